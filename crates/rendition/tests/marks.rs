//! What stands in the file beside the ink: languages, tick boxes, headings, the claims of an archive file.

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object};
use rendition::{Content as Answer, Item, Reading, Span, Value, render};
use words::Lang;

use crate::sheets::{hall, leave, text};

fn operations(pdf: &[u8]) -> Vec<Operation> {
    let document = Document::load_mem(pdf).unwrap();
    let pages = document.page_iter().map(|page| document.get_page_content(page));
    pages.flat_map(|content| Content::decode(&content).unwrap().operations).collect()
}

/// A property of each marked sequence that has it.
fn properties<'a>(operations: &'a [Operation], key: &'a [u8]) -> impl Iterator<Item = String> + 'a {
    let begun = operations.iter().filter(|one| one.operator == "BDC").filter_map(|one| one.operands.get(1));
    let found = begun.filter_map(move |operand| operand.as_dict().ok()?.get(key).ok());
    found.map(|value| lopdf::decode_text_string(value).unwrap())
}

#[test]
fn each_run_says_its_language_and_the_file_that_of_its_reader() {
    for lang in Lang::ALL {
        let made = render(&leave(), Reading::both(lang)).unwrap();
        let operations = operations(&made.bytes);
        for each in Lang::ALL {
            let runs = properties(&operations, b"Lang").filter(|said| said == each.tag()).count();
            assert!(runs > 20, "{runs} runs in {each}");
        }
        let document = Document::load_mem(&made.bytes).unwrap();
        let said = document.catalog().unwrap().get(b"Lang").unwrap();
        assert_eq!(lopdf::decode_text_string(said).unwrap(), lang.tag());
        let only = render(&leave(), Reading::only(lang)).unwrap();
        let operations = self::operations(&only.bytes);
        assert!(properties(&operations, b"Lang").all(|said| said == lang.tag()));
    }
}

#[test]
fn tick_boxes_are_shapes_that_are_read_as_ticks() {
    let made = render(&leave(), Reading::both(Lang::En)).unwrap();
    let operations = operations(&made.bytes);
    let read: Vec<String> = properties(&operations, b"ActualText").filter(|said| said.contains(['☑', '☐'])).collect();
    assert_eq!(read, ["☑", "☐", "☐", "☐", "☐"]);
    // Between the beginning and the end of a box nothing is written, and something is drawn.
    for (at, _) in operations.iter().enumerate().filter(|(_, one)| is_box(one)) {
        let inside: Vec<&str> =
            operations[at..].iter().map(|one| one.operator.as_str()).take_while(|one| *one != "EMC").collect();
        assert!(!inside.contains(&"Tj") && !inside.contains(&"TJ"), "{inside:?}");
        assert!(inside.contains(&"l") && (inside.contains(&"s") || inside.contains(&"S")), "{inside:?}");
    }
}

fn is_box(operation: &Operation) -> bool {
    properties(std::slice::from_ref(operation), b"ActualText").any(|said| said.contains(['☑', '☐']))
}

#[test]
fn the_file_claims_what_the_judges_hold_it_to() {
    let made = render(&leave(), Reading::both(Lang::ZhHantHk)).unwrap();
    let all = String::from_utf8_lossy(&made.bytes);
    for claim in [
        "<pdfaid:part>3</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "/GTS_PDFA1",
        "/DisplayDocTitle true",
        "/Marked true",
    ] {
        assert!(all.contains(claim), "{claim}");
    }
    let document = Document::load_mem(&made.bytes).unwrap();
    let fonts = document.objects.values().filter_map(|object| object.as_dict().ok());
    let fonts = fonts.filter(|one| one.has_type(b"FontDescriptor"));
    let embedded = fonts.map(|font| font.has(b"FontFile2") && subset_tag(font.get(b"FontName").unwrap()));
    assert_eq!(embedded.collect::<Vec<_>>(), [true, true], "both weights embedded as subsets");
}

/// `ABCDEF+` before the name.
fn subset_tag(name: &Object) -> bool {
    let name = name.as_name().unwrap();
    name.iter().take(6).all(u8::is_ascii_uppercase) && name.get(6) == Some(&b'+')
}

#[test]
fn a_part_for_official_use_says_so_on_its_band() {
    let (first, second) = ("此欄由辦理機關填寫", "For official use only");
    let made = render(&leave(), Reading::both(Lang::ZhHantHk)).unwrap();
    let Some(read) = crate::judges::text_of(&made.bytes) else { return };
    assert_eq!((read.matches(first).count(), read.matches(second).count()), (2, 2), "{read}");
    let band = |one: &&Operation| one.operator == "re" && one.operands[2].as_float().unwrap() > 480.0;
    assert!(operations(&made.bytes).iter().filter(band).count() > 4);
    let mut plain = leave();
    plain.sections.truncate(2);
    let made = render(&plain, Reading::both(Lang::ZhHantHk)).unwrap();
    assert_eq!(operations(&made.bytes).iter().filter(band).count(), 0);
}

#[test]
fn a_long_chinese_answer_is_broken_by_the_rules_of_its_script_on_the_page_too() {
    let mut sheet = leave();
    let answer = "「按《檔案管理守則》（二〇二六年版）辦理；」他說：「凡屬歷史檔案，一律不得銷毀！」（見附件一、二。）"
        .repeat(12);
    sheet.sections[1].items = vec![Item::Value(Value {
        label: text("詳情", "Details"),
        content: Answer::Plain(answer.clone()),
        span: Span::Third,
    })];
    let made = render(&sheet, Reading::only(Lang::ZhHantHk)).unwrap();
    let Some(read) = crate::judges::text_of(&made.bytes) else { return };
    let lines: Vec<&str> =
        read.lines().map(str::trim).filter(|line| answer.contains(line) && line.chars().count() > 3).collect();
    assert!(lines.len() > 30, "{lines:?}");
    for line in lines {
        assert!(!line.starts_with(['」', '》', '）', '；', '：', '，', '！', '。', '、']), "{line}");
        assert!(!line.ends_with(['「', '《', '（']), "{line}");
    }
}

#[test]
fn every_page_says_which_it_is_and_to_what_it_belongs() {
    let sheet = hall(60);
    let made = render(&sheet, Reading::both(Lang::En)).unwrap();
    let Some(read) = crate::judges::text_of(&made.bytes) else { return };
    let pages: Vec<&str> = read.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert_eq!(pages.len(), made.pages);
    for (number, page) in pages.iter().enumerate() {
        for part in
            [format!("Page {} of {}", number + 1, made.pages), sheet.reference.clone(), "HAD-CH-1 (11/2026)".into()]
        {
            assert!(page.contains(&part), "{part} on page {}", number + 1);
        }
        assert_eq!(number > 0, page.contains("(continued)"));
    }
}

#[test]
fn both_languages_stand_on_one_grid() {
    let made = |lang, long: &str| {
        let mut sheet = leave();
        // A label that takes a line more than those beside it.
        if let Item::Value(value) = &mut sheet.sections[1].items[1] {
            value.label.en = long.to_owned();
        }
        crate::judges::words_of(&render(&sheet, Reading::both(lang)).unwrap().bytes)
    };
    for lang in Lang::ALL {
        for long in
            ["From", "From the first day of leave, which is the first working day of absence, and which session"]
        {
            let Some(words) = made(lang, long) else { return };
            let of =
                |text: &str| words.iter().find(|(.., word)| word.contains(text)).map(|(x, y, _)| (*x, *y)).unwrap();
            let (from, to, days) = (of("2026年12月21日"), of("2027年1月4日"), of("9.5"));
            assert!(
                (from.1 - to.1).abs() < 0.1 && (from.1 - days.1).abs() < 0.1,
                "answers on one line: {from:?} {to:?} {days:?}"
            );
            // Thirds of the width between the margins, gutters included.
            let third = (595.28 - 2.0 * 56.7 + 16.0) / 3.0;
            assert!(
                (to.0 - from.0 - third).abs() < 0.6 && (days.0 - to.0 - third).abs() < 0.6,
                "{from:?} {to:?} {days:?}"
            );
        }
    }
}
