//! Names and labels: what stands in a schema, as a definition may write it.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

/// A name of letters, digits and `_` that begins with a letter and is not taken yet.
pub fn safe_name(name: &str, taken: &BTreeSet<String>) -> String {
    let kept: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let kept = kept.trim_matches('_').to_owned();
    let begins = kept.starts_with(|c: char| c.is_ascii_alphabetic());
    let kept = if begins { kept } else { format!("f_{kept}").trim_end_matches('_').to_owned() };
    let numbered = (2_u32..).map(|number| format!("{kept}_{number}"));
    std::iter::once(kept.clone()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or(kept)
}

/// `firstName`, `first_name` and `first-name` as people read them: `First name`.
pub fn humane(name: &str) -> String {
    let mut words = String::new();
    let mut before = ' ';
    for c in name.chars() {
        let cut = matches!(c, '_' | '-' | '.') || c.is_whitespace();
        if !words.is_empty() && (cut || (c.is_uppercase() && before.is_lowercase())) && !words.ends_with(' ') {
            words.push(' ');
        }
        if !cut {
            let first = words.is_empty();
            words.extend(if first { c.to_uppercase().collect::<Vec<_>>() } else { c.to_lowercase().collect() });
        }
        before = c;
    }
    let words = words.trim().to_owned();
    if words.is_empty() { name.to_owned() } else { words }
}

/// A text slot. The source has one language; it stands on both sides until somebody translates it.
pub fn both(text: &str) -> Json {
    json!({"zh-Hant-HK": text, "en": text})
}

/// A text slot of a text that may be written in both languages, as `姓名 Name` is: each goes to its side. Whether it
/// was.
pub fn sides(text: &str) -> (Json, bool) {
    match parted(text) {
        Some((zh, en)) => (json!({"zh-Hant-HK": zh, "en": en}), true),
        None => (both(text), false),
    }
}

/// The two halves of a text in which Han characters and Latin letters change over once.
fn parted(text: &str) -> Option<(&str, &str)> {
    let is_han = |sign: char| matches!(u32::from(sign), 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF);
    let is_letter = |sign: char| sign.is_alphabetic() && !is_han(sign);
    let first = text.find(|sign| is_han(sign) || is_letter(sign))?;
    let begins_han = text[first..].starts_with(is_han);
    let change = if begins_han { text.find(is_letter)? } else { text.find(is_han)? };
    let (one, two) = text.split_at(change);
    let back = if begins_han { two.contains(is_han) } else { two.contains(is_letter) };
    if back {
        return None;
    }
    let between = [' ', '/', '／', '-', '–', '|', ':', '：', '\u{3000}'];
    let bare = one.trim_end_matches(between);
    let (one, two) = match bare.strip_suffix(['(', '（']) {
        Some(one) => (one.trim_end_matches(between), two.trim_end().trim_end_matches([')', '）'])),
        None => (bare, two.trim_end()),
    };
    let (zh, en) = if begins_han { (one, two) } else { (two, one) };
    (!zh.trim().is_empty() && !en.trim().is_empty()).then(|| (zh.trim(), en.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_in_both_languages_goes_to_both_sides() {
        for (text, expected) in [
            ("姓名 Name", Some(("姓名", "Name"))),
            ("Name 姓名", Some(("姓名", "Name"))),
            ("姓名（Name in full）", Some(("姓名", "Name in full"))),
            ("Name (姓名)", Some(("姓名", "Name"))),
            ("1. 申請日期 / Date of application", Some(("1. 申請日期", "Date of application"))),
            ("姓名", None),
            ("Name", None),
            ("甲 A 乙 B", None),
            ("12", None),
            ("", None),
        ] {
            assert_eq!(parted(text), expected, "{text}");
        }
    }
}
