//! Breaking text into lines: the opportunities of UAX #14, filled greedily. Closing
//! punctuation never begins a line and opening punctuation never ends one; a word
//! longer than the line is broken between characters under the same rule.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use crate::font::Typeface;
use crate::font::latin::narrowed;

/// Closing punctuation that must not begin a line.
const NOT_AT_START: &str = "、。，．！？：；）〕］｝〉》」』】〗〙’”…‥ー々〻ゝゞヽヾ％℃,.!?:;)]}%";
/// Opening punctuation that must not end a line.
const NOT_AT_END: &str = "（〔［｛〈《「『【〖〘‘“＄￥￡([{$£¥";

/// The lines of `text` in `width` points. Line ends in the text are kept, empty lines
/// included; quotation marks in Latin text come in their narrow form; spaces at a line's end are dropped. An empty text is one empty line.
pub fn lines(face: &Typeface, text: &str, size: f32, width: f32) -> Vec<String> {
    let mut out = Vec::new();
    let text = narrowed(&text.replace("\r\n", "\n"));
    for paragraph in text.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        paragraph_lines(face, paragraph, size, width, &mut out);
    }
    out
}

fn paragraph_lines(face: &Typeface, paragraph: &str, size: f32, width: f32, out: &mut Vec<String>) {
    let mut line = String::new();
    // How wide it is, the spaces at its end included.
    let mut used = 0.0;
    let mut start = 0;
    for (end, kind) in linebreaks(paragraph) {
        let piece = paragraph.get(start..end).unwrap_or_default();
        start = end;
        let fits = used + face.width(piece.trim_end(), size) <= width;
        if !fits && !line.is_empty() {
            out.push(line.trim_end().to_owned());
            line.clear();
            used = 0.0;
        }
        line.push_str(piece);
        used = piece.chars().fold(used, |used, character| used + face.char_width(character, size));
        while used > width && face.width(line.trim_end(), size) > width {
            let cut = forced_cut(face, &line, size, width);
            if cut == 0 || cut >= line.len() {
                break;
            }
            out.push(line.get(..cut).unwrap_or_default().trim_end().to_owned());
            line.drain(..cut);
            used = face.width(&line, size);
        }
        if kind == BreakOpportunity::Mandatory {
            break;
        }
    }
    out.push(line.trim_end().to_owned());
}

/// The width of the longest piece of `text` that has no opportunity for a break in it.
pub fn longest_word(face: &Typeface, text: &str, size: f32) -> f32 {
    let text = narrowed(text);
    let mut start = 0;
    let widths = linebreaks(&text).map(|(end, _)| {
        let piece = text.get(start..end).unwrap_or_default();
        start = end;
        face.width(piece.trim_end(), size)
    });
    widths.fold(0.0, f32::max)
}

/// Where an unbreakable word is cut: as late as it fits, but with no closing
/// punctuation behind the cut and no opening punctuation before it.
fn forced_cut(face: &Typeface, line: &str, size: f32, width: f32) -> usize {
    let mut used = 0.0;
    let mut cuts = Vec::new();
    for (offset, character) in line.char_indices() {
        used += face.char_width(character, size);
        if used > width && offset > 0 {
            break;
        }
        cuts.push(offset + character.len_utf8());
    }
    let latest = cuts.last().copied().unwrap_or(line.len());
    // Addresses are cut behind a sign rather than within a word, if that costs little.
    let signs = cuts.iter().rev().take(cuts.len() / 2).find(|cut| after_sign(line, **cut)).copied();
    signs.or_else(|| cuts.into_iter().rev().take(4).find(|cut| may_cut(line, *cut))).unwrap_or(latest)
}

fn after_sign(line: &str, cut: usize) -> bool {
    line.get(..cut).is_some_and(|before| before.ends_with(['@', '.', '/', '_', '-', '=', '&'])) && may_cut(line, cut)
}

fn may_cut(line: &str, cut: usize) -> bool {
    let (before, after) = line.split_at_checked(cut).unwrap_or((line, ""));
    let ends_badly = before.chars().next_back().is_some_and(|last| NOT_AT_END.contains(last));
    let starts_badly = after.chars().next().is_some_and(|first| NOT_AT_START.contains(first));
    !ends_badly && !starts_badly
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{Fonts, Weight};
    use proptest::prelude::*;

    fn regular() -> &'static Typeface {
        Fonts::load().unwrap().face(Weight::Regular)
    }

    #[test]
    fn breaks_chinese_anywhere_but_not_before_closing_or_after_opening() {
        for (text, expected) in [
            ("香港特別行政區", vec!["香港特別", "行政區"]),
            ("申請人，必須", vec!["申請人，", "必須"]),
            ("政府檔案。", vec!["政府檔", "案。"]),
            ("政府檔（甲）", vec!["政府檔", "（甲）"]),
            ("一二三「四」", vec!["一二三", "「四」"]),
        ] {
            assert_eq!(lines(regular(), text, 10.0, 40.0), expected, "{text}");
        }
    }

    #[test]
    fn keeps_words_and_line_ends() {
        assert_eq!(lines(regular(), "vacation leave", 10.0, 50.0), ["vacation", "leave"]);
        assert_eq!(lines(regular(), "甲\n\n乙\r\n丙", 10.0, 50.0), ["甲", "", "乙", "丙"]);
        assert_eq!(lines(regular(), "", 10.0, 50.0), [""]);
    }

    #[test]
    fn the_longest_word_fits_whole() {
        let face = regular();
        let width = longest_word(face, "Kilometres (km) 公里 per day", 10.0);
        assert_eq!(lines(face, "Kilometres", 10.0, width), ["Kilometres"]);
        assert!(width < face.width("Kilometres (km)", 10.0));
        assert_eq!(longest_word(face, "", 10.0), 0.0);
    }

    #[test]
    fn cuts_an_address_behind_a_sign() {
        assert_eq!(lines(regular(), "wong.sukyee@example.org.hk", 10.0, 100.0), ["wong.sukyee@", "example.org.hk"]);
    }

    #[test]
    fn cuts_a_word_longer_than_the_line() {
        let long = "0123456789".repeat(5);
        let broken = lines(regular(), &long, 10.0, 60.0);
        assert!(broken.len() > 4);
        assert_eq!(broken.concat(), long);
        assert_eq!(lines(regular(), "字", 10.0, 1.0), ["字"], "a column narrower than a character still ends");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_lines_fit(text in "[一-龥a-z0-9 、。「」（）]{0,80}", width in 25f32..300.0) {
            let face = regular();
            let broken = lines(face, &text, 10.0, width);
            let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(squeeze(&broken.concat()), squeeze(&text));
            for line in &broken {
                prop_assert!(face.width(line, 10.0) <= width + 0.01 || line.chars().count() <= 1, "{}", line);
            }
        }

        #[test]
        fn punctuation_stays_with_its_word(text in "([一-龥]{1,2}[、。，」）]?|[「（][一-龥]){0,40}", width in 60f32..300.0) {
            let broken = lines(regular(), &text, 10.0, width);
            for line in broken.iter().skip(1) {
                let first = line.chars().next().unwrap_or('一');
                prop_assert!(!"、。，」）".contains(first), "{:?}", broken);
            }
        }
    }
}
