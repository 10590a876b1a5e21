//! Rules: added, gone, or another. Which of two conditions lets more pass cannot be told, so another one counts as
//! tighter; a computed value that is worked out otherwise makes no answer wrong.

use std::collections::BTreeMap;

use words::Text;

use super::change::{ChangeClass, FormChange, Pair, plain};
use crate::definition::{Assertion, Definition};
use crate::expr::Expr;
use crate::pointer::{Pattern, escape};

pub(super) fn changes(pair: &Pair) -> Vec<FormChange> {
    let (old, new) = (&pair.old.logic, &pair.new.logic);
    let mut found = Vec::new();
    let places = [
        ("visible", &old.visible, &new.visible),
        ("required", &old.required, &new.required),
        ("readOnly", &old.read_only, &new.read_only),
        ("compute", &old.compute, &new.compute),
        ("choices", &old.choices, &new.choices),
    ];
    for (part, old, new) in places {
        // A rule goes with its field; a new field is told with its rules.
        let moved: BTreeMap<Pattern, &Expr> = old.iter().map(|(at, rule)| (pair.place(at), rule)).collect();
        let known = |at: &&Pattern| pair.new.names.owner(at).is_some() && pair.had(at);
        let all: std::collections::BTreeSet<&Pattern> = moved.keys().chain(new.keys()).filter(known).collect();
        for at in all {
            let name = label(pair.new, at);
            let place = format!("/logic/{part}/{}", escape(&at.to_string()));
            found.extend(rule(pair, part, place, name, moved.get(at).copied(), new.get(at)));
        }
    }
    let sections: std::collections::BTreeSet<&String> = old.sections.keys().chain(new.sections.keys()).collect();
    for id in sections {
        let place = format!("/logic/visible/#{}", escape(id));
        found.extend(rule(pair, "visible", place, heading(pair.new, id), old.sections.get(id), new.sections.get(id)));
    }
    found.extend(assertions(pair));
    found
}

impl Pair<'_> {
    /// Whether a place of the newer edition is one of the older edition too, there or elsewhere.
    fn had(&self, at: &Pattern) -> bool {
        let (owner, _) = self.new.names.owner(at).unzip();
        self.old.names.fields.keys().any(|older| owner.as_ref().is_some_and(|owner| self.place(older) == *owner))
    }

    /// The older edition's rule with its places named as in the newer one.
    fn renamed(&self, rule: &Expr) -> Expr {
        rule.with_fields(&|path| self.place(path))
    }
}

fn rule(
    pair: &Pair,
    part: &str,
    place: String,
    name: Text,
    old: Option<&Expr>,
    new: Option<&Expr>,
) -> Option<FormChange> {
    let (class, code) = match (old, new) {
        (None, Some(_)) => (ChangeClass::Breaking, "forms-change-rule-added"),
        // What was asked only on a condition is asked of everybody now, what was worked out is to be typed.
        (Some(_), None) if matches!(part, "visible" | "compute") => {
            (ChangeClass::Breaking, "forms-change-rule-removed")
        }
        (Some(_), None) => (ChangeClass::Compatible, "forms-change-rule-removed"),
        (Some(old), Some(new)) if pair.renamed(old) != *new => match part {
            "compute" => (ChangeClass::Compatible, "forms-change-rule-changed"),
            _ => (ChangeClass::Breaking, "forms-change-rule-changed"),
        },
        _ => return None,
    };
    Some(FormChange::new(class, place, code, name).with("rule", part))
}

/// Assertions have no names: one is the same when it says the same of the same place.
fn assertions(pair: &Pair) -> Vec<FormChange> {
    let same = |old: &Assertion, new: &Assertion| {
        pair.place(&old.at) == new.at && old.stage == new.stage && pair.renamed(&old.that) == new.that
    };
    let tell = |class, code: &str, one: &Assertion| {
        FormChange::new(class, "/logic/assert", code, one.text.clone()).with("rule", "assert")
    };
    let (old, new) = (&pair.old.logic.assertions, &pair.new.logic.assertions);
    let mut found = Vec::new();
    for one in new {
        match old.iter().find(|older| same(older, one)) {
            None => found.push(tell(ChangeClass::Breaking, "forms-change-rule-added", one)),
            Some(older) if older.text != one.text => {
                found.push(tell(ChangeClass::Text, "forms-change-wording", one));
            }
            Some(_) => {}
        }
    }
    let gone = old.iter().filter(|older| !new.iter().any(|one| same(older, one)));
    found.extend(gone.map(|one| tell(ChangeClass::Compatible, "forms-change-rule-removed", one)));
    found
}

fn label(definition: &Definition, at: &Pattern) -> Text {
    let Some((owner, field)) = definition.names.owner(at) else { return plain(&at.to_string()) };
    let side = field.kind.side(at.leaf()).filter(|_| owner != *at);
    side.map_or_else(|| field.label.clone(), |side| side.within(&field.label))
}

fn heading(definition: &Definition, id: &str) -> Text {
    let sections = definition.pages.iter().flat_map(|page| &page.sections);
    let found = sections.into_iter().find(|section| section.id == id);
    found.map_or_else(|| plain(id), |section| section.title.clone())
}
