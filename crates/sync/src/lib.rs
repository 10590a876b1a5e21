//! The exchange between desk and authority as pure steps.
//!
//! The messages of the protocol stand in [`message`]; [`step`] says what a desk does next.
//! Whoever drives it holds socket, store, clock and random numbers: nothing here reads any.
//! [`check_feed`] believes pulled events or not; [`read_reply`] tells an authority's answer
//! from what a network on the way put in its place.
//!
//! Deliberately not here: the rules that decide about an operation (`records` and its
//! neighbours), the tables behind outbox and chains (`store`), HTTP itself.

mod exchange;
pub mod message;
mod pulled;
mod request;
mod status;
mod wire;

pub use exchange::{
    CLOCK_CODE, Effect, Exchange, Held, Input, Limits, News, OutboxEntry, OutboxStanding, Ticket, step,
};
pub use message::*;
pub use pulled::{Breach, check_feed};
pub use request::{
    BadStamp, DEVICE_HEADER, NONCE_HEADER, SIGNATURE_HEADER, Signed, Stamp, TIME_HEADER, TOLERANCE, plain_code,
    public_key, registration_text, verify,
};
pub use status::Status;
pub use wire::{
    Expected, Failure, Reply, Request, Response, check_sender, component_path, read_registration, read_reply,
    server_time,
};
