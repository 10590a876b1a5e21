//! What becomes of many records, in the shapes of the contract.

use std::collections::BTreeMap;

use records::{Entity, State};
use words::{Lang, Message, Text};

use super::metadata::{choices, label_of, name_of, raw, shown};
use super::shaped::{changed, count};
use super::wire_error;
use crate::bulk::{CopyPreview, Fate, Line, Preview, Progress};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::bulk::{
    BulkProgress, CopiesPreview, CopyName, EditFate, EditRow, EditsPreview, ElementEdit, RefusedCount, RefusedOne,
    SharedElement,
};
use crate::view::common::WireError;

/// Copies that are named; the rest are counted.
const FIRST: usize = 200;

/// A preview of changes in numbers.
pub(super) fn edits_preview(desk: &Desk, preview: &Preview, lang: Lang) -> Result<EditsPreview, Failure> {
    let unseen = preview.unseen();
    let elements = preview.common().iter().filter(|_| unseen == 0).map(|common| {
        Ok(SharedElement {
            element: name_of(common.element),
            label: label_of(common.element),
            raw: common.value.as_ref().map(raw),
            choices: choices(desk, common.element)?,
        })
    });
    let refused = preview.lines.iter().filter(|_| unseen == 0).filter_map(|line| refusal(&line.fate));
    Ok(EditsPreview {
        preview_id: preview.id.clone(),
        records: count(preview.lines.len() + unseen),
        unseen: count(unseen),
        changing: count(preview.count(|fate| matches!(fate, Fate::Changes(_)))),
        unchanged: count(preview.count(|fate| matches!(fate, Fate::Same))),
        refused: counted(refused, lang),
        elements: elements.collect::<Result<_, Failure>>()?,
    })
}

/// A preview of copies in numbers, with the names of the first.
pub(super) fn copies_preview(preview: &CopyPreview, lang: Lang) -> CopiesPreview {
    let unseen = preview.unseen();
    let named = preview.files().take(FIRST).filter(|_| unseen == 0).map(|file| CopyName {
        reference: file.reference.clone(),
        name: file.name.clone(),
        size_bytes: file.size_bytes,
    });
    CopiesPreview {
        preview_id: preview.id.clone(),
        chosen: count(preview.records() + preview.refused.len() + unseen),
        records: count(preview.records()),
        unseen: count(unseen),
        files: count(preview.files().count()),
        size_bytes: preview.files().map(|file| file.size_bytes).sum(),
        first: named.collect(),
        refused: counted(preview.refused.iter().filter(|_| unseen == 0).map(|(_, why)| why), lang),
    }
}

fn refusal(fate: &Fate) -> Option<&Message> {
    match fate {
        Fate::Refused(why) => Some(why),
        _ => None,
    }
}

/// Reasons with the number of records that have each, the most frequent first.
fn counted<'a>(reasons: impl Iterator<Item = &'a Message>, lang: Lang) -> Vec<RefusedCount> {
    let mut counts: BTreeMap<String, (usize, WireError)> = BTreeMap::new();
    for why in reasons {
        let error = said(why, lang);
        counts.entry(error.message.clone()).or_insert((0, error)).0 += 1;
    }
    let mut all: Vec<RefusedCount> =
        counts.into_values().map(|(n, why)| RefusedCount { count: count(n), why }).collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.count));
    all
}

/// One record of a preview.
pub(super) fn row(desk: &Desk, line: &Line, lang: Lang) -> Result<EditRow, Failure> {
    let (fate, edits) = match &line.fate {
        Fate::Changes(edits) => (EditFate::Changing, edits.as_slice()),
        Fate::Done(edits) => (EditFate::Done, edits.as_slice()),
        Fate::Same => (EditFate::Unchanged, [].as_slice()),
        Fate::Refused(_) => (EditFate::Refused, [].as_slice()),
    };
    let edits = edits.iter().map(|(element, old, new)| {
        Ok(ElementEdit {
            element: name_of(*element),
            label: label_of(*element),
            old: shown(desk, *element, old)?,
            new: shown(desk, *element, new)?,
        })
    });
    let title = match desk.store().entity(line.record)? {
        Some(Entity { state: State::Record(record), .. }) => record.title,
        _ => Text::default(),
    };
    Ok(EditRow {
        record_id: line.record.to_string(),
        reference: line.reference.clone(),
        title,
        fate,
        edits: edits.collect::<Result<_, Failure>>()?,
        why: refusal(&line.fate).map(|why| said(why, lang)),
    })
}

/// How far it is.
pub(super) fn progress(progress: Progress, lang: Lang) -> BulkProgress {
    let refused = progress.refused.into_iter().map(|(name, why)| RefusedOne { name, error: said(&why, lang) });
    BulkProgress {
        done: count(progress.done),
        refused: refused.collect(),
        left: count(progress.left),
        changed: changed(&progress.changes),
    }
}

fn said(why: &Message, lang: Lang) -> WireError {
    wire_error(&Failure::refusal(why.clone()), lang)
}
