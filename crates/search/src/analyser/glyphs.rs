//! Text to normalised characters, each with its place in the original.
//!
//! In this order: private-use mapping, NFKC per character, lower case, Latin letters without
//! diacritics (own rule, so that composed and decomposed forms meet), variant folding, and
//! invisible characters dropped. Works on `char`, never on UTF-16 units.

use unicode_normalization::UnicodeNormalization;

use super::private_use::{is_private_use, mapped};
use super::variants::fold;

/// Ends a paragraph, a cell or a component: no phrase reaches across it (U+2029).
pub const BORDER: char = '\u{2029}';

/// Whether variants of an ideograph count as the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folding {
    /// 鐘 finds 鍾.
    Variants,
    /// 鐘 finds 鐘 only.
    Off,
}

/// What a character does to the runs around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A Han character, kana or bopomofo.
    Ideograph,
    /// A letter or digit of a word.
    Letter,
    /// White space: ends a word, and is nothing between ideographs.
    Blank,
    /// Punctuation, symbols and unknown private-use characters: end a run.
    Mark,
    /// End of a paragraph, cell or component.
    Border,
}

/// One normalised character and the bytes of the original that gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) c: char,
    pub(super) kind: Kind,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The normalised characters of `text`.
pub(super) fn glyphs(text: &str, folding: Folding) -> impl Iterator<Item = Glyph> + '_ {
    let mut ready: Vec<char> = Vec::new();
    text.char_indices().flat_map(move |(from, source)| {
        let to = from + source.len_utf8();
        ready.clear();
        normalise(source, folding, &mut ready);
        let glyphs: Vec<Glyph> = ready.iter().map(|c| Glyph { c: *c, kind: kind(*c), from, to }).collect();
        glyphs
    })
}

fn normalise(source: char, folding: Folding, out: &mut Vec<char>) {
    // Most text is plain ideographs and ASCII, which need no tables of Unicode.
    match source {
        BORDER => out.push(BORDER),
        c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        '\u{4E00}'..='\u{9FFF}' => out.push(folded(source, folding)),
        c if is_private_use(c) => match mapped(c) {
            Some(text) => text.chars().for_each(|c| decompose(c, folding, out)),
            None => out.push(c),
        },
        c => decompose(c, folding, out),
    }
}

fn decompose(source: char, folding: Folding, out: &mut Vec<char>) {
    for c in std::iter::once(source).nfkc().flat_map(char::to_lowercase) {
        if is_invisible(c) || is_diacritic(c) {
            continue;
        }
        match c {
            '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => {
                out.extend(std::iter::once(c).nfd().filter(|part| !is_diacritic(*part)));
            }
            c => out.push(folded(c, folding)),
        }
    }
}

fn folded(c: char, folding: Folding) -> char {
    match folding {
        Folding::Variants => fold(c),
        Folding::Off => c,
    }
}

fn is_diacritic(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Soft hyphen, zero-width characters, direction marks and variation selectors.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

fn kind(c: char) -> Kind {
    match c {
        BORDER => Kind::Border,
        c if is_private_use(c) => Kind::Mark,
        c if is_ideograph(c) => Kind::Ideograph,
        c if c.is_whitespace() => Kind::Blank,
        c if c.is_alphanumeric() => Kind::Letter,
        _ => Kind::Mark,
    }
}

/// Han characters of every plane, 々 and 〇, and kana and bopomofo, which behave alike.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{323AF}' | '\u{F900}'..='\u{FAFF}'
        | '々' | '〇' | '〆' | '\u{3021}'..='\u{3029}' | '\u{3038}'..='\u{303B}' | '\u{2E80}'..='\u{2FD5}'
        | '\u{3041}'..='\u{3096}' | '\u{3099}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}' | '\u{3105}'..='\u{312F}' | '\u{31A0}'..='\u{31BF}')
}
