//! `mark_words`: where the words of a search stand in texts that the window shows.
//!
//! Only the reader of a page knows how it lays out the text, so it sends what it shows and gets
//! back places in just that; nothing is kept.

use std::ops::Range;

use search::{Query, highlight, highlight_close, utf16_ranges};

use super::shaped::count;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::search::{MarkWordsRequest, MarkWordsResponse, TextMark};

pub(super) fn run(call: &mut Call<'_>, request: MarkWordsRequest) -> Result<MarkWordsResponse, Failure> {
    let query = call.registry.desk()?.read_query(&request.query);
    Ok(marks_in(&request.texts, &query))
}

/// The words themselves wherever they stand; only where they stand in none of the texts, what is near.
fn marks_in(texts: &[String], query: &Query) -> MarkWordsResponse {
    let all = |find: fn(&str, &Query) -> Vec<Range<usize>>| -> Vec<Vec<TextMark>> {
        texts.iter().map(|text| shown(text, &find(text, query))).collect()
    };
    let exact = all(highlight);
    if exact.iter().any(|marks| !marks.is_empty()) {
        return MarkWordsResponse { marks: exact, close: false };
    }
    let near = all(highlight_close);
    MarkWordsResponse { close: near.iter().any(|marks| !marks.is_empty()), marks: near }
}

fn shown(text: &str, ranges: &[Range<usize>]) -> Vec<TextMark> {
    let places = utf16_ranges(text, ranges);
    places.into_iter().map(|place| TextMark { from: count(place.start), to: count(place.end) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(texts: &[&str], query: &str) -> (Vec<Vec<(u32, u32)>>, bool) {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        let found = marks_in(&texts, &Query::parse(query));
        let places = found.marks.iter().map(|marks| marks.iter().map(|mark| (mark.from, mark.to)).collect());
        (places.collect(), found.close)
    }

    #[test]
    fn places_are_counted_as_the_window_counts() {
        assert_eq!(marked(&["話俾𡃁仔聽", "沒有"], "𡃁仔"), (vec![vec![(2, 5)], vec![]], false));
    }

    #[test]
    fn simplified_words_mark_traditional_ones_over_the_end_of_a_line() {
        assert_eq!(marked(&["資訊科技策\n略及檔案"], "档案"), (vec![vec![(8, 10)]], false));
        assert_eq!(marked(&["資訊科技策\n略"], "科技策略"), (vec![vec![(2, 7)]], false));
    }

    #[test]
    fn near_words_are_marked_only_where_no_page_has_the_words_themselves() {
        assert_eq!(marked(&["it was filed", "filing"], "filing"), (vec![vec![], vec![(0, 6)]], false));
        assert_eq!(marked(&["it was filed", ""], "filing"), (vec![vec![(7, 12)], vec![]], true));
        assert_eq!(marked(&["nothing here"], "elsewhere"), (vec![vec![]], false));
    }
}
