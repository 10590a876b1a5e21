//! What a person can ask of a desk, tried through its verbs and its public names.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod authoring;
mod batches;
mod bulk;
mod cards;
mod day;
mod editions;
mod elements;
mod evidence;
mod handed_out;
mod in_rows;
mod keeping;
mod kit;
mod library;
mod row_gone;
mod signing;
mod stages;
mod texts;
mod vault;
mod versions;
