//! Asking for a change: the one path by which an entity changes on a desk.
//!
//! Operation → rules → device chain → (authority here) events, or (authority elsewhere)
//! outbox and provisional state. A refusal is written to the device chain too: what was
//! asked and refused is part of the trail.

use ed25519_dalek::Signer;
use jiff::Timestamp;
use records::journal::{START, link};
use records::{
    Act, ComponentRef, Context, Decided, EntityId, Numbering, OpId, Operation, Refusal, ScopeId, SignedOperation,
};
use rusqlite::{Connection, OptionalExtension, params};
use sealed::random_bytes;
use serde::Serialize;

use crate::authority::Standing;
use crate::changes::Topic;
use crate::fault::Fault;
use crate::measure::{as_i64, office_day};
use crate::sealed_body::{self, owner_of_act};
use crate::store::{Store, Tx};
use crate::world::Shown;
use crate::{actor, append, authority, device_head, outbox, rules};

/// What a person asks for.
#[derive(Debug, Clone)]
pub struct Ask {
    /// Identity of the operation, made by the caller.
    pub op_id: OpId,
    /// The entity; for acts that make one, its new id.
    pub entity: EntityId,
    /// Its home scope.
    pub scope: ScopeId,
    /// The agent who asks.
    pub agent: EntityId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub act: Act,
    /// Files that it names; their bytes are here already.
    pub components: Vec<ComponentRef>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The operation.
    pub op_id: OpId,
    /// Position in the device's series.
    pub device_seq: u64,
    /// It waits for an authority elsewhere.
    pub provisional: bool,
}

/// Why it was not done.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The rules refuse it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Something broke.
    #[error(transparent)]
    Broke(#[from] Fault),
}

impl From<rusqlite::Error> for AskError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Broke(error.into())
    }
}

/// An entry of the device chain that is no operation.
#[derive(Debug, Serialize, serde::Deserialize)]
pub(crate) struct Noted {
    pub(crate) at: Timestamp,
    pub(crate) agent: Option<EntityId>,
    pub(crate) what: words::Message,
}

fn operation(db: &Connection, ask: Ask, device_seq: u64) -> Result<Operation, Fault> {
    let base_rev = crate::world::find(db, ask.entity)?.map_or(0, |entity| entity.rev);
    Ok(Operation {
        op_id: ask.op_id,
        device: authority::device_id(db)?,
        device_seq,
        scope: ask.scope,
        entity: ask.entity,
        base_rev,
        schema: Operation::SCHEMA,
        agent: ask.agent,
        authored_at: ask.at,
        act: ask.act,
        components: ask.components,
    })
}

/// Puts an operation to the rules over the shown state.
fn judge(db: &Connection, operation: &Operation, numbering: Numbering) -> Result<Result<Vec<Decided>, Refusal>, Fault> {
    let context = Context { today: office_day(operation.authored_at), numbering };
    let posts = actor::posts(db, operation)?;
    let shown = Shown::new(db);
    let verdict = rules::decide(&shown, operation, &context, posts);
    shown.fault()?;
    Ok(verdict)
}

fn numbering(standing: Standing) -> Numbering {
    match standing {
        Standing::Authority => Numbering::Permanent,
        Standing::Desk => Numbering::Provisional,
    }
}

impl Store {
    /// What the rules would say to this, without asking it: nothing is written, not even a refusal.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn would_refuse(&self, ask: Ask) -> Result<Option<Refusal>, Fault> {
        let operation = operation(self.db(), ask, 0)?;
        Ok(judge(self.db(), &operation, numbering(self.standing()?))?.err())
    }
}

impl Tx<'_> {
    /// Asks for one change.
    ///
    /// # Errors
    /// A refusal leaves the tables as they were; the caller commits all the same so that
    /// the refusal stays in the device chain.
    pub fn ask(&mut self, ask: Ask) -> Result<Asked, AskError> {
        let operation = operation(self.db(), ask, self.last_device_seq()? + 1)?;
        let standing = authority::standing(self.db())?;
        match self.judge(&operation, numbering(standing))? {
            Err(refusal) => {
                let what = refusal.message();
                self.note(operation.authored_at, Some(operation.agent), "refused", what)?;
                Err(refusal.into())
            }
            Ok(decided) => self.carry_out(operation, &decided, standing),
        }
    }

    /// Puts an operation to the rules over the shown state.
    pub(crate) fn judge(
        &self,
        operation: &Operation,
        numbering: Numbering,
    ) -> Result<Result<Vec<Decided>, Refusal>, Fault> {
        judge(self.db(), operation, numbering)
    }

    fn carry_out(&mut self, operation: Operation, decided: &[Decided], standing: Standing) -> Result<Asked, AskError> {
        let salt = hex::encode(random_bytes::<32>());
        let mut signed = SignedOperation { operation, salt, signature: String::new() };
        let commitment = append::op_commit(&signed)?;
        signed.signature = hex::encode(authority::device_key(self.db())?.sign(&commitment).to_bytes());
        let asked = Asked {
            op_id: signed.operation.op_id,
            device_seq: signed.operation.device_seq,
            provisional: standing == Standing::Desk,
        };
        self.log_operation(&signed)?;
        match standing {
            Standing::Authority => {
                let now = signed.operation.authored_at;
                let (db, wrapping, changes) = self.parts();
                append::append(db, wrapping, &signed, decided, now, changes)?;
            }
            Standing::Desk => outbox::put(self, asked.device_seq, &signed.operation, decided)?,
        }
        self.changes.note(Topic::Log, asked.device_seq);
        Ok(asked)
    }

    /// Position of the last entry of the device chain.
    pub(crate) fn last_device_seq(&self) -> Result<u64, Fault> {
        let last: Option<i64> = self.db().query_row("SELECT max(seq) FROM device_log", [], |row| row.get(0))?;
        Ok(last.unwrap_or(0).unsigned_abs())
    }

    fn log_operation(&mut self, signed: &SignedOperation) -> Result<(), Fault> {
        let operation = &signed.operation;
        let owner = owner_of_act(&operation.scope, operation.entity, &operation.act);
        self.log("operation", Some(operation.op_id), owner, &signed.salt, operation)
    }

    /// Notes what is no operation: log-ins, refusals, exports.
    ///
    /// # Errors
    /// Only when the database does.
    pub fn note(
        &mut self,
        at: Timestamp,
        agent: Option<EntityId>,
        kind: &str,
        what: words::Message,
    ) -> Result<(), Fault> {
        let salt = hex::encode(random_bytes::<32>());
        self.log(kind, None, "device".to_owned(), &salt, &Noted { at, agent, what })
    }

    pub(crate) fn log<T: Serialize>(
        &mut self,
        kind: &str,
        op_id: Option<OpId>,
        owner: String,
        salt: &str,
        body: &T,
    ) -> Result<(), Fault> {
        let seq = self.last_device_seq()? + 1;
        let before: Option<Vec<u8>> = self
            .db()
            .query_row("SELECT link FROM device_log WHERE seq = ?1", [as_i64(seq - 1)], |row| row.get(0))
            .optional()?;
        let before = match before {
            None => START,
            Some(bytes) => bytes.try_into().map_err(|_| Fault::Damaged("device chain".to_owned()))?,
        };
        let (db, wrapping, _) = self.parts();
        let entry = sealed_body::seal(db, wrapping, owner, &format!("device {seq}"), salt, body)?;
        let after = link(&before, &entry.commit);
        // An operation is signed over its commitment, as the authority checks it; an entry of
        // this chain is signed over its link, which binds everything before it.
        let key = authority::device_key(db)?;
        let signature = key.sign(&after).to_bytes();
        device_head::set(db, &key, seq, &after)?;
        db.prepare_cached(
            "INSERT INTO device_log (seq, kind, op_id, owner, sealed, \"commit\", link, signature)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            as_i64(seq),
            kind,
            op_id.map(|id| id.to_string()),
            entry.owner,
            entry.sealed,
            entry.commit.as_slice(),
            after.as_slice(),
            signature.as_slice(),
        ])?;
        Ok(())
    }
}
