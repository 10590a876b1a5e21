//! Excel (SpreadsheetML, ECMA-376, part 1, 18): a sheet is a page, its name on the first
//! line, rows on lines of their own. Values are read as they are kept; of the many ways in
//! which they may be shown, only dates are told from numbers.

use super::drawing;
use super::package::{self, Relations};
use crate::dates;
use crate::reading::Reading;
use crate::report::Extracted;
use crate::sheet::{self, Sheet};
use crate::xml::{Go, Node, Tag, walk};
use crate::zip::Zip;

/// What the main part says.
#[derive(Default)]
struct Book {
    sheets: Vec<Listed>,
    since_1904: bool,
}

struct Listed {
    name: String,
    relation: String,
    is_hidden: bool,
}

/// What cells refer to.
struct Tables {
    texts: Texts,
    /// Of each style, whether it shows a date.
    dates: Vec<bool>,
    since_1904: bool,
}

/// Reads a workbook whose main part is `part`.
pub fn read(zip: &Zip<'_>, part: &str, main: &[u8], reading: &mut Reading<'_>, extracted: &mut Extracted) {
    let relations = Relations::of(zip, part, reading);
    let book = book(main, reading);
    let first = |kind: &str, reading: &mut Reading<'_>| {
        relations.kind(kind).next().and_then(|part| zip.read(part, reading)).unwrap_or_default()
    };
    let texts = Texts::read(&first("sharedStrings", reading), reading);
    let dates = date_styles(&first("styles", reading), reading);
    let tables = Tables { texts, dates, since_1904: book.since_1904 };
    for listed in &book.sheets {
        let Some(part) = relations.id(&listed.relation) else { continue };
        if reading.text_left() == 0 {
            break;
        }
        if listed.is_hidden {
            let so_far = extracted.metadata.get("hidden-sheets").map(|names| format!("{names}, ")).unwrap_or_default();
            extracted.describe("hidden-sheets", &format!("{so_far}{}", listed.name));
        }
        read_sheet(zip, part, &listed.name, &tables, reading, extracted);
    }
}

fn book(main: &[u8], reading: &mut Reading<'_>) -> Book {
    let mut book = Book::default();
    let most = reading.limits.pages;
    walk(main, reading, |node| {
        if let Node::Open(tag) = node {
            match tag.name() {
                "workbookPr" => book.since_1904 = tag.get("date1904").is_some_and(|flag| flag == "1" || flag == "true"),
                "sheet" => book.sheets.push(Listed {
                    name: tag.get("name").unwrap_or_default(),
                    relation: tag.relation().unwrap_or_default(),
                    is_hidden: tag.get("state").is_some_and(|state| state != "visible"),
                }),
                _ => {}
            }
        }
        if book.sheets.len() < most { Go::On } else { Go::Out }
    });
    book
}

fn read_sheet(
    zip: &Zip<'_>,
    part: &str,
    name: &str,
    tables: &Tables,
    reading: &mut Reading<'_>,
    extracted: &mut Extracted,
) {
    let Some(bytes) = zip.read(part, reading) else { return reading.meet_damage() };
    let mut texts = vec![cells(&bytes, name, tables, reading)];
    drop(bytes);
    let relations = Relations::of(zip, part, reading);
    // A thread stands a second time as a comment, for programs of old.
    let threads: Vec<&str> = relations.kind("threadedComment").collect();
    let comments = if threads.is_empty() { relations.kind("comments").collect() } else { threads };
    for part in comments.into_iter().chain(relations.kind("drawing")) {
        texts.extend(zip.read(part, reading).map(|bytes| drawing::text(&bytes, reading)));
        let deeper = Relations::of(zip, part, reading);
        texts.extend(drawing::beside(zip, &deeper, reading));
    }
    texts.retain(|text| !text.is_empty());
    reading.push_page(extracted, texts.join("\n"));
    package::children(zip, &relations, reading, extracted);
}

/// The cells of a sheet, below its name.
fn cells(bytes: &[u8], name: &str, tables: &Tables, reading: &mut Reading<'_>) -> String {
    let mut sheet = Sheet::new(name);
    let mut cell = Cell::default();
    let most = reading.text_left();
    let (mut path, mut takes) = (Vec::new(), false);
    walk(bytes, reading, |node| {
        match node {
            Node::Open(tag) => {
                match tag.name() {
                    "row" => sheet.begin_row(),
                    "c" => cell = Cell::new(tag),
                    "v" | "t" | "oddHeader" | "oddFooter" => cell.value.clear(),
                    _ => {}
                }
                path.push(tag.name().to_owned());
                takes = matches!(tag.name(), "v" | "t" | "oddHeader" | "oddFooter");
            }
            Node::Text(text) if takes => cell.value.push_str(text),
            Node::Text(_) => {}
            Node::Close => {
                takes = false;
                match path.pop().as_deref() {
                    Some("v" | "t") if path.iter().any(|name| name == "rPh") => {}
                    Some("v" | "t") => cell.put(tables),
                    Some("c") => sheet.put(&cell.text),
                    Some("oddHeader" | "oddFooter") => {
                        sheet.begin_row();
                        sheet.put(&head(&cell.value));
                    }
                    _ => {}
                }
            }
        }
        if sheet.len() > most { Go::Out } else { Go::On }
    });
    sheet.finish()
}

/// A cell that is being read.
#[derive(Default)]
struct Cell {
    kind: String,
    style: usize,
    value: String,
    text: String,
}

impl Cell {
    fn new(tag: &Tag<'_>) -> Self {
        let style = tag.get("s").and_then(|style| style.parse().ok()).unwrap_or(usize::MAX);
        Self { kind: tag.get("t").unwrap_or_default(), style, ..Self::default() }
    }

    /// Adds what the value means.
    fn put(&mut self, tables: &Tables) {
        match self.kind.as_str() {
            "s" => {
                let text = self.value.trim().parse().ok().and_then(|at| tables.texts.get(at));
                self.text.push_str(text.unwrap_or("\u{FFFD}"));
            }
            "b" => self.text.push_str(if self.value.trim() == "1" { "TRUE" } else { "FALSE" }),
            "" | "n" => {
                let Ok(number) = self.value.trim().parse() else { return self.text.push_str(&self.value) };
                let is_date = tables.dates.get(self.style).copied().unwrap_or(false);
                let date = if is_date { dates::from_sheet(number, tables.since_1904) } else { None };
                self.text.push_str(&date.unwrap_or_else(|| sheet::number(number)));
            }
            _ => self.text.push_str(&self.value),
        }
    }
}

/// A header or footer without its codes (ECMA-376, part 1, 18.3.1.46): `&L`, `&P`, `&"Arial"`, `&12`.
fn head(coded: &str) -> String {
    let mut text = String::new();
    let mut signs = coded.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign != '&' {
            text.push(sign);
            continue;
        }
        match signs.next() {
            Some('"') => drop(signs.by_ref().find(|sign| *sign == '"')),
            Some('K') => drop(signs.by_ref().take(6).last()),
            Some('&') => text.push('&'),
            Some('L' | 'C' | 'R') if !text.is_empty() => text.push(' '),
            Some(digit) if digit.is_ascii_digit() => while signs.next_if(char::is_ascii_digit).is_some() {},
            _ => {}
        }
    }
    text
}

/// The shared strings, one behind the other: hundreds of thousands of them are usual.
struct Texts {
    all: String,
    ends: Vec<usize>,
}

impl Texts {
    fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Self {
        let mut texts = Self { all: String::new(), ends: Vec::new() };
        let (mut takes, mut phonetic) = (false, false);
        let mut path: Vec<String> = Vec::new();
        let most = reading.limits.stream_bytes;
        if bytes.is_empty() {
            return texts;
        }
        walk(bytes, reading, |node| {
            match node {
                Node::Open(tag) => {
                    phonetic |= tag.name() == "rPh";
                    takes = tag.name() == "t" && !phonetic;
                    path.push(tag.name().to_owned());
                }
                Node::Text(text) if takes => texts.all.push_str(text),
                Node::Text(_) => {}
                Node::Close => {
                    takes = false;
                    match path.pop().as_deref() {
                        Some("rPh") => phonetic = false,
                        Some("si") => texts.ends.push(texts.all.len()),
                        _ => {}
                    }
                }
            }
            if texts.all.len() + texts.ends.len() * size_of::<usize>() > most { Go::Out } else { Go::On }
        });
        texts
    }

    fn get(&self, at: usize) -> Option<&str> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.all.get(start..*self.ends.get(at)?)
    }
}

/// Of each cell style, whether its number format is one of a date.
fn date_styles(bytes: &[u8], reading: &mut Reading<'_>) -> Vec<bool> {
    let (mut own, mut styles) = (std::collections::BTreeMap::new(), Vec::new());
    let mut in_cells = false;
    let most = reading.limits.entries;
    if bytes.is_empty() {
        return styles;
    }
    let mut path: Vec<String> = Vec::new();
    walk(bytes, reading, |node| {
        match node {
            Node::Open(tag) => {
                let format = || tag.get("numFmtId").and_then(|id| id.parse::<u16>().ok()).unwrap_or(0);
                match tag.name() {
                    "numFmt" => {
                        own.insert(format(), dates::is_date_format(&tag.get("formatCode").unwrap_or_default()));
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let id = format();
                        styles.push(own.get(&id).copied().unwrap_or_else(|| dates::is_built_in(id)));
                    }
                    _ => {}
                }
                path.push(tag.name().to_owned());
            }
            Node::Text(_) => {}
            Node::Close => in_cells &= path.pop().as_deref() != Some("cellXfs"),
        }
        if styles.len() + own.len() < most { Go::On } else { Go::Out }
    });
    styles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_headers_are_no_text() {
        assert_eq!(head("&L&\"Arial,Bold\"&12機密 Restricted&C&A&R&P/&N"), "機密 Restricted  /");
    }
}
