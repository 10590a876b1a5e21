//! PDF: walking the pages of a file, and judging what came out. Files that
//! cannot be opened, are locked, or show signs without meaning are said to be so.

mod beside;
mod cmap;
mod codes;
mod interpret;
mod lines;
mod matrix;
mod opened;
pub mod paper;
mod state;
mod table;
mod xfa;

use lopdf::{Document, ObjectId};
use words::Message;

use crate::limits::Limits;
use crate::reading::Reading;
use crate::report::{Extracted, Format, PageText};
use interpret::Interpreter;
use opened::{Unopened, is_unreliable, open, page_content};

/// Reads a PDF.
pub fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Extracted {
    let limits = reading.limits;
    let empty = Extracted::empty(Format::Pdf);
    let document = match open(bytes, limits) {
        Ok(document) => document,
        Err(Unopened::Locked) => return empty.warned(Message::new("extraction-encrypted")),
        Err(Unopened::Damaged) => return empty.warned(Message::new("extraction-damaged")),
    };
    let mut extracted = Extracted { metadata: beside::metadata(&document), ..empty };
    if document.xref_recovery.is_some() {
        extracted.warnings.push(Message::new("extraction-repaired"));
    }
    let pages: Vec<ObjectId> = document.page_iter().take(limits.pages + 1).collect();
    if pages.is_empty() {
        return extracted.warned(Message::new("extraction-damaged"));
    }
    extracted.metadata.insert("pages".to_owned(), pages.len().min(limits.pages).to_string());
    if pages.len() > limits.pages {
        extracted.warnings.push(Message::new("extraction-pages-cut").with("limit", limits.pages));
    }
    if xfa::has_no_pages(&document, limits) {
        read_answers(&document, reading, &mut extracted);
    } else {
        read_pages(&document, &pages, limits, &mut extracted);
        extracted.parts = beside::fields(&document);
    }
    beside::files(&document, &pages, reading, &mut extracted);
    extracted.readable |= !extracted.parts.is_empty();
    extracted
}

/// Reads a form whose pages say nothing but that another program is needed.
fn read_answers(document: &Document, reading: &mut Reading<'_>, extracted: &mut Extracted) {
    for (name, value) in xfa::answers(document, reading) {
        reading.push_part(extracted, format!("field:{name}"), value);
    }
    let code = if extracted.parts.is_empty() { "extraction-xfa-unread" } else { "extraction-xfa-answers-only" };
    extracted.warnings.push(Message::new(code));
}

/// What was found on the pages, for the warnings.
#[derive(Default)]
struct Findings {
    silent: Vec<usize>,
    unreliable: Vec<usize>,
    broken: Vec<usize>,
}

fn read_pages(document: &Document, pages: &[ObjectId], limits: &Limits, extracted: &mut Extracted) {
    let mut interpreter = Interpreter::new(document, limits);
    let mut findings = Findings::default();
    let mut left = limits.output_bytes;
    for (index, page) in pages.iter().take(limits.pages).enumerate() {
        let number = index + 1;
        let shown = page_content(document, *page, limits, &mut interpreter);
        let unknown = shown.unknown;
        if shown.broken {
            findings.broken.push(number);
        }
        let reliable = !is_unreliable(&shown);
        let mut text = if reliable { lines::assemble(shown.runs) } else { String::new() };
        for note in beside::annotations(document, *page) {
            text.push('\n');
            text.push_str(note.trim());
        }
        if !reliable {
            findings.unreliable.push(number);
        } else if text.trim().is_empty() {
            findings.silent.push(number);
        }
        left = left.saturating_sub(text.len());
        extracted.pages.push(PageText { number, text, unknown });
        if left == 0 {
            break;
        }
    }
    extracted.readable = extracted.pages.iter().any(|page| !page.text.trim().is_empty());
    warn(&findings, extracted);
}

fn warn(findings: &Findings, extracted: &mut Extracted) {
    let all = extracted.pages.len();
    let mut say = |code: &str, pages: &[usize]| {
        if !pages.is_empty() {
            extracted.warnings.push(Message::new(code).with("pages", ranges(pages)));
        }
    };
    if findings.silent.len() == all {
        extracted.warnings.push(Message::new("extraction-no-text"));
    } else {
        say("extraction-no-text-on-pages", &findings.silent);
    }
    let mut say = |code: &str, pages: &[usize]| {
        if !pages.is_empty() {
            extracted.warnings.push(Message::new(code).with("pages", ranges(pages)));
        }
    };
    say("extraction-text-unreliable", &findings.unreliable);
    say("extraction-page-broken", &findings.broken);
}

/// `1-3, 7`: page numbers in as few words as possible.
fn ranges(pages: &[usize]) -> String {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => spans.push((*page, *page)),
        }
    }
    let named: Vec<String> = spans
        .iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}-{last}") })
        .collect();
    named.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_gathered() {
        assert_eq!(ranges(&[1, 2, 3, 7]), "1-3, 7");
        assert_eq!(ranges(&[5]), "5");
    }
}
