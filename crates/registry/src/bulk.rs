//! The same done to many records: what would happen is worked out and shown first, then exactly that is
//! done, both a few at a time, so that one sees how far it is and can stop. One that is refused keeps no other back.
//!
//! A preview is kept by the open desk and goes when it is locked. Deliberately not here: which records are
//! meant (`choosing`).

mod copies;
mod edits;
mod references;

use records::EntityId;
use uuid::Uuid;
use words::Message;

use crate::failure::Failure;

pub(crate) use copies::CopyPreview;
pub(crate) use edits::{Fate, Line, Preview, Wanted, differences};

/// Most records that are dealt with in one call, which answers within a moment.
const AT_ONCE: usize = 100;
/// Most records that are looked at in one call: nothing is written.
const LOOKED_AT_ONCE: usize = 250;

/// What was shown, and what was done of it. A new preview does not take away the way back from the last change.
#[derive(Default)]
pub(crate) struct Shown {
    /// Changes of elements that were shown and not yet begun.
    edits: Option<Preview>,
    /// Changes of elements of which at least some were done.
    begun: Option<Preview>,
    copies: Option<CopyPreview>,
}

/// What became of some of the records.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    /// Done in this call.
    pub(crate) done: usize,
    /// Refused in this call, by reference, and why.
    pub(crate) refused: Vec<(String, Message)>,
    /// Records that are still to come.
    pub(crate) left: usize,
    pub(crate) changes: store::Changes,
}

/// A new identity for a preview.
fn new_id() -> String {
    Uuid::now_v7().to_string()
}

/// Records that a preview has not looked at yet, in their order.
#[derive(Debug)]
struct Unseen(std::vec::IntoIter<EntityId>);

impl Unseen {
    /// # Errors
    /// A refusal when there are none at all.
    fn of(records: Vec<EntityId>) -> Result<Self, Failure> {
        if records.is_empty() {
            return Err(Failure::refusal(Message::new("registry-nothing-chosen")));
        }
        Ok(Self(records.into_iter()))
    }

    /// Takes the next few.
    fn next(&mut self) -> impl Iterator<Item = EntityId> {
        self.0.by_ref().take(LOOKED_AT_ONCE)
    }

    fn count(&self) -> usize {
        self.0.len()
    }
}

fn gone() -> Failure {
    Failure::refusal(Message::new("registry-preview-gone"))
}

/// The reference of a record for people; its identity where there is no such record any more.
fn named(entity: Option<&records::Entity>, id: EntityId) -> String {
    entity.and_then(|entity| entity.state.keys().into_iter().next()).unwrap_or_else(|| id.to_string())
}
