//! The fields of a form that exists as PDF: opened, walked, placed and labelled. What has no fields, or makes them
//! only while it is filled in, is refused with the way out.

mod kind;
mod label;
mod place;
mod script;
mod tree;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};
use words::Message;

use super::beside;
use super::interpret::Interpreter;
use super::lines::{Run, stretches};
use super::opened::{Unopened, is_unreliable, open, page_content};
use super::xfa::{Xfa, xfa};
use crate::limits::Limits;
use crate::paper::{Paper, PaperField, PaperKind, PaperOption, PaperPlace};
use place::Places;
use tree::{Leaf, Tree};

/// The most stretches of text of a page among which a label is looked for.
const TEXTS: usize = 3_000;

/// Reads the fields.
///
/// # Errors
/// Refusals: locked, damaged, no fields, too many of them, dynamic XFA.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Paper, Message> {
    let document = open(bytes, limits).map_err(|unopened| match unopened {
        Unopened::Locked => Message::new("extraction-paper-locked"),
        Unopened::Damaged => Message::new("extraction-paper-damaged"),
    })?;
    let pages: Vec<ObjectId> = document.page_iter().take(limits.pages).collect();
    let form = document.catalog().and_then(|catalog| catalog.get_deref(b"AcroForm", &document));
    let form = form.and_then(Object::as_dict).ok();
    let kind = form.map_or(Xfa::None, |form| xfa(&document, form, limits));
    if kind == Xfa::Dynamic {
        return Err(Message::new("extraction-paper-dynamic"));
    }
    let places = Places::read(&document, &pages);
    let mut tree = Tree::new(&document, limits.fields);
    let roots = form.and_then(|form| form.get_deref(b"Fields", &document).and_then(Object::as_array).ok());
    tree.roots(roots.map(Vec::as_slice).unwrap_or_default());
    if form.is_some() {
        places.annotations.iter().for_each(|annotation| tree.stray(annotation));
    }
    if tree.is_too_large() {
        return Err(Message::new("extraction-paper-many").with("limit", limits.fields));
    }
    if tree.leaves.is_empty() {
        let code = if kind == Xfa::Static { "extraction-paper-dynamic" } else { "extraction-paper-no-fields" };
        return Err(Message::new(code));
    }
    let mut notes = std::mem::take(&mut tree.notes);
    if document.xref_recovery.is_some() {
        notes.insert(0, Message::new("extraction-paper-repaired"));
    }
    if kind == Xfa::Static {
        notes.insert(0, Message::new("extraction-paper-static"));
    }
    let leaves = merged(std::mem::take(&mut tree.leaves), &mut notes);
    let title = beside::metadata(&document).remove("title");
    let reader = Reader { document: &document, places, limits };
    let fields = reader.fields(&leaves, &pages);
    Ok(Paper { title, pages: pages.len(), fields, notes })
}

/// Fields of one name are one field (ISO 32000-1, 12.7.3.2), wherever they hang.
fn merged<'a>(leaves: Vec<Leaf<'a>>, notes: &mut Vec<Message>) -> Vec<Leaf<'a>> {
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept: Vec<Leaf<'a>> = Vec::new();
    for leaf in leaves {
        match by_name.get(&leaf.name) {
            Some(first) if !leaf.name.is_empty() => {
                notes.push(Message::new("extraction-paper-twice").with("at", leaf.name.as_str()));
                kept[*first].widgets.extend(leaf.widgets);
            }
            _ => {
                by_name.insert(leaf.name.clone(), kept.len());
                kept.push(leaf);
            }
        }
    }
    kept
}

struct Reader<'a> {
    document: &'a Document,
    places: Places<'a>,
    limits: &'a Limits,
}

impl<'a> Reader<'a> {
    /// All fields in the order in which they are read.
    fn fields(&self, leaves: &[Leaf<'a>], pages: &[ObjectId]) -> Vec<PaperField> {
        let texts = self.texts(leaves, pages);
        let boxes = self.boxes(leaves);
        let mut fields: Vec<Option<PaperField>> =
            leaves.iter().map(|leaf| Some(self.field(leaf, &texts, &boxes))).collect();
        let places: Vec<Option<PaperPlace>> =
            fields.iter().map(|field| field.as_ref().and_then(|field| field.place)).collect();
        let order = self.places.reading_order(&places);
        order.into_iter().filter_map(|index| fields.get_mut(index)?.take()).collect()
    }

    /// The texts of the pages that have fields.
    fn texts(&self, leaves: &[Leaf<'a>], pages: &[ObjectId]) -> BTreeMap<usize, Vec<Run>> {
        let mut interpreter = Interpreter::new(self.document, self.limits);
        let mut texts = BTreeMap::new();
        for page in leaves.iter().flat_map(|leaf| self.shown(leaf)).map(|(_, place)| place.page) {
            if let std::collections::btree_map::Entry::Vacant(entry) = texts.entry(page)
                && let Some(id) = pages.get(page - 1)
            {
                let shown = page_content(self.document, *id, self.limits, &mut interpreter);
                let reliable = !is_unreliable(&shown);
                entry.insert(if reliable { stretches(shown.runs, TEXTS) } else { Vec::new() });
            }
        }
        texts
    }

    /// The edges of all widgets, page by page.
    fn boxes(&self, leaves: &[Leaf<'a>]) -> BTreeMap<usize, Vec<[f64; 4]>> {
        let mut boxes: BTreeMap<usize, Vec<[f64; 4]>> = BTreeMap::new();
        for (_, place) in leaves.iter().flat_map(|leaf| self.shown(leaf)) {
            boxes.entry(place.page).or_default().push(place.edges);
        }
        boxes
    }

    /// The widgets that a page shows, in the order of the pages.
    fn shown(&self, leaf: &Leaf<'a>) -> Vec<(&'a Dictionary, PaperPlace)> {
        let mut shown: Vec<(&Dictionary, PaperPlace)> = leaf
            .widgets
            .iter()
            .filter(|widget| !is_hidden(widget, self.document))
            .filter_map(|widget| Some((*widget, self.places.of(widget, self.document)?)))
            .collect();
        shown.sort_by_key(|(_, place)| place.page);
        shown
    }

    fn field(
        &self,
        leaf: &Leaf<'a>,
        texts: &BTreeMap<usize, Vec<Run>>,
        boxes: &BTreeMap<usize, Vec<[f64; 4]>>,
    ) -> PaperField {
        let shown = self.shown(leaf);
        let place = shown.first().map(|(_, place)| *place);
        let mut kind = kind::kind(leaf, self.document);
        let near = |place: &PaperPlace, tick: bool| {
            let (others, texts) = (boxes.get(&place.page)?, texts.get(&place.page)?);
            match tick {
                true => label::of_tick(place.edges, others, texts),
                false => label::of_box(place.edges, others, texts),
            }
        };
        if let PaperKind::Radio { states } = &mut kind {
            self.label_states(states, leaf, &|place| near(place, true));
        }
        let nearby = place.and_then(|place| near(&place, kind == PaperKind::Check));
        let (read_only, required) = kind::duties(leaf, self.document);
        let (hint, scripts) = script::scripts(leaf, self.document, self.limits);
        PaperField {
            name: leaf.name.clone(),
            read_only,
            required,
            hidden: place.is_none(),
            tooltip: leaf.chain.first().and_then(|own| tree::text(own, b"TU", self.document)),
            nearby,
            default: kind::default(leaf, self.document),
            place,
            hint,
            scripts,
            kind,
        }
    }

    /// States take the text behind their widget, where they have no words of their own.
    fn label_states(
        &self,
        states: &mut Vec<PaperOption>,
        leaf: &Leaf<'a>,
        near: &dyn Fn(&PaperPlace) -> Option<String>,
    ) {
        let with_state = leaf.widgets.iter().filter(|widget| kind::on_state(widget, self.document).is_some());
        for (state, widget) in states.iter_mut().zip(with_state) {
            if state.label.is_none() {
                state.label = self.places.of(widget, self.document).and_then(|place| near(&place));
            }
        }
        // Widgets of one state are one value; the first of them labels it.
        let mut seen = std::collections::BTreeSet::new();
        states.retain(|state| seen.insert(state.value.clone()));
    }
}

/// Hidden, or never shown on a screen (ISO 32000-1, table 165).
fn is_hidden(widget: &Dictionary, document: &Document) -> bool {
    let flags = widget.get_deref(b"F", document).and_then(Object::as_i64).unwrap_or(0);
    flags & 0b10_0010 != 0
}
