//! Small PDFs with the fields that a form in stages prepares.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::sign::Appearance;

/// A paper to be made.
#[derive(Debug, Clone)]
pub struct Paper {
    /// Text on each page, in ASCII.
    pub pages: Vec<String>,
    /// Stages `stage.1`, `stage.2` and so on, each with the leaves `signature`, `data` and
    /// `text`, the signature locking everything up to its own stage.
    pub stages: usize,
    /// With cross-reference and object streams instead of a table.
    pub is_modern: bool,
}

impl Paper {
    /// One page, no fields.
    pub fn plain(text: &str) -> Self {
        Self { pages: vec![text.to_owned()], stages: 0, is_modern: false }
    }

    /// One page and so many stages.
    pub fn in_stages(stages: usize) -> Self {
        Self { stages, ..Self::plain("Application for leave") }
    }
}

/// Makes the PDF.
pub fn paper(paper: &Paper) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let pages: Vec<ObjectId> = paper.pages.iter().map(|text| page(&mut document, tree, font, text)).collect();
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => tree };
    if paper.stages > 0 {
        let root = fields(&mut document, pages[0], paper.stages);
        let form = dictionary! { "Fields" => vec![Object::Reference(root)], "SigFlags" => 3 };
        catalog.set("AcroForm", document.add_object(form));
    }
    let count = i64::try_from(pages.len()).unwrap_or(0);
    let kids: Vec<Object> = pages.into_iter().map(Object::Reference).collect();
    document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let catalog = document.add_object(catalog);
    let information = document.add_object(dictionary! { "Title" => text("Test paper") });
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", information);
    document.trailer.set("ID", vec![text("0123456789abcdef"), text("0123456789abcdef")]);
    let mut bytes = Vec::new();
    let saved = if paper.is_modern {
        document.save_modern(&mut bytes)
    } else {
        document.reference_table.cross_reference_type = lopdf::xref::XrefType::CrossReferenceTable;
        document.save_to(&mut bytes)
    };
    saved.expect("a PDF in memory");
    bytes
}

fn text(value: &str) -> Object {
    Object::string_literal(value)
}

fn page(document: &mut Document, tree: ObjectId, font: ObjectId, text: &str) -> ObjectId {
    let content = format!("BT /F1 18 Tf 72 760 Td ({text}) Tj ET");
    let content = document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
    document.add_object(dictionary! {
        "Type" => "Page", "Parent" => tree, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    })
}

/// The tree of fields; puts the widgets on the page.
fn fields(document: &mut Document, page: ObjectId, stages: usize) -> ObjectId {
    let root = document.new_object_id();
    let mut widgets: Vec<Object> = Vec::new();
    let mut nodes: Vec<Object> = Vec::new();
    for number in 1..=stages {
        let node = document.new_object_id();
        let [signature, data, text_field] = leaves(document, page, node, number);
        widgets.extend([Object::Reference(signature), Object::Reference(text_field)]);
        let kids = [signature, data, text_field].map(Object::Reference).to_vec();
        let entries = dictionary! { "T" => text(&number.to_string()), "Parent" => root, "Kids" => kids };
        document.set_object(node, entries);
        nodes.push(Object::Reference(node));
    }
    document.set_object(root, dictionary! { "T" => text("stage"), "Kids" => nodes });
    document.get_dictionary_mut(page).expect("a page").set("Annots", widgets);
    root
}

/// Signature, data without a widget, and visible text of one stage.
fn leaves(document: &mut Document, page: ObjectId, parent: ObjectId, number: usize) -> [ObjectId; 3] {
    let top = 760 - 60 * i64::try_from(number).unwrap_or(0);
    let locked = (1..=number)
        .flat_map(|stage| ["signature", "data", "text"].map(|leaf| text(&format!("stage.{stage}.{leaf}"))))
        .collect::<Vec<_>>();
    let lock = document.add_object(dictionary! {
        "Type" => "SigFieldLock", "Action" => "Include", "Fields" => locked,
    });
    let signature = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "T" => text("signature"), "Parent" => parent,
        "F" => 132, "P" => page, "Lock" => lock,
        "Rect" => vec![72.into(), (top - 40).into(), 272.into(), top.into()],
    });
    // Multiline (ISO 32000-2, table 231).
    let data = document.add_object(dictionary! {
        "FT" => "Tx", "T" => text("data"), "Parent" => parent, "Ff" => 4096,
    });
    let shown = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "T" => text("text"), "Parent" => parent,
        "F" => 4, "P" => page,
        "Rect" => vec![300.into(), (top - 20).into(), 500.into(), top.into()],
    });
    [signature, data, shown]
}

/// A box of 200 by 20 points that says something in ASCII.
pub fn box_saying(text: &str) -> Appearance {
    let content = format!("BT /F1 12 Tf 2 5 Td ({text}) Tj ET");
    let form = format!(
        "<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 2 0 R>>>>/Length {}>>\
         stream\n{content}\nendstream",
        content.len()
    );
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    Appearance::new(vec![form.into_bytes(), font.into()])
}
