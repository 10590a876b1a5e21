//! A sample department grown to a number of records, for practice and for measuring.

use records::Kind;
use store::RECORDS_IN_FOLDER;
use words::Message;

use crate::desk::Desk;
use crate::failure::Failure;

/// How many folders come in one transaction.
const FOLDERS_AT_ONCE: u64 = 50;

impl Desk {
    /// Adds invented folders and records until there are `records` of them, and brings the index up to
    /// them. `said` hears after every step how many there are.
    ///
    /// # Errors
    /// A refusal where the vault is no sample; a fault of the disk, and then what came before stays.
    pub fn grow_sample(&mut self, records: u64, said: &mut dyn FnMut(u64)) -> Result<(), Failure> {
        if !self.store.is_sample()? {
            return Err(Failure::refusal(Message::new("registry-grow-needs-sample")));
        }
        let first = self.store.count(Kind::Record)?;
        let wanted = records.saturating_sub(first);
        let folders = wanted.div_ceil(RECORDS_IN_FOLDER);
        let now = self.now();
        let mut folder = 0;
        while folder < folders {
            let end = folders.min(folder + FOLDERS_AT_ONCE);
            self.store.transact::<_, store::AskError>(|tx| {
                (folder..end).try_for_each(|one| tx.grow_department(one, wanted - one * RECORDS_IN_FOLDER, now))
            })?;
            folder = end;
            said(first + wanted.min(folder * RECORDS_IN_FOLDER));
        }
        self.index_pending()?;
        Ok(())
    }
}
