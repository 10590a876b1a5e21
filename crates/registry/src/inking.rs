//! A page that is signed with ink: it is printed, comes back as a scan beside its draft, and what was printed is
//! remembered, so that nobody confirms a sheet that says something else than the answers.

use std::sync::Arc;

use forms::{Completed, Evaluation, Sheet};
use jiff::Timestamp;
use jiff::civil::Date;
use records::EntityId;
use records::journal::sha256_hex;
use serde::{Deserialize, Serialize};
use store::{Changes, DraftRow};
use words::{Lang, Message};

use crate::desk::Desk;
use crate::draft_files::draft_file;
use crate::drafting::Ready;
use crate::failure::Failure;
use crate::filing::{Incoming, media_of};
use crate::stages::{Inked, SIGNED_SHEET, Seen, Submission, Turn};

/// What is remembered of the page that was printed of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Printed {
    /// When.
    pub at: Timestamp,
    /// SHA-256 of the answers that stand on it.
    data: String,
}

impl Printed {
    /// Whether it says what the draft says now.
    pub(crate) fn says(&self, completed: &Completed) -> bool {
        self.data == sha256_hex(&completed.data_bytes())
    }
}

/// Kinds of files that a scan may be.
const SCANS: [&str; 3] = ["application/pdf", "image/jpeg", "image/png"];

impl Desk {
    /// Remembers that the page of a draft was printed.
    pub(crate) fn note_printed(&mut self, draft: EntityId, completed: &Completed) -> Result<(), Failure> {
        let printed = Printed { at: self.now(), data: sha256_hex(&completed.data_bytes()) };
        let printed = serde_json::to_value(printed).map_err(store::Fault::from)?;
        self.store.transact::<_, store::Fault>(|tx| tx.note_printed(draft, &printed))?;
        Ok(())
    }

    /// What was printed of a draft last.
    pub(crate) fn printed(&self, draft: EntityId) -> Result<Option<Printed>, Failure> {
        let kept = self.store.printed(draft)?;
        Ok(kept.map(serde_json::from_value).transpose().map_err(store::Fault::from)?)
    }

    /// Puts a scan of the signed sheet beside a draft.
    ///
    /// # Errors
    /// A refusal when it is of no kind that can be shown and kept as evidence.
    pub(crate) fn attach_scan(
        &mut self,
        id: EntityId,
        file: Incoming,
        lang: Lang,
    ) -> Result<(DraftRow, Evaluation, Changes), Failure> {
        let (mut draft, turn) = self.taken_up(self.draft(id)?, lang)?;
        if !SCANS.contains(&media_of(&file)) {
            return Err(Failure::refusal(Message::new("registry-scan-kind").with("name", file.name.as_str())));
        }
        let changes = self.keep_file(&mut draft, draft_file(SIGNED_SHEET, &file), &file.bytes)?;
        let evaluation = self.evaluation(&turn, &draft.answers)?;
        Ok((draft, evaluation, changes))
    }

    /// The signed sheet of a draft, as somebody confirms that it says the same as the answers.
    ///
    /// # Errors
    /// A fault when a scan is damaged.
    pub(crate) fn inked(
        &self,
        draft: &DraftRow,
        sheet: Sheet,
        signer: String,
        signed_on: Date,
    ) -> Result<Inked, Failure> {
        let scans = draft.files.iter().filter(|file| file.slot == SIGNED_SHEET).map(|file| {
            let bytes = self.store.draft_file(draft.id, &file.file_id)?;
            Ok(Incoming { name: file.name.clone(), bytes })
        });
        Ok(Inked { sheet, signer, signed_on, scans: scans.collect::<Result<_, Failure>>()? })
    }

    /// A printed page is confirmed only while it says what is handed over.
    ///
    /// # Errors
    /// A refusal when none was printed, or the answers have changed since.
    pub(crate) fn is_as_printed(&self, turn: &Turn, completed: &Completed) -> Result<(), Failure> {
        let draft = self.draft_of(turn.instance_id, Some(completed.stage()))?;
        let printed = draft.map(|draft| self.printed(draft.id)).transpose()?.flatten();
        let printed = printed.ok_or_else(|| Failure::refusal(Message::new("registry-not-printed")))?;
        if printed.says(completed) { Ok(()) } else { Err(Failure::refusal(Message::new("registry-printed-other"))) }
    }

    /// The draft that belongs to a form and a stage which were never handed over here.
    pub(crate) fn draft_of(&self, instance: EntityId, stage: Option<&str>) -> Result<Option<DraftRow>, Failure> {
        let is_it = |draft: &DraftRow| draft.instance == instance && stage.is_none_or(|stage| draft.stage == stage);
        Ok(self.store.drafts()?.into_iter().find(is_it))
    }

    /// The page of a stage as it would be signed, to be printed and signed with ink. It stays a draft, whose identity
    /// is answered beside it.
    ///
    /// # Errors
    /// As [`Desk::submit`].
    pub fn print(&mut self, submission: Submission) -> Result<(Turn, EntityId, Seen), Failure> {
        let Submission { form, instance, stage, answers, attach, lang } = submission;
        let (draft, _) = self.start_draft(&form, instance, stage.as_deref(), lang)?;
        let (mut draft, turn) = self.taken_up(draft, lang)?;
        draft.answers = turn.filled_in(answers, &attach)?;
        draft.files = attach.iter().map(|one| draft_file(&one.slot, &one.file)).collect();
        draft.saved_at = self.now();
        self.store.transact::<_, store::Fault>(|tx| {
            let files = draft.files.iter().zip(&attach);
            files.into_iter().try_for_each(|(kept, one)| tx.put_draft_file(draft.id, kept, &one.file.bytes))?;
            tx.save_draft(&draft)
        })?;
        let Ready { turn, completed, seen, .. } = self.ready(&draft, lang)?;
        self.note_printed(draft.id, &completed)?;
        Ok((turn, draft.id, seen))
    }

    /// A blank form for pen and ink.
    ///
    /// # Errors
    /// A refusal when there is no such form.
    pub fn blank(&mut self, form: &str, lang: Lang) -> Result<(Arc<forms::Definition>, Vec<u8>), Failure> {
        let (_, definition) = self.vouched_form(form)?;
        let sheet = rendition::blank_of(&definition, &self.imprint_of(String::new(), self.today(), lang)?);
        let bytes = rendition::render(&sheet, rendition::Reading::both(lang))?.bytes;
        self.note_taken(&definition.form_no)?;
        Ok((definition, bytes))
    }
}
