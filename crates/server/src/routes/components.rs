//! `/v1/components`: files come in pieces and are read in ranges.
//!
//! The model is resumable upload as tus and the IETF draft describe it, reduced to what
//! two known parties need: offer, append at an offset, ask for the offset.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use records::journal::sha256_hex;
use records::{ComponentRef, EntityId};
use serde::Deserialize;
use store::Store;
use sync::{CONTENT_TYPE_BYTES, UploadOffer, UploadState};

use crate::answer::json;
use crate::body::read_json;
use crate::denial::Denial;
use crate::door::{Admits, Expects, enter};
use crate::office::Office;

/// Largest body of an offer, in bytes.
const OFFER_LIMIT: usize = 4 * 1024;
/// Longest piece, in bytes: 8 MiB.
const PIECE_MAX: usize = 8 * 1024 * 1024;
/// Longest name, in bytes.
const NAME_MAX: usize = 400;

const OFFSET: &str = "upload-offset";
const COMPLETE: &str = "upload-complete";

/// A file as the query names it.
#[derive(Deserialize)]
pub(crate) struct Named {
    name: String,
    sha256: String,
    size: u64,
}

// What path and query hold is judged after the door, so that every answer is one of ours.
type Owner = Result<Path<EntityId>, PathRejection>;
type Names = Result<Query<Named>, QueryRejection>;

fn component(owner: Owner, names: Names) -> Result<ComponentRef, Denial> {
    let Path(owner) = owner.map_err(Denial::malformed)?;
    let Query(Named { name, sha256, size }) = names.map_err(Denial::malformed)?;
    checked(ComponentRef { owner, name, sha256, size_bytes: size })
}

fn checked(component: ComponentRef) -> Result<ComponentRef, Denial> {
    let ComponentRef { name, sha256, .. } = &component;
    if name.is_empty() || name.len() > NAME_MAX || name.chars().any(char::is_control) {
        return Err(Denial::malformed("name of the component"));
    }
    let digest = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if digest { Ok(component) } else { Err(Denial::malformed("sha256 of the component")) }
}

pub(crate) async fn offer(State(office): State<Arc<Office>>, request: Request) -> Result<Response, Denial> {
    let entered = enter(&office, request, Expects::Json(OFFER_LIMIT), Admits::Active).await?;
    let asked: UploadOffer = read_json(&entered.body)?;
    let component = checked(asked.component)?;
    let work = move |store: &mut Store| store.transact(|tx| tx.offer_component(&component));
    let (state, _) = office.writer.with(work).await??;
    Ok(json(&state))
}

pub(crate) async fn append(
    State(office): State<Arc<Office>>,
    owner: Owner,
    names: Names,
    request: Request,
) -> Result<Response, Denial> {
    let entered = enter(&office, request, Expects::Bytes(PIECE_MAX), Admits::Active).await?;
    let offset = offset_header(&entered.parts.headers)?;
    let component = component(owner, names)?;
    if entered.body.is_empty() && component.size_bytes > 0 {
        return Err(Denial::malformed("a piece without bytes"));
    }
    office.writer.with(move |store| take_piece(store, &component, offset, &entered.body)).await?
}

fn take_piece(store: &mut Store, component: &ComponentRef, offset: u64, piece: &Bytes) -> Result<Response, Denial> {
    let (taken, _) = store.transact(|tx| tx.append_component(component, offset, piece))?;
    let Some(state) = taken else {
        // The right offset is the answer to a wrong one: the desk goes on from there.
        let (state, _) = store.transact(|tx| tx.offer_component(component))?;
        return Ok((StatusCode::CONFLICT, json(&state)).into_response());
    };
    let was_last = offset + piece.len() as u64 == component.size_bytes;
    if was_last && !state.complete {
        return Err(Denial::code(StatusCode::UNPROCESSABLE_ENTITY, "server-digest"));
    }
    Ok(json(&state))
}

fn offset_header(headers: &HeaderMap) -> Result<u64, Denial> {
    let text = headers.get(OFFSET).and_then(|value| value.to_str().ok());
    text.and_then(|text| text.parse().ok()).ok_or_else(|| Denial::malformed(OFFSET))
}

pub(crate) async fn offset(
    State(office): State<Arc<Office>>,
    owner: Owner,
    names: Names,
    request: Request,
) -> Result<Response, Denial> {
    enter(&office, request, Expects::Nothing, Admits::Active).await?;
    let component = component(owner, names)?;
    let found = office.writer.with(move |store| store.component_state(&component)).await??;
    let state = found.ok_or_else(|| Denial::code(StatusCode::NOT_FOUND, "server-no-component"))?;
    let state = UploadState { offset: state.received_bytes, complete: state.complete };
    let complete = if state.complete { "?1" } else { "?0" };
    Ok(([(OFFSET, state.offset.to_string()), (COMPLETE, complete.to_owned())], ()).into_response())
}

pub(crate) async fn read(
    State(office): State<Arc<Office>>,
    owner: Owner,
    names: Names,
    request: Request,
) -> Result<Response, Denial> {
    let entered = enter(&office, request, Expects::Nothing, Admits::Active).await?;
    let component = component(owner, names)?;
    let missing = || Denial::code(StatusCode::NOT_FOUND, "server-no-component");
    let work = move |store: &mut Store| -> Result<Option<Vec<u8>>, Denial> {
        let here = store.component_state(&component)?.is_some_and(|state| state.complete);
        let bytes = if here { Some(store.component(component.owner, &component.name)?) } else { None };
        Ok(bytes.filter(|bytes| sha256_hex(bytes) == component.sha256))
    };
    let bytes = office.writer.with(work).await??.ok_or_else(missing)?;
    let range = entered.parts.headers.get(header::RANGE).and_then(|value| value.to_str().ok());
    Ok(ranged(&bytes, range))
}

/// The whole, or the one range that is asked for (RFC 9110 section 14).
fn ranged(bytes: &[u8], range: Option<&str>) -> Response {
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE_BYTES));
    let Some(range) = range else { return ([kind], bytes.to_vec()).into_response() };
    let length = bytes.len();
    let Some((first, end)) = read_range(range, length) else {
        let told = [(header::CONTENT_RANGE, format!("bytes */{length}"))];
        let denial = Denial::code(StatusCode::RANGE_NOT_SATISFIABLE, "server-range");
        return (told, denial).into_response();
    };
    let told = [(header::CONTENT_RANGE, format!("bytes {first}-{}/{length}", end - 1))];
    (StatusCode::PARTIAL_CONTENT, [kind], told, bytes[first..end].to_vec()).into_response()
}

/// First byte and the byte after the last, of `bytes=first-last` or `bytes=first-`.
fn read_range(range: &str, length: usize) -> Option<(usize, usize)> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let first: usize = first.parse().ok()?;
    let last: usize = if last.is_empty() { length.checked_sub(1)? } else { last.parse().ok()? };
    let end = last.saturating_add(1).min(length);
    (first < end).then_some((first, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        for (range, expected) in [
            ("bytes=0-3", Some((0, 4))),
            ("bytes=3-", Some((3, 10))),
            ("bytes=9-9", Some((9, 10))),
            ("bytes=0-99", Some((0, 10))),
            ("bytes=10-", None),
            ("bytes=4-3", None),
            ("bytes=-3", None),
            ("bytes=0-1,3-4", None),
            ("bytes=a-b", None),
            ("pages=1-2", None),
            ("bytes=0-18446744073709551615", Some((0, 10))),
        ] {
            assert_eq!(read_range(range, 10), expected, "{range}");
        }
        assert_eq!(read_range("bytes=0-", 0), None);
    }
}
