//! Archives (APPNOTE 6.3): what an office file is folded into. Entries are unfolded one by
//! one in memory, within limits that no declared size can move. Archives of more than 4 GB
//! or several volumes are not here: no file that is read is so large.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::DeflateDecoder;

use crate::reading::{Met, Reading};

/// Signatures of a local header, a directory entry and the end of the directory.
const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
/// The end of the directory is followed by a comment of at most this many bytes.
const COMMENT: usize = 65_557;
/// Flags of an entry.
const IS_ENCRYPTED: usize = 1;
const HAS_SIZE_BEHIND: usize = 8;

/// Where an entry lies.
#[derive(Debug, Clone, Copy)]
struct Entry {
    header: usize,
    folded: usize,
    method: usize,
    sum: usize,
    is_encrypted: bool,
}

/// An archive: its entries by their names.
pub struct Zip<'a> {
    bytes: &'a [u8],
    entries: BTreeMap<String, Entry>,
}

impl<'a> Zip<'a> {
    /// The entries of an archive. Where the directory is lost, they are looked for one after the other.
    pub fn open(bytes: &'a [u8], reading: &mut Reading<'_>) -> Self {
        let mut zip = Self { bytes, entries: BTreeMap::new() };
        if !zip.read_directory(reading) {
            reading.meet_damage();
            zip.search(reading);
        }
        zip
    }

    /// Whether an entry is locked with a password.
    pub fn is_encrypted(&self) -> bool {
        self.entries.values().any(|entry| entry.is_encrypted)
    }

    /// The names of the entries.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Whether there is such an entry.
    pub fn has(&self, name: &str) -> bool {
        self.entries.contains_key(name)
    }

    /// An entry, unfolded as far as it may; none when there is no such entry or no way to read it.
    pub fn read(&self, name: &str, reading: &mut Reading<'_>) -> Option<Vec<u8>> {
        let entry = *self.entries.get(name)?;
        let (start, _) = self.content(entry.header)?;
        let folded = self.bytes.get(start..)?;
        let folded = folded.get(..entry.folded).unwrap_or(folded);
        let most = reading.may_unfold(folded.len());
        let mut unfolded = Vec::new();
        let is_whole = match entry.method {
            0 => {
                unfolded.extend_from_slice(folded.get(..most).unwrap_or(folded));
                unfolded.len() == entry.folded || unfolded.len() == most
            }
            // One byte more than allowed tells an entry at the limit from a longer one.
            8 => DeflateDecoder::new(folded).take(most as u64 + 1).read_to_end(&mut unfolded).is_ok(),
            _ => false,
        };
        if unfolded.len() > most || folded.len() > most && entry.method == 0 {
            unfolded.truncate(most);
            reading.meet_unfolding();
        } else if !is_whole || entry.sum != 0 && entry.sum != sum_of(&unfolded) {
            reading.meet_damage();
        }
        reading.unfolded(unfolded.len());
        Some(unfolded)
    }

    fn read_directory(&mut self, reading: &mut Reading<'_>) -> bool {
        let from = self.bytes.len().saturating_sub(COMMENT);
        let tail = self.bytes.get(from..).unwrap_or_default();
        let Some(end) = tail.windows(4).rposition(|window| window == END).map(|at| at + from) else { return false };
        let (Some(many), Some(mut at)) = (self.number(end + 10, 2), self.number(end + 16, 4)) else { return false };
        for _ in 0..many {
            if self.is_full(reading) {
                break;
            }
            let Some(next) = self.read_entry(at) else { return false };
            at = next;
        }
        !self.entries.is_empty()
    }

    /// Reads one entry of the directory; gives the place of the next.
    fn read_entry(&mut self, at: usize) -> Option<usize> {
        if self.bytes.get(at..at + 4)? != CENTRAL {
            return None;
        }
        let (flags, method, sum) = (self.number(at + 8, 2)?, self.number(at + 10, 2)?, self.number(at + 16, 4)?);
        let (folded, header) = (self.number(at + 20, 4)?, self.number(at + 42, 4)?);
        let (name, extra, comment) = (self.number(at + 28, 2)?, self.number(at + 30, 2)?, self.number(at + 32, 2)?);
        let bytes = self.bytes.get(at + 46..at + 46 + name)?;
        self.keep(bytes, Entry { header, folded, method, sum, is_encrypted: flags & IS_ENCRYPTED != 0 });
        Some(at + 46 + name + extra + comment)
    }

    /// Looks for local headers, as if there were no directory.
    fn search(&mut self, reading: &mut Reading<'_>) {
        self.entries.clear();
        let mut at = 0;
        while let Some(found) = self.bytes.get(at..).and_then(|rest| find(rest, LOCAL)) {
            if self.is_full(reading) {
                break;
            }
            let header = at + found;
            at = header + 4;
            let Some((start, name)) = self.content(header) else { continue };
            let (Some(flags), Some(method), Some(sum), Some(size)) = (
                self.number(header + 6, 2),
                self.number(header + 8, 2),
                self.number(header + 14, 4),
                self.number(header + 18, 4),
            ) else {
                continue;
            };
            // A size that stands behind the content is found by the next header.
            let folded = if flags & HAS_SIZE_BEHIND != 0 && size == 0 { self.bytes.len() - start } else { size };
            self.keep(name, Entry { header, folded, method, sum, is_encrypted: flags & IS_ENCRYPTED != 0 });
            if flags & HAS_SIZE_BEHIND == 0 {
                at = start.saturating_add(folded);
            }
        }
    }

    fn keep(&mut self, name: &[u8], entry: Entry) {
        let name = String::from_utf8_lossy(name).replace('\\', "/");
        // The first of a name counts, as in the programs that write these files.
        self.entries.entry(name).or_insert(entry);
    }

    fn is_full(&self, reading: &mut Reading<'_>) -> bool {
        let is_full = self.entries.len() >= reading.limits.entries;
        if is_full {
            reading.meet(Met::Entries, reading.limits.entries);
        }
        is_full
    }

    /// Where the content behind a local header begins, and the name in it.
    fn content(&self, header: usize) -> Option<(usize, &'a [u8])> {
        if self.bytes.get(header..header.checked_add(4)?)? != LOCAL {
            return None;
        }
        let (name, extra) = (self.number(header + 26, 2)?, self.number(header + 28, 2)?);
        let start = header + 30 + name + extra;
        (start <= self.bytes.len()).then_some((start, self.bytes.get(header + 30..header + 30 + name)?))
    }

    fn number(&self, at: usize, width: usize) -> Option<usize> {
        let bytes = self.bytes.get(at..at.checked_add(width)?)?;
        Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    }
}

/// The check sum of an entry.
fn sum_of(bytes: &[u8]) -> usize {
    let mut sum = flate2::Crc::new();
    sum.update(bytes);
    sum.sum() as usize
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
