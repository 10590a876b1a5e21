//! Office files of before 2007.

use extraction::Format;

use crate::asked::{codes, part, read};

const DOC: &[u8] = include_bytes!("fixtures/pass-writer.doc");
const XLS: &[u8] = include_bytes!("fixtures/pass-calc.xls");
const PPT: &[u8] = include_bytes!("fixtures/pass-impress.ppt");

#[test]
fn an_old_word_document_is_read_with_all_that_stands_beside_it() {
    let writer = read(DOC);
    assert_eq!((writer.format, codes(&writer)), (Format::Doc, vec![]));
    let body = &writer.pages[0].text;
    for text in ["請啲住客乘搭另一部𨋢，唔好𠺌嘈，多謝嘅。Please use the other lift", "樓層\tFloor 12\n費用\t$1,200"]
    {
        assert!(body.contains(text), "{text} in {body}");
    }
    assert!(!writer.text.contains("STRUCKOUT"), "what was struck out is left out");
    assert_eq!(part(&writer, "footnotes"), "註腳：見通告第12號 footnote text");
    assert_eq!(part(&writer, "endnotes"), "尾註 endnote text");
    assert_eq!(part(&writer, "comments"), "批註：請覆核 comment text");
    assert_eq!(part(&writer, "text-boxes"), "文字方塊 text box");
    assert!(part(&writer, "header").contains("內部文件 Internal header"));
    assert!(part(&writer, "header").contains("民政事務總署 footer"));
    assert_eq!(writer.metadata["title"], "升降機維修 Lift repairs");
    assert_eq!(writer.metadata["author"], "陳大文");
    assert_eq!(writer.metadata["created"], "2026-11-20T09:30:00Z");
}

#[test]
fn old_sheets_are_pages_with_dates_comments_and_what_is_hidden() {
    let calc = read(XLS);
    assert_eq!((calc.format, codes(&calc), calc.pages.len()), (Format::Xls, vec![], 2));
    for text in ["收費 Fees\n項目\t𨋢費 Lift fee", "2026-12-21\t378.5", "批註：啲𠺌嘅 comment"] {
        assert!(calc.pages[0].text.contains(text), "{text} in {}", calc.pages[0].text);
    }
    assert_eq!(calc.pages[1].text, "隱藏 Hidden\n內部備註 secret note");
    assert_eq!(calc.metadata["hidden-sheets"], "隱藏 Hidden");
    assert_eq!(calc.metadata["title"], "收費表 Fees");
}

#[test]
fn old_slides_are_pages_with_notes_and_comments() {
    let impress = read(PPT);
    assert_eq!((impress.format, codes(&impress)), (Format::Ppt, vec![]));
    let pages: Vec<&str> = impress.pages.iter().map(|page| page.text.as_str()).collect();
    assert_eq!(
        pages,
        ["第一頁 𨋢維修\n請啲住客留意 Please note\n講者備註：唔好𠺌嘅 speaker notes", "第二頁 Second\n批註 comment"]
    );
    assert_eq!(impress.metadata["title"], "簡報 Briefing");
}

#[test]
fn locked_old_files_are_said_to_be_so() {
    let marked = |whole: &[u8], mark: &[u8], at: usize, with: &[u8]| {
        let mut bytes = whole.to_vec();
        let found = whole.windows(mark.len()).position(|window| window == mark).unwrap();
        bytes[found + at..found + at + with.len()].copy_from_slice(with);
        bytes
    };
    for locked in [
        // The flag in the header of a document.
        marked(DOC, b"\xEC\xA5\x01\x01", 11, &[0x13]),
        // A record that tells how to unlock the rest, in the place of the one with the code page.
        marked(XLS, b"\x42\x00\x02\x00", 0, &[0x2F]),
        // The mark in what the file says of its last user.
        marked(PPT, b"\x5F\xC0\x91\xE3", 0, b"\xDF\xC4\xD1\xF3"),
    ] {
        let answer = read(&locked);
        assert_eq!((answer.readable, codes(&answer)), (false, vec!["extraction-encrypted"]), "{:?}", answer.format);
    }
}

#[test]
fn damaged_old_files_are_said_to_be_so() {
    for whole in [DOC, XLS, PPT] {
        let start = read(&whole[..600]);
        assert!(!start.readable, "{:?}", start.text);
        assert!(!codes(&start).is_empty() && codes(&start) != ["extraction-no-text"], "{:?}", start.warnings);
        let half = read(&whole[..whole.len() / 2]);
        assert!(!codes(&half).is_empty(), "{:?}", half.format);
    }
    // A chain of sectors that leads in a circle ends.
    let mut circle = DOC.to_vec();
    for at in (512..1024).step_by(4) {
        circle[at..at + 4].copy_from_slice(&[1, 0, 0, 0]);
    }
    read(&circle);
}
