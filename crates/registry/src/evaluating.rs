//! Evaluating answers without a draft: what the terminal and authors ask.

use forms::{Definition, Evaluation, Inputs, Problem, Snapshots};
use jiff::civil::Date;
use serde_json::{Value, json};
use words::{Lang, Message, say_or_code};

use crate::desk::{Desk, new_entity};
use crate::failure::Failure;
use crate::library;

/// Evaluates answers against a definition file; its own samples stand for the vault's data.
///
/// # Errors
/// A refusal that names the first fault of the definition.
pub fn evaluate_file(
    bytes: &[u8],
    answers: &Value,
    stage: Option<&str>,
    today: Option<Date>,
    lang: Lang,
) -> Result<Evaluation, Failure> {
    let definition = Definition::parse(bytes).map_err(|faults| {
        let first = faults.first().map_or_else(|| Message::new("registry-form-unreadable"), forms::Fault::message);
        Failure::refusal(first)
    })?;
    Ok(forms::evaluate_as_written(&definition, answers, &trial(&definition, stage, today, lang)?))
}

/// With what a definition is tried that no desk has: its own samples stand for the vault's data.
///
/// # Errors
/// A refusal when there is no such stage.
pub(crate) fn trial(
    definition: &Definition,
    stage: Option<&str>,
    today: Option<Date>,
    lang: Lang,
) -> Result<Inputs, Failure> {
    let mut inputs = Inputs::new(today.unwrap_or_else(|| crate::clock::Clock::System.today()), "");
    inputs.stage = named_stage(definition, stage)?;
    inputs.language = lang;
    inputs.snapshots = samples(definition)?;
    Ok(inputs)
}

/// What moving answers from one definition file to another would do; the samples of the newer one stand for the
/// vault's data.
///
/// # Errors
/// A refusal when the two are not an older and a newer edition of one form.
pub fn migrate_file(
    old: &Definition,
    new: &Definition,
    answers: &Value,
    today: Option<Date>,
    lang: Lang,
) -> Result<forms::Migrated, Failure> {
    let mut inputs = Inputs::new(today.unwrap_or_else(|| crate::clock::Clock::System.today()), new.first_stage());
    inputs.language = lang;
    inputs.snapshots = samples(new)?;
    Ok(forms::migrate(old, new, answers, &inputs)?)
}

fn samples(definition: &Definition) -> Result<Snapshots, Failure> {
    let mut snapshots = Snapshots::new();
    for (name, slot) in &definition.names.snapshots {
        let data = match slot.kind {
            forms::SnapshotKind::Calendar => Some(library::calendar()?),
            forms::SnapshotKind::Values(_) => slot.sample.clone(),
        };
        if let Some(data) = data {
            snapshots = snapshots.with(name, data);
        }
    }
    Ok(snapshots)
}

fn named_stage(definition: &Definition, stage: Option<&str>) -> Result<String, Failure> {
    let stage = stage.unwrap_or_else(|| definition.first_stage());
    match definition.stage(stage) {
        Some(_) => Ok(stage.to_owned()),
        None => Err(Failure::refusal(Message::new("forms-unknown-stage").with("stage", stage))),
    }
}

impl Desk {
    /// Evaluates answers against a form of this desk.
    ///
    /// # Errors
    /// A refusal when there is no such form or stage.
    pub fn evaluate(
        &self,
        form: &str,
        answers: &Value,
        stage: Option<&str>,
        today: Option<Date>,
        lang: Lang,
    ) -> Result<Evaluation, Failure> {
        let (id, definition) = self.vouched_form(form)?;
        let mut turn = self.begin(id, definition, new_entity(), lang)?;
        turn.inputs.stage = named_stage(&turn.definition, stage)?;
        turn.inputs.today = today.unwrap_or(turn.inputs.today);
        let evaluation = forms::evaluate_as_written(&turn.definition, answers, &turn.inputs);
        self.looked_up(&turn, evaluation)
    }
}

/// The sentence of a problem: the author's own where there is one.
pub fn problem_text(problem: &Problem, lang: Lang) -> String {
    match &problem.text {
        Some(text) => text.read(lang).to_owned(),
        None => say_or_code(lang, &Message { code: problem.code.clone(), args: problem.args.clone() }),
    }
}

/// Puts the sentence of each problem under `text` of the serialised evaluation.
pub fn say_problems(value: &mut Value, evaluation: &Evaluation, lang: Lang) {
    if let Some(rows) = value.get_mut("problems").and_then(Value::as_array_mut) {
        for (row, problem) in rows.iter_mut().zip(&evaluation.problems) {
            row["text"] = json!(problem_text(problem, lang));
        }
    }
}
