//! Which room judges which act. Pure: the world is given, and so is the time.

use disposal::Schedule;
use forms::{
    Definition, Edition, HandOver, Instance, MarkOriginal, Snapshots, apply_original, decide_hand_over, decide_original,
};
use jiff::civil::Date;
use records::{
    Act, Change, ComponentRef, Context, Decided, Element, EntityId, Kind, Operation, Refusal, Security, State, World,
};
use serde_json::{Value, json};
use words::Message;

use crate::actor::{self, Posts};

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
        Act::PublishForm { definition } => {
            records::permitted(world, operation, context.today)?;
            publish_form(operation.entity, world, definition)
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

fn not_yet_there(id: EntityId, world: &dyn World, what: &str) -> Result<(), Refusal> {
    if world.entity(id).is_some() { Err(Refusal::Exists(what.to_owned())) } else { Ok(()) }
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

fn publish_form(id: EntityId, world: &dyn World, value: &Value) -> Result<Vec<Decided>, Refusal> {
    let definition = parse(value)?;
    describes_a_record(&definition)?;
    not_yet_there(id, world, &definition.form_no)?;
    if !world.by_key(Kind::Form, definition.hash()).is_empty() {
        return Err(Refusal::Taken(definition.form_no.clone()));
    }
    let editions = documents(world, &definition.form_no);
    // A number belongs to one form, and a version of it to one definition: else nobody knows which is meant.
    let clashes = |one: Edition| one.id != definition.id || one.version == definition.version;
    if editions.iter().filter_map(Edition::read).any(clashes) {
        return Err(Refusal::Taken(definition.form_no.clone()));
    }
    takes_drafts_over(&definition, &editions)?;
    Ok(vec![(id, Change::FormPublished { definition: value.clone() })])
}

/// The editions of a form that are published here, as they are written.
fn documents(world: &dyn World, form_no: &str) -> Vec<Value> {
    let entities = world.by_key(Kind::Form, form_no).into_iter().filter_map(|form| world.entity(form));
    let definitions = entities.filter_map(|entity| match entity.state {
        State::Form(definition) => Some(definition),
        _ => None,
    });
    definitions.collect()
}

/// Whoever has begun the edition before this one must not lose an answer without a word.
fn takes_drafts_over(definition: &Definition, editions: &[Value]) -> Result<(), Refusal> {
    let read = editions.iter().filter_map(|written| Some((Edition::read(written)?, written)));
    let before = read.filter(|(one, _)| one.id == definition.id && one.version < definition.version);
    let Some((before, written)) = before.max_by_key(|(one, _)| one.version) else { return Ok(()) };
    let found = forms::changes(&parse(written)?, definition);
    if let Some(fault) = found.faults.first() {
        return Err(Refusal::Other(fault.message()));
    }
    match found.changes.iter().find(|change| !change.covered) {
        None => Ok(()),
        Some(change) => {
            let message = Message::new("store-form-breaking").with("place", change.place.as_str());
            Err(Refusal::Other(message.with("form", definition.form_no.as_str()).with("version", before.version)))
        }
    }
}

/// What a form says of its record is carried into it, so it must be what a record can bear.
fn describes_a_record(definition: &Definition) -> Result<(), Refusal> {
    let rules = &definition.record;
    let known = |name: &str| {
        let element: Option<Element> = serde_json::from_value(json!(name)).ok();
        element.is_some_and(|element| element.rule().editable && element != Element::Security)
    };
    if let Some(name) = rules.metadata.keys().find(|name| !known(name)) {
        return Err(Refusal::Other(Message::new("store-form-metadata").with("name", name.as_str())));
    }
    let levels = rules.security.as_ref().and_then(forms::expr::Expr::possible_texts).unwrap_or_default();
    if let Some(level) = levels.into_iter().find(|level| serde_json::from_value::<Security>(json!(level)).is_err()) {
        return Err(Refusal::Other(Message::new("store-form-security").with("level", level)));
    }
    if rules.vital {
        return Err(Refusal::Other(Message::new("store-form-vital")));
    }
    Ok(())
}

fn parse(value: &Value) -> Result<Definition, Refusal> {
    Definition::parse(value.to_string().as_bytes()).map_err(|faults| {
        let first = faults.into_iter().next();
        Refusal::Other(first.map_or_else(|| Message::new("store-form-shape"), |fault| fault.message()))
    })
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
    let definition = published(world, &asked.definition_hash)?;
    let (before, mut components) = match instance(world, id)? {
        None => (None, Vec::new()),
        Some((form, components)) => (Some(form), components),
    };
    if before.is_none() {
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
    let definition = published(world, &asked.definition_hash)?;
    let (before, components) = instance(world, id)?.ok_or(Refusal::Unknown(Kind::Instance))?;
    let marked =
        decide_original(&definition, &before, &asked, today).map_err(|refusal| Refusal::Other(refusal.message()))?;
    let instance = json!({"form": apply_original(before, &marked), "components": components});
    Ok(vec![(id, Change::OriginalMarked { marked: json!({"marked": marked, "instance": instance}) })])
}

/// A definition that was published, by its hash.
fn published(world: &dyn World, hash: &str) -> Result<Definition, Refusal> {
    let form = world.by_key(Kind::Form, hash).into_iter().next().and_then(|form| world.entity(form));
    match form.map(|entity| entity.state) {
        Some(State::Form(definition)) => parse(&definition),
        _ => Err(Refusal::Unknown(Kind::Form)),
    }
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
