//! The certificate of destruction: what was destroyed, by whom, on what authority and how.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::{Officer, Paper, UnitLine, moment, on, plain, section, signer, units, value, who};
use crate::form::Imprint;
use crate::phrase::Phrases;
use crate::sheet::{Content, Ground, Item, Sheet, Span};

/// How records were destroyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Their keys were destroyed, and what was sealed by them erased.
    Keys,
    /// Paper was shredded.
    Shredded,
    /// Paper was pulped.
    Pulped,
}

/// Who permitted the destruction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Approval {
    /// Who.
    pub by: Officer,
    /// When.
    pub on: Date,
    /// The paper in which it is said.
    pub reference: String,
}

/// A destruction that was carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Destruction {
    /// The schedule by which the records were due, with its version.
    pub schedule: String,
    /// The disposal list: its reference.
    pub list: String,
    /// SHA-256 of the list as it was approved, lower-case hexadecimal.
    pub list_sha256: String,
    /// Who approved it, in order.
    pub approvals: Vec<Approval>,
    /// When it was done.
    pub at: Timestamp,
    /// How.
    pub method: Method,
    /// Who carried it out.
    pub by: Officer,
    /// Who saw it done.
    pub witness: Officer,
    /// What was destroyed.
    pub units: Vec<UnitLine>,
}

impl Destruction {
    /// The certificate, with places for whoever carried it out and whoever saw it done.
    pub fn sheet(&self, imprint: &Imprint) -> Sheet {
        let method = match self.method {
            Method::Keys => "rendition-paper-by-keys",
            Method::Shredded => "rendition-paper-by-shredding",
            Method::Pulped => "rendition-paper-by-pulping",
        };
        let done = vec![
            Item::Note(Phrases.both("rendition-paper-certified")),
            plain("rendition-paper-done-at", &moment(self.at), Span::Half),
            value("rendition-paper-method", Content::Words(Phrases.both(method)), Span::Half),
            who("rendition-paper-done-by", &self.by, Span::Half),
            who("rendition-paper-witness", &self.witness, Span::Half),
        ];
        let sections = vec![
            section("certify", "rendition-paper-destruction-done", Ground::Plain, done),
            section("certify", "rendition-paper-authority", Ground::Plain, self.authority()),
            section("certify", "rendition-paper-units", Ground::Plain, vec![units(&self.units)]),
        ];
        let stages = vec![
            signer("certify", "rendition-paper-done-by", Some("rendition-paper-done-declaration")),
            signer("witness", "rendition-paper-witness", Some("rendition-paper-witness-declaration")),
        ];
        let number = "RM-CD-1";
        let paper = Paper { number, kind: "certificate-of-destruction", title: "rendition-paper-destruction", imprint };
        paper.sheet(self, sections, stages)
    }

    fn authority(&self) -> Vec<Item> {
        let approval = |one: &Approval| {
            [
                who("rendition-paper-approved-by", &one.by, Span::Half),
                on("rendition-paper-approved-on", one.on, Span::Quarter),
                plain("rendition-paper-approved-in", &one.reference, Span::Quarter),
            ]
        };
        let list = [
            plain("rendition-paper-schedule", &self.schedule, Span::Half),
            plain("rendition-paper-list-reference", &self.list, Span::Half),
            plain("rendition-paper-list-digest", &self.list_sha256, Span::Full),
        ];
        list.into_iter().chain(self.approvals.iter().flat_map(approval)).collect()
    }
}
