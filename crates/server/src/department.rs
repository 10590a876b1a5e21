//! The first contents of a department: agents, classes, schedules, forms, folders, as the
//! authority's own operations. All of them are taken, or none.

use jiff::Timestamp;
use records::{Act, EntityId, OpId, Refusal, ScopeId};
use serde::{Deserialize, Serialize};
use store::{Ask, AskError, Fault, Store};
use uuid::Uuid;
use words::Message;

/// A department to be loaded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Department {
    /// In the order in which they are asked: what is named comes before what names it.
    pub operations: Vec<DepartmentOperation>,
}

/// One act of the founding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepartmentOperation {
    /// The entity; for acts that make one, its new id.
    pub entity: EntityId,
    /// Its home scope.
    pub scope: ScopeId,
    /// The agent who asks; the first one registers itself.
    pub agent: EntityId,
    /// What.
    pub act: Act,
}

/// Why nothing was loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The rules refuse one of the operations.
    #[error("operation {at} is refused: {why}")]
    Refused {
        /// Which one, from 1.
        at: usize,
        /// Why.
        why: Refusal,
    },
    /// Something broke.
    #[error(transparent)]
    Broke(#[from] Fault),
}

impl LoadError {
    /// Code and arguments for people: where, before why.
    pub fn messages(&self) -> Vec<Message> {
        match self {
            Self::Refused { at, why } => vec![Message::new("server-department").with("at", *at), why.message()],
            Self::Broke(fault) => vec![fault.message()],
        }
    }
}

/// Loads a department in one transaction. Answers how many operations it had.
///
/// # Errors
/// [`LoadError`]; then nothing was loaded.
pub fn load_department(store: &mut Store, department: &Department, now: Timestamp) -> Result<usize, LoadError> {
    let count = department.operations.len();
    store
        .transact(|tx| {
            for (at, operation) in department.operations.iter().enumerate() {
                let DepartmentOperation { entity, scope, agent, act } = operation.clone();
                let op_id = OpId(Uuid::now_v7());
                let ask = Ask { op_id, entity, scope, agent, at: now, act, components: Vec::new() };
                match tx.ask(ask) {
                    Ok(_) => {}
                    Err(AskError::Refused(why)) => return Err(LoadError::Refused { at: at + 1, why }),
                    Err(AskError::Broke(fault)) => return Err(fault.into()),
                }
            }
            Ok(count)
        })
        .map(|(count, _)| count)
}
