//! Identifiers. They are made by the caller (`UUIDv7`) and never reused.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// A thing that has a history: agent, class, folder, part, record and so on.
    EntityId,
    /// One operation: sending it twice is harmless because this stays the same.
    OpId,
    /// One installation with one vault. A restored or copied vault gets a new one.
    DeviceId
}

/// The unit of access, order and purge. Fixed when an entity is made; moving an
/// entity in the file plan does not move it to another scope.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ScopeId(pub String);

impl ScopeId {
    /// Agents, classes, schedules and forms: what every desk of the department holds.
    pub fn department() -> Self {
        Self("department".to_owned())
    }

    /// Folders, parts, records and the facts about them.
    pub fn files() -> Self {
        Self("files".to_owned())
    }

    /// Forms on their way from office to office.
    pub fn routing() -> Self {
        Self("routing".to_owned())
    }

    /// The scopes of a department, in the order in which a new desk reads them:
    /// people and classes before the folders that name them.
    pub fn all() -> [Self; 3] {
        [Self::department(), Self::files(), Self::routing()]
    }
}

impl fmt::Display for ScopeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
