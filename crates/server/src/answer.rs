//! How answers are written.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sync::CONTENT_TYPE;

/// A JSON answer of the protocol's content type.
pub(crate) fn json<T: Serialize>(value: &T) -> Response {
    match serde_json::to_vec(value) {
        Ok(bytes) => ([(header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE))], bytes).into_response(),
        // No message of ours lacks a JSON form; should one, the desk reads a garbled answer.
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
