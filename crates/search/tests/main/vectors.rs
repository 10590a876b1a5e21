//! Texts as they come out of real papers, and what must be found in them.

use search::{Query, highlight, utf16_ranges};

use crate::kit::Bench;

/// Whether a record with this text is found.
fn hits(text: &str, query: &str) -> bool {
    Bench::with(&[text, "無關的文字 unrelated"]).exact(query) == [1]
}

#[track_caller]
fn finds(cases: &[(&str, &str)]) {
    let texts: Vec<&str> = cases.iter().map(|(text, _)| *text).collect();
    let bench = Bench::with(&texts);
    for (id, (text, query)) in (1..).zip(cases) {
        assert!(bench.exact(query).contains(&id), "{query} in {text}");
        assert!(!highlight(text, &Query::parse(query)).is_empty(), "{query} marked in {text}");
    }
}

#[test]
fn v1_ideographs_set_apart_by_blanks() {
    let text = "一 九 九 八 年 ， 政 府 發 表";
    assert!(hits(text, "一九九八年") && hits(text, "政府發表"));
    assert_eq!(highlight(text, &Query::parse("一九九八年")), [0..19]);
    assert_eq!(highlight(text, &Query::parse("政府發表")), [24..39]);
}

#[test]
fn v2_a_word_broken_over_lines_is_one_mark() {
    let text = "資 訊 科 技 策\n略";
    assert!(hits(text, "資訊科技策略"));
    assert_eq!(highlight(text, &Query::parse("資訊科技策略")), [0..23]);
}

#[test]
fn v3_a_word_broken_over_pages() {
    assert!(hits("資訊科技\u{0C}策略", "資訊科技策略"));
}

#[test]
fn v4_cells_side_by_side_do_not_join() {
    let text = "電子\u{2029}檔案";
    assert!(!hits(text, "電子檔案"));
    assert!(hits(text, "電子 檔案"));
    assert!(highlight(text, &Query::parse("電子檔案")).is_empty());
}

#[test]
fn v5_private_use_characters_of_hong_kong_fonts() {
    finds(&[
        ("\u{E40C}生", "衞生"),
        ("\u{E40C}生", "衛生"),
        ("屋\u{E473}", "屋邨"),
        ("深水\u{E88C}", "深水埗"),
        ("\u{EB7B}房", "劏房"),
        ("赤\u{ECF1}角", "赤鱲角"),
        ("掛\u{E480}", "掛鈎"),
        ("鴨\u{E77F}洲", "鴨脷洲"),
    ]);
    assert!(hits("衞生署", "\u{E40C}生"), "a query pasted in that form");
}

#[test]
fn v6_compatibility_and_radical_forms() {
    finds(&[("\u{2F64}戶", "用戶"), ("\u{F98E}度", "年度")]);
}

#[test]
fn v7_variants_both_ways() {
    let pairs = [
        ("資訊科技", "资讯科技"),
        ("裏面", "裡面"),
        ("臺灣", "台灣"),
        ("線上", "綫上"),
        ("羣組", "群組"),
        ("説明", "說明"),
    ];
    finds(&pairs);
    finds(&pairs.map(|(a, b)| (b, a)));
}

#[test]
fn v8_exact_characters_tell_variants_apart() {
    let bench = Bench::with(&["鍾先生", "鐘先生"]);
    let query = Query::parse("鐘先生");
    assert_eq!(bench.exact_of(&query), [1, 2]);
    assert_eq!(bench.exact_of(&query.with_exact_characters(true)), [2]);
}

#[test]
fn v9_full_width_references() {
    assert!(hits("ＡＤＭ／１２－３４", "adm/12-34"));
}

#[test]
fn v10_one_ideograph() {
    assert!(hits("屋邨管理", "邨"));
}

#[test]
fn v11_bullets_of_symbol_fonts_separate() {
    assert!(hits("\u{F0B7} 政府", "政府"));
    assert!(!hits("政 \u{F8E7} 府", "政府"));
}

#[test]
fn v12_the_phrase_is_marked_and_not_its_pieces() {
    let text = "電子政府及政府檔案";
    assert!(hits(text, "電子政府"));
    assert_eq!(highlight(text, &Query::parse("電子政府")), [0..12]);
}

#[test]
fn v13_latin_words_do_not_join_over_lines() {
    assert!(!hits("information\ntechnology", "informationtechnology"));
    assert!(hits("information\ntechnology", "information technology"));
    assert!(hits("information\ntechnology", "\"information technology\""));
}

#[test]
fn v14_ideographs_outside_the_basic_plane() {
    let text = "話俾𡃁仔聽";
    assert!(hits(text, "𡃁仔"));
    let marks = utf16_ranges(text, &highlight(text, &Query::parse("𡃁仔")));
    assert_eq!(marks, [2..5], "no mark begins or ends inside a surrogate pair");
}

#[test]
fn two_character_words_and_words_inside_longer_ones() {
    let bench = Bench::with(&["電子政府", "政府", "檔案"]);
    assert_eq!(bench.exact("政府"), [1, 2]);
    assert_eq!(bench.exact("子政"), [1]);
}

#[test]
fn a_mark_inside_a_phrase_is_no_wildcard() {
    let bench = Bench::with(&["電子、檔案", "電子的檔案", "電子（檔案）", "電子檔案", "adm 99 12 x 34", "ADM/12-34"]);
    assert_eq!(bench.exact("電子，檔案"), [1, 3]);
    assert_eq!(bench.exact("電子檔案"), [4]);
    assert_eq!(bench.exact("adm/12-34"), [6]);
}

#[test]
fn mixed_runs_match_with_and_without_blanks() {
    let bench = Bench::with(&["參閱第52號通告", "參閱第 52 號通告", "第520號", "第五十二號"]);
    assert_eq!(bench.exact("第52號"), [1, 2]);
}
