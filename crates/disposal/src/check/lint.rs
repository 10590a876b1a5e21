//! What a schedule must not say, class by class.

use std::collections::BTreeSet;

use words::{Message, Text};

use super::finding::{Finding, Grade};
use super::row::refusal;
use crate::constraint::ConstraintKind;
use crate::cut_off::CutOff;
use crate::period::Period;
use crate::schedule::{Action, DisposalClass, Schedule, Stage};
use crate::trigger::Trigger;

pub(super) fn lint(schedule: &Schedule) -> Vec<Finding> {
    let mut notes = Notes { class: None, findings: Vec::new() };
    about_the_schedule(schedule, &mut notes);
    let pinned: BTreeSet<&str> = schedule.vectors.iter().map(|vector| vector.class.as_str()).collect();
    let mut seen = BTreeSet::new();
    for class in &schedule.classes {
        notes.class = Some(&class.code);
        if !seen.insert(&class.code) {
            notes.refuse("code", "disposal-check-duplicate");
        }
        about_the_class(class, pinned.contains(class.code.as_str()), &mut notes);
    }
    notes.findings
}

/// Findings about one class after the other.
struct Notes<'a> {
    class: Option<&'a str>,
    findings: Vec<Finding>,
}

impl Notes<'_> {
    fn refuse(&mut self, field: &str, code: &str) {
        self.findings.push(refusal(self.class, field, Message::new(code)));
    }

    fn remark(&mut self, field: &str, code: &str) {
        self.refuse(field, code);
        if let Some(last) = self.findings.last_mut() {
            last.grade = Grade::Remark;
        }
    }

    fn refuse_if(&mut self, wrong: bool, field: &str, code: &str) {
        if wrong {
            self.refuse(field, code);
        }
    }

    fn need_name(&mut self, name: &str, field: &str) {
        self.refuse_if(name.trim().is_empty(), field, "disposal-check-empty");
    }

    fn need_both(&mut self, text: &Text, field: &str) {
        self.refuse_if(!text.is_complete(), field, "disposal-check-one-language");
    }
}

fn about_the_schedule(schedule: &Schedule, notes: &mut Notes<'_>) {
    notes.need_name(&schedule.id, "id");
    notes.need_name(&schedule.authority.reference, "authority/reference");
    notes.need_both(&schedule.authority.title, "authority/title");
    notes.need_both(&schedule.title, "title");
    notes.refuse_if(schedule.version == 0, "version", "disposal-check-version");
    notes.refuse_if(schedule.classes.is_empty(), "classes", "disposal-check-empty");
}

fn about_the_class(class: &DisposalClass, pinned: bool, notes: &mut Notes<'_>) {
    notes.need_name(&class.code, "code");
    notes.need_name(&class.series, "series");
    notes.need_both(&class.title, "title");
    notes.refuse_if(class.stages.is_empty(), "stages", "disposal-check-empty");
    if !pinned {
        notes.remark("vectors", "disposal-check-no-vector");
    }
    for (at, stage) in class.stages.iter().enumerate() {
        let last = at + 1 == class.stages.len();
        about_the_stage(stage, at, last, &format!("stages/{}", at + 1), notes);
        about_the_period(stage.cut_off, stage.period, pinned, &format!("stages/{}/period", at + 1), notes);
    }
    for (at, constraint) in class.constraints.iter().enumerate() {
        let field = format!("constraints/{}", at + 1);
        notes.need_name(&constraint.basis, &format!("{field}/basis"));
        about_the_trigger(&constraint.trigger, &format!("{field}/trigger"), notes);
        about_the_period(constraint.cut_off, constraint.period, pinned, &format!("{field}/period"), notes);
        let never = matches!(constraint.trigger, Trigger::Permanent {});
        let wrong = never && constraint.kind == ConstraintKind::Ceiling;
        notes.refuse_if(wrong, &format!("{field}/trigger"), "disposal-check-permanent-ceiling");
    }
}

fn about_the_stage(stage: &Stage, at: usize, last: bool, field: &str, notes: &mut Notes<'_>) {
    let action = format!("{field}/action");
    notes.refuse_if(stage.action.is_final() && !last, &action, "disposal-check-final-not-last");
    let never = matches!(stage.trigger, Trigger::Permanent {});
    notes.refuse_if(never != (stage.action == Action::Permanent), &action, "disposal-check-permanent-action");
    notes.refuse_if(never && !stage.period.is_zero(), &format!("{field}/period"), "disposal-check-permanent-period");
    let first_waits = at == 0 && mentions(&stage.trigger, |trigger| matches!(trigger, Trigger::StageCompleted {}));
    notes.refuse_if(first_waits, &format!("{field}/trigger"), "disposal-check-no-previous-stage");
    about_the_trigger(&stage.trigger, &format!("{field}/trigger"), notes);
}

/// Nobody has settled how a month-end or quarter-end cut-off treats a period in
/// weeks or days, so a schedule that uses it must pin its meaning with a vector.
fn about_the_period(cut_off: CutOff, period: Period, pinned: bool, field: &str, notes: &mut Notes<'_>) {
    notes.refuse_if(cut_off.realigns() && period.counts_days() && !pinned, field, "disposal-check-unpinned-days");
}

fn about_the_trigger(trigger: &Trigger, field: &str, notes: &mut Notes<'_>) {
    notes.refuse_if(trigger.is_choice() && trigger.inner().len() < 2, field, "disposal-check-one-choice");
    let holds_never = trigger.inner().iter().any(|inner| matches!(inner, Trigger::Permanent {}));
    notes.refuse_if(holds_never, field, "disposal-check-permanent-inside");
    match trigger {
        Trigger::Date { element } => notes.need_name(element, &format!("{field}/element")),
        Trigger::Event { event, subject } => {
            notes.need_name(event, &format!("{field}/event"));
            notes.need_name(subject, &format!("{field}/subject"));
        }
        _ => {}
    }
    for (at, inner) in trigger.inner().iter().enumerate() {
        about_the_trigger(inner, &format!("{field}/{}", at + 1), notes);
    }
}

fn mentions(trigger: &Trigger, what: fn(&Trigger) -> bool) -> bool {
    what(trigger) || trigger.inner().iter().any(|inner| mentions(inner, what))
}
