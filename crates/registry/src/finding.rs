//! Finding records by words: the query as typed, hits with marked snippets.

use std::ops::Range;

use jiff::civil::Date;
use records::{EntityId, State};
use search::{Filter, Fragment, HitId, Query, Reading, fragments};
use words::{Message, Text};

use crate::desk::Desk;
use crate::failure::Failure;

/// Characters of a snippet.
const SNIPPET_CHARS: usize = 90;
/// Most hits of a group, whatever is asked for.
pub const LIMIT_MAX: usize = 200;

/// What is asked.
#[derive(Debug, Clone, Default)]
pub struct SearchAsk {
    /// As typed; never a syntax error.
    pub query: String,
    /// A class and everything beneath it.
    pub class: Option<String>,
    /// First day of the document date.
    pub from: Option<Date>,
    /// Last day of the document date.
    pub to: Option<Date>,
    /// Due before this day.
    pub due_before: Option<Date>,
    /// Variants of characters apart.
    pub exact_characters: bool,
    /// Most hits of each group.
    pub limit: usize,
}

/// A record found.
#[derive(Debug, Clone)]
pub struct FoundHit {
    /// Identity.
    pub record_id: EntityId,
    /// Reference as shown now.
    pub reference: String,
    /// Reference of the folder.
    pub folder: String,
    /// Title in both languages.
    pub title: Text,
    /// Page of the text, from 1; absent when it was found by title or reference.
    pub page: Option<u64>,
    /// Rank within its group.
    pub score: f32,
    /// A piece of the text with its marks.
    pub snippet: Option<Fragment>,
    /// The record.
    pub record: records::Record,
}

impl FoundHit {
    /// The snippet with its marks in square quotes, for a terminal.
    pub fn snippet_text(&self) -> String {
        let Some(snippet) = &self.snippet else { return String::new() };
        let mut said = String::new();
        let mut at = 0;
        for Range { start, end } in snippet.marks.iter().cloned() {
            said.push_str(&snippet.text[at..start]);
            said.push('【');
            said.push_str(&snippet.text[start..end]);
            said.push('】');
            at = end;
        }
        said.push_str(&snippet.text[at..]);
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What was found: exact hits and close ones apart.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Exactly these words, best first.
    pub exact: Vec<FoundHit>,
    /// How many there are exactly.
    pub exact_count: usize,
    /// Near ones, nearest first.
    pub close: Vec<FoundHit>,
    /// How many are near.
    pub close_count: usize,
    /// The query as it was understood.
    pub query: Option<Query>,
}

impl Desk {
    /// A query as it is understood today.
    pub(crate) fn read_query(&self, typed: &str) -> Query {
        Query::parse_with(typed, Reading { today: Some(self.today()), as_text: &[] })
    }

    /// Finds records by words.
    ///
    /// # Errors
    /// A refusal for a class that does not exist; a fault of the index.
    pub fn find_words(&mut self, ask: &SearchAsk) -> Result<Found, Failure> {
        if let Some(class) = &ask.class
            && self.store.by_key(records::Kind::Class, class)?.is_empty()
        {
            return Err(Failure::refusal(Message::new("registry-no-such-class").with("class", class.as_str())));
        }
        let query = self.read_query(&ask.query).with_exact_characters(ask.exact_characters);
        let filter = Filter {
            class: ask.class.clone(),
            from: ask.from,
            to: ask.to,
            due_before: ask.due_before,
            ..Filter::default()
        };
        let results = self.search(&query, &filter, ask.limit.clamp(1, LIMIT_MAX))?;
        Ok(Found {
            exact: self.hits(&results.exact, &query)?,
            exact_count: results.exact_count,
            close: self.hits(&results.close, &query)?,
            close_count: results.close_count,
            query: Some(query),
        })
    }

    fn hits(&self, ids: &[HitId], query: &Query) -> Result<Vec<FoundHit>, Failure> {
        let mut hits = Vec::with_capacity(ids.len());
        for id in ids {
            let Some(entity) = self.store.record_at(id.id)? else { continue };
            let State::Record(record) = entity.state else { continue };
            let pages = self.store.record_text(entity.id)?.unwrap_or_default();
            let (page, snippet) = snippet(&pages, query);
            let folder = record.part_reference.rsplit_once(" Pt ").map_or("", |(folder, _)| folder).to_owned();
            hits.push(FoundHit {
                record_id: entity.id,
                reference: record.reference(),
                folder,
                title: record.title.clone(),
                page,
                score: id.score,
                snippet,
                record: *record,
            });
        }
        Ok(hits)
    }
}

/// The first page with a mark, and the piece around it; failing one, the beginning of the text.
fn snippet(pages: &[String], query: &Query) -> (Option<u64>, Option<Fragment>) {
    for (number, page) in (1_u64..).zip(pages) {
        if let Some(found) = fragments(page, query, SNIPPET_CHARS).into_iter().find(|piece| !piece.marks.is_empty()) {
            return (Some(number), Some(found));
        }
    }
    (None, pages.first().and_then(|page| fragments(page, query, SNIPPET_CHARS).into_iter().next()))
}
