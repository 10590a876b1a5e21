//! `search`: records by words, exact hits and close ones apart.

use std::ops::Range;

use jiff::civil::{Date, date};
use search::{Query, highlight, highlight_close};
use words::Message;

use super::shaped::{count, is_provisional, kind_of, seal_of};
use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::finding::{FoundHit, SearchAsk};
use crate::keeping::Keeping;
use crate::view::search::{Hit, HitGroup, MarkedTitle, QueryChip, SearchFilters, SearchRequest, SearchResponse, SnippetRun};

mod facets;

const LIMIT_MAX: usize = 200;

pub(super) fn run(call: &mut Call<'_>, request: SearchRequest) -> Result<SearchResponse, Failure> {
    let desk = call.registry.desk()?;
    let filters = &request.filters;
    let (class, folder) = scope(desk, filters)?;
    let (from, to) = days(filters);
    let narrowed = folder.is_some() || !filters.kinds.is_empty() || filters.signed.is_some() || filters.held.is_some();
    let ask = SearchAsk {
        query: request.query.clone(),
        class,
        from,
        to,
        due_before: filters.due_before,
        exact_characters: false,
        limit: LIMIT_MAX,
    };
    let found = desk.find_words(&ask)?;
    let waiting = desk.index_waiting()?;
    let query = found.query.unwrap_or_else(|| Query::parse(&request.query));
    let keeping = Keeping::of(desk)?;
    let kept = |hits: Vec<FoundHit>, all: usize| -> Result<HitGroup, Failure> {
        let mut shown = Vec::new();
        for one in hits {
            let hit = hit(desk, &keeping, &query, one)?;
            if fits(&hit, filters, folder.as_deref()) {
                shown.push(hit);
            }
        }
        Ok(HitGroup { count: count(if narrowed { shown.len() } else { all }), hits: shown })
    };
    let mut exact = kept(found.exact, found.exact_count)?;
    let mut close = kept(found.close, found.close_count)?;
    let facets = facets::facets(exact.hits.iter().chain(&close.hits), filters);
    let limit = usize::try_from(request.limit).unwrap_or(LIMIT_MAX).clamp(1, LIMIT_MAX);
    exact.hits.truncate(limit);
    close.hits.truncate(limit);
    let waiting = u32::try_from(waiting).unwrap_or(u32::MAX);
    Ok(SearchResponse { exact, close, chips: chips(&query, &request.query), facets, remark: None, waiting })
}

/// What `under` names: a class, or the reference of a folder.
fn scope(desk: &Desk, filters: &SearchFilters) -> Result<(Option<String>, Option<String>), Failure> {
    let Some(under) = &filters.under else { return Ok((None, None)) };
    if !desk.store().by_key(records::Kind::Class, under)?.is_empty() {
        return Ok((Some(under.clone()), None));
    }
    match desk.find(under)?.state {
        records::State::Folder(folder) => Ok((None, Some(folder.reference))),
        records::State::Class(class) => Ok((Some(class.code), None)),
        _ => Err(Failure::refusal(Message::new("registry-not-a-folder").with("reference", under.as_str()))),
    }
}

/// The days within which both the span and the year lie.
fn days(filters: &SearchFilters) -> (Option<Date>, Option<Date>) {
    let year = filters.year.and_then(|year| i16::try_from(year).ok()).filter(|year| (1..=9999).contains(year));
    let first = year.map(|year| date(year, 1, 1));
    let last = year.map(|year| date(year, 12, 31));
    let to = match (filters.to, last) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    (filters.from.max(first), to)
}

fn fits(hit: &Hit, filters: &SearchFilters, folder: Option<&str>) -> bool {
    (filters.kinds.is_empty() || filters.kinds.contains(&hit.kind))
        && folder.is_none_or(|folder| hit.folder == folder)
        && filters.signed.is_none_or(|signed| hit.seal.is_some() == signed)
        && filters.held.is_none_or(|held| hit.held == held)
}

fn hit(desk: &Desk, keeping: &Keeping<'_>, query: &Query, found: FoundHit) -> Result<Hit, Failure> {
    let assessment = keeping.assess(found.record_id, &found.record, desk.today())?;
    Ok(Hit {
        record_id: found.record_id.to_string(),
        provisional: is_provisional(&found.record),
        title: MarkedTitle { zh: marked(&found.title.zh, query), en: marked(&found.title.en, query) },
        snippet: found.snippet.map(|piece| runs(&piece.text, &piece.marks)).unwrap_or_default(),
        page: found.page.and_then(|page| u32::try_from(page).ok()),
        kind: kind_of(found.record.kind),
        dated_on: Some(found.record.document_date),
        seal: seal_of(&found.record),
        held: assessment.held,
        score: f64::from(found.score),
        reference: found.reference,
        folder: found.folder,
    })
}

fn marked(text: &str, query: &Query) -> Vec<SnippetRun> {
    let exact = highlight(text, query);
    runs(text, &if exact.is_empty() { highlight_close(text, query) } else { exact })
}

/// A text cut into marked and unmarked pieces, in order and without a gap.
fn runs(text: &str, marks: &[Range<usize>]) -> Vec<SnippetRun> {
    let (mut runs, mut at) = (Vec::new(), 0);
    let mut push = |piece: &str, marked: bool| {
        if !piece.is_empty() {
            runs.push(SnippetRun { text: piece.to_owned(), marked });
        }
    };
    for mark in marks {
        push(&text[at..mark.start], false);
        push(&text[mark.clone()], true);
        at = mark.end;
    }
    push(&text[at..], false);
    runs
}

fn chips(query: &Query, typed: &str) -> Vec<QueryChip> {
    let chips = query.chips.iter().map(|chip| QueryChip {
        label: Message::new("registry-chip-dates")
            .with("text", chip.text.as_str())
            .with("from", chip.from.to_string())
            .with("to", chip.to.to_string()),
        without: typed.replacen(&chip.text, "", 1).split_whitespace().collect::<Vec<_>>().join(" "),
    });
    chips.collect()
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn pieces_make_the_text_again() {
        let text = "節約用紙通告";
        let pieces = runs(text, &[0..6, 12..18]);
        assert_eq!(pieces.iter().map(|run| run.text.as_str()).collect::<String>(), text);
        let marked: Vec<&str> = pieces.iter().filter(|run| run.marked).map(|run| run.text.as_str()).collect();
        assert_eq!(marked, ["節約", "通告"]);
    }
}
