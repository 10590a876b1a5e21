//! Contract: exchange with the records server and by hand-over file, and the tray of what needs attention.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::{Message, Text};

use super::common::Change;

/// How the exchange stands. `alone`: only this PC; `attention`: something in the tray came from the exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SyncStage {
    /// Only this PC.
    Alone,
    /// Nothing waits.
    Synced,
    /// Something waits to be sent.
    Waiting,
    /// An exchange is going on.
    Exchanging,
    /// The server cannot be reached.
    Offline,
    /// Something in the tray came from the exchange.
    Attention,
}

/// How far an operation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OutboxState {
    /// Waits to be sent, or for an answer.
    Queued,
    /// Accepted by the server.
    Accepted,
    /// Its event came back in the server's journal, under a head that the server signed.
    Logged,
    /// Refused: it needs a person.
    Refused,
}

/// What proves that the authority took an operation on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Receipt {
    /// The chain of the authority's journal.
    pub scope: String,
    /// Place in that chain.
    pub position: u64,
    /// The authority's time.
    #[ts(type = "string")]
    pub accepted_at: Timestamp,
    /// Newest place of the chain that the authority signed and this desk checked; it covers all before it.
    pub head: u64,
}

/// One operation in the outbox or lately sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutboxItem {
    pub operation_id: String,
    pub what: Message,
    /// Record or folder concerned.
    pub reference: Option<String>,
    pub title: Option<Text>,
    #[ts(type = "string")]
    pub asked_at: Timestamp,
    pub state: OutboxState,
    /// Only of what stands in the server's journal.
    pub receipt: Option<Receipt>,
}

/// The records server to which this desk belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ServerView {
    pub url: String,
    pub name: Text,
    /// Fingerprint of the authority's key.
    pub fingerprint: String,
}

/// How much of the journal the authority has signed, as far as this desk holds and has checked it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Anchor {
    /// Entries of all its chains.
    pub entries: u64,
}

/// How the exchange stands, in one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SyncState {
    pub stage: SyncStage,
    /// null = only this PC.
    pub server: Option<ServerView>,
    #[ts(type = "string | null")]
    pub last_exchange_at: Option<Timestamp>,
    /// Since when the server has not been reached; null = it was.
    #[ts(type = "string | null")]
    pub offline_since: Option<Timestamp>,
    /// Why the last try failed; null = it did not.
    pub trouble: Option<Message>,
    /// Operations that wait to be sent.
    pub waiting: u32,
    #[ts(type = "string | null")]
    pub waiting_since: Option<Timestamp>,
    /// Items of the tray.
    pub attention: u32,
    /// Newest head signed by the authority; null = none.
    pub anchored_to: Option<Anchor>,
    pub outbox: Vec<OutboxItem>,
    /// Newest first, at most 50.
    pub recent: Vec<OutboxItem>,
}

/// Answer of `sync_now` and `connect_server`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SyncChanged {
    pub state: SyncState,
    pub changed: Vec<Change>,
}

/// `save_hand_over_file`: writes a form on its way into a file that another desk can take in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveHandOverRequest {
    pub instance_id: String,
    /// As `pick_save` gave it.
    pub path: String,
}

/// The name of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveHandOverResponse {
    pub name: String,
}

/// `take_hand_over_file`: takes such a file in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeHandOverRequest {
    /// As `pick_files` gave it, or as it was dropped.
    pub path: String,
}

/// Answer of `take_hand_over_file`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TakeHandOverResponse {
    pub instance_id: String,
    pub form_no: String,
    /// Stages that this desk did not know before; 0 = the file had come already.
    pub new: u32,
    pub changed: Vec<Change>,
}

/// `connect_server`: `code` is the enrolment code from the records manager.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConnectServerRequest {
    pub url: String,
    pub code: String,
}

/// One field on which desk and server differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Difference {
    pub element: String,
    pub label: Text,
    pub mine: Option<String>,
    pub theirs: Option<String>,
}

/// What an item of the tray is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TrayItemKind {
    /// The server refused an operation.
    Refused,
    /// Desk and server differ.
    Conflict,
    /// The server gave another number.
    Number,
    /// A file could not be read.
    Unreadable,
    /// A signature is not good.
    Signature,
}

/// One way out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrayChoice {
    pub choice: String,
    pub label: Message,
}

/// One thing that needs a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrayItem {
    pub tray_id: String,
    pub kind: TrayItemKind,
    pub what: Message,
    pub why: Message,
    /// What to do.
    pub next: Message,
    #[ts(type = "string")]
    pub since: Timestamp,
    pub reference: Option<String>,
    pub title: Option<Text>,
    pub differences: Vec<Difference>,
    /// Ways out, safest first.
    pub choices: Vec<TrayChoice>,
}

/// `tray`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrayResponse {
    pub items: Vec<TrayItem>,
}

/// `resolve_tray`: take one of the ways out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResolveTrayRequest {
    pub tray_id: String,
    pub choice: String,
    pub note: Option<String>,
}
