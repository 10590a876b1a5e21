//! Pages of the web as a reader sees them: no scripts, no styles, no tags, and nothing that
//! a page would fetch. Malformed pages are usual, so nothing here can fail.

use encoding_rs::Encoding;
use quick_xml::escape::resolve_html5_entity;

use crate::charset;
use crate::report::{Extracted, Format};
use crate::tidy::tidy;

/// A page says its encoding in its first kilobyte (HTML, 13.2.3.2).
const SAID_WITHIN: usize = 1024;
/// Longest name of an entity, in bytes.
const ENTITY: usize = 32;

/// Whether a file says that it is a page.
pub fn is_html(bytes: &[u8]) -> bool {
    let head = charset::xml(bytes.get(..SAID_WITHIN).unwrap_or(bytes)).to_ascii_lowercase();
    let mut rest = head.trim_start();
    // Declarations and comments may stand in front.
    for (open, close) in [("<?xml", "?>"), ("<!--", "-->")] {
        while let Some(inside) = rest.strip_prefix(open) {
            let Some((_, after)) = inside.split_once(close) else { return false };
            rest = after.trim_start();
        }
    }
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|start| rest.starts_with(start))
}

/// Reads a page.
pub fn read(bytes: &[u8]) -> Extracted {
    let mut extracted = Extracted::empty(Format::Html);
    let page = text_of(bytes, None);
    extracted.describe("title", &page.title);
    extracted.warn_of_guess(page.guessed);
    extracted.push_page(page.text);
    extracted.settled()
}

/// What a page says.
#[derive(Debug, Default)]
pub struct Page {
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Its encoding, where that had to be guessed.
    pub guessed: Option<&'static Encoding>,
}

/// The text of a page whose encoding its bearer may know.
pub fn text_of(bytes: &[u8], known: Option<&'static Encoding>) -> Page {
    match known.or_else(|| said(bytes)) {
        Some(encoding) if Encoding::for_bom(bytes).is_none() => shown(&charset::with(encoding, bytes)),
        _ => {
            let decoded = charset::guess(bytes);
            Page { guessed: (!decoded.is_sure).then_some(decoded.encoding), ..shown(&decoded.text) }
        }
    }
}

/// Whether a page says its encoding itself.
pub fn is_said(bytes: &[u8]) -> bool {
    Encoding::for_bom(bytes).is_some() || said(bytes).is_some()
}

/// The text of a page that is already in characters.
pub fn shown(html: &str) -> Page {
    let mut seen = Seen::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        seen.write(&rest[..at]);
        rest = seen.markup(&rest[at..]);
    }
    seen.write(rest);
    Page { title: seen.title.split_whitespace().collect::<Vec<_>>().join(" "), text: tidy(&seen.text), guessed: None }
}

/// The encoding that a page names in a `meta` element.
fn said(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..SAID_WITHIN).unwrap_or(bytes)).to_ascii_lowercase();
    let mut rest = head.as_str();
    while let Some((_, after)) = rest.split_once("charset") {
        rest = after;
        let Some(value) = after.trim_start().strip_prefix('=') else { continue };
        let value = value.trim_start().trim_start_matches(['"', '\'']);
        let label = value.split(|sign: char| !sign.is_ascii_alphanumeric() && !"-_:".contains(sign)).next()?;
        // A page that could be read up to here is not in UTF-16, whatever it says.
        return charset::by_label(label).filter(|encoding| encoding.is_ascii_compatible());
    }
    None
}

#[derive(Default)]
struct Seen {
    text: String,
    title: String,
    in_title: bool,
    is_verbatim: bool,
    in_row: bool,
}

impl Seen {
    /// Takes the markup at the start; gives what is behind it.
    fn markup<'h>(&mut self, from: &'h str) -> &'h str {
        if let Some(comment) = from.strip_prefix("<!--") {
            return comment.split_once("-->").map_or("", |(_, after)| after);
        }
        let inside = from.strip_prefix('<').unwrap_or(from);
        let name = inside.strip_prefix('/').unwrap_or(inside);
        if !name.starts_with(|sign: char| sign.is_ascii_alphabetic() || "!?".contains(sign)) {
            self.write("<");
            return inside;
        }
        let is_end = inside.starts_with('/');
        let tag = inside.get(..end_of_tag(inside)).unwrap_or(inside);
        let after = inside.get(tag.len() + 1..).unwrap_or("");
        let name: String = name.chars().take(12).take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        if ["script", "style", "template", "noscript", "svg", "math", "object"].contains(&name.as_str())
            && !is_end
            && !tag.ends_with('/')
        {
            return behind(after, &name);
        }
        self.element(&name, is_end, tag);
        after
    }

    fn element(&mut self, name: &str, is_end: bool, tag: &str) {
        match name {
            "title" => self.in_title = !is_end,
            "pre" | "textarea" => {
                self.is_verbatim = !is_end;
                self.begin_line();
            }
            "br" => self.text.push('\n'),
            "td" | "th" if !is_end => {
                // Whatever lines the cell before has, this one stands beside it.
                if self.in_row {
                    self.text.truncate(self.text.trim_end_matches([' ', '\n']).len());
                    self.text.push('\t');
                }
                self.in_row = true;
            }
            "tr" | "table" => {
                self.in_row = false;
                self.begin_line();
            }
            "img" | "area" => self.write(attribute(tag, "alt").unwrap_or("")),
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "blockquote" | "hr" | "div" | "li" | "dt"
            | "dd" | "section" | "article" | "header" | "footer" | "form" | "fieldset" | "option" | "figure"
            | "caption" | "body" | "main" | "nav" | "aside" | "address" | "center"
                // The paragraphs of a cell stay in their row.
                if !self.text.ends_with('\t') =>
            {
                self.begin_line();
            }
            _ => {}
        }
    }

    fn begin_line(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    fn write(&mut self, raw: &str) {
        let mut rest = raw;
        while let Some(at) = rest.find('&') {
            self.put(&rest[..at]);
            let (meant, after) = entity(&rest[at..]);
            self.put(&meant);
            rest = after;
        }
        self.put(rest);
    }

    fn put(&mut self, words: &str) {
        let target = if self.in_title { &mut self.title } else { &mut self.text };
        for sign in words.chars() {
            match sign {
                // A space that does not break, and one without width, are found as spaces and nothing.
                '\u{a0}' => target.push(' '),
                '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
                _ if self.is_verbatim && matches!(sign, '\n' | '\t') => target.push(sign),
                _ if !sign.is_ascii_whitespace() && !sign.is_control() => target.push(sign),
                _ if !target.is_empty() && !target.ends_with([' ', '\n', '\t']) => target.push(' '),
                _ => {}
            }
        }
    }
}

/// Where a tag ends: at a `>` that stands in no quotes.
fn end_of_tag(inside: &str) -> usize {
    let mut quote = None;
    for (at, byte) in inside.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') if inside.as_bytes().get(at.wrapping_sub(1)) == Some(&b'=') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quote that is never closed belongs to a broken tag, which ends at the next sign of an end.
    inside.find('>').unwrap_or(inside.len())
}

/// What stands behind the end of an element of which nothing is shown.
fn behind<'h>(from: &'h str, name: &str) -> &'h str {
    let mut rest = from;
    while let Some((_, after)) = rest.split_once("</") {
        rest = after;
        if after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return after.split_once('>').map_or("", |(_, after)| after);
        }
    }
    ""
}

/// The value of an attribute, in quotes.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, value) = tag.split_once(&format!(" {name}="))?;
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    value.get(1..)?.split(quote).next()
}

/// What a reference at the start means, and what is behind it.
fn entity(from: &str) -> (String, &str) {
    let inside = from.get(1..).unwrap_or("");
    let length = inside.bytes().take(ENTITY).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    let (name, after) = inside.split_at(length);
    let behind = after.strip_prefix(';').unwrap_or(after);
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        };
        if let Some(code) = code {
            return (by_number(code).to_string(), behind);
        }
    } else if let Some(meant) = resolve_html5_entity(name) {
        return (meant.to_owned(), behind);
    }
    ("&".to_owned(), inside)
}

/// Numbers of control characters mean Windows' signs (HTML, 13.2.5.80).
fn by_number(code: u32) -> char {
    let windows = u8::try_from(code).ok().filter(|byte| (0x80..0xA0).contains(byte));
    let meant =
        windows.and_then(|byte| encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next());
    meant.or_else(|| char::from_u32(code).filter(|sign| *sign != '\0')).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_shown_as_a_reader_sees_it() {
        for (html, expected) in [
            ("<p>一<b>二</b></p><p>three &amp; four</p>", "一二\nthree & four"),
            ("a<script>if (a<b) { x('</p>') }</script>b<style>p{}</style>c", "abc"),
            ("<table><tr><td><p>樓層</p><td>12<tr><td>費用<td>$1</table>", "樓層\t12\n費用\t$1"),
            ("&#x282E2;&#150;&nbsp;x&copy;&unknown;&lt", "𨋢– x©&unknown;<"),
            ("<pre>a\n  b</pre><!-- c --> d", "a\nb\nd"),
            ("a < b <a href='x>y'>link</a>", "a < b link"),
            ("<img src=x alt=\"圖 logo\"><br>x<", "圖 logo\nx<"),
            ("<title>題  目</title>內", "內"),
        ] {
            assert_eq!(shown(html).text, expected, "{html}");
        }
        assert_eq!(shown("<title>題  目</title>").title, "題 目");
    }

    #[test]
    fn pages_are_known_by_their_first_elements() {
        for page in ["<!DOCTYPE html>", "\u{feff} <HTML>", "<?xml version='1.0'?><!-- x --><!DOCTYPE HTML PUBLIC"] {
            assert!(is_html(page.as_bytes()), "{page}");
        }
        for other in ["<svg>", "text <html>", "<!-- <html>"] {
            assert!(!is_html(other.as_bytes()), "{other}");
        }
    }
}
