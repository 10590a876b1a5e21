//! The authority's half of sync: taking operations in, feeding events out, and files.

use std::collections::BTreeMap;

use ed25519_dalek::{Signature, Verifier, VerifyingKey};
use jiff::Timestamp;
use records::journal::{hash_from_hex, sha256_hex};
use records::{ComponentRef, Event, Numbering, OpId, Operation, Refusal, ScopeId, SignedOperation};
use rusqlite::params;
use sync::{Answer, Cursor, FedEvent, FeedAnswer, UploadState};
use words::Message;

use crate::append::{self, op_commit};
use crate::devices::{DeviceRow, DeviceState};
use crate::fault::Fault;
use crate::measure::as_i64;
use crate::shelf::piece_name;
use crate::store::{Store, Tx};
use crate::{authority, components, devices, keys, sealed_body};

impl Tx<'_> {
    /// Takes operations from one device in, its own in the order of its series, and stages of others that it
    /// carries; one answer for each.
    /// A refused operation takes its place in the series and blocks nothing.
    ///
    /// # Errors
    /// Only when something breaks; a refusal is an answer.
    pub fn accept(
        &mut self,
        operations: &[SignedOperation],
        device: &DeviceRow,
        now: Timestamp,
    ) -> Result<Vec<(OpId, Answer)>, Fault> {
        let mut answers = Vec::with_capacity(operations.len());
        for signed in operations {
            let answer = self.accept_one(signed, device, now)?;
            answers.push((signed.operation.op_id, answer));
        }
        Ok(answers)
    }

    fn accept_one(&mut self, signed: &SignedOperation, device: &DeviceRow, now: Timestamp) -> Result<Answer, Fault> {
        let operation = &signed.operation;
        let rejected = |message: Message| Answer::Rejected { message, permanent: true };
        let Some(author) = self.author(operation, device)? else {
            return Ok(rejected(Message::new("store-operation-not-genuine")));
        };
        if operation.agent != author.agent || !genuine(signed, &author.key)? {
            return Ok(rejected(Message::new("store-operation-not-genuine")));
        }
        let asked = hex::encode(op_commit(signed)?);
        if let Some(earlier) = self.earlier(operation.op_id, &asked)? {
            return Ok(earlier);
        }
        if !self.takes_place(operation)? {
            return Ok(rejected(Message::new("store-device-fork")));
        }
        let missing: Vec<ComponentRef> = self.missing(&operation.components)?;
        if !missing.is_empty() {
            return Ok(Answer::HeldOver { missing_device_seq: None, missing_components: missing });
        }
        if let Some(doubt) = self.doubts(operation)? {
            return Ok(rejected(doubt));
        }
        match self.judge(operation, Numbering::Permanent)? {
            Err(Refusal::Conflict(element)) => {
                let rev = crate::world::find(self.db(), operation.entity)?.map_or(0, |entity| entity.rev);
                Ok(Answer::Conflict { message: Refusal::Conflict(element).message(), rev })
            }
            Err(refusal) => Ok(rejected(refusal.message())),
            Ok(decided) => {
                let (db, wrapping, changes) = self.parts();
                let events = append::append(db, wrapping, signed, &decided, now, changes)?;
                Ok(Answer::Applied { events })
            }
        }
    }

    /// The device that asked: the one that sends, or for a stage that was carried by hand from desk to
    /// desk, another one that may exchange.
    fn author(&self, operation: &Operation, sender: &DeviceRow) -> Result<Option<DeviceRow>, Fault> {
        if operation.device == sender.id {
            return Ok(Some(sender.clone()));
        }
        if !operation.act.is_of_a_form() {
            return Ok(None);
        }
        let author = devices::find(self.db(), operation.device)?;
        Ok(author.filter(|author| author.state == DeviceState::Active))
    }

    /// Notes which operation takes this place in the device's series. Another one there means
    /// that the device was copied or restored.
    fn takes_place(&self, operation: &Operation) -> Result<bool, Fault> {
        let (device, seq) = (operation.device.to_string(), as_i64(operation.device_seq));
        let op_id = operation.op_id.to_string();
        self.db().execute(
            "INSERT OR IGNORE INTO device_op (device, seq, op_id) VALUES (?1, ?2, ?3)",
            params![device, seq, op_id],
        )?;
        let holder: String = self.db().query_row(
            "SELECT op_id FROM device_op WHERE device = ?1 AND seq = ?2",
            params![device, seq],
            |row| row.get(0),
        )?;
        Ok(holder == op_id)
    }

    /// The answer of an operation that was taken before; another body under the same id is refused.
    fn earlier(&self, op_id: OpId, asked: &str) -> Result<Option<Answer>, Fault> {
        let rows: Vec<(String, i64, String, Vec<u8>)> = {
            let mut statement =
                self.db().prepare_cached("SELECT scope, seq, owner, sealed FROM event WHERE op_id = ?1 ORDER BY n")?;
            let rows = statement
                .query_map([op_id.to_string()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
            rows.collect::<Result<_, _>>()?
        };
        let Some((scope, seq, owner, sealed)) = rows.first() else { return Ok(None) };
        let place = format!("event {scope} {seq}");
        let (event, _) = sealed_body::open::<Event>(self.db(), self.wrapping(), owner, &place, sealed)?;
        if event.op_commit != asked {
            let message = Message::new("store-operation-reused");
            return Ok(Some(Answer::Rejected { message, permanent: true }));
        }
        let events = rows.into_iter().map(|(scope, seq, ..)| (ScopeId(scope), seq.unsigned_abs())).collect();
        Ok(Some(Answer::Duplicate { events }))
    }

    fn missing(&self, named: &[ComponentRef]) -> Result<Vec<ComponentRef>, Fault> {
        let mut missing = Vec::new();
        for component in named {
            let state = components::state(self.db(), component)?;
            if !state.is_some_and(|state| state.complete) {
                missing.push(component.clone());
            }
        }
        Ok(missing)
    }

    /// How much of an announced file is here. Another file that came under this name before and
    /// that nothing names is given up, and the upload starts again.
    ///
    /// # Errors
    /// [`Fault::TooLarge`]; [`Fault::Named`] when an accepted event names the other file.
    pub fn offer_component(&mut self, component: &ComponentRef) -> Result<UploadState, Fault> {
        if component.size_bytes > components::MAX_COMPONENT_BYTES {
            return Err(Fault::TooLarge(component.size_bytes));
        }
        if let Some(state) = components::state(self.db(), component)? {
            return Ok(UploadState { offset: state.received_bytes, complete: state.complete });
        }
        // What lies there under another digest, finished or not, gives way as long as nothing
        // that was accepted names it.
        components::refuse_over_named(self.db(), self.wrapping(), component)?;
        let owner = component.owner.to_string();
        let begun = self.pieces(&owner, &component.name)?;
        self.forget_pieces(&owner, &component.name, &begun)?;
        components::note(self.db(), component, 0, false)?;
        Ok(UploadState { offset: 0, complete: false })
    }

    /// Takes the next piece of a file in. `None` when `offset` is not where the next piece
    /// belongs. A whole file whose digest is wrong is thrown away and starts again.
    ///
    /// # Errors
    /// [`Fault::DiskFull`], [`Fault::Damaged`] for a wrong digest.
    pub fn append_component(
        &mut self,
        component: &ComponentRef,
        offset: u64,
        piece: &[u8],
    ) -> Result<Option<UploadState>, Fault> {
        let now = self.offer_component(component)?;
        if now.complete || now.offset != offset || offset + piece.len() as u64 > component.size_bytes {
            return Ok(None);
        }
        let owner = component.owner.to_string();
        let key = keys::get_or_make(self.db(), self.wrapping(), &owner)?;
        self.shelf().write(&key, &owner, &piece_name(&component.name, offset), piece)?;
        let received = offset + piece.len() as u64;
        components::note(self.db(), component, received, false)?;
        self.db().execute(
            "INSERT OR REPLACE INTO piece (owner, name, at) VALUES (?1, ?2, ?3)",
            params![owner, component.name, as_i64(offset)],
        )?;
        if received < component.size_bytes {
            return Ok(Some(UploadState { offset: received, complete: false }));
        }
        self.assemble(component).map(Some)
    }

    fn assemble(&mut self, component: &ComponentRef) -> Result<UploadState, Fault> {
        let owner = component.owner.to_string();
        let key = keys::get(self.db(), self.wrapping(), &owner)?;
        let offsets = self.pieces(&owner, &component.name)?;
        let mut whole = Vec::new();
        for at in &offsets {
            whole.extend(self.shelf().read(&key, &owner, &piece_name(&component.name, *at))?);
        }
        self.forget_pieces(&owner, &component.name, &offsets)?;
        if sha256_hex(&whole) != component.sha256 {
            components::note(self.db(), component, 0, false)?;
            return Ok(UploadState { offset: 0, complete: false });
        }
        self.put_component(component, &whole)?;
        Ok(UploadState { offset: component.size_bytes, complete: true })
    }

    fn pieces(&self, owner: &str, name: &str) -> Result<Vec<u64>, Fault> {
        let mut statement = self.db().prepare("SELECT at FROM piece WHERE owner = ?1 AND name = ?2 ORDER BY at")?;
        let rows = statement.query_map([owner, name], |row| row.get::<_, i64>(0))?;
        rows.map(|at| Ok(at?.unsigned_abs())).collect()
    }

    fn forget_pieces(&mut self, owner: &str, name: &str, offsets: &[u64]) -> Result<(), Fault> {
        self.db().execute("DELETE FROM piece WHERE owner = ?1 AND name = ?2", [owner, name])?;
        for at in offsets {
            self.shelf().remove(owner, piece_name(name, *at));
        }
        Ok(())
    }
}

/// Whether the key signed the operation.
pub(crate) fn genuine(signed: &SignedOperation, key: &[u8; 32]) -> Result<bool, Fault> {
    if hash_from_hex(&signed.salt).is_none() {
        return Ok(false);
    }
    let key = VerifyingKey::from_bytes(key).map_err(|_| Fault::Damaged("key of a device".to_owned()))?;
    let signature = hex::decode(&signed.signature).ok().and_then(|bytes| Signature::from_slice(&bytes).ok());
    let commitment = op_commit(signed)?;
    Ok(signature.is_some_and(|signature| key.verify(&commitment, &signature).is_ok()))
}

impl Store {
    /// Events after the cursors, scope by scope, with the head signed at the last one given.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn feed(&self, cursors: &BTreeMap<ScopeId, Cursor>, limit: u32) -> Result<FeedAnswer, Fault> {
        let deployment = authority::deployment(self.db())?.ok_or_else(|| Fault::Damaged("no deployment".to_owned()))?;
        let key = authority::signing_key(self.db())?;
        let mut answer = FeedAnswer { events: Vec::new(), heads: BTreeMap::new(), more: false, diverged: Vec::new() };
        for scope in ScopeId::all() {
            let cursor = cursors.get(&scope).cloned().unwrap_or_else(Cursor::start);
            let (head, _) = append::head(self.db(), &scope)?;
            if !self.on_chain(&scope, &cursor)? {
                answer.diverged.push(scope);
                continue;
            }
            let room = (limit as usize).saturating_sub(answer.events.len());
            let given = self.events_after(&scope, cursor.seq, room)?;
            let last = given.last().map_or(cursor.seq, |fed| fed.event.seq);
            answer.more |= last < head;
            if last > 0 {
                let link = self.link_at(&scope, last)?.ok_or_else(|| Fault::Damaged(format!("chain of {scope}")))?;
                answer.heads.insert(scope.clone(), append::signed_head(&deployment, &key, &scope, last, &link)?);
            }
            answer.events.extend(given);
        }
        Ok(answer)
    }

    fn on_chain(&self, scope: &ScopeId, cursor: &Cursor) -> Result<bool, Fault> {
        if cursor.seq == 0 {
            return Ok(*cursor == Cursor::start());
        }
        Ok(self.link_at(scope, cursor.seq)?.is_some_and(|link| hex::encode(link) == cursor.link))
    }

    /// The link of a scope's chain at a position.
    pub(crate) fn link_at(&self, scope: &ScopeId, seq: u64) -> Result<Option<[u8; 32]>, Fault> {
        use rusqlite::OptionalExtension;
        let link: Option<Vec<u8>> = self
            .db()
            .query_row("SELECT link FROM event WHERE scope = ?1 AND seq = ?2", params![scope.0, as_i64(seq)], |row| {
                row.get(0)
            })
            .optional()?;
        link.map(|link| link.try_into().map_err(|_| Fault::Damaged(format!("chain of {scope}")))).transpose()
    }

    fn events_after(&self, scope: &ScopeId, seq: u64, limit: usize) -> Result<Vec<FedEvent>, Fault> {
        let mut statement = self.db().prepare_cached(
            "SELECT seq, owner, sealed, \"commit\" FROM event WHERE scope = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![scope.0, as_i64(seq), limit], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, Vec<u8>>(2)?, row.get::<_, Vec<u8>>(3)?))
        })?;
        rows.map(|row| {
            let (seq, owner, sealed, commit) = row?;
            let place = format!("event {scope} {seq}");
            let (event, salt) = sealed_body::open(self.db(), self.wrapping(), &owner, &place, &sealed)?;
            Ok(FedEvent { event, salt, commit: hex::encode(commit) })
        })
        .collect()
    }

    /// The signed heads of all chains.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn heads(&self) -> Result<BTreeMap<ScopeId, String>, Fault> {
        let mut heads = BTreeMap::new();
        let mut statement = self.db().prepare("SELECT id, note FROM scope WHERE note <> '' ORDER BY id")?;
        for row in statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))? {
            let (scope, note) = row?;
            heads.insert(ScopeId(scope), note);
        }
        Ok(heads)
    }
}
