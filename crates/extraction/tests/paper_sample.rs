//! Forms as PDF, made for a test field by field.

use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, ObjectId, Permissions, Stream, StringFormat,
    dictionary, text_string,
};

use crate::sample::{document, helvetica, saved};

/// A form that is being made.
pub struct Form {
    pub document: Document,
    page: ObjectId,
    pub roots: Vec<Object>,
    annotations: Vec<Object>,
}

/// Left, bottom, width and height of a widget.
pub type At = [i64; 4];

impl Form {
    /// One page with these texts: left edge, baseline, text.
    pub fn new(texts: &[(i64, i64, &str)]) -> Self {
        let shown: Vec<String> =
            texts.iter().map(|(left, base, text)| format!("BT /F1 10 Tf {left} {base} Td ({text}) Tj ET")).collect();
        let (document, page) = document(shown.join("\n").into_bytes(), dictionary! { "Font" => helvetica() });
        Self { document, page, roots: Vec::new(), annotations: Vec::new() }
    }

    /// What a widget has besides what its field has.
    pub fn widget(&self, at: At) -> Dictionary {
        let [left, bottom, width, height] = at;
        dictionary! {
            "Type" => "Annot", "Subtype" => "Widget", "P" => self.page, "F" => 4,
            "Rect" => vec![left.into(), bottom.into(), (left + width).into(), (bottom + height).into()],
        }
    }

    /// Adds an object and shows it on the page.
    pub fn shown(&mut self, dictionary: Dictionary) -> ObjectId {
        let id = self.document.add_object(dictionary);
        self.annotations.push(id.into());
        id
    }

    /// A field that is its own widget, at the root.
    pub fn field(&mut self, name: &str, at: At, entries: Dictionary) -> ObjectId {
        let mut field = self.widget(at);
        field.set("T", text_string(name));
        field.extend(&entries);
        let id = self.shown(field);
        self.roots.push(id.into());
        id
    }

    /// A box of a group, with the state that ticks it.
    pub fn state(&mut self, at: At, state: &str, entries: Dictionary) -> ObjectId {
        let empty = self.document.add_object(Stream::new(Dictionary::new(), Vec::new()));
        let mut widget = self.widget(at);
        widget.set("AP", dictionary! { "N" => dictionary! { "Off" => empty, state => empty } });
        widget.set("AS", "Off");
        widget.extend(&entries);
        self.shown(widget)
    }

    /// A script of a field.
    pub fn script(event: &str, script: &str) -> Dictionary {
        let action = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal(script) };
        dictionary! { "AA" => dictionary! { event => action } }
    }

    /// The form's own entries, such as XFA.
    pub fn finish(mut self, more: Dictionary) -> Vec<u8> {
        let mut form = dictionary! { "Fields" => self.roots };
        form.extend(&more);
        let form = self.document.add_object(form);
        self.document.catalog_mut().unwrap().set("AcroForm", form);
        let annotations = self.annotations;
        self.document.get_dictionary_mut(self.page).unwrap().set("Annots", annotations);
        saved(&mut self.document)
    }
}

fn line(row: i64) -> At {
    [150, 760 - 30 * row, 200, 18]
}

/// Every kind of field, each as simple as it comes.
pub fn all_kinds() -> Vec<u8> {
    let mut form = Form::new(&[
        (50, 734, "Name of organisation:"),
        (50, 704, "Reasons"),
        (50, 674, "Account number"),
        (168, 644, "I have read the notes"),
        (50, 614, "Meeting by"),
        (168, 614, "Letter"),
        (228, 614, "Telephone"),
        (50, 584, "District"),
        (50, 434, "Fee"),
    ]);
    form.field(
        "Name",
        line(1),
        dictionary! { "FT" => "Tx", "Ff" => 2, "MaxLen" => 60, "DV" => text_string("Harbour Club") },
    );
    form.field("Reasons", line(2), dictionary! { "FT" => "Tx", "Ff" => 1 << 12 });
    form.field("Account", line(3), dictionary! { "FT" => "Tx", "Ff" => 1 << 24, "MaxLen" => 12 });
    let read =
        form.state([150, 640, 12, 12], "Yes", dictionary! { "T" => text_string("Read"), "FT" => "Btn", "Ff" => 2 });
    let group = form.document.new_object_id();
    let kids: Vec<Object> = [(150, "letter"), (210, "phone")]
        .map(|(left, state)| form.state([left, 610, 12, 12], state, dictionary! { "Parent" => group }).into())
        .to_vec();
    let radio = dictionary! { "T" => text_string("Contact"), "FT" => "Btn", "Ff" => 3 << 14, "Kids" => kids };
    form.document.objects.insert(group, radio.into());
    form.roots.extend([read.into(), group.into()]);
    let pair = |code: &str, label: &str| Object::Array(vec![text_string(code), text_string(label)]);
    let districts = vec![pair("CW", "中西區 Central and Western"), pair("N", "北區 North")];
    form.field("District", line(6), dictionary! { "FT" => "Ch", "Ff" => 1 << 17, "Opt" => districts });
    let days = vec![text_string("Mon"), text_string("Tue"), text_string("Wed")];
    form.field(
        "Days",
        line(7),
        dictionary! { "FT" => "Ch", "Ff" => 1 << 21, "Opt" => days, "TU" => text_string("可到訪的日子") },
    );
    let mut date = Form::script("F", "AFDate_FormatEx(\"dd/mm/yyyy\");");
    date.extend(&dictionary! { "FT" => "Tx", "TU" => text_string("申請日期 Date of application") });
    form.field("Date", line(8), date);
    let mut people = Form::script("F", "AFNumber_Format(0, 0, 0, 0, \"\", true);");
    people.extend(&dictionary! { "FT" => "Tx", "TU" => text_string("Number of people") });
    form.field("People", line(9), people);
    // Read after the two above although it was made later and stands higher.
    let mut fee = Form::script("C", "event.value = this.getField(\"People\").value * 12.5;");
    fee.extend(&dictionary! { "FT" => "Tx", "Ff" => 1 });
    form.field("Fee", [150, 430, 200, 18], fee);
    form.field("Print", line(12), dictionary! { "FT" => "Btn", "Ff" => 1 << 16 });
    form.field(
        "Signature",
        line(13),
        dictionary! { "FT" => "Sig", "TU" => text_string("申請人簽署 Signature of applicant") },
    );
    let hidden = form.field("Code", line(14), dictionary! { "FT" => "Tx", "F" => 2 });
    form.document.get_dictionary_mut(hidden).unwrap().set("F", 2);
    form.finish(Dictionary::new())
}

/// A tree: what stands above is inherited, names go on, and kids without a name are places.
pub fn nested() -> Vec<u8> {
    let mut form = Form::new(&[]);
    let (root, person, twice) =
        (form.document.new_object_id(), form.document.new_object_id(), form.document.new_object_id());
    // Names in UTF-16BE and in PDFDocEncoding (0xE9 is é, 0x8D a quotation mark).
    let mut first = form.widget(line(1));
    first.extend(&dictionary! { "T" => text_string("姓名"), "Parent" => person });
    let mut second = form.widget(line(2));
    let encoded = Object::String(b"Pr\xe9nom \x8d1\x8e".to_vec(), StringFormat::Literal);
    second.extend(&dictionary! { "T" => encoded, "Parent" => person, "MaxLen" => 8 });
    let (first, second) = (form.shown(first), form.shown(second));
    let entries = dictionary! { "T" => text_string("person"), "Parent" => root, "FT" => "Tx", "Kids" => vec![first.into(), second.into()] };
    form.document.objects.insert(person, entries.into());
    let places: Vec<Object> = [3, 4]
        .map(|row| {
            let mut widget = form.widget(line(row));
            widget.set("Parent", twice);
            form.shown(widget).into()
        })
        .to_vec();
    let entries = dictionary! { "T" => text_string("reference"), "Parent" => root, "FT" => "Tx", "Kids" => places };
    form.document.objects.insert(twice, entries.into());
    let entries = dictionary! { "T" => text_string("form1[0]"), "Ff" => 2, "MaxLen" => 40, "Kids" => vec![person.into(), twice.into()] };
    form.document.objects.insert(root, entries.into());
    form.roots.push(root.into());
    // Boxes of one name with several states, and the same name once more at the root.
    let boxes = form.document.new_object_id();
    let kids: Vec<Object> = [(150, "1"), (250, "2")]
        .map(|(left, state)| form.state([left, 610, 12, 12], state, dictionary! { "Parent" => boxes }).into())
        .to_vec();
    let exported = vec![text_string("甲類"), text_string("乙類")];
    let group = dictionary! { "T" => text_string("類別"), "FT" => "Btn", "Kids" => kids, "Opt" => exported };
    form.document.objects.insert(boxes, group.into());
    form.roots.push(boxes.into());
    form.field("remarks", line(8), dictionary! { "FT" => "Tx" });
    form.field("remarks", line(9), dictionary! { "FT" => "Tx" });
    form.finish(Dictionary::new())
}

/// A tree that leads in circles, with a field that no root leads to and a kid that is none.
pub fn in_circles() -> Vec<u8> {
    let mut form = Form::new(&[]);
    let (one, two) = (form.document.new_object_id(), form.document.new_object_id());
    let gone: Object = (9_999, 0).into();
    for (own, other, name) in [(one, two, "one"), (two, one, "two")] {
        let kids: Vec<Object> = vec![other.into(), gone.clone()];
        let entries = dictionary! { "T" => text_string(name), "FT" => "Tx", "Kids" => kids, "Parent" => other };
        form.document.objects.insert(own, entries.into());
    }
    form.roots.extend([one.into(), two.into(), Object::Null, 7.into()]);
    form.field("sound", line(1), dictionary! { "FT" => "Tx" });
    let mut stray = form.widget(line(2));
    stray.extend(&dictionary! { "T" => text_string("stray"), "FT" => "Tx" });
    form.shown(stray);
    form.finish(Dictionary::new())
}

/// `count` fields below one another's root, or each below the one before.
pub fn many(count: usize, deep: bool) -> Vec<u8> {
    let mut form = Form::new(&[]);
    let ids: Vec<ObjectId> = (0..count).map(|_| form.document.new_object_id()).collect();
    for (number, id) in ids.iter().enumerate() {
        let mut field = dictionary! { "T" => text_string(&format!("f{number}")), "FT" => "Tx" };
        if deep && let Some(next) = ids.get(number + 1) {
            field.set("Kids", vec![Object::from(*next)]);
        }
        form.document.objects.insert(*id, field.into());
    }
    form.roots = ids.into_iter().take(if deep { 1 } else { count }).map(Object::from).collect();
    form.finish(Dictionary::new())
}

/// An XFA form: static, or one whose fields come into being while it is filled in.
pub fn xfa(dynamic: bool) -> Vec<u8> {
    let mut form = Form::new(&[]);
    let rendering = if dynamic { "required" } else { "forbidden" };
    let config =
        format!("<config><acrobat><acrobat7><dynamicRender>{rendering}</dynamicRender></acrobat7></acrobat></config>");
    let config = form.document.add_object(Stream::new(Dictionary::new(), config.into_bytes()));
    let template = form.document.add_object(Stream::new(Dictionary::new(), b"<template/>".to_vec()));
    let packets: Vec<Object> = vec![text_string("config"), config.into(), text_string("template"), template.into()];
    form.field("form1[0].Name[0]", line(1), dictionary! { "FT" => "Tx", "TU" => text_string("Name") });
    form.finish(dictionary! { "XFA" => packets })
}

/// A PDF without any form, or with one that has no fields.
pub fn without_fields(form: bool) -> Vec<u8> {
    if form {
        return Form::new(&[(50, 700, "Nothing to fill in")]).finish(Dictionary::new());
    }
    crate::sample::page("BT /F1 10 Tf 50 700 Td (Nothing to fill in) Tj ET", helvetica())
}

/// A form that only a password opens.
pub fn locked() -> Vec<u8> {
    let mut form = Form::new(&[]);
    form.field("Name", line(1), dictionary! { "FT" => "Tx" });
    let mut document = Document::load_mem(&form.finish(Dictionary::new())).unwrap();
    let identifier = Object::String(vec![7; 16], StringFormat::Hexadecimal);
    document.trailer.set("ID", Object::Array(vec![identifier.clone(), identifier]));
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: "secret",
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    saved(&mut document)
}
