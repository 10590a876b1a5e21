//! What an exchange hears and what it wants done.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use records::{ComponentRef, OpId, ScopeId, SignedOperation};
use words::Message;

use crate::message::{Answer, ControlItem, Cursor, FeedAnswer};
use crate::status::Status;
use crate::wire::{Failure, Reply, Request};

/// Number of something that was asked for. What arrives under another number than the one
/// waited for came too late and is left aside.
pub type Ticket = u64;

/// Where an operation of the outbox stands on the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutboxStanding {
    /// To be sent.
    Waiting,
    /// Accepted; its events have not arrived yet.
    Accepted,
    /// Refused; it waits for a person, and later operations on the same entity with it.
    Attention,
}

/// One operation of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxEntry {
    /// Its place among everything that this desk asked or was handed. For the desk's own operations it
    /// is their `device_seq`; what came in a hand-over file has a place here and a `device_seq` elsewhere.
    pub place: u64,
    /// As signed.
    pub signed: SignedOperation,
    /// Where it stands.
    pub standing: OutboxStanding,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// When, by the desk's clock.
    pub now: Timestamp,
    /// A random number, new for each input; spreads what desks do at the same moment.
    pub jitter: u32,
    /// What.
    pub news: News,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// A person or the programme wants an exchange.
    Start {
        /// How long the authority may hold the last question open when there is nothing new, in seconds.
        wait_seconds: u32,
    },
    /// Time has passed.
    Tick,
    /// The outbox as it stands, in answer to [`Effect::ReadOutbox`].
    Outbox(Ticket, Vec<OutboxEntry>),
    /// An answer to [`Effect::Send`] or [`Effect::UploadPiece`].
    Reply {
        /// Whose answer.
        ticket: Ticket,
        /// The answer.
        reply: Reply,
        /// The authority's time, if it told.
        server_time: Option<Timestamp>,
    },
    /// There is no answer.
    Failed(Ticket, Failure),
    /// The bytes of a piece cannot be read on this desk.
    PieceUnreadable(Ticket, Message),
    /// What was to be stored is stored durably.
    Stored(Ticket),
    /// It could not be stored; nothing of it was.
    NotStored(Ticket, Message),
}

/// Something to be done, in the order given.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Send a request, signed with the time corrected by `clock`.
    Send {
        /// Number of the answer.
        ticket: Ticket,
        /// What to send.
        request: Request,
    },
    /// Send the bytes of a file from `offset` on (`PATCH`, see [`crate::component_path`]).
    UploadPiece {
        /// Number of the answer.
        ticket: Ticket,
        /// Which file.
        component: ComponentRef,
        /// Where the piece starts.
        offset: u64,
        /// How long it is, in bytes; 0 only for an empty file.
        length: u64,
    },
    /// Read the outbox.
    ReadOutbox(Ticket),
    /// Carry out and remember orders.
    StoreOrders {
        /// Number of the answer.
        ticket: Ticket,
        /// Orders, ascending.
        items: Vec<ControlItem>,
    },
    /// Remember what became of operations. What is refused goes to the tray with all that was typed.
    StoreAnswers {
        /// Number of the answer.
        ticket: Ticket,
        /// Pairs of operation and answer.
        answers: Vec<(OpId, Answer)>,
    },
    /// Take events in; every one of them was checked.
    StoreEvents {
        /// Number of the answer.
        ticket: Ticket,
        /// Events and heads.
        answer: FeedAnswer,
        /// Positions after them.
        cursors: BTreeMap<ScopeId, Cursor>,
    },
    /// Come back with [`News::Tick`] at this time or later.
    Wait {
        /// When.
        until: Timestamp,
    },
    /// The desk's clock differs from the authority's by this much (positive: the desk is behind):
    /// requests carry the desk's time plus this from now on.
    ClockIsOff(SignedDuration),
    /// Tell the person.
    Tell(Status),
    /// The exchange has ended, well or not.
    Done,
}
