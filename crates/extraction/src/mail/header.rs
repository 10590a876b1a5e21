//! Headers of mails (RFC 5322) and the words in them: encoded words (RFC 2047), parameters
//! that go on in pieces (RFC 2231), and bytes that were put there without any code at all.

use super::transfer::{self, escaped};
use crate::charset;

/// Most lines of headers that are looked at in one entity.
const LINES: usize = 2_000;
/// How much of one header is read, and of one encoded word, in bytes.
const VALUE: usize = 64 << 10;
const WORD: usize = 4 << 10;
/// Most pieces of one parameter.
const PIECES: usize = 100;

/// The headers of an entity, in their order.
#[derive(Debug, Default)]
pub struct Headers<'m>(Vec<(String, Vec<&'m [u8]>)>);

impl<'m> Headers<'m> {
    /// The headers at the start, and where the body begins.
    pub fn parse(bytes: &'m [u8]) -> (Self, &'m [u8]) {
        let mut headers = Vec::new();
        let mut rest = bytes;
        for _ in 0..LINES {
            let (line, after) = next_line(rest);
            if line.is_empty() {
                return (Self(headers), after);
            }
            match (line.first(), headers.last_mut()) {
                (Some(b' ' | b'\t'), Some((_, value))) => {
                    let value: &mut Vec<&[u8]> = value;
                    value.push(line);
                }
                _ => match name_of(line) {
                    Some(name) => {
                        headers.push((name.to_ascii_lowercase(), vec![line.get(name.len() + 1..).unwrap_or_default()]));
                    }
                    // A body that begins without an empty line.
                    None if !headers.is_empty() && !line.starts_with(b">") => return (Self(headers), rest),
                    // The line of a mailbox, or a mark in front of the first header.
                    None => {}
                },
            }
            rest = after;
        }
        (Self(headers), rest)
    }

    /// The names, in lower case.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// The value of the first header of a name, its lines put together.
    fn raw(&self, name: &str) -> Option<Vec<u8>> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, lines)| {
            let mut value = lines.concat();
            value.truncate(VALUE);
            value
        })
    }

    /// The text of a header.
    pub fn text(&self, name: &str) -> String {
        self.raw(name).map(|value| words(&value)).unwrap_or_default()
    }

    /// A header of the form `value; name=value`.
    pub fn field(&self, name: &str) -> Field {
        self.raw(name).map(|value| Field::parse(&value)).unwrap_or_default()
    }
}

/// The line at the start without its end, and what is behind it.
pub fn next_line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (line, after) = bytes.split_at(end);
    (line.strip_suffix(b"\r").unwrap_or(line), after.get(1..).unwrap_or_default())
}

/// The name of a header line.
pub fn name_of(line: &[u8]) -> Option<&str> {
    let name = line.split(|byte| *byte == b':').next().filter(|name| name.len() < line.len())?;
    let is_name = !name.is_empty() && name.len() < 80 && name.iter().all(|byte| byte.is_ascii_graphic());
    is_name.then(|| std::str::from_utf8(name).ok()).flatten()
}

/// A value with parameters.
#[derive(Debug, Default)]
pub struct Field {
    /// The value, in lower case.
    pub value: String,
    params: Vec<(String, Vec<u8>)>,
}

impl Field {
    fn parse(raw: &[u8]) -> Self {
        let mut pieces = split(raw).into_iter();
        let value = String::from_utf8_lossy(&pieces.next().unwrap_or_default()).trim().to_ascii_lowercase();
        let params = pieces.take(PIECES).filter_map(|piece| {
            let at = piece.iter().position(|byte| *byte == b'=')?;
            let name = String::from_utf8_lossy(&piece[..at]).trim().to_ascii_lowercase();
            Some((name, piece[at + 1..].trim_ascii().to_vec()))
        });
        Self { value, params: params.collect() }
    }

    /// A parameter, its pieces put together and its characters decoded.
    pub fn param(&self, name: &str) -> Option<String> {
        let get = |name: &str| self.params.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_slice());
        if let Some(value) = get(&format!("{name}*")) {
            let (label, coded) = with_charset(value);
            return Some(charset::decode(label.as_deref(), &percent(coded)).text);
        }
        if let Some(value) = get(name) {
            return Some(words(value));
        }
        let (mut label, mut bytes, mut is_coded) = (None, Vec::new(), false);
        for at in 0..PIECES {
            if let Some(value) = get(&format!("{name}*{at}*")) {
                let (said, coded) = if at == 0 { with_charset(value) } else { (None, value) };
                label = label.or(said);
                bytes.extend(percent(coded));
                is_coded = true;
            } else if let Some(value) = get(&format!("{name}*{at}")) {
                bytes.extend(value);
            } else {
                break;
            }
        }
        // Pieces that say no encoding are often pieces of encoded words.
        (!bytes.is_empty())
            .then(|| if is_coded { charset::decode(label.as_deref(), &bytes).text } else { words(&bytes) })
    }
}

/// Splits at semicolons outside of quotes, and takes the quotes away.
fn split(raw: &[u8]) -> Vec<Vec<u8>> {
    let mut pieces = vec![Vec::new()];
    let (mut quoted, mut escaped) = (false, false);
    for byte in raw {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => {
                escaped = true;
                continue;
            }
            b'"' => {
                quoted = !quoted;
                continue;
            }
            b';' if !quoted => {
                pieces.push(Vec::new());
                continue;
            }
            _ => {}
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(*byte);
        }
    }
    pieces
}

/// `charset'language'value`.
fn with_charset(value: &[u8]) -> (Option<String>, &[u8]) {
    let mut parts = value.splitn(3, |byte| *byte == b'\'');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(label), Some(_), Some(value)) => (Some(String::from_utf8_lossy(label).into_owned()), value),
        _ => (None, value),
    }
}

fn percent(coded: &[u8]) -> Vec<u8> {
    escaped(coded, b'%')
}

/// The text of a value with encoded words. Words of the same encoding are put together before they are decoded, since
/// mail programs cut between two words what is one character.
pub fn words(raw: &[u8]) -> String {
    let mut text = String::new();
    let mut coded: Option<(String, Vec<u8>)> = None;
    let mut rest = raw;
    while let Some((before, word, after)) = encoded_word(rest) {
        if !before.trim_ascii().is_empty() || coded.is_none() {
            flush(&mut text, &mut coded);
            text.push_str(&plain(before));
        }
        let (label, bytes) = word;
        match &mut coded {
            Some((open, so_far)) if *open == label => so_far.extend(bytes),
            _ => {
                flush(&mut text, &mut coded);
                coded = Some((label, bytes));
            }
        }
        rest = after;
    }
    flush(&mut text, &mut coded);
    text.push_str(&plain(rest));
    text.trim().to_owned()
}

fn flush(text: &mut String, coded: &mut Option<(String, Vec<u8>)>) {
    if let Some((label, bytes)) = coded.take() {
        text.push_str(&charset::decode(Some(&label), &bytes).text);
    }
}

/// What is no encoded word: characters without a code, with their tabs as spaces.
fn plain(bytes: &[u8]) -> String {
    charset::guess(bytes).text.replace('\t', " ")
}

/// A word with its encoding in small letters and its bytes.
type Word = (String, Vec<u8>);

/// The first encoded word with what is before and behind it.
fn encoded_word(raw: &[u8]) -> Option<(&[u8], Word, &[u8])> {
    let mut from = 0;
    while let Some(found) = raw.get(from..)?.windows(2).position(|window| window == b"=?") {
        let start = from + found;
        let inside = raw.get(start + 2..)?;
        if let Some((word, length)) = word(inside) {
            return Some((&raw[..start], word, inside.get(length..)?));
        }
        from = start + 2;
    }
    None
}

/// `charset?B?text?=` at the start, and its length.
fn word(inside: &[u8]) -> Option<(Word, usize)> {
    let label_end = inside.iter().take(60).position(|byte| *byte == b'?')?;
    let label = std::str::from_utf8(&inside[..label_end]).ok()?;
    // RFC 2231 lets a language follow.
    let label = label.split('*').next()?.to_ascii_lowercase();
    let method = inside.get(label_end + 1)?;
    let text = inside.get(label_end + 2..)?.strip_prefix(b"?")?;
    let length = text.get(..WORD).unwrap_or(text).windows(2).position(|window| window == b"?=")?;
    let text = &text[..length];
    let bytes = match method {
        b'B' | b'b' => transfer::base64(text),
        b'Q' | b'q' => {
            let spaced: Vec<u8> = text.iter().map(|byte| if *byte == b'_' { b' ' } else { *byte }).collect();
            escaped(&spaced, b'=')
        }
        _ => return None,
    };
    Some(((label, bytes), label_end + 3 + length + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_decoded() {
        for (raw, expected) in [
            (&b"Re: =?UTF-8?B?5ZGK56S6?= done"[..], "Re: 告示 done"),
            // A character is cut in two words.
            (b"=?big5?Q?=A4?=\r\n =?big5?Q?=A4=A4=E5?=", "中文"),
            (b"=?utf-8?q?a_b=3F?= c", "a b? c"),
            (b"\xA4\xA4\xA4\xE5", "中文"),
            (b"=?bad", "=?bad"),
            (b"=?gb2312?B?ufqzyQ==?=", "国成"),
        ] {
            let raw_text = String::from_utf8_lossy(raw).into_owned();
            assert_eq!(words(raw), expected, "{raw_text}");
        }
    }

    #[test]
    fn parameters_go_on_in_pieces() {
        let field = |raw: &[u8]| Field::parse(raw);
        let plain = field(b"Attachment; filename=\"a;b \\\"c\\\".txt\"; size=3");
        assert_eq!((plain.value.as_str(), plain.param("filename").as_deref()), ("attachment", Some("a;b \"c\".txt")));
        let coded = field(b"attachment; filename*=utf-8''%E9%80%9A%E5%91%8A.pdf");
        assert_eq!(coded.param("filename").as_deref(), Some("通告.pdf"));
        let pieces = field(b"attachment; filename*0*=big5''%A4; filename*1*=%A4%A4%E5; filename*2=.doc");
        assert_eq!(pieces.param("filename").as_deref(), Some("中文.doc"));
        let words = field(b"attachment; filename=\"=?UTF-8?B?6YCa5ZGK?=.pdf\"");
        assert_eq!(words.param("filename").as_deref(), Some("通告.pdf"));
        assert_eq!(words.param("name"), None);
    }
}
