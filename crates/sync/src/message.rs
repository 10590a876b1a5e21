//! The messages between a desk and an authority, as they stand in JSON.
//!
//! Whoever reads one keeps fields that it does not know out of the way: fields may be
//! added, never renamed. 64-bit numbers are decimal strings; keys, digests, salts and
//! signatures are lower-case hexadecimal. Deliberately not here: how a request is
//! signed (`request`), what a desk does with an answer (`exchange`), any I/O.

mod certificate;
mod component;
mod control;
mod deployment;
mod feed;
mod places;
mod push;
mod refused;
mod register;

pub use certificate::DeviceCertificate;
pub use component::{UploadOffer, UploadState};
pub use control::{ControlAck, ControlAnswer, ControlItem, ControlRequest, Order};
pub use deployment::{Deployment, HeadAnswer};
pub use feed::{Cursor, FedEvent, FeedAnswer, FeedRequest, LIMIT_EVENTS, WAIT_SECONDS_MAX};
pub use push::{Answer, PUSH_BYTES_MAX, PUSH_OPERATIONS_MAX, PushAnswer, PushRequest};
pub use refused::Refused;
pub use register::{RegisterAnswer, RegisterRequest};

/// Media type of every JSON message of this protocol, in requests and in answers.
pub const CONTENT_TYPE: &str = "application/vnd.muniment+json; v=1";

/// Media type of the bytes of a component.
pub const CONTENT_TYPE_BYTES: &str = "application/octet-stream";

/// Header with which every answer names the deployment that gave it.
pub const ORIGIN_HEADER: &str = "muniment-origin";

#[cfg(test)]
mod tests;
