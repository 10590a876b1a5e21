//! Drafts at this desk: begun, edited, saved before the answer, shown, and given up.

use std::collections::BTreeSet;

use forms::{Completed, Edit, Evaluation, SlotFile};
use jiff::SignedDuration;
use records::{EntityId, Kind};
use store::{Changes, DraftFile, DraftRow};
use words::{Lang, Message, Text};

use crate::desk::{Desk, new_entity};
use crate::draft_files::{attached_files, draft_file, placed, scans};
use crate::failure::Failure;
use crate::filing::Incoming;
use crate::stages::{Attached, Seen, Turn, attachment, place_of};
use crate::taking_up::{BEGUN, begun};
use crate::under_way::{agent_of, originals_of, returned, stages_of};
use crate::view::drafts::{
    DraftRow as DraftLine, DraftView, FilingPlace, NextOffice, PreviewResponse, PrintedPage, SealLine,
};

/// How many days a draft lies in the trash.
pub const DAYS_IN_TRASH: i64 = 30;

/// What a draft would sign: the draft over what stands before it by now, its turn, the proof that it is complete, and the page.
pub struct Ready {
    pub draft: DraftRow,
    pub turn: Turn,
    pub completed: Completed,
    pub seen: Seen,
}

impl Desk {
    /// A draft by identity.
    ///
    /// # Errors
    /// A refusal when there is none.
    pub fn draft(&self, id: EntityId) -> Result<DraftRow, Failure> {
        let unknown = || Failure::refusal(Message::new("registry-no-such-draft"));
        self.store.draft(id)?.ok_or_else(unknown)
    }

    /// Those drafts whose stage is open. A stage is not when the form was taken back meanwhile, refused, or returned
    /// to an earlier office; what was filled in waits until it is open again.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn of_open_stages(&self, drafts: Vec<DraftRow>) -> Result<Vec<DraftRow>, Failure> {
        let mut open = Vec::new();
        for draft in drafts {
            let begins = self.store.entity(draft.instance)?.is_none();
            if begins || self.instance(draft.instance)?.open_at(&draft.stage).is_some() {
                open.push(draft);
            }
        }
        Ok(open)
    }

    /// A draft with its turn, over what the offices before it have handed over by now.
    ///
    /// # Errors
    /// As [`Desk::turn_of`].
    pub(crate) fn taken_up(&self, mut draft: DraftRow, lang: Lang) -> Result<(DraftRow, Turn), Failure> {
        let turn = self.turn_of(&draft, lang)?;
        draft.answers = turn.brought_up(&draft.answers);
        Ok((draft, turn))
    }

    /// Begins a form, or opens the stage of an instance that has come to this desk. A stage that
    /// is being filled in already is opened as it was left.
    ///
    /// # Errors
    /// A refusal when form or instance is unknown or closed.
    pub fn start_draft(
        &mut self,
        form: &str,
        instance: Option<EntityId>,
        stage: Option<&str>,
        lang: Lang,
    ) -> Result<(DraftRow, Changes), Failure> {
        let turn = match instance {
            Some(instance) => self.resume(instance, stage, lang)?,
            None => {
                let (id, definition) = self.vouched_form(form)?;
                self.begin(id, definition, new_entity(), lang)?
            }
        };
        let is_it = |draft: &DraftRow| draft.instance == turn.instance_id && draft.stage == turn.inputs.stage;
        if let Some(known) = self.store.drafts()?.into_iter().find(is_it) {
            return Ok((known, Changes::default()));
        }
        if let Some(closed) = turn.closed {
            return Err(Failure::refusal(closed));
        }
        let mut draft = DraftRow {
            id: new_entity(),
            form: turn.form,
            instance: turn.instance_id,
            stage: turn.inputs.stage.clone(),
            answers: turn.beginning(),
            files: Vec::new(),
            saved_at: self.now(),
            discarded_at: None,
        };
        let carried = self.carried(&turn, &draft.answers)?;
        let prefilled = crate::prefilling::at_first(&turn, &draft.answers)?;
        let ((), changes) = self.store.transact::<_, store::Fault>(|tx| {
            for (file, bytes) in &carried {
                tx.put_draft_file(draft.id, file, bytes)?;
            }
            draft.files = carried.iter().map(|(file, _)| file.clone()).collect();
            if instance.is_none() {
                tx.note(draft.saved_at, Some(turn.agent), BEGUN, begun(&turn.definition.form_no))?;
            }
            tx.note_prefilled(draft.id, &prefilled)?;
            tx.save_draft(&draft)
        })?;
        if instance.is_none() {
            self.note_used(&turn.definition.form_no)?;
        }
        Ok((draft, changes))
    }

    /// The files that a returned stage had attached: they lie in the draft again, to be kept or
    /// taken out.
    fn carried(&self, turn: &Turn, answers: &serde_json::Value) -> Result<Vec<(DraftFile, Vec<u8>)>, Failure> {
        let slots = turn.definition.attachments.iter().filter(|slot| slot.stage == turn.inputs.stage);
        let own: BTreeSet<&str> = slots.map(|slot| slot.id.as_str()).collect();
        let files = forms::slot_files(&turn.definition, answers).into_iter();
        let carried = files.filter(|one| own.contains(one.slot.as_str())).map(|SlotFile { slot, file, .. }| {
            let bytes = self.attachment_of(turn.instance_id, &file)?;
            let file_id = new_entity().to_string();
            let (name, sha256, size_bytes) = (file.name, file.sha256, file.size_bytes);
            Ok((DraftFile { file_id, slot, name, sha256, size_bytes }, bytes))
        });
        carried.collect()
    }

    /// The turn of a draft, in its own edition.
    ///
    /// # Errors
    /// A refusal when the instance was closed meanwhile.
    pub fn turn_of(&self, draft: &DraftRow, lang: Lang) -> Result<Turn, Failure> {
        if self.store.entity(draft.instance)?.is_some() {
            return self.resume(draft.instance, Some(&draft.stage), lang);
        }
        let (form, definition) = self.form(&draft.form.to_string())?;
        self.begin(form, definition, draft.instance, lang)
    }

    /// Applies edits in order and saves. An edit that is refused undoes none before it.
    ///
    /// # Errors
    /// The first refusal; what was granted before it is saved.
    pub fn update_draft(
        &mut self,
        id: EntityId,
        edits: Vec<Edit>,
        lang: Lang,
    ) -> Result<(DraftRow, Evaluation, Changes), Failure> {
        let (mut draft, turn) = self.taken_up(self.draft(id)?, lang)?;
        let mut refused = None;
        for edit in edits {
            if let Err(refusal) = forms::apply_edit(&turn.definition, &mut draft.answers, edit, &turn.inputs.stage) {
                refused = Some(refusal);
                break;
            }
        }
        // The files of a row go with it.
        draft.files = placed(&draft).into_iter().map(|(file, _)| file).collect();
        let changes = self.save(&mut draft)?;
        match refused {
            Some(refusal) => Err(refusal.into()),
            None => {
                let evaluation = self.evaluation(&turn, &draft.answers)?;
                Ok((draft, evaluation, changes))
            }
        }
    }

    fn save(&mut self, draft: &mut DraftRow) -> Result<Changes, Failure> {
        draft.saved_at = self.now();
        Ok(self.store.transact::<_, store::Fault>(|tx| tx.save_draft(draft))?.1)
    }

    /// Puts a file into a slot: sealed and hashed before the answer.
    ///
    /// # Errors
    /// A refusal when the slot does not take it.
    pub fn attach(
        &mut self,
        id: EntityId,
        attached: Attached,
        lang: Lang,
    ) -> Result<(DraftRow, Evaluation, Changes), Failure> {
        let (mut draft, turn) = self.taken_up(self.draft(id)?, lang)?;
        let kept = draft_file(&attached.slot, &attached.file);
        let edit = Edit::Attach { path: place_of(&turn.definition, &attached)?, file: attachment(&attached) };
        let bytes = attached.file.bytes;
        forms::apply_edit(&turn.definition, &mut draft.answers, edit, &turn.inputs.stage)?;
        let changes = self.keep_file(&mut draft, kept, &bytes)?;
        let evaluation = self.evaluation(&turn, &draft.answers)?;
        Ok((draft, evaluation, changes))
    }

    /// Puts a file beside a draft, and saves both.
    pub(crate) fn keep_file(
        &mut self,
        draft: &mut DraftRow,
        kept: DraftFile,
        bytes: &[u8],
    ) -> Result<Changes, Failure> {
        draft.files.push(kept.clone());
        draft.saved_at = self.now();
        let ((), changes) = self.store.transact::<_, store::Fault>(|tx| {
            tx.put_draft_file(draft.id, &kept, bytes)?;
            tx.save_draft(draft)
        })?;
        Ok(changes)
    }

    /// Takes a file out of a draft.
    ///
    /// # Errors
    /// A refusal when the draft has no such file.
    pub fn detach(
        &mut self,
        id: EntityId,
        file_id: &str,
        lang: Lang,
    ) -> Result<(DraftRow, Evaluation, Changes), Failure> {
        let (mut draft, turn) = self.taken_up(self.draft(id)?, lang)?;
        let unknown = || Failure::refusal(Message::new("registry-no-such-file"));
        let meant = placed(&draft).into_iter().find(|(file, _)| file.file_id == file_id);
        let (file, place) = meant.ok_or_else(unknown)?;
        draft.files.retain(|other| other.file_id != file.file_id);
        // Scans of a signed sheet are no answers.
        if let Some(SlotFile { place: path, .. }) = place {
            let edit = Edit::Detach { path };
            forms::apply_edit(&turn.definition, &mut draft.answers, edit, &turn.inputs.stage)?;
        }
        let changes = self.save(&mut draft)?;
        let evaluation = self.evaluation(&turn, &draft.answers)?;
        Ok((draft, evaluation, changes))
    }

    /// The bytes of a draft's files, for handing over.
    ///
    /// # Errors
    /// A fault when one is damaged.
    pub fn attachments_of(&self, draft: &DraftRow) -> Result<Vec<Attached>, Failure> {
        let answers = placed(draft).into_iter().filter_map(|(file, place)| Some((file, place?)));
        let attached = answers.map(|(DraftFile { file_id, slot, name, .. }, SlotFile { rows, .. })| {
            let bytes = self.store.draft_file(draft.id, &file_id)?;
            Ok(Attached { slot, rows, file: Incoming { name, bytes } })
        });
        attached.collect()
    }

    /// Puts a draft into the trash, where it stays for [`DAYS_IN_TRASH`].
    ///
    /// # Errors
    /// A fault of the database.
    pub fn discard_draft(&mut self, id: EntityId) -> Result<Changes, Failure> {
        let now = self.now();
        Ok(self.store.transact::<_, store::Fault>(|tx| tx.trash_draft(id, Some(now)))?.1)
    }

    /// Takes a draft out of the trash.
    ///
    /// # Errors
    /// A refusal when it is gone, or its stage was begun anew meanwhile.
    pub fn restore_draft(&mut self, id: EntityId) -> Result<Changes, Failure> {
        let draft = self.draft(id)?;
        let same = |other: &DraftRow| other.instance == draft.instance && other.stage == draft.stage;
        if self.store.drafts()?.iter().any(|other| other.id != id && same(other)) {
            return Err(Failure::refusal(Message::new("registry-draft-begun-anew")));
        }
        Ok(self.store.transact::<_, store::Fault>(|tx| tx.trash_draft(id, None))?.1)
    }

    /// Removes for good what has lain in the trash too long.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn empty_trash(&mut self) -> Result<(), Failure> {
        let keep_from = self.now() - SignedDuration::from_hours(24 * DAYS_IN_TRASH);
        for draft in self.store.trash()?.into_iter().filter(|draft| draft.discarded_at.is_some_and(|at| at < keep_from))
        {
            self.store.transact::<_, store::Fault>(|tx| tx.discard_draft(draft.id))?;
        }
        // Of a form that has ended nobody will fill in more.
        for draft in self.store.drafts()?.into_iter().filter(|draft| draft.saved_at < keep_from) {
            let ended = self.store.entity(draft.instance)?.is_some() && self.instance(draft.instance)?.open.is_empty();
            if ended {
                self.store.transact::<_, store::Fault>(|tx| tx.discard_draft(draft.id))?;
            }
        }
        Ok(())
    }

    /// What a draft would sign.
    ///
    /// # Errors
    /// A refusal that counts the problems.
    pub fn ready(&self, draft: &DraftRow, lang: Lang) -> Result<Ready, Failure> {
        let (draft, turn) = self.taken_up(draft.clone(), lang)?;
        let completed = self.complete(&turn, &draft.answers)?;
        let seen = self.see(&turn, &completed)?;
        Ok(Ready { draft, turn, completed, seen })
    }

    /// What will be signed, as the window shows it beside the page.
    ///
    /// # Errors
    /// As [`Desk::ready`].
    pub fn preview(&self, draft: &DraftRow, lang: Lang) -> Result<PreviewResponse, Failure> {
        let Ready { draft, turn, completed, seen } = self.ready(draft, lang)?;
        let next = completed.next_stages().iter().filter_map(|id| turn.definition.stage(id));
        let waits_for =
            |stage: &forms::Stage| turn.waits_for(&stage.id).into_iter().map(|open| stage_title(&turn, open)).collect();
        let files_under = match completed.is_last() {
            false => None,
            true => self.filing_place(&turn, &completed)?,
        };
        let actor = &completed.inputs().actor;
        Ok(PreviewResponse {
            digest: seen.digest,
            pages: u32::try_from(seen.pages).unwrap_or(u32::MAX),
            size_bytes: seen.bytes.len() as u64,
            declaration: forms::declaration(&turn.definition, &completed),
            answers: u32::try_from(leaves(completed.data())).unwrap_or(u32::MAX),
            attachments: attached_files(&draft),
            earlier: self.seals(&turn)?,
            left_out: completed.left_out().to_vec(),
            next: next
                .map(|stage| NextOffice {
                    stage_id: stage.id.clone(),
                    title: stage.label.clone(),
                    to: forms::next_assignee(&turn.definition, &completed, &stage.id)
                        .and_then(|assignee| assignee.post)
                        .map_or_else(|| stage.label.clone(), |post| Text::new(post.clone(), post)),
                    waits_for: waits_for(stage),
                })
                .collect(),
            files_under,
            signs: turn.signs(),
            ways: crate::library::offers(turn.ways())?,
            reference: turn.instance_id.to_string(),
            signer: Text::new(actor.name.en.clone(), actor.name.zh.clone()).read(lang).to_owned(),
            printed: self.printed(draft.id)?.map(|page| PrintedPage { at: page.at, current: page.says(&completed) }),
            scans: scans(&draft),
        })
    }

    fn filing_place(&self, turn: &Turn, completed: &Completed) -> Result<Option<FilingPlace>, Failure> {
        let Ok(mapping) = forms::record_mapping(&turn.definition, completed) else { return Ok(None) };
        let part = self.open_part_under(&mapping.class)?;
        // What is filed apart needs a part as well, and that is said before anybody signs.
        mapping.linked.iter().try_for_each(|linked| self.open_part_under(&linked.class).map(drop))?;
        let reference = self.reference_of(part)?;
        let title = match self.store.by_key(Kind::Class, &mapping.class)?.first() {
            Some(class) => self.store.look(|world| world.class(*class))?.map(|class| class.title).unwrap_or_default(),
            None => Text::default(),
        };
        Ok(Some(FilingPlace { reference, title }))
    }

    fn seals(&self, turn: &Turn) -> Result<Vec<SealLine>, Failure> {
        let Some(instance) = &turn.instance else { return Ok(Vec::new()) };
        let before = turn.definition.stages_before(&turn.inputs.stage);
        let signed = instance.revisions.iter().filter(|revision| revision.signed.is_some() && !revision.superseded);
        let signed = signed.filter(|revision| before.contains(revision.stage.as_str()));
        signed
            .map(|revision| {
                Ok(SealLine {
                    agent: agent_of(&revision.actor),
                    stage_title: stage_title(turn, &revision.stage),
                    at: crate::clock::office_noon(revision.today),
                })
            })
            .collect()
    }

    /// A draft in a list.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn draft_row(&self, draft: &DraftRow, lang: Lang) -> Result<DraftLine, Failure> {
        let (draft, turn) = self.taken_up(draft.clone(), lang)?;
        Ok(line(&draft, &turn, &self.evaluation(&turn, &draft.answers)?))
    }

    /// Everything the fill screen needs.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn draft_view(&self, draft: &DraftRow, lang: Lang) -> Result<DraftView, Failure> {
        let (draft, turn) = self.taken_up(draft.clone(), lang)?;
        let evaluation = self.evaluation(&turn, &draft.answers)?;
        let newer = self.newer_edition(&turn)?;
        Ok(DraftView {
            draft: line(&draft, &turn, &evaluation),
            form: turn.definition.view(),
            attachments: attached_files(&draft),
            originals: turn.instance.as_ref().map(|one| originals_of(&turn.definition, one)).unwrap_or_default(),
            stages: stages_of(&self.posts()?, &turn.definition, turn.instance.as_ref()),
            returned: turn.instance.as_ref().and_then(|instance| returned(instance, turn.open()?)),
            newer_edition: newer,
            moved: self.moved(draft.id)?,
            stale: self.stale_prefills(&draft, &turn)?,
            evaluation,
        })
    }
}

fn line(draft: &DraftRow, turn: &Turn, evaluation: &Evaluation) -> DraftLine {
    DraftLine {
        draft_id: draft.id.to_string(),
        instance_id: draft.instance.to_string(),
        form_id: turn.form.to_string(),
        form_no: turn.definition.form_no.clone(),
        title: turn.definition.title().clone(),
        about: forms::working_title(&turn.definition, &evaluation.values, &turn.inputs),
        stage_id: turn.inputs.stage.clone(),
        stage_title: stage_title(turn, &turn.inputs.stage),
        saved_at: draft.saved_at,
        discarded_at: draft.discarded_at,
        problems: u32::try_from(evaluation.problems.len()).unwrap_or(u32::MAX),
        due_on: turn.open().and_then(|open| open.due_on),
    }
}

fn stage_title(turn: &Turn, stage: &str) -> Text {
    turn.definition.stage(stage).map(|stage| stage.label.clone()).unwrap_or_default()
}

fn leaves(value: &serde_json::Value) -> usize {
    match value {
        serde_json::Value::Object(members) => members.values().map(leaves).sum(),
        serde_json::Value::Array(items) => items.iter().map(leaves).sum(),
        serde_json::Value::Null => 0,
        _ => 1,
    }
}
