//! `POST /v1/control` and `/v1/control/ack`: orders to one device.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use sync::{ControlAck, ControlAnswer, ControlRequest};

use crate::answer::json;
use crate::body::read_json;
use crate::denial::Denial;
use crate::door::{Admits, Expects, enter};
use crate::office::Office;

/// Largest body, in bytes.
const LIMIT: usize = 4 * 1024;

pub(crate) async fn orders(State(office): State<Arc<Office>>, request: Request) -> Result<Response, Denial> {
    let entered = enter(&office, request, Expects::Json(LIMIT), Admits::Revoked).await?;
    let asked: ControlRequest = read_json(&entered.body)?;
    let device = entered.device.id;
    let items = office.writer.with(move |store| store.control(device, asked.after)).await??;
    Ok(json(&ControlAnswer { items }))
}

pub(crate) async fn acknowledge(State(office): State<Arc<Office>>, request: Request) -> Result<StatusCode, Denial> {
    let entered = enter(&office, request, Expects::Json(LIMIT), Admits::Revoked).await?;
    let asked: ControlAck = read_json(&entered.body)?;
    let device = entered.device.id;
    office.writer.with(move |store| store.transact(|tx| tx.acknowledge(device, asked.through))).await??;
    Ok(StatusCode::NO_CONTENT)
}
