//! `POST /v1/ops`: operations are taken in.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use sync::{PUSH_BYTES_MAX, PUSH_OPERATIONS_MAX, PushAnswer, PushRequest};

use crate::answer::json;
use crate::body::read_json;
use crate::denial::Denial;
use crate::door::{Admits, Expects, enter};
use crate::office::Office;

pub(crate) async fn push(State(office): State<Arc<Office>>, request: Request) -> Result<Response, Denial> {
    let entered = enter(&office, request, Expects::Json(PUSH_BYTES_MAX), Admits::Active).await?;
    let asked: PushRequest = read_json(&entered.body)?;
    if asked.operations.len() > PUSH_OPERATIONS_MAX {
        return Err(Denial::code(StatusCode::PAYLOAD_TOO_LARGE, "server-too-many-operations"));
    }
    if !in_order(&asked) {
        return Err(Denial::code(StatusCode::UNPROCESSABLE_ENTITY, "server-order"));
    }
    let answers = office.writer.push(entered.device.id, asked.operations).await?;
    Ok(json(&PushAnswer { answers }))
}

/// Each device's operations, the sender's and those that it carries, in the order of that device's series.
fn in_order(asked: &PushRequest) -> bool {
    let mut last = BTreeMap::new();
    asked.operations.iter().map(|signed| &signed.operation).all(|operation| {
        let before = last.insert(operation.device, operation.device_seq);
        before.is_none_or(|before| before < operation.device_seq)
    })
}
