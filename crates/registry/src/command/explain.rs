//! `explain`: why a record is due on a day or not, step by step.

use disposal::{Assessment, Step};
use records::State;
use words::{Arg, Message, Text};

use super::shaped::keeping_line;
use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::keeping::Keeping;
use crate::view::keeping::{ExplainInput, ExplainRequest, ExplainResponse, ExplainStep, KeepingLine};

pub(super) fn run(call: &mut Call<'_>, request: ExplainRequest) -> Result<ExplainResponse, Failure> {
    let desk = call.registry.desk()?;
    let kept = desk.assess(&request.reference, desk.today())?;
    let (reference, title) = match &kept.entity.state {
        State::Record(record) => (record.reference(), record.title.clone()),
        _ => (request.reference, Text::default()),
    };
    let steps = &kept.assessment.steps;
    Ok(ExplainResponse {
        due: kept.assessment.due,
        keeping: line(desk, &reference, &kept.assessment)?,
        steps: steps.iter().map(|one| step(one, steps, &kept.assessment)).collect(),
        reference,
        title,
    })
}

/// The line on how long a record is kept, with the title of the rule that governs.
pub(super) fn line(desk: &Desk, reference: &str, assessment: &Assessment) -> Result<KeepingLine, Failure> {
    let (_, record) = desk.record(reference)?;
    let keeping = Keeping::of(desk)?;
    let title = keeping.class(&record, assessment.on)?.map(|(class, _)| class.title.clone());
    Ok(keeping_line(assessment, title))
}

fn step(step: &Step, all: &[Step], assessment: &Assessment) -> ExplainStep {
    let before = step.from.iter().filter_map(|id| all.iter().find(|one| one.id == *id)).map(|one| ExplainInput {
        name: Message::new("registry-explain-step").with("number", i64::from(one.id)),
        value: plain(one.result.as_deref().unwrap_or_default().into()),
        source: None,
    });
    let schedule = assessment.version.as_ref().map(|version| version.schedule.clone());
    let own = step.inputs.iter().filter(|(key, _)| !SAID.contains(&key.as_str())).map(|(key, given)| ExplainInput {
        name: Message::new("registry-explain-input").with("name", key.as_str()),
        value: value(key, given, step),
        source: schedule.clone(),
    });
    ExplainStep {
        rule: step.rule.code().to_owned(),
        inputs: before.chain(own).filter(|input| !is_blank(input)).collect(),
        result: step.result.clone(),
        text: step.message.clone(),
    }
}

/// Inputs that are codes for what the step's own sentence says.
const SAID: [&str; 2] = ["what", "why"];

/// A value in words: codes have sentences, everything else stands as it is.
fn value(name: &str, given: &Arg, step: &Step) -> Message {
    let sentence = match name {
        "action" => "disposal-action",
        "cut_off" => "disposal-cut-off",
        "period" => "disposal-period",
        "reason" => "disposal-reason",
        _ => return plain(given.clone()),
    };
    Message { args: step.message.args.clone(), ..Message::new(sentence) }
}

fn plain(value: Arg) -> Message {
    Message { args: [("value".to_owned(), value)].into(), ..Message::new("registry-explain-value") }
}

fn is_blank(input: &ExplainInput) -> bool {
    matches!(input.value.args.get("value"), Some(Arg::Text(text)) if text.is_empty())
}
