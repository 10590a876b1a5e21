//! Checking the journal: every link, every signature, and that the tables are what the
//! chains say. It names what it found; what lies after the newest head that the authority
//! signed is reported as unanchored, not as proven.

use ed25519_dalek::{Signature, Verifier};
use records::journal::{Hash, START, canonical, commit, hash_from_hex, link};
use records::{Entity, EntityId, Event, ScopeId, apply};
use rusqlite::params;
use std::collections::BTreeMap;
use words::Message;

use crate::anchors::Held;
use crate::fault::Fault;
use crate::store::Store;
use crate::{authority, sealed_body, world};

/// Something in the journal is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The chain: a scope, or `device`.
    pub chain: String,
    /// Position in it; 0 for the chain as a whole.
    pub seq: u64,
    /// What is wrong.
    pub what: Message,
}

/// What a check of the journal says.
#[derive(Debug, Clone)]
pub struct LogReport {
    /// Nothing is wrong.
    pub whole: bool,
    /// Entries looked at, device chain included.
    pub entries: u64,
    /// Heads as this vault computes them, by scope.
    pub checkpoint: BTreeMap<String, String>,
    /// The newest heads signed by the authority that are held, by scope: the signed position.
    pub anchored_to: BTreeMap<String, u64>,
    /// Entries after those heads.
    pub unanchored: u64,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

struct Row {
    seq: i64,
    owner: String,
    sealed: Option<Vec<u8>>,
    commit: Vec<u8>,
    link: Vec<u8>,
    signature: Vec<u8>,
}

impl Store {
    /// Pages of the database that do not open with its key, one line each; none when it is whole.
    ///
    /// # Errors
    /// A fault when the check itself cannot run.
    pub fn damaged_pages(&self) -> Result<Vec<String>, Fault> {
        let mut statement = self.db().prepare("PRAGMA cipher_integrity_check")?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        rows.map(|row| row.map_err(Fault::from)).collect()
    }

    /// Checks all chains and compares the tables with them.
    ///
    /// # Errors
    /// Only when the database cannot be read; damage is a finding.
    pub fn verify_log(&self) -> Result<LogReport, Fault> {
        let mut report = LogReport {
            whole: true,
            entries: 0,
            checkpoint: BTreeMap::new(),
            anchored_to: BTreeMap::new(),
            unanchored: 0,
            findings: Vec::new(),
        };
        let mut folded = BTreeMap::new();
        for scope in ScopeId::all() {
            self.verify_scope(&scope, &mut folded, &mut report)?;
        }
        self.verify_device_chain(&mut report)?;
        self.compare(&folded, &mut report)?;
        report.whole = report.findings.is_empty();
        Ok(report)
    }

    fn verify_scope(
        &self,
        scope: &ScopeId,
        folded: &mut BTreeMap<EntityId, Entity>,
        report: &mut LogReport,
    ) -> Result<(), Fault> {
        let (head, head_link) = crate::append::head(self.db(), scope)?;
        let mut chain = START;
        let mut expected = 0;
        let rows = self.rows(
            "SELECT seq, owner, sealed, \"commit\", link, x'' FROM event WHERE scope = ?1 ORDER BY seq",
            &scope.0,
        )?;
        for row in rows {
            expected += 1;
            report.entries += 1;
            let place = format!("event {scope} {}", row.seq);
            let finding = |what: &str| Finding {
                chain: scope.to_string(),
                seq: row.seq.unsigned_abs(),
                what: Message::new(what).with("chain", scope.to_string()).with("seq", row.seq),
            };
            if row.seq.unsigned_abs() != expected {
                report.findings.push(finding("store-log-gap"));
                expected = row.seq.unsigned_abs();
            }
            match self.check_body::<Event>(&row, &place) {
                Ok(event) if event.seq == row.seq.unsigned_abs() && event.scope == *scope => {
                    if fold(folded, &event).is_none() {
                        report.findings.push(finding("store-log-misfit"));
                    }
                }
                Ok(_) => report.findings.push(finding("store-log-place")),
                Err(what) => report.findings.push(finding(what)),
            }
            chain = next_link(&chain, &row);
            if chain.as_slice() != row.link {
                report.findings.push(finding("store-log-link"));
                chain = row.link.clone().try_into().unwrap_or(chain);
            }
        }
        if expected != head || (head > 0 && chain != head_link) {
            let what = Message::new("store-log-head").with("chain", scope.to_string()).with("seq", head);
            report.findings.push(Finding { chain: scope.to_string(), seq: head, what });
        }
        report.checkpoint.insert(scope.to_string(), hex::encode(chain));
        self.verify_anchor(scope, head, report)
    }

    fn verify_anchor(&self, scope: &ScopeId, head: u64, report: &mut LogReport) -> Result<(), Fault> {
        match self.held_head(scope)? {
            Held::Nothing => report.unanchored += head,
            Held::Genuine(anchor) => {
                report.unanchored += head.saturating_sub(anchor.seq);
                report.anchored_to.insert(scope.to_string(), anchor.seq);
            }
            Held::Foreign => {
                let what = Message::new("store-log-anchor").with("chain", scope.to_string());
                report.findings.push(Finding { chain: scope.to_string(), seq: head, what });
                report.unanchored += head;
            }
        }
        Ok(())
    }

    fn verify_device_chain(&self, report: &mut LogReport) -> Result<(), Fault> {
        let key = authority::device_key(self.db())?.verifying_key();
        let mut chain = START;
        let rows = self.rows(
            "SELECT seq, owner, sealed, \"commit\", link, signature FROM device_log WHERE ?1 = ?1 ORDER BY seq",
            "",
        )?;
        for (expected, row) in (1..).zip(rows) {
            report.entries += 1;
            let finding = |what: &str| Finding {
                chain: "device".to_owned(),
                seq: row.seq.unsigned_abs(),
                what: Message::new(what).with("chain", "device").with("seq", row.seq),
            };
            if row.seq != expected {
                report.findings.push(finding("store-log-gap"));
                break;
            }
            if let Err(what) = self.check_body::<serde_json::Value>(&row, &format!("device {}", row.seq)) {
                report.findings.push(finding(what));
            }
            chain = next_link(&chain, &row);
            let signed = Signature::from_slice(&row.signature).is_ok_and(|s| key.verify(&row.link, &s).is_ok());
            if chain.as_slice() != row.link || !signed {
                report.findings.push(finding("store-log-link"));
                chain = row.link.clone().try_into().unwrap_or(chain);
            }
        }
        Ok(())
    }

    /// Opens a body and checks it against its commitment. An erased body is no fault: its
    /// commitment stays in the chain and says nothing.
    fn check_body<T>(&self, row: &Row, place: &str) -> Result<T, &'static str>
    where
        T: serde::de::DeserializeOwned + serde::Serialize,
    {
        let sealed = row.sealed.as_ref().ok_or("store-log-erased")?;
        let (body, salt) = sealed_body::open::<T>(self.db(), self.wrapping(), &row.owner, place, sealed)
            .map_err(|_| "store-log-unreadable")?;
        let salt = hash_from_hex(&salt).ok_or("store-log-unreadable")?;
        let bytes = canonical(&body).map_err(|_| "store-log-unreadable")?;
        if commit(&salt, &bytes).as_slice() == row.commit { Ok(body) } else { Err("store-log-commit") }
    }

    fn rows(&self, sql: &str, scope: &str) -> Result<Vec<Row>, Fault> {
        let mut statement = self.db().prepare(sql)?;
        let rows = statement.query_map(params![scope], |row| {
            Ok(Row {
                seq: row.get(0)?,
                owner: row.get(1)?,
                sealed: row.get(2)?,
                commit: row.get(3)?,
                link: row.get(4)?,
                signature: row.get(5)?,
            })
        })?;
        rows.map(|row| row.map_err(Fault::from)).collect()
    }

    /// The tables, without what waits in the outbox, are what the chains say.
    fn compare(&self, folded: &BTreeMap<EntityId, Entity>, report: &mut LogReport) -> Result<(), Fault> {
        let mut waiting: BTreeMap<String, Option<String>> = BTreeMap::new();
        let mut statement = self.db().prepare("SELECT id, entity FROM base")?;
        for row in statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
            let (id, accepted) = row?;
            waiting.insert(id, accepted);
        }
        let differs = |id: String| Finding {
            chain: "tables".to_owned(),
            seq: 0,
            what: Message::new("store-log-tables").with("id", id),
        };
        for (id, entity) in folded {
            let shown = match waiting.remove(&id.to_string()) {
                Some(accepted) => accepted.and_then(|text| serde_json::from_str(&text).ok()),
                None => world::find(self.db(), *id).unwrap_or(None),
            };
            if shown.as_ref() != Some(entity) {
                report.findings.push(differs(id.to_string()));
            }
        }
        let mut statement = self.db().prepare("SELECT id FROM entity")?;
        for id in statement.query_map([], |row| row.get::<_, String>(0))? {
            let id = id?;
            let known = world::parse_id(&id).is_ok_and(|id| folded.contains_key(&id));
            if !known && !waiting.contains_key(&id) {
                report.findings.push(differs(id));
            }
        }
        Ok(())
    }
}

fn fold(folded: &mut BTreeMap<EntityId, Entity>, event: &Event) -> Option<()> {
    let entity = apply(folded.remove(&event.entity), event.entity, &event.scope, &event.change).ok()?;
    let fits = entity.rev == event.rev;
    folded.insert(event.entity, entity);
    fits.then_some(())
}

fn next_link(before: &Hash, row: &Row) -> Hash {
    let commitment: Hash = row.commit.clone().try_into().unwrap_or(START);
    link(before, &commitment)
}
