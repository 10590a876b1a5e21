//! Stages and attachments, part by part. A part of which nothing is known here counts as breaking.

use serde_json::{Map, Value as Json};
use words::Text;

use super::change::{ChangeClass, FormChange, Pair, plain};
use super::fields::{least, most};
use crate::definition::{AttachmentSlot, Definition, Migration, SigningWay};
use crate::pointer::escape;

pub(super) fn changes(pair: &Pair) -> Vec<FormChange> {
    let mut found = stages(pair);
    found.extend(attachments(pair));
    found
}

/// The entries of a list of a definition, each with its identifier and as it is written.
pub(super) fn entries(definition: &Definition, pointer: &str) -> Vec<(String, Map<String, Json>)> {
    let whole: Json = serde_json::from_slice(definition.canonical()).unwrap_or_default();
    let list = whole.pointer(pointer).and_then(Json::as_array).cloned().unwrap_or_default();
    let named = list.into_iter().filter_map(|entry| match entry {
        Json::Object(entry) => Some((entry.get("id")?.as_str()?.to_owned(), entry)),
        _ => None,
    });
    named.collect()
}

/// The parts of two entries that differ, by name.
fn differing<'e>(old: &'e Map<String, Json>, new: &'e Map<String, Json>) -> impl Iterator<Item = &'e String> {
    let gone = old.keys().filter(|name| !new.contains_key(*name));
    let other = new.iter().filter(|(name, value)| old.get(*name) != Some(value)).map(|(name, _)| name);
    gone.chain(other)
}

fn stages(pair: &Pair) -> Vec<FormChange> {
    let list = "/workflow/stages";
    let (old, new) = (entries(pair.old, list), entries(pair.new, list));
    let mut found = Vec::new();
    let label =
        |definition: &Definition, id: &str| definition.stage(id).map_or_else(|| plain(id), |stage| stage.label.clone());
    let place = |id: &str| format!("{list}/{}", escape(id));
    for (id, _) in old.iter().filter(|(id, _)| pair.new.stage(id).is_none()) {
        found.push(FormChange::new(
            ChangeClass::Breaking,
            place(id),
            "forms-change-stage-removed",
            label(pair.old, id),
        ));
    }
    for (id, entry) in &new {
        let name = label(pair.new, id);
        let Some((_, older)) = old.iter().find(|(other, _)| other == id) else {
            found.push(FormChange::new(ChangeClass::Breaking, place(id), "forms-change-stage-added", name));
            continue;
        };
        for part in differing(older, entry) {
            let change = match part.as_str() {
                "label" | "help" => FormChange::new(ChangeClass::Text, place(id), "forms-change-wording", name.clone()),
                _ => {
                    let class = class_of_part(part, older.get(part), entry.get(part));
                    FormChange::new(class, place(id), "forms-change-part", name.clone()).with("part", part.as_str())
                }
            };
            found.push(change);
        }
    }
    let order = |list: &[(String, Map<String, Json>)], other: &[(String, Map<String, Json>)]| -> Vec<String> {
        list.iter().map(|(id, _)| id.clone()).filter(|id| other.iter().any(|(known, _)| known == id)).collect()
    };
    if order(&old, &new) != order(&new, &old) {
        found.push(FormChange::new(ChangeClass::Breaking, list, "forms-change-stage-order", Text::default()));
    }
    found
}

/// Days and reminders bind offices and not answers; more ways back are more freedom, fewer are less.
fn class_of_part(part: &str, old: Option<&Json>, new: Option<&Json>) -> ChangeClass {
    let names = |json: Option<&Json>| -> Vec<Json> { json.and_then(Json::as_array).cloned().unwrap_or_default() };
    let (before, after) = (names(old), names(new));
    let looser = match part {
        "due" | "remind" | "escalate" => true,
        "mayReturnTo" => before.iter().all(|stage| after.contains(stage)),
        "mayRefuse" => new == Some(&Json::Bool(true)),
        "distinctFrom" => after.iter().all(|stage| before.contains(stage)),
        "signs" => {
            let (before, after) = (signing(old), signing(new));
            !before.is_empty() && before.iter().all(|way| after.contains(way))
        }
        _ => false,
    };
    if looser { ChangeClass::Compatible } else { ChangeClass::Breaking }
}

/// The ways in which a stage may be signed.
fn signing(written: Option<&Json>) -> Vec<Json> {
    match written {
        Some(Json::Bool(true)) => vec![SigningWay::Certificate.code().into()],
        other => other.and_then(Json::as_array).cloned().unwrap_or_default(),
    }
}

fn attachments(pair: &Pair) -> Vec<FormChange> {
    let list = "/evidence/attachments";
    let place = |id: &str| format!("{list}/{}", escape(id));
    let (old, new) = (entries(pair.old, list), entries(pair.new, list));
    let mut found = Vec::new();
    let mut met = Vec::new();
    for slot in &pair.old.attachments {
        let at = slot.at();
        let to = pair.place(at);
        let Some(newer) = pair.new.attachments.iter().find(|newer| *newer.at() == to) else {
            found.push(gone(pair, slot, place(&slot.id)));
            continue;
        };
        met.push(newer.id.as_str());
        if to != *at && !pair.group_went_too(at) {
            let change = FormChange::new(
                ChangeClass::Breaking,
                place(&newer.id),
                "forms-change-field-moved",
                newer.label.clone(),
            );
            found.push(change.with("from", called(slot)).with("to", called(newer)).asking(true));
        }
        let entry = |all: &[(String, Map<String, Json>)], id: &str| all.iter().find(|(other, _)| other == id).cloned();
        if let (Some((_, old)), Some((_, new))) = (entry(&old, &slot.id), entry(&new, &newer.id)) {
            found.extend(parts(place(&newer.id), &newer.label, (slot, &old), (newer, &new)));
        }
    }
    for slot in pair.new.attachments.iter().filter(|slot| !met.contains(&slot.id.as_str())) {
        let (class, code) = match slot.min > 0 {
            true => (ChangeClass::Breaking, "forms-change-field-asked"),
            false => (ChangeClass::Compatible, "forms-change-field-added"),
        };
        found.push(FormChange::new(class, place(&slot.id), code, slot.label.clone()));
    }
    found
}

/// A slot of the form by its identifier, one of rows by its place.
fn called(slot: &AttachmentSlot) -> String {
    if slot.group.is_some() { slot.at().to_string() } else { slot.id.clone() }
}

fn gone(pair: &Pair, slot: &AttachmentSlot, place: String) -> FormChange {
    let change = FormChange::new(ChangeClass::Breaking, place, "forms-change-field-removed", slot.label.clone());
    let at = slot.at();
    let spoken = pair.operations.iter().any(|operation: &Migration| operation.speaks_of(at));
    if pair.in_drafts(&slot.stage) { change.asking(spoken) } else { change }
}

fn parts(
    place: String,
    name: &Text,
    (old, written): (&AttachmentSlot, &Map<String, Json>),
    (new, rewritten): (&AttachmentSlot, &Map<String, Json>),
) -> Vec<FormChange> {
    let bounds =
        [least(&place, "min", Some(old.min), Some(new.min)), most(&place, "max", Some(old.max), Some(new.max))];
    let mut found: Vec<FormChange> = bounds.into_iter().flatten().map(|bound| bound.told(name.clone())).collect();
    for part in differing(written, rewritten).filter(|part| !matches!(part.as_str(), "id" | "in" | "min" | "max")) {
        let any = |slot: &AttachmentSlot| slot.accept.is_empty();
        let wider = any(new) || (!any(old) && old.accept.iter().all(|kind| new.accept.contains(kind)));
        let class = match part.as_str() {
            "label" | "help" => ChangeClass::Text,
            "retention" | "sensitivity" => ChangeClass::Compatible,
            "accept" if wider => ChangeClass::Compatible,
            "original" if new.original == crate::definition::OriginalPolicy::CopyEnough => ChangeClass::Compatible,
            _ => ChangeClass::Breaking,
        };
        let code = if class == ChangeClass::Text { "forms-change-wording" } else { "forms-change-part" };
        let change = FormChange::new(class, place.clone(), code, name.clone());
        found.push(if class == ChangeClass::Text { change } else { change.with("part", part.as_str()) });
    }
    found
}
