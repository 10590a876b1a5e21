//! Contract: the file plan as the window shows it: classes, and what lies in the branches that are open.
//!
//! Deliberately not here: the verbs that open and close them (files).

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

/// `file_plan`: all classes, and what lies directly beneath the nodes that are open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FilePlanRequest {
    /// Nodes of which the folders or parts are wanted; what is no node is passed over.
    pub open: Vec<String>,
    /// A node that is to be there with the way to it, whatever is open; null = none.
    pub reveal: Option<String>,
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
    /// Nodes directly beneath, whether they are told here or not.
    pub children: u32,
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
    /// Records of the whole desk.
    pub records: u32,
}
