//! The fields of the index. No text is stored in it.
//!
//! Dates are whole days since 1970 as signed numbers, so that no date of an archive is out of
//! range; an absent date has no value. "Permanent" is an absent disposal date.

use jiff::civil::{Date, date};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

/// Handles of all fields.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    pub(super) id: Field,
    pub(super) page: Field,
    pub(super) title: Field,
    pub(super) reference: Field,
    pub(super) body: Field,
    pub(super) class: Field,
    pub(super) form: Field,
    pub(super) scope: Field,
    pub(super) security: Field,
    pub(super) dated: Field,
    pub(super) disposal: Field,
}

pub(super) const ID: &str = "id";
pub(super) const PAGE: &str = "page";

/// The schema and its handles.
pub(super) fn schema() -> (Schema, Fields) {
    let mut builder = SchemaBuilder::new();
    // The terms come ready from our analyser; the named tokenizer is never run.
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(tantivy::tokenizer::RAW_TOKENIZER_NAME)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default().set_indexing_options(indexing);
    let fields = Fields {
        id: builder.add_u64_field(ID, INDEXED | FAST),
        page: builder.add_u64_field(PAGE, FAST),
        title: builder.add_text_field("title", text.clone()),
        reference: builder.add_text_field("reference", text.clone()),
        body: builder.add_text_field("body", text),
        class: builder.add_text_field("class", STRING),
        form: builder.add_text_field("form", STRING),
        scope: builder.add_text_field("scope", STRING),
        security: builder.add_text_field("security", STRING),
        dated: builder.add_i64_field("dated", INDEXED | FAST),
        disposal: builder.add_i64_field("disposal", INDEXED | FAST),
    };
    (builder.build(), fields)
}

/// A day as the index counts it.
pub(super) fn day(day: Date) -> i64 {
    let since = day.duration_since(date(1970, 1, 1));
    since.as_hours() / 24
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_days_on_both_sides_of_1970_and_to_the_ends() {
        assert_eq!(day(date(1970, 1, 1)), 0);
        assert_eq!(day(date(1969, 12, 31)), -1);
        assert_eq!(day(date(2026, 11, 21)), 20_778);
        assert!(day(Date::MAX) > 2_900_000 && day(Date::MIN) < -4_000_000);
    }
}
