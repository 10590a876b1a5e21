//! The door: which device a request comes from, and whether it may come in.

use std::time::Duration;

use axum::body::{Bytes, to_bytes};
use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use store::{DeviceRow, DeviceState};
use sync::{
    BadStamp, CLOCK_CODE, DEVICE_HEADER, NONCE_HEADER, SIGNATURE_HEADER, Signed, Stamp, TIME_HEADER, public_key,
};

use crate::denial::Denial;
use crate::nonces::Seen;
use crate::office::Office;

/// How long the bytes of a request may take to arrive: 8 MiB over a slow line.
const BODY_TIMEOUT: Duration = Duration::from_secs(300);

/// A request that has been let in.
pub(crate) struct Entered {
    pub(crate) device: DeviceRow,
    pub(crate) parts: Parts,
    pub(crate) body: Bytes,
}

/// Who may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Admits {
    /// Active devices.
    Active,
    /// Revoked ones too: they must be able to read that they are.
    Revoked,
}

/// Lets a request in: its signature is by a registered device, its time is near, it was not
/// here before.
pub(crate) async fn enter(office: &Office, request: Request, limit: usize, admits: Admits) -> Result<Entered, Denial> {
    let (parts, body) = request.into_parts();
    let header = |name| text(&parts.headers, name);
    let stamp = Stamp::read(header(DEVICE_HEADER)?, header(TIME_HEADER)?, header(NONCE_HEADER)?).map_err(denial)?;
    let signature = header(SIGNATURE_HEADER)?.to_owned();
    let body = read_body(body, limit).await?;
    let id = stamp.device;
    let row = office.writer.with(move |store| store.device(id)).await??;
    let device = row.ok_or_else(|| Denial::code(StatusCode::UNAUTHORIZED, "server-unknown-device"))?;
    check(office, &stamp, &parts, &body, &signature, &device)?;
    if device.state == DeviceState::Revoked && admits == Admits::Active {
        return Err(Denial::code(StatusCode::FORBIDDEN, "server-device-revoked"));
    }
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
pub(crate) async fn read_body(body: axum::body::Body, limit: usize) -> Result<Bytes, Denial> {
    let too_large = || Denial::code(StatusCode::PAYLOAD_TOO_LARGE, "server-body-too-large");
    if axum::body::HttpBody::size_hint(&body).lower() > limit as u64 {
        return Err(too_large());
    }
    let read = tokio::time::timeout(BODY_TIMEOUT, to_bytes(body, limit)).await;
    let slow = |_| Denial::for_now(StatusCode::REQUEST_TIMEOUT, "server-slow", 30);
    // The only fault of `to_bytes` beside the limit is a connection that broke, and nobody
    // reads the answer to that.
    read.map_err(slow)?.map_err(|_| too_large())
}
