//! What was typed, cut into pieces: quotations, fields, signs and plain runs.

use super::tree::Field;

/// One piece of what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) field: Option<Field>,
    pub(super) quoted: bool,
    pub(super) negative: bool,
}

impl Piece {
    /// A bare run, which may be an operator or a date.
    pub(super) fn is_bare(&self) -> bool {
        !self.quoted && !self.negative && self.field.is_none()
    }
}

const FIELDS: [(&str, Field); 10] = [
    ("標題", Field::Title),
    ("标题", Field::Title),
    ("題目", Field::Title),
    ("title", Field::Title),
    ("檔號", Field::Reference),
    ("档号", Field::Reference),
    ("ref", Field::Reference),
    ("類別", Field::Class),
    ("类别", Field::Class),
    ("class", Field::Class),
];

/// The pieces of a text in form NFKC, which has made full-width colons, hyphens and blanks narrow.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (piece, after) = piece(rest);
        if !piece.text.is_empty() {
            pieces.push(piece);
        }
        rest = after.trim_start();
    }
    pieces
}

fn piece(text: &str) -> (Piece, &str) {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) if rest.starts_with(|c: char| !c.is_whitespace()) => (true, rest),
        _ => (false, text),
    };
    let (field, rest) = field(rest);
    let closed = rest.chars().next().and_then(closers);
    let (text, after) = match closed {
        Some(closers) => {
            let inside = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
            cut(inside, |c| closers.contains(c))
        }
        None => {
            let end = rest.find(|c: char| c.is_whitespace() || closers(c).is_some()).unwrap_or(rest.len());
            rest.split_at(end)
        }
    };
    (Piece { text: text.trim().to_owned(), field, quoted: closed.is_some(), negative }, after)
}

/// The field that the text begins with, and what follows its colon.
fn field(text: &str) -> (Option<Field>, &str) {
    for (name, field) in FIELDS {
        let Some(head) = text.get(..name.len()) else { continue };
        let Some(value) = text[name.len()..].trim_start().strip_prefix(':') else { continue };
        // A colon at the very end names a field and nothing to find in it: that is text.
        if head.eq_ignore_ascii_case(name) && !value.trim_start().is_empty() {
            return (Some(field), value.trim_start());
        }
    }
    (None, text)
}

/// The marks that close a quotation opened by `c`.
fn closers(c: char) -> Option<&'static str> {
    match c {
        '"' => Some("\""),
        '“' | '”' | '„' => Some("”“\""),
        '「' => Some("」"),
        '『' => Some("』"),
        _ => None,
    }
}

/// The text before the first character that ends it, and the text behind that character.
fn cut(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    match text.char_indices().find(|(_, c)| ends(*c)) {
        Some((at, c)) => (&text[..at], &text[at + c.len_utf8()..]),
        None => (text, ""),
    }
}
