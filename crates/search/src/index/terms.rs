//! Phrases as queries of the library underneath.
//!
//! The library's own query parser never sees what a person typed.

use std::iter;

use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, EmptyQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field as IndexField, IndexRecordOption};

use super::schema::Fields;
use crate::analyser::{Key, STEM, stem};
use crate::query::{Field, Leaf, Phrase};

/// What the title and the reference of a record weigh against its text.
const HEAD_WEIGHT: f32 = 2.0;
/// Letters of a word from which on one slip is forgiven in close hits.
const FUZZY_FROM: usize = 4;

/// How many pieces of a phrase a close hit holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    All,
    /// Three quarters.
    Most,
    /// Any.
    Some,
}

impl Share {
    fn of(self, pieces: usize) -> usize {
        match self {
            Share::All => pieces,
            Share::Most => (pieces * 3).div_ceil(4),
            Share::Some => 1,
        }
    }
}

/// The fields that a leaf looks into, with their weights.
fn places(fields: &Fields, field: Option<Field>) -> Vec<(IndexField, f32)> {
    let all = [(fields.title, HEAD_WEIGHT), (fields.reference, HEAD_WEIGHT), (fields.body, 1.0)];
    match field {
        None => all.to_vec(),
        Some(Field::Title) => all[..1].to_vec(),
        Some(Field::Reference) => all[1..2].to_vec(),
        Some(Field::Class) => Vec::new(),
    }
}

/// Records that hold the phrase of the leaf exactly, on one page of the index.
pub(super) fn exact(fields: &Fields, leaf: &Leaf, phrase: &Phrase) -> Box<dyn Query> {
    if leaf.field == Some(Field::Class) {
        return class(fields, &leaf.text);
    }
    in_places(fields, leaf, |field| phrase_in(field, phrase))
}

/// Records of a class or below it.
pub(super) fn class(fields: &Fields, code: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(fields.class, &class_key(code)), IndexRecordOption::Basic))
}

/// A class code as the index keeps it.
pub(super) fn class_key(code: &str) -> String {
    code.trim().to_lowercase()
}

/// Pages that hold a share of the pieces of the leaf, in any order.
pub(super) fn close(fields: &Fields, leaf: &Leaf, share: Share) -> Box<dyn Query> {
    if leaf.field == Some(Field::Class) {
        return class(fields, &leaf.text);
    }
    let pieces: Vec<Box<dyn Query>> =
        pieces(&leaf.phrase).iter().map(|piece| in_places(fields, leaf, |field| piece.query(field))).collect();
    let needed = share.of(pieces.len());
    Box::new(BooleanQuery::union_with_minimum_required_clauses(pieces, needed))
}

/// For the order of close hits: every piece and every single ideograph counts.
pub(super) fn ranking(fields: &Fields, leaves: &[&Leaf]) -> Box<dyn Query> {
    let mut clauses: Vec<Box<dyn Query>> = Vec::new();
    for leaf in leaves.iter().filter(|leaf| leaf.field != Some(Field::Class)) {
        clauses.extend(pieces(&leaf.phrase).iter().map(|piece| in_places(fields, leaf, |field| piece.query(field))));
        for unit in &leaf.phrase.units {
            if let Key::Ideograph(c) = unit.key {
                clauses.push(in_places(fields, leaf, |field| term(field, &c.to_string())));
            }
        }
    }
    Box::new(BooleanQuery::union(clauses))
}

fn in_places(fields: &Fields, leaf: &Leaf, query: impl Fn(IndexField) -> Box<dyn Query>) -> Box<dyn Query> {
    let weighted = |(field, weight): (IndexField, f32)| -> Box<dyn Query> {
        if weight == 1.0 { query(field) } else { Box::new(BoostQuery::new(query(field), weight)) }
    };
    Box::new(BooleanQuery::union(places(fields, leaf.field).into_iter().map(weighted).collect()))
}

fn term(field: IndexField, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs))
}

/// The phrase in one field. The library's phrase needs two terms, so one term is asked for by itself.
fn phrase_in(field: IndexField, phrase: &Phrase) -> Box<dyn Query> {
    let terms = phrase.terms();
    match terms.as_slice() {
        [] => Box::new(EmptyQuery),
        [(_, only)] => term(field, only),
        _ => {
            let placed = |(offset, text): &(u32, String)| (*offset as usize, Term::from_field_text(field, text));
            Box::new(PhraseQuery::new_with_offset(terms.iter().map(placed).collect()))
        }
    }
}

/// A piece of a phrase that a close hit may hold anywhere.
enum Piece {
    /// Two neighbouring ideographs, or one without a neighbour.
    Ideographs(String),
    Word(String),
}

fn pieces(phrase: &Phrase) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut covered = false;
    for (at, unit) in phrase.units.iter().enumerate() {
        let pair = phrase.pair_at(at);
        let has_pair = pair.is_some();
        match (&unit.key, pair) {
            (Key::Word(word), _) => pieces.push(Piece::Word(word.clone())),
            (_, Some(pair)) => pieces.push(Piece::Ideographs(pair)),
            (Key::Ideograph(c), None) if !covered => pieces.push(Piece::Ideographs(c.to_string())),
            _ => {}
        }
        covered = has_pair;
    }
    pieces
}

impl Piece {
    fn query(&self, field: IndexField) -> Box<dyn Query> {
        match self {
            Piece::Ideographs(text) => term(field, text),
            Piece::Word(word) => like_word(field, word),
        }
    }
}

/// The word, words of its stem and, from four letters on, words one slip away.
fn like_word(field: IndexField, word: &str) -> Box<dyn Query> {
    let root = stem(word).unwrap_or_else(|| word.to_owned());
    let mut clauses = vec![term(field, &format!("{STEM}{root}"))];
    clauses.extend(iter::once(word).chain((root != word).then_some(root.as_str())).map(|word| term(field, word)));
    let letters = word.chars().count();
    if letters >= FUZZY_FROM && word.chars().all(char::is_alphabetic) {
        clauses.push(Box::new(FuzzyTermQuery::new(Term::from_field_text(field, word), 1, true)));
    }
    Box::new(BooleanQuery::union(clauses))
}

/// A query that must hold beside another without a say in its score.
pub(super) fn both(query: Box<dyn Query>, silent: Option<Box<dyn Query>>) -> Box<dyn Query> {
    match silent {
        None => query,
        Some(silent) => {
            let silent = Box::new(tantivy::query::ConstScoreQuery::new(silent, 0.0));
            Box::new(BooleanQuery::new(vec![(Occur::Must, query), (Occur::Must, silent)]))
        }
    }
}
