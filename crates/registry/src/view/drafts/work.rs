//! My work: six trays of what waits for this person.
//!
//! Deliberately not here: the tray of what the exchange could not settle (exchange).

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::{Message, Text};

use crate::view::reminders::StageReminders;

/// Trays of My work, in the order in which the window shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TrayKind {
    /// Complete but for the signature.
    ToSign,
    /// Given back with reasons.
    Returned,
    /// To be filled in.
    ToComplete,
    /// To be put on file.
    ToFile,
    /// Something went wrong.
    Attention,
    /// Due for review.
    Review,
}

impl TrayKind {
    /// All six, in the order of the window.
    pub const ALL: [Self; 6] =
        [Self::ToSign, Self::Returned, Self::ToComplete, Self::ToFile, Self::Attention, Self::Review];
}

/// Where Enter leads. `instance`: `start_draft` with it; `record`: its reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WorkTarget {
    /// A draft of this vault.
    Draft { draft_id: String },
    /// A stage that has come to this desk.
    Instance { form_id: String, instance_id: String, stage_id: String },
    /// A form that is late elsewhere.
    Late { form_id: String, instance_id: String },
    /// A record.
    Record { reference: String },
    /// An item of the tray.
    Tray { tray_id: String },
}

/// One thing that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkItem {
    pub item_id: String,
    pub title: Text,
    /// The stage that is to be done; null where it is no form.
    pub stage: Option<Text>,
    /// Form number or file reference.
    pub mark: Option<String>,
    /// One line about it: who sent it, what is wrong.
    pub note: Option<Message>,
    #[ts(type = "string")]
    pub since: Timestamp,
    #[ts(type = "string | null")]
    pub due_on: Option<Date>,
    /// The due date is past, as the desk counts days.
    pub overdue: bool,
    pub reminders: StageReminders,
    pub target: WorkTarget,
}

/// One tray.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkTray {
    pub tray: TrayKind,
    /// All items, those not listed included.
    pub total: u32,
    pub items: Vec<WorkItem>,
}

/// `my_work`: all six trays, empty ones included; at most 50 items each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MyWorkResponse {
    pub trays: Vec<WorkTray>,
}
