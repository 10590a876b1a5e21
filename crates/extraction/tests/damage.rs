//! No bytes make the reader panic or hang: files that are cut or have bytes changed, and bytes
//! that begin like a file of some kind.

use std::path::Path;
use std::sync::LazyLock;

use extraction::{Limits, extract_bytes};
use proptest::prelude::*;

/// All kept files by their names.
pub fn kept() -> &'static [(String, Vec<u8>)] {
    static KEPT: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(read_kept);
    &KEPT
}

fn read_kept() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}

/// Limits at which even a test build is quick.
fn tight() -> Limits {
    Limits { operations: 100_000, stream_bytes: 1 << 20, unfolded_bytes: 2 << 20, ..Limits::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damage_to_a_kept_file_makes_it_panic(
        which in any::<prop::sample::Index>(),
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let files: Vec<_> = kept().iter().filter(|(name, _)| !name.ends_with(".pdf")).collect();
        let mut bytes = files[which.index(files.len())].1.clone();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        extract_bytes(&bytes, &tight());
    }

    #[test]
    fn no_bytes_make_it_panic(
        start in prop::sample::select(vec![
            &b""[..], b"PK\x03\x04", b"PK\x05\x06", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"{\\rtf1", b"<html>", b"From: a\nTo: b\nSubject: ",
        ]),
        rest in proptest::collection::vec(any::<u8>(), 0..2_000),
    ) {
        extract_bytes(&[start, &rest].concat(), &tight());
    }

    #[test]
    fn no_words_make_it_panic(
        words in proptest::collection::vec(prop::sample::select(vec![
            "{", "}", "\\'a4", "\\u-10144?", "\\uc3 ", "\\f1 ", "\\fcharset136 ", "\\fonttbl", "\\*", "\\bin9 ", "\\", "中", "<", ">", "<p", "</script",
            "<script>", "&amp", "&#x282E2;", "\"", "='", "<!--", "-->", "=?big5?Q?=A4?=", "=?", "?=", "Content-Type: multipart/mixed; boundary=b\n",
            "Content-Transfer-Encoding: base64\n", "--b\n", "--b--", "\n", "\n\n", ";", "name*0*=utf-8''%E9", "<w:t>", "</w:p>", "&x;", "]]>", "<![CDATA[",
        ]), 0..60),
    ) {
        let text = words.concat();
        for start in ["{\\rtf1 ", "<html>", "From: a\nTo: b\nMIME-Version: 1.0\n"] {
            extract_bytes(format!("{start}{text}").as_bytes(), &tight());
        }
        extract_bytes(&crate::archive::docx(&text, &text).finish(), &tight());
    }
}
