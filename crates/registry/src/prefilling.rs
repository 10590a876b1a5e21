//! Prefilled answers of a draft whose source says something else by now: shown, and used or kept as a person decides.
//!
//! Nothing changes by itself. What an answer was filled with is remembered beside its draft; whoever keeps the answer has
//! seen what the profile says, and is told again only when the answer is once more what was filled in.

use std::collections::BTreeMap;

use forms::{Inputs, spoken};
use records::EntityId;
use serde_json::Value;
use store::{Changes, DraftRow};
use words::{Lang, Message};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::moving::label;
use crate::stages::Turn;
use crate::view::drafts::StalePrefill;

type Prefilled = BTreeMap<String, Value>;

/// What the answers with which a stage begins were filled with. Those of a stage that came back were filled when it was
/// done, by whoever did it.
pub(crate) fn at_first(turn: &Turn, answers: &Value) -> Result<Value, Failure> {
    let mut filled = Prefilled::new();
    let done = turn.instance.as_ref().map(|instance| instance.revisions.as_slice()).unwrap_or_default();
    if let Some(last) = done.iter().rfind(|revision| revision.stage == turn.inputs.stage) {
        let then = Inputs { actor: last.actor.clone(), ..turn.inputs.clone() };
        filled.extend(forms::prefilled(&turn.definition, answers, &then));
    }
    filled.extend(forms::prefilled(&turn.definition, answers, &turn.inputs));
    noted(&filled)
}

fn noted(filled: &Prefilled) -> Result<Value, Failure> {
    Ok(serde_json::to_value(filled).map_err(store::Fault::from)?)
}

impl Desk {
    fn prefilled(&self, draft: EntityId) -> Result<Prefilled, Failure> {
        let kept = self.store.prefilled(draft)?;
        Ok(kept.map(serde_json::from_value).transpose().map_err(store::Fault::from)?.unwrap_or_default())
    }

    fn stale(&self, draft: &DraftRow, turn: &Turn) -> Result<Vec<forms::StalePrefill>, Failure> {
        let filled = self.prefilled(draft.id)?;
        Ok(forms::stale_prefills(&turn.definition, &draft.answers, &turn.inputs, &filled))
    }

    /// The answers of a draft whose source says something else by now, as a person reads them.
    ///
    /// # Errors
    /// A fault of the database.
    pub(crate) fn stale_prefills(&self, draft: &DraftRow, turn: &Turn) -> Result<Vec<StalePrefill>, Failure> {
        let told = self.stale(draft, turn)?.into_iter().map(|one| StalePrefill {
            label: label(&turn.definition, &one.path),
            held: spoken(&turn.definition, &one.path, &one.held),
            now: spoken(&turn.definition, &one.path, &one.now),
            locked: one.locked,
            path: one.path,
        });
        Ok(told.collect())
    }

    /// What a draft that moved to another edition was filled with: what stands as the profile says, and what was known.
    pub(crate) fn prefilled_after_move(&self, draft: EntityId, to: &Turn, answers: &Value) -> Result<Value, Failure> {
        let mut filled = self.prefilled(draft)?;
        filled.extend(forms::prefilled(&to.definition, answers, &to.inputs));
        noted(&filled)
    }

    /// Takes what the profile says now into a draft, or keeps what stands there.
    ///
    /// # Errors
    /// A refusal when the two do not differ.
    pub fn settle_prefill(
        &mut self,
        id: EntityId,
        path: &str,
        use_now: bool,
        lang: Lang,
    ) -> Result<(DraftRow, Changes), Failure> {
        let (mut draft, turn) = self.taken_up(self.draft(id)?, lang)?;
        let same = || Failure::refusal(Message::new("registry-prefill-same").with("path", path));
        let one = self.stale(&draft, &turn)?.into_iter().find(|one| one.path == path).ok_or_else(same)?;
        let mut filled = self.prefilled(id)?;
        filled.insert(one.path.clone(), one.now.clone());
        if use_now {
            one.use_now(&mut draft.answers);
        }
        draft.saved_at = self.now();
        let filled = noted(&filled)?;
        let ((), changes) = self.store.transact::<_, store::Fault>(|tx| {
            tx.note_prefilled(draft.id, &filled)?;
            tx.save_draft(&draft)
        })?;
        Ok((draft, changes))
    }
}

#[cfg(test)]
mod tests;
