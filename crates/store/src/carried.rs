//! Stages that come from desk to desk by hand: operations of other devices, without a network.
//!
//! What is taken in takes a place in this desk's own chain and in its outbox. It is shown as what was asked
//! here is, until the authority answers; at the next exchange this desk sends it, and its author does too, and
//! the authority counts it once. Deliberately not here: the file in which it comes (`registry`).

use records::{EntityId, Numbering, Operation};
use rusqlite::{OptionalExtension, params};
use sync::DeviceCertificate;
use words::Message;

use crate::accept::genuine;
use crate::ask::AskError;
use crate::asked::{CARRIED, Carried, signed_operation};
use crate::changes::Topic;
use crate::fault::Fault;
use crate::store::{Store, Tx};
use crate::{authority, outbox, sealed_body, world};

/// Why nothing of a hand-over file was taken in.
#[derive(Debug, thiserror::Error)]
pub enum CarryError {
    /// It is not what it should be, or does not belong here: the sentence's code.
    #[error("{}", .0.code)]
    Unfit(Message),
    /// The rules refuse an operation, or something broke.
    #[error(transparent)]
    Ask(#[from] AskError),
}

impl From<Fault> for CarryError {
    fn from(fault: Fault) -> Self {
        Self::Ask(fault.into())
    }
}

const CERTIFICATE: &str = "device-certificate";

/// What stands: accepted, or waiting. What the authority refused was done anew or given up, and would be in its way.
const TO_CARRY: &str = "
    SELECT seq, kind FROM device_log
    WHERE owner = ?1 AND kind IN ('operation', 'carried')
      AND (op_id IN (SELECT op_id FROM event) OR op_id IN (SELECT op_id FROM outbox WHERE state <> 'tray'))
    ORDER BY seq";

impl Store {
    /// Everything that was asked of a form on its way and that this desk holds as its device signed it, in order: its own
    /// stages, and those that were carried here.
    ///
    /// # Errors
    /// [`CarryError::Unfit`] while this desk has no certificate for its own stages: it has not exchanged yet.
    pub fn stages_to_carry(&self, instance: EntityId) -> Result<Vec<Carried>, CarryError> {
        let rows: Vec<(i64, String)> = {
            let mut statement = self.db().prepare(TO_CARRY).map_err(Fault::from)?;
            let rows = statement.query_map([instance.to_string()], |row| Ok((row.get(0)?, row.get(1)?)));
            rows.and_then(Iterator::collect).map_err(Fault::from)?
        };
        let mut found = Vec::new();
        for (seq, kind) in rows {
            let seq = seq.unsigned_abs();
            let carried = if kind == CARRIED {
                self.carried(seq)?
            } else {
                let signed = signed_operation(self.db(), self.wrapping(), seq)?;
                let own = crate::meta::get(self.db(), CERTIFICATE)?;
                let certificate = own.ok_or_else(|| CarryError::Unfit(Message::new("store-carry-no-certificate")))?;
                Carried { signed, certificate }
            };
            if carried.signed.operation.act.is_of_a_form() {
                found.push(carried);
            }
        }
        Ok(found)
    }

    fn carried(&self, seq: u64) -> Result<Carried, Fault> {
        let (owner, sealed): (String, Vec<u8>) = self.db().query_row(
            "SELECT owner, sealed FROM device_log WHERE seq = ?1",
            [crate::measure::as_i64(seq)],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let place = format!("device {seq}");
        Ok(sealed_body::open(self.db(), self.wrapping(), &owner, &place, &sealed)?.0)
    }
}

impl Tx<'_> {
    /// Keeps what the authority says of this device, if it is the authority's word and about this device.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn keep_certificate(&mut self, note: &str) -> Result<(), Fault> {
        let Some(deployment) = authority::deployment(self.db())? else { return Ok(()) };
        let device = authority::device_id(self.db())?;
        match DeviceCertificate::read(note, &deployment) {
            Some(certificate) if certificate.device == device => crate::meta::set(self.db(), CERTIFICATE, &note),
            _ => Ok(()),
        }
    }

    /// Takes stages in that came by hand; their files are here already. What is known is left aside, so that
    /// the same file may come twice. Answers how many were new.
    ///
    /// # Errors
    /// [`CarryError::Unfit`], or a refusal of the rules; then the caller lets nothing of it stand.
    pub fn take_carried(&mut self, stages: &[Carried]) -> Result<usize, CarryError> {
        let mut new = 0;
        for carried in stages {
            self.check_carried(carried)?;
            let operation = &carried.signed.operation;
            if self.is_known(operation)? {
                continue;
            }
            let rev = world::find(self.db(), operation.entity)?.map_or(0, |entity| entity.rev);
            if rev < operation.base_rev {
                return Err(CarryError::Unfit(Message::new("store-carry-gap")));
            }
            let decided = self.judge(operation, Numbering::Provisional)?.map_err(AskError::from)?;
            let place = self.last_device_seq()? + 1;
            let salt = hex::encode(sealed::random_bytes::<32>());
            self.log(CARRIED, Some(operation.op_id), operation.entity.to_string(), &salt, carried)?;
            outbox::put(self, place, operation, &decided)?;
            self.changes.note(Topic::Log, place);
            new += 1;
        }
        Ok(new)
    }

    fn check_carried(&self, carried: &Carried) -> Result<(), CarryError> {
        let unfit = |code: &str| CarryError::Unfit(Message::new(code));
        let deployment = authority::deployment(self.db())?.ok_or_else(|| unfit("store-carry-elsewhere"))?;
        let certificate = DeviceCertificate::read(&carried.certificate, &deployment)
            .ok_or_else(|| unfit("store-carry-unknown-device"))?;
        let operation = &carried.signed.operation;
        let is_authors = operation.device == certificate.device && operation.agent == certificate.agent;
        if !is_authors || !genuine(&carried.signed, certificate.key.as_bytes())? {
            return Err(unfit("store-carry-not-genuine"));
        }
        if operation.act.is_of_a_form() { Ok(()) } else { Err(unfit("store-carry-no-stage")) }
    }

    fn is_known(&self, operation: &Operation) -> Result<bool, Fault> {
        let sql = "SELECT 1 FROM event WHERE op_id = ?1 UNION SELECT 1 FROM device_log WHERE op_id = ?1";
        let found: Option<i64> =
            self.db().query_row(sql, params![operation.op_id.to_string()], |row| row.get(0)).optional()?;
        Ok(found.is_some())
    }
}
