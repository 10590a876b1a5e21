//! What a field takes, from its type, its flags and its states (ISO 32000-1, 12.7.4).

use lopdf::{Dictionary, Document, Object};

use super::tree::{Leaf, text_of};
use crate::paper::{PaperKind, PaperOption};

/// The most values of a list, and the most states of a group.
const OPTIONS: usize = 2_000;

/// Flags by their bit, counted from one as the standard does (tables 221, 226, 228 and 230).
#[derive(Clone, Copy)]
struct Flags(i64);

impl Flags {
    fn has(self, bit: u32) -> bool {
        self.0 >> (bit - 1) & 1 == 1
    }
}

fn flags(leaf: &Leaf<'_>, document: &Document) -> Flags {
    Flags(leaf.inherited(b"Ff", document).and_then(|flags| flags.as_i64().ok()).unwrap_or(0))
}

/// Read-only, and required.
pub fn duties(leaf: &Leaf<'_>, document: &Document) -> (bool, bool) {
    let flags = flags(leaf, document);
    (flags.has(1), flags.has(2))
}

/// What the field takes.
pub fn kind(leaf: &Leaf<'_>, document: &Document) -> PaperKind {
    let flags = flags(leaf, document);
    match leaf.inherited(b"FT", document).and_then(|kind| kind.as_name().ok()) {
        Some(b"Tx") => {
            let most = leaf.inherited(b"MaxLen", document).and_then(|most| most.as_i64().ok());
            PaperKind::Text {
                lines: flags.has(13),
                password: flags.has(14),
                file: flags.has(21),
                // Boxes for characters hold only where their number is told (table 228).
                comb: flags.has(25) && !flags.has(13) && most.is_some(),
                most: most.and_then(|most| u32::try_from(most).ok()).filter(|most| *most > 0),
            }
        }
        Some(b"Btn") if flags.has(17) => PaperKind::Button,
        Some(b"Btn") => states(leaf, flags.has(16), document),
        Some(b"Ch") => PaperKind::Choice {
            several: flags.has(22) && !flags.has(18),
            editable: flags.has(18) && flags.has(19),
            options: options(leaf, document),
        },
        Some(b"Sig") => PaperKind::Signature,
        _ => PaperKind::Unknown,
    }
}

/// Boxes of one name with several states are one choice, whatever their flags say.
fn states(leaf: &Leaf<'_>, radio: bool, document: &Document) -> PaperKind {
    let exported = options(leaf, document);
    let mut states: Vec<PaperOption> = Vec::new();
    for (number, widget) in leaf.widgets.iter().enumerate().take(OPTIONS) {
        let Some(state) = on_state(widget, document) else { continue };
        // Texts in the order of the widgets stand for states that are only numbers (table 227).
        let value = exported.get(number).map_or(state, |option| option.value.clone());
        states.push(PaperOption { value, label: super::tree::text(widget, b"TU", document) });
    }
    let several = states.iter().any(|state| state.value != states[0].value);
    if radio || several { PaperKind::Radio { states } } else { PaperKind::Check }
}

/// The state of a widget that is not `Off`.
pub fn on_state(widget: &Dictionary, document: &Document) -> Option<String> {
    let appearance = widget.get_deref(b"AP", document).and_then(Object::as_dict).ok()?;
    let normal = appearance.get_deref(b"N", document).and_then(Object::as_dict).ok()?;
    let state = normal.iter().map(|(name, _)| name.as_slice()).find(|name| *name != b"Off")?;
    Some(String::from_utf8_lossy(state).into_owned())
}

/// The values of a list: texts, or pairs of what is exported and what is shown.
fn options(leaf: &Leaf<'_>, document: &Document) -> Vec<PaperOption> {
    let listed = leaf.inherited(b"Opt", document).and_then(|list| list.as_array().ok());
    let option = |object: &Object| {
        let (_, object) = document.dereference(object).ok()?;
        let Ok(pair) = object.as_array() else { return Some(PaperOption { value: text_of(object)?, label: None }) };
        let side = |number: usize| text_of(document.dereference(pair.get(number)?).ok()?.1);
        let (value, label) = (side(0), side(1));
        Some(PaperOption { value: value.or_else(|| label.clone())?, label })
    };
    listed.into_iter().flatten().take(OPTIONS).filter_map(option).collect()
}

/// What the field holds when the form is reset: texts, or the names of states.
pub fn default(leaf: &Leaf<'_>, document: &Document) -> Vec<String> {
    let Some(default) = leaf.inherited(b"DV", document) else { return Vec::new() };
    let one = |object: &Object| match object {
        Object::Name(state) if state == b"Off" => None,
        Object::Name(state) => Some(String::from_utf8_lossy(state).into_owned()),
        other => text_of(other),
    };
    match default {
        Object::Array(several) => several.iter().take(OPTIONS).filter_map(one).collect(),
        other => one(other).into_iter().collect(),
    }
}
