//! One cross-reference section: a table with its trailer, or a stream (ISO 32000-2, 7.5.4 to 7.5.8).
//!
//! Not here: how sections hang together.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, Stream};

use super::content::plain;
use super::dictionary::{array, integer, name};
use super::objects::{DirectLengths, indirect};
use super::syntax::{Syntax, SyntaxFault, is_space};
use crate::limits::Limits;

/// Where an object stands, as a section says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Nowhere: the number is free.
    Free,
    /// At an offset of the file.
    At {
        /// First byte of the object.
        offset: usize,
        /// Generation that must stand before `obj`.
        generation: u16,
    },
    /// Inside an object stream.
    In {
        /// Number of the stream.
        container: u32,
        /// Position in it, from zero.
        index: usize,
    },
}

/// How a section is written; an update repeats the kind of its base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionKind {
    /// `xref` … `trailer`.
    Table,
    /// An object of type `XRef`, with its number.
    Stream(u32),
}

/// A section.
#[derive(Debug, Clone)]
pub struct Section {
    /// Offset of its first byte.
    pub at: usize,
    /// How it is written.
    pub kind: SectionKind,
    /// Places by object number.
    pub places: BTreeMap<u32, Place>,
    /// The trailer dictionary; of a stream, its own dictionary.
    pub trailer: Dictionary,
    /// Offset after the trailer or the stream.
    pub end: usize,
}

type Read<T> = Result<T, SyntaxFault>;

/// White space that may stand before the word.
const SPACES: usize = 2;

/// Reads the section at `at`.
pub fn section(bytes: &[u8], at: usize, limits: &Limits) -> Read<Section> {
    let rest = bytes.get(at..).unwrap_or_default();
    // Some writers count from the line end before.
    let spaces = rest.iter().take(SPACES).take_while(|byte| is_space(**byte)).count();
    if !rest.get(spaces..).unwrap_or_default().starts_with(b"xref") {
        return stream(bytes, at, limits);
    }
    let mut table = table(bytes, at + spaces, limits)?;
    table.at = at;
    // Hybrid files hide objects in a stream that the table's readers do not see (7.5.8.4).
    if let Some(beside) = integer(&table.trailer, "XRefStm") {
        let hidden = stream(bytes, usize::try_from(beside).unwrap_or(usize::MAX), limits)?;
        for (id, place) in hidden.places {
            let known = table.places.entry(id).or_insert(place);
            if *known == Place::Free {
                *known = place;
            }
        }
    }
    Ok(table)
}

fn table(bytes: &[u8], at: usize, limits: &Limits) -> Read<Section> {
    let mut syntax = Syntax::new(bytes, at);
    syntax.keyword(b"xref")?;
    let mut places = BTreeMap::new();
    loop {
        syntax.skip_space();
        if syntax.take(b"trailer") {
            break;
        }
        let first = syntax.unsigned()?;
        let count = syntax.unsigned()?;
        if first.saturating_add(count) > limits.objects as u64 {
            return syntax.fault("an object number is too high");
        }
        for number in first..first.saturating_add(count) {
            let place = table_entry(&mut syntax)?;
            let Ok(number) = u32::try_from(number) else { return syntax.fault("an object number is too high") };
            if places.insert(number, place).is_some() || places.len() > limits.objects {
                return syntax.fault("a section names an object twice, or too many objects");
            }
        }
    }
    // Readers of fixed columns take a comment for an entry.
    if bytes[at..syntax.at].contains(&b'%') {
        return syntax.fault("a comment stands in a table");
    }
    let trailer = match syntax.object()? {
        Object::Dictionary(trailer) => trailer,
        _ => return syntax.fault("the trailer is no dictionary"),
    };
    Ok(Section { at, kind: SectionKind::Table, places, trailer, end: syntax.at })
}

/// Ten digits, five digits, `n` or `f`.
fn table_entry(syntax: &mut Syntax<'_>) -> Read<Place> {
    let offset = syntax.unsigned()?;
    let generation = syntax.unsigned()?;
    syntax.skip_space();
    if syntax.take(b"f") {
        return Ok(Place::Free);
    }
    let (Ok(offset), Ok(generation)) = (usize::try_from(offset), u16::try_from(generation)) else {
        return syntax.fault("a table entry is out of range");
    };
    if !syntax.take(b"n") {
        return syntax.fault("a table entry is neither in use nor free");
    }
    // Some writers give object 0 an entry in use at offset 0; it means free.
    if offset == 0 { Ok(Place::Free) } else { Ok(Place::At { offset, generation }) }
}

fn stream(bytes: &[u8], at: usize, limits: &Limits) -> Read<Section> {
    let found = indirect(bytes, at, &DirectLengths)?;
    let fault = |what| Err(SyntaxFault { at, what });
    let Object::Stream(stream) = found.object else { return fault("no cross-reference section stands here") };
    if name(&stream.dict, "Type") != Some("XRef") {
        return fault("no cross-reference section stands here");
    }
    let Some(data) = plain(&stream, limits.stream_bytes) else {
        return fault("a cross-reference stream cannot be decoded");
    };
    let Some(places) = stream_places(&stream.dict, &data, limits) else {
        return fault("a cross-reference stream contradicts itself");
    };
    let kind = SectionKind::Stream(found.id.0);
    Ok(Section { at, kind, places, trailer: stream.dict, end: found.end })
}

/// What a cross-reference stream states that stands somewhere in a file: catalog and places.
pub fn stated(stream: &Stream, limits: &Limits) -> Option<(Object, BTreeMap<u32, Place>)> {
    let data = plain(stream, limits.stream_bytes)?;
    Some((stream.dict.get(b"Root").ok()?.clone(), stream_places(&stream.dict, &data, limits)?))
}

fn stream_places(dict: &Dictionary, data: &[u8], limits: &Limits) -> Option<BTreeMap<u32, Place>> {
    let whole = |object: &Object| object.as_i64().ok().and_then(|number| usize::try_from(number).ok());
    let widths: Vec<usize> = array(dict, "W")?.iter().map(whole).collect::<Option<_>>()?;
    let &[kind_width, second_width, third_width] = widths.as_slice() else { return None };
    if widths.iter().any(|width| *width > 8) {
        return None;
    }
    let ranges = match array(dict, "Index") {
        Some(items) => items.iter().map(whole).collect::<Option<Vec<_>>>()?,
        None => vec![0, usize::try_from(integer(dict, "Size")?).ok()?],
    };
    let mut places = BTreeMap::new();
    let mut rest = data;
    for range in ranges.chunks(2) {
        let &[first, count] = range else { return None };
        if first.checked_add(count)? > limits.objects {
            return None;
        }
        for number in first..first + count {
            let mut field = |width: usize| {
                let (head, tail) = rest.split_at_checked(width)?;
                rest = tail;
                Some(head.iter().fold(0u64, |value, byte| (value << 8) | u64::from(*byte)))
            };
            let kind = if kind_width == 0 { 1 } else { field(kind_width)? };
            let (second, third) = (field(second_width)?, field(third_width)?);
            let twice = places.insert(u32::try_from(number).ok()?, place(kind, second, third)?);
            if twice.is_some() || places.len() > limits.objects {
                return None;
            }
        }
    }
    rest.iter().all(|byte| *byte == 0 || is_space(*byte)).then_some(places)
}

fn place(kind: u64, second: u64, third: u64) -> Option<Place> {
    match kind {
        1 => Some(Place::At { offset: usize::try_from(second).ok()?, generation: u16::try_from(third).ok()? }),
        2 => Some(Place::In { container: u32::try_from(second).ok()?, index: usize::try_from(third).ok()? }),
        // Type 0 is free; an unknown type is a reference to null (table 18).
        _ => Some(Place::Free),
    }
}
