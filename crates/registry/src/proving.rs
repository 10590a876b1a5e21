//! Signing foreign files, the journal's check, and the health of the vault.

use jiff::Timestamp;
use signing::extend::Extended;
use signing::{Baseline, Place, SignRequest, Verdict};
use store::LogReport;
use words::Message;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::judging;
use crate::keys::OpenedKey;
use crate::provable::Errands;
use crate::vault::Registry;

/// Signs a PDF from elsewhere at a level, in a new, invisible field; the original bytes stay its beginning.
///
/// # Errors
/// A refusal when the file cannot be signed or the key may not sign now. A level that is not reached is none.
pub fn sign_file(
    pdf: &[u8],
    key: &OpenedKey,
    reason: Option<&str>,
    level: Baseline,
    errands: &Errands,
    at: Timestamp,
) -> Result<Extended, Failure> {
    let name = key.summary().common_name;
    let field = format!("muniment-{}", judging::judge(pdf, &signing::Policy::trusting([]), at).signatures.len() + 1);
    let mut request = SignRequest::new(Place::New(field), name, at);
    request.reason = reason.map(str::to_owned);
    Ok(signing::extend::sign_at(pdf, key, &request, level, errands)?)
}

/// The sentence for a verdict.
pub fn verdict_message(verdict: Verdict) -> Message {
    Message::new(match verdict {
        Verdict::Valid => "registry-verdict-valid",
        Verdict::Invalid => "registry-verdict-invalid",
        Verdict::Indeterminate => "registry-verdict-indeterminate",
    })
}

/// How a finding of the doctor weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// All is well.
    Good,
    /// Worth knowing.
    Remark,
    /// Something must be done.
    Fault,
}

/// One finding of the doctor.
#[derive(Debug, Clone)]
pub struct HealthFinding {
    /// How it weighs.
    pub health: Health,
    /// What was found.
    pub what: Message,
    /// What to do.
    pub next: Option<Message>,
}

impl HealthFinding {
    fn new(health: Health, what: Message) -> Self {
        Self { health, what, next: None }
    }

    /// Whether something must be done.
    pub fn is_fault(&self) -> bool {
        self.health == Health::Fault
    }

    /// The weight on the wire.
    pub fn level(&self) -> &'static str {
        match self.health {
            Health::Good => "good",
            Health::Remark => "remark",
            Health::Fault => "fault",
        }
    }
}

impl Desk {
    /// Checks every chain and compares the tables with it.
    ///
    /// # Errors
    /// A fault of the database; damage is a finding.
    pub fn verify_log(&self) -> Result<LogReport, Failure> {
        Ok(self.store.verify_log()?)
    }

    /// Folds the journal again into empty tables, and files what was completed and has no record.
    ///
    /// # Errors
    /// A fault when the journal does not open; then nothing has changed. A refusal when something
    /// that was completed cannot be filed.
    pub fn rebuild_tables(&mut self) -> Result<u64, Failure> {
        let (count, _) = self.store.transact(|tx| tx.rebuild())?;
        self.file_unfiled()?;
        Ok(count)
    }

    fn check_components(&self) -> Result<(u64, Vec<HealthFinding>), Failure> {
        let (mut sound, mut findings, mut after) = (0, Vec::new(), None);
        loop {
            let page = self.store.records(after.as_deref(), 500)?;
            for row in page.rows {
                let records::State::Record(record) = &row.entity.state else { continue };
                for component in &record.components {
                    match self.edition(row.entity.id, component) {
                        Ok(_) => sound += 1,
                        Err(fault) => {
                            let what = Message::new("registry-doctor-component")
                                .with("reference", record.reference())
                                .with("name", component.name.as_str())
                                .with("why", fault.to_string());
                            findings.push(HealthFinding::new(Health::Fault, what));
                        }
                    }
                }
            }
            match page.next {
                Some(next) => after = Some(next),
                None => return Ok((sound, findings)),
            }
        }
    }
}

impl Registry {
    /// What is wrong with the open vault, and what to do.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn doctor(&mut self) -> Result<Vec<HealthFinding>, Failure> {
        let header = self.header()?;
        let mut findings = Vec::new();
        let people = header.slots().into_iter().filter(|slot| slot.is_for_a_person()).count();
        if people < 2 {
            findings.push(HealthFinding::new(Health::Remark, Message::new("registry-doctor-one-slot")));
        }
        let desk = self.desk()?;
        let log = desk.verify_log()?;
        if log.whole {
            let what = Message::new("registry-doctor-log").with("entries", log.entries);
            findings.push(HealthFinding::new(Health::Good, what));
        }
        let broken = log.findings.into_iter();
        findings.extend(broken.map(|finding| HealthFinding::new(Health::Fault, finding.what)));
        let pages = desk.store().damaged_pages()?;
        if !pages.is_empty() {
            let what = Message::new("registry-doctor-pages").with("count", pages.len());
            findings.push(HealthFinding::new(Health::Fault, what));
        }
        let (sound, damaged) = desk.check_components()?;
        findings.extend(damaged);
        findings.push(HealthFinding::new(Health::Good, Message::new("registry-doctor-files").with("count", sound)));
        let unfiled = desk.unfiled()?.len();
        if unfiled > 0 {
            let mut finding =
                HealthFinding::new(Health::Fault, Message::new("registry-doctor-unfiled").with("count", unfiled));
            finding.next = Some(Message::new("registry-doctor-rebuild"));
            findings.push(finding);
        }
        match desk.verify_index() {
            Ok(()) => findings.push(HealthFinding::new(Health::Good, Message::new("registry-doctor-index"))),
            Err(failure) => {
                let mut finding = HealthFinding::new(Health::Fault, failure.message);
                finding.next = Some(Message::new("registry-doctor-rebuild"));
                findings.push(finding);
            }
        }
        Ok(findings)
    }
}
