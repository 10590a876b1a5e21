//! Whether a new field shows nothing and does nothing.
//!
//! Readers do not agree on what becomes of an appearance in a rectangle without extent: some draw it as large as it is.
//! So there must be nothing to draw. Not here: whether such a field may be added.

use lopdf::{Dictionary, Object, ObjectId, Stream};

use crate::form::{Field, rectangle};
use crate::pdf::{Snapshot, StructureFault, array, dictionary, integer, is_blank, numbers, plain};

type Read<T> = Result<T, StructureFault>;

/// Hidden (ISO 32000-2, table 167): neither on the screen nor on paper.
const HIDDEN: i64 = 2;
/// An appearance has kinds, and these have states (12.5.5).
const STATES: usize = 2;

/// All widgets are hidden, or have no extent and nothing to draw.
pub fn is_invisible(snapshot: &Snapshot<'_>, widgets: &[ObjectId]) -> Read<bool> {
    for widget in widgets {
        let found = snapshot.get(*widget)?;
        let Some(entries) = found.as_deref().and_then(|found| dictionary(&found.object)) else { return Ok(false) };
        let is_hidden = integer(entries, "F").is_some_and(|flags| flags & HIDDEN != 0);
        let rect = rectangle(snapshot, *widget)?;
        let is_flat = rect.is_some_and(|[left, bottom, right, top]| left == right || bottom == top);
        let is_unseen = is_hidden || (is_flat && has_no_frame(snapshot, entries)? && has_no_look(snapshot, entries)?);
        if !is_unseen {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Neither the field nor one of its widgets acts, by itself or when touched.
pub fn does_nothing(snapshot: &Snapshot<'_>, field: &Field) -> Read<bool> {
    let acts = |entries: &Dictionary| entries.has(b"A") || entries.has(b"AA");
    for widget in &field.widgets {
        let found = snapshot.get(*widget)?;
        if found.as_deref().and_then(|found| dictionary(&found.object)).is_some_and(acts) {
            return Ok(false);
        }
    }
    Ok(!acts(&field.dictionary))
}

/// No colours, and no border wider than what is drawn without a word.
fn has_no_frame(snapshot: &Snapshot<'_>, widget: &Dictionary) -> Read<bool> {
    let (colours, style, border) =
        (snapshot.value(widget, "MK")?, snapshot.value(widget, "BS")?, snapshot.value(widget, "Border")?);
    let is_thin = |width: &Object| width.as_float().is_ok_and(|width| width <= 1.0);
    let has_none = match &border {
        Object::Null => true,
        Object::Array(parts) => parts.get(2).is_none_or(is_thin),
        _ => false,
    };
    Ok(has_none
        && dictionary(&colours).is_none_or(|all| !all.has(b"BC") && !all.has(b"BG") && !all.has(b"I"))
        && dictionary(&style).is_none_or(|all| all.get(b"W").map_or(true, is_thin)))
}

/// Every appearance is empty.
fn has_no_look(snapshot: &Snapshot<'_>, widget: &Dictionary) -> Read<bool> {
    let mut open = vec![(snapshot.value(widget, "AP")?, 0)];
    while let Some((value, depth)) = open.pop() {
        match &value {
            Object::Null => {}
            Object::Stream(look) if is_empty(snapshot, look) => {}
            Object::Dictionary(states) if depth < STATES => {
                for (_, state) in states.iter() {
                    open.push((snapshot.resolve(state)?, depth + 1));
                }
            }
            _ => return Ok(false),
        }
    }
    Ok(true)
}

/// It draws nothing, or into a box without any extent.
fn is_empty(snapshot: &Snapshot<'_>, look: &Stream) -> bool {
    let room = array(&look.dict, "BBox").and_then(numbers).and_then(|sides| <[f32; 4]>::try_from(sides).ok());
    let has_room = room.is_none_or(|[left, bottom, right, top]| left != right || bottom != top);
    !has_room || plain(look, snapshot.file.limits.stream_bytes).is_some_and(|content| is_blank(&content))
}
