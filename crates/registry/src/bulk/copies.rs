//! Copies of the files of many records, written into a folder under names that are safe and distinct.

use std::collections::BTreeSet;
use std::path::Path;

use records::{Entity, EntityId, Kind, Refusal, State};
use words::Message;

use super::{AT_ONCE, Progress, Unseen, gone, named, new_id};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::writing::write_new;

/// Longest name of a copy, in bytes: every usual file system takes it.
const NAME_MAX: usize = 200;

/// One file and the name of its copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CopyFile {
    pub(crate) reference: String,
    /// The file in the record.
    component: records::Component,
    /// Its name in the folder.
    pub(crate) name: String,
    pub(crate) size_bytes: u64,
}

/// One record with its files.
#[derive(Debug)]
struct CopyLine {
    record: EntityId,
    reference: String,
    files: Vec<CopyFile>,
}

/// Copies as they were shown.
#[derive(Debug)]
pub(crate) struct CopyPreview {
    pub(crate) id: String,
    unseen: Unseen,
    /// Names that are taken, without their capitals.
    names: BTreeSet<String>,
    lines: Vec<CopyLine>,
    /// Records that give no copy, by reference, and why.
    pub(crate) refused: Vec<(String, Message)>,
    next: usize,
}

impl CopyPreview {
    /// How many records were not looked at yet.
    pub(crate) fn unseen(&self) -> usize {
        self.unseen.count()
    }

    /// How many records give a copy.
    pub(crate) fn records(&self) -> usize {
        self.lines.len()
    }

    /// All files.
    pub(crate) fn files(&self) -> impl Iterator<Item = &CopyFile> {
        self.lines.iter().flat_map(|line| &line.files)
    }
}

impl Desk {
    /// Begins to name the copies; the preview is kept to be looked on and to be written.
    ///
    /// # Errors
    /// As [`Desk::look_on_copies`].
    pub(crate) fn preview_copies(&mut self, records: Vec<EntityId>) -> Result<&CopyPreview, Failure> {
        let (id, unseen) = (new_id(), Unseen::of(records)?);
        let preview = CopyPreview {
            id: id.clone(),
            unseen,
            names: BTreeSet::new(),
            lines: Vec::new(),
            refused: Vec::new(),
            next: 0,
        };
        self.shown.copies = Some(preview);
        self.look_on_copies(&id)
    }

    /// Names the copies of the next few records. Nothing is written.
    ///
    /// # Errors
    /// A refusal when nothing is chosen, or when the preview is no longer kept.
    pub(crate) fn look_on_copies(&mut self, id: &str) -> Result<&CopyPreview, Failure> {
        let Some(mut preview) = self.shown.copies.take_if(|preview| preview.id == id) else { return Err(gone()) };
        for id in preview.unseen.next() {
            let entity = self.store.entity(id)?;
            let reference = named(entity.as_ref(), id);
            match entity {
                Some(Entity { state: State::Record(record), .. }) if record.components.is_empty() => {
                    preview.refused.push((reference, Message::new("registry-no-files")));
                }
                Some(Entity { state: State::Record(record), .. }) => {
                    let one = |file: &records::Component| CopyFile {
                        name: distinct(&mut preview.names, &safe(&format!("{reference} {}", file.name))),
                        reference: reference.clone(),
                        component: file.clone(),
                        size_bytes: file.size_bytes,
                    };
                    let files = record.components.iter().map(one).collect();
                    preview.lines.push(CopyLine { record: id, reference, files });
                }
                _ => preview.refused.push((reference, Refusal::Unknown(Kind::Record).message())),
            }
        }
        Ok(self.shown.copies.insert(preview))
    }

    /// Writes the copies of the next few records. What lies there is never overwritten; the device chain
    /// notes what left the vault.
    ///
    /// # Errors
    /// A refusal when the preview is no longer kept or not looked through, or the folder is none.
    pub(crate) fn save_copies(&mut self, id: &str, folder: &Path, limit: usize) -> Result<Progress, Failure> {
        if !folder.is_dir() {
            let shown = folder.display().to_string();
            return Err(Failure::refusal(Message::new("registry-not-a-directory").with("path", shown)));
        }
        let shown = self.shown.copies.as_ref().filter(|preview| preview.id == id && preview.unseen() == 0);
        let Some(preview) = shown else { return Err(gone()) };
        let last = preview.lines.len().min(preview.next + limit.clamp(1, AT_ONCE));
        let (mut progress, mut written) = (Progress::default(), Vec::new());
        for line in &preview.lines[preview.next..last] {
            let mut is_out = false;
            for file in &line.files {
                let copied = self
                    .edition(line.record, &file.component)
                    .map_err(Failure::from)
                    .and_then(|bytes| write_new(&folder.join(&file.name), &bytes));
                match copied {
                    Ok(()) => (is_out, progress.done) = (true, progress.done + 1),
                    Err(failure) => progress.refused.push((file.name.clone(), failure.message)),
                }
            }
            written
                .extend(is_out.then(|| Message::new("registry-exported").with("reference", line.reference.as_str())));
        }
        progress.left = preview.lines.len() - last;
        progress.changes = self.note_exported(written)?;
        if let Some(preview) = self.shown.copies.as_mut() {
            preview.next = last;
        }
        Ok(progress)
    }
}

/// A name that every usual file system takes and that cannot leave its folder.
fn safe(name: &str) -> String {
    let sign = |c: char| if c.is_control() || "<>:\"/\\|?*".contains(c) { '-' } else { c };
    let tidy: String = crate::filing::tidy_name(name).chars().map(sign).collect();
    let tidy = tidy.trim().trim_start_matches('.').trim_end_matches(['.', ' ']);
    let (stem, ending) = split(tidy);
    format!("{}{ending}", cut(stem, NAME_MAX.saturating_sub(ending.len())))
}

/// A stem and its ending with the dot; an overlong ending is none.
fn split(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 && name.len() - dot <= 16 => name.split_at(dot),
        _ => (name, ""),
    }
}

/// The beginning of a text, within so many bytes.
fn cut(text: &str, bytes: usize) -> &str {
    let end = text.char_indices().map(|(at, sign)| at + sign.len_utf8()).take_while(|end| *end <= bytes).last();
    text[..end.unwrap_or(0)].trim_end()
}

/// The name, or with a number where it is taken; capitals make no difference.
fn distinct(taken: &mut BTreeSet<String>, name: &str) -> String {
    let (stem, ending) = split(name);
    let mut candidate = name.to_owned();
    for n in 2_u32.. {
        if taken.insert(candidate.to_lowercase()) {
            break;
        }
        candidate = format!("{stem} ({n}){ending}");
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_in_its_folder_and_is_taken_by_every_file_system() {
        for (given, kept) in [
            ("(12) in DO/4/12 Pt 2 Minutes.pdf", "(12) in DO_4_12 Pt 2 Minutes.pdf"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("a<b>:c?.txt", "a-b--c-.txt"),
            ("ends with dots...", "ends with dots"),
        ] {
            assert_eq!(safe(given), kept);
        }
        let long = safe(&format!("{}.pdf", "檔".repeat(200)));
        assert!(long.len() <= NAME_MAX && long.ends_with("檔.pdf"), "{long}");
    }

    #[test]
    fn names_are_distinct_whatever_their_capitals() {
        let mut taken = BTreeSet::new();
        let names: Vec<String> = ["a.pdf", "A.pdf", "a.pdf", "b"].map(|name| distinct(&mut taken, name)).into();
        assert_eq!(names, ["a.pdf", "A (2).pdf", "a (3).pdf", "b"]);
    }
}
