//! Requests and answers between the typed messages and the parts of HTTP.
//!
//! Whoever holds the socket stays thin: it sends the method, path and body that stand here
//! and hands back status, headers and body. An answer without our content type and origin is
//! no answer of the authority but of something on the way, such as the log-in page of a
//! wireless network: it means "offline", never data.

use jiff::Timestamp;
use records::ComponentRef;
use serde::de::DeserializeOwned;
use words::Message;

use crate::message::{
    CONTENT_TYPE, ControlAck, ControlAnswer, ControlRequest, Deployment, FeedAnswer, FeedRequest, PushAnswer,
    PushRequest, Refused, RegisterAnswer, UploadOffer, UploadState,
};

/// A request with a typed body. All are `POST`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Orders for this device.
    Control(ControlRequest),
    /// Orders carried out.
    ControlAck(ControlAck),
    /// A file is offered.
    Offer(UploadOffer),
    /// Operations.
    Push(PushRequest),
    /// Events.
    Feed(FeedRequest),
}

/// What kind of answer a request expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// [`ControlAnswer`].
    Orders,
    /// Status 204 without a body.
    Nothing,
    /// [`UploadState`].
    Upload,
    /// [`PushAnswer`].
    Answers,
    /// [`FeedAnswer`].
    Events,
}

impl Request {
    /// The path.
    pub fn path(&self) -> &'static str {
        match self {
            Self::Control(_) => "/v1/control",
            Self::ControlAck(_) => "/v1/control/ack",
            Self::Offer(_) => "/v1/components",
            Self::Push(_) => "/v1/ops",
            Self::Feed(_) => "/v1/feed",
        }
    }

    /// The body.
    ///
    /// # Errors
    /// When a part of it has no JSON form, which no value of ours has.
    pub fn body(&self) -> Result<Vec<u8>, serde_json::Error> {
        match self {
            Self::Control(body) => serde_json::to_vec(body),
            Self::ControlAck(body) => serde_json::to_vec(body),
            Self::Offer(body) => serde_json::to_vec(body),
            Self::Push(body) => serde_json::to_vec(body),
            Self::Feed(body) => serde_json::to_vec(body),
        }
    }

    /// What kind of answer is expected.
    pub fn expects(&self) -> Expected {
        match self {
            Self::Control(_) => Expected::Orders,
            Self::ControlAck(_) => Expected::Nothing,
            Self::Offer(_) => Expected::Upload,
            Self::Push(_) => Expected::Answers,
            Self::Feed(_) => Expected::Events,
        }
    }

    /// How long the authority itself may take before it answers, in seconds; what the
    /// network needs comes on top.
    pub fn wait_seconds(&self) -> u32 {
        if let Self::Feed(feed) = self { feed.wait_seconds } else { 0 }
    }
}

/// Path and query of a file: `PATCH` appends a piece, `HEAD` asks for the offset, `GET` reads.
pub fn component_path(component: &ComponentRef) -> String {
    let ComponentRef { owner, name, sha256, size_bytes } = component;
    format!("/v1/components/{owner}?name={}&sha256={sha256}&size={size_bytes}", percent(name))
}

/// Everything but letters, digits, `-`, `.`, `_` and `~` as `%XX` of its UTF-8 bytes (RFC 3986).
fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The parts of an HTTP answer.
#[derive(Debug, Clone, Copy, Default)]
pub struct Response<'a> {
    /// Status code.
    pub status: u16,
    /// `Content-Type`.
    pub content_type: Option<&'a str>,
    /// `muniment-origin`.
    pub origin: Option<&'a str>,
    /// `muniment-time`.
    pub time: Option<&'a str>,
    /// The body.
    pub body: &'a [u8],
}

/// A typed answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Orders for this device.
    Orders(ControlAnswer),
    /// Understood.
    Acknowledged,
    /// How much of a file is there.
    Upload(UploadState),
    /// Answers to operations.
    Answers(PushAnswer),
    /// Events.
    Events(FeedAnswer),
    /// The request as a whole was refused.
    Refused {
        /// Status code.
        status: u16,
        /// Why.
        refused: Refused,
    },
}

/// Why there is no typed answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// No connection, or it broke, or took too long.
    #[error("the authority cannot be reached")]
    Unreachable,
    /// Something on the way answered in its place.
    #[error("something else answered in the authority's place")]
    Portal,
    /// Another authority answered: what it calls itself.
    #[error("another authority answered: {0}")]
    Elsewhere(String),
    /// The authority answered under another epoch: its history was broken off.
    #[error("the authority goes by another history: {0}")]
    Restored(String),
    /// The authority's answer cannot be read.
    #[error("the authority's answer cannot be read")]
    Garbled,
}

impl Failure {
    /// Code and arguments for people.
    pub fn message(&self) -> Message {
        match self {
            Self::Unreachable => Message::new("sync-unreachable"),
            Self::Portal => Message::new("sync-portal"),
            Self::Elsewhere(found) => Message::new("sync-elsewhere").with("found", found.as_str()),
            Self::Restored(found) => Message::new("sync-restored").with("found", found.as_str()),
            Self::Garbled => Message::new("sync-garbled"),
        }
    }
}

/// The typed answer in the parts of an HTTP answer.
///
/// # Errors
/// [`Failure`] when it is not an answer of this authority, or cannot be read.
pub fn read_reply(deployment: &Deployment, expected: Expected, response: &Response<'_>) -> Result<Reply, Failure> {
    check_sender(deployment, response)?;
    if !(200..300).contains(&response.status) {
        let wrong_offset = (expected == Expected::Upload && response.status == 409).then(|| parse(response));
        if let Some(Ok(state)) = wrong_offset {
            return Ok(Reply::Upload(state));
        }
        return Ok(Reply::Refused { status: response.status, refused: parse(response)? });
    }
    match expected {
        Expected::Orders => parse(response).map(Reply::Orders),
        Expected::Nothing => Ok(Reply::Acknowledged),
        Expected::Upload => parse(response).map(Reply::Upload),
        Expected::Answers => parse(response).map(Reply::Answers),
        Expected::Events => parse(response).map(Reply::Events),
    }
}

/// The answer to a registration, from an authority that is not yet known.
///
/// # Errors
/// [`Failure`] when it is no authority that answers; the outer result. The inner one is the
/// authority's refusal.
pub fn read_registration(response: &Response<'_>) -> Result<Result<RegisterAnswer, Refused>, Failure> {
    let origin = sender(response)?;
    if !(200..300).contains(&response.status) {
        return parse(response).map(Err);
    }
    let answer: RegisterAnswer = parse(response)?;
    let known = crate::request::public_key(&answer.deployment.server_key).is_ok();
    if known && answer.deployment.header() == origin { Ok(Ok(answer)) } else { Err(Failure::Garbled) }
}

/// Whether bytes of a file come from this authority; their digest is checked by whoever keeps them.
///
/// # Errors
/// [`Failure`] when they do not.
pub fn check_sender(deployment: &Deployment, response: &Response<'_>) -> Result<(), Failure> {
    let found = sender(response)?;
    if found == deployment.header() {
        return Ok(());
    }
    let same_origin = found.split(' ').next() == Some(deployment.origin.as_str());
    Err(if same_origin { Failure::Restored(found.to_owned()) } else { Failure::Elsewhere(found.to_owned()) })
}

/// The authority's time, if the answer tells it.
pub fn server_time(response: &Response<'_>) -> Option<Timestamp> {
    response.time?.parse().ok()
}

/// The origin header, provided that the content type is ours too.
fn sender<'a>(response: &Response<'a>) -> Result<&'a str, Failure> {
    let ours = match response.content_type {
        Some(kind) => kind == CONTENT_TYPE || kind == crate::message::CONTENT_TYPE_BYTES,
        None => response.body.is_empty(),
    };
    response.origin.filter(|origin| ours && !origin.is_empty()).ok_or(Failure::Portal)
}

fn parse<T: DeserializeOwned>(response: &Response<'_>) -> Result<T, Failure> {
    serde_json::from_slice(response.body).map_err(|_| Failure::Garbled)
}

#[cfg(test)]
mod tests;
