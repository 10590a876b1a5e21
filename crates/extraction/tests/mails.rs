//! Mails by several producers, and what strangers may put into them.

use encoding_rs::BIG5;
use extraction::{Format, Limits, extract_bytes};

use crate::asked::{codes, names, part, read};

const PYTHON: &[u8] = include_bytes!("fixtures/pass-python.eml");

/// A mail of these headers and this body.
fn mail(headers: &str, body: &[u8]) -> Vec<u8> {
    let head = "From: chan@example.gov.hk\r\nTo: lee@example.gov.hk\r\nDate: Mon, 21 Dec 2026 09:30:00 +0800\r\n";
    [head.as_bytes(), headers.as_bytes(), b"\r\n", body].concat()
}

#[test]
fn a_mail_is_read_with_its_head_and_all_that_is_attached() {
    let python = read(PYTHON);
    assert_eq!((python.format, python.readable), (Format::Eml, true));
    assert_eq!(python.pages.len(), 1);
    assert_eq!(python.pages[0].text, "請啲住客留意，唔好𠺌嘅。\nPlease note.", "the plain form is read, once");
    assert_eq!(python.metadata["from"], "陳大文 <chan@example.gov.hk>");
    assert_eq!(python.metadata["cc"], "李小姐 <li@example.gov.hk>");
    let subject = "和興邨𨋢維修 Lift repairs at Wo Hing Estate, second notice to all residents";
    assert_eq!(python.metadata["subject"], subject);
    assert_eq!(python.metadata["date"], "2026-12-21T09:30:00+08:00");
    assert_eq!(python.metadata["message-id"], "<1@example.gov.hk>");
    assert_eq!(part(&python, "header:subject"), subject);
    assert!(part(&python, "file:收費表𨋢.xlsx").contains("啲𠺌嘅 text"));
    let inner = part(&python, "file:內附電郵.eml");
    assert_eq!(inner, "inner@example.gov.hk\n內附電郵\n內文 inner body");
    assert_eq!(part(&python, "file:內附電郵.eml/內.txt").trim(), "附件的附件 deep text");
    assert_eq!(codes(&python), ["extraction-child-unread"]);
    assert_eq!(names(&python, "extraction-child-unread"), "logo.png");
}

#[test]
fn chinese_charsets_are_read_by_name_and_without() {
    let hkscs = [&BIG5.encode("香港檔案：").0[..], b"\x9D\xF2\x8A\xED\x9D\xF8\x9D\xEF"].concat();
    for headers in [
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=big5-hkscs\r\n",
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=\"Big5\"\r\n",
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n",
        "",
    ] {
        // Without a name, a detector needs some text.
        let body = [&BIG5.encode("香港特別行政區政府民政事務總署租用社區會堂設施申請表\r\n").0[..], &hkscs].concat();
        let answer = read(&mail(headers, &body));
        assert!(answer.pages[0].text.ends_with("香港檔案：𨋢𠺌啲嘅"), "{headers}: {}", answer.pages[0].text);
        let is_said = headers.to_lowercase().contains("big5");
        assert_eq!(codes(&answer).is_empty(), is_said, "a guess is said to be one: {:?}", answer.warnings);
    }
    let simplified = encoding_rs::GB18030.encode("国务院办公厅㐀").0.into_owned();
    let answer = read(&mail("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=gb2312\r\n", &simplified));
    assert_eq!(answer.pages[0].text, "国务院办公厅㐀");
    let raw_subject = [&b"Subject: "[..], &BIG5.encode("關於升降機維修的通知").0, b"\r\n"].concat();
    let answer = read(&[b"From: a@b.hk\r\nTo: c@d.hk\r\n".to_vec(), raw_subject, b"\r\nx".to_vec()].concat());
    assert_eq!(answer.metadata["subject"], "關於升降機維修的通知");
}

#[test]
fn a_page_of_a_mail_is_read_where_there_is_no_plain_text() {
    let body = b"--b\r\nContent-Type: text/plain\r\n\r\n \r\n--b\r\nContent-Type: text/html; charset=big5\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n<style>x</style><p>=A4=A4=A4=E5</p>\r\n--b--\r\n";
    let answer = read(&mail("MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n", body));
    assert_eq!((answer.pages[0].text.as_str(), codes(&answer)), ("中文", vec![]));
}

#[test]
fn malformed_mails_give_what_they_have() {
    for (headers, body, expected) in [
        ("Content-Type: multipart/mixed; boundary=b\r\n", "--b\r\n\r\nno end", "no end"),
        ("Content-Type: multipart/mixed\r\n", "--b\r\n\r\nno boundary", "--b\n\nno boundary"),
        ("Content-Type: multipart/mixed; boundary=\"b\"\n", "--b\n\none\n--b\n\ntwo\n--b--", "one\ntwo"),
        ("Content-Transfer-Encoding: base64\r\n", "5ZGK56S6!!!*", "告示"),
        ("Content-Type: text/plain; charset=no-such\r\n", "告示", "告示"),
        ("Content-Type: ;;;==\"\r\nContent-Type\r\n", "body", "Content-Type\n\nbody"),
    ] {
        let answer = read(&mail(headers, body.as_bytes()));
        assert_eq!((answer.format, answer.pages[0].text.as_str()), (Format::Eml, expected), "{headers}");
    }
    let note = read(b"From: the desk\nThis is a note and no mail.\n");
    assert_eq!(note.format, Format::Text);
}

#[test]
fn a_sealed_mail_and_locked_attachments_are_named() {
    let sealed = read(&mail(
        "MIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n",
        b"xx",
    ));
    assert!(codes(&sealed).contains(&"extraction-mail-sealed"), "{:?}", sealed.warnings);
    let head = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n";
    let attached = |name: &str, bytes: &[u8]| {
        let coded: String = bytes.iter().map(|byte| format!("={byte:02X}")).collect();
        format!(
            "--b\r\nContent-Disposition: attachment; filename={name}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{coded}\r\n"
        )
    };
    let body = attached("locked.xlsx", include_bytes!("fixtures/fail-locked.xlsx"))
        + &attached("bad.pdf", b"%PDF-1.7 nothing");
    let answer = read(&mail(head, body.as_bytes()));
    assert_eq!(names(&answer, "extraction-child-encrypted"), "locked.xlsx");
    assert_eq!(names(&answer, "extraction-child-damaged"), "bad.pdf");
}

#[test]
fn mails_within_mails_end_somewhere() {
    let mut nested = mail("Subject: innermost\r\n", b"innermost");
    for step in 0..1_000 {
        nested = mail(&format!("Subject: step {step}\r\nContent-Type: message/rfc822\r\n"), &nested);
    }
    let answer = read(&nested);
    assert!(answer.text.contains("step 994") && !answer.text.contains("step 990"), "{}", answer.text);
    assert_eq!(codes(&answer), ["extraction-too-deep"]);
    let parts: String = (0..1_000)
        .map(|at| format!("--b{at}\r\nContent-Type: multipart/mixed; boundary=b{}\r\n\r\n", at + 1))
        .collect();
    let deep = read(&mail("Content-Type: multipart/mixed; boundary=b0\r\n", parts.as_bytes()));
    assert_eq!(codes(&deep), ["extraction-too-deep"]);
    let many = "--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\ntext\r\n".repeat(500);
    let head = "Content-Type: multipart/mixed; boundary=b\r\n";
    let answer = extract_bytes(&mail(head, many.as_bytes()), &Limits { children: 20, ..Limits::default() });
    assert_eq!(answer.parts.iter().filter(|part| part.name == "file:a.txt").count(), 20);
    assert_eq!(codes(&answer), ["extraction-children-cut"]);
}

#[test]
fn a_page_is_read_as_a_reader_sees_it() {
    let writer = read(include_bytes!("fixtures/pass-writer.html"));
    assert_eq!((writer.format, codes(&writer)), (Format::Html, vec![]));
    assert_eq!(writer.metadata["title"], "升降機維修 Lift repairs");
    for text in ["請啲住客乘搭另一部𨋢，唔好𠺌嘈", "樓層\tFloor 12\n費用\t$1,200"] {
        assert!(writer.text.contains(text), "{text} in {}", writer.text);
    }
    assert!(!writer.text.contains("line-height"));
    let hkscs = [
        &b"<html><meta http-equiv=Content-Type content='text/html; charset=big5-hkscs'><body>"[..],
        b"\x9D\xF2&#x20E8C;",
    ]
    .concat();
    assert_eq!(read(&hkscs).text, "𨋢𠺌");
    let wide: Vec<u8> = "\u{feff}<html><body>檔案".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!((read(&wide).format, read(&wide).text.as_str()), (Format::Html, "檔案"));
    let empty = read(b"<html><body><img src='scan.png'></body></html>");
    assert_eq!((empty.readable, codes(&empty)), (false, vec!["extraction-no-text"]));
}

#[test]
fn a_mail_of_outlook_is_read_in_unicode_and_by_its_code_page() {
    for (bytes, body) in [
        (&include_bytes!("fixtures/pass-unicode.msg")[..], "請啲住客留意，唔好𠺌嘅。\nPlease note."),
        (include_bytes!("fixtures/pass-big5.msg"), "各位住客：升降機將於十二月維修。\nPlease note."),
        (include_bytes!("fixtures/pass-rich.msg"), "升降機𨋢 rich text"),
    ] {
        let mail = read(bytes);
        assert_eq!((mail.format, mail.readable, codes(&mail)), (Format::Msg, true, vec![]));
        assert_eq!(mail.pages[0].text, body);
        assert_eq!(mail.metadata["from"], "陳大文 <chan@example.gov.hk>");
        assert_eq!(mail.metadata["to"], "李小姐 <li@example.gov.hk>");
        assert_eq!(mail.metadata["cc"], "黃先生 <wong@example.gov.hk>");
        assert_eq!(mail.metadata["subject"], "關於升降機維修的通知");
        assert_eq!(mail.metadata["date"], "2025-12-20T17:00:00Z");
        assert_eq!(part(&mail, "file:會議記錄.txt"), "附件內容 attached text");
        let inner = part(&mail, "file:內附電郵");
        assert!(inner.contains("內文 inner body") && inner.contains("內附主旨"), "{inner}");
    }
}

#[test]
fn rich_text_is_read_by_the_code_page_of_its_fonts() {
    let writer = read(include_bytes!("fixtures/pass-writer.rtf"));
    assert_eq!((writer.format, codes(&writer)), (Format::Rtf, vec![]));
    assert_eq!(writer.metadata["title"], "升降機維修 Lift repairs");
    for text in [
        "請啲住客乘搭另一部𨋢，唔好𠺌嘈，多謝嘅。Please use the other lift",
        "註腳：見通告第12號 footnote text",
        "批註：請覆核 comment text",
        "內部文件 Internal header",
        "文字方塊 text box",
        "樓層\tFloor 12\n費用\t$1,200",
    ] {
        assert!(writer.text.contains(text), "{text} in {}", writer.text);
    }
    assert!(!writer.text.contains("STRUCKOUT"), "{}", writer.text);
    for (rich, expected) in [
        (r"{\rtf1\ansi\ansicpg950 \'a4\'a4\'a4\'e5\par x}", "中文\nx"),
        (
            r"{\rtf1\ansicpg1252{\fonttbl{\f0 A;}{\f3\fcharset136 B;}{\f4\fcharset134 C;}}\f3\'a4\'a4 \f4\'d6\'d0 \f0\'e9}",
            "中 中 é",
        ),
        (r"{\rtf1\ansicpg936\uc2\u25991\'ce\'c4{\uc1\u-10144 ?\u-8478 ?}\u26723\'b5\'b5}", "文𨋢档"),
        (r"{\rtf1{\*\unknown hidden}{\v hidden}{\pict 89504e47}a{\object{\*\objdata 0102}{\result b}}\{c\}}", "ab{c}"),
        (r"{\rtf1\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 text\htmlrtf }\htmlrtf0 {\*\htmltag72 </p>}}", "text"),
        (r"{\rtf1 \bin5 }}}}}after}", "after"),
    ] {
        assert_eq!(read(rich.as_bytes()).text, expected, "{rich}");
    }
    let deep = read(format!("{{\\rtf1 first {}", "{".repeat(100_000)).as_bytes());
    assert_eq!((deep.text.as_str(), codes(&deep)), ("first", vec!["extraction-too-deep"]));
    assert_eq!(codes(&read(b"{\\rtf1 no end")), ["extraction-repaired"]);
}

#[test]
fn office_files_locked_with_a_password_are_said_to_be_so() {
    let locked = read(include_bytes!("fixtures/fail-locked.xlsx"));
    assert_eq!((locked.readable, codes(&locked)), (false, vec!["extraction-encrypted"]));
}
