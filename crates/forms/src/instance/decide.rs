//! Whether a hand-over is granted. The same rules run on every desk and on the server.

use jiff::civil::Date;
use serde_json::{Map, Value as Json};
use words::Message;

use super::due::due_on;
use super::hand_over::{Assignee, HandOver, Handed, Next, Outcome};
use super::state::{Instance, InstanceState};
use crate::canonical;
use crate::completed::complete;
use crate::definition::{ATTACHMENTS, Definition, FieldKind, Stage};
use crate::evaluate::ask;
use crate::inputs::{Inputs, Snapshots};
use crate::pointer::{places, put};
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
    let Some(open) = instance.open.as_ref().filter(|open| open.stage == asked.stage) else {
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
    let before = instance.map_or(Json::Null, |instance| instance.data().clone());
    if earlier_part(definition, &stage.id, &asked.data) != earlier_part(definition, &stage.id, &before) {
        return Err(Refusal::new("forms-handover-earlier"));
    }
    let signed = asked.signed.as_ref();
    if stage.signs && signed.is_none() {
        return Err(Refusal::new("forms-handover-unsigned"));
    }
    if signed.is_some_and(|signed| signed.statement != completed.digest()) {
        return Err(Refusal::new("forms-handover-signed-other"));
    }
    let Some(next) = completed.next_stage().and_then(|id| definition.stage(id)) else { return Ok(Next::Completed) };
    let counted = next.due.as_ref().filter(|due| due.after_stage != stage.id).map(|due| due.after_stage.as_str());
    let earlier = counted.and_then(|id| instance?.standing(id)).map(|revision| revision.today);
    open(definition, next, &asked.data, inputs, earlier.unwrap_or(inputs.today)).map_err(Refusal::because)
}

/// The canonical bytes of what the stages before `stage` own.
fn earlier_part(definition: &Definition, stage: &str, data: &Json) -> Vec<u8> {
    let earlier = definition.stages_before(stage);
    let mut part = Json::Object(Map::new());
    for (at, field) in &definition.names.fields {
        let is_earlier = earlier.contains(field.stage.as_str());
        for pointer in places(data, at).into_iter().filter(|_| is_earlier) {
            let value = data.pointer(&pointer).map(|value| match value.as_array() {
                Some(rows) if field.kind == FieldKind::Repeat => Json::from(rows.len()),
                _ => value.clone(),
            });
            if let Some(value) = value {
                // Keyed by the whole pointer: columns of other stages need no place here.
                part[pointer] = value;
            }
        }
    }
    for slot in definition.attachments.iter().filter(|slot| earlier.contains(slot.stage.as_str())) {
        if let Some(files) = data.get(ATTACHMENTS).and_then(|slots| slots.get(&slot.id)) {
            put(&mut part, &format!("/{ATTACHMENTS}/{}", crate::pointer::escape(&slot.id)), files.clone());
        }
    }
    canonical::bytes(&part)
}

fn open(definition: &Definition, next: &Stage, data: &Json, inputs: &Inputs, from: Date) -> Result<Next, Message> {
    let assignee = to_whom(definition, next, data, inputs)?;
    let due_on = due_on(next, from, &inputs.snapshots)?;
    Ok(Next::Stage { stage: next.id.clone(), assignee, due_on })
}

/// Who fills in a stage, after the answers of those before it.
pub(crate) fn to_whom(
    definition: &Definition,
    next: &Stage,
    data: &Json,
    inputs: &Inputs,
) -> Result<Assignee, Message> {
    let asked = ask(definition, data, inputs);
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
    let next = with_reasons(Next::Stage { stage: to.to_owned(), assignee, due_on }, reasons)?;
    // The returned stage and all after it were signed over what is now to change.
    let later =
        definition.stages.iter().map(|one| &one.id).filter(|id| *id == to || definition.stages_before(id).contains(to));
    Ok((next, later.cloned().collect()))
}
