//! `POST /v1/feed`: events after positions; the question may be held open for news.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use records::ScopeId;
use sync::{Cursor, FeedAnswer, FeedRequest, LIMIT_EVENTS, WAIT_SECONDS_MAX};
use tokio::time::{Instant, timeout_at};

use crate::answer::json;
use crate::body::read_json;
use crate::denial::Denial;
use crate::door::{Admits, Expects, enter};
use crate::office::Office;

/// Largest body, in bytes: some hundred positions.
const LIMIT: usize = 64 * 1024;
/// Most positions in one question.
const CURSORS_MAX: usize = 400;

pub(crate) async fn feed(State(office): State<Arc<Office>>, request: Request) -> Result<Response, Denial> {
    let entered = enter(&office, request, Expects::Json(LIMIT), Admits::Active).await?;
    let asked: FeedRequest = read_json(&entered.body)?;
    if asked.cursors.len() > CURSORS_MAX {
        return Err(Denial::code(StatusCode::PAYLOAD_TOO_LARGE, "server-too-many-positions"));
    }
    let limit = asked.limit.clamp(1, LIMIT_EVENTS);
    let wait = Duration::from_secs(u64::from(asked.wait_seconds.min(WAIT_SECONDS_MAX)));
    Ok(json(&patiently(&office, asked.cursors, limit, wait).await?))
}

/// Asks the store again at every news until there is something, the time is over, or the
/// server stops.
async fn patiently(
    office: &Office,
    cursors: BTreeMap<ScopeId, Cursor>,
    limit: u32,
    wait: Duration,
) -> Result<FeedAnswer, Denial> {
    let end = Instant::now() + wait;
    let mut news = office.writer.news();
    let mut stopping = office.stopping.clone();
    loop {
        news.mark_unchanged();
        let asked = cursors.clone();
        let answer = office.writer.with(move |store| store.feed(&asked, limit)).await??;
        let says_something = !answer.events.is_empty() || !answer.diverged.is_empty() || answer.more;
        if says_something || *stopping.borrow() {
            return Ok(answer);
        }
        let woken = timeout_at(end, async {
            tokio::select! {
                changed = news.changed() => changed.is_ok(),
                _ = stopping.wait_for(|stopping| *stopping) => false,
            }
        });
        if !matches!(woken.await, Ok(true)) {
            return Ok(answer);
        }
    }
}
