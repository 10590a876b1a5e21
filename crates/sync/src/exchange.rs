//! The exchange of a desk with its authority, one step at a time.
//!
//! [`step`] takes the state and what happened, and answers the new state and what is to be
//! done. One thing is awaited at a time: orders first, then files and operations, then events
//! until there are no more. Whoever drives it holds the socket, the store, the clock and the
//! random numbers. What must outlive the process ([`Held`]) lies in the store, not here: a
//! process that dies between two steps begins a new exchange and nothing is lost or doubled,
//! because operations carry their identity and events their position.

mod backoff;
mod course;
mod ending;
mod talk;
mod work;

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use records::{ComponentRef, ScopeId};
use words::Message;

use crate::message::{ControlRequest, Cursor, Deployment, LIMIT_EVENTS, WAIT_SECONDS_MAX};
use crate::status::Status;
use crate::wire::{Failure, Reply, Request};
use work::Work;

pub use ending::CLOCK_CODE;
pub use talk::{Effect, Input, News, OutboxEntry, OutboxStanding, Ticket};

/// From how much difference on a person is told that the clock is off.
const CLOCK_BANNER: SignedDuration = SignedDuration::from_mins(5);

/// What the desk holds durably.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The authority that it joined.
    pub deployment: Deployment,
    /// How far it holds each chain.
    pub cursors: BTreeMap<ScopeId, Cursor>,
    /// The last order that it has carried out.
    pub control_after: u64,
}

/// How much at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Length of a piece of a file, in bytes.
    pub piece_bytes: u64,
    /// Pieces that are sent before events are fetched again.
    pub round_pieces: u32,
    /// Events in one answer.
    pub feed_events: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { piece_bytes: 8 * 1024 * 1024, round_pieces: 8, feed_events: LIMIT_EVENTS }
    }
}

/// What is awaited under the current ticket.
#[derive(Debug, Clone, PartialEq)]
enum Awaited {
    Orders,
    OrdersStored { through: u64, revoked: Option<Message> },
    Acknowledged { through: u64, revoked: Option<Message> },
    Outbox,
    Offer(ComponentRef),
    Piece(ComponentRef),
    Push(Vec<u64>),
    AnswersStored,
    Events { patient: bool },
    EventsStored { cursors: BTreeMap<ScopeId, Cursor>, more: bool },
}

#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Resting,
    Waiting { until: Timestamp },
    Halted,
    Awaiting(Awaited),
}

/// The state of an exchange.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchange {
    held: Held,
    limits: Limits,
    ticket: Ticket,
    stage: Stage,
    work: Work,
    wait_seconds: u32,
    acknowledged: u64,
    failures: u32,
    offline_since: Option<Timestamp>,
    clock: SignedDuration,
    clock_corrected: bool,
    again: bool,
}

/// The moment of a step.
#[derive(Debug, Clone, Copy)]
struct Moment {
    now: Timestamp,
    jitter: u32,
}

type Effects = Vec<Effect>;

/// One step.
#[must_use]
pub fn step(mut state: Exchange, input: Input) -> (Exchange, Vec<Effect>) {
    let effects = state.hear(input);
    (state, effects)
}

impl Exchange {
    /// An exchange at rest.
    pub fn new(held: Held, limits: Limits) -> Self {
        Self {
            held,
            limits,
            ticket: 0,
            stage: Stage::Resting,
            work: Work::new(Vec::new(), 1, 0),
            wait_seconds: 0,
            acknowledged: 0,
            failures: 0,
            offline_since: None,
            clock: SignedDuration::ZERO,
            clock_corrected: false,
            again: false,
        }
    }

    /// The same exchange where the last one left off: an outage that an earlier process has told
    /// goes on since then, and did not begin with this try.
    #[must_use]
    pub fn resuming(mut self, last: Option<&Status>) -> Self {
        self.offline_since = last.and_then(Status::offline_since);
        self
    }

    /// What the desk holds, as far as it was stored.
    pub fn held(&self) -> &Held {
        &self.held
    }

    /// What to add to the desk's clock to have the authority's time.
    pub fn clock(&self) -> SignedDuration {
        self.clock
    }

    /// Whether it is awaiting nothing.
    pub fn is_at_rest(&self) -> bool {
        !matches!(self.stage, Stage::Awaiting(_))
    }

    fn hear(&mut self, input: Input) -> Effects {
        let at = Moment { now: input.now, jitter: input.jitter };
        match input.news {
            News::Start { wait_seconds } => self.start(wait_seconds),
            News::Tick => match self.stage {
                Stage::Waiting { until } if until <= at.now => self.begin(),
                _ => Vec::new(),
            },
            News::Outbox(ticket, entries) => match self.awaited(ticket) {
                Some(Awaited::Outbox) => self.take_outbox(entries),
                _ => Vec::new(),
            },
            News::Reply { ticket, reply, server_time } => match self.awaited(ticket) {
                Some(awaited) => self.take_reply(awaited, reply, server_time, at),
                None => Vec::new(),
            },
            News::Failed(ticket, failure) => match self.awaited(ticket) {
                Some(_) => self.failed(&failure, at),
                None => Vec::new(),
            },
            News::PieceUnreadable(ticket, message) => match self.awaited(ticket) {
                Some(Awaited::Piece(component)) => {
                    let answers = self.work.refuse_file(&component, &message);
                    self.store_answers(answers)
                }
                _ => Vec::new(),
            },
            News::Stored(ticket) => match self.awaited(ticket) {
                Some(awaited) => self.stored(awaited, at),
                None => Vec::new(),
            },
            News::NotStored(ticket, message) => match self.awaited(ticket) {
                Some(_) => self.retreat(message, SignedDuration::ZERO, at),
                None => Vec::new(),
            },
        }
    }

    /// What is awaited, when it is this.
    fn awaited(&self, ticket: Ticket) -> Option<Awaited> {
        match &self.stage {
            Stage::Awaiting(awaited) if ticket == self.ticket => Some(awaited.clone()),
            _ => None,
        }
    }

    fn wait_for(&mut self, awaited: Awaited, effect: impl FnOnce(Ticket) -> Effect) -> Effects {
        self.ticket += 1;
        self.stage = Stage::Awaiting(awaited);
        vec![effect(self.ticket)]
    }

    fn send(&mut self, awaited: Awaited, request: Request) -> Effects {
        self.wait_for(awaited, |ticket| Effect::Send { ticket, request })
    }

    fn start(&mut self, wait_seconds: u32) -> Effects {
        self.wait_seconds = wait_seconds.min(WAIT_SECONDS_MAX);
        match self.stage {
            // A question that is merely held open gives way to new work.
            Stage::Awaiting(Awaited::Events { patient: true }) => self.begin(),
            Stage::Awaiting(_) => {
                self.again = true;
                Vec::new()
            }
            _ => self.begin(),
        }
    }

    fn begin(&mut self) -> Effects {
        self.again = false;
        let mut effects = vec![Effect::Tell(Status::Working { waiting: self.work.waiting() })];
        let after = self.held.control_after;
        effects.extend(self.send(Awaited::Orders, Request::Control(ControlRequest { after })));
        effects
    }

    fn take_reply(&mut self, awaited: Awaited, reply: Reply, server_time: Option<Timestamp>, at: Moment) -> Effects {
        let mut effects = self.set_clock(server_time, at.now);
        effects.extend(match (awaited, reply) {
            (awaited, Reply::Refused { status, refused }) => self.refused(awaited, status, &refused, at),
            (Awaited::Orders, Reply::Orders(answer)) => self.take_orders(answer, at),
            (Awaited::Acknowledged { through, revoked }, Reply::Acknowledged) => {
                self.acknowledged = through;
                if let Some(why) = revoked { self.halt(why) } else { self.read_outbox() }
            }
            (Awaited::Offer(component), Reply::Upload(state)) => self.take_upload(&component, state, false),
            (Awaited::Piece(component), Reply::Upload(state)) => self.take_upload(&component, state, true),
            (Awaited::Push(batch), Reply::Answers(answer)) => {
                let answers = self.work.note_answers(&batch, answer.answers);
                self.store_answers(answers)
            }
            (Awaited::Events { .. }, Reply::Events(answer)) => self.take_events(answer, at),
            _ => self.failed(&Failure::Garbled, at),
        });
        effects
    }

    fn set_clock(&mut self, server_time: Option<Timestamp>, now: Timestamp) -> Effects {
        let Some(server_time) = server_time else { return Vec::new() };
        let before = self.clock;
        self.clock = server_time.duration_since(now);
        let (was, is) = (before.abs() > CLOCK_BANNER, self.clock.abs() > CLOCK_BANNER);
        if is && !was { vec![Effect::ClockIsOff(self.clock)] } else { Vec::new() }
    }
}

#[cfg(test)]
mod tests;
