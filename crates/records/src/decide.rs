//! The rules: what an operation changes, or why it is refused.
//!
//! The desk asks them provisionally, the authority with effect. Both ask the same
//! function; only [`Context::numbering`] differs.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::element::set_value;
use crate::{
    Act, Agent, Capture, Change, Component, ComponentRef, Element, ElementChange, Entity, EntityId, FactStatus, Folder,
    Kind, NewRecord, Number, Operation, Part, Proof, Publisher, Record, Reference, Refusal, Role, ScopeId, State,
    StatedFact, World, own_value, roles,
};

/// How a new record gets its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbering {
    /// By the authority: the next number of the part.
    Permanent,
    /// By a desk that waits for its authority: the mark that the operation carries.
    Provisional,
}

/// What the rules need to know beside the world.
#[derive(Debug, Clone)]
pub struct Context {
    /// The day on which it is decided, in the office's zone.
    pub today: Date,
    /// Who gives numbers.
    pub numbering: Numbering,
}

/// A change and the entity that it concerns.
pub type Decided = (EntityId, Change);

/// The changes that `operation` makes.
///
/// Acts of other rooms (schedules, forms, hand-overs) are refused here as not
/// understood: the caller asks those rooms first.
///
/// # Errors
/// A [`Refusal`] that says why, and what to do.
pub fn decide(world: &dyn World, operation: &Operation, context: &Context) -> Result<Vec<Decided>, Refusal> {
    let agent = permitted(world, operation, context.today)?;
    let id = operation.entity;
    let one = |change: Change| Ok(vec![(id, change)]);
    match &operation.act {
        Act::RegisterAgent { agent } => one(register(world, id, agent)?),
        Act::AddClass { class } => {
            is_new(world, id)?;
            is_free(world, Kind::Class, &class.code)?;
            one(Change::ClassAdded { class: class.clone() })
        }
        Act::OpenFolder { folder } => one(open_folder(world, id, folder)?),
        Act::OpenPart { folder, on, subjects } => one(open_part(world, id, *folder, *on, subjects)?),
        Act::ClosePart { on, reason } => one(close_part(world, id, *on, reason)?),
        Act::DeclareRecord { record } => declare(world, operation, record, agent.as_ref(), context),
        Act::WithdrawRecord { reason } => one(take_back(world, operation, reason, agent.as_ref())?),
        Act::EditMetadata { changes, reason } => one(edit(world, id, changes, reason)?),
        Act::StateFact { fact } => {
            is_new(world, id)?;
            one(Change::FactStated { fact: StatedFact { status: FactStatus::Asserted, ..fact.clone() } })
        }
        Act::AddProof { component, proof } => one(add_proof(world, operation, component, proof)?),
        Act::WithdrawFact { reason } => one(withdraw(world, id, reason)?),
        Act::RecognisePublisher { publisher } => one(recognise(world, id, publisher)?),
        Act::WithdrawPublisher { reason } => one(withdraw_publisher(world, id, reason, context.today)?),
        Act::PublishSchedule { .. }
        | Act::IssueCatalogue { .. }
        | Act::IssueTrustList { .. }
        | Act::PublishForm { .. }
        | Act::SetTarget { .. }
        | Act::HandOver { .. }
        | Act::MarkOriginal { .. } => Err(Refusal::NotUnderstood("act of another room".to_owned())),
    }
}

/// The agent may ask for this, and for this scope. The first agent of a department registers
/// itself: there is nobody yet who could do it.
///
/// # Errors
/// The operation is of a newer edition or names a scope in which its entity does not live; the
/// agent is unknown, not active on `today`, or none of its roles includes the act.
pub fn permitted(world: &dyn World, operation: &Operation, today: Date) -> Result<Option<Agent>, Refusal> {
    if operation.schema > Operation::SCHEMA {
        return Err(Refusal::NotUnderstood(format!("schema {}", operation.schema)));
    }
    let home = home_scope(&operation.act);
    if operation.scope != home {
        return Err(Refusal::WrongScope(home));
    }
    let Some(agent) = world.agent(operation.agent) else {
        let founding = matches!(operation.act, Act::RegisterAgent { .. })
            && operation.entity == operation.agent
            && !world.has_any(Kind::Agent);
        return if founding { Ok(None) } else { Err(Refusal::Unknown(Kind::Agent)) };
    };
    if !agent.active.contains(today) {
        return Err(Refusal::NotActive(agent.alias));
    }
    if !roles::may(&agent.roles, &operation.act) {
        return Err(Refusal::NotAllowed(act_name(&operation.act)));
    }
    Ok(Some(agent))
}

/// Where the entity of an act lives: fixed when the entity is made and never the desk's choice,
/// because whoever may read a scope reads all of its chain.
fn home_scope(act: &Act) -> ScopeId {
    match act {
        Act::RegisterAgent { .. }
        | Act::AddClass { .. }
        | Act::PublishSchedule { .. }
        | Act::RecognisePublisher { .. }
        | Act::WithdrawPublisher { .. }
        | Act::IssueCatalogue { .. }
        | Act::IssueTrustList { .. }
        | Act::PublishForm { .. }
        | Act::SetTarget { .. } => ScopeId::department(),
        Act::OpenFolder { .. }
        | Act::OpenPart { .. }
        | Act::ClosePart { .. }
        | Act::DeclareRecord { .. }
        | Act::WithdrawRecord { .. }
        | Act::EditMetadata { .. }
        | Act::AddProof { .. }
        | Act::StateFact { .. }
        | Act::WithdrawFact { .. } => ScopeId::files(),
        Act::HandOver { .. } | Act::MarkOriginal { .. } => ScopeId::routing(),
    }
}

fn act_name(act: &Act) -> String {
    serde_json::to_value(act)
        .ok()
        .and_then(|value| value.get("act").and_then(|name| name.as_str().map(str::to_owned)))
        .unwrap_or_default()
}

fn is_new(world: &dyn World, id: EntityId) -> Result<(), Refusal> {
    match world.entity(id) {
        None => Ok(()),
        Some(entity) => Err(Refusal::Exists(entity.state.keys().into_iter().next().unwrap_or_else(|| id.to_string()))),
    }
}

fn is_free(world: &dyn World, kind: Kind, key: &str) -> Result<(), Refusal> {
    if key.trim().is_empty() {
        return Err(Refusal::BadValue(Element::Reference));
    }
    if world.by_key(kind, key).is_empty() { Ok(()) } else { Err(Refusal::Taken(key.to_owned())) }
}

fn register(world: &dyn World, id: EntityId, agent: &Agent) -> Result<Change, Refusal> {
    is_new(world, id)?;
    is_free(world, Kind::Agent, &agent.alias)?;
    Ok(Change::AgentRegistered { agent: agent.clone() })
}

fn open_folder(world: &dyn World, id: EntityId, folder: &Folder) -> Result<Change, Refusal> {
    is_new(world, id)?;
    match folder.reference.parse() {
        Ok(Reference::Folder(reference)) if reference == folder.reference => {}
        _ => return Err(Refusal::BadValue(Element::Reference)),
    }
    is_free(world, Kind::Folder, &folder.reference)?;
    if folder.title.is_empty() {
        return Err(Refusal::Missing(vec![Element::TitleEn, Element::TitleZh]));
    }
    let class = world.class(folder.class).ok_or(Refusal::Unknown(Kind::Class))?;
    if class.disposal_class.is_none() && folder.disposal_override.is_none() {
        return Err(Refusal::Heading(class.code));
    }
    Ok(Change::FolderOpened { folder: folder.clone() })
}

fn open_part(
    world: &dyn World,
    id: EntityId,
    folder_id: EntityId,
    on: Date,
    subjects: &BTreeMap<String, Vec<String>>,
) -> Result<Change, Refusal> {
    is_new(world, id)?;
    let folder = world.folder(folder_id).ok_or(Refusal::Unknown(Kind::Folder))?;
    let last = match world.last_part(folder_id).map(|entity| entity.state) {
        Some(State::Part(part)) => Some(part),
        _ => None,
    };
    if let Some(open) = last.as_ref().filter(|part| part.closed_on.is_none()) {
        return Err(Refusal::PartOpen(open.reference()));
    }
    if on < folder.opened_on {
        return Err(Refusal::DateOrder);
    }
    Ok(Change::PartOpened {
        part: Part {
            folder: folder_id,
            folder_reference: folder.reference,
            number: last.map_or(1, |part| part.number + 1),
            opened_on: on,
            closed_on: None,
            closed_because: String::new(),
            subjects: subjects.clone(),
            last_number: 0,
            last_addition_on: None,
        },
    })
}

fn close_part(world: &dyn World, id: EntityId, on: Date, reason: &str) -> Result<Change, Refusal> {
    let part = world.part(id).ok_or(Refusal::Unknown(Kind::Part))?;
    if part.closed_on.is_some() {
        return Err(Refusal::PartClosed(part.reference()));
    }
    if on < part.opened_on {
        return Err(Refusal::DateOrder);
    }
    Ok(Change::PartClosed { on, reason: reason.to_owned() })
}

fn declare(
    world: &dyn World,
    operation: &Operation,
    new: &NewRecord,
    agent: Option<&Agent>,
    context: &Context,
) -> Result<Vec<Decided>, Refusal> {
    is_new(world, operation.entity)?;
    let part = world.part(new.part).ok_or(Refusal::Unknown(Kind::Part))?;
    if part.closed_on.is_some() {
        return Err(Refusal::PartClosed(part.reference()));
    }
    let missing = missing_elements(new);
    if !missing.is_empty() {
        return Err(Refusal::Missing(missing));
    }
    names_are_distinct(new)?;
    files_are_named(operation, new)?;
    let number = match context.numbering {
        Numbering::Permanent => Number::Permanent(part.last_number + 1),
        Numbering::Provisional => Number::Provisional(new.mark.clone()),
    };
    let added =
        Change::RecordAdded { record: operation.entity, number: number.clone(), document_date: new.document_date };
    let record = Box::new(declared(operation, new, &part, number, agent));
    Ok(vec![(new.part, added), (operation.entity, Change::RecordDeclared { record })])
}

fn declared(operation: &Operation, new: &NewRecord, part: &Part, number: Number, agent: Option<&Agent>) -> Record {
    let new = new.clone();
    let marked = matches!(number, Number::Permanent(_)) && !new.mark.is_empty();
    Record {
        part: new.part,
        part_reference: part.reference(),
        number,
        former_numbers: if marked { vec![Number::Provisional(new.mark)] } else { Vec::new() },
        title: new.title,
        kind: new.kind,
        languages: new.languages,
        medium: new.medium,
        document_date: new.document_date,
        received_at: new.received_at,
        creator: new.creator,
        organisation: new.organisation,
        security: new.security,
        personal_data: new.personal_data,
        subjects: new.subjects,
        named_dates: new.named_dates,
        disposal_override: new.disposal_override,
        components: new.components,
        form: new.form,
        capture: Capture {
            captured_at: operation.authored_at,
            declared_by: operation.agent,
            role: agent.and_then(|agent| agent.roles.first().copied()),
        },
        withdrawn: None,
    }
}

/// Mandatory elements that people must give (the rest fills itself).
fn missing_elements(new: &NewRecord) -> Vec<Element> {
    let mut missing = Vec::new();
    if new.title.en.trim().is_empty() && new.title.zh.trim().is_empty() {
        missing.extend([Element::TitleEn, Element::TitleZh]);
    }
    if new.creator.trim().is_empty() {
        missing.push(Element::Creator);
    }
    if new.organisation.trim().is_empty() {
        missing.push(Element::Organisation);
    }
    missing
}

fn names_are_distinct(new: &NewRecord) -> Result<(), Refusal> {
    let mut names: Vec<&str> = new.components.iter().map(|component| component.name.as_str()).collect();
    names.sort_unstable();
    let distinct = names.windows(2).all(|pair| pair[0] != pair[1]);
    let digests =
        new.components.iter().all(|c| c.sha256.len() == 64 && c.sha256.bytes().all(|b| b.is_ascii_hexdigit()));
    if distinct && digests { Ok(()) } else { Err(Refusal::BadValue(Element::Digest)) }
}

/// The operation names exactly the files of the record: the authority waits for the files that an
/// operation names, so one that is left out would never be asked for.
fn files_are_named(operation: &Operation, new: &NewRecord) -> Result<(), Refusal> {
    let is_named = |file: &Component| {
        let same = |one: &ComponentRef| {
            (one.owner, &one.name, &one.sha256, one.size_bytes)
                == (operation.entity, &file.name, &file.sha256, file.size_bytes)
        };
        operation.components.iter().any(same)
    };
    // What is added behind a file comes after its declaration.
    let is_bare = |file: &Component| file.proofs.is_empty();
    let all = new.components.iter().all(|file| is_named(file) && is_bare(file))
        && operation.components.len() == new.components.len();
    if all { Ok(()) } else { Err(Refusal::BadValue(Element::Digest)) }
}

/// Only who filed a document, or a records manager, takes the filing back; a completed form stays filed, because
/// its signatories count on that.
fn take_back(world: &dyn World, operation: &Operation, reason: &str, agent: Option<&Agent>) -> Result<Change, Refusal> {
    let record = standing(world, operation.entity)?;
    let is_manager = agent.is_some_and(|agent| agent.roles.contains(&Role::RecordsManager));
    if record.capture.declared_by != operation.agent && !is_manager {
        return Err(Refusal::NotAllowed(act_name(&operation.act)));
    }
    if record.form.is_some() {
        return Err(Refusal::FormFiled(record.reference()));
    }
    if reason.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    Ok(Change::RecordWithdrawn { reason: reason.to_owned() })
}

/// A record whose filing was not taken back.
fn standing(world: &dyn World, id: EntityId) -> Result<Record, Refusal> {
    let record = world.record(id).ok_or(Refusal::Unknown(Kind::Record))?;
    if record.withdrawn.is_some() { Err(Refusal::Withdrawn(record.reference())) } else { Ok(record) }
}

/// A signed file is only added to, and what is added comes along. Its name is that of the next one, or somebody was faster.
fn add_proof(world: &dyn World, operation: &Operation, component: &str, proof: &Proof) -> Result<Change, Refusal> {
    let record = standing(world, operation.entity)?;
    let file = record.components.iter().find(|file| file.name == component && !file.seals.is_empty());
    let file = file.ok_or(Refusal::BadValue(Element::Signatures))?;
    if file.next_proof() != proof.name {
        return Err(Refusal::Conflict(Element::Signatures));
    }
    let is_it = |one: &ComponentRef| {
        (one.owner, &one.name, &one.sha256, one.size_bytes)
            == (operation.entity, &proof.name, &proof.sha256, proof.size_bytes)
    };
    match operation.components.as_slice() {
        [one] if is_it(one) && proof.size_bytes > 0 => {
            Ok(Change::ProofAdded { component: component.to_owned(), proof: proof.clone() })
        }
        _ => Err(Refusal::BadValue(Element::Digest)),
    }
}

type Edit = (Element, serde_json::Value, serde_json::Value);

fn edit(world: &dyn World, id: EntityId, edits: &[Edit], reason: &str) -> Result<Change, Refusal> {
    let record = standing(world, id)?;
    let mut after = record.clone();
    let mut changes = Vec::new();
    for (element, old, new) in edits {
        if !element.rule().editable {
            return Err(Refusal::NotEditable(*element));
        }
        // Field-level merge: only a change of the same element is a conflict.
        let current = own_value(&record, *element).unwrap_or(serde_json::Value::Null);
        if current != *old {
            return Err(Refusal::Conflict(*element));
        }
        set_value(&mut after, *element, new).ok_or(Refusal::BadValue(*element))?;
        changes.push(ElementChange { element: *element, old: old.clone(), new: new.clone() });
    }
    if after.title.is_empty() {
        return Err(Refusal::Missing(vec![Element::TitleEn, Element::TitleZh]));
    }
    if after.creator.trim().is_empty() || after.organisation.trim().is_empty() {
        return Err(Refusal::Missing(vec![Element::Creator, Element::Organisation]));
    }
    Ok(Change::MetadataChanged { changes, reason: reason.to_owned() })
}

fn withdraw(world: &dyn World, id: EntityId, reason: &str) -> Result<Change, Refusal> {
    match world.entity(id) {
        Some(Entity { state: State::Fact(fact), .. }) if fact.status == FactStatus::Asserted => {
            Ok(Change::FactWithdrawn { reason: reason.to_owned() })
        }
        _ => Err(Refusal::Unknown(Kind::Fact)),
    }
}

/// A key is recognised once: under another name, or again after it was withdrawn, nobody could say whose it is.
fn recognise(world: &dyn World, id: EntityId, publisher: &Publisher) -> Result<Change, Refusal> {
    is_new(world, id)?;
    if !publisher.is_sound() || publisher.withdrawn.is_some() {
        return Err(Refusal::UnsoundPublisher(publisher.name.clone()));
    }
    if !world.by_key(Kind::Publisher, &publisher.key).is_empty() {
        return Err(Refusal::Exists(publisher.name.clone()));
    }
    // A name is one publisher's: whoever took that of another could publish the next editions of its forms. The department may
    // have several keys, one at the desk of each manager; another's key is withdrawn before its next one is recognised.
    let bears = |id: EntityId| match world.entity(id).map(|entity| entity.state) {
        Some(State::Publisher(other)) => other.own != publisher.own || (!other.own && other.withdrawn.is_none()),
        _ => false,
    };
    if world.by_key(Kind::Publisher, &publisher.name).into_iter().any(bears) {
        return Err(Refusal::PublisherName(publisher.name.clone()));
    }
    Ok(Change::PublisherRecognised { publisher: publisher.clone() })
}

fn withdraw_publisher(world: &dyn World, id: EntityId, reason: &str, today: Date) -> Result<Change, Refusal> {
    match world.entity(id).map(|entity| entity.state) {
        Some(State::Publisher(Publisher { withdrawn: None, .. })) if reason.trim().is_empty() => Err(Refusal::NoReason),
        Some(State::Publisher(Publisher { withdrawn: None, .. })) => {
            Ok(Change::PublisherWithdrawn { on: today, reason: reason.to_owned() })
        }
        _ => Err(Refusal::Unknown(Kind::Publisher)),
    }
}

#[cfg(test)]
mod tests;
