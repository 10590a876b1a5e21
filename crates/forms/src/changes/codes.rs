//! Code lists: codes that are gone, new, otherwise worded, or valid on other days.

use std::collections::{BTreeMap, BTreeSet};

use words::Text;

use super::change::{ChangeClass, FormChange, Pair, plain};
use super::fields::{least, most};
use crate::definition::{Becomes, Codelist, Definition, Field, Migration};
use crate::pointer::{Pattern, escape};

pub(super) fn changes(pair: &Pair) -> Vec<FormChange> {
    let mut found = offered(pair);
    for (name, list) in &pair.new.names.codelists {
        if let Some(older) = pair.old.names.codelists.get(name) {
            found.extend(in_both(pair, name, older, list));
        }
    }
    found
}

fn place(list: &str) -> String {
    format!("/codelists/{}", escape(list))
}

/// What each field offers, through whichever list and schema. A code of one list is told once.
fn offered(pair: &Pair) -> Vec<FormChange> {
    let mut found: BTreeMap<(String, String, bool), FormChange> = BTreeMap::new();
    for (at, field) in &pair.old.names.fields {
        let to = pair.place(at);
        let Some(newer) = pair.new.names.fields.get(&to) else { continue };
        let (Some(older_list), Some(list)) = (&field.codelist, &newer.codelist) else { continue };
        let (before, after) = (codes(pair.old, field), codes(pair.new, newer));
        for code in before.difference(&after) {
            let change =
                about(ChangeClass::Breaking, list, "forms-change-code-removed", label(pair.old, older_list, code));
            let change = change.with("code", *code);
            let typed = pair.in_drafts(&field.stage) && !pair.old.logic.compute.contains_key(at);
            let covered = pair.operations.iter().any(|operation| settles(operation, at, code));
            let change = if typed { change.asking(covered) } else { change };
            let told = found.entry((list.clone(), (*code).to_owned(), false)).or_insert_with(|| change.clone());
            // What one field has settled another may have left open.
            if change.asks > told.asks || (change.asks == told.asks && !change.covered) {
                *told = change;
            }
        }
        for code in after.difference(&before) {
            let change = about(ChangeClass::Compatible, list, "forms-change-code-added", label(pair.new, list, code));
            found.insert((list.clone(), (*code).to_owned(), true), change.with("code", *code));
        }
    }
    found.into_values().collect()
}

fn about(class: ChangeClass, list: &str, code: &str, name: Text) -> FormChange {
    FormChange::new(class, place(list), code, name).with("list", list)
}

/// Whether an operation says what becomes of a code that is gone.
fn settles(operation: &Migration, at: &Pattern, code: &str) -> bool {
    match &operation.becomes {
        Becomes::Coded(codes) => operation.from.contains(at) && codes.contains_key(code),
        Becomes::SetAside => operation.speaks_of(at),
        _ => false,
    }
}

/// The codes that a field takes: those of its list that its schema lists too.
fn codes<'d>(definition: &'d Definition, field: &'d Field) -> BTreeSet<&'d str> {
    let list = field.codelist.as_ref().and_then(|name| definition.names.codelists.get(name));
    let all = list.into_iter().flat_map(|list| &list.codes).map(|code| code.code.as_str());
    let options = field.slot.options.as_ref();
    all.filter(|code| options.is_none_or(|options| options.iter().any(|option| option == code))).collect()
}

fn label(definition: &Definition, list: &str, code: &str) -> Text {
    let found = definition.names.codelists.get(list).and_then(|list| list.get(code));
    found.map_or_else(|| plain(code), |code| code.label.clone())
}

fn in_both(pair: &Pair, name: &str, old: &Codelist, new: &Codelist) -> Vec<FormChange> {
    let mut found = Vec::new();
    for code in &new.codes {
        let Some(older) = old.get(&code.code) else { continue };
        if older.label != code.label {
            let change = about(ChangeClass::Text, name, "forms-change-wording", code.label.clone());
            found.push(change);
        }
        if older.attributes != code.attributes {
            let change = about(ChangeClass::Compatible, name, "forms-change-code-attributes", code.label.clone());
            found.push(change.with("code", code.code.as_str()));
        }
        let days = [
            least(&place(name), "validFrom", older.valid_from, code.valid_from),
            most(&place(name), "validTo", older.valid_to, code.valid_to),
        ];
        found.extend(days.into_iter().flatten().map(|bound| bound.told(code.label.clone())));
    }
    let common = |list: &Codelist, other: &Codelist| -> Vec<String> {
        list.codes.iter().map(|code| code.code.clone()).filter(|code| other.get(code).is_some()).collect()
    };
    if common(old, new) != common(new, old) {
        found.push(about(ChangeClass::Text, name, "forms-change-code-order", plain(name)));
    }
    // A table in which rules look something up, and from which nobody chooses.
    let chosen = pair.new.names.fields.values().any(|field| field.codelist.as_deref() == Some(name));
    let codes = |list: &Codelist| list.codes.iter().map(|code| code.code.clone()).collect::<BTreeSet<_>>();
    if !chosen && codes(old) != codes(new) {
        found.push(about(ChangeClass::Compatible, name, "forms-change-table", plain(name)));
    }
    found
}
