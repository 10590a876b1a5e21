//! Values of rows that are no longer there: set aside in the answers, told, and no part of what is signed.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use words::Text;

/// The property of the answers under which values lie that have lost their row.
pub const SET_ASIDE: &str = "$setAside";

/// A value whose row an office before has taken out or written anew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SetAside {
    /// Pointer to the place where it stood.
    pub path: String,
    /// The name of its field or slot.
    pub label: Text,
    /// What stood in its row, by which a person knows it.
    pub row: Text,
    /// The value as people read it.
    pub shown: Text,
    /// The value.
    #[ts(type = "unknown")]
    pub value: Json,
}

/// What answers have set aside, oldest first; `None` when what lies there is no such list.
pub fn set_aside(answers: &Json) -> Option<Vec<SetAside>> {
    let Some(list) = answers.get(SET_ASIDE) else { return Some(Vec::new()) };
    serde_json::from_value(list.clone()).ok()
}
