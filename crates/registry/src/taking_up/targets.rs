//! Targets: what a records manager measures take-up against. They are the department's, come to every desk, and no figure hangs on
//! them. What they are and when they are reached, `forms` says.

use forms::{FormTarget, TakeUpTarget, TargetPeriod};
use records::{Act, Kind, Role, ScopeId, State};
use store::{Changes, Fault};
use words::Message;

use crate::desk::{Desk, new_entity};
use crate::failure::Failure;
use crate::view::takeup::TakeUpPeriod;

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
        aim: Option<TakeUpTarget>,
    ) -> Result<Changes, Failure> {
        if !self.sets_targets()? {
            return Err(Failure::refusal(Message::new("registry-target-manager")));
        }
        if !self.knows_form(form_no)? {
            return Err(self.no_such_form(form_no));
        }
        let no_period = || Failure::refusal(Message::new("registry-target-period"));
        let period = recurring(period).ok_or_else(no_period)?;
        let target = FormTarget { form_no: form_no.to_owned(), period, aim };
        let before = self.store.by_key(Kind::Target, &target.key())?.into_iter().next();
        if before.is_none() && aim.is_none() {
            return Ok(Changes::default());
        }
        let act = Act::SetTarget { target: serde_json::to_value(&target).map_err(Fault::from)? };
        let asking = self.asking()?;
        let (_, changes) =
            self.ask(asking, before.unwrap_or_else(new_entity), ScopeId::department(), act, Vec::new())?;
        Ok(changes)
    }

    /// Whether the holder may set targets.
    pub(super) fn sets_targets(&self) -> Result<bool, Failure> {
        let holder = self.agent(self.holder()?)?;
        Ok(holder.is_some_and(|agent| agent.roles.contains(&Role::RecordsManager)))
    }

    /// The targets that stand for a kind of period.
    pub(super) fn take_up_targets(&self, period: TakeUpPeriod) -> Result<Vec<(String, TakeUpTarget)>, Failure> {
        let mut found = Vec::new();
        for entity in self.store.all(Kind::Target)? {
            let State::Target(value) = entity.state else { continue };
            let target: FormTarget = serde_json::from_value(value).map_err(Fault::from)?;
            let stands = target.aim.filter(|_| Some(target.period) == recurring(period));
            found.extend(stands.map(|aim| (target.form_no, aim)));
        }
        Ok(found)
    }
}

/// The period as one that comes again, so that it can have a target.
pub(super) fn recurring(period: TakeUpPeriod) -> Option<TargetPeriod> {
    match period {
        TakeUpPeriod::Month => Some(TargetPeriod::Month),
        TakeUpPeriod::Quarter => Some(TargetPeriod::Quarter),
        TakeUpPeriod::FinancialYear => Some(TargetPeriod::FinancialYear),
        TakeUpPeriod::All | TakeUpPeriod::Between => None,
    }
}
