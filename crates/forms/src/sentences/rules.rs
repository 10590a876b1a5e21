//! Every rule of a definition, in the order in which the form shows what they are about.

use words::Text;

use super::composer::Composer;
use super::phrase::{Phrase, Sentence, data, inner};
use super::rule::{RuleKind, RuleSentence};
use crate::definition::{Definition, Item};
use crate::expr::{Expr, Scope, view};
use crate::pointer::{Pattern, Step, escape};

/// What each rule says: those of sections, fields and attachments as the layout shows them, then those of the form as a
/// whole and of its stages.
pub fn rule_sentences(definition: &Definition) -> Vec<RuleSentence> {
    let order = order(definition);
    let mut rules = [of_fields(definition), of_the_rest(definition)].concat();
    let place = |key: &str| order.iter().position(|shown| shown == key).unwrap_or(order.len());
    rules.sort_by_key(|(key, _)| place(key));
    rules.into_iter().map(|(_, rule)| rule).collect()
}

/// A rule, and by which key it stands in the layout.
type Placed = (String, RuleSentence);

/// Sections, fields and attachments in the order of the layout.
fn order(definition: &Definition) -> Vec<String> {
    let mut keys = Vec::new();
    for section in definition.pages.iter().flat_map(|page| &page.sections) {
        keys.push(format!("#{}", section.id));
        for item in &section.items {
            match item {
                Item::Attachment { slot } => keys.push(format!("${slot}")),
                drawn => {
                    let slot = |path: &str| definition.attachments.iter().find(|slot| slot.at().to_string() == path);
                    let key = |path: &str| slot(path).map_or_else(|| path.to_owned(), |slot| format!("${}", slot.id));
                    keys.extend(drawn.paths().into_iter().map(key));
                }
            }
        }
    }
    keys
}

fn of_fields(definition: &Definition) -> Vec<Placed> {
    let logic = &definition.logic;
    let mut found = Vec::new();
    for (id, expr) in &logic.sections {
        let about = definition.section(id).map_or_else(|| data(id), |section| section.title.clone());
        let rule = Rule { kind: RuleKind::Visible, place: format!("/logic/visible/#{}", escape(id)), about, expr };
        found.push((format!("#{id}"), rule.told(definition, None, "forms-rule-visible")));
    }
    let parts = [
        (RuleKind::Visible, "visible", &logic.visible, "forms-rule-visible"),
        (RuleKind::Required, "required", &logic.required, "forms-rule-required"),
        (RuleKind::ReadOnly, "readOnly", &logic.read_only, "forms-rule-read-only"),
        (RuleKind::Choices, "choices", &logic.choices, "forms-rule-choices"),
    ];
    for (kind, part, rules, code) in parts {
        for (at, expr) in rules {
            let list = definition.names.fields.get(at).and_then(|field| field.codelist.as_deref());
            let offered = list.filter(|_| kind == RuleKind::Choices);
            let rule = Rule { kind, place: place(part, at), about: label(definition, at), expr };
            found.push((key(definition, at), rule.told(definition, offered, code)));
        }
    }
    for (at, expr) in &logic.compute {
        let rule = Rule { kind: RuleKind::Compute, place: place("compute", at), about: label(definition, at), expr };
        found.push((key(definition, at), computed(definition, at, rule)));
    }
    found
}

fn of_the_rest(definition: &Definition) -> Vec<Placed> {
    let mut found = Vec::new();
    for (number, assertion) in definition.logic.assertions.iter().enumerate() {
        let is_row = assertion.at.steps().last() == Some(&Step::Each);
        let at = if is_row { assertion.at.parent().unwrap_or_default() } else { assertion.at.clone() };
        let about = if at.steps().is_empty() { definition.title().clone() } else { label(definition, &at) };
        let place = format!("/logic/assert/{number}/that");
        let rule = Rule { kind: RuleKind::Assert, place, about, expr: &assertion.that };
        let mut told = rule.told(definition, None, "forms-rule-assert");
        let otherwise = Phrase::new("forms-say-otherwise-told").with("text", inner(&assertion.text)).text();
        told.sentences.push(Sentence::plain(otherwise));
        found.push((key(definition, &at), told));
    }
    for (number, slot) in definition.attachments.iter().enumerate() {
        let Some(expr) = &slot.when else { continue };
        let place = format!("/evidence/attachments/{number}/when");
        let rule = Rule { kind: RuleKind::Attachment, place, about: slot.label.clone(), expr };
        found.push((format!("${}", slot.id), rule.told(definition, None, "forms-rule-attachment")));
    }
    for (number, stage) in definition.stages.iter().enumerate() {
        let Some(expr) = &stage.when else { continue };
        let place = format!("/workflow/stages/{number}/when");
        let rule = Rule { kind: RuleKind::Stage, place, about: stage.label.clone(), expr };
        found.push((format!("stage {}", stage.id), rule.told(definition, None, "forms-rule-stage")));
    }
    found
}

/// A rule that is to be told.
struct Rule<'a> {
    kind: RuleKind,
    place: String,
    about: Text,
    expr: &'a Expr,
}

impl Rule<'_> {
    fn told(self, definition: &Definition, offered: Option<&str>, code: &'static str) -> RuleSentence {
        let mut composer = Composer::new(definition, offered);
        let (joint, condition, items) = composer.conditions(self.expr, true);
        let text = Phrase::new(code).given("joint", joint).with("c", condition).text();
        self.with(Sentence::listing(text, items), composer)
    }

    fn with(self, first: Sentence, composer: Composer) -> RuleSentence {
        let sentences = std::iter::once(first).chain(composer.told()).collect();
        RuleSentence { kind: self.kind, place: self.place, about: self.about, sentences, line: view(self.expr) }
    }
}

fn computed(definition: &Definition, at: &Pattern, rule: Rule) -> RuleSentence {
    let mut composer = Composer::new(definition, None);
    let of = definition.names.field(at);
    let (form, value, items) = composer.whole(rule.expr, of.as_ref());
    let text = Phrase::new("forms-rule-compute").given("form", form).with("name", definition.called(at));
    let text = text.with("value", value).text();
    rule.with(Sentence::listing(text, items), composer)
}

fn place(part: &str, at: &Pattern) -> String {
    format!("/logic/{part}/{}", escape(&at.to_string()))
}

/// The sides of a pair stand in the layout as one.
fn key(definition: &Definition, at: &Pattern) -> String {
    definition.names.owner(at).map_or_else(|| at.to_string(), |(owner, _)| owner.to_string())
}

fn label(definition: &Definition, at: &Pattern) -> Text {
    definition.names.owner(at).map_or_else(|| data(at.leaf()), |(_, field)| field.label.clone())
}
