//! Running a query: the tree over records, and the ladder from exact to close.

use std::collections::HashSet;

use tantivy::Searcher;
use tantivy::query::{AllQuery, Query as IndexQuery};
use words::Message;

use super::collect::{Best, BestPages, Hits};
use super::error::IndexError;
use super::filter::{Filter, clause, ids_query};
use super::record::{OVERLAP_UNITS, StoredText, StoredWords, whole};
use super::schema::Fields;
use super::terms::{self, Share, both};
use crate::analyser::{BORDER, Folding, units};
use crate::query::{Chip, Field, Leaf, Node, Phrase, Query};

/// Close hits are looked for when fewer exact ones than this were found.
const CLOSE_BELOW: usize = 10;
/// Close hits that are ranked and kept.
const CLOSE_MAX: usize = 200;
/// Units of the longest phrase that every page border leaves whole.
const WHOLE_UNITS: usize = OVERLAP_UNITS + 1;

/// How near a hit is to what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Closeness {
    /// Everything as typed.
    Exact,
    /// Every pair of ideographs and the stem of every word, in any order.
    AllPieces,
    /// Three quarters of them.
    MostPieces,
    /// Some of them; given only when nothing nearer was found.
    SomePieces,
}

impl Closeness {
    /// What to tell a person.
    pub fn message(self) -> Message {
        Message::new(match self {
            Closeness::Exact => "search-closeness-exact",
            Closeness::AllPieces => "search-closeness-all-pieces",
            Closeness::MostPieces => "search-closeness-most-pieces",
            Closeness::SomePieces => "search-closeness-some-pieces",
        })
    }
}

/// A record found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HitId {
    /// Number of the record.
    pub id: u64,
    /// Rank within its group; scores of different groups do not compare.
    pub score: f32,
    /// Page of the record that matches best, from 0.
    pub page: u64,
    /// How near it is.
    pub closeness: Closeness,
}

/// What a search found. The two groups are shown apart: an exact count never includes close hits.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Results {
    /// Records that match exactly, best first, up to the limit.
    pub exact: Vec<HitId>,
    /// How many match exactly, without the limit.
    pub exact_count: usize,
    /// Records that match nearly, nearest first, up to the limit.
    pub close: Vec<HitId>,
    /// How many match nearly, without the limit.
    pub close_count: usize,
    /// Dates that were read from the query.
    pub chips: Vec<Chip>,
}

/// One search over one state of the index.
pub(super) struct Finder<'a> {
    pub(super) searcher: &'a Searcher,
    pub(super) fields: &'a Fields,
    pub(super) query: &'a Query,
    pub(super) filter: &'a Filter,
    pub(super) texts: &'a dyn StoredText,
}

impl Finder<'_> {
    pub(super) fn count(&self) -> Result<usize, IndexError> {
        Ok(self.eval(&self.query.root, None)?.len())
    }

    pub(super) fn run(&self, limit: usize) -> Result<Results, IndexError> {
        let exact = self.eval(&self.query.root, None)?;
        let exact_count = exact.len();
        let close = if exact_count < CLOSE_BELOW { self.close(&exact)? } else { Vec::new() };
        let close_count = close.len();
        let mut exact = ranked(exact, Closeness::Exact);
        exact.truncate(limit);
        let close = close.into_iter().take(limit).collect();
        Ok(Results { exact, exact_count, close, close_count, chips: self.query.chips.clone() })
    }

    /// The rungs below the exact one, each record on the first rung that holds it.
    fn close(&self, exact: &Hits) -> Result<Vec<HitId>, IndexError> {
        let mut seen: HashSet<u64> = exact.keys().copied().collect();
        let mut close = Vec::new();
        let rungs = [
            (Share::All, Closeness::AllPieces),
            (Share::Most, Closeness::MostPieces),
            (Share::Some, Closeness::SomePieces),
        ];
        for (share, closeness) in rungs {
            if (share == Share::Some && !seen.is_empty()) || self.query.root.wanted().is_empty() {
                break;
            }
            let mut rung = self.eval(&self.query.root, Some(share))?;
            rung.retain(|id, _| seen.insert(*id));
            let mut rung = ranked(rung, closeness);
            // The count of a rung is of what it keeps: weak matches without end say nothing.
            rung.truncate(CLOSE_MAX);
            close.extend(self.reranked(rung)?);
        }
        Ok(close)
    }

    /// Ranks the best once more with single ideographs, too dear for every page of the index.
    fn reranked(&self, rung: Vec<HitId>) -> Result<Vec<HitId>, IndexError> {
        let Some(closeness) = rung.first().map(|hit| hit.closeness) else { return Ok(rung) };
        let only = ids_query(self.fields, rung.iter().map(|hit| hit.id));
        let ranking = terms::ranking(self.fields, &self.query.root.wanted());
        let scores = self.collect(both(ranking, Some(only)))?;
        let hits = rung.iter().map(|hit| {
            let held = Best { score: 0.0, page: hit.page };
            (hit.id, scores.get(&hit.id).copied().unwrap_or(held))
        });
        Ok(ranked(hits.collect(), closeness))
    }

    fn eval(&self, node: &Node, share: Option<Share>) -> Result<Hits, IndexError> {
        match node {
            Node::All => self.limited(Box::new(AllQuery)),
            Node::Leaf(leaf) => match share {
                None => self.exact(leaf),
                Some(share) => self.limited(terms::close(self.fields, leaf, share)),
            },
            Node::Not(_) => self.intersection(std::slice::from_ref(node), share),
            // On the lowest rung one of several words will do.
            Node::And(nodes) if share == Some(Share::Some) => self.lowest(nodes),
            Node::And(nodes) => self.intersection(nodes, share),
            Node::Or(nodes) => self.union(nodes.iter(), share),
        }
    }

    fn lowest(&self, nodes: &[Node]) -> Result<Hits, IndexError> {
        let share = Some(Share::Some);
        let (negative, positive): (Vec<&Node>, Vec<&Node>) =
            nodes.iter().partition(|node| matches!(node, Node::Not(_)));
        let found = self.union(positive.into_iter(), share)?;
        self.without(found, &negative)
    }

    fn intersection(&self, nodes: &[Node], share: Option<Share>) -> Result<Hits, IndexError> {
        let (negative, positive): (Vec<&Node>, Vec<&Node>) =
            nodes.iter().partition(|node| matches!(node, Node::Not(_)));
        let mut found: Option<Hits> = None;
        for node in positive {
            let hits = self.eval(node, share)?;
            found = Some(match found {
                None => hits,
                Some(held) => both_hits(held, &hits),
            });
        }
        let found = match found {
            Some(found) => found,
            None => self.eval(&Node::All, None)?,
        };
        self.without(found, &negative)
    }

    /// Takes away the records that hold, exactly, what must not be there.
    fn without(&self, mut found: Hits, negative: &[&Node]) -> Result<Hits, IndexError> {
        for node in negative {
            if let Node::Not(inner) = node {
                let hits = self.eval(inner, None)?;
                found.retain(|id, _| !hits.contains_key(id));
            }
        }
        Ok(found)
    }

    fn union<'n>(&self, nodes: impl Iterator<Item = &'n Node>, share: Option<Share>) -> Result<Hits, IndexError> {
        let mut found = Hits::new();
        for node in nodes {
            for (id, best) in self.eval(node, share)? {
                found.entry(id).and_modify(|held| *held = summed(*held, best)).or_insert(best);
            }
        }
        Ok(found)
    }

    fn exact(&self, leaf: &Leaf) -> Result<Hits, IndexError> {
        let phrase = &leaf.phrase;
        let is_long = phrase.units.len() > WHOLE_UNITS && leaf.field != Some(Field::Class);
        let mut found = if is_long { self.by_windows(leaf)? } else { self.limited(self.exact_query(leaf, phrase))? };
        let folding = self.query.folding();
        if (is_long || folding == Folding::Off) && leaf.field != Some(Field::Class) {
            let phrase = leaf.phrase_for(folding);
            found.retain(|id, _| self.texts.words_of(*id).is_none_or(|words| holds(&words, leaf, &phrase, folding)));
        }
        Ok(found)
    }

    fn exact_query(&self, leaf: &Leaf, phrase: &Phrase) -> Box<dyn IndexQuery> {
        terms::exact(self.fields, leaf, phrase)
    }

    /// Records that hold every window of a long phrase; the stored text then decides.
    fn by_windows(&self, leaf: &Leaf) -> Result<Hits, IndexError> {
        let len = leaf.phrase.units.len();
        let starts = (0..len - WHOLE_UNITS).step_by(WHOLE_UNITS).chain([len - WHOLE_UNITS]);
        let mut found: Option<Hits> = None;
        for start in starts {
            let window = leaf.phrase.slice(start, start + WHOLE_UNITS);
            let hits = self.limited(self.exact_query(leaf, &window))?;
            found = Some(match found {
                None => hits,
                Some(held) => both_hits(held, &hits),
            });
        }
        Ok(found.unwrap_or_default())
    }

    fn limited(&self, query: Box<dyn IndexQuery>) -> Result<Hits, IndexError> {
        self.collect(both(query, clause(self.fields, self.filter, &self.query.chips)))
    }

    fn collect(&self, query: Box<dyn IndexQuery>) -> Result<Hits, IndexError> {
        Ok(self.searcher.search(&*query, &BestPages)?)
    }
}

/// Whether the stored words of a record hold a phrase, page borders included.
fn holds(words: &StoredWords, leaf: &Leaf, phrase: &Phrase, folding: Folding) -> bool {
    let title = format!("{}{BORDER}{}", words.title.zh, words.title.en);
    let holds = |text: &str| phrase.find_in(&units(text, folding)).next().is_some();
    match leaf.field {
        Some(Field::Title) => holds(&title),
        Some(Field::Reference) => holds(&words.reference),
        _ => holds(&title) || holds(&words.reference) || holds(&whole(&words.pages)),
    }
}

/// Adds two scores and keeps the page that scored more.
fn summed(first: Best, second: Best) -> Best {
    let page = if second.score > first.score { second.page } else { first.page };
    Best { score: first.score + second.score, page }
}

fn both_hits(mut held: Hits, other: &Hits) -> Hits {
    held.retain(|id, best| match other.get(id) {
        Some(second) => {
            *best = summed(*best, *second);
            true
        }
        None => false,
    });
    held
}

/// Best first; the later record first among equals.
fn ranked(hits: Hits, closeness: Closeness) -> Vec<HitId> {
    let mut hits: Vec<HitId> =
        hits.into_iter().map(|(id, Best { score, page })| HitId { id, score, page, closeness }).collect();
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(b.id.cmp(&a.id)));
    hits
}
