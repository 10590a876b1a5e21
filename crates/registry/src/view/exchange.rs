//! Contract: exchange with the records server, and the tray of what needs attention.

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
    /// Saved here; it can still be undone.
    SavedHere,
    /// Waits to be sent.
    Queued,
    /// Sent, not yet answered.
    Sent,
    /// Accepted by the server.
    Accepted,
    /// Its event stands in the server's log.
    Logged,
    /// The log's head was signed and seen here.
    Witnessed,
    /// Refused: it needs a person.
    Refused,
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
    /// Until when it can be undone before it is sent.
    #[ts(type = "string | null")]
    pub undo_until: Option<Timestamp>,
}

/// The records server to which this desk belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ServerView {
    pub url: String,
    pub name: Text,
    /// Fingerprint of the authority's key.
    pub fingerprint: String,
}

/// A head of the log that the authority signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Anchor {
    pub entries: u64,
    #[ts(type = "string")]
    pub at: Timestamp,
}

/// How the exchange stands, in one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SyncState {
    pub stage: SyncStage,
    /// null = only this PC.
    pub server: Option<ServerView>,
    #[ts(type = "string | null")]
    pub last_exchange_at: Option<Timestamp>,
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
