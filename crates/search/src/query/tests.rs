//! What is typed and what it means.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::analyser::Folding;

/// The tree in a short form: `+(a b)` and, `|(a b)` or, `-a` not, `*` all, `title:a` field.
fn spell(node: &Node) -> String {
    let many =
        |sign: &str, nodes: &[Node]| format!("{sign}({})", nodes.iter().map(spell).collect::<Vec<_>>().join(" "));
    match node {
        Node::All => "*".to_owned(),
        Node::Leaf(leaf) => match leaf.field {
            None => format!("[{}]", leaf.text),
            Some(Field::Title) => format!("title:[{}]", leaf.text),
            Some(Field::Reference) => format!("ref:[{}]", leaf.text),
            Some(Field::Class) => format!("class:[{}]", leaf.text),
        },
        Node::And(nodes) => many("+", nodes),
        Node::Or(nodes) => many("|", nodes),
        Node::Not(node) => format!("-{}", spell(node)),
    }
}

fn read(text: &str) -> String {
    spell(&Query::parse(text).root)
}

#[test]
fn reads_the_whole_table() {
    let table = [
        ("電子政府", "[電子政府]"),
        ("電子 檔案", "+([電子] [檔案])"),
        ("電子\u{3000}檔案", "+([電子] [檔案])"),
        ("資 訊 科 技", "[資訊科技]"),
        ("資 訊", "[資訊]"),
        ("\"電子 檔案\"", "[電子 檔案]"),
        ("“電子 檔案”", "[電子 檔案]"),
        ("「電子 檔案」管理", "+([電子 檔案] [管理])"),
        ("『電子』", "[電子]"),
        ("\"information technology", "[information technology]"),
        ("檔案 -草稿", "+([檔案] -[草稿])"),
        ("檔案 －草稿", "+([檔案] -[草稿])"),
        ("檔案 不含 草稿", "+([檔案] -[草稿])"),
        ("file NOT draft", "+([file] -[draft])"),
        ("-\"final draft\" 檔案", "+(-[final draft] [檔案])"),
        ("不含酒精", "[不含酒精]"),
        ("政府 OR 公營", "|([政府] [公營])"),
        ("政府 | 公營 | 法定", "|([政府] [公營] [法定])"),
        ("政府 或 公營", "|([政府] [公營])"),
        ("紀錄 政府 OR 公營", "+([紀錄] |([政府] [公營]))"),
        ("或然率", "[或然率]"),
        ("標題：電子政府", "title:[電子政府]"),
        ("標題： 電子政府", "title:[電子政府]"),
        ("Title:policy", "title:[policy]"),
        ("檔號:ADM/12-34", "ref:[ADM/12-34]"),
        ("ref:\"ADM 12\"", "ref:[ADM 12]"),
        ("類別：ADM-2 -title:草稿", "+(class:[ADM-2] -title:[草稿])"),
        ("ADM/12-34", "[ADM/12-34]"),
        ("ＡＤＭ／１２－３４", "[ADM/12-34]"),
    ];
    for (typed, meaning) in table {
        assert_eq!(read(typed), meaning, "{typed}");
    }
}

#[test]
fn whatever_cannot_be_an_operator_is_text_or_nothing() {
    let table = [
        ("", "*"),
        ("   ", "*"),
        ("、。！", "*"),
        ("-", "*"),
        ("OR", "[OR]"),
        ("或", "[或]"),
        ("政府 OR", "+([政府] [OR])"),
        ("OR 政府", "+([OR] [政府])"),
        ("政府 OR OR 公營", "+(|([政府] [OR]) [公營])"),
        ("檔案 不含", "+([檔案] [不含])"),
        ("title:", "[title:]"),
        ("標題：", "[標題:]"),
        ("author:chan", "[author:chan]"),
        ("(a AND (b", "+([(a] [AND] [(b])"),
        ("field^2 ~ [x TO y] *", "+([field^2] [[x] [TO] [y]])"),
        ("-草稿", "-[草稿]"),
        ("「", "*"),
        ("一 或 二 或 三", "[一或二或三]"),
    ];
    for (typed, meaning) in table {
        assert_eq!(read(typed), meaning, "{typed}");
    }
}

fn spans(text: &str) -> Vec<(String, String)> {
    let reading = Reading { today: Some(date(2026, 3, 31)), as_text: &[] };
    let chips = Query::parse_with(text, reading).chips;
    chips.into_iter().map(|chip| (chip.from.to_string(), chip.to.to_string())).collect()
}

#[test]
fn dates_become_chips() {
    let table = [
        ("2010-2013", ("2010-01-01", "2013-12-31")),
        ("２０１０－２０１３", ("2010-01-01", "2013-12-31")),
        ("2013年", ("2013-01-01", "2013-12-31")),
        ("2012年2月", ("2012-02-01", "2012-02-29")),
        ("2013年5月6日", ("2013-05-06", "2013-05-06")),
        ("2013-05", ("2013-05-01", "2013-05-31")),
        ("2013-05-06", ("2013-05-06", "2013-05-06")),
        ("2010年至2013年", ("2010-01-01", "2013-12-31")),
        ("2010年3月至2012年", ("2010-03-01", "2012-12-31")),
        ("上月", ("2026-02-01", "2026-02-28")),
        ("去年", ("2025-01-01", "2025-12-31")),
    ];
    for (typed, (from, to)) in table {
        assert_eq!(spans(typed), [(from.to_owned(), to.to_owned())], "{typed}");
    }
}

#[test]
fn what_only_looks_like_a_date_stays_text() {
    let texts = [
        "2013",
        "2013-2010",
        "2013年13月",
        "2013-02-30",
        "12-34",
        "1234-5678",
        "99999年",
        "2013年報",
        "上月亮",
        "一九九八年",
        "\"2013年\"",
        "-2013年",
        "title:2013年",
        "2013-5",
        "ADM/2013-05",
    ];
    for text in texts {
        assert_eq!(spans(text), [], "{text}");
        assert_ne!(read(text), "*", "{text}");
    }
    assert!(Query::parse("上月").chips.is_empty(), "without a present day it is text");
}

#[test]
fn chips_leave_the_text_and_come_back_as_text_when_removed() {
    let query = Query::parse("檔案 2013年 政府");
    assert_eq!(spell(&query.root), "+([檔案] [政府])");
    assert_eq!(query.chips[0].text, "2013年");
    let removed = ["2013年".to_owned()];
    let query = Query::parse_with("檔案 2013年 政府", Reading { today: None, as_text: &removed });
    assert_eq!(spell(&query.root), "+([檔案] [2013年] [政府])");
    assert!(query.chips.is_empty());
    let two = Query::parse("2010年 OR 2012年 檔案");
    assert_eq!((two.chips.len(), spell(&two.root)), (2, "[檔案]".to_owned()));
}

#[test]
fn a_phrase_asks_for_the_fewest_terms() {
    let terms = |text: &str| {
        let terms = Phrase::new(text, Folding::Variants).terms();
        terms.iter().map(|(offset, term)| format!("{term}@{offset}")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(terms("邨"), "村@0", "the class of 邨");
    assert_eq!(terms("政府"), "政府@0");
    assert_eq!(terms("第52號"), "第@0 52@1 号@2");
    assert_eq!(terms("使用PDF"), "使用@0 pdf@2");
    assert_eq!(terms("（甲）乙丙"), "甲@0 \u{1}乙@1 乙丙@2");
}

proptest! {
    #[test]
    fn anything_typed_is_a_query(text in "[\\PC \\n]{0,40}") {
        let query = Query::parse(&text);
        prop_assert!(query.root.wanted().len() <= text.chars().count());
    }

    #[test]
    fn operators_in_any_order_are_a_query(parts in proptest::collection::vec(
        prop::sample::select(vec!["OR", "或", "|", "-", "不含", "NOT", "\"", "「", "」", "title:", "ref：", "2013年", "政府", "a"]), 0..12,
    )) {
        for joint in ["", " "] {
            Query::parse(&parts.join(joint));
        }
    }
}
