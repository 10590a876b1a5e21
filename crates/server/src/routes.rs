//! Which path leads where.

mod components;
mod control;
mod feed;
mod head;
mod ops;
mod register;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, patch, post};

use crate::denial::Denial;
use crate::office::{Office, sign_answer};

/// All paths of the server.
pub(crate) fn router(office: Arc<Office>) -> Router {
    Router::new()
        .route("/v1/register", post(register::register))
        .route("/v1/control", post(control::orders))
        .route("/v1/control/ack", post(control::acknowledge))
        .route("/v1/ops", post(ops::push))
        .route("/v1/feed", post(feed::feed))
        .route("/v1/components", post(components::offer))
        .route("/v1/components/{owner}", patch(components::append).head(components::offset).get(components::read))
        .route("/v1/head", get(head::head))
        .route("/healthz", get(head::health))
        .fallback(async || Denial::code(StatusCode::NOT_FOUND, "server-no-path"))
        .method_not_allowed_fallback(async || Denial::code(StatusCode::METHOD_NOT_ALLOWED, "server-no-path"))
        // Each path has its own limit and reads its body itself.
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(office.clone(), sign_answer))
        .with_state(office)
}
