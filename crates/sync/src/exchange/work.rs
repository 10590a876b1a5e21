//! What is still to be sent in this exchange, and what comes next.
//!
//! Operations go in the order in which this desk came by them, but none blocks the queue: one that is
//! refused or cannot go now holds back only later operations on the same entity. Files go
//! before the operation that names them, in rounds, so that a large file holds back neither
//! the small ones behind it nor what is to be fetched.

use std::collections::{BTreeMap, BTreeSet};

use records::{ComponentRef, EntityId, OpId, SignedOperation};
use words::Message;

use crate::exchange::talk::{OutboxEntry, OutboxStanding};
use crate::message::{Answer, PUSH_BYTES_MAX, PUSH_OPERATIONS_MAX, PushRequest, UploadState};

/// What the frame of a push takes beside its operations, in bytes, generously.
const FRAME_BYTES: usize = 64;
/// How often in one exchange an operation is offered that the authority holds over.
const OFFERS_MAX: u32 = 3;
/// How often a file may fail to grow before it waits for the next exchange.
const STALLS_MAX: u32 = 3;

/// A file by owner and name.
type FileKey = (EntityId, String);

fn key(component: &ComponentRef) -> FileKey {
    (component.owner, component.name.clone())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Ready,
    /// Sent and accepted.
    Accepted,
    /// Not in this exchange any more; the next one tries again.
    Later,
    Attention,
}

#[derive(Debug, Clone, PartialEq)]
struct Entry {
    signed: SignedOperation,
    bytes: usize,
    standing: Standing,
    /// Offered and held over so many times.
    offers: u32,
    /// The authority wants it although an earlier one on its entity is unresolved.
    wanted: bool,
}

/// What the work knows of a file.
#[derive(Debug, Clone, PartialEq)]
struct Upload {
    state: UploadState,
    stalls: u32,
}

/// The next thing to do.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Next {
    /// Ask how much of a file is there.
    Offer(ComponentRef),
    /// Send a piece of a file.
    Piece { component: ComponentRef, offset: u64, length: u64 },
    /// Push the operations at these places.
    Push(Vec<u64>),
    /// This one can never be sent.
    TooLarge(u64),
    /// Nothing for now.
    Nothing,
}

/// Outbox and uploads of one exchange.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Work {
    entries: BTreeMap<u64, Entry>,
    uploads: BTreeMap<FileKey, Upload>,
    batch_limit: usize,
    piece_bytes: u64,
    pieces_left: u32,
}

impl Work {
    pub(super) fn new(outbox: Vec<OutboxEntry>, piece_bytes: u64, round_pieces: u32) -> Self {
        let entries = outbox.into_iter().map(|entry| (entry.place, prepared(entry))).collect();
        let batch_limit = PUSH_OPERATIONS_MAX;
        Self { entries, uploads: BTreeMap::new(), batch_limit, piece_bytes, pieces_left: round_pieces }
    }

    /// Operations that still wait to be sent.
    pub(super) fn waiting(&self) -> usize {
        self.count(|standing| matches!(standing, Standing::Ready | Standing::Later))
    }

    /// Operations that need a person.
    pub(super) fn attention(&self) -> usize {
        self.count(|standing| standing == Standing::Attention)
    }

    /// Whether some wait for the next exchange although nobody needs to do anything.
    pub(super) fn has_later(&self) -> bool {
        self.count(|standing| standing == Standing::Later) > 0
    }

    fn count(&self, which: impl Fn(Standing) -> bool) -> usize {
        self.entries.values().filter(|entry| which(entry.standing)).count()
    }

    /// Lets another round of pieces begin.
    pub(super) fn next_round(&mut self, pieces: u32) {
        self.pieces_left = pieces;
    }

    /// Whether files are left over only because the round is used up.
    pub(super) fn is_unfinished(&self) -> bool {
        self.next() == Next::Nothing && self.next_with(1) != Next::Nothing
    }

    /// What to do next.
    pub(super) fn next(&self) -> Next {
        self.next_with(self.pieces_left)
    }

    fn next_with(&self, pieces_left: u32) -> Next {
        let mut held: BTreeSet<EntityId> = BTreeSet::new();
        let mut named: BTreeSet<EntityId> = BTreeSet::new();
        let mut batch = Vec::new();
        let mut bytes = FRAME_BYTES;
        for (seq, entry) in &self.entries {
            let entity = entry.signed.operation.entity;
            match entry.standing {
                Standing::Accepted => continue,
                Standing::Ready if entry.wanted || !held.contains(&entity) => {}
                _ => {
                    held.insert(entity);
                    continue;
                }
            }
            if FRAME_BYTES + entry.bytes > PUSH_BYTES_MAX && batch.is_empty() {
                return Next::TooLarge(*seq);
            }
            // The answer to the first operation on an entity decides about the second.
            let full = batch.len() == self.batch_limit || bytes + entry.bytes > PUSH_BYTES_MAX;
            if full || named.contains(&entity) {
                break;
            }
            match self.next_for(entry) {
                Some(Next::Piece { component, .. }) if !batch.is_empty() && component.size_bytes > self.piece_bytes => {
                    break;
                }
                Some(Next::Piece { .. }) if pieces_left == 0 => {
                    held.insert(entity);
                    continue;
                }
                Some(first) => return first,
                None => {}
            }
            bytes += entry.bytes + 1;
            named.insert(entity);
            batch.push(*seq);
        }
        if batch.is_empty() { Next::Nothing } else { Next::Push(batch) }
    }

    /// What must be done for the files of an operation before it can go.
    fn next_for(&self, entry: &Entry) -> Option<Next> {
        entry.signed.operation.components.iter().find_map(|component| match self.uploads.get(&key(component)) {
            None => Some(Next::Offer(component.clone())),
            Some(upload) if upload.state.complete => None,
            Some(upload) => {
                let offset = upload.state.offset.min(component.size_bytes);
                let length = self.piece_bytes.min(component.size_bytes - offset);
                Some(Next::Piece { component: component.clone(), offset, length })
            }
        })
    }

    /// The push of these operations.
    pub(super) fn push(&self, batch: &[u64]) -> PushRequest {
        let entries = batch.iter().filter_map(|seq| self.entries.get(seq));
        PushRequest { operations: entries.map(|entry| entry.signed.clone()).collect() }
    }

    /// Notes how much of a file the authority holds.
    pub(super) fn note_upload(&mut self, component: &ComponentRef, state: UploadState, was_piece: bool) {
        let before = self.uploads.get(&key(component));
        let grown = before.is_none_or(|before| state.complete || state.offset > before.state.offset);
        let stalls = before.map_or(0, |before| before.stalls) + u32::from(was_piece && !grown);
        self.uploads.insert(key(component), Upload { state, stalls });
        if was_piece {
            self.pieces_left = self.pieces_left.saturating_sub(1);
        }
        if stalls >= STALLS_MAX {
            self.set_all_naming(component, Standing::Later);
        }
    }

    /// Takes the operations that name a file out of the queue: the file cannot be had.
    /// Answers what is to be remembered of them.
    pub(super) fn refuse_file(&mut self, component: &ComponentRef, message: &Message) -> Vec<(OpId, Answer)> {
        self.set_all_naming(component, Standing::Attention)
            .into_iter()
            .map(|op_id| (op_id, Answer::Rejected { message: message.clone(), permanent: true }))
            .collect()
    }

    fn set_all_naming(&mut self, component: &ComponentRef, standing: Standing) -> Vec<OpId> {
        let mut touched = Vec::new();
        for entry in self.entries.values_mut().filter(|entry| entry.standing == Standing::Ready) {
            if entry.signed.operation.components.iter().any(|named| key(named) == key(component)) {
                entry.standing = standing;
                touched.push(entry.signed.operation.op_id);
            }
        }
        touched
    }

    /// Notes the answers to a batch. Answers to what was not asked are left aside; what got
    /// no answer waits for the next exchange.
    pub(super) fn note_answers(&mut self, batch: &[u64], answers: Vec<(OpId, Answer)>) -> Vec<(OpId, Answer)> {
        let mut by_id: BTreeMap<OpId, Answer> = answers.into_iter().collect();
        let mut known = Vec::new();
        for seq in batch {
            let Some(entry) = self.entries.get_mut(seq) else { continue };
            match by_id.remove(&entry.signed.operation.op_id) {
                Some(answer) => {
                    known.push((entry.signed.operation.op_id, answer.clone()));
                    self.note_answer(*seq, answer);
                }
                None => entry.standing = Standing::Later,
            }
        }
        self.batch_limit = (self.batch_limit * 2).min(PUSH_OPERATIONS_MAX);
        known
    }

    fn note_answer(&mut self, seq: u64, answer: Answer) {
        let standing = match answer {
            Answer::Applied { .. } | Answer::Duplicate { .. } => Standing::Accepted,
            Answer::Conflict { .. } | Answer::Rejected { permanent: true, .. } => Standing::Attention,
            Answer::Rejected { permanent: false, .. } => Standing::Later,
            Answer::HeldOver { missing_device_seq, missing_components } => {
                for component in &missing_components {
                    self.uploads.remove(&key(component));
                }
                self.held_over(seq, missing_device_seq)
            }
        };
        if let Some(entry) = self.entries.get_mut(&seq) {
            entry.standing = standing;
        }
    }

    /// An operation that is held over is offered again once what is missing has gone ahead.
    fn held_over(&mut self, seq: u64, missing: Option<u64>) -> Standing {
        if let Some(missing) = missing.and_then(|missing| self.entries.get_mut(&missing)) {
            missing.wanted = true;
        }
        let Some(entry) = self.entries.get_mut(&seq) else { return Standing::Later };
        entry.offers += 1;
        if entry.offers < OFFERS_MAX { Standing::Ready } else { Standing::Later }
    }

    /// A whole push was refused for good: the half of it is tried, down to the one operation
    /// that is to blame. That one is answered, to be remembered.
    pub(super) fn refuse_push(&mut self, batch: &[u64], message: &Message) -> Vec<(OpId, Answer)> {
        if let [seq] = batch {
            return self.refuse_one(*seq, message);
        }
        self.batch_limit = (batch.len() / 2).max(1);
        Vec::new()
    }

    /// Takes one operation out of the queue and answers what is to be remembered of it.
    pub(super) fn refuse_one(&mut self, seq: u64, message: &Message) -> Vec<(OpId, Answer)> {
        let Some(entry) = self.entries.get_mut(&seq) else { return Vec::new() };
        entry.standing = Standing::Attention;
        vec![(entry.signed.operation.op_id, Answer::Rejected { message: message.clone(), permanent: true })]
    }
}

fn prepared(entry: OutboxEntry) -> Entry {
    let bytes = serde_json::to_vec(&entry.signed).map_or(usize::MAX / 2, |json| json.len());
    let standing = match entry.standing {
        OutboxStanding::Waiting => Standing::Ready,
        OutboxStanding::Accepted => Standing::Accepted,
        OutboxStanding::Attention => Standing::Attention,
    };
    Entry { signed: entry.signed, bytes, standing, offers: 0, wanted: false }
}

#[cfg(test)]
mod tests;
