//! What a transaction changed, so that views refresh exactly that.

use std::collections::{BTreeMap, BTreeSet};

use records::Kind;

/// What a change can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// Form definitions.
    Forms,
    /// Which drafts there are.
    Drafts,
    /// What stands in a draft.
    Answers,
    /// What waits for somebody.
    Work,
    /// Classes, folders and parts.
    Plan,
    /// Records.
    Records,
    /// The index has work to do.
    Index,
    /// Facts and schedules.
    Keeping,
    /// Outbox and receipts.
    Sync,
    /// What needs attention.
    Tray,
    /// Whose certificates are trusted.
    Trust,
    /// The chains.
    Log,
}

/// Topics with the ids concerned; an empty set means all of the topic.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes(pub BTreeMap<Topic, BTreeSet<String>>);

impl Changes {
    /// Notes that `id` of `topic` changed.
    pub fn note(&mut self, topic: Topic, id: impl ToString) {
        self.0.entry(topic).or_default().insert(id.to_string());
    }

    /// Notes a changed entity under its topic.
    pub fn note_entity(&mut self, kind: Kind, id: impl ToString) {
        let topic = match kind {
            Kind::Agent | Kind::Class | Kind::Folder | Kind::Part => Topic::Plan,
            Kind::Schedule | Kind::Fact => Topic::Keeping,
            Kind::TrustList => Topic::Trust,
            Kind::Publisher | Kind::Catalogue | Kind::Form | Kind::Target => Topic::Forms,
            Kind::Record => Topic::Records,
            Kind::Instance => Topic::Work,
        };
        self.note(topic, id);
    }

    /// Nothing changed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds what another transaction changed.
    pub fn extend(&mut self, other: Changes) {
        for (topic, ids) in other.0 {
            self.0.entry(topic).or_default().extend(ids);
        }
    }
}
