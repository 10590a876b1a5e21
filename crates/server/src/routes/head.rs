//! `GET /v1/head` and `/healthz`: what anybody may ask.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use sync::HeadAnswer;

use crate::answer::json;
use crate::denial::Denial;
use crate::office::Office;

pub(crate) async fn head(State(office): State<Arc<Office>>) -> Result<Response, Denial> {
    let heads = office.writer.with(|store| store.heads()).await??;
    Ok(json(&HeadAnswer { deployment: office.deployment.clone(), heads }))
}

#[derive(Serialize)]
struct Health {
    status: &'static str,
}

/// Whether the store answers.
pub(crate) async fn health(State(office): State<Arc<Office>>) -> Result<Response, Denial> {
    office.writer.with(|store| store.standing()).await??;
    Ok(json(&Health { status: "ok" }))
}
