//! Whether the changes after a signature are permitted (ISO 32000-2, 12.8.2.2 and 12.8.2.4).
//!
//! Locks add up, the strictest certification wins, and a lock binds the revisions after
//! the one that carries it.

use super::shapes::ChangeReport;
use crate::changes::{Change, ChangeKind, Level};
use crate::facts::{Facts, SignatureFacts};
use crate::reason::{Indication, Reason};

/// All changes after `revision`, each with its permission.
pub fn changes_after(facts: &Facts, revision: usize) -> Vec<ChangeReport> {
    let mut reports = Vec::new();
    for (number, later) in facts.revisions.iter().enumerate().skip(revision + 1) {
        for change in &later.changes {
            let reason = forbidden(facts, change, number);
            reports.push(ChangeReport {
                message: change.message(),
                permitted: reason.is_none(),
                reason,
                revision: number,
                change: change.clone(),
            });
        }
    }
    reports
}

/// Changes that leave the question open do not fail a signature.
pub fn is_open(change: &ChangeReport) -> bool {
    change.reason.is_some_and(|reason| reason.indication() == Indication::Indeterminate)
}

/// Why a change of revision `number` is not permitted.
fn forbidden(facts: &Facts, change: &Change, number: usize) -> Option<Reason> {
    let binding: Vec<&SignatureFacts> =
        facts.signatures.iter().filter(|signature| signature.revision < number).collect();
    let certification = binding.iter().filter_map(|signature| signature.binding.certification).min();
    let most = match certification {
        Some(1) => Level::LtaUpdates,
        Some(3) => Level::Annotations,
        _ => Level::FormFilling,
    };
    if change.level > most {
        return Some(change.reason());
    }
    if change.kind == ChangeKind::FieldUnreadable {
        return Some(change.reason());
    }
    if let Some(field) = &change.field {
        let is_locked = |signature: &&SignatureFacts| {
            let locks = [&signature.binding.lock, &signature.prepared_lock];
            locks.into_iter().flatten().any(|lock| lock.covers(field))
        };
        if binding.iter().any(is_locked) {
            return Some(Reason::ChangedLockedField);
        }
    }
    // A signature that does not hold is ink on the page and not a signature.
    let received = change.signature.map(|id| facts.signatures.iter().find(|signature| signature.object == id));
    match received {
        Some(signature) if !signature.is_some_and(SignatureFacts::is_intact) => Some(Reason::ChangedContent),
        _ => None,
    }
}
