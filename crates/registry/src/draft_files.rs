//! The files that lie with a draft, and where each stands in its answers.

use forms::{Attachment, SlotFile};
use records::EntityId;
use records::journal::sha256_hex;
use serde_json::Value;
use store::{DraftFile, DraftRow};
use words::Message;

use crate::desk::{Desk, new_entity};
use crate::failure::Failure;
use crate::filing::Incoming;
use crate::stages::SIGNED_SHEET;
use crate::view::drafts::AttachedFile;

/// The files of a draft as the window shows them.
pub(crate) fn attached_files(draft: &DraftRow) -> Vec<AttachedFile> {
    let answers = placed(draft).into_iter().filter_map(|(file, place)| Some((file, place?)));
    answers.map(|(file, place)| attached_file(&file, Some(&place))).collect()
}

/// The files of a draft in the order in which they stand in the answers, each with its place there, and those that have
/// none: scans of the signed sheet, and what was set aside. Files with the same name and bytes in one slot are as good as each other.
pub(crate) fn placed(draft: &DraftRow) -> Vec<(DraftFile, Option<SlotFile>)> {
    let mut left: Vec<&DraftFile> = draft.files.iter().collect();
    let mut found = Vec::new();
    for one in forms::files_in(&draft.answers) {
        let is_it =
            |file: &&DraftFile| file.slot == one.slot && file.sha256 == one.file.sha256 && file.name == one.file.name;
        if let Some(at) = left.iter().position(is_it) {
            found.push((left.remove(at).clone(), Some(one)));
        }
    }
    // What was set aside is kept with the draft: nobody else may have the file.
    let aside = forms::set_aside(&draft.answers).unwrap_or_default();
    let is_aside = |file: &DraftFile| {
        let files = aside.iter().filter_map(|one| one.value.as_array()).flatten();
        files.into_iter().any(|one| one["sha256"] == file.sha256.as_str() && one["name"] == file.name.as_str())
    };
    let without_place = left.into_iter().filter(|file| file.slot == SIGNED_SHEET || is_aside(file));
    found.extend(without_place.map(|file| (file.clone(), None)));
    found
}

/// A file of a draft or of its form, wherever its bytes lie.
pub(crate) struct FileAt {
    pub(crate) name: String,
    pub(crate) size_bytes: u64,
    place: Place,
}

enum Place {
    Draft(EntityId, DraftFile),
    Form(EntityId, Attachment),
}

impl Desk {
    /// The file with these bytes: of the draft, set aside or not, or one that an office before attached.
    ///
    /// # Errors
    /// A refusal when there is none.
    pub(crate) fn file_at(&self, draft: &DraftRow, sha256: &str) -> Result<FileAt, Failure> {
        if let Some(file) = draft.files.iter().find(|file| file.sha256 == sha256) {
            let place = Place::Draft(draft.id, file.clone());
            return Ok(FileAt { name: file.name.clone(), size_bytes: file.size_bytes, place });
        }
        let begun = self.store().entity(draft.instance)?.is_some();
        let data = if begun { self.instance(draft.instance)?.data() } else { Value::Null };
        let mut listed = forms::files_in(&data).into_iter().map(|one| one.file);
        let file = listed.find(|file| file.sha256 == sha256);
        let file = file.ok_or_else(|| Failure::refusal(Message::new("registry-no-such-file")))?;
        let (name, size_bytes) = (file.name.clone(), file.size_bytes);
        Ok(FileAt { name, size_bytes, place: Place::Form(draft.instance, file) })
    }

    /// Its bytes.
    ///
    /// # Errors
    /// A fault of the database, or of bytes that are not those that were attached.
    pub(crate) fn bytes_at(&self, file: &FileAt) -> Result<Vec<u8>, Failure> {
        match &file.place {
            Place::Draft(draft, file) => Ok(self.store().draft_file(*draft, &file.file_id)?),
            Place::Form(instance, file) => self.attachment_of(*instance, file),
        }
    }
}

/// The scans of the signed sheet, as the window lists them.
pub(crate) fn scans(draft: &DraftRow) -> Vec<AttachedFile> {
    draft.files.iter().filter(|file| file.slot == SIGNED_SHEET).map(|file| attached_file(file, None)).collect()
}

fn attached_file(file: &DraftFile, place: Option<&SlotFile>) -> AttachedFile {
    AttachedFile {
        file_id: file.file_id.clone(),
        attachment_id: file.slot.clone(),
        path: place.map(|place| place.place.clone()).unwrap_or_default(),
        row: place.and_then(SlotFile::row),
        name: file.name.clone(),
        size_bytes: file.size_bytes,
        sha256: file.sha256.clone(),
    }
}

/// A file as the row of its draft describes it.
pub(crate) fn draft_file(slot: &str, file: &Incoming) -> DraftFile {
    DraftFile {
        file_id: new_entity().to_string(),
        slot: slot.to_owned(),
        name: file.name.clone(),
        sha256: sha256_hex(&file.bytes),
        size_bytes: file.bytes.len() as u64,
    }
}
