//! `POST /v1/control` and `/v1/control/ack`: orders to one device.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use sync::{CONTENT_TYPE, ControlAck, ControlAnswer, ControlRequest};

use crate::body::{check_type, json, read_json};
use crate::denial::Denial;
use crate::door::{Admits, enter};
use crate::office::Office;

/// Largest body, in bytes.
const LIMIT: usize = 4 * 1024;

pub(crate) async fn orders(State(office): State<Arc<Office>>, request: Request) -> Result<Response, Denial> {
    check_type(request.headers(), CONTENT_TYPE)?;
    let entered = enter(&office, request, LIMIT, Admits::Revoked).await?;
    let asked: ControlRequest = read_json(&entered.body)?;
    let device = entered.device.id;
    let items = office.writer.with(move |store| store.control(device, asked.after)).await??;
    Ok(json(&ControlAnswer { items }))
}

pub(crate) async fn acknowledge(State(office): State<Arc<Office>>, request: Request) -> Result<StatusCode, Denial> {
    check_type(request.headers(), CONTENT_TYPE)?;
    let entered = enter(&office, request, LIMIT, Admits::Revoked).await?;
    let asked: ControlAck = read_json(&entered.body)?;
    let device = entered.device.id;
    office.writer.with(move |store| store.transact(|tx| tx.acknowledge(device, asked.through))).await??;
    Ok(StatusCode::NO_CONTENT)
}
