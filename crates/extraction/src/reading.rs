//! One reading of a file and of all files within it: what is left of the limits, and what was
//! met on the way. Readers get the way to read a file within theirs from here, so that none
//! of them needs to know the others.

use std::collections::BTreeMap;

use words::{Arg, Message};

use crate::limits::Limits;
use crate::report::{Extracted, Part};

/// Most names of files that one warning lists.
const NAMES: usize = 20;
/// Longest name of a file within a file, in characters.
const NAME: usize = 120;

/// How a file is read, whatever it is.
pub type Reader = fn(&[u8], &mut Reading<'_>) -> Extracted;

/// A limit that was met, or damage that was passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    /// Something is damaged; the rest was read.
    Damage,
    /// Something unfolds too far.
    Unfolding,
    /// Too many entries.
    Entries,
    /// Too many files within the file.
    Children,
    /// Something lies too deep.
    Depth,
    /// There is more text than is wanted.
    Cut,
}

/// One reading.
pub struct Reading<'l> {
    /// How far it may go.
    pub limits: &'l Limits,
    read: Reader,
    unfolding_left: usize,
    text_left: usize,
    children_left: usize,
    depth: usize,
    met: BTreeMap<Met, usize>,
}

impl<'l> Reading<'l> {
    /// A reading of a file in which `read` reads the files within.
    pub fn new(limits: &'l Limits, read: Reader) -> Self {
        Self {
            limits,
            read,
            unfolding_left: limits.unfolded_bytes,
            text_left: limits.output_bytes,
            children_left: limits.children,
            depth: 0,
            met: BTreeMap::new(),
        }
    }

    /// Remembers that the file is damaged in part.
    pub fn meet_damage(&mut self) {
        self.met.insert(Met::Damage, 0);
    }

    /// Remembers a limit, whose size goes into the sentence.
    pub fn meet(&mut self, met: Met, limit: usize) {
        self.met.insert(met, limit);
    }

    /// To how many bytes something of `folded` bytes may unfold.
    pub fn may_unfold(&self, folded: usize) -> usize {
        let by_ratio = folded.saturating_mul(self.limits.ratio).max(self.limits.ratio_from_bytes);
        by_ratio.min(self.limits.stream_bytes).min(self.unfolding_left)
    }

    /// Counts what has unfolded.
    pub fn unfolded(&mut self, bytes: usize) {
        self.unfolding_left = self.unfolding_left.saturating_sub(bytes);
    }

    /// Counts work that costs as much as unfolding does; false when no more may be done.
    pub fn may_work(&mut self, bytes: usize) -> bool {
        self.unfolded(bytes);
        let may = self.unfolding_left > 0;
        if !may {
            self.meet_unfolding();
        }
        may
    }

    /// Remembers that something unfolds further than it may.
    pub fn meet_unfolding(&mut self) {
        self.meet(Met::Unfolding, self.limits.unfolded_bytes >> 20);
    }

    /// How many bytes of text are still wanted. A reader may pass this, and then stops: that
    /// the text goes beyond its end is how the cut is noticed.
    pub fn text_left(&self) -> usize {
        self.text_left
    }

    /// Adds a page to an answer.
    pub fn push_page(&mut self, extracted: &mut Extracted, text: String) {
        self.text_left = self.text_left.saturating_sub(text.len());
        extracted.push_page(text);
    }

    /// Adds text beside the pages to an answer.
    pub fn push_part(&mut self, extracted: &mut Extracted, name: impl Into<String>, text: String) {
        self.text_left = self.text_left.saturating_sub(text.len());
        extracted.push_part(name, text);
    }

    /// Reads a file within the file, and puts its text and what is to be said of it into the answer.
    pub fn child(&mut self, extracted: &mut Extracted, name: &str, bytes: &[u8]) {
        let read = self.read;
        self.unfolded(bytes.len());
        self.within(extracted, name, |reading| read(bytes, reading));
    }

    /// The same for a file that is no bytes of its own.
    pub fn within(&mut self, extracted: &mut Extracted, name: &str, read: impl FnOnce(&mut Self) -> Extracted) {
        if self.depth >= self.limits.nesting {
            return self.meet(Met::Depth, self.limits.nesting);
        }
        if self.text_left == 0 {
            return self.meet(Met::Cut, self.limits.output_bytes >> 20);
        }
        if self.children_left == 0 {
            return self.meet(Met::Children, self.limits.children);
        }
        self.children_left -= 1;
        self.depth += 1;
        let child = read(self);
        self.depth -= 1;
        place(extracted, &clean(name), child);
    }

    /// Says in the answer what was met.
    pub fn tell(self, extracted: &mut Extracted) {
        for (met, limit) in self.met {
            let told = match met {
                Met::Damage => Message::new("extraction-repaired"),
                Met::Unfolding => Message::new("extraction-unfolds-too-far").with("limit", limit),
                Met::Entries => Message::new("extraction-entries-cut").with("limit", limit),
                Met::Children => Message::new("extraction-children-cut").with("limit", limit),
                Met::Cut => Message::new("extraction-cut").with("limit", limit),
                Met::Depth => Message::new("extraction-too-deep").with("limit", limit),
            };
            // A file that cannot be read at all is not called damaged in part as well.
            let is_worse =
                met == Met::Damage && extracted.warnings.iter().any(|said| said.code == "extraction-damaged");
            if !is_worse && !extracted.warnings.contains(&told) {
                extracted.warnings.push(told);
            }
        }
    }
}

/// Puts a child's text under its name, and the files within it under both names.
fn place(extracted: &mut Extracted, name: &str, child: Extracted) {
    let is_readable = child.readable;
    let (mut heads, mut texts, mut deeper) = (Vec::new(), Vec::new(), Vec::new());
    texts.extend(child.pages.into_iter().map(|page| page.text));
    for part in child.parts {
        match part.name.strip_prefix("file:") {
            Some(inner) => deeper.push(Part { name: format!("file:{name}/{inner}"), text: part.text }),
            None if part.name.starts_with("header:") => heads.push(part.text),
            None => texts.push(part.text),
        }
    }
    // A mail is read from its head on.
    texts.splice(..0, heads);
    texts.retain(|text| !text.trim().is_empty());
    extracted.push_part(format!("file:{name}"), texts.join("\n"));
    extracted.parts.extend(deeper);
    for warning in child.warnings {
        let code = match warning.code.as_str() {
            "extraction-encrypted" => "extraction-child-encrypted",
            "extraction-damaged" => "extraction-child-damaged",
            "extraction-charset-guessed" => continue,
            // What a child says of its own children is said of them, with the way to them.
            said if said.starts_with("extraction-child-") => {
                for inner in names(&warning) {
                    warn(extracted, said, &format!("{name}/{inner}"));
                }
                continue;
            }
            _ if is_readable => "extraction-child-partly",
            _ => "extraction-child-unread",
        };
        warn(extracted, code, name);
    }
}

/// Adds a name to a warning about files within the file.
fn warn(extracted: &mut Extracted, code: &str, name: &str) {
    let Some(said) = extracted.warnings.iter_mut().find(|said| said.code == code) else {
        extracted.warnings.push(Message::new(code).with("names", name));
        return;
    };
    let mut listed = names(said);
    if listed.iter().any(|listed| listed == name || listed == "…") {
        return;
    }
    listed.push(if listed.len() < NAMES { name.to_owned() } else { "…".to_owned() });
    said.args.insert("names".to_owned(), Arg::Text(listed.join(", ")));
}

fn names(warning: &Message) -> Vec<String> {
    match warning.args.get("names") {
        Some(Arg::Text(names)) => names.split(", ").map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// A name as it can be shown: one line, no path, no separator of lists.
fn clean(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let shown: String = name.chars().filter(|sign| !sign.is_control()).take(NAME).collect();
    shown.trim().replace(", ", ",")
}
