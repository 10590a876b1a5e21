//! The facts about one unit, as gathered by whoever asks.
//!
//! Facts are append-only elsewhere; here they are a snapshot. Events are looked up
//! by kind and subject key at computation time, so a record filed late picks up
//! what happened before. For an aggregate (a part, a folder) `declared` and the
//! entries of `dates` are those of its latest record.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::constraint::Constraint;
use crate::date::FactDate;

/// Everything the calculus may look at.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Facts {
    /// Identifier of the unit.
    pub unit: String,
    /// How the unit came to its disposal class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignment: Option<Assignment>,
    /// When it was declared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared: Option<FactDate>,
    /// The part, all parts of a folder, or the part that holds a record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartFacts>,
    /// Named date elements; null is a date known to be missing.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub dates: BTreeMap<String, Option<FactDate>>,
    /// Subject keys by name: which contract, which leave application.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub subjects: BTreeMap<String, BTreeSet<String>>,
    /// Registered events; those of other subjects are passed over.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// When the first, second, … stage was completed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stages_completed: Vec<FactDate>,
    /// Floors and ceilings that further filings add.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub constraints: Vec<Constraint>,
}

/// How a unit came to its class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// Inherited, set directly, or set against what would be inherited.
    pub source: AssignmentSource,
    /// From the unit upward to where the class is set: references.
    #[serde(default)]
    pub path: Vec<String>,
    /// Why, for an override.
    #[serde(default)]
    pub reason: String,
}

/// Where an assignment comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AssignmentSource {
    /// From a level above.
    Inherited,
    /// At the unit itself.
    Direct,
    /// At the unit itself, against what it would inherit.
    Override,
}

impl AssignmentSource {
    /// The name on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::Inherited => "inherited",
            Self::Direct => "direct",
            Self::Override => "override",
        }
    }
}

/// The dates of one part.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PartFacts {
    /// Identifier or reference of the part.
    pub id: String,
    /// When it was opened.
    pub opened: Option<FactDate>,
    /// When it was closed; null while it is open.
    pub closed: Option<FactDate>,
    /// Closings that a reopening withdrew; history only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub earlier_closings: Vec<EarlierClosing>,
}

/// A closing that a reopening withdrew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierClosing {
    /// When the part had been closed.
    pub closed: FactDate,
    /// When it was reopened.
    pub reopened: FactDate,
}

/// Something that happened outside the records, registered once for all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Identifier.
    pub id: String,
    /// Kind, for example `leave-ended`.
    pub kind: String,
    /// Subject key, for example the number of the leave application.
    pub subject: String,
    /// When it happened; null where it is known to have happened, but not when.
    pub on: Option<FactDate>,
    /// When it was registered (RFC 3339).
    pub recorded_at: String,
    /// Who registered it.
    #[serde(default)]
    pub recorded_by: String,
    /// Whether it still stands.
    #[serde(default)]
    pub status: EventStatus,
    /// Identifier of the event that corrects this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected_by: Option<String>,
}

/// Whether a registered event still stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventStatus {
    /// It stands.
    #[default]
    Asserted,
    /// Another event stands in its place.
    CorrectedBy,
    /// It never happened.
    Withdrawn,
}

impl Facts {
    /// The subject keys of this name.
    pub(crate) fn keys(&self, subject: &str) -> impl Iterator<Item = &str> {
        self.subjects.get(subject).into_iter().flatten().map(String::as_str)
    }

    /// The events of this kind about this subject key, in the order given.
    pub(crate) fn events_of<'a>(&'a self, kind: &'a str, key: &'a str) -> impl Iterator<Item = &'a Event> {
        self.events.iter().filter(move |event| event.kind == kind && event.subject == key)
    }

    /// These facts with only the events that concern the unit, ordered by
    /// identifier: what others register does not change this unit's digest.
    pub fn concerning(&self) -> Facts {
        let mut facts = self.clone();
        let keys: BTreeSet<&String> = self.subjects.values().flatten().collect();
        facts.events.retain(|event| keys.contains(&event.subject));
        facts.events.sort_by(|a, b| a.id.cmp(&b.id));
        facts
    }
}
