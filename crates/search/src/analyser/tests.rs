//! The stream, the positions, the terms, and the digest that ties them to the version.

use sha2::{Digest, Sha256};

use super::*;

fn terms(text: &str) -> Vec<(String, u32)> {
    tokens(text).into_iter().map(|token| (token.term, token.position)).collect()
}

fn term(text: &str, position: u32) -> (String, u32) {
    (text.to_owned(), position)
}

/// Ideographs and words with positions, in a short form: `電0 子1 pdf2`.
fn spelled(text: &str) -> String {
    let spell = |unit: Unit| format!("{}{}", unit.key.term(), unit.position);
    units(text, Folding::Off).into_iter().map(spell).collect::<Vec<_>>().join(" ")
}

#[test]
fn ideographs_give_single_and_double_terms_at_the_same_places() {
    assert_eq!(terms("政府府"), [term("政", 0), term("政府", 0), term("府", 1), term("府府", 1), term("府", 2),]);
}

#[test]
fn words_and_ideographs_share_positions_and_blanks_have_none() {
    assert_eq!(spelled("使用PDF檔案"), "使0 用1 pdf2 檔3 案4");
    assert_eq!(spelled("使用 PDF 檔案"), spelled("使用PDF檔案"));
    assert_eq!(spelled("政 \n\t\u{3000}府\u{0C}署"), "政0 府1 署2");
    assert_eq!(spelled("information\ntechnology"), "information0 technology1");
}

#[test]
fn punctuation_takes_one_position_and_is_told_in_the_unit_behind_it() {
    assert_eq!(spelled("電子、檔案"), "電0 子1 檔3 案4");
    assert_eq!(spelled("電子」，「檔案"), spelled("電子、檔案"));
    assert_eq!(terms("12-34"), [term("12", 0), term("\u{1}34", 1), term("34", 2)]);
}

#[test]
fn borders_keep_phrases_apart() {
    assert_eq!(spelled("電子\u{2029}檔案"), "電0 子1 檔102 案103");
}

#[test]
fn stems_stand_beside_the_word() {
    assert_eq!(
        terms("Filing records"),
        [term("filing", 0), term("\u{2}file", 0), term("records", 1), term("\u{2}record", 1),]
    );
}

#[test]
fn forms_of_one_character_meet() {
    assert_eq!(spelled("ＡＤＭ／１２"), "adm0 122");
    assert_eq!(spelled("\u{2F64}戶\u{F98E}度"), "用0 戶1 年2 度3");
    assert_eq!(spelled("Caf\u{e9} cafe\u{301}"), "cafe0 cafe1");
    assert_eq!(spelled("政\u{200B}府\u{FE00}公\u{AD}文"), "政0 府1 公2 文3");
    assert_eq!(spelled("㈱①"), "株1 13");
    assert_eq!(spelled("\u{E40C}生"), "衞0 生1");
    assert_eq!(spelled("政\u{F8E7}府\u{F0B7}"), "政0 府2");
}

#[test]
fn places_are_bytes_of_the_original() {
    let text = "  資 \u{E40C}生 Ａb";
    for unit in units(text, Folding::Off) {
        assert!(text.is_char_boundary(unit.from) && text.is_char_boundary(unit.to));
    }
    let places: Vec<&str> = units(text, Folding::Off).iter().map(|unit| &text[unit.from..unit.to]).collect();
    assert_eq!(places, ["資", "\u{E40C}", "生", "Ａb"]);
}

#[test]
fn a_word_without_end_is_cut() {
    let units = units(&"a".repeat(250), Folding::Off);
    let lengths: Vec<usize> = units.iter().map(|unit| unit.key.term().len()).collect();
    assert_eq!(lengths, [100, 100, 50]);
}

/// Any change to the tables, the rules or the stemmer changes this digest. Then the version goes
/// up by one, so that indexes of the old analyser are built anew, and the new pair stands here.
#[test]
fn version_and_behaviour_belong_together() {
    let mut digest = Sha256::new();
    digest.update(include_str!("../../data/variants.txt"));
    let ranges = [0..0x3400_u32, 0xE000..0x11000, 0x1F000..0x20000, 0x2F800..0x2FA20];
    for c in ranges.into_iter().flatten().filter_map(char::from_u32) {
        digest.update(format!("{:?}", terms(&format!("檔{c}案{c}a"))));
    }
    let english = "The Government's records were filed, retained and disposed of in accordance with policies.";
    digest.update(format!("{:?}", terms(english)));
    let actual = (ANALYSER_VERSION, hex::encode(digest.finalize()));
    assert_eq!(actual, (1, "d13d1df3bcc1a8b64ffc052eaafd5b353b3c0a27318f23ba58c3d050f6dff310".to_owned()));
}
