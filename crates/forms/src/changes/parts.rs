//! The parts of a definition that hold no answers: texts, layout, window, record, print, and its own tests.

use serde_json::Value as Json;

use super::change::{ChangeClass, FormChange, Pair, plain};
use crate::pointer::escape;

/// The parts that are compared as a whole, and what a change of them means. `validateAlso` judges answers.
const WHOLE: [(&str, ChangeClass); 10] = [
    ("requires", ChangeClass::Compatible),
    ("window", ChangeClass::Compatible),
    ("snapshots", ChangeClass::Compatible),
    ("record", ChangeClass::Compatible),
    ("assets", ChangeClass::Breaking),
    ("imported", ChangeClass::Text),
    ("layout", ChangeClass::Text),
    ("print", ChangeClass::Text),
    ("tests", ChangeClass::Text),
    ("validateAlso", ChangeClass::Breaking),
];

pub(super) fn texts(pair: &Pair) -> Vec<FormChange> {
    let (old, new) = (&pair.old.texts, &pair.new.texts);
    let names: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let changed = names.into_iter().filter(|name| old.get(*name) != new.get(*name));
    let tell = |name: &String| {
        let text = new.get(name).or_else(|| old.get(name)).cloned().unwrap_or_default();
        FormChange::new(ChangeClass::Text, format!("/text/{}", escape(name)), "forms-change-wording", text)
    };
    changed.map(tell).collect()
}

pub(super) fn changes(pair: &Pair) -> Vec<FormChange> {
    let read = |bytes: &[u8]| -> Json { serde_json::from_slice(bytes).unwrap_or_default() };
    let (old, new) = (read(pair.old.canonical()), read(pair.new.canonical()));
    let changed = WHOLE.into_iter().filter(|(part, _)| old.get(part) != new.get(part));
    let tell = |(part, class): (&str, ChangeClass)| {
        // A check that is no longer made forbids nothing.
        let class = if part == "validateAlso" && new.get(part).is_none() { ChangeClass::Compatible } else { class };
        FormChange::new(class, format!("/{part}"), "forms-change-whole", plain(part)).with("part", part)
    };
    changed.map(tell).collect()
}
