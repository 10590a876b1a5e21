//! The devices of a deployment: one-time codes, registration, control.

use jiff::Timestamp;
use records::{DeviceId, EntityId};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use sync::{ControlItem, DeviceCertificate, Order, RegisterAnswer, RegisterRequest};
use words::Message;

use crate::authority;
use crate::fault::Fault;
use crate::measure::{as_i64, parse_id};
use crate::store::{Store, Tx};

/// Whether a device may sync.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeviceState {
    /// It may.
    Active,
    /// It may not any more.
    Revoked,
}

/// A registered device.
#[derive(Debug, Clone)]
pub struct DeviceRow {
    /// Identity.
    pub id: DeviceId,
    /// The agent who uses it.
    pub agent: EntityId,
    /// Its public key.
    pub key: [u8; 32],
    /// Prefix of its provisional numbers.
    pub mark: String,
    /// Whether it may sync.
    pub state: DeviceState,
}

/// A one-time code does not open the door.
#[derive(Debug, thiserror::Error)]
pub enum CodeError {
    /// Unknown, used or out of date: which one is not told.
    #[error("the code is unknown, used or out of date")]
    Wrong,
    /// The device is registered already.
    #[error("the device is registered already")]
    Registered,
    /// Something broke.
    #[error(transparent)]
    Broke(#[from] Fault),
}

impl Store {
    /// A registered device.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn device(&self, id: DeviceId) -> Result<Option<DeviceRow>, Fault> {
        find(self.db(), id)
    }
    /// Orders for a device after a number.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn control(&self, device: DeviceId, after: u64) -> Result<Vec<ControlItem>, Fault> {
        let mut statement =
            self.db().prepare("SELECT n, payload FROM control WHERE device = ?1 AND n > ?2 ORDER BY n")?;
        let rows = statement.query_map(params![device.to_string(), as_i64(after)], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })?;
        rows.map(|row| {
            let (n, payload) = row?;
            Ok(ControlItem { n: n.unsigned_abs(), order: serde_json::from_str(&payload)? })
        })
        .collect()
    }
}

/// A registered device.
pub(crate) fn find(db: &Connection, id: DeviceId) -> Result<Option<DeviceRow>, Fault> {
    let row = db
        .query_row("SELECT agent, key, mark, state FROM device WHERE id = ?1", [id.to_string()], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, Vec<u8>>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, String>(3)?,
            ))
        })
        .optional()?;
    let Some((agent, key, mark, state)) = row else { return Ok(None) };
    Ok(Some(DeviceRow {
        id,
        agent: parse_id(&agent)?,
        key: key.try_into().map_err(|_| Fault::Damaged("key of a device".to_owned()))?,
        mark,
        state: if state == "active" { DeviceState::Active } else { DeviceState::Revoked },
    }))
}

impl Tx<'_> {
    /// Makes out a one-time code for an agent; only its digest is kept.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn issue_code(&mut self, agent: EntityId, code_sha256: [u8; 32], expires: Timestamp) -> Result<(), Fault> {
        self.db().execute(
            "INSERT OR REPLACE INTO code (hash, agent, expires) VALUES (?1, ?2, ?3)",
            params![code_sha256.as_slice(), agent.to_string(), expires.to_string()],
        )?;
        Ok(())
    }

    /// Registers a device with a one-time code, which is used up.
    ///
    /// # Errors
    /// [`CodeError::Wrong`] for every code that does not fit; [`CodeError::Registered`].
    pub fn redeem_code(
        &mut self,
        request: &RegisterRequest,
        code_sha256: [u8; 32],
        now: Timestamp,
    ) -> Result<RegisterAnswer, CodeError> {
        let row: Option<(String, String)> = self
            .db()
            .query_row("SELECT agent, expires FROM code WHERE hash = ?1", [code_sha256.as_slice()], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()
            .map_err(Fault::from)?;
        let (agent, expires) = row.ok_or(CodeError::Wrong)?;
        if expires.parse::<Timestamp>().map_or(true, |expires| expires < now) {
            return Err(CodeError::Wrong);
        }
        let key = records::journal::hash_from_hex(&request.public_key).ok_or(CodeError::Wrong)?;
        let mark = self.enrol(request, &agent, &key, now)?;
        self.db().execute("DELETE FROM code WHERE hash = ?1", [code_sha256.as_slice()]).map_err(Fault::from)?;
        self.order(request.device, &Order::Policy { lease_days: 30, minimum_schema: 1 })?;
        self.certify()?;
        let what = about(&Message::new("store-device-enrolled"), request.device, &mark, &request.name);
        self.note(now, Some(parse_id(&agent)?), "device-enrolled", what)?;
        let deployment = authority::deployment(self.db())?.ok_or_else(|| Fault::Damaged("no deployment".to_owned()))?;
        Ok(RegisterAnswer { deployment, agent: parse_id(&agent)?, mark })
    }

    fn enrol(
        &self,
        request: &RegisterRequest,
        agent: &str,
        key: &[u8; 32],
        now: Timestamp,
    ) -> Result<String, CodeError> {
        let count: i64 =
            self.db().query_row("SELECT count(*) FROM device", [], |row| row.get(0)).map_err(Fault::from)?;
        let mark = format!("D{}", count + 1);
        let id = request.device.to_string();
        let fresh = self
            .db()
            .execute(
                "INSERT OR IGNORE INTO device (id, agent, key, mark, name, state, registered_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'active', ?6)",
                params![id, agent, key.as_slice(), mark, request.name, now.to_string()],
            )
            .map_err(Fault::from)?;
        if fresh == 1 { Ok(mark) } else { Err(CodeError::Registered) }
    }

    /// Sends every device that may exchange the authority's certificate for it, once: with it its person can hand
    /// a stage over without a network. Devices of an earlier edition get theirs when the server opens.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn certify(&mut self) -> Result<(), Fault> {
        let Some(deployment) = authority::deployment(self.db())? else { return Ok(()) };
        let bare: Vec<String> = {
            let mut statement = self.db().prepare(
                "SELECT id FROM device d WHERE state = 'active'
                 AND NOT EXISTS (SELECT 1 FROM control c WHERE c.device = d.id AND c.kind = 'certificate')",
            )?;
            let rows = statement.query_map([], |row| row.get(0))?;
            rows.collect::<Result<_, _>>()?
        };
        for id in bare {
            let Some(row) = find(self.db(), DeviceId(parse_id(&id)?.0))? else { continue };
            let key =
                sync::public_key(&hex::encode(row.key)).map_err(|_| Fault::Damaged("key of a device".to_owned()))?;
            let certificate = DeviceCertificate { device: row.id, key, agent: row.agent, mark: row.mark };
            let note = certificate.sign(&deployment, &authority::signing_key(self.db())?);
            self.order(row.id, &Order::Certificate { note })?;
        }
        Ok(())
    }

    /// Gives an order to a device.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn order(&mut self, device: DeviceId, order: &Order) -> Result<(), Fault> {
        let kind = if matches!(order, Order::Certificate { .. }) { "certificate" } else { "order" };
        self.db().execute(
            "INSERT INTO control (device, n, kind, payload)
             VALUES (?1, (SELECT coalesce(max(n), 0) + 1 FROM control WHERE device = ?1), ?2, ?3)",
            params![device.to_string(), kind, serde_json::to_string(order)?],
        )?;
        Ok(())
    }

    /// A device has carried out its orders up to a number.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn acknowledge(&mut self, device: DeviceId, through: u64) -> Result<(), Fault> {
        self.db().execute(
            "UPDATE control SET acked = 1 WHERE device = ?1 AND n <= ?2",
            params![device.to_string(), as_i64(through)],
        )?;
        Ok(())
    }

    /// Ends a device's right to sync; it is told so at its next request, and the device chain
    /// notes it. Ending it twice changes nothing.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn revoke_device(&mut self, device: DeviceId, message: Message, now: Timestamp) -> Result<(), Fault> {
        let ended: Option<(String, String, String)> = self
            .db()
            .query_row(
                "UPDATE device SET state = 'revoked' WHERE id = ?1 AND state = 'active' RETURNING agent, mark, name",
                [device.to_string()],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .optional()?;
        let Some((agent, mark, name)) = ended else { return Ok(()) };
        let what = about(&Message::new("store-device-revoked"), device, &mark, &name);
        self.note(now, Some(parse_id(&agent)?), "device-revoked", what)?;
        self.order(device, &Order::Revoked { message })
    }
}

/// What is noted of a device: the name that its owner gave it, and its mark and identity.
fn about(what: &Message, device: DeviceId, mark: &str, name: &str) -> Message {
    what.clone().with("device", device.to_string()).with("mark", mark).with("name", name)
}
