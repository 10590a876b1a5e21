//! Papers of keeping, printed from what the desk knows: the list of what may be destroyed, the receipt for a record.
//!
//! Not here: deciding on the list, and destroying; a list is only a paper for those who decide.

use std::collections::BTreeSet;

use disposal::Action;
use jiff::civil::Date;
use records::{EntityId, PartialDate, Record, State};
use rendition::papers::{DisposalList, Officer, Receipt, Taken, UnitLine};
use rendition::{Reading, Sheet, render};
use words::{Lang, Message, Text, say_or_code};

use crate::command::what;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::keeping::Kept;

impl Desk {
    /// The disposal list of all records that may be destroyed on a day, as a PDF with places for those who decide.
    ///
    /// # Errors
    /// A refusal when there are none.
    pub fn disposal_list(&mut self, on: Date, lang: Lang) -> Result<Vec<u8>, Failure> {
        let due = self.due(None, on, u32::MAX)?.0;
        let due: Vec<Kept> = due.into_iter().filter(may_be_destroyed).collect();
        if due.is_empty() {
            return Err(Failure::refusal(Message::new("registry-nothing-to-destroy").with("on", on.to_string())));
        }
        let action = Message::new("registry-value-42-destroy");
        let list = DisposalList {
            action: Text::new(say_or_code(Lang::En, &action), say_or_code(Lang::ZhHantHk, &action)),
            schedule: schedules(&due),
            on,
            by: self.officer(self.holder()?)?,
            units: due.iter().filter_map(unit).collect(),
        };
        let said = serde_json::to_vec(&list)
            .map_err(|fault| Failure::fault(Message::new("rendition-data").with("detail", fault.to_string())))?;
        // Frozen by its digest: the same units on the same day are the same list.
        let digest = crate::sha256(&said);
        let reference = format!("DL-{on}-{}", digest.get(..8).unwrap_or_default());
        let imprint = self.imprint_of(reference, on, lang)?;
        drawn(&list.sheet(&imprint), lang)
    }

    /// The receipt for a record: that the records server took it into its journal, and under which signed head.
    ///
    /// # Errors
    /// A refusal when the reference names no record, or when there is no receipt for it yet.
    pub fn receipt(&self, reference: &str, lang: Lang) -> Result<Vec<u8>, Failure> {
        let entity = self.find(reference)?;
        let none = || Failure::refusal(Message::new("registry-no-receipt").with("reference", reference));
        let State::Record(record) = &entity.state else {
            return Err(Failure::refusal(Message::new("registry-not-a-record").with("reference", reference)));
        };
        // A desk that decides for itself has nobody who could give one.
        let Some(deployment) = self.store.deployment()?.filter(|_| self.server_url().is_ok_and(|url| url.is_some()))
        else {
            return Err(none());
        };
        let receipts = self.store.receipts(u64::from(u32::MAX))?;
        let about = receipts.into_iter().find(|one| one.signed.operation.entity == entity.id);
        let Some(found) = about.filter(|one| one.anchored_to >= one.seq) else { return Err(none()) };
        let operation = &found.signed.operation;
        let asked = what(operation);
        let receipt = Receipt {
            what: Text::new(say_or_code(Lang::En, &asked), say_or_code(Lang::ZhHantHk, &asked)),
            about: record.reference(),
            title: record.title.clone(),
            by: self.officer(operation.agent)?,
            asked_at: operation.authored_at,
            authority: Text::new(deployment.origin.as_str(), deployment.origin.as_str()),
            accepted_at: found.accepted_at,
            operation: operation.op_id.to_string(),
            scope: found.scope.to_string(),
            position: found.seq,
            head: found.anchored_to,
            files: files(record),
        };
        let imprint = self.imprint_of(operation.op_id.to_string(), self.today(), lang)?;
        drawn(&receipt.sheet(&imprint), lang)
    }

    /// Name and post of an agent.
    fn officer(&self, agent: EntityId) -> Result<Officer, Failure> {
        let agent = self.agent(agent)?;
        Ok(agent.map_or_else(Officer::default, |agent| Officer { name: agent.name, post: agent.post }))
    }
}

fn drawn(sheet: &Sheet, lang: Lang) -> Result<Vec<u8>, Failure> {
    Ok(render(sheet, Reading::both(lang))?.bytes)
}

fn may_be_destroyed(kept: &Kept) -> bool {
    kept.assessment.is_disposable() && kept.assessment.action == Some(Action::Destroy)
}

/// The schedule versions by which the units are due.
fn schedules(due: &[Kept]) -> String {
    let versions = due.iter().filter_map(|kept| kept.assessment.version.as_ref());
    let named: BTreeSet<String> =
        versions.map(|one| format!("{} v{} ({})", one.schedule, one.version, one.authority)).collect();
    named.into_iter().collect::<Vec<_>>().join(", ")
}

fn unit(kept: &Kept) -> Option<UnitLine> {
    let State::Record(record) = &kept.entity.state else { return None };
    let day = match record.document_date {
        PartialDate::Day(day) => Some((day, day)),
        _ => None,
    };
    Some(UnitLine {
        reference: record.reference(),
        title: record.title.clone(),
        class: kept.assessment.class.clone().unwrap_or_default(),
        covers: day,
        records: 1,
        due: kept.assessment.due?,
    })
}

fn files(record: &Record) -> Vec<Taken> {
    let taken = |one: &records::Component| Taken {
        name: one.name.clone(),
        size_bytes: one.size_bytes,
        sha256: one.sha256.clone(),
    };
    record.components.iter().map(taken).collect()
}
