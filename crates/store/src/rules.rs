//! Which room judges which act. Pure: the world is given, and so is the time.

use disposal::Schedule;
use forms::{
    Edition, FormTarget, HandOver, Instance, MarkOriginal, Snapshots, apply_original, decide_hand_over, decide_original,
};
use jiff::civil::Date;
use records::{Act, Change, ComponentRef, Context, Decided, EntityId, Kind, Operation, Refusal, State, World};
use serde_json::{Value, json};
use words::Message;

use crate::actor::{self, Posts};
use crate::issuing::issue_catalogue;
use crate::listing::issue_trust_list;
use crate::publishing::{documents, not_yet_there, publish_form, published, still_publishes};

/// The changes that an operation makes, whichever room its act belongs to.
pub(crate) fn decide(
    world: &dyn World,
    operation: &Operation,
    context: &Context,
    posts: Posts,
) -> Result<Vec<Decided>, Refusal> {
    match &operation.act {
        Act::PublishSchedule { schedule } => {
            records::permitted(world, operation, context.today)?;
            publish_schedule(operation.entity, world, schedule)
        }
        Act::IssueCatalogue { issue } => {
            records::permitted(world, operation, context.today)?;
            issue_catalogue(operation.entity, world, issue)
        }
        Act::IssueTrustList { list } => {
            records::permitted(world, operation, context.today)?;
            issue_trust_list(operation.entity, world, list)
        }
        Act::PublishForm { definition } => {
            records::permitted(world, operation, context.today)?;
            publish_form(operation, world, definition)
        }
        Act::SetTarget { target } => {
            records::permitted(world, operation, context.today)?;
            set_target(operation.entity, world, target)
        }
        Act::HandOver { hand_over } => {
            records::permitted(world, operation, context.today)?;
            hand_over_stage(operation, world, hand_over, posts)
        }
        Act::MarkOriginal { mark } => {
            records::permitted(world, operation, context.today)?;
            mark_original(operation, world, mark, posts, context.today)
        }
        _ => records::decide(world, operation, context),
    }
}

fn publish_schedule(id: EntityId, world: &dyn World, value: &Value) -> Result<Vec<Decided>, Refusal> {
    let refused = |findings: Vec<disposal::Finding>| findings.into_iter().find(|finding| finding.refuses());
    let schedule = Schedule::read(&value.to_string()).map_err(|error| {
        Refusal::Other(refused(error.findings.clone()).map_or(error.message(), |first| first.message))
    })?;
    not_yet_there(id, world, &schedule.id)?;
    if let Some(finding) = refused(schedule.check()) {
        return Err(Refusal::Other(finding.message));
    }
    Ok(vec![(id, Change::SchedulePublished { schedule: value.clone() })])
}

/// A target is of a form that is known here, and a form has one for each kind of period.
fn set_target(id: EntityId, world: &dyn World, value: &Value) -> Result<Vec<Decided>, Refusal> {
    let target: FormTarget =
        serde_json::from_value(value.clone()).map_err(|_| Refusal::NotUnderstood("target".to_owned()))?;
    if target.aim.is_some_and(|aim| !aim.is_sound()) {
        return Err(Refusal::Other(Message::new("store-target-range")));
    }
    if documents(world, &target.form_no).is_empty() {
        return Err(Refusal::Unknown(Kind::Form));
    }
    let (before, key) = (world.entity(id), target.key());
    let is_its_own = before.is_none_or(|before| before.state.keys() == [key.clone()]);
    if !is_its_own || world.by_key(Kind::Target, &key).iter().any(|known| *known != id) {
        return Err(Refusal::Exists(key));
    }
    Ok(vec![(id, Change::TargetSet { target: value.clone() })])
}

/// A hand-over carries the snapshots under which it was filled in, so that the authority
/// recomputes exactly what the desk computed.
fn hand_over_stage(
    operation: &Operation,
    world: &dyn World,
    value: &Value,
    posts: Posts,
) -> Result<Vec<Decided>, Refusal> {
    let id = operation.entity;
    let shape = || Refusal::NotUnderstood("hand-over".to_owned());
    let mut asked: HandOver = part(value, "asked").ok_or_else(shape)?;
    let snapshots: Snapshots = part(value, "snapshots").ok_or_else(shape)?;
    // A form names its own files only.
    if asked.instance != id.0 || operation.components.iter().any(|file| file.owner != id) {
        return Err(shape());
    }
    // Ink on paper is evidence only with the scan that comes along.
    let has = |scan: &String| operation.components.iter().any(|file| file.sha256 == *scan);
    if !asked.signed.iter().flat_map(|signed| signed.scans()).all(has) {
        return Err(Refusal::Other(Message::new("forms-handover-scan")));
    }
    asked.actor = actor::acting(world, operation, &asked.actor, posts)?;
    let (definition, publisher) = published(world, &asked.definition_hash)?;
    let (before, mut components) = match instance(world, id)? {
        None => (None, Vec::new()),
        Some((form, components)) => (Some(form), components),
    };
    if before.is_none() {
        still_publishes(&publisher, &definition)?;
        let editions: Vec<Edition> = documents(world, &definition.form_no).iter().filter_map(Edition::read).collect();
        forms::accepted(&Edition::from(&definition), editions.iter(), asked.today)
            .map_err(|refusal| Refusal::Other(refusal.message()))?;
    }
    let handed = decide_hand_over(&definition, before.as_ref(), &asked, &snapshots)
        .map_err(|refusal| Refusal::Other(refusal.message()))?;
    let after = forms::apply(before, &handed);
    // The files are named in the state, so that the next desk knows what to fetch.
    components.extend(operation.components.iter().cloned());
    let instance = json!({"form": after, "components": components});
    Ok(vec![(id, Change::HandedOver { handed: json!({"handed": handed, "instance": instance}) })])
}

/// Whoever sees an original or takes it in says so of a form that is known here.
fn mark_original(
    operation: &Operation,
    world: &dyn World,
    value: &Value,
    posts: Posts,
    today: Date,
) -> Result<Vec<Decided>, Refusal> {
    let id = operation.entity;
    let shape = || Refusal::NotUnderstood("mark-original".to_owned());
    let mut asked: MarkOriginal = serde_json::from_value(value.clone()).map_err(|_| shape())?;
    if asked.instance != id.0 || !operation.components.is_empty() {
        return Err(shape());
    }
    asked.actor = actor::acting(world, operation, &asked.actor, posts)?;
    let (definition, _) = published(world, &asked.definition_hash)?;
    let (before, components) = instance(world, id)?.ok_or(Refusal::Unknown(Kind::Instance))?;
    let marked =
        decide_original(&definition, &before, &asked, today).map_err(|refusal| Refusal::Other(refusal.message()))?;
    let instance = json!({"form": apply_original(before, &marked), "components": components});
    Ok(vec![(id, Change::OriginalMarked { marked: json!({"marked": marked, "instance": instance}) })])
}

/// A form on its way with the files that it names; none where nothing bears this identity.
fn instance(world: &dyn World, id: EntityId) -> Result<Option<(Instance, Vec<ComponentRef>)>, Refusal> {
    let shape = || Refusal::NotUnderstood("instance".to_owned());
    match world.entity(id).map(|entity| entity.state) {
        None => Ok(None),
        Some(State::Instance(state)) => {
            let form = part(&state, "form").ok_or_else(shape)?;
            Ok(Some((form, part(&state, "components").ok_or_else(shape)?)))
        }
        Some(_) => Err(Refusal::Exists(id.to_string())),
    }
}

fn part<T: serde::de::DeserializeOwned>(value: &Value, name: &str) -> Option<T> {
    serde_json::from_value(value.get(name)?.clone()).ok()
}
