//! Compound files (MS-CFB): a file system in a file, in which the older office programs and
//! Outlook keep what is theirs. Chains of sectors are followed no further than the file is
//! long, so that none leads in a circle.

use std::collections::BTreeMap;

use crate::reading::{Met, Reading};

/// The first bytes.
pub const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Numbers from here on are no sectors.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// Streams below this size lie in the small sectors.
const SMALL_BELOW: u64 = 4096;
const SMALL_SECTOR: usize = 64;
/// Size of an entry of the directory.
const ENTRY: usize = 128;
/// Kinds of entries.
const STORAGE: u8 = 1;
const STREAM: u8 = 2;
/// How deep storages in storages are followed.
const DEEPEST: usize = 32;

#[derive(Debug, Clone, Copy)]
struct Stream {
    start: u32,
    size: u64,
}

/// A compound file: its streams by their ways, with `/` between the names.
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    small: Vec<u8>,
    streams: BTreeMap<String, Stream>,
}

impl<'a> Compound<'a> {
    /// The streams of a compound file; none when it cannot be made sense of.
    pub fn open(bytes: &'a [u8], reading: &mut Reading<'_>) -> Option<Self> {
        let shift = short(bytes, 30).filter(|shift| [9, 12].contains(shift))?;
        let mut file = Self {
            bytes,
            sector: 1 << shift,
            table: Vec::new(),
            small_table: Vec::new(),
            small: Vec::new(),
            streams: BTreeMap::new(),
        };
        file.read_table()?;
        let directory = file.chain(long(bytes, 48)?, usize::MAX);
        let small_table = file.chain(long(bytes, 60)?, usize::MAX);
        file.small_table = numbers(&small_table);
        let root = Entry::read(&directory, 0)?;
        file.small = file.chain(root.stream.start, usize::MAX);
        file.walk(&directory, root.child, "", 0, &mut vec![false; directory.len() / ENTRY], reading);
        Some(file)
    }

    /// The ways of the streams.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.streams.keys().map(String::as_str)
    }

    /// Whether there is such a stream.
    pub fn has(&self, name: &str) -> bool {
        self.streams.contains_key(name)
    }

    /// A stream, as far as it may be long.
    pub fn read(&self, name: &str, reading: &mut Reading<'_>) -> Option<Vec<u8>> {
        let stream = *self.streams.get(name)?;
        let size = usize::try_from(stream.size).unwrap_or(usize::MAX);
        let most = reading.may_unfold(self.bytes.len()).min(size);
        let mut content = if stream.size < SMALL_BELOW {
            self.small_chain(stream.start, most)
        } else {
            self.chain(stream.start, most)
        };
        content.truncate(most);
        if content.len() < size.min(self.bytes.len()) {
            reading.meet_damage();
        }
        reading.unfolded(content.len());
        Some(content)
    }

    /// The table of which sector follows which: its own sectors are listed in the header, and from there on in a chain.
    fn read_table(&mut self) -> Option<()> {
        let mut parts = numbers(self.bytes.get(76..512)?);
        let mut next = long(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector + 1;
        while next < NO_SECTOR && parts.len() <= most {
            let Some(sector) = self.at(next) else { break };
            let mut listed = numbers(sector);
            next = listed.pop()?;
            parts.extend(listed);
        }
        for part in parts.into_iter().take_while(|part| *part < NO_SECTOR).take(most) {
            let Some(sector) = self.at(part) else { break };
            self.table.extend(numbers(sector));
        }
        Some(())
    }

    /// A sector; the last one may be cut.
    fn at(&self, sector: u32) -> Option<&'a [u8]> {
        let start = (usize::try_from(sector).ok()? + 1).checked_mul(self.sector)?;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    fn chain(&self, start: u32, most: usize) -> Vec<u8> {
        let mut content = Vec::new();
        let mut next = start;
        while let Some(sector) = self.at(next).filter(|_| next < NO_SECTOR) {
            if content.len() >= most.min(self.bytes.len()) {
                break;
            }
            content.extend(sector);
            next = follower(&self.table, next);
        }
        content
    }

    fn small_chain(&self, start: u32, most: usize) -> Vec<u8> {
        let mut content = Vec::new();
        let mut next = start;
        while next < NO_SECTOR && content.len() < most {
            let at = (next as usize).saturating_mul(SMALL_SECTOR);
            let Some(rest) = self.small.get(at..).filter(|rest| !rest.is_empty()) else { break };
            content.extend(rest.get(..SMALL_SECTOR).unwrap_or(rest));
            next = follower(&self.small_table, next);
        }
        content
    }

    /// Lists a tree of entries; each is seen once.
    fn walk(
        &mut self,
        directory: &[u8],
        root: u32,
        path: &str,
        depth: usize,
        seen: &mut [bool],
        reading: &mut Reading<'_>,
    ) {
        let mut waiting = vec![root];
        while let Some(at) = waiting.pop() {
            let at = at as usize;
            let (Some(entry), Some(seen_at @ false)) = (Entry::read(directory, at), seen.get_mut(at)) else { continue };
            *seen_at = true;
            if self.streams.len() >= reading.limits.entries {
                return reading.meet(Met::Entries, reading.limits.entries);
            }
            waiting.extend([entry.left, entry.right]);
            let way = if path.is_empty() { entry.name } else { format!("{path}/{}", entry.name) };
            match entry.kind {
                STREAM => drop(self.streams.entry(way).or_insert(entry.stream)),
                STORAGE if depth < DEEPEST => self.walk(directory, entry.child, &way, depth + 1, seen, reading),
                _ => {}
            }
        }
    }
}

/// An entry of the directory.
struct Entry {
    name: String,
    kind: u8,
    left: u32,
    right: u32,
    child: u32,
    stream: Stream,
}

impl Entry {
    fn read(directory: &[u8], at: usize) -> Option<Self> {
        let bytes = directory.get(at.checked_mul(ENTRY)?..)?.get(..ENTRY)?;
        Some(Self {
            name: crate::charset::utf16(bytes.get(..64)?),
            kind: *bytes.get(66)?,
            left: long(bytes, 68)?,
            right: long(bytes, 72)?,
            child: long(bytes, 76)?,
            // Files of the older version have rubbish in the upper half of a size.
            stream: Stream { start: long(bytes, 116)?, size: u64::from(long(bytes, 120)?) },
        })
    }
}

fn follower(table: &[u32], sector: u32) -> u32 {
    table.get(sector as usize).copied().unwrap_or(NO_SECTOR)
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

/// A number of two bytes, the low one first.
pub fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([two[0], two[1]]))
}

/// A number of four bytes, the low one first.
pub fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}
