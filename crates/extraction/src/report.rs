//! What was read, and how far it can be relied on. The serialised form is a promise
//! to scripts: `{format, text, readable, metadata, warnings}` and more.

use std::collections::BTreeMap;

use encoding_rs::Encoding;
use serde::{Deserialize, Serialize};
use words::Message;

/// Longest name of a part and longest value of the metadata, in characters.
const NAME: usize = 1_000;
const VALUE: usize = 16_000;

/// Kind of a file, judged by its content and never by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Text in some encoding, see `charset` in the metadata.
    Text,
    /// Word, since 2007 (ECMA-376).
    Docx,
    /// PowerPoint, since 2007.
    Pptx,
    /// Excel, since 2007.
    Xlsx,
    /// Text of OpenDocument (ISO/IEC 26300).
    Odt,
    /// Slides of OpenDocument.
    Odp,
    /// Spreadsheet of OpenDocument.
    Ods,
    /// Rich Text Format.
    Rtf,
    /// A page of the web.
    Html,
    /// A mail as it was sent (RFC 5322).
    Eml,
    /// A mail as Outlook keeps it (MS-OXMSG).
    Msg,
    /// Word 97 to 2003 (MS-DOC).
    Doc,
    /// Excel 5 to 2003 (MS-XLS).
    Xls,
    /// PowerPoint 97 to 2003 (MS-PPT).
    Ppt,
    /// Anything else; it is not read.
    Unknown,
}

/// The answer about one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extracted {
    /// Kind of the file.
    pub format: Format,
    /// All text in reading order: pages with a form feed between them, then field
    /// values and embedded data.
    pub text: String,
    /// Whether `text` is what a reader of the file would see. False when there is no
    /// text, or when most of it could not be made out.
    pub readable: bool,
    /// What the file says of itself: `title`, `author`, `created`, `modified`, `charset`, `pages`,
    /// `hidden-sheets`; of a mail `from`, `to`, `cc`, `subject`, `date`, `message-id`.
    pub metadata: BTreeMap<String, String>,
    /// What was not read, or not surely, as message codes.
    pub warnings: Vec<Message>,
    /// The text of each page.
    pub pages: Vec<PageText>,
    /// Text that stands beside the pages.
    pub parts: Vec<Part>,
    /// Name and version of what read the file.
    pub engine: String,
}

/// Text of one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageText {
    /// Page, counted from one.
    pub number: usize,
    /// Its text; empty when the page has none, or none that can be relied on.
    pub text: String,
    /// Signs whose character could not be made out.
    pub unknown: usize,
}

/// Text beside the pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// `field:<name>` for a form field, `file:<name>` for a file within the file and
    /// `file:<name>/<name>` for one within that; `header:<name>` for a line at the head of a mail;
    /// `header`, `footer`, `footnotes`, `endnotes`, `comments` for what a document has beside its pages.
    pub name: String,
    /// Its text, values one to a line.
    pub text: String,
}

impl Extracted {
    /// An answer without text yet.
    pub(crate) fn empty(format: Format) -> Self {
        Self {
            format,
            text: String::new(),
            readable: false,
            metadata: BTreeMap::new(),
            warnings: Vec::new(),
            pages: Vec::new(),
            parts: Vec::new(),
            engine: concat!("muniment-extraction ", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }

    /// The same answer with a warning.
    #[must_use]
    pub(crate) fn warned(mut self, warning: Message) -> Self {
        self.warnings.push(warning);
        self
    }

    /// Adds a page; its number is the next.
    pub(crate) fn push_page(&mut self, text: String) {
        let unknown = text.matches('\u{FFFD}').count();
        self.pages.push(PageText { number: self.pages.len() + 1, text, unknown });
    }

    /// Adds text beside the pages, unless there is none.
    pub(crate) fn push_part(&mut self, name: impl Into<String>, text: String) {
        if !text.trim().is_empty() {
            let name = name.into().chars().take(NAME).collect();
            self.parts.push(Part { name, text });
        }
    }

    /// Says something of the file, unless there is nothing to say.
    pub(crate) fn describe(&mut self, key: &str, value: &str) {
        let value: String = value.chars().filter(|sign| !sign.is_control()).take(VALUE).collect();
        if !value.trim().is_empty() {
            self.metadata.insert(key.to_owned(), value.trim().to_owned());
        }
    }

    /// Says that an encoding was guessed, if it was.
    pub(crate) fn warn_of_guess(&mut self, guessed: Option<&'static Encoding>) {
        if let Some(encoding) = guessed {
            self.warnings.push(Message::new("extraction-charset-guessed").with("charset", encoding.name()));
        }
    }

    /// The same answer when all of it is there: whether it can be read, and how many signs cannot.
    #[must_use]
    pub(crate) fn settled(mut self) -> Self {
        let texts = self.pages.iter().map(|page| &page.text).chain(self.parts.iter().map(|part| &part.text));
        self.readable = texts.into_iter().any(|text| !text.trim().is_empty());
        if !self.readable && self.warnings.is_empty() {
            self.warnings.push(Message::new("extraction-no-text"));
        }
        let unknown: usize = self.pages.iter().map(|page| page.unknown).sum();
        if unknown > 0 {
            self.warnings.push(Message::new("extraction-signs-lost").with("count", unknown));
        }
        self
    }

    /// Puts the whole text together and cuts it to `limit` bytes.
    pub(crate) fn assemble(&mut self, limit: usize) {
        let pages: Vec<&str> = self.pages.iter().map(|page| page.text.as_str()).collect();
        let mut text = pages.join("\u{c}");
        for part in &self.parts {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(&part.text);
        }
        self.text = text;
        self.cut(limit);
    }

    /// Cuts text, pages and parts to `limit` bytes each and says so.
    pub(crate) fn cut(&mut self, limit: usize) {
        let mut was_cut = truncate(&mut self.text, limit);
        let mut left = limit;
        for text in
            self.pages.iter_mut().map(|page| &mut page.text).chain(self.parts.iter_mut().map(|part| &mut part.text))
        {
            was_cut |= truncate(text, left);
            left -= text.len();
        }
        let warning = Message::new("extraction-cut").with("limit", limit >> 20);
        if was_cut && !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }
}

/// Shortens a text to at most `limit` bytes, at a character.
fn truncate(text: &mut String, limit: usize) -> bool {
    if text.len() <= limit {
        return false;
    }
    text.truncate(text.floor_char_boundary(limit));
    true
}
