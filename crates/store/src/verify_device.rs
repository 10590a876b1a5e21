//! Checking the device chain, and that both chains speak of the same operations. The head of
//! the device chain is kept beside it, because a chain whose end is cut off is a chain all the same.

use ed25519_dalek::{Signature, Verifier, VerifyingKey};
use records::Event;
use records::journal::START;

use crate::authority::{self, Standing};
use crate::device_head;
use crate::entries::{Body, DEVICE, bytes};
use crate::fault::Fault;
use crate::findings::LogReport;
use crate::sealed_body;
use crate::store::Store;

const CHAIN: &str = "device";

impl Store {
    pub(crate) fn verify_device_chain(&self, report: &mut LogReport) -> Result<(), Fault> {
        let key = authority::device_key(self.db())?.verifying_key();
        let mut chain = START;
        let mut last = 0;
        for row in self.entries(DEVICE, "")? {
            report.entries += 1;
            if row.seq != last + 1 {
                report.find("store-log-gap", CHAIN, row.seq);
            }
            last = row.seq;
            match self.body_of::<serde_json::Value>(&row, &format!("device {}", row.seq)) {
                Body::Whole(_) => {}
                Body::Erased => report.erased += 1,
                Body::Wrong(code) => report.find(code, CHAIN, row.seq),
            }
            chain = row.next_link(&chain);
            if chain.as_slice() != row.link || !signed(&key, &row.link, &row.signature) {
                report.find("store-log-link", CHAIN, row.seq);
                chain = row.link.try_into().unwrap_or(chain);
            }
        }
        // A vault of an earlier edition has no head until something is asked in it.
        let Some(head) = device_head::get(self.db())? else { return Ok(()) };
        if last == 0 && head.seq > 0 {
            report.find("store-log-device-gone", CHAIN, head.seq);
        } else if last < head.seq {
            report.find("store-log-device-cut", CHAIN, last);
        } else if last > head.seq || !head.is_of(&chain, &key) {
            report.find("store-log-device-head", CHAIN, head.seq);
        }
        Ok(())
    }

    /// What the authority accepted from this device is what this device asked. An authority also
    /// knows which operations came from others: all the rest must be its own.
    pub(crate) fn verify_operations(&self, report: &mut LogReport) -> Result<(), Fault> {
        let decides = authority::standing(self.db())? == Standing::Authority;
        let mut statement = self.db().prepare(
            "SELECT e.scope, e.seq, e.owner, e.sealed, d.\"commit\",
                    e.op_id IN (SELECT op_id FROM device_op)
             FROM event e LEFT JOIN device_log d ON d.op_id = e.op_id AND d.kind = 'operation' ORDER BY e.n",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, i64>(1)?.unsigned_abs(),
                row.get::<_, String>(2)?,
                bytes(row, 3)?,
                bytes(row, 4)?,
                row.get::<_, bool>(5)?,
            ))
        })?;
        for row in rows {
            let (scope, seq, owner, sealed, asked, by_other) = row?;
            match (asked, sealed) {
                (None, _) if decides && !by_other => report.find("store-log-unasked", &scope, seq),
                (Some(asked), Some(sealed)) => {
                    let place = format!("event {scope} {seq}");
                    // What does not open is found where the chain is checked.
                    let event = sealed_body::open::<Event>(self.db(), self.wrapping(), &owner, &place, &sealed);
                    if event.is_ok_and(|(event, _)| event.op_commit != hex::encode(asked)) {
                        report.find("store-log-asked-otherwise", &scope, seq);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn signed(key: &VerifyingKey, link: &[u8], signature: &[u8]) -> bool {
    Signature::from_slice(signature).is_ok_and(|signature| key.verify(link, &signature).is_ok())
}
