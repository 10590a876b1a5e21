//! Bytes of an update that its table does not account for.
//!
//! A reader that finds a table to its dislike goes through the file by itself and takes every object that it comes upon,
//! the last of a number before all others. What stands in an update must therefore be what its table states: objects,
//! the table itself, and white space or comments between them. Not here: what those objects are.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use regex::bytes::Regex;

use super::change::ChangeKind;
use super::findings::Findings;
use crate::pdf::{Place, Revision, SectionKind, Snapshot, StructureFault, array, integer, is_blank};

/// Looks at the bytes of the newest revision of a document.
pub fn stray(after: &Snapshot<'_>, found: &mut Findings) -> Result<(), StructureFault> {
    let revision = &after.file.revisions[after.revision];
    let size = integer(&revision.trailer, "Size").and_then(|size| usize::try_from(size).ok());
    let highest = revision.places.keys().next_back().copied().unwrap_or(0);
    if size.is_none_or(|size| size <= highest as usize || size > after.file.limits.objects) {
        found.content(highest, "Trailer/Size");
    }
    if !is_usual(after) {
        found.content(0, "Trailer");
    }
    let (mut stated, mut streams) = (Vec::new(), BTreeSet::new());
    for place in revision.places.values() {
        match place {
            Place::At { offset, .. } if revision.range.contains(offset) => {
                stated.push(*offset..after.file.object(*offset, after)?.end);
            }
            Place::In { container, .. } => {
                streams.insert(*container);
            }
            _ => {}
        }
    }
    for stream in streams {
        let members = after.members(stream)?;
        if let Some(other) = members.into_iter().find(|member| !is_in(revision, *member, stream)) {
            found.other(ChangeKind::ObjectsHidden, other, format!("Object {other}"));
        }
    }
    let beside = integer(&revision.trailer, "XRefStm").and_then(|at| usize::try_from(at).ok());
    if let Some(at) = beside.filter(|at| revision.range.contains(at)) {
        stated.push(at..after.file.object(at, after)?.end);
    }
    stated.push(revision.section_at..revision.range.end);
    stated.sort_by_key(|range| range.start);
    if let Some(at) = gap(after.file.bytes, &revision.range, &stated)
        .or_else(|| disguised(after, &revision.range, &stated, revision.kind))
    {
        found.other(ChangeKind::ObjectsHidden, 0, format!("Byte {at}"));
    }
    Ok(())
}

/// Octets of a kind, of an offset, and of a generation at most.
const WIDTHS: [i64; 3] = [4, 8, 4];

/// Columns of a table are as wide as the format says, and those of a stream as wide as a number; readers who look at other
/// places for an entry find other objects, or repair.
fn is_usual(after: &Snapshot<'_>) -> bool {
    static TABLE: OnceLock<Option<Regex>> = OnceLock::new();
    let revision = &after.file.revisions[after.revision];
    match revision.kind {
        SectionKind::Stream(_) => {
            let widths = array(&revision.trailer, "W").unwrap_or_default();
            widths.iter().zip(WIDTHS).all(|(width, most)| width.as_i64().is_ok_and(|width| width <= most))
        }
        SectionKind::Table => {
            let end = r"(?: \r| \n|\r\n)";
            let section = r"[0-9]+ [0-9]+ ?(?:\r\n|\n|\r)";
            let whole =
                format!(r"^\s?\s?xref ?(?:\r\n|\n|\r)(?:{section}(?:[0-9]{{10}} [0-9]{{5}} [nf]{end})*)+\s*trailer");
            let table = TABLE.get_or_init(|| Regex::new(&whole).ok()).as_ref();
            table.is_some_and(|table| table.is_match(&after.file.bytes[revision.section_at..]))
        }
    }
}

/// The table states an object of an object stream; one that goes through the file takes them all.
fn is_in(revision: &Revision, number: u32, stream: u32) -> bool {
    matches!(revision.places.get(&number), Some(Place::In { container, .. }) if *container == stream)
}

/// The first byte between what is stated that is neither white space nor comment.
fn gap(bytes: &[u8], all: &Range<usize>, stated: &[Range<usize>]) -> Option<usize> {
    let mut at = all.start;
    for range in stated {
        if range.start > at && !is_blank(&bytes[at..range.start]) {
            return Some(at);
        }
        at = at.max(range.end);
    }
    None
}

/// The beginning of an object or a trailer inside of a string or a stream, where readers of lines would find it.
fn disguised(after: &Snapshot<'_>, all: &Range<usize>, stated: &[Range<usize>], kind: SectionKind) -> Option<usize> {
    static MARKS: OnceLock<Option<Regex>> = OnceLock::new();
    let marks = MARKS.get_or_init(|| Regex::new(r"[0-9]+\s+[0-9]+\s*obj|trailer\s*<<").ok()).as_ref()?;
    let starts: BTreeSet<usize> = stated.iter().map(|range| range.start).collect();
    let is_stated = |at: usize| starts.contains(&at) || at.checked_sub(1).is_some_and(|at| starts.contains(&at));
    let mut trailers = usize::from(kind == SectionKind::Table);
    marks.find_iter(&after.file.bytes[all.clone()]).map(|mark| (mark.start() + all.start, mark.as_bytes())).find_map(
        |(at, mark)| {
            let is_trailer = mark.starts_with(b"trailer");
            let is_own = if is_trailer { std::mem::replace(&mut trailers, 0) == 1 } else { is_stated(at) };
            (!is_own).then_some(at)
        },
    )
}
