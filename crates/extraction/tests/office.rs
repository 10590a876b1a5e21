//! Office files by several producers, and what strangers may put into them.

use extraction::{Format, Limits, extract_bytes};

use crate::archive::{Archive, docx, paragraph};
use crate::asked::{codes, names, part, read};

#[test]
fn a_word_document_is_read_with_all_that_stands_beside_it() {
    let writer = read(include_bytes!("fixtures/pass-writer.docx"));
    assert_eq!((writer.format, writer.readable, codes(&writer)), (Format::Docx, true, vec![]));
    let body = &writer.pages[0].text;
    for text in [
        "請啲住客乘搭另一部𨋢，唔好𠺌嘈，多謝嘅。Please use the other lift",
        "文字方塊 text box",
        "樓層\tFloor 12\n費用\t$1,200",
        "Last line 完",
    ] {
        assert!(body.contains(text), "{text} in {body}");
    }
    assert_eq!(body.matches("文字方塊").count(), 1, "a text box stands twice in the file and once in the text");
    assert!(!writer.text.contains("STRUCKOUT"), "what was struck out is left out");
    assert_eq!(part(&writer, "header"), "內部文件 Internal header");
    assert_eq!(part(&writer, "footer"), "民政事務總署 footer");
    assert_eq!(part(&writer, "footnotes"), "註腳：見通告第12號 footnote text");
    assert_eq!(part(&writer, "endnotes"), "尾註 endnote text");
    assert_eq!(part(&writer, "comments"), "批註：請覆核 comment text");
    assert_eq!(writer.metadata["title"], "升降機維修 Lift repairs");
    assert_eq!(writer.metadata["author"], "陳大文");
    assert_eq!(writer.metadata["created"], "2026-11-20T09:30:00Z");
}

#[test]
fn a_word_document_of_another_producer_is_read_alike() {
    let python = read(include_bytes!("fixtures/pass-python.docx"));
    assert_eq!((python.format, codes(&python)), (Format::Docx, vec![]));
    assert_eq!(
        python.pages[0].text,
        "和興邨通告\n請啲住客乘𨋢，唔好𠺌嘅。Please take the lift.加入 inserted\n樓層\tFloor\n十二\t12"
    );
    assert_eq!(part(&python, "header"), "內部 Header");
    assert_eq!(part(&python, "comments"), "批註：請覆核 review this");
}

#[test]
fn sheets_are_pages_with_dates_comments_and_what_is_hidden() {
    let python = read(include_bytes!("fixtures/pass-python.xlsx"));
    assert_eq!((python.format, codes(&python)), (Format::Xlsx, vec![]));
    assert_eq!(python.pages[0].text, "收費\n𨋢費\t378.5\n2026-12-21\tTRUE\n啲𠺌嘅 text\n機密 Restricted\n批註 comment");
    assert_eq!(python.pages[1].text, "內部\n隱藏備註");
    assert_eq!(python.metadata["hidden-sheets"], "內部");
    let chart = read(include_bytes!("fixtures/pass-chart.xlsx"));
    for text in ["租金 Rent\t2026-12-21 09:30:00", "啲𠺌嘅", "文字方塊 𨋢 text box", "圖表 chart title"] {
        assert!(chart.text.contains(text), "{text} in {}", chart.text);
    }
    for (bytes, format) in [
        (&include_bytes!("fixtures/pass-calc.xlsx")[..], Format::Xlsx),
        (include_bytes!("fixtures/pass-calc.ods"), Format::Ods),
    ] {
        let calc = read(bytes);
        assert_eq!((calc.format, codes(&calc), calc.pages.len()), (format, vec![], 2));
        for text in ["收費 Fees\n項目\t", "𨋢費 Lift fee", "2026-12-21\t378.5", "批註：啲𠺌嘅 comment"] {
            assert!(calc.pages[0].text.contains(text), "{text} in {}", calc.pages[0].text);
        }
        assert!(calc.pages[1].text.starts_with("隱藏 Hidden\n內部備註 secret note"));
        assert_eq!(calc.metadata["hidden-sheets"], "隱藏 Hidden");
        assert_eq!(calc.metadata["title"], "收費表 Fees");
    }
}

#[test]
fn slides_are_pages_in_their_order_with_notes_and_comments() {
    let python = read(include_bytes!("fixtures/pass-python.pptx"));
    assert_eq!((python.format, codes(&python)), (Format::Pptx, vec![]));
    let pages: Vec<&str> = python.pages.iter().map(|page| page.text.as_str()).collect();
    let first = "第一頁 𨋢維修\n請啲住客留意\nPlease note\n樓層\tFloor\n講者備註：唔好𠺌嘅 speaker notes";
    assert_eq!(pages, ["第三頁 Third", first, "第二頁 Second\n文字方塊 text box"]);
    for (bytes, format) in [
        (&include_bytes!("fixtures/pass-impress.pptx")[..], Format::Pptx),
        (include_bytes!("fixtures/pass-impress.odp"), Format::Odp),
    ] {
        let impress = read(bytes);
        assert_eq!((impress.format, codes(&impress)), (format, vec![]));
        let pages: Vec<&str> = impress.pages.iter().map(|page| page.text.as_str()).collect();
        let first = "第一頁 𨋢維修\n請啲住客留意 Please note\n講者備註：唔好𠺌嘅 speaker notes";
        assert_eq!(pages[0], first);
        assert!(pages[1].contains("第二頁 Second") && pages[1].contains("批註 comment"), "{pages:?}");
        assert_eq!(impress.metadata["title"], "簡報 Briefing");
    }
}

#[test]
fn an_open_document_is_read_with_notes_where_they_belong() {
    let writer = read(include_bytes!("fixtures/pass-writer.odt"));
    assert_eq!((writer.format, codes(&writer)), (Format::Odt, vec![]));
    let body = &writer.pages[0].text;
    for text in [
        "唔好𠺌嘈，多謝嘅。Please use the other lift\n註腳：見通告第12號 footnote text",
        "批註：請覆核",
        "尾註 endnote",
    ] {
        assert!(body.contains(text), "{text} in {body}");
    }
    assert!(body.contains("paragraph  with\ttab") && body.contains("文字方塊 text box\nAnchor 段落"), "{body}");
    assert!(!body.contains("STRUCKOUT") && !body.contains("李小姐"), "{body}");
    assert_eq!(part(&writer, "header"), "內部文件 Internal header");
    assert_eq!(part(&writer, "footer"), "民政事務總署 footer");
    assert_eq!(writer.metadata["author"], "陳大文");
}

#[test]
fn what_is_declared_in_front_of_pages_is_no_page() {
    let document = |kind: &str, body: &str| {
        let archive = Archive::new()
            .with("mimetype", format!("application/vnd.oasis.opendocument.{kind}"))
            .with("META-INF/manifest.xml", "<manifest/>")
            .with("content.xml", format!("<o:document><o:body>{body}</o:body></o:document>"));
        read(&archive.finish())
    };
    let slides =
        "<p:footer-decl>民政事務總署</p:footer-decl><d:page><t:p>一</t:p></d:page><d:page><t:p>二</t:p></d:page>";
    let answer = document("presentation-template", slides);
    let pages: Vec<&str> = answer.pages.iter().map(|page| page.text.as_str()).collect();
    assert_eq!((answer.format, pages), (Format::Odp, vec!["一", "二"]));
    assert_eq!(part(&answer, "footer"), "民政事務總署");
    let sheets = "<t:content-validations><t:p>only numbers</t:p></t:content-validations>\
                  <t:table t:name='表'><t:table-row><t:table-cell><t:p>1</t:p></t:table-cell></t:table-row></t:table>";
    assert_eq!(document("spreadsheet", sheets).text, "表\n1");
}

#[test]
fn pieces_in_other_formats_are_read_as_files_within_the_file() {
    let relations = r#"<Relationship Id="r1" Type="http://x/aFChunk" Target="/word/piece.txt"/>
        <Relationship Id="r2" Type="http://x/package" Target="embeddings/sheet.xlsx"/>
        <Relationship Id="r4" Type="http://x/oleObject" Target="embeddings/oleObject1.bin"/>
        <Relationship Id="r3" Type="http://x/header" Target="https://example.org/header.xml" TargetMode="External"/>"#;
    let bytes = docx(&paragraph("正文"), relations)
        .with("word/piece.txt", "附加 𨋢")
        .with("word/embeddings/oleObject1.bin", include_bytes!("fixtures/pass-object.bin"))
        .with("word/embeddings/sheet.xlsx", include_bytes!("fixtures/pass-python.xlsx"))
        .finish();
    let answer = read(&bytes);
    assert_eq!(codes(&answer), [""; 0]);
    assert_eq!(part(&answer, "file:piece.txt"), "附加 𨋢");
    assert!(part(&answer, "file:sheet.xlsx").contains("隱藏備註"));
    assert_eq!(part(&answer, "file:oleObject1.bin/附表.txt"), "附表內容 packed 𨋢");
}

#[test]
fn other_archives_are_unknown_and_locked_ones_are_said_to_be_so() {
    let plain = read(&Archive::new().with("a.txt", "hello").finish());
    assert_eq!(
        (plain.format, plain.readable, codes(&plain)),
        (Format::Unknown, false, vec!["extraction-format-unknown"])
    );
    let locked = read(&Archive::new().saying("a.txt", b"hello", 5, 1).finish());
    assert_eq!((locked.readable, codes(&locked)), (false, vec!["extraction-encrypted"]));
    let manifest = "<manifest:manifest xmlns:manifest='m'><manifest:file-entry manifest:full-path='content.xml'>\
                    <manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let locked = Archive::new()
        .with("mimetype", "application/vnd.oasis.opendocument.text")
        .with("META-INF/manifest.xml", manifest)
        .with("content.xml", "~~~~");
    let locked = read(&locked.finish());
    assert_eq!((locked.format, locked.readable, codes(&locked)), (Format::Odt, false, vec!["extraction-encrypted"]));
    let scan = read(&docx("<w:p><w:r><w:drawing/></w:r></w:p>", "").finish());
    assert_eq!((scan.readable, codes(&scan)), (false, vec!["extraction-no-text"]));
}

#[test]
fn a_damaged_office_file_gives_what_can_be_read() {
    let whole = include_bytes!("fixtures/pass-writer.docx");
    let without_directory = read(&whole[..whole.len() - 30]);
    assert!(without_directory.text.contains("唔好𠺌嘈"));
    assert_eq!(codes(&without_directory), ["extraction-repaired"]);
    let start = read(&whole[..200]);
    assert!(!start.readable && !codes(&start).is_empty());
    let cut = docx(&paragraph("正文</w:t></w:r></w:p><w:p><w:r><w:t>未完"), "").finish();
    assert_eq!(read(&cut).text, "正文\n未完");
}

#[test]
fn a_bomb_ends_within_limits() {
    // A thousand times its own size: the ratio ends it.
    let bomb = docx(&paragraph(&" ".repeat(20 << 20)), "").finish();
    let answer = read(&bomb);
    assert!(codes(&answer).contains(&"extraction-unfolds-too-far"), "{:?}", answer.warnings);
    // Many entries, each within its limit, and all of them together not.
    let relations: String =
        (0..12).map(|at| format!(r#"<Relationship Id="h{at}" Type="http://x/header" Target="h{at}.xml"/>"#)).collect();
    let mut bytes = docx(&paragraph("正文"), &relations);
    let filler: String = (0..50_000).map(|at| format!("<a{at}/>")).collect();
    for at in 0..12 {
        bytes = bytes.with(&format!("word/h{at}.xml"), format!("<hdr>{filler}</hdr>"));
    }
    let limits = Limits { unfolded_bytes: 2 << 20, ..Limits::default() };
    let answer = extract_bytes(&bytes.finish(), &limits);
    assert!(answer.text.starts_with("正文"));
    assert!(codes(&answer).contains(&"extraction-unfolds-too-far"), "{:?}", answer.warnings);
}

#[test]
fn a_declared_size_moves_nothing() {
    let bytes = Archive::new()
        .with("_rels/.rels", r#"<r><Relationship Id="r1" Type="x/officeDocument" Target="d.xml"/></r>"#)
        .saying("d.xml", "<document><p><t>小</t></p></document>".as_bytes(), 1 << 30, 0);
    let answer = read(&bytes.finish());
    assert_eq!((answer.format, answer.text.as_str()), (Format::Docx, "小"));
}

#[test]
fn entities_neither_unfold_nor_are_fetched() {
    let laughs: String = (1..30).map(|at| format!("<!ENTITY l{at} \"&l{};&l{};\">", at - 1, at - 1)).collect();
    let xml = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY l0 \"ha\"><!ENTITY f SYSTEM \"file:///etc/passwd\">{laughs}]>\
         <document><p><t>前&l29;&f;後 &amp; &#x282E2;</t></p></document>"
    );
    let bytes = Archive::new()
        .with("_rels/.rels", r#"<r><Relationship Id="r1" Type="x/officeDocument" Target="d.xml"/></r>"#)
        .with("d.xml", xml);
    assert_eq!(read(&bytes.finish()).text, "前後 & 𨋢");
}

#[test]
fn what_lies_too_deep_is_passed_over_with_a_word() {
    let deep = format!("{}{}{}{}", "<w:x>".repeat(5_000), paragraph("深"), "</w:x>".repeat(5_000), paragraph("後"));
    let answer = read(&docx(&deep, "").finish());
    assert_eq!((answer.text.as_str(), codes(&answer)), ("後", vec!["extraction-too-deep"]));
    // Documents within documents.
    let relation = r#"<Relationship Id="r1" Type="http://x/package" Target="in.docx"/>"#;
    let mut nested = docx(&paragraph("最內"), "").finish();
    for step in 0..20 {
        nested = docx(&paragraph(&format!("第{step}層")), relation).with("word/in.docx", &nested).finish();
    }
    let answer = read(&nested);
    assert!(answer.text.contains("第14層") && !answer.text.contains("第12層"), "{}", answer.text);
    assert_eq!(codes(&answer), ["extraction-too-deep"]);
}

#[test]
fn entries_and_children_are_counted() {
    let relations: String = (0..300)
        .map(|at| format!(r#"<Relationship Id="p{at}" Type="http://x/package" Target="p{at}.txt"/>"#))
        .collect();
    let mut bytes = docx(&paragraph("正文"), &relations);
    for at in 0..300 {
        bytes = bytes.with(&format!("word/p{at}.txt"), if at < 30 { "\0" } else { "附件" });
    }
    let bytes = bytes.finish();
    let answer = read(&bytes);
    assert_eq!(answer.parts.len(), 170);
    assert_eq!(codes(&answer), ["extraction-child-unread", "extraction-children-cut"]);
    assert!(names(&answer, "extraction-child-unread").ends_with("p19.txt, …"), "a long list is cut");
    let few = extract_bytes(&bytes, &Limits { entries: 100, ..Limits::default() });
    assert!(codes(&few).contains(&"extraction-entries-cut"), "{:?}", few.warnings);
}
