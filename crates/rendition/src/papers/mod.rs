//! The papers of keeping: the list of what is to be disposed of, the certificate of what was destroyed, the receipt for what
//! an authority took on. They are sheets like those of a form, drawn and finished by the same hands, and carry their
//! content as data beside the page.
//!
//! Whoever asks says what happened; nothing is decided here, and nothing is looked up.

mod destruction;
mod list;
mod receipt;

use forms::day;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use words::{Lang, Text};

use crate::finish::properties::office;
use crate::form::Imprint;
use crate::phrase::Phrases;
use crate::sheet::{Column, Content, Ground, Item, Kind, SealPlace, Section, Sheet, Span, Stage, Table, Total, Value};

pub use destruction::{Approval, Destruction, Method};
pub use list::DisposalList;
pub use receipt::{Receipt, Taken};

/// Edition of these papers: their shape, printed at the foot.
const EDITION: &str = "11/2026";

/// Somebody who acts, by name and post.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Officer {
    /// Name in both languages.
    pub name: Text,
    /// Post in both languages.
    pub post: Text,
}

/// What is disposed of as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitLine {
    /// Its reference.
    pub reference: String,
    /// Its title.
    pub title: Text,
    /// Code of its disposal class.
    pub class: String,
    /// The first and the last day that its records are about; nothing where that is not known.
    pub covers: Option<(Date, Date)>,
    /// How many records it holds.
    pub records: u64,
    /// The first day on which the action may be taken.
    pub due: Date,
}

/// What is embedded: the paper's kind, and everything that it says.
#[derive(Serialize)]
struct Data<'a, T> {
    /// Version of this shape.
    paper: u32,
    kind: &'static str,
    reference: &'a str,
    made_at: Timestamp,
    #[serde(flatten)]
    says: &'a T,
}

/// A paper in the making.
struct Paper<'a> {
    /// Printed at the foot, and named in the data.
    number: &'static str,
    kind: &'static str,
    title: &'static str,
    imprint: &'a Imprint,
}

impl Paper<'_> {
    fn sheet<T: Serialize>(self, says: &T, sections: Vec<Section>, stages: Vec<Stage>) -> Sheet {
        let Imprint { department, reference, author, made_at } = self.imprint;
        let data = Data { paper: 1, kind: self.kind, reference, made_at: *made_at, says };
        Sheet {
            title: Phrases.both(self.title),
            department: department.clone(),
            purpose: None,
            form_no: self.number.to_owned(),
            edition: EDITION.to_owned(),
            reference: reference.clone(),
            author: author.clone(),
            made_at: *made_at,
            sections,
            stages,
            notes: Vec::new(),
            // Only words, numbers and days: nothing in it cannot be written.
            data: serde_json::to_string(&data).unwrap_or_default(),
            kind: Kind::Paper,
        }
    }
}

/// A section in the hands of `stage`, under a phrase.
fn section(stage: &str, heading: &str, ground: Ground, items: Vec<Item>) -> Section {
    let part = Some(Phrases.both(heading));
    Section { part, heading: Text::default(), hint: None, stage: stage.to_owned(), ground, items }
}

/// A stage that signs.
fn signer(id: &str, title: &str, declaration: Option<&str>) -> Stage {
    let declaration = declaration.map(|code| Phrases.both(code));
    Stage { id: id.to_owned(), title: Phrases.both(title), seal: SealPlace::Here, caption: None, declaration }
}

fn value(label: &str, content: Content, span: Span) -> Item {
    Item::Value(Value { label: Phrases.both(label), content, span })
}

fn plain(label: &str, text: &str, span: Span) -> Item {
    value(label, Content::Plain(text.to_owned()), span)
}

fn on(label: &str, date: Date, span: Span) -> Item {
    value(label, Content::Words(day(date)), span)
}

/// Who, and in which post.
fn who(label: &str, officer: &Officer, span: Span) -> Item {
    let with = |lang| format!("{}  {}", officer.name.read(lang), officer.post.read(lang)).trim().to_owned();
    let name = Text::new(with(Lang::En), with(Lang::ZhHantHk));
    let content = if name.en == name.zh { Content::Plain(name.en) } else { Content::Words(name) };
    value(label, content, span)
}

/// `2026-11-21 14:03:00 (UTC+8)`.
fn moment(at: Timestamp) -> String {
    office(at).strftime("%Y-%m-%d %H:%M:%S (UTC+8)").to_string()
}

fn column(code: &str, weight: u16, figures: bool) -> Column {
    Column { heading: Phrases.both(code), weight, figures }
}

/// The units, one to a row, and how many records they hold in all.
fn units(units: &[UnitLine]) -> Item {
    let days = |covers: (Date, Date)| Content::Plain(format!("{} – {}", covers.0, covers.1));
    let row = |unit: &UnitLine| {
        vec![
            Content::Plain(unit.reference.clone()),
            Content::Words(unit.title.clone()),
            Content::Plain(unit.class.clone()),
            unit.covers.map_or(Content::Blank, days),
            Content::Plain(unit.due.to_string()),
            Content::Plain(unit.records.to_string()),
        ]
    };
    let records: u64 = units.iter().map(|unit| unit.records).sum();
    Item::Table(Table {
        label: Text::default(),
        within: Text::default(),
        columns: vec![
            column("rendition-paper-unit", 22, false),
            column("rendition-paper-title", 40, false),
            column("rendition-paper-class", 14, false),
            column("rendition-paper-covers", 18, false),
            column("rendition-paper-due", 16, false),
            column("rendition-paper-records", 12, true),
        ],
        rows: units.iter().map(row).collect(),
        offices: Vec::new(),
        totals: vec![Total { label: Phrases.both("rendition-paper-records-all"), value: records.to_string() }],
    })
}
