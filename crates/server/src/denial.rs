//! Requests that are not granted: status, code and when to ask again.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use store::Fault;
use sync::Refused;
use words::Message;

use crate::answer::json;

/// Why a request is not granted.
#[derive(Debug)]
pub(crate) struct Denial {
    status: StatusCode,
    refused: Refused,
}

impl Denial {
    /// A refusal that asking again does not change.
    pub(crate) fn new(status: StatusCode, message: Message) -> Self {
        Self { status, refused: Refused { message, retry_after_seconds: None } }
    }

    /// A refusal without arguments.
    pub(crate) fn code(status: StatusCode, code: &str) -> Self {
        Self::new(status, Message::new(code))
    }

    /// A refusal for now.
    pub(crate) fn for_now(status: StatusCode, code: &str, seconds: u32) -> Self {
        Self { status, refused: Refused { message: Message::new(code), retry_after_seconds: Some(seconds) } }
    }

    /// The request cannot be read.
    pub(crate) fn malformed(why: impl ToString) -> Self {
        Self::new(StatusCode::BAD_REQUEST, Message::new("server-malformed").with("why", why.to_string()))
    }

    /// There is too much to do.
    pub(crate) fn busy() -> Self {
        Self::for_now(StatusCode::SERVICE_UNAVAILABLE, "server-busy", 5)
    }

    /// The server is being stopped.
    pub(crate) fn stopping() -> Self {
        Self::for_now(StatusCode::SERVICE_UNAVAILABLE, "server-stopping", 10)
    }
}

impl From<Fault> for Denial {
    /// What broke is told to the operator, not to the desk; the desk gets a reference number.
    fn from(fault: Fault) -> Self {
        match &fault {
            Fault::DiskFull => Self::for_now(StatusCode::INSUFFICIENT_STORAGE, "server-disk-full", 300),
            Fault::TooLarge(size) => {
                Self::new(StatusCode::PAYLOAD_TOO_LARGE, Message::new("server-component-too-large").with("size", *size))
            }
            // The desk can mend it: another file bears this name.
            Fault::Named(_) => Self::new(StatusCode::CONFLICT, fault.message()),
            _ => {
                let reference = hex::encode(sealed::random_bytes::<4>());
                eprintln!("fault {reference}: {fault}");
                let message = Message::new("server-fault").with("reference", reference);
                let refused = Refused { message, retry_after_seconds: Some(60) };
                Self { status: StatusCode::INTERNAL_SERVER_ERROR, refused }
            }
        }
    }
}

impl IntoResponse for Denial {
    fn into_response(self) -> Response {
        (self.status, json(&self.refused)).into_response()
    }
}
