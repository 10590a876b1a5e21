//! The receipt: what an authority took into its journal, for whoever handed it in. It is read from the journal and signed by
//! nobody here; the signed head that it names proves it.

use jiff::Timestamp;
use serde::Serialize;
use words::Text;

use super::{Officer, Paper, column, moment, plain, section, value, who};
use crate::form::Imprint;
use crate::sheet::{Content, Ground, Item, Sheet, Span, Table};

/// A file that was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// Its name.
    pub name: String,
    /// Its size.
    pub size_bytes: u64,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
}

/// Something that an authority took on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// What was asked: filed, handed over.
    pub what: Text,
    /// The record or form concerned, by its reference.
    pub about: String,
    /// Its title.
    pub title: Text,
    /// Who asked.
    pub by: Officer,
    /// When, by that desk's clock.
    pub asked_at: Timestamp,
    /// The authority that took it.
    pub authority: Text,
    /// When, by the authority's clock.
    pub accepted_at: Timestamp,
    /// Identifier of the operation.
    pub operation: String,
    /// The chain of the authority's journal.
    pub scope: String,
    /// Place in it.
    pub position: u64,
    /// The newest place that the authority signed and the desk checked.
    pub head: u64,
    /// The files that were handed in.
    pub files: Vec<Taken>,
}

impl Receipt {
    /// The receipt.
    pub fn sheet(&self, imprint: &Imprint) -> Sheet {
        let asked = vec![
            value("rendition-paper-what", Content::Words(self.what.clone()), Span::Half),
            plain("rendition-paper-about", &self.about, Span::Half),
            value("rendition-paper-title", Content::Words(self.title.clone()), Span::Full),
            who("rendition-paper-asked-by", &self.by, Span::Half),
            plain("rendition-paper-asked-at", &moment(self.asked_at), Span::Half),
        ];
        let taken = vec![
            value("rendition-paper-taken-by", Content::Words(self.authority.clone()), Span::Half),
            plain("rendition-paper-taken-at", &moment(self.accepted_at), Span::Half),
            plain("rendition-paper-operation", &self.operation, Span::Full),
            plain("rendition-paper-scope", &self.scope, Span::Half),
            plain("rendition-paper-position", &self.position.to_string(), Span::Quarter),
            plain("rendition-paper-head", &self.head.to_string(), Span::Quarter),
        ];
        let mut sections = vec![
            section("issue", "rendition-paper-asked", Ground::Plain, asked),
            section("issue", "rendition-paper-taken", Ground::Plain, taken),
        ];
        if !self.files.is_empty() {
            sections.push(section("issue", "rendition-paper-files", Ground::Plain, vec![self.table()]));
        }
        let paper = Paper { number: "RM-RC-1", kind: "receipt", title: "rendition-paper-receipt", imprint };
        paper.sheet(self, sections, Vec::new())
    }

    fn table(&self) -> Item {
        let row = |file: &Taken| {
            let cells = [file.name.clone(), file.size_bytes.to_string(), file.sha256.clone()];
            cells.map(Content::Plain).to_vec()
        };
        Item::Table(Table {
            label: Text::default(),
            within: Text::default(),
            columns: vec![
                column("rendition-paper-file", 24, false),
                column("rendition-paper-bytes", 10, true),
                column("rendition-paper-digest", 36, false),
            ],
            rows: self.files.iter().map(row).collect(),
            offices: Vec::new(),
            totals: Vec::new(),
        })
    }
}
