//! What every request needs: the way to the store, the deployment, the memory of nonces.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use jiff::Timestamp;
use sync::{Deployment, ORIGIN_HEADER, TIME_HEADER};
use tokio::sync::watch;

use crate::nonces::Nonces;
use crate::writer::Writer;

/// Shared by all requests.
pub(crate) struct Office {
    pub(crate) writer: Writer,
    pub(crate) deployment: Deployment,
    pub(crate) nonces: Nonces,
    /// Becomes true when the server stops: questions held open end then.
    pub(crate) stopping: watch::Receiver<bool>,
}

/// Every answer names the deployment and tells the time, refusals included.
pub(crate) async fn sign_answer(State(office): State<Arc<Office>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if let Ok(origin) = HeaderValue::from_str(&office.deployment.header()) {
        headers.insert(ORIGIN_HEADER, origin);
    }
    if let Ok(time) = HeaderValue::from_str(&Timestamp::now().to_string()) {
        headers.insert(TIME_HEADER, time);
    }
    response
}
