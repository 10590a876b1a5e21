//! Folding a change into an entity. No rule is asked here: what was accepted once
//! is applied for ever, also by later editions of the rules.

use serde_json::Value;

use crate::element::set_value;
use crate::{Change, Entity, EntityId, FactStatus, Number, PUBLICATION, ScopeId, State, Withdrawal};

/// The change does not fit the entity: the journal and the tables disagree.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("change {change} does not fit entity {entity}")]
pub struct Misfit {
    /// The entity.
    pub entity: EntityId,
    /// Name of the change.
    pub change: &'static str,
}

/// The state of `id` after `change`; `before` is absent for a change that makes it.
///
/// # Errors
/// [`Misfit`] when the change makes something that exists or alters something of another kind.
pub fn apply(before: Option<Entity>, id: EntityId, scope: &ScopeId, change: &Change) -> Result<Entity, Misfit> {
    let misfit = || Misfit { entity: id, change: change.name() };
    match before {
        None => {
            let state = made(change).ok_or_else(misfit)?;
            Ok(Entity { id, scope: scope.clone(), rev: 1, state })
        }
        Some(mut entity) => {
            altered(&mut entity.state, change).ok_or_else(misfit)?;
            entity.rev += 1;
            Ok(entity)
        }
    }
}

fn made(change: &Change) -> Option<State> {
    Some(match change {
        Change::AgentRegistered { agent } => State::Agent(agent.clone()),
        Change::ClassAdded { class } => State::Class(class.clone()),
        Change::SchedulePublished { schedule } => State::Schedule(schedule.clone()),
        Change::PublisherRecognised { publisher } => State::Publisher(publisher.clone()),
        Change::CatalogueIssued { issue } => State::Catalogue(vec![issue.clone()]),
        Change::TrustListIssued { list } => State::TrustList(list.clone()),
        Change::FormPublished { definition } => State::Form(definition.clone()),
        Change::TargetSet { target } => State::Target(target.clone()),
        Change::FolderOpened { folder } => State::Folder(folder.clone()),
        Change::PartOpened { part } => State::Part(part.clone()),
        Change::RecordDeclared { record } => State::Record(record.clone()),
        Change::FactStated { fact } => State::Fact(fact.clone()),
        Change::HandedOver { handed } => State::Instance(instance_after(handed)?),
        _ => return None,
    })
}

fn altered(state: &mut State, change: &Change) -> Option<()> {
    match (state, change) {
        (State::Publisher(publisher), Change::PublisherWithdrawn { on, reason }) => {
            publisher.withdrawn = Some(Withdrawal { on: *on, reason: reason.clone() });
        }
        (State::Form(definition), Change::FormSigned { publication }) => {
            definition.as_object_mut()?.insert(PUBLICATION.to_owned(), publication.clone());
        }
        (State::Catalogue(issues), Change::CatalogueIssued { issue }) => {
            // A whole one needs none of those before.
            if issue.get("since").is_none_or(Value::is_null) {
                issues.clear();
            }
            issues.push(issue.clone());
        }
        (State::TrustList(before), Change::TrustListIssued { list }) => before.clone_from(list),
        (State::Target(before), Change::TargetSet { target }) => before.clone_from(target),
        (State::Part(part), Change::PartClosed { on, reason }) => {
            part.closed_on = Some(*on);
            part.closed_because.clone_from(reason);
        }
        (State::Part(part), Change::RecordAdded { number, document_date, .. }) => {
            if let Number::Permanent(number) = number {
                part.last_number = part.last_number.max(*number);
            }
            let later = part.last_addition_on.is_none_or(|last| last.last_day() < document_date.last_day());
            if later {
                part.last_addition_on = Some(*document_date);
            }
        }
        (State::Record(record), Change::MetadataChanged { changes, .. }) => {
            for change in changes {
                set_value(record, change.element, &change.new)?;
            }
        }
        (State::Record(record), Change::ProofAdded { component, proof }) => {
            let file = record.components.iter_mut().find(|file| file.name == *component)?;
            file.proofs.push(proof.clone());
        }
        (State::Record(record), Change::RecordWithdrawn { reason }) => record.withdrawn = Some(reason.clone()),
        (State::Fact(fact), Change::FactWithdrawn { .. }) => fact.status = FactStatus::Withdrawn,
        (State::Instance(instance), Change::HandedOver { handed: said } | Change::OriginalMarked { marked: said }) => {
            *instance = instance_after(said)?;
        }
        _ => return None,
    }
    Some(())
}

/// What is said of a form carries the whole state after it, so that this room need not
/// know the rules of forms.
fn instance_after(said: &Value) -> Option<Value> {
    said.get("instance").cloned()
}
