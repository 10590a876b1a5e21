//! Tables for the grammar: what is read, and what is refused.

use super::*;

fn read(text: &str) -> Result<String, &'static str> {
    let mut syntax = Syntax::new(text.as_bytes(), 0);
    let object = syntax.object().map_err(|fault| fault.what)?;
    let mut written = Vec::new();
    lopdf::Writer::write_object(&mut written, &object).unwrap();
    Ok(String::from_utf8(written).unwrap())
}

#[test]
fn objects_are_read_as_the_grammar_has_them() {
    for (text, expected) in [
        ("null", "null"),
        (" % a comment\n true", "true"),
        ("-12", "-12"),
        ("+.5", "0.5"),
        ("4.", "4.0"),
        ("/A#20B", "/A#20B"),
        ("12 0 R", "12 0 R"),
        ("[1 2 0 R 3]", "[1 2 0 R 3]"),
        ("(a\\(b\\)\\101\\\n(c))", "(a(b)A(c))"),
        ("<4 1 4>", "(A@)"),
        ("<</A 1/B[/C]>>", "<</A 1/B[/C]>>"),
    ] {
        let found = read(text).unwrap_or_else(|what| panic!("{text}: {what}"));
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn what_the_grammar_does_not_have_is_refused() {
    for text in [
        "",
        "nul",
        "nulls",
        "--1",
        "1e5",
        "[1",
        "(a",
        "<4x>",
        "<41",
        "/A#2",
        "<</A 1/A 2>>",
        "<</A>>",
        "<<1 2>>",
        ">>",
        "99999999999999999999",
        "0000000000000000000000000000000000000000000000595",
        "595.0000000000000000000000000000000000000000000000",
    ] {
        assert!(read(text).is_err(), "{text}");
    }
    assert_eq!(read(&"[".repeat(200)), Err("objects are nested too deeply"));
}

#[test]
fn entries_know_where_their_values_stand() {
    let text = b"<< /A 1 /B <00> >>";
    let entries = Syntax::new(text, 0).entries().unwrap();
    let spans: Vec<&[u8]> = entries.iter().map(|entry| &text[entry.span.clone()]).collect();
    assert_eq!(spans, [b"1".as_slice(), b"<00>"]);
}

#[test]
fn octets_take_digits_and_nothing_else() {
    assert_eq!(octets(b"00fFA5"), Some(vec![0, 255, 165]));
    for odd in [&b"0"[..], b"0g", b"0 ", b"`0"] {
        assert_eq!(octets(odd), None);
    }
}
