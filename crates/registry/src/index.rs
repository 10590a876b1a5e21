//! The index of a desk: kept up with the queue, rebuilt when it is of no use, asked.
//!
//! The store is the truth. Every generation of the index has a random key of its own,
//! wrapped in the vault: after a rebuild the old files are unreadable for good.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use records::{Element, Entity, EntityId, Kind, Record, State, inherited};
use sealed::Key;
use search::{Filter, Index, Opened, Query, RecordText, Results, StoredWords};
use store::Store;
use words::Message;

use crate::clock::office_day;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::keeping::Keeping;
use crate::texts;

#[cfg(test)]
mod tests;

impl From<search::IndexError> for Failure {
    fn from(error: search::IndexError) -> Self {
        Self::fault(error.message())
    }
}

const KEPT_KEY: &str = "index-generation";
const KEPT_END: &str = "index-queue-end";
const KEPT_SCHEDULES: &str = "index-schedules";
const ABOUT: &[u8] = b"index generation";

/// How many records are put between two commits.
const BATCH: usize = 200;

/// The key of the present generation; a new one is made where there is none.
fn generation(store: &mut Store, wrapping: &Key, fresh: bool) -> Result<Key, Failure> {
    if !fresh && let Some(wrapped) = store.kept::<String>(KEPT_KEY)? {
        let bytes = hex::decode(wrapped).map_err(|_| store::Fault::Damaged("index key".to_owned()))?;
        return Ok(wrapping.unwrap_key(&bytes, ABOUT).map_err(store::Fault::from)?);
    }
    let key = Key::random();
    let wrapped = hex::encode(wrapping.wrap(&key, ABOUT));
    store.transact::<_, store::Fault>(|tx| tx.keep(KEPT_KEY, &wrapped))?;
    Ok(key)
}

impl Desk {
    /// Opens the index, and puts every record into the queue again where it is of no use.
    fn open_index(&mut self) -> Result<(), Failure> {
        if self.finder.index.is_some() {
            return Ok(());
        }
        let root = self.store.folder().join("index");
        let key = generation(&mut self.store, &self.finder.wrapping, false)?;
        let end = self.store.index_queue_end()?;
        let (index, opened) = Index::open(&root, &key, end)?;
        self.finder.index = Some(index);
        // The queue forgets what a commit has kept; what lies before can only be read anew.
        let forgotten = self.store.kept::<u64>(KEPT_END)?.unwrap_or(0);
        let behind = match opened {
            Opened::Fine => false,
            Opened::Behind { seq } => seq < forgotten,
            Opened::MustRebuild(_) => true,
        };
        if behind {
            self.queue_everything()?;
        }
        Ok(())
    }

    fn queue_everything(&mut self) -> Result<(), Failure> {
        let mut after = None;
        loop {
            let page = self.store.records(after.as_deref(), 1_000)?;
            let ids: Vec<EntityId> = page.rows.iter().map(|row| row.entity.id).collect();
            self.store.transact::<_, store::Fault>(|tx| ids.iter().try_for_each(|id| tx.queue_for_index(*id)))?;
            match page.next {
                Some(next) => after = Some(next),
                None => return Ok(()),
            }
        }
    }

    /// Reads everything anew into an index under a new key.
    ///
    /// # Errors
    /// A fault of the disk.
    pub fn rebuild_index(&mut self) -> Result<u64, Failure> {
        self.open_index()?;
        let key = generation(&mut self.store, &self.finder.wrapping, true)?;
        if let Some(index) = self.finder.index.take() {
            self.finder.index = Some(index.renew(&key)?);
        }
        self.queue_everything()?;
        self.index_pending()
    }

    /// Brings the index up to the queue after a change that is done: where it cannot be brought up now,
    /// the queue keeps what is left, and the next search or change tries again.
    pub fn catch_up(&mut self) {
        drop(self.index_pending());
    }

    /// Brings the index up to the queue: reads texts, puts records, commits. Answers how many.
    ///
    /// # Errors
    /// A fault of the disk. A file that cannot be read is no fault: it is found by its metadata.
    pub fn index_pending(&mut self) -> Result<u64, Failure> {
        self.open_index()?;
        self.queue_after_schedules()?;
        // Nothing changes meanwhile, so a record that stands in several batches is read once.
        let mut done = BTreeSet::new();
        loop {
            let from = self.index()?.seq();
            let queued = self.store.index_queue(from, BATCH)?;
            let Some(last) = queued.last().map(|queued| queued.n) else { return Ok(done.len() as u64) };
            let touched = self.touched(queued.iter().map(|queued| queued.record).collect())?;
            let days = self.index_these(touched.into_iter().filter(|id| done.insert(*id)))?;
            self.index_mut()?.commit(last)?;
            self.store.transact::<_, store::Fault>(|tx| {
                days.iter().try_for_each(|(record, due)| tx.keep_due(*record, *due))?;
                tx.keep(KEPT_END, &last)?;
                tx.forget_queue(last)
            })?;
        }
    }

    /// Another version of a schedule in force may make any record due on another day. It comes
    /// by being published or taken in, or because its first day has come.
    fn queue_after_schedules(&mut self) -> Result<(), Failure> {
        let in_force = Keeping::of(self)?.in_force(self.today());
        let known = self.store.kept::<BTreeMap<String, u32>>(KEPT_SCHEDULES)?;
        if known.as_ref() == Some(&in_force) {
            return Ok(());
        }
        if known.is_some() || self.index()?.seq() > 0 {
            self.queue_everything()?;
        }
        self.store.transact::<_, store::Fault>(|tx| tx.keep(KEPT_SCHEDULES, &in_force))?;
        Ok(())
    }

    /// The records to read again: those in the queue, and those whose due day hangs on a part or
    /// a fact in it.
    fn touched(&self, queued: BTreeSet<EntityId>) -> Result<BTreeSet<EntityId>, Failure> {
        let (mut records, mut folders, mut subjects) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for id in queued {
            match self.store.entity(id)?.map(|entity| entity.state) {
                Some(State::Part(part)) => {
                    folders.insert(part.folder);
                }
                Some(State::Fact(fact)) => {
                    subjects.insert(fact.subject);
                }
                // A record that is there no more leaves the index.
                _ => {
                    records.insert(id);
                }
            }
        }
        if !subjects.is_empty() {
            let bears =
                |keys: &BTreeMap<String, Vec<String>>| keys.values().flatten().any(|key| subjects.contains(key));
            for entity in self.store.all(Kind::Part)? {
                if let State::Part(part) = entity.state
                    && bears(&part.subjects)
                {
                    folders.insert(part.folder);
                }
            }
            self.every_record(|id, record| {
                if bears(&record.subjects) {
                    records.insert(id);
                }
            })?;
        }
        // The disposal unit may be the whole folder, so every part of it counts.
        for folder in folders {
            for part in self.store.children(folder, Kind::Part)? {
                records.extend(self.store.children(part.id, Kind::Record)?.iter().map(|record| record.id));
            }
        }
        Ok(records)
    }

    fn every_record(&self, mut visit: impl FnMut(EntityId, &Record)) -> Result<(), Failure> {
        let mut after = None;
        loop {
            let page = self.store.records(after.as_deref(), 1_000)?;
            for row in &page.rows {
                if let State::Record(record) = &row.entity.state {
                    visit(row.entity.id, record);
                }
            }
            match page.next {
                Some(next) => after = Some(next),
                None => return Ok(()),
            }
        }
    }

    /// Puts records into the index; answers the day on which each is due.
    fn index_these(&mut self, ids: impl Iterator<Item = EntityId>) -> Result<Vec<(EntityId, Option<Date>)>, Failure> {
        let mut read = Vec::new();
        for id in ids {
            let Some(row) = self.store.row_of(id)? else { continue };
            match self.store.entity(id)?.map(|entity| entity.state) {
                Some(State::Record(record)) if record.withdrawn.is_none() => {
                    let pages = texts::pages_of(self, id, &record)?;
                    read.push((row, id, record, pages));
                }
                _ => self.index_mut()?.remove(row)?,
            }
        }
        let (mut texts, mut days) = (Vec::new(), Vec::new());
        // The schedules are read once for all of them.
        let keeping = Keeping::of(self)?;
        for (row, id, record, pages) in read {
            let due = keeping.assess(id, &record, self.today())?.due;
            days.push((id, due));
            texts.push(self.record_text(row, &record, pages, due)?);
        }
        for text in texts {
            self.index_mut()?.put(&text)?;
        }
        Ok(days)
    }

    fn record_text(
        &self,
        row: u64,
        record: &Record,
        pages: Vec<String>,
        due: Option<Date>,
    ) -> Result<RecordText, Failure> {
        let security = self.store.look(|world| inherited(world, record, Element::Security))?;
        let security = security.and_then(|found| found.value.as_str().map(str::to_owned)).unwrap_or_default();
        Ok(RecordText {
            id: row,
            title: record.title.clone(),
            reference: references(record),
            class_path: self.class_path(record)?,
            pages,
            document_date: Some(record.document_date.last_day()),
            filed_on: Some(office_day(record.capture.captured_at)),
            disposal_on: due,
            form_id: record.form.as_ref().map(|form| form.form.clone()),
            scope: "files".to_owned(),
            security,
        })
    }

    /// Codes of the classes above a record, the folder's own class first.
    pub(crate) fn class_path(&self, record: &Record) -> Result<Vec<String>, Failure> {
        let path = self.store.look(|world| {
            let mut codes = Vec::new();
            let mut next =
                world.part(record.part).and_then(|part| world.folder(part.folder)).map(|folder| folder.class);
            while let Some(class) = next.and_then(|id| world.class(id)) {
                codes.push(class.code);
                next = class.parent;
            }
            codes
        })?;
        Ok(path)
    }

    /// Asks the index.
    ///
    /// # Errors
    /// A fault of the index.
    pub fn search(&mut self, query: &Query, filter: &Filter, limit: usize) -> Result<Results, Failure> {
        self.index_pending()?;
        match self.ask_index(query, filter, limit) {
            // The index is disposable: a damaged one is made anew, and asked again.
            Err(error) if error.wants_rebuild() => {
                self.rebuild_index()?;
                Ok(self.ask_index(query, filter, limit)?)
            }
            other => Ok(other?),
        }
    }

    fn ask_index(&self, query: &Query, filter: &Filter, limit: usize) -> Result<Results, search::IndexError> {
        let store = &self.store;
        let words = |row: u64| stored_words(store, row);
        match &self.finder.index {
            Some(index) => index.search(query, filter, limit, &words),
            None => Ok(Results::default()),
        }
    }

    /// The text of a record, page by page, as the index was given it.
    pub(crate) fn index(&self) -> Result<&Index, Failure> {
        self.finder.index.as_ref().ok_or_else(|| Failure::fault(Message::new("registry-index-closed")))
    }

    fn index_mut(&mut self) -> Result<&mut Index, Failure> {
        self.finder.index.as_mut().ok_or_else(|| Failure::fault(Message::new("registry-index-closed")))
    }

    /// Records that the index has not yet read.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn index_waiting(&mut self) -> Result<u64, Failure> {
        self.open_index()?;
        Ok(self.store.index_queue_end()?.saturating_sub(self.index()?.seq()))
    }

    /// Checks every byte of the index.
    ///
    /// # Errors
    /// The fault that was found.
    pub fn verify_index(&mut self) -> Result<(), Failure> {
        self.open_index()?;
        Ok(self.index()?.verify()?)
    }
}

/// The present reference and all former ones, apart from each other.
fn references(record: &Record) -> String {
    let former = record.former_numbers.iter().map(|number| record.reference_with(number));
    let all: Vec<String> = std::iter::once(record.reference()).chain(former).collect();
    all.join(&search::analyser::BORDER.to_string())
}

fn stored_words(store: &Store, row: u64) -> Option<StoredWords> {
    let Entity { id, state: State::Record(record), .. } = store.record_at(row).ok()?? else { return None };
    let pages = store.record_text(id).ok()?.unwrap_or_default();
    Some(StoredWords { title: record.title.clone(), reference: references(&record), pages })
}
