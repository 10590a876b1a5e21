//! Drafts: forms not yet handed over. They are no records, leave no event, and are saved
//! before the window is told so. Their files are sealed under the draft's own key.

use jiff::Timestamp;
use records::{ComponentRef, EntityId};
use rusqlite::{Connection, OptionalExtension, Row, params};
use sealed::Key;
use serde_json::Value;

use crate::changes::Topic;
use crate::draft_file::DraftFile;
use crate::fault::Fault;
use crate::keys;
use crate::measure::parse_id;
use crate::meta;
use crate::store::{Store, Tx};

/// A form being filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftRow {
    /// Identity.
    pub id: EntityId,
    /// Entity of the form definition, pinned for ever.
    pub form: EntityId,
    /// The instance it belongs to (a new one, or one that came to this desk).
    pub instance: EntityId,
    /// The stage being filled in.
    pub stage: String,
    /// Answers, hidden ones included.
    pub answers: Value,
    /// Attached files.
    pub files: Vec<DraftFile>,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// Since when it lies in the trash; none while it is worked on.
    pub discarded_at: Option<Timestamp>,
}

type Raw = ([String; 7], Option<String>);

fn read(row: &Row<'_>) -> Result<Raw, rusqlite::Error> {
    let texts = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?];
    Ok((texts, row.get(7)?))
}

fn parse(([id, form, instance, stage, answers, files, saved_at], discarded_at): Raw) -> Result<DraftRow, Fault> {
    let time = |text: String| text.parse().map_err(|_| Fault::Damaged("time of a draft".to_owned()));
    Ok(DraftRow {
        id: parse_id(&id)?,
        form: parse_id(&form)?,
        instance: parse_id(&instance)?,
        stage,
        answers: serde_json::from_str(&answers)?,
        files: serde_json::from_str(&files)?,
        saved_at: time(saved_at)?,
        discarded_at: discarded_at.map(time).transpose()?,
    })
}

const COLUMNS: &str = "SELECT id, form, instance, stage, answers, files, saved_at, discarded_at FROM draft";

impl Store {
    /// The drafts that are worked on, the last saved first.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn drafts(&self) -> Result<Vec<DraftRow>, Fault> {
        self.drafts_where("discarded_at IS NULL ORDER BY saved_at DESC, id")
    }

    /// The drafts in the trash, the last discarded first.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn trash(&self) -> Result<Vec<DraftRow>, Fault> {
        self.drafts_where("discarded_at IS NOT NULL ORDER BY discarded_at DESC, id")
    }

    fn drafts_where(&self, condition: &str) -> Result<Vec<DraftRow>, Fault> {
        let mut statement = self.db().prepare(&format!("{COLUMNS} WHERE {condition}"))?;
        let rows = statement.query_map([], read)?;
        rows.map(|row| parse(row?)).collect()
    }

    /// One draft.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn draft(&self, id: EntityId) -> Result<Option<DraftRow>, Fault> {
        let row = self.db().query_row(&format!("{COLUMNS} WHERE id = ?1"), [id.to_string()], read).optional()?;
        row.map(parse).transpose()
    }

    /// What was kept of a draft when it moved to another edition, if it did.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn before_move(&self, draft: EntityId) -> Result<Option<Value>, Fault> {
        meta::get(self.db(), &before_move(draft))
    }

    /// What is remembered of the page that was printed of a draft, if one was.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn printed(&self, draft: EntityId) -> Result<Option<Value>, Fault> {
        meta::get(self.db(), &printed(draft))
    }

    /// What the answers of a draft were filled with beforehand, by pointer, as somebody last saw it.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn prefilled(&self, draft: EntityId) -> Result<Option<Value>, Fault> {
        meta::get(self.db(), &prefilled(draft))
    }

    /// The bytes of a draft's file.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when it is missing or altered.
    pub fn draft_file(&self, draft: EntityId, file_id: &str) -> Result<Vec<u8>, Fault> {
        self.component(draft, file_id)
    }

    /// The extracted text of a record, page by page, if it was ever read.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when it does not open.
    pub fn record_text(&self, record: EntityId) -> Result<Option<Vec<String>>, Fault> {
        record_text(self.db(), self.wrapping(), record)
    }
}

impl Tx<'_> {
    /// Saves a draft. What the caller is told as saved is on the disk after the commit.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn save_draft(&mut self, draft: &DraftRow) -> Result<(), Fault> {
        let id = draft.id.to_string();
        let (answers, files) = (serde_json::to_string(&draft.answers)?, serde_json::to_string(&draft.files)?);
        let saved_at = draft.saved_at.to_string();
        let known = self
            .db()
            .prepare_cached("UPDATE draft SET answers = ?2, files = ?3, saved_at = ?4, stage = ?5 WHERE id = ?1")?
            .execute(params![id, answers, files, saved_at, draft.stage])?;
        if known > 0 {
            self.changes.note(Topic::Answers, id);
            return Ok(());
        }
        let (form, instance) = (draft.form.to_string(), draft.instance.to_string());
        self.db()
            .prepare_cached(
                "INSERT INTO draft (id, form, instance, stage, answers, files, saved_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![id, form, instance, draft.stage, answers, files, saved_at])?;
        self.changes.note(Topic::Drafts, id);
        Ok(())
    }

    /// Puts a draft into another edition of its form, and keeps what it was `before`; nothing is kept of a draft
    /// that comes back. Its files stay where they are.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn move_draft(&mut self, draft: &DraftRow, before: Option<&Value>) -> Result<(), Fault> {
        let form = params![draft.id.to_string(), draft.form.to_string()];
        self.db().execute("UPDATE draft SET form = ?2 WHERE id = ?1", form)?;
        self.changes.note(Topic::Drafts, draft.id);
        match before {
            Some(before) => meta::set(self.db(), &before_move(draft.id), before)?,
            None => meta::remove(self.db(), &before_move(draft.id))?,
        }
        self.save_draft(draft)
    }

    /// Stores a file of a draft, sealed and flushed.
    ///
    /// # Errors
    /// [`Fault::DiskFull`], [`Fault::TooLarge`].
    pub fn put_draft_file(&mut self, draft: EntityId, file: &DraftFile, bytes: &[u8]) -> Result<(), Fault> {
        let component = ComponentRef {
            owner: draft,
            name: file.file_id.clone(),
            sha256: file.sha256.clone(),
            size_bytes: file.size_bytes,
        };
        self.put_component(&component, bytes)
    }

    /// Puts a draft into the trash, or takes it out again.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn trash_draft(&mut self, id: EntityId, since: Option<Timestamp>) -> Result<bool, Fault> {
        let moved = self.db().execute(
            "UPDATE draft SET discarded_at = ?2 WHERE id = ?1",
            params![id.to_string(), since.map(|since| since.to_string())],
        )?;
        self.changes.note(Topic::Drafts, id);
        Ok(moved > 0)
    }

    /// Removes a draft with its files and key, for good.
    ///
    /// # Errors
    /// A fault of the database or the folder.
    pub fn discard_draft(&mut self, id: EntityId) -> Result<bool, Fault> {
        let gone = self.db().execute("DELETE FROM draft WHERE id = ?1", [id.to_string()])? > 0;
        meta::remove(self.db(), &before_move(id))?;
        meta::remove(self.db(), &printed(id))?;
        meta::remove(self.db(), &prefilled(id))?;
        self.destroy_owner(id)?;
        self.changes.note(Topic::Drafts, id);
        Ok(gone)
    }

    /// Remembers what was printed of a draft, until the draft is gone.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn note_printed(&mut self, draft: EntityId, what: &Value) -> Result<(), Fault> {
        meta::set(self.db(), &printed(draft), what)?;
        self.changes.note(Topic::Drafts, draft);
        Ok(())
    }

    /// Remembers what the answers of a draft were filled with beforehand, until the draft is gone.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn note_prefilled(&mut self, draft: EntityId, what: &Value) -> Result<(), Fault> {
        meta::set(self.db(), &prefilled(draft), what)
    }

    /// Keeps the extracted text of a record, page by page, under the record's key.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn keep_record_text(&mut self, record: EntityId, pages: &[String]) -> Result<(), Fault> {
        let owner = record.to_string();
        let key = keys::get_or_make(self.db(), self.wrapping(), &owner)?;
        let sealed = key.seal(&serde_json::to_vec(pages)?, format!("text {owner}").as_bytes());
        self.db().execute(
            "INSERT INTO record_text (owner, sealed) VALUES (?1, ?2) ON CONFLICT (owner) DO UPDATE SET sealed = ?2",
            params![owner, sealed],
        )?;
        Ok(())
    }
}

/// The name under which it is kept what was printed of a draft.
fn printed(draft: EntityId) -> String {
    format!("printed-{draft}")
}

/// The name under which it is kept what a draft was filled with beforehand.
fn prefilled(draft: EntityId) -> String {
    format!("prefilled-{draft}")
}

/// The name under which it is kept what a draft was before it moved.
fn before_move(draft: EntityId) -> String {
    format!("before-move-{draft}")
}

fn record_text(db: &Connection, wrapping: &Key, record: EntityId) -> Result<Option<Vec<String>>, Fault> {
    let owner = record.to_string();
    let sealed: Option<Vec<u8>> =
        db.query_row("SELECT sealed FROM record_text WHERE owner = ?1", [&owner], |row| row.get(0)).optional()?;
    let Some(sealed) = sealed else { return Ok(None) };
    let plain = keys::get(db, wrapping, &owner)?.open_sealed(&sealed, format!("text {owner}").as_bytes())?;
    Ok(Some(serde_json::from_slice(&plain)?))
}
