//! What this desk noted in its own chain: read, not checked (`verify_device`). Notes are no operations, so they
//! never leave the desk.

use jiff::Timestamp;
use words::Message;

use crate::ask::Noted;
use crate::fault::Fault;
use crate::sealed_body;
use crate::store::Store;

impl Store {
    /// The notes of one kind with the time of each, oldest first, without what was erased.
    ///
    /// # Errors
    /// [`Fault::Damaged`] when an entry does not open.
    pub fn notes(&self, kind: &str) -> Result<Vec<(Timestamp, Message)>, Fault> {
        let mut statement = self.db().prepare_cached(
            "SELECT seq, owner, sealed FROM device_log WHERE kind = ?1 AND sealed IS NOT NULL ORDER BY seq",
        )?;
        let rows = statement.query_map([kind], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, Vec<u8>>(2)?))
        })?;
        rows.map(|row| {
            let (seq, owner, sealed) = row?;
            let place = format!("device {seq}");
            let (noted, _) = sealed_body::open::<Noted>(self.db(), self.wrapping(), &owner, &place, &sealed)?;
            Ok((noted.at, noted.what))
        })
        .collect()
    }
}
