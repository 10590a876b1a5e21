//! Taking a filing back: what was filed by mistake.
//!
//! As long as no exchange has begun since, and another authority decides, nothing has left this desk: the filing leaves
//! the outbox as if it had not been asked. Otherwise it is withdrawn with a reason; its number stays used. In both
//! cases the chains keep that it happened.

use records::{Act, EntityId, ScopeId};
use store::Changes;
use words::{Lang, Message, say_or_code};

use crate::desk::Desk;
use crate::failure::Failure;

impl Desk {
    /// Takes the filing of a document back.
    ///
    /// # Errors
    /// A refusal: a completed form stays filed; somebody else filed it; it was taken back already.
    pub fn take_filing_back(&mut self, record: EntityId, reason: &str) -> Result<Changes, Failure> {
        let asking = self.asking()?;
        if self.unsent.remove(&record) {
            let (gone, changes) =
                self.store.transact::<_, store::Fault>(|tx| tx.take_back(record, asking.at, asking.agent))?;
            if gone {
                return Ok(changes);
            }
        }
        let act = Act::WithdrawRecord { reason: reason.to_owned() };
        Ok(self.ask(asking, record, ScopeId::files(), act, Vec::new())?.1)
    }
}

/// The reason of a filing that its own person takes back at once.
pub(crate) fn at_once(lang: Lang) -> String {
    say_or_code(lang, &Message::new("registry-taken-back-at-once"))
}
