//! What was read, and how far it can be relied on. The serialised form is a promise
//! to scripts: `{format, text, readable, metadata, warnings}` and more.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use words::Message;

/// Kind of a file, judged by its content and never by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Text in some encoding, see `charset` in the metadata.
    Text,
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
    /// What the file says of itself: `title`, `author`, `created`, `charset`, `pages`.
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
    /// `field:<name>` for a form field, `file:<name>` for embedded form data.
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
        if was_cut {
            self.warnings.push(Message::new("extraction-cut").with("limit", limit >> 20));
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
