//! Marks and fragments.

#![allow(clippy::single_range_in_vec_init, reason = "one mark is a list of one range")]

use proptest::prelude::*;

use super::*;
use crate::query::Query;

fn marked(text: &str, query: &str) -> Vec<String> {
    highlight(text, &Query::parse(query)).into_iter().map(|range| text[range].to_owned()).collect()
}

#[test]
fn marks_a_spaced_phrase_as_one() {
    let text = "一 九 九 八 年 ， 政 府 發 表";
    assert_eq!(highlight(text, &Query::parse("一九九八年")), [0..19]);
    assert_eq!(highlight(text, &Query::parse("政府發表")), [24..39]);
    assert_eq!(highlight("資 訊 科 技 策\n略", &Query::parse("資訊科技策略")), [0..23]);
}

#[test]
fn marks_the_phrase_and_not_its_pieces() {
    assert_eq!(marked("電子政府及政府檔案", "電子政府"), ["電子政府"]);
    assert_eq!(marked("電子政府及政府檔案", "電子 檔案"), ["電子", "檔案"]);
    assert_eq!(marked("電子政府及政府檔案", "電子 -檔案"), ["電子"]);
    assert_eq!(marked("政府府", "政府 府府"), ["政府府"]);
    assert_eq!(marked("電子、檔案", "電子檔案"), [""; 0]);
    assert_eq!(marked("見ADM／12–34/2015號", "adm/12-34"), ["ADM／12–34"]);
}

#[test]
fn marks_variants_unless_characters_are_exact() {
    let query = Query::parse("鐘先生");
    assert_eq!(highlight("鍾先生", &query), [0..9]);
    assert!(highlight("鍾先生", &query.with_exact_characters(true)).is_empty());
}

#[test]
fn marks_the_pieces_of_a_close_hit() {
    let query = Query::parse("電子政府 filing");
    let text = "政府的電子檔案 was filed";
    let marks: Vec<&str> = highlight_close(text, &query).into_iter().map(|range| &text[range]).collect();
    assert_eq!(marks, ["政府", "電子", "filed"]);
}

#[test]
fn counts_utf16_units_in_one_place() {
    let text = "話俾𡃁仔聽";
    let ranges = highlight(text, &Query::parse("𡃁仔"));
    assert_eq!(ranges, [6..13]);
    assert_eq!(utf16_ranges(text, &ranges), [2..5]);
    assert_eq!(utf16_ranges("a𡃁b", &[0..1, 1..5, 5..6]), [0..1, 1..3, 3..4]);
}

#[test]
fn a_fragment_shows_the_match_in_its_middle_and_cuts_no_word() {
    let text = format!("{} the electronic records policy {}", "lorem ipsum ".repeat(20), "dolor sit ".repeat(20));
    let found = fragments(&text, &Query::parse("\"records policy\""), 60);
    assert_eq!(found.len(), 1);
    let Fragment { text: piece, marks, from } = &found[0];
    assert_eq!(&piece[marks[0].clone()], "records policy");
    assert_eq!(&text[*from..from + piece.len()], piece);
    assert!(piece.chars().count() <= 60 && piece.starts_with(|c: char| c.is_alphabetic()));
    assert!(text[..*from].ends_with(' ') && marks[0].start > 10);
}

#[test]
fn distant_matches_have_fragments_of_their_own_and_near_ones_share_one() {
    let text = format!("檔案甲檔案{}檔案", "無".repeat(200));
    let found = fragments(&text, &Query::parse("檔案"), 30);
    assert_eq!(found.iter().map(|fragment| fragment.marks.len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn a_match_longer_than_the_fragment_stays_whole() {
    let run = "政府檔案處".repeat(10);
    let found = fragments(&format!("前{run}後"), &Query::parse(&run), 12);
    assert_eq!(found[0].marks.len(), 1);
    assert_eq!(found[0].text[found[0].marks[0].clone()], run);
}

#[test]
fn without_a_match_the_text_begins() {
    let found = fragments("第一段文字。第二段", &Query::parse("沒有"), 5);
    assert_eq!((found[0].text.as_str(), found[0].marks.len()), ("第一段文字", 0));
    assert!(fragments("", &Query::parse("沒有"), 5).is_empty());
}

proptest! {
    #[test]
    fn fragments_cut_neither_characters_nor_marks(
        text in "[政府檔案𡃁a \\n，。Ａé\u{E40C}]{0,120}", query in "[政府檔案a ]{0,6}", max in 0_usize..40,
    ) {
        let query = Query::parse(&query);
        let ranges = highlight(&text, &query);
        for range in &ranges {
            prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end) && range.start < range.end);
        }
        prop_assert!(ranges.windows(2).all(|pair| pair[0].end < pair[1].start));
        let found = fragments(&text, &query, max);
        for fragment in &found {
            prop_assert_eq!(&text[fragment.from..fragment.from + fragment.text.len()], &fragment.text);
            for mark in &fragment.marks {
                prop_assert!(fragment.text.get(mark.clone()).is_some_and(|mark| !mark.is_empty()));
            }
        }
        if found.len() < 5 && !ranges.is_empty() {
            prop_assert_eq!(found.iter().map(|fragment| fragment.marks.len()).sum::<usize>(), ranges.len());
        }
    }
}
