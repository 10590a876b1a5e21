//! Forms on their way: where each of them is, with whom, since when and until when.
//!
//! Deliberately not here: filling in a stage (draft), what waits for this person (work).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::Text;

use crate::view::common::Agent;
use crate::view::drafts::{Returned, StageProgress};
use crate::view::reminders::StageReminders;

/// `track_forms`: the forms on their way; those that are done too, where asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TrackRequest {
    pub closed_too: bool,
}

/// Where a form stands as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FormStanding {
    /// A stage is open.
    UnderWay,
    /// All stages are done; it is a record.
    Completed,
    /// Refused.
    Refused,
    /// Taken back.
    Withdrawn,
}

/// One form on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrackedForm {
    pub form_id: String,
    pub instance_id: String,
    pub form_no: String,
    pub form_title: Text,
    /// What the record would be called with the answers so far; null = not yet known.
    pub subject: Option<Text>,
    /// Who began it.
    pub begun_by: Agent,
    #[ts(type = "string")]
    pub begun_on: Date,
    pub standing: FormStanding,
    pub stages: Vec<StageProgress>,
    /// Since when the open stage has been open; null = none is open.
    #[ts(type = "string | null")]
    pub open_since: Option<Date>,
    /// When the open stage is due; null = no limit, or none is open.
    #[ts(type = "string | null")]
    pub due_on: Option<Date>,
    /// Days since it was due; 0 = in time.
    pub days_late: u32,
    /// The posts to turn to because a stage is late; empty = none yet.
    pub turn_to: Vec<Text>,
    /// One of them is that of this person, and the late stage is another's.
    pub follow_up: bool,
    pub reminders: StageReminders,
    /// Given back with reasons; null = not.
    pub returned: Option<Returned>,
    /// The open stage waits for this desk.
    pub mine: bool,
    /// It can be written into a hand-over file: a stage was handed over by the person of this desk, and
    /// the desk belongs to a records server.
    pub can_carry: bool,
}

/// What one office has before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfficeShare {
    /// Its post or role.
    pub office: Text,
    /// Open stages.
    pub open: u32,
    /// Of these, how many are late.
    pub late: u32,
}

/// Answer of `track_forms`: late ones first, the latest on top, then by the day on which they are due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrackResponse {
    pub forms: Vec<TrackedForm>,
    /// How many stages each office has before it, and how many of them are late; the latest office first.
    pub offices: Vec<OfficeShare>,
    pub under_way: u32,
    pub late: u32,
}
