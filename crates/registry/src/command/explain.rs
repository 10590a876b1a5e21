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
    let name = |name: &str| Message::new("registry-explain-input").with("name", name);
    let before = step.from.iter().filter_map(|id| all.iter().find(|one| one.id == *id)).map(|one| ExplainInput {
        name: Message::new("registry-explain-step").with("number", i64::from(one.id)),
        value: one.result.clone().unwrap_or_default(),
        source: None,
    });
    let schedule = assessment.version.as_ref().map(|version| version.schedule.clone());
    let own = step.inputs.iter().map(|(key, value)| ExplainInput {
        name: name(key),
        value: match value {
            Arg::Text(text) => text.clone(),
            Arg::Number(number) => number.to_string(),
        },
        source: schedule.clone(),
    });
    ExplainStep {
        rule: step.rule.code().to_owned(),
        inputs: before.chain(own).collect(),
        result: step.result.clone(),
        text: step.message.clone(),
    }
}
