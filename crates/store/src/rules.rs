//! Which room judges which act. Pure: the world is given, and so is the time.

use disposal::Schedule;
use records::{Act, Change, Context, Decided, EntityId, Kind, Operation, Refusal, State, World};
use serde_json::{Value, json};
use words::Message;

/// The changes that an operation makes, whichever room its act belongs to.
pub(crate) fn decide(world: &dyn World, operation: &Operation, context: &Context) -> Result<Vec<Decided>, Refusal> {
    match &operation.act {
        Act::PublishSchedule { schedule } => {
            records::permitted(world, operation, context.today)?;
            publish_schedule(operation.entity, world, schedule)
        }
        Act::PublishForm { definition } => {
            records::permitted(world, operation, context.today)?;
            publish_form(operation.entity, world, definition)
        }
        Act::HandOver { hand_over } => {
            records::permitted(world, operation, context.today)?;
            hand_over_stage(operation.entity, world, hand_over)
        }
        _ => records::decide(world, operation, context),
    }
}

fn not_yet_there(id: EntityId, world: &dyn World, what: &str) -> Result<(), Refusal> {
    if world.entity(id).is_some() { Err(Refusal::Exists(what.to_owned())) } else { Ok(()) }
}

fn publish_schedule(id: EntityId, world: &dyn World, value: &Value) -> Result<Vec<Decided>, Refusal> {
    let refused = |findings: Vec<disposal::Finding>| findings.into_iter().find(|finding| finding.refuses());
    let schedule = Schedule::read(&value.to_string())
        .map_err(|error| Refusal::Other(refused(error.findings.clone()).map_or(error.message(), |first| first.message)))?;
    not_yet_there(id, world, &schedule.id)?;
    if let Some(finding) = refused(schedule.check()) {
        return Err(Refusal::Other(finding.message));
    }
    Ok(vec![(id, Change::SchedulePublished { schedule: value.clone() })])
}

fn publish_form(id: EntityId, world: &dyn World, definition: &Value) -> Result<Vec<Decided>, Refusal> {
    not_yet_there(id, world, "form")?;
    Ok(vec![(id, Change::FormPublished { definition: definition.clone() })])
}

fn hand_over_stage(id: EntityId, world: &dyn World, hand_over: &Value) -> Result<Vec<Decided>, Refusal> {
    let _ = world;
    Ok(vec![(id, Change::HandedOver { handed: hand_over.clone() })])
}
