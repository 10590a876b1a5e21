//! The door: which device a request comes from, and whether it may come in.

use std::time::Duration;

use axum::body::{Bytes, to_bytes};
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use store::{DeviceRow, DeviceState};
use sync::{
    BadStamp, CLOCK_CODE, CONTENT_TYPE, CONTENT_TYPE_BYTES, DEVICE_HEADER, NONCE_HEADER, SIGNATURE_HEADER, Signed,
    Stamp, TIME_HEADER, public_key,
};

use crate::body::check_type;
use crate::denial::Denial;
use crate::nonces::Seen;
use crate::office::Office;

/// How long the bytes of a request may take to arrive: 8 MiB over a slow line.
const BODY_TIMEOUT: Duration = Duration::from_secs(300);

/// How much of a body that is too large is still read, in bytes.
const LENIENCE: usize = 1024 * 1024;

/// A request that has been let in.
pub(crate) struct Entered {
    pub(crate) device: DeviceRow,
    pub(crate) parts: Parts,
    pub(crate) body: Bytes,
}

/// What a path expects as a body.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Expects {
    /// JSON of at most so many bytes.
    Json(usize),
    /// Bytes of a file, at most so many.
    Bytes(usize),
    /// No body.
    Nothing,
}

impl Expects {
    fn limit(self) -> usize {
        match self {
            Self::Json(limit) | Self::Bytes(limit) => limit,
            Self::Nothing => 0,
        }
    }

    fn check_type(self, headers: &HeaderMap) -> Result<(), Denial> {
        match self {
            Self::Json(_) => check_type(headers, CONTENT_TYPE),
            Self::Bytes(_) => check_type(headers, CONTENT_TYPE_BYTES),
            Self::Nothing => Ok(()),
        }
    }
}

/// Who may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Admits {
    /// Active devices.
    Active,
    /// Revoked ones too: they must be able to read that they are.
    Revoked,
}

/// Lets a request in: its body is of the expected kind and size, its signature is by a
/// registered device, its time is near, it was not here before.
///
/// The body is read before anything else is looked at: an answer to a request that is still
/// being sent may be lost with the connection.
pub(crate) async fn enter(
    office: &Office,
    request: Request,
    expects: Expects,
    admits: Admits,
) -> Result<Entered, Denial> {
    let (parts, body) = request.into_parts();
    let body = read_body(body, expects.limit()).await?;
    let header = |name| text(&parts.headers, name);
    let stamp = Stamp::read(header(DEVICE_HEADER)?, header(TIME_HEADER)?, header(NONCE_HEADER)?).map_err(denial)?;
    let signature = header(SIGNATURE_HEADER)?;
    let id = stamp.device;
    let row = office.writer.with(move |store| store.device(id)).await??;
    let device = row.ok_or_else(|| Denial::code(StatusCode::UNAUTHORIZED, "server-unknown-device"))?;
    check(office, &stamp, &parts, &body, signature, &device)?;
    if device.state == DeviceState::Revoked && admits == Admits::Active {
        return Err(Denial::code(StatusCode::FORBIDDEN, "server-device-revoked"));
    }
    expects.check_type(&parts.headers)?;
    Ok(Entered { device, parts, body })
}

fn check(
    office: &Office,
    stamp: &Stamp,
    parts: &Parts,
    body: &Bytes,
    signature: &str,
    device: &DeviceRow,
) -> Result<(), Denial> {
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let signed = Signed { origin: &office.deployment.origin, method: parts.method.as_str(), path, body };
    let key = public_key(&hex::encode(device.key)).map_err(denial)?;
    let now = Timestamp::now();
    stamp.check(&signed, signature, &key, now).map_err(denial)?;
    if office.nonces.is_before_memory(stamp) {
        return Err(denial(BadStamp::Time));
    }
    match office.nonces.note(stamp, now) {
        Seen::New => Ok(()),
        Seen::Before => Err(Denial::for_now(StatusCode::UNAUTHORIZED, "server-replayed", 1)),
        Seen::Full => Err(Denial::busy()),
    }
}

fn denial(bad: BadStamp) -> Denial {
    let code = match bad {
        BadStamp::Malformed | BadStamp::Signature => "server-signature",
        BadStamp::Time => CLOCK_CODE,
    };
    Denial::code(StatusCode::UNAUTHORIZED, code)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Result<&'a str, Denial> {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    value.ok_or_else(|| Denial::code(StatusCode::UNAUTHORIZED, "server-signature"))
}

/// Reads a body of at most `limit` bytes.
///
/// A little more is read and thrown away, so that whoever sends it reads the refusal instead
/// of a broken connection.
pub(crate) async fn read_body(body: axum::body::Body, limit: usize) -> Result<Bytes, Denial> {
    let too_large = || Denial::code(StatusCode::PAYLOAD_TOO_LARGE, "server-body-too-large");
    let most = limit + LENIENCE;
    if axum::body::HttpBody::size_hint(&body).lower() > most as u64 {
        return Err(too_large());
    }
    let read = tokio::time::timeout(BODY_TIMEOUT, to_bytes(body, most)).await;
    let slow = |_| Denial::for_now(StatusCode::REQUEST_TIMEOUT, "server-slow", 30);
    // The only fault of `to_bytes` beside the limit is a connection that broke, and nobody
    // reads the answer to that.
    let bytes = read.map_err(slow)?.map_err(|_| too_large())?;
    if bytes.len() > limit { Err(too_large()) } else { Ok(bytes) }
}
