//! `list_edits`: a window of a preview, record by record, those first that are refused.

use super::bulk;
use super::shaped::count;
use crate::bulk::Fate;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::bulk::{ListEditsRequest, ListEditsResponse};

const LIMIT_MAX: u32 = 200;

pub(super) fn run(call: &mut Call<'_>, request: ListEditsRequest) -> Result<ListEditsResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let preview = desk.shown_edits(&request.preview_id)?;
    let is_refused = |refused: bool| move |fate: &Fate| matches!(fate, Fate::Refused(_)) == refused;
    let of = |refused: bool| preview.lines.iter().filter(move |line| is_refused(refused)(&line.fate));
    let [from, limit] = [request.from, request.limit.clamp(1, LIMIT_MAX)].map(|n| usize::try_from(n).unwrap_or(0));
    let rows = of(true).chain(of(false)).skip(from).take(limit).map(|line| bulk::row(desk, line, lang));
    Ok(ListEditsResponse { rows: rows.collect::<Result<_, _>>()?, total: count(preview.lines.len()) })
}
