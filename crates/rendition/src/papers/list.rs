//! The disposal list: what is proposed, for those who review it and those who approve it.

use jiff::civil::Date;
use serde::Serialize;
use words::Text;

use super::{Officer, Paper, UnitLine, on, plain, section, signer, units, value, who};
use crate::form::Imprint;
use crate::sheet::{Content, Ground, Sheet, Span};

/// Units proposed for disposal on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DisposalList {
    /// What is to be done with them: destroyed, transferred.
    pub action: Text,
    /// The schedule by which they are due, with its version.
    pub schedule: String,
    /// The day for which this was worked out.
    pub on: Date,
    /// Who made the list.
    pub by: Officer,
    /// The units, in the order of the list.
    pub units: Vec<UnitLine>,
}

impl DisposalList {
    /// The list on paper, with places for whoever prepares, reviews and approves it.
    pub fn sheet(&self, imprint: &Imprint) -> Sheet {
        let about = vec![
            value("rendition-paper-action", Content::Words(self.action.clone()), Span::Third),
            plain("rendition-paper-schedule", &self.schedule, Span::Third),
            on("rendition-paper-as-of", self.on, Span::Third),
            who("rendition-paper-prepared-by", &self.by, Span::Full),
        ];
        let decision = |stage: &str| {
            let later = |name: &str, lines| Content::Later { stage: stage.to_owned(), name: name.to_owned(), lines };
            vec![
                value("rendition-paper-decision", later("decision", 1), Span::Full),
                value("rendition-paper-remarks", later("remarks", 2), Span::Full),
            ]
        };
        let sections = vec![
            section("prepare", "rendition-paper-list-about", Ground::Plain, about),
            section("prepare", "rendition-paper-units", Ground::Plain, vec![units(&self.units)]),
            section("review", "rendition-paper-list-review", Ground::Official, decision("review")),
            section("approve", "rendition-paper-list-approval", Ground::Official, decision("approve")),
        ];
        let stages = vec![
            signer("prepare", "rendition-paper-list-prepared", None),
            signer("review", "rendition-paper-list-review", None),
            signer("approve", "rendition-paper-list-approval", None),
        ];
        let paper = Paper { number: "RM-DL-1", kind: "disposal-list", title: "rendition-paper-list", imprint };
        paper.sheet(self, sections, stages)
    }
}
