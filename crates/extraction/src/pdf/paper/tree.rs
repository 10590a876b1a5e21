//! The tree of fields (ISO 32000-1, 12.7.3): names from the root down, what a field inherits, and its widgets.
//! Trees from strangers lead in circles, have no end or no root; each node is visited once, and no more of them
//! than there may be.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, decode_text_string};
use words::Message;

/// How deep the tree is followed.
const DEEPEST: usize = 32;
/// The most visits: nodes and widgets.
const VISITS: usize = 50_000;
/// The most notes about the tree; beyond them nothing new is learned.
const NOTES: usize = 50;

/// A field at the end of a branch.
pub struct Leaf<'a> {
    /// Fully qualified name.
    pub name: String,
    /// The field itself, and what stands above it.
    pub chain: Vec<&'a Dictionary>,
    /// Where it shows.
    pub widgets: Vec<&'a Dictionary>,
}

impl<'a> Leaf<'a> {
    /// An entry of the field itself, or the nearest above it.
    pub fn inherited(&self, key: &[u8], document: &'a Document) -> Option<&'a Object> {
        self.chain.iter().find_map(|dictionary| dictionary.get_deref(key, document).ok())
    }

    /// An entry of the field itself or of one of its widgets.
    pub fn own(&self, key: &[u8], document: &'a Document) -> Option<&'a Object> {
        let own = self.chain.first().into_iter().chain(&self.widgets);
        own.copied().find_map(|dictionary| dictionary.get_deref(key, document).ok())
    }
}

/// The walk, with what it found.
pub struct Tree<'a> {
    document: &'a Document,
    seen: BTreeSet<usize>,
    visits: usize,
    most: usize,
    /// The fields, as the file has them.
    pub leaves: Vec<Leaf<'a>>,
    /// What was passed over.
    pub notes: Vec<Message>,
}

/// What stands above a node.
#[derive(Clone, Default)]
struct Above<'a> {
    name: String,
    chain: Vec<&'a Dictionary>,
}

impl<'a> Tree<'a> {
    /// Of `document`, with at most `most` fields.
    pub fn new(document: &'a Document, most: usize) -> Self {
        Self { document, seen: BTreeSet::new(), visits: VISITS, most, leaves: Vec::new(), notes: Vec::new() }
    }

    /// Whether there are more fields than are read.
    pub fn is_too_large(&self) -> bool {
        self.leaves.len() > self.most || self.visits == 0
    }

    /// Follows the roots of the form.
    pub fn roots(&mut self, roots: &'a [Object]) {
        for root in roots {
            self.node(root, &Above::default());
        }
    }

    /// Follows what a page shows and no root leads to: from the topmost field above it.
    pub fn stray(&mut self, widget: &'a Object) {
        let Some(mut top) = self.dictionary(widget) else { return };
        // A comment bears its author's name where a field bears its own.
        let subtype = top.get_deref(b"Subtype", self.document).and_then(Object::as_name);
        if !subtype.is_ok_and(|subtype| subtype == b"Widget") {
            return;
        }
        if self.seen.contains(&address(top)) || !(top.has(b"T") || top.has(b"FT") || top.has(b"Parent")) {
            return;
        }
        let mut object = widget;
        for _ in 0..DEEPEST {
            let Ok(above) = top.get(b"Parent") else { break };
            let Some(dictionary) = self.dictionary(above) else { break };
            (object, top) = (above, dictionary);
        }
        if !self.seen.contains(&address(top)) {
            self.node(object, &Above::default());
        }
    }

    fn dictionary(&self, object: &'a Object) -> Option<&'a Dictionary> {
        self.document.dereference(object).ok()?.1.as_dict().ok()
    }

    fn note(&mut self, code: &str, name: &str) {
        if self.notes.len() < NOTES {
            self.notes.push(Message::new(code).with("at", name));
        }
    }

    fn node(&mut self, object: &'a Object, above: &Above<'a>) {
        if self.is_too_large() {
            return;
        }
        self.visits -= 1;
        let Some(dictionary) = self.dictionary(object) else {
            return self.note("extraction-paper-broken", &above.name);
        };
        let here = Above { name: joined(&above.name, &self.own_name(dictionary)), chain: chained(dictionary, above) };
        if !self.seen.insert(address(dictionary)) {
            return self.note("extraction-paper-circle", &here.name);
        }
        if here.chain.len() > DEEPEST {
            return self.note("extraction-paper-deep", &here.name);
        }
        let kids = dictionary.get_deref(b"Kids", self.document).and_then(Object::as_array);
        let Ok(kids) = kids.map(Vec::as_slice) else {
            let shows = dictionary.has(b"Rect");
            let widgets = if shows { vec![dictionary] } else { Vec::new() };
            return self.leaves.push(Leaf { name: here.name, chain: here.chain, widgets });
        };
        let mut widgets = Vec::new();
        let mut fields = 0_usize;
        for kid in kids {
            if self.is_too_large() {
                return;
            }
            match self.dictionary(kid) {
                // What has no name and nothing below it is a place where its parent shows.
                Some(widget) if !widget.has(b"T") && !widget.has(b"Kids") => {
                    self.visits -= 1;
                    if self.seen.insert(address(widget)) {
                        widgets.push(widget);
                    }
                }
                _ => {
                    fields += 1;
                    self.node(kid, &here);
                }
            }
        }
        if !widgets.is_empty() || fields == 0 {
            self.leaves.push(Leaf { name: here.name, chain: here.chain, widgets });
        }
    }

    fn own_name(&self, dictionary: &'a Dictionary) -> String {
        text(dictionary, b"T", self.document).unwrap_or_default()
    }
}

fn chained<'a>(dictionary: &'a Dictionary, above: &Above<'a>) -> Vec<&'a Dictionary> {
    std::iter::once(dictionary).chain(above.chain.iter().copied()).collect()
}

fn joined(above: &str, own: &str) -> String {
    match (above, own) {
        (above, "") => above.to_owned(),
        ("", own) => own.to_owned(),
        (above, own) => format!("{above}.{own}"),
    }
}

/// A dictionary lies still while its document is borrowed, so its place is its name.
pub fn address(dictionary: &Dictionary) -> usize {
    std::ptr::from_ref(dictionary).addr()
}

/// A text of a dictionary, in whatever encoding; none where it is blank or cannot be told.
pub fn text(dictionary: &Dictionary, key: &[u8], document: &Document) -> Option<String> {
    text_of(dictionary.get_deref(key, document).ok()?)
}

/// A text string without what cannot be seen.
pub fn text_of(object: &Object) -> Option<String> {
    /// Longer names and labels are somebody's joke.
    const LONGEST: usize = 2_000;
    let text = decode_text_string(object).ok()?;
    let seen: String = text.chars().filter(|sign| !sign.is_control() || *sign == '\n').take(LONGEST).collect();
    let seen = seen.trim();
    (!seen.is_empty()).then(|| seen.to_owned())
}
