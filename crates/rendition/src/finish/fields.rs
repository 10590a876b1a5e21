//! The prepared fields (ISO 32000-1, 12.7): for every stage that signs a signature
//! field with its lock, for every later value a text field in its place, and for
//! every stage after the first a field without a place that takes its data. Later
//! stages only fill what stands here, so an earlier signature sees form filling and
//! nothing else.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::objects::{dictionary, name, text};
use super::unfinished::Unfinished;
use crate::ink::PAGE_HEIGHT;
use crate::mark::{Area, ElementId, Place, PlaceKind};
use crate::phrase::Phrases;
use crate::sheet::{Kind, SealPlace};
use crate::{RenditionError, field};

/// Field flag (ISO 32000-1, table 228).
const MULTILINE: i64 = 1 << 12;
/// Annotation flag Print.
const PRINT: i64 = 4;
/// SignaturesExist and AppendOnly.
const SIGNATURE_FLAGS: i64 = 3;

/// A widget on a page.
#[derive(Debug, Clone, Copy)]
pub struct Widget {
    /// The annotation.
    pub object: ObjectId,
    /// Index of its page.
    pub page: usize,
    /// Its element in the structure.
    pub element: ElementId,
}

/// A field before it hangs in the tree: its partial name and its object.
struct Leaf {
    stage: String,
    name: String,
    object: ObjectId,
}

/// Prepares all fields; the answer lists the widgets in reading order.
pub fn prepare(
    document: &mut Document,
    catalog: &mut Dictionary,
    unfinished: &Unfinished<'_>,
    pages: &[ObjectId],
) -> Result<Vec<Widget>, RenditionError> {
    let names = leaf_names(unfinished)?;
    let mut leaves = Vec::new();
    let mut widgets = Vec::new();
    for (index, page) in unfinished.layout.pages.iter().enumerate() {
        let Some(page_id) = pages.get(index).copied() else { continue };
        let mut annotations = Vec::new();
        for place in &page.places {
            let object = widget(document, place, page_id, &names);
            leaves.push(leaf_of(&place.field, object));
            widgets.push(Widget { object, page: index, element: place.element });
            annotations.push(Object::Reference(object));
        }
        if !annotations.is_empty() {
            let page = document.get_dictionary_mut(page_id).map_err(RenditionError::broken)?;
            page.set("Annots", Object::Array(annotations));
        }
    }
    // A stage that signs apart has its data on its own paper.
    let later = unfinished.sheet.stages.iter().skip(1).filter(|_| unfinished.sheet.kind != Kind::Blank);
    for stage in later.filter(|stage| stage.seal != SealPlace::Apart) {
        let label = Phrases.about("rendition-data-of", "stage", &stage.title);
        let entries = dictionary([
            ("FT", name("Tx")),
            ("Ff", Object::Integer(MULTILINE)),
            ("TU", text(&both(&label))),
            ("DA", text(&appearance_string())),
        ]);
        let object = document.add_object(entries);
        leaves.push(leaf_of(&field::data(&stage.id)?, object));
    }
    if leaves.is_empty() {
        return Ok(widgets);
    }
    let root = hang(document, leaves)?;
    let form = dictionary([
        ("Fields", Object::Array(vec![Object::Reference(root)])),
        ("SigFlags", Object::Integer(SIGNATURE_FLAGS)),
        ("DR", resources(document, pages)?),
        ("DA", text(&appearance_string())),
    ]);
    let form = document.add_object(form);
    catalog.set("AcroForm", Object::Reference(form));
    Ok(widgets)
}

/// Qualified names of each stage's fields, in the order of the stages.
fn leaf_names(unfinished: &Unfinished<'_>) -> Result<Vec<(String, Vec<String>)>, RenditionError> {
    let mut seen = std::collections::BTreeSet::new();
    let mut names: Vec<(String, Vec<String>)> = Vec::new();
    let places: Vec<&Place> = unfinished.layout.pages.iter().flat_map(|page| &page.places).collect();
    for (index, stage) in unfinished.sheet.stages.iter().enumerate() {
        let signature = field::signature(&stage.id)?;
        let prefix = field::prefix(&stage.id)?;
        let mut own: Vec<String> =
            places.iter().map(|place| place.field.clone()).filter(|field| field.starts_with(&prefix)).collect();
        if index > 0 && stage.seal != SealPlace::Apart {
            own.push(field::data(&stage.id)?);
        }
        for name in &own {
            if !seen.insert(name.clone()) {
                return Err(RenditionError::FieldTwice { name: name.clone() });
            }
        }
        names.push((signature, own));
    }
    Ok(names)
}

fn leaf_of(field: &str, object: ObjectId) -> Leaf {
    let mut parts = field.splitn(3, '.').skip(1);
    let stage = parts.next().unwrap_or_default().to_owned();
    let name = parts.next().unwrap_or_default().to_owned();
    Leaf { stage, name, object }
}

/// The field and its widget in one dictionary.
fn widget(document: &mut Document, place: &Place, page: ObjectId, names: &[(String, Vec<String>)]) -> ObjectId {
    let empty = document.add_object(empty_appearance(place.area));
    let mut entries = Dictionary::from_iter([
        ("Type", name("Annot")),
        ("Subtype", name("Widget")),
        ("Rect", rectangle(place.area)),
        ("F", Object::Integer(PRINT)),
        ("P", Object::Reference(page)),
        ("TU", text(&both(&place.label))),
        ("AP", dictionary([("N", Object::Reference(empty))])),
    ]);
    match place.kind {
        PlaceKind::Signature => {
            entries.set("FT", name("Sig"));
            let lock = document.add_object(lock(&place.field, names));
            entries.set("Lock", Object::Reference(lock));
        }
        PlaceKind::Line | PlaceKind::Lines => {
            let several = if place.kind == PlaceKind::Lines { MULTILINE } else { 0 };
            entries.set("FT", name("Tx"));
            entries.set("Ff", Object::Integer(several));
            entries.set("DA", text(&appearance_string()));
            // An only appearance needs no state and readers pass it over. But pyHanko (0.38) takes the appearance of a
            // field without one for renewed wherever it is older than the signature, and refuses what a lock covers.
            entries.set("AS", name("Normal"));
        }
    }
    document.add_object(entries)
}

/// Freezes, once the stage has signed, its own fields and those of all stages before
/// it, each by its full name (ISO 32000-1, 12.7.4.5).
fn lock(signature: &str, names: &[(String, Vec<String>)]) -> Object {
    let end = names.iter().position(|(own, _)| own == signature).map_or(names.len(), |index| index + 1);
    let fields = names.iter().take(end).flat_map(|(_, own)| own).map(|field| text(field)).collect();
    dictionary([("Type", name("SigFieldLock")), ("Action", name("Include")), ("Fields", Object::Array(fields))])
}

/// Hangs the leaves under `stage`, then under their stages.
fn hang(document: &mut Document, leaves: Vec<Leaf>) -> Result<ObjectId, RenditionError> {
    let root = document.new_object_id();
    let mut order: Vec<String> = Vec::new();
    let mut stages: BTreeMap<String, (ObjectId, Vec<Object>)> = BTreeMap::new();
    for leaf in leaves {
        if !order.contains(&leaf.stage) {
            order.push(leaf.stage.clone());
        }
        let id = stages.get(&leaf.stage).map_or_else(|| document.new_object_id(), |(id, _)| *id);
        stages.entry(leaf.stage).or_insert_with(|| (id, Vec::new())).1.push(Object::Reference(leaf.object));
        let entries = document.get_dictionary_mut(leaf.object).map_err(RenditionError::broken)?;
        entries.set("T", text(&leaf.name));
        entries.set("Parent", Object::Reference(id));
    }
    let mut kids = Vec::new();
    for stage in order {
        if let Some((id, leaves)) = stages.remove(&stage) {
            let node =
                dictionary([("T", text(&stage)), ("Parent", Object::Reference(root)), ("Kids", Object::Array(leaves))]);
            document.set_object(id, node);
            kids.push(Object::Reference(id));
        }
    }
    document.set_object(root, dictionary([("T", text("stage")), ("Kids", Object::Array(kids))]));
    Ok(root)
}

/// The fonts of the first page, which fields that are not filled in yet refer to.
fn resources(document: &Document, pages: &[ObjectId]) -> Result<Object, RenditionError> {
    let page = pages.first().copied().ok_or_else(|| RenditionError::broken("no page"))?;
    let (_, resources) = document.get_page_resources(page).map_err(RenditionError::broken)?;
    let resources = resources.first().copied().ok_or_else(|| RenditionError::broken("no resources"))?;
    let fonts = document.get_dictionary(resources).and_then(|found| found.get(b"Font")).cloned();
    Ok(dictionary([("Font", fonts.map_err(RenditionError::broken)?)]))
}

fn appearance_string() -> String {
    let [red, green, blue] = crate::ink::Ink::Black.rgb();
    format!("/{} 10 Tf {red} {green} {blue} rg", crate::draw::resource(crate::font::Weight::Regular))
}

fn empty_appearance(area: Area) -> Stream {
    let size = Object::Array(vec![0.into(), 0.into(), real(area.width), real(area.height)]);
    let entries = Dictionary::from_iter([
        ("Type", name("XObject")),
        ("Subtype", name("Form")),
        ("BBox", size),
        ("Resources", Object::Dictionary(Dictionary::new())),
    ]);
    Stream::new(entries, Vec::new())
}

/// Left, bottom, right, top from the page's lower left corner.
pub fn corners(area: Area) -> [f32; 4] {
    let bottom = PAGE_HEIGHT - area.y - area.height;
    [area.x, bottom, area.x + area.width, bottom + area.height].map(|value| (value * 100.0).round() / 100.0)
}

/// A rectangle from the page's lower left corner.
pub fn rectangle(area: Area) -> Object {
    Object::Array(corners(area).into_iter().map(real).collect())
}

fn real(value: f32) -> Object {
    Object::Real((value * 100.0).round() / 100.0)
}

fn both(label: &words::Text) -> String {
    if label.zh == label.en || label.en.is_empty() { label.zh.clone() } else { format!("{} {}", label.zh, label.en) }
}
