//! Names that must exist: stages, fields, sections, slots and lists that other parts mention.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{ATTACHMENTS, AttachmentSlot};
use super::field::{Field, FieldKind, Prefill};
use super::layout::{Item, Page, Repeat, Rows};
use super::names::Names;
use super::node::Node;
use super::rules::Logic;
use super::snapshot::SnapshotKind;
use super::stage::{Stage, closure};
use crate::fault::Fault;
use crate::inputs::Actor;
use crate::pointer::{Pattern, escape};
use crate::values::Type;

/// The section in which each field stands.
pub fn sections(pages: &[Page]) -> BTreeMap<Pattern, String> {
    let mut sections = BTreeMap::new();
    for section in pages.iter().flat_map(|page| &page.sections) {
        for path in section.items.iter().flat_map(Item::paths) {
            if let Some(at) = Pattern::parse(path) {
                sections.insert(at, section.id.clone());
            }
        }
    }
    sections
}

/// Where the layout draws each field, and each slot under its own name.
pub fn drawing_order(pages: &[Page]) -> BTreeMap<Pattern, usize> {
    let mut order = BTreeMap::new();
    for item in pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.items) {
        let slot = match item {
            Item::Attachment { slot } => Some(format!("/{ATTACHMENTS}/{slot}")),
            _ => None,
        };
        for path in item.paths().into_iter().chain(slot.as_deref()) {
            let next = order.len();
            if let Some(at) = Pattern::parse(path) {
                order.entry(at).or_insert(next);
            }
        }
    }
    order
}

/// Checks the fields against stages, lists and snapshots.
pub fn fields(node: &Node, names: &Names, stages: &[Stage]) {
    for (at, field) in &names.fields {
        let place = format!("{}/{}", node.pointer, escape(&at.to_string()));
        let fault = |code: &str, name: &str| node.report(Fault::new(&place, code).with("name", name));
        if !stages.iter().any(|stage| stage.id == field.stage) {
            fault("forms-def-stage", &field.stage);
        }
        if let Some((rows, group)) = names.group_around(at) {
            let is_inner = field.kind == FieldKind::Repeat;
            if is_inner && field.stage != group.stage {
                fault("forms-def-rows-stage", &rows.to_string());
            } else if !is_inner && !comes_with(stages, &field.stage, &group.stage) {
                fault("forms-def-rows-before", &rows.to_string());
            }
        }
        if let Some(name) = &field.codelist {
            options(name, field, names, &fault);
        }
        if let Some(prefill) = &field.prefill
            && !can_fill(prefill, field, at, names)
        {
            fault("forms-def-prefill", &prefill.from);
        }
    }
}

/// Whether `stage` is the stage that enters the rows or one after it: only then are there rows in which to fill in.
fn comes_with(stages: &[Stage], stage: &str, enters: &str) -> bool {
    // A stage that does not exist, and a second beginning, are faults of their own.
    if stages.iter().filter(|one| one.after.is_empty()).count() != 1 {
        return true;
    }
    let find = |id: &str| stages.iter().find(|one| one.id == id);
    match (find(stage), find(enters)) {
        (Some(stage), Some(enters)) => {
            stage.id == enters.id || closure(stages, &stage.after).contains(enters.id.as_str())
        }
        _ => true,
    }
}

fn options(name: &str, field: &Field, names: &Names, fault: &dyn Fn(&str, &str)) {
    let Some(list) = names.codelists.get(name) else { return fault("forms-def-codelist", name) };
    // A schema that lists the codes again must list codes that exist.
    for option in field.slot.options.iter().flatten().filter(|option| list.get(option).is_none()) {
        fault("forms-def-code-stray", option);
    }
}

fn can_fill(prefill: &Prefill, field: &Field, at: &Pattern, names: &Names) -> bool {
    if prefill.from == "actor.name" {
        return field.kind == FieldKind::NamePair;
    }
    if at.depth() > 0 || field.kind.has_sides() {
        return false;
    }
    let wanted = field.value_type(at);
    if prefill.from == "today" {
        return wanted == Type::Date;
    }
    if let Some(part) = prefill.from.strip_prefix("actor.") {
        return wanted == Type::Text && Actor::default().part(part).is_some();
    }
    let Some((name, key)) = prefill.from.strip_prefix("snapshot.").and_then(|rest| rest.split_once('.')) else {
        return false;
    };
    match names.snapshots.get(name).map(|slot| &slot.kind) {
        Some(SnapshotKind::Values(types)) => types.get(key) == Some(&wanted),
        _ => false,
    }
}

/// Checks the layout: what it draws exists, stands once, and nothing is left out.
pub fn layout(node: &Node, pages: &[Page], names: &Names, slots: &[AttachmentSlot]) {
    let mut drawn: BTreeSet<Pattern> = BTreeSet::new();
    let mut drawn_slots: BTreeSet<&str> = BTreeSet::new();
    let fault = |code: &str, name: &str| node.report(Fault::new(&node.pointer, code).with("name", name));
    for item in pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.items) {
        if let Item::Attachment { slot } = item {
            match slots.iter().find(|known| known.id == *slot) {
                None => fault("forms-def-attachment", slot),
                Some(known) if known.group.is_some() => fault("forms-def-layout-slot", slot),
                Some(_) => {}
            }
            if !drawn_slots.insert(slot) {
                fault("forms-def-layout-twice", slot);
            }
        }
        match item {
            Item::Repeat(group) => {
                of_section(&group.path, &fault);
                group.all().into_iter().for_each(|group| rows_of(group, names, slots, &fault));
            }
            Item::Field { path, .. } => {
                of_section(path, &fault);
                if kind_of(names, path) == Some(FieldKind::Repeat) {
                    fault("forms-def-layout-rows", path);
                }
            }
            Item::Attachment { .. } | Item::Text { .. } => {}
        }
        for path in item.paths() {
            let Some(at) = Pattern::parse(path) else {
                fault("forms-def-field-path", path);
                continue;
            };
            if let Some(slot) = slots.iter().find(|slot| *slot.at() == at) {
                if !matches!(item, Item::Repeat(_)) {
                    fault("forms-def-layout-slot", &slot.id);
                }
                if !drawn_slots.insert(&slot.id) {
                    fault("forms-def-layout-twice", &slot.id);
                }
            } else if !names.fields.contains_key(&at) {
                fault("forms-def-field-path", path);
            } else if !drawn.insert(at) {
                fault("forms-def-layout-twice", path);
            }
        }
    }
    for at in names.fields.keys().filter(|at| !drawn.contains(*at)) {
        fault("forms-def-layout-missing", &at.to_string());
    }
    for slot in slots.iter().filter(|slot| !drawn_slots.contains(slot.id.as_str())) {
        fault("forms-def-layout-missing", &slot.id);
    }
}

/// Checks that an item of a section lies in no rows: of which row it is nobody could tell there.
fn of_section(path: &str, fault: &dyn Fn(&str, &str)) {
    if Pattern::parse(path).is_some_and(|at| at.enclosing_group().is_some()) {
        fault("forms-def-layout-in-rows", path);
    }
}

fn kind_of(names: &Names, path: &str) -> Option<FieldKind> {
    names.fields.get(&Pattern::parse(path)?).map(|field| field.kind)
}

/// Checks that what a group draws in a row are fields and places for attachments of its rows, and that a group among
/// them says how it is drawn and stands in a card.
fn rows_of(group: &Repeat, names: &Names, slots: &[AttachmentSlot], fault: &dyn Fn(&str, &str)) {
    let kind = |path: &str| kind_of(names, path);
    let has_room = group.rows == Rows::Cards || group.inner.is_empty();
    if kind(&group.path).is_some_and(|kind| kind != FieldKind::Repeat) || !has_room {
        fault("forms-def-layout-rows", &group.path);
    }
    let own = Pattern::parse(&group.path);
    for column in &group.columns {
        if let Some(slot) = slots.iter().find(|slot| slot.at().to_string() == *column) {
            if own.as_ref().map(Pattern::rows).as_ref() != Some(slot.home()) {
                fault("forms-def-layout-slot", &slot.id);
            }
            continue;
        }
        let lies_in = Pattern::parse(column).and_then(|at| at.enclosing_group());
        let is_drawn = kind(column) != Some(FieldKind::Repeat) || group.inner_at(column).is_some();
        if lies_in != own || !is_drawn {
            fault("forms-def-layout-rows", column);
        }
    }
    // What sums up the rows stands beside their group: in the form, or in the row around it.
    let beside = own.as_ref().and_then(Pattern::enclosing_group);
    for path in &group.foot {
        let lies_in = Pattern::parse(path).and_then(|at| at.enclosing_group());
        if kind(path).is_some() && (lies_in != beside || kind(path) == Some(FieldKind::Repeat)) {
            fault("forms-def-layout-foot", path);
        }
    }
}

/// Checks that every rule about a section names one, and every rule's stage exists.
pub fn rules(node: &Node, logic: &Logic, pages: &[Page], stages: &[Stage]) {
    let known: BTreeSet<&str> =
        pages.iter().flat_map(|page| &page.sections).map(|section| section.id.as_str()).collect();
    for id in logic.sections.keys().filter(|id| !known.contains(id.as_str())) {
        node.report(Fault::new(&node.pointer, "forms-def-section").with("name", id.as_str()));
    }
    for assertion in logic.assertions.iter().filter(|one| !stages.iter().any(|stage| stage.id == one.stage)) {
        node.report(Fault::new(&node.pointer, "forms-def-stage").with("name", assertion.stage.as_str()));
    }
}

/// Checks that every slot belongs to a stage that exists, and one of rows to a stage in which there are rows.
pub fn slots(node: &Node, slots: &[AttachmentSlot], names: &Names, stages: &[Stage]) {
    for slot in slots.iter().filter(|slot| !stages.iter().any(|stage| stage.id == slot.stage)) {
        node.report(Fault::new(&node.pointer, "forms-def-stage").with("name", slot.stage.as_str()));
    }
    for (number, slot) in slots.iter().enumerate() {
        let group = slot.group.as_ref().and_then(|group| Some((group, names.fields.get(group)?)));
        if let Some((rows, _)) = group.filter(|(_, group)| !comes_with(stages, &slot.stage, &group.stage)) {
            let place = format!("{}/attachments/{number}", node.pointer);
            node.report(Fault::new(place, "forms-def-rows-before").with("name", rows.to_string()));
        }
    }
    // Somebody is to see the paper after its copy was handed over.
    let is_after = |stage: &Stage, slot: &str| closure(stages, &stage.after).contains(slot);
    let follows =
        |slot: &&AttachmentSlot| stages.iter().any(|stage| stage.when.is_none() && is_after(stage, &slot.stage));
    for slot in slots.iter().filter(|slot| slot.original.wants_original() && !follows(slot)) {
        node.report(Fault::new(&node.pointer, "forms-def-original-last").with("name", slot.id.as_str()));
    }
}
