//! Mails as they are sent (RFC 5322, MIME): the head, the body as text, and what is attached.
//! Of bodies that say the same in several forms the plain one is read.

use encoding_rs::Encoding;
use words::Message;

use super::header::{Headers, name_of, next_line};
use super::{head, transfer};
use crate::charset;
use crate::dates;
use crate::html;
use crate::reading::{Met, Reading};
use crate::report::{Extracted, Format};
use crate::tidy::tidy;

/// Headers that no other file begins with, and how many of them must be there.
const KNOWN: [&str; 14] = [
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "message-id",
    "received",
    "return-path",
    "mime-version",
    "content-type",
    "delivered-to",
    "reply-to",
    "sender",
    "x-mailer",
];
const ENOUGH: usize = 3;
/// How much of a file is looked at to find that it is a mail, in bytes.
const HEAD: usize = 16 << 10;
/// The headers that are passed on.
const PASSED: [&str; 6] = ["from", "to", "cc", "subject", "date", "message-id"];

/// Whether a file begins with the head of a mail.
pub fn is_mail(bytes: &[u8]) -> bool {
    let start = bytes.get(..HEAD).unwrap_or(bytes);
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let start = if start.starts_with(b"From ") { next_line(start).1 } else { start };
    if name_of(next_line(start).0).is_none() {
        return false;
    }
    let (headers, _) = Headers::parse(start);
    let names: Vec<&str> = headers.names().collect();
    let known = KNOWN.iter().filter(|known| names.contains(*known)).count();
    known >= ENOUGH && ["from", "received", "mime-version", "message-id"].iter().any(|name| names.contains(name))
}

/// Reads a mail.
pub fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Extracted {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let (headers, body) = Headers::parse(bytes);
    let mut extracted = Extracted::empty(Format::Eml);
    for name in PASSED {
        let said = headers.text(name);
        let date = if name == "date" { dates::from_mail(&said) } else { None };
        head::say(&mut extracted, name, &date.unwrap_or(said));
    }
    let mut mail = Mail { attached: 0, guessed: None };
    let text = mail.entity(&headers, body, 0, reading, &mut extracted);
    extracted.warn_of_guess(mail.guessed);
    reading.push_page(&mut extracted, text);
    extracted.settled()
}

struct Mail {
    attached: usize,
    /// The encoding of the body, where that had to be guessed.
    guessed: Option<&'static Encoding>,
}

impl Mail {
    /// The text of an entity; what is attached is read by the way.
    fn entity(
        &mut self,
        headers: &Headers<'_>,
        body: &[u8],
        depth: usize,
        reading: &mut Reading<'_>,
        extracted: &mut Extracted,
    ) -> String {
        let kind = headers.field("content-type");
        if let Some(form) = kind.value.strip_prefix("multipart/") {
            if form == "encrypted" {
                extracted.warnings.push(Message::new("extraction-mail-sealed"));
                return String::new();
            }
            let Some(boundary) = kind.param("boundary") else { return self.plain(None, body) };
            if depth >= reading.limits.depth {
                reading.meet(Met::Depth, reading.limits.depth);
                return String::new();
            }
            return self.parts(form, &boundary, body, depth, reading, extracted);
        }
        let disposition = headers.field("content-disposition");
        let name = disposition.param("filename").or_else(|| kind.param("name"));
        let is_attached = disposition.value == "attachment" || name.is_some();
        let coding = headers.text("content-transfer-encoding").to_ascii_lowercase();
        let bytes = transfer::decode(&coding, body);
        match kind.value.as_str() {
            "" | "text" | "text/plain" | "text/enriched" | "message/delivery-status" | "text/rfc822-headers"
                if !is_attached =>
            {
                self.plain(kind.param("charset").as_deref(), &bytes)
            }
            "text/html" if !is_attached => {
                let known = kind.param("charset").and_then(|label| charset::by_label(&label));
                let page = html::text_of(&bytes, known);
                self.guessed = self.guessed.or(page.guessed);
                page.text
            }
            "application/pkcs7-mime" | "application/x-pkcs7-mime"
                if kind.param("smime-type").is_none_or(|kind| kind != "signed-data") =>
            {
                extracted.warnings.push(Message::new("extraction-mail-sealed"));
                String::new()
            }
            "application/pkcs7-signature" | "application/x-pkcs7-signature" | "application/pgp-signature" => {
                String::new()
            }
            value => {
                self.attached += 1;
                let name = name.unwrap_or_else(|| self.name(value, &bytes));
                reading.child(extracted, &name, &bytes);
                String::new()
            }
        }
    }

    /// A name for what has none: its number, and of a mail what it is about.
    fn name(&self, kind: &str, bytes: &[u8]) -> String {
        let about = if kind == "message/rfc822" { Headers::parse(bytes).0.text("subject") } else { String::new() };
        match (kind, about.replace(['/', '\\'], " ")) {
            ("message/rfc822", about) if !about.is_empty() => format!("{about}.eml"),
            ("message/rfc822", _) => format!("{}.eml", self.attached),
            (kind, _) => format!("{}.{}", self.attached, kind.rsplit('/').next().unwrap_or_default()),
        }
    }

    fn plain(&mut self, label: Option<&str>, bytes: &[u8]) -> String {
        let decoded = charset::decode(label, bytes);
        if !decoded.is_sure {
            self.guessed = self.guessed.or(Some(decoded.encoding));
        }
        tidy(&decoded.text)
    }

    fn parts(
        &mut self,
        form: &str,
        boundary: &str,
        body: &[u8],
        depth: usize,
        reading: &mut Reading<'_>,
        extracted: &mut Extracted,
    ) -> String {
        let mut texts: Vec<(String, String)> = Vec::new();
        for part in split(body, boundary.as_bytes(), reading) {
            let (headers, body) = Headers::parse(part);
            let text = self.entity(&headers, body, depth + 1, reading, extracted);
            if !text.trim().is_empty() {
                texts.push((headers.field("content-type").value, text));
            }
        }
        if form == "alternative" {
            // The last form is the richest, the plain one the one that needs no rendering.
            let plain = texts.iter().position(|(kind, _)| kind == "text/plain" || kind.is_empty());
            let chosen = plain.unwrap_or(texts.len().saturating_sub(1));
            return texts.into_iter().nth(chosen).map(|(_, text)| text).unwrap_or_default();
        }
        texts.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
    }
}

/// The parts between the lines of a boundary (RFC 2046, 5.1.1). One without an end goes to the end.
fn split<'m>(body: &'m [u8], boundary: &[u8], reading: &mut Reading<'_>) -> Vec<&'m [u8]> {
    let mut parts = Vec::new();
    let mut start: Option<usize> = None;
    let mut at = 0;
    while at < body.len() {
        let (line, after) = next_line(&body[at..]);
        let next = body.len() - after.len();
        let rest = line.trim_ascii_end().strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary));
        if let Some(end @ (b"" | b"--")) = rest {
            parts.extend(start.take().and_then(|start| body.get(start..at)));
            if parts.len() >= reading.limits.children {
                reading.meet(Met::Children, reading.limits.children);
                return parts;
            }
            if end == b"--" {
                return parts;
            }
            start = Some(next);
        }
        // The last line may have no end.
        at = next.max(at + 1);
    }
    parts.extend(start.and_then(|start| body.get(start..)));
    parts
}
