//! `POST /v1/register`: a device becomes known.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use store::{CodeError, DeviceState, Store};
use sync::{CONTENT_TYPE, RegisterAnswer, RegisterRequest, public_key, registration_text, verify};

use crate::answer::json;
use crate::body::{check_type, read_json};
use crate::code::digest;
use crate::denial::Denial;
use crate::door::read_body;
use crate::office::Office;

/// Largest body of a registration, in bytes.
const LIMIT: usize = 8 * 1024;
/// Longest name of a device, in characters.
const NAME_MAX: usize = 120;

pub(crate) async fn register(State(office): State<Arc<Office>>, request: Request) -> Result<Response, Denial> {
    let (parts, body) = request.into_parts();
    let body = read_body(body, LIMIT).await?;
    check_type(&parts.headers, CONTENT_TYPE)?;
    let asked: RegisterRequest = read_json(&body)?;
    check(&asked)?;
    let answer = office.writer.with(move |store| redeem(store, &asked)).await??;
    Ok(json(&answer))
}

/// Who registers a key must hold it.
fn check(asked: &RegisterRequest) -> Result<(), Denial> {
    let name = asked.name.trim();
    if name.is_empty() || name.chars().count() > NAME_MAX || name.chars().any(char::is_control) {
        return Err(Denial::code(StatusCode::BAD_REQUEST, "server-device-name"));
    }
    let bad = |_| Denial::code(StatusCode::UNAUTHORIZED, "server-signature");
    let key = public_key(&asked.public_key).map_err(bad)?;
    let text = registration_text(asked.device, &asked.public_key, &asked.code, &asked.name);
    verify(text.as_bytes(), &asked.signature, &key).map_err(bad)
}

fn redeem(store: &mut Store, asked: &RegisterRequest) -> Result<RegisterAnswer, Denial> {
    if let Some(answer) = again(store, asked)? {
        return Ok(answer);
    }
    let (hash, now) = (digest(&asked.code), Timestamp::now());
    match store.transact(|tx| tx.redeem_code(asked, hash, now)) {
        Ok((answer, _)) => Ok(answer),
        Err(CodeError::Wrong) => Err(Denial::code(StatusCode::FORBIDDEN, "server-code")),
        Err(CodeError::Registered) => Err(Denial::code(StatusCode::CONFLICT, "server-device-registered")),
        Err(CodeError::Broke(fault)) => Err(fault.into()),
    }
}

/// The answer to a registration whose first answer was lost: same device, same key, and the
/// signature has proved that whoever asks holds it. The code is used up and not asked for.
fn again(store: &Store, asked: &RegisterRequest) -> Result<Option<RegisterAnswer>, Denial> {
    let (row, deployment) = (store.device(asked.device)?, store.deployment()?);
    let known = row.filter(|row| row.state == DeviceState::Active && hex::encode(row.key) == asked.public_key);
    Ok(known.zip(deployment).map(|(row, deployment)| RegisterAnswer { deployment, agent: row.agent, mark: row.mark }))
}
