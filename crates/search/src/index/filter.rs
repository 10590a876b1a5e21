//! What a search is limited to: access first, then class, dates and forms.

use std::collections::BTreeSet;
use std::ops::Bound;

use jiff::civil::Date;
use tantivy::Term;
use tantivy::query::{BooleanQuery, EmptyQuery, Query, RangeQuery, TermSetQuery};
use tantivy::schema::Field as IndexField;

use super::schema::{Fields, day};
use super::terms::class;
use crate::query::Chip;

/// Limits of a search. They are part of the query: what they exclude is neither ranked nor counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Code of a class; records of the classes below it belong to it.
    pub class: Option<String>,
    /// First day of the record's date.
    pub from: Option<Date>,
    /// Last day of the record's date, inclusive.
    pub to: Option<Date>,
    /// Disposal falls due before this day. Records without a date of disposal are left out.
    pub due_before: Option<Date>,
    /// Scopes that the person may see. `None` sets no limit; an empty set finds nothing.
    pub scopes: Option<BTreeSet<String>>,
    /// Classifications that the person may see, likewise.
    pub securities: Option<BTreeSet<String>>,
    /// Form that made the record.
    pub form_id: Option<String>,
    /// Only these records.
    pub ids: Option<BTreeSet<u64>>,
}

/// The filter and the chips as one clause, or `None` when nothing is limited.
pub(super) fn clause(fields: &Fields, filter: &Filter, chips: &[Chip]) -> Option<Box<dyn Query>> {
    let mut clauses: Vec<Box<dyn Query>> = Vec::new();
    clauses.extend(filter.scopes.as_ref().map(|scopes| one_of(fields.scope, scopes)));
    clauses.extend(filter.securities.as_ref().map(|securities| one_of(fields.security, securities)));
    clauses.extend(filter.ids.as_ref().map(|ids| ids_query(fields, ids.iter().copied())));
    clauses.extend(filter.form_id.as_ref().map(|form| one_of(fields.form, [form])));
    clauses.extend(filter.class.as_ref().map(|code| class(fields, code)));
    clauses.extend(span(fields.dated, filter.from, filter.to));
    clauses
        .extend(filter.due_before.map(|before| days(fields.disposal, Bound::Unbounded, Bound::Excluded(day(before)))));
    let spans: Vec<_> = chips.iter().filter_map(|chip| span(fields.dated, Some(chip.from), Some(chip.to))).collect();
    if !spans.is_empty() {
        clauses.push(Box::new(BooleanQuery::union(spans)));
    }
    if clauses.len() > 1 { Some(Box::new(BooleanQuery::intersection(clauses))) } else { clauses.pop() }
}

/// Only these records.
pub(super) fn ids_query(fields: &Fields, ids: impl Iterator<Item = u64>) -> Box<dyn Query> {
    terms(ids.map(|id| Term::from_field_u64(fields.id, id)))
}

fn one_of<'a>(field: IndexField, values: impl IntoIterator<Item = &'a String>) -> Box<dyn Query> {
    terms(values.into_iter().map(|value| Term::from_field_text(field, value)))
}

fn terms(terms: impl Iterator<Item = Term>) -> Box<dyn Query> {
    let terms: Vec<Term> = terms.collect();
    if terms.is_empty() { Box::new(EmptyQuery) } else { Box::new(TermSetQuery::new(terms)) }
}

fn span(field: IndexField, from: Option<Date>, to: Option<Date>) -> Option<Box<dyn Query>> {
    let bound = |date: Option<Date>| date.map_or(Bound::Unbounded, |date| Bound::Included(day(date)));
    (from.is_some() || to.is_some()).then(|| days(field, bound(from), bound(to)))
}

fn days(field: IndexField, from: Bound<i64>, to: Bound<i64>) -> Box<dyn Query> {
    let term = |day: i64| Term::from_field_i64(field, day);
    Box::new(RangeQuery::new(from.map(term), to.map(term)))
}
