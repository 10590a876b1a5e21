//! Whether a hand-over is granted. The same rules run on every desk and on the server.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use words::Message;

use super::due::due_on;
use super::hand_over::{Assignee, HandOver, Handed, Next, NextStage, Outcome};
use super::part::part;
use super::signing;
use super::state::{Instance, InstanceState, join};
use crate::canonical;
use crate::completed::complete;
use crate::definition::{Definition, Stage};
use crate::evaluate::ask;
use crate::inputs::{Inputs, Snapshots};
use crate::refusal::Refusal;

/// Decides a hand-over; `instance` is the state before it, none for the first stage.
/// `snapshots` are the data that the desk used, which the operation names by digest.
pub fn decide_hand_over(
    definition: &Definition,
    instance: Option<&Instance>,
    asked: &HandOver,
    snapshots: &Snapshots,
) -> Result<Handed, Refusal> {
    let stage = may_be_handed(definition, instance, asked)?;
    if asked.snapshots_digest != snapshots.digest() {
        return Err(Refusal::new("forms-handover-snapshots"));
    }
    let inputs = Inputs {
        today: asked.today,
        stage: asked.stage.clone(),
        language: asked.language,
        actor: asked.actor.clone(),
        snapshots: snapshots.clone(),
        cites: instance.map(|instance| cites(definition, instance, &asked.stage)).unwrap_or_default(),
        originals: instance.map(Instance::accounted_for).unwrap_or_default(),
    };
    let (next, supersedes) = match &asked.outcome {
        Outcome::Forward => (forward(definition, instance, stage, asked, &inputs)?, Vec::new()),
        Outcome::Return { to, reasons } => returned(definition, instance, stage, to, reasons, &inputs)?,
        Outcome::Refuse { reasons } => {
            if !stage.may_refuse {
                return Err(Refusal::new("forms-handover-no-refusal").with("stage", stage.id.as_str()));
            }
            (with_reasons(Next::Refused, reasons)?, Vec::new())
        }
        Outcome::Withdraw { reasons } => (with_reasons(Next::Withdrawn, reasons)?, Vec::new()),
    };
    let mut asked = asked.clone();
    if asked.outcome != Outcome::Forward {
        // What is not handed over is a draft, and drafts leave no event.
        asked.data = Json::Null;
    }
    Ok(Handed {
        form_no: definition.form_no.clone(),
        edition: definition.edition.clone(),
        revision: instance.map_or(0, |instance| instance.count(&asked.stage)) + 1,
        data_digest: canonical::digest(&asked.data),
        supersedes,
        next,
        asked,
    })
}

/// What a stage cites: by stage the SHA-256 of the page that was signed beside the main way and meets it here.
pub fn cites(definition: &Definition, instance: &Instance, stage: &str) -> BTreeMap<String, String> {
    let beside = definition.taken_with(stage).into_iter().filter(|id| *id != stage);
    let signed =
        beside.filter_map(|id| Some((id.to_owned(), instance.standing(id)?.signed.as_ref()?.rendition.clone())));
    signed.collect()
}

/// Right form, right stage, right person.
fn may_be_handed<'d>(
    definition: &'d Definition,
    instance: Option<&Instance>,
    asked: &HandOver,
) -> Result<&'d Stage, Refusal> {
    let pinned = instance.map_or(definition.hash(), |instance| instance.definition_hash.as_str());
    if asked.definition_hash != definition.hash() || pinned != definition.hash() {
        return Err(Refusal::new("forms-handover-definition").with("form", definition.form_no.as_str()));
    }
    let stage = definition.stage(&asked.stage);
    let stage = stage.ok_or_else(|| Refusal::new("forms-unknown-stage").with("stage", asked.stage.as_str()))?;
    let withdraws = matches!(asked.outcome, Outcome::Withdraw { .. });
    match instance {
        None if stage.id != definition.first_stage() || withdraws => {
            return Err(Refusal::new("forms-handover-not-begun"));
        }
        None => {}
        Some(instance) if instance.id != asked.instance => return Err(Refusal::new("forms-handover-instance")),
        Some(instance) if instance.state != InstanceState::InProgress => {
            return Err(Refusal::new("forms-handover-closed"));
        }
        Some(instance) => is_open(instance, asked, withdraws)?,
    }
    for other in &stage.distinct_from {
        let same =
            instance.and_then(|instance| instance.standing(other)).is_some_and(|one| one.actor.id == asked.actor.id);
        if same {
            return Err(Refusal::new("forms-handover-same-person").with("stage", other.as_str()));
        }
    }
    Ok(stage)
}

fn is_open(instance: &Instance, asked: &HandOver, withdraws: bool) -> Result<(), Refusal> {
    if withdraws {
        let began = instance.began().is_some_and(|actor| actor.id == asked.actor.id);
        return if began { Ok(()) } else { Err(Refusal::new("forms-handover-withdraw")) };
    }
    let Some(open) = instance.open_at(&asked.stage) else {
        return Err(Refusal::new("forms-handover-stage").with("stage", asked.stage.as_str()));
    };
    if !open.assignee.is(&asked.actor) {
        let who = [&open.assignee.role, &open.assignee.post, &open.assignee.person, &open.assignee.unit];
        let who = who.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
        return Err(Refusal::new("forms-handover-assignee").with("who", who));
    }
    Ok(())
}

fn with_reasons(next: Next, reasons: &str) -> Result<Next, Refusal> {
    if reasons.trim().is_empty() { Err(Refusal::new("forms-handover-reasons")) } else { Ok(next) }
}

/// Nothing wrong, nothing typed over what is computed, nothing changed that others signed.
fn forward(
    definition: &Definition,
    instance: Option<&Instance>,
    stage: &Stage,
    asked: &HandOver,
    inputs: &Inputs,
) -> Result<Next, Refusal> {
    let completed = complete(definition, asked.instance, &asked.data, inputs).map_err(|problems| {
        let first = problems.first().map(|problem| (problem.path.clone(), problem.code.clone())).unwrap_or_default();
        Refusal::new("forms-handover-problems")
            .with("count", problems.len())
            .with("path", first.0)
            .with("code", first.1)
    })?;
    if canonical::bytes(completed.data()) != canonical::bytes(&asked.data) {
        return Err(Refusal::new("forms-handover-differs"));
    }
    let before = instance.map_or(Json::Null, |instance| instance.data_before(definition, &stage.id));
    let earlier = definition.stages_before(&stage.id);
    let differs = |one: &&str| part(definition, one, &asked.data) != part(definition, one, &before);
    if earlier.iter().any(differs) {
        return Err(Refusal::new("forms-handover-earlier"));
    }
    signing::check(stage, &completed, asked)?;
    if completed.is_last() {
        return Ok(Next::Completed);
    }
    let mut data = instance.map_or(Json::Null, Instance::data);
    join(&mut data, &asked.data);
    // Where several meet, the last of them opens what follows.
    let waits = |next: &&Stage| instance.is_some_and(|one| !one.waits_for(definition, &stage.id, &next.id).is_empty());
    let next = completed.next_stages().iter().filter_map(|id| definition.stage(id)).filter(|next| !waits(next));
    let stages = next.map(|next| {
        let counted = next.due.as_ref().map(|due| due.after_stage.as_str()).filter(|id| *id != stage.id);
        let done = counted.and_then(|id| instance?.standing(id)).map_or(inputs.today, |revision| revision.today);
        let assignee = to_whom(definition, next, &data, inputs)?;
        Ok(NextStage { stage: next.id.clone(), assignee, due_on: due_on(next, done, &inputs.snapshots)? })
    });
    let stages = stages.collect::<Result<_, Message>>().map_err(Refusal::because)?;
    Ok(Next::Stages { stages })
}

/// Who fills in a stage, after the answers of those before it.
pub(crate) fn to_whom(
    definition: &Definition,
    next: &Stage,
    data: &Json,
    inputs: &Inputs,
) -> Result<Assignee, Message> {
    // Seen from the stage itself, all before it is known and nothing beside it.
    let inputs = Inputs { stage: next.id.clone(), ..inputs.clone() };
    let asked = ask(definition, data, &inputs);
    let named = |expr: &Option<crate::expr::Expr>| -> Result<Option<String>, Message> {
        let text = expr.as_ref().map(|expr| asked.text(expr)).transpose()?;
        if text.as_ref().is_some_and(|text| text.is_empty()) {
            return Err(Message::new("forms-handover-nobody").with("stage", next.id.as_str()));
        }
        Ok(text)
    };
    let by = &next.by;
    Ok(Assignee { role: named(&by.role)?, post: named(&by.post)?, person: named(&by.person)?, unit: named(&by.unit)? })
}

/// Back to an earlier stage: to the person who did it, with reasons.
fn returned(
    definition: &Definition,
    instance: Option<&Instance>,
    stage: &Stage,
    to: &str,
    reasons: &str,
    inputs: &Inputs,
) -> Result<(Next, Vec<String>), Refusal> {
    let target = definition.stage(to).filter(|_| stage.may_return_to.iter().any(|allowed| allowed == to));
    let standing = instance.and_then(|instance| instance.standing(to));
    let (Some(target), Some(standing)) = (target, standing) else {
        return Err(Refusal::new("forms-handover-return").with("stage", to));
    };
    let assignee = Assignee { person: Some(standing.actor.id.clone()), ..Assignee::default() };
    let due_on = due_on(target, inputs.today, &inputs.snapshots).map_err(Refusal::because)?;
    let next = NextStage { stage: to.to_owned(), assignee, due_on };
    let next = with_reasons(Next::Stages { stages: vec![next] }, reasons)?;
    // The returned stage and all after it were signed over what is now to change.
    let later =
        definition.stages.iter().map(|one| &one.id).filter(|id| *id == to || definition.stages_before(id).contains(to));
    Ok((next, later.cloned().collect()))
}
