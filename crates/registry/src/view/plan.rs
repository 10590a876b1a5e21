//! The file plan as the window shows it: classes, folders and parts, flat.
//!
//! Deliberately not here: the verbs that open and close them (filing.rs).

use jiff::civil::Date;
use records::Security;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::Text;

/// Level of the file plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NodeKind {
    /// Class of the scheme.
    Class,
    /// Folder.
    Folder,
    /// Part of a folder.
    Part,
}

/// Whether a node takes records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NodeState {
    /// Takes records.
    Open,
    /// Takes none any more.
    Closed,
    /// Its content is destroyed.
    Destroyed,
}

/// One row of the file plan, flat; the window builds the tree from `parent_id`. Siblings are in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanNode {
    pub node_id: String,
    pub parent_id: Option<String>,
    pub kind: NodeKind,
    /// `DO-4`, `DO/4/12`, `DO/4/12 Pt 2`.
    pub reference: String,
    pub title: Text,
    pub state: NodeState,
    /// Records beneath, all levels.
    pub records: u32,
    /// Parts: most enclosures before a new part; null = none.
    pub limit: Option<u32>,
    pub held: bool,
    /// Security level, e.g. `RESTRICTED`; null = none.
    #[ts(type = "string | null")]
    pub security: Option<Security>,
    #[ts(type = "string | null")]
    pub opened_on: Option<Date>,
    #[ts(type = "string | null")]
    pub closed_on: Option<Date>,
}

/// Answer of `file_plan`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FilePlanResponse {
    pub nodes: Vec<PlanNode>,
}
