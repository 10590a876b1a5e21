//! Fields: gone, new, elsewhere, of another type, with tighter or looser bounds.

use std::collections::BTreeSet;

use words::Text;

use super::change::{ChangeClass, FormChange, Pair, shown};
use crate::definition::{Becomes, Definition, Field, FieldKind, Migration, Slot};
use crate::pointer::{Pattern, escape};

pub(super) fn changes(pair: &Pair) -> Vec<FormChange> {
    let mut found = Vec::new();
    let mut met: BTreeSet<Pattern> = BTreeSet::new();
    for (at, field) in &pair.old.names.fields {
        let to = pair.place(at);
        match pair.new.names.fields.get(&to) {
            None => found.extend(gone(pair, at, field)),
            Some(newer) => {
                met.insert(to.clone());
                if to != *at && !pair.group_went_too(at) {
                    let moved =
                        FormChange::new(ChangeClass::Breaking, place(&to), "forms-change-field-moved", named(newer));
                    found.push(moved.with("from", at.to_string()).with("to", to.to_string()).asking(true));
                }
                found.extend(between(pair, at, field, &to, newer));
            }
        }
    }
    for (at, field) in pair.new.names.fields.iter().filter(|(at, _)| !met.contains(*at)) {
        found.push(added(pair.new, at, field));
    }
    found
}

fn place(at: &Pattern) -> String {
    format!("/fields/{}", escape(&at.to_string()))
}

fn named(field: &Field) -> Text {
    field.label.clone()
}

fn gone(pair: &Pair, at: &Pattern, field: &Field) -> Option<FormChange> {
    // Of a group that is gone the group is told, not each of its fields.
    let group = at.enclosing_group();
    let is_with_group = group.as_ref().is_some_and(|group| {
        !pair.new.names.fields.contains_key(&pair.place(group)) && pair.old.names.fields.contains_key(group)
    });
    if is_with_group && !pair.operations.iter().any(|operation| operation.from.contains(at)) {
        return None;
    }
    let change = FormChange::new(ChangeClass::Breaking, place(at), "forms-change-field-removed", named(field));
    let within = |operation: &Migration| operation.from.iter().any(|from| at.covers(from));
    // A group is spoken of, too, by what is said of each of its fields.
    let spoken = pair.says(at) || (field.kind == FieldKind::Repeat && pair.operations.iter().any(within));
    Some(if pair.in_drafts(&field.stage) { change.asking(spoken) } else { change })
}

fn added(new: &Definition, at: &Pattern, field: &Field) -> FormChange {
    let computed = new.logic.compute.contains_key(at);
    let asked = !computed && (field.slot.required || new.logic.required.contains_key(at));
    new_at(place(at), asked, named(field))
}

fn new_at(place: String, asked: bool, name: Text) -> FormChange {
    let (class, code) = match asked {
        true => (ChangeClass::Breaking, "forms-change-field-asked"),
        false => (ChangeClass::Compatible, "forms-change-field-added"),
    };
    FormChange::new(class, place, code, name)
}

/// What is other about a field that both editions have.
fn between(pair: &Pair, at: &Pattern, old: &Field, to: &Pattern, new: &Field) -> Vec<FormChange> {
    let mut found = Vec::new();
    let mut tell = |class, code: &str| found.push(FormChange::new(class, place(to), code, named(new)));
    if (&old.label, &old.help) != (&new.label, &new.help) {
        tell(ChangeClass::Text, "forms-change-wording");
    }
    if (&old.currency, &old.unit) != (&new.currency, &new.unit) {
        tell(ChangeClass::Breaking, "forms-change-unit");
    }
    if (&old.prefill, &old.sensitivity, old.official_use, old.mask)
        != (&new.prefill, &new.sensitivity, new.official_use, new.mask)
    {
        tell(ChangeClass::Compatible, "forms-change-filling");
    }
    if old.stage != new.stage {
        let change = FormChange::new(ChangeClass::Breaking, place(to), "forms-change-stage", named(new));
        found.push(change.with("from", old.stage.as_str()).with("to", new.stage.as_str()));
    }
    found.extend(kind(pair, at, old, to, new));
    found.extend(bounds(to, &old.slot, &new.slot).into_iter().map(|bound| bound.told(named(new))));
    // What a code list holds is told with the list.
    if old.codelist.is_none() && new.codelist.is_none() {
        found.extend(listed(to, &old.slot, &new.slot).map(|bound| bound.told(named(new))));
    }
    found.extend(sides(pair, at, old, to, new));
    found
}

/// The sides of a value, such as the English of a name: gone, new, or with other bounds.
fn sides(pair: &Pair, at: &Pattern, old: &Field, to: &Pattern, new: &Field) -> Vec<FormChange> {
    if old.kind.sides() != new.kind.sides() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for side in new.kind.sides() {
        let (name, here) = (|| side.within(&new.label), to.join(side.name));
        match (old.sides.get(side.name), new.sides.get(side.name)) {
            (Some(older), Some(newer)) => {
                let bounds = bounds(&here, older, newer).into_iter().chain(listed(&here, older, newer));
                found.extend(bounds.map(|bound| bound.told(name())));
            }
            (Some(_), None) => {
                let gone = FormChange::new(ChangeClass::Breaking, place(&here), "forms-change-field-removed", name());
                let spoken = pair.says(&at.join(side.name));
                found.push(if pair.in_drafts(&old.stage) { gone.asking(spoken) } else { gone });
            }
            (None, Some(slot)) => found.push(new_at(place(&here), slot.required, name())),
            (None, None) => {}
        }
    }
    found
}

fn kind(pair: &Pair, at: &Pattern, old: &Field, to: &Pattern, new: &Field) -> Option<FormChange> {
    if old.kind == new.kind && old.slot.format == new.slot.format && old.slot.kind == new.slot.kind {
        return None;
    }
    let (from, into) = (spelling(old), spelling(new));
    if new.takes_values_of(old) {
        let change = FormChange::new(ChangeClass::Compatible, place(to), "forms-change-type-wider", named(new));
        return Some(change.with("from", from).with("to", into));
    }
    let change = FormChange::new(ChangeClass::Breaking, place(to), "forms-change-type", named(new));
    let change = change.with("from", from).with("to", into);
    let carried = |operation: &&Migration| {
        !matches!(operation.becomes, Becomes::Renamed | Becomes::Moved) && operation.from.contains(at)
    };
    let covered = pair.operations.iter().any(|operation| carried(&operation));
    Some(if pair.in_drafts(&old.stage) { change.asking(covered) } else { change })
}

fn spelling(field: &Field) -> String {
    let format = field.slot.format.as_deref().filter(|format| *format != field.kind.name());
    format.map_or_else(|| field.kind.name().to_owned(), |format| format!("{} {format}", field.kind.name()))
}

/// A bound that is tighter or looser.
pub(super) struct Bound {
    pub place: String,
    pub rule: &'static str,
    pub from: String,
    pub to: String,
    pub tighter: bool,
}

impl Bound {
    pub(super) fn told(self, name: Text) -> FormChange {
        let (class, code) = match self.tighter {
            true => (ChangeClass::Breaking, "forms-change-tighter"),
            false => (ChangeClass::Compatible, "forms-change-looser"),
        };
        let change = FormChange::new(class, self.place, code, name).with("rule", self.rule);
        change.with("from", self.from).with("to", self.to)
    }
}

/// At least so many: more is tighter.
pub(super) fn least<T: Ord + ToString>(
    place: &str,
    rule: &'static str,
    old: Option<T>,
    new: Option<T>,
) -> Option<Bound> {
    let tighter = new > old;
    (new != old).then(|| Bound { place: place.to_owned(), rule, from: shown(old), to: shown(new), tighter })
}

/// At most so many: fewer is tighter, and any bound is tighter than none.
pub(super) fn most<T: Ord + ToString>(
    place: &str,
    rule: &'static str,
    old: Option<T>,
    new: Option<T>,
) -> Option<Bound> {
    let tighter = match (&old, &new) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(old), Some(new)) => new < old,
    };
    (new != old).then(|| Bound { place: place.to_owned(), rule, from: shown(old), to: shown(new), tighter })
}

fn bounds(at: &Pattern, old: &Slot, new: &Slot) -> Vec<Bound> {
    let place = place(at);
    let flag = |yes: bool| yes.then_some(true);
    let count = |bound: u32| (bound > 0).then_some(bound);
    let mut found: Vec<Option<Bound>> = vec![
        least(&place, "required", flag(old.required), flag(new.required)),
        least(&place, "minLength", old.min_length, new.min_length),
        most(&place, "maxLength", old.max_length, new.max_length),
        least(&place, "minimum", old.minimum, new.minimum),
        most(&place, "maximum", old.maximum, new.maximum),
        least(&place, "minItems", count(old.min_items), count(new.min_items)),
        most(&place, "maxItems", old.max_items, new.max_items),
        least(&place, "uniqueItems", flag(old.unique), flag(new.unique)),
    ];
    // Which of two patterns lets more pass cannot be told; only none at all is looser.
    found.push((old.pattern != new.pattern).then(|| Bound {
        place: place.clone(),
        rule: "pattern",
        from: shown(old.pattern.as_ref()),
        to: shown(new.pattern.as_ref()),
        tighter: new.pattern.is_some(),
    }));
    found.into_iter().flatten().collect()
}

/// Values that are listed in the schema itself: fewer are tighter, and any list is tighter than none.
fn listed(at: &Pattern, old: &Slot, new: &Slot) -> Option<Bound> {
    let set = |slot: &Slot| slot.options.as_ref().map(|all| all.iter().cloned().collect::<BTreeSet<String>>());
    let (before, after) = (set(old), set(new));
    let tighter = match (&before, &after) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(before), Some(after)) => !after.is_superset(before),
    };
    let words = |slot: &Slot| shown(slot.options.as_ref().map(|all| all.join(", ")));
    (before != after).then(|| Bound { place: place(at), rule: "enum", from: words(old), to: words(new), tighter })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_where_there_was_none_is_tighter_and_none_is_looser() {
        let tighter = |bound: Option<Bound>| bound.map(|bound| bound.tighter);
        assert_eq!(tighter(most("", "maxLength", None, Some(5))), Some(true));
        assert_eq!(tighter(most("", "maxLength", Some(5), None)), Some(false));
        assert_eq!(tighter(most("", "maxLength", Some(5), Some(9))), Some(false));
        assert_eq!(tighter(least("", "minLength", None, Some(1))), Some(true));
        assert_eq!(tighter(least("", "minLength", Some(2), Some(1))), Some(false));
        assert_eq!(tighter(least("", "minLength", Some(2), Some(2))), None);
    }
}
