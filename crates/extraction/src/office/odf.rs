//! OpenDocument (ISO/IEC 26300): texts, slides and sheets of one vocabulary. Headers and
//! footers stand in the styles; notes and comments stand where they belong in the text.

use std::collections::BTreeSet;

use words::Message;

use super::flow::{self, Role};
use crate::reading::Reading;
use crate::report::{Extracted, Format};
use crate::xml::{Go, Node, Tag, leaves, walk};
use crate::zip::Zip;

/// Where an archive says what it is.
const MIMETYPE: &str = "mimetype";
const MANIFEST: &str = "META-INF/manifest.xml";

/// Which kind of OpenDocument an archive says it is; none when it is another archive.
pub fn format(zip: &Zip<'_>, reading: &mut Reading<'_>) -> Option<Format> {
    if !zip.has(MIMETYPE) || !zip.has(MANIFEST) {
        return None;
    }
    let said = zip.read(MIMETYPE, reading)?;
    let kind = said.strip_prefix(b"application/vnd.oasis.opendocument.")?;
    let kind = std::str::from_utf8(kind).ok()?.trim();
    match kind.split('-').next() {
        Some("text") => Some(Format::Odt),
        Some("presentation" | "graphics") => Some(Format::Odp),
        Some("spreadsheet") => Some(Format::Ods),
        _ => None,
    }
}

/// Reads a document.
pub fn read(zip: &Zip<'_>, format: Format, reading: &mut Reading<'_>) -> Extracted {
    let mut extracted = Extracted::empty(format);
    let manifest = zip.read(MANIFEST, reading).unwrap_or_default();
    if is_encrypted(&manifest, reading) {
        return extracted.warned(Message::new("extraction-encrypted"));
    }
    let Some(content) = zip.read("content.xml", reading) else {
        return extracted.warned(Message::new("extraction-damaged"));
    };
    let hidden = if format == Format::Ods { hidden_styles(&content, reading) } else { BTreeSet::new() };
    let mut hidden_sheets: Vec<String> = Vec::new();
    let pages = flow::pages(&content, reading, |tag| match tag.name() {
        "table" if format == Format::Ods => {
            let name = tag.get("name").unwrap_or_default();
            if tag.get("style-name").is_some_and(|style| hidden.contains(&style)) {
                hidden_sheets.push(name.clone());
            }
            Role::Page(name)
        }
        "page" => Role::Page(String::new()),
        _ => role(tag),
    });
    let declared = if format == Format::Odp { flow::text(&content, reading, declared) } else { String::new() };
    drop(content);
    extracted.describe("hidden-sheets", &hidden_sheets.join(", "));
    for page in pages.into_iter().take(reading.limits.pages) {
        reading.push_page(&mut extracted, page);
    }
    reading.push_part(&mut extracted, "footer", declared);
    heads(zip, reading, &mut extracted);
    properties(zip, reading, &mut extracted);
    extracted.settled()
}

/// Whether the manifest tells how to unlock entries.
fn is_encrypted(manifest: &[u8], reading: &mut Reading<'_>) -> bool {
    let mut found = false;
    walk(manifest, reading, |node| {
        found |= matches!(node, Node::Open(tag) if tag.name() == "encryption-data");
        if found { Go::Out } else { Go::On }
    });
    found
}

/// The styles of sheets that are not shown.
fn hidden_styles(content: &[u8], reading: &mut Reading<'_>) -> BTreeSet<String> {
    let mut hidden = BTreeSet::new();
    let mut style = String::new();
    walk(content, reading, |node| {
        if let Node::Open(tag) = node {
            match tag.name() {
                "style" => style = tag.get("name").unwrap_or_default(),
                "table-properties" if tag.get("display").as_deref() == Some("false") => {
                    hidden.insert(style.clone());
                }
                "body" => return Go::Out,
                _ => {}
            }
        }
        Go::On
    });
    hidden
}

/// What stands at the head and the foot of pages.
fn heads(zip: &Zip<'_>, reading: &mut Reading<'_>, extracted: &mut Extracted) {
    let Some(styles) = zip.read("styles.xml", reading) else { return };
    for kind in ["header", "footer"] {
        let mut inside = false;
        let text = flow::text(&styles, reading, |tag| {
            let name = tag.name();
            // `header-left` and `header-first` are headers too; `header-style` has no text.
            inside |= name.strip_prefix(kind).is_some_and(|rest| ["", "-left", "-first"].contains(&rest));
            match name {
                "header" | "header-left" | "header-first" | "footer" | "footer-left" | "footer-first"
                    if !name.starts_with(kind) =>
                {
                    Role::Skip
                }
                "presentation-page-layout" | "page" | "handout-master" => Role::Skip,
                _ if inside => role(tag),
                _ => Role::Pass,
            }
        });
        reading.push_part(extracted, kind, text);
    }
}

fn properties(zip: &Zip<'_>, reading: &mut Reading<'_>, extracted: &mut Extracted) {
    let Some(bytes) = zip.read("meta.xml", reading) else { return };
    for (name, value) in leaves(&bytes, reading) {
        let key = match name.as_str() {
            "title" | "subject" => name.as_str(),
            "initial-creator" => "author",
            // Who wrote last stands for who began when nobody is said to have.
            "creator" if !extracted.metadata.contains_key("author") => "author",
            "creation-date" => "created",
            "date" => "modified",
            _ => continue,
        };
        extracted.describe(key, &value);
    }
}

/// What slides have at their heads and feet is declared in front of them.
fn declared(tag: &Tag<'_>) -> Role {
    match tag.name() {
        "header-decl" | "footer-decl" | "date-time-decl" => Role::Paragraph,
        "page" => Role::Skip,
        _ => Role::Pass,
    }
}

fn role(tag: &Tag<'_>) -> Role {
    match tag.name() {
        "p" | "h" => Role::Paragraph,
        "s" => {
            let many = tag.get("c").and_then(|many| many.parse().ok()).unwrap_or(1_usize);
            Role::Sign(" ".repeat(many.min(80)))
        }
        "tab" => Role::Sign("\t".to_owned()),
        "line-break" => Role::Sign("\n".to_owned()),
        "table-cell" | "covered-table-cell" => Role::Cell,
        "table-row" => Role::Row,
        "note-body" => Role::Block,
        // Who wrote a comment and when is said in elements of it that are no paragraphs.
        "annotation" | "note" | "frame" | "object" => Role::Quiet,
        "tracked-changes"
        | "ruby-text"
        | "page-number"
        | "page-count"
        | "sheet-name"
        | "settings"
        | "forms"
        | "content-validations" => Role::Skip,
        _ => Role::Pass,
    }
}
