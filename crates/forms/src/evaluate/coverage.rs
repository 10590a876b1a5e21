//! Which way every condition of a definition went with one set of answers.
//!
//! A definition's own tests must show each condition holding and not holding, and each `if` of a value that is worked
//! out taking either way; what is not shown is remarked upon by `check`. Asked is what the stage asks, and nothing else:
//! values of the stage itself, whether and by whom the stages after it are done, and what becomes of the form at the end.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::attachment::files_of;
use super::choices::candidates;
use super::fill::{Filled, Turn, fill, turn};
use super::flow::next_stages;
use super::problems::row_places;
use crate::definition::{Definition, Stage};
use crate::expr::{Expr, watch};
use crate::inputs::Inputs;
use crate::pointer::{Pattern, escape};

/// The answers of each condition, by its pointer in the definition.
pub type Exercised = BTreeMap<String, Vec<bool>>;

/// Asks every condition of the stage at every place where it stands. Conditions of other
/// stages are listed without an answer.
pub fn exercised(definition: &Definition, answers: &Json, inputs: &Inputs) -> Exercised {
    let mut filled = fill(definition, answers, inputs);
    let mut found = Exercised::new();
    for (rules, part) in [(&definition.logic.visible, "visible"), (&definition.logic.required, "required")] {
        for (at, rule) in rules {
            let owner = definition.names.owner(at).map(|(_, field)| field.stage.as_str());
            let pointer = format!("/logic/{part}/{}", escape(&at.to_string()));
            ask(&mut filled, &mut found, pointer, rule, at, owner);
        }
    }
    for (section, rule) in &definition.logic.sections {
        let pointer = format!("/logic/visible/#{}", escape(section));
        ask(&mut filled, &mut found, pointer, rule, &Pattern::root(), None);
    }
    for (place, slot) in definition.attachments.iter().enumerate() {
        if let Some(when) = &slot.when {
            let pointer = format!("/evidence/attachments/{place}/when");
            ask(&mut filled, &mut found, pointer, when, slot.at(), Some(&slot.stage));
        }
    }
    assertions(&mut filled, &mut found);
    values(&mut filled, &mut found);
    stages(&mut filled, &mut found);
    record(&mut filled, &mut found, answers);
    found
}

/// The branches of an expression that a rule works out, and which of them were taken at a place.
fn branches(filled: &mut Filled, found: &mut Exercised, pointer: &str, expr: &Expr, asked: &[Vec<usize>]) {
    let mut tests = Vec::new();
    expr.tests(pointer, &mut tests);
    for (pointer, _) in &tests {
        found.entry(pointer.clone()).or_default();
    }
    if tests.is_empty() {
        return;
    }
    for rows in asked {
        let mut seen = |test: &Expr, held: bool| {
            let known = tests.iter().find(|(_, one)| std::ptr::eq(*one, test));
            if let Some((pointer, _)) = known {
                found.entry(pointer.clone()).or_default().push(held);
            }
        };
        // What cannot be worked out has shown what it asked until then.
        drop(watch(expr, &filled.table, rows, &mut filled.budget, &mut seen));
    }
}

/// Computed values of the stage where they are shown, and the rules that let codes through, for each code.
fn values(filled: &mut Filled, found: &mut Exercised) {
    let definition = filled.table.definition;
    let stage = filled.table.inputs.stage.clone();
    let is_now = |at: &Pattern| definition.names.owner(at).is_some_and(|(_, field)| field.stage == stage);
    for (at, expr) in &definition.logic.compute {
        let asked = if is_now(at) { shown(filled, at) } else { Vec::new() };
        branches(filled, found, &format!("/logic/compute/{}", escape(&at.to_string())), expr, &asked);
    }
    for (at, rule) in &definition.logic.choices {
        let pointer = format!("/logic/choices/{}", escape(&at.to_string()));
        let Some((name, codes)) = candidates(definition, at, filled.table.inputs.today) else { continue };
        let asked = if is_now(at) { shown(filled, at) } else { Vec::new() };
        branches(filled, found, &pointer, rule, &[]);
        for code in codes {
            filled.table.offer(name, &code.code);
            branches(filled, found, &pointer, rule, &asked);
        }
    }
}

fn shown(filled: &Filled, at: &Pattern) -> Vec<Vec<usize>> {
    row_places(filled, at).into_iter().filter(|rows| filled.table.is_visible(at, rows)).collect()
}

/// Whether the stages after this one take place, as far as it is asked, and who does them.
fn stages(filled: &mut Filled, found: &mut Exercised) {
    let definition = filled.table.definition;
    let next = next_stages(filled);
    let now = filled.table.inputs.stage.clone();
    let passed = |stage: &Stage| {
        // Passed over, or reached: every stage between is passed over too.
        let before = definition.stages_before(&stage.id);
        before.contains(now.as_str()) && next.iter().all(|next| !before.contains(next.as_str()))
    };
    for (place, stage) in definition.stages.iter().enumerate() {
        let pointer = format!("/workflow/stages/{place}");
        let (is_asked, is_next) = (passed(stage), next.contains(&stage.id));
        let root = |yes: bool| if yes { vec![Vec::new()] } else { Vec::new() };
        if let Some(when) = stage.when.as_ref().filter(|when| !matches!(when, Expr::Literal(_))) {
            let answers = found.entry(format!("{pointer}/when")).or_default();
            if is_asked {
                answers.push(filled.holds(when, &Pattern::root(), &[]) == Some(true));
            }
            branches(filled, found, &format!("{pointer}/when"), when, &root(is_asked));
        }
        let by = &stage.by;
        for (name, expr) in [("role", &by.role), ("post", &by.post), ("person", &by.person), ("unit", &by.unit)] {
            if let Some(expr) = expr {
                branches(filled, found, &format!("{pointer}/by/{name}"), expr, &root(is_next));
            }
        }
    }
}

/// What becomes of the form is asked for when it ends.
fn record(filled: &mut Filled, found: &mut Exercised, answers: &Json) {
    let definition = filled.table.definition;
    let rules = &definition.record;
    let root = if next_stages(filled).is_empty() { vec![Vec::new()] } else { Vec::new() };
    let titles = rules.title.iter().flat_map(|title| match title.zh == title.en {
        true => vec![("/title".to_owned(), &title.zh)],
        false => vec![("/title/zh-Hant-HK".to_owned(), &title.zh), ("/title/en".to_owned(), &title.en)],
    });
    let one = |name: &str, rule| Some((format!("/{name}"), rule?));
    let said = rules.metadata.iter().map(|(name, rule)| (format!("/metadata/{}", escape(name)), rule));
    let single = [one("class", rules.class.as_ref()), one("security", rules.security.as_ref())];
    for (place, rule) in single.into_iter().flatten().chain(titles).chain(said) {
        branches(filled, found, &format!("/record{place}"), rule, &root);
    }
    for (place, slot) in definition.attachments.iter().enumerate() {
        let Some(rule) = &slot.own_class else { continue };
        let files = files_of(slot, answers).into_iter().filter(|_| !root.is_empty());
        let rows: Vec<_> = files.map(|file| file.rows).collect();
        branches(filled, found, &format!("/evidence/attachments/{place}/retention/class"), rule, &rows);
    }
    facts(filled, found, &root);
}

fn facts(filled: &mut Filled, found: &mut Exercised, root: &[Vec<usize>]) {
    for (place, rule) in filled.table.definition.record.facts.iter().enumerate() {
        let pointer = format!("/record/facts/{place}");
        let mut holds = true;
        if let Some(when) = rule.when.as_ref().filter(|when| !matches!(when, Expr::Literal(_))) {
            holds = filled.holds(when, &Pattern::root(), &[]) == Some(true);
            found.entry(format!("{pointer}/when")).or_default().extend(root.iter().map(|_| holds));
            branches(filled, found, &format!("{pointer}/when"), when, root);
        }
        branches(filled, found, &format!("{pointer}/on"), &rule.on, if holds { root } else { &[] });
    }
}

fn ask(filled: &mut Filled, found: &mut Exercised, pointer: String, rule: &Expr, at: &Pattern, owner: Option<&str>) {
    if matches!(rule, Expr::Literal(_)) {
        return;
    }
    let answers = found.entry(pointer).or_default();
    let definition = filled.table.definition;
    if owner.is_some_and(|stage| turn(definition, stage, &filled.table.inputs.stage) != Turn::Now) {
        return;
    }
    for rows in row_places(filled, at) {
        answers.push(filled.holds(rule, at, &rows) == Some(true));
    }
}

/// An assertion that is not known has not been shown to fail, nor has one of a place that is hidden.
fn assertions(filled: &mut Filled, found: &mut Exercised) {
    let definition = filled.table.definition;
    for (place, assertion) in definition.logic.assertions.iter().enumerate() {
        let answers = found.entry(format!("/logic/assert/{place}")).or_default();
        if assertion.stage != filled.table.inputs.stage {
            continue;
        }
        for rows in row_places(filled, &assertion.at) {
            if !filled.table.is_visible(&assertion.at, &rows) {
                continue;
            }
            answers.extend(filled.holds(&assertion.that, &assertion.at, &rows));
        }
    }
}
