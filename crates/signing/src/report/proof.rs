//! What proves that something existed by a time: document time-stamps that hold, newest first.
//!
//! Not here: whether a time-stamp holds.

use jiff::Timestamp;

/// Proofs of existence.
#[derive(Debug, Clone)]
pub struct Proofs {
    now: Timestamp,
    /// The revision that a time-stamp ends, and its time.
    stamps: Vec<(usize, Timestamp)>,
}

impl Proofs {
    /// No proof but that everything exists now.
    pub fn at(now: Timestamp) -> Self {
        Self { now, stamps: Vec::new() }
    }

    /// A time-stamp that holds covers everything up to the end of its revision.
    pub fn add(&mut self, revision: usize, at: Timestamp) {
        self.stamps.push((revision, at));
    }

    /// When at the latest a signature existed that ends this revision; nothing when nothing proves it.
    pub fn of_signature(&self, revision: usize) -> Option<Timestamp> {
        self.stamps.iter().filter(|(covered, _)| *covered > revision).map(|(_, at)| *at).min()
    }

    /// When at the latest evidence existed that a revision holds, or that came beside the file.
    pub fn of_evidence(&self, revision: Option<usize>) -> Timestamp {
        let covering = self.stamps.iter().filter(|(covered, _)| revision.is_some_and(|revision| *covered >= revision));
        covering.map(|(_, at)| *at).min().unwrap_or(self.now)
    }
}
