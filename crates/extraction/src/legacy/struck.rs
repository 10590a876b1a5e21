//! Which bytes of an old Word document hold text that was struck out under tracked changes:
//! the runs of characters that have that property (MS-DOC, 2.8.7, 2.9.72 and 2.6.1).

use std::ops::Range;

use crate::compound::{long, short};

/// Where the header says where the list of pages of runs lies, and how long it is.
const LIST: usize = 0xFA;
const LIST_SIZE: usize = 0xFE;
/// A page of runs.
const PAGE: usize = 512;
/// The property of struck text.
const IS_STRUCK: u16 = 0x0800;
/// Most runs that are looked at.
const MOST: usize = 1_000_000;

/// The places of struck text, in their order.
pub fn struck(document: &[u8], table: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // Each page is listed once, so there are no more of them than there is room for.
    for page in pages(document, table).unwrap_or_default().into_iter().take(document.len() / PAGE) {
        if found.len() >= MOST {
            break;
        }
        if let Some(page) = document.get(page..).and_then(|rest| rest.get(..PAGE)) {
            runs(page, &mut found);
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Whether a place is within one of them.
pub fn has(struck: &[Range<usize>], at: usize) -> bool {
    let before = struck.partition_point(|range| range.start <= at);
    before.checked_sub(1).and_then(|last| struck.get(last)).is_some_and(|range| range.contains(&at))
}

fn pages(document: &[u8], table: &[u8]) -> Option<Vec<usize>> {
    let (start, size) = (long(document, LIST)? as usize, long(document, LIST_SIZE)? as usize);
    let list = table.get(start..start.checked_add(size)?)?;
    let many = list.len().checked_sub(4)? / 8;
    let page = |at: usize| long(list, (many + 1) * 4 + at * 4).map(|page| (page & 0x3F_FFFF) as usize * PAGE);
    (0..many).map(page).collect()
}

fn runs(page: &[u8], found: &mut Vec<Range<usize>>) {
    let many = page.last().map_or(0, |many| usize::from(*many));
    for at in 0..many {
        let (Some(from), Some(to)) = (long(page, at * 4), long(page, at * 4 + 4)) else { return };
        let Some(place) = page.get((many + 1) * 4 + at).map(|place| usize::from(*place) * 2) else { return };
        let size = page.get(place).map_or(0, |size| usize::from(*size));
        let properties = page.get(place + 1..).map(|rest| rest.get(..size).unwrap_or(rest));
        if place != 0 && from < to && properties.is_some_and(is_struck) {
            found.push(from as usize..to as usize);
        }
    }
}

/// Whether a list of properties has the one of struck text. How long each is, its own number says.
fn is_struck(properties: &[u8]) -> bool {
    let mut rest = properties;
    while let Some(property) = short(rest, 0) {
        if property == IS_STRUCK {
            return rest.get(2).is_some_and(|value| *value == 1);
        }
        let size = match property >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            _ => 1 + rest.get(2).map_or(0, |size| usize::from(*size)),
        };
        rest = rest.get(2 + size..).unwrap_or_default();
    }
    false
}
