//! Targets of this desk, kept in its vault as favourites are: what a records manager measures take-up against. They are no records
//! of anything, leave no event, and no figure hangs on them.

use forms::TakeUpTarget;
use records::Role;
use serde::{Deserialize, Serialize};
use words::Message;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::takeup::TakeUpPeriod;

const KEPT: &str = "take-up-targets";

/// A target as the vault keeps it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) form_no: String,
    pub(super) period: TakeUpPeriod,
    pub(super) target: TakeUpTarget,
}

impl Desk {
    /// Sets what a form is to reach in every period of a kind, or takes it away.
    ///
    /// # Errors
    /// A refusal when the holder is no records manager, the form is not known, the period is none of a kind, or the target says
    /// nothing.
    pub fn set_take_up_target(
        &mut self,
        form_no: &str,
        period: TakeUpPeriod,
        target: Option<TakeUpTarget>,
    ) -> Result<(), Failure> {
        if !self.sets_targets()? {
            return Err(Failure::refusal(Message::new("registry-target-manager")));
        }
        if !self.knows_form(form_no)? {
            return Err(self.no_such_form(form_no));
        }
        if !has_targets(period) {
            return Err(Failure::refusal(Message::new("registry-target-period")));
        }
        if target.is_some_and(|target| !target.is_sound()) {
            return Err(Failure::refusal(Message::new("registry-target-range")));
        }
        let mut kept = self.take_up_targets()?;
        kept.retain(|one| one.form_no != form_no || one.period != period);
        kept.extend(target.map(|target| Kept { form_no: form_no.to_owned(), period, target }));
        kept.sort_by(|a, b| (&a.form_no, a.period).cmp(&(&b.form_no, b.period)));
        self.keep(KEPT, &kept)
    }

    /// Whether the holder may set targets.
    pub(super) fn sets_targets(&self) -> Result<bool, Failure> {
        let holder = self.agent(self.holder()?)?;
        Ok(holder.is_some_and(|agent| agent.roles.contains(&Role::RecordsManager)))
    }

    pub(super) fn take_up_targets(&self) -> Result<Vec<Kept>, Failure> {
        Ok(self.store.kept(KEPT)?.unwrap_or_default())
    }
}

/// Whether a period comes again, so that it can have a target.
pub(super) fn has_targets(period: TakeUpPeriod) -> bool {
    matches!(period, TakeUpPeriod::Month | TakeUpPeriod::Quarter | TakeUpPeriod::FinancialYear)
}
