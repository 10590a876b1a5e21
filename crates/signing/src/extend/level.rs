//! Bringing a file to a level, as far as the world outside goes along.

use jiff::Timestamp;
use words::Message;

use super::gather::{Gathered, gather, standing};
use super::outside::Outside;
use super::stamp::Trial;
use super::{stamp, store};
use crate::facts::{Facts, SignatureKind, facts};
use crate::key::Signer;
use crate::limits::Limits;
use crate::pdf::{File, Snapshot};
use crate::reason::Indication;
use crate::report::{Baseline, Policy, report};
use crate::revocation::Status;
use crate::sign::{SignError, SignRequest, Stamping, Update, sign_with};
use crate::time_stamp::StampFault;

/// A file that was brought to a level.
#[derive(Debug, Clone)]
pub struct Extended {
    /// The whole new file, which begins with the bytes of the old one.
    pub bytes: Vec<u8>,
    /// The lowest level among its signatures; nothing when it bears none of PAdES.
    pub level: Option<Baseline>,
    /// What could not be had, for a person.
    pub lacking: Vec<Message>,
}

/// Signs, and brings the signature to a level.
///
/// # Errors
/// [`SignError`] as for [`crate::sign()`]. An authority that does not answer is no error: it stands in `lacking`.
pub fn sign_at(
    pdf: &[u8],
    signer: &dyn Signer,
    request: &SignRequest,
    level: Baseline,
    outside: &dyn Outside,
) -> Result<Extended, SignError> {
    let mut lacking = Vec::new();
    let trial = match level {
        Baseline::BB => None,
        _ => {
            stands(signer, outside, request.at)?;
            tried(outside, &mut lacking)
        }
    };
    let mut fault = None;
    let mut ask = |signature: &[u8]| stamp::ask(outside, signature).map_err(|own| fault = Some(own)).ok();
    let stamping = trial.as_ref().map(|trial| Stamping { room_bytes: trial.room(), ask: &mut ask });
    let signed = sign_with(pdf, signer, request, stamping)?;
    lacking.extend(fault.map(|fault| fault.message()));
    if level <= Baseline::BT || !lacking.is_empty() {
        return Ok(Extended { level: lowest(&facts(&signed, &Limits::default()), request.at), bytes: signed, lacking });
    }
    let mut extended = extend(&signed, level, outside, request.at)?;
    lacking.append(&mut extended.lacking);
    Ok(Extended { lacking, ..extended })
}

/// Adds to a signed file what is missing for a level; a file that has it already gets a fresh time-stamp at the
/// highest level and else stays as it is.
///
/// # Errors
/// [`SignError`] when the file bears no signature, does not hold, or cannot be added to.
pub fn extend(pdf: &[u8], level: Baseline, outside: &dyn Outside, at: Timestamp) -> Result<Extended, SignError> {
    let limits = Limits::default();
    let before = facts(pdf, &limits);
    if before.signatures.is_empty() {
        return Err(SignError::NotSigned);
    }
    crate::sign::accept(&before, at)?;
    let mut lacking = Vec::new();
    let has_proof = lowest(&before, at) >= Some(Baseline::BT);
    let wants_stamp = level == Baseline::BLta || (level >= Baseline::BT && !has_proof);
    let trial = if wants_stamp { tried(outside, &mut lacking) } else { None };
    let file = File::read(pdf, &limits)?;
    let base = Snapshot::newest(&file);
    let mut update = Update::new(&base);
    let mut has_new = false;
    if level >= Baseline::BLt {
        let more = trial.as_ref().and_then(|trial| trial.container.as_ref());
        let Gathered { evidence, lacking: missing } = gather(&before, more, outside, at);
        lacking.extend(missing);
        has_new = store::add(&mut update, &evidence)?;
    }
    let evidence_only = |update: Update<'_>| {
        update.finish(None).map(|done| done.bytes).map_err(|_| SignError::TooLarge { bytes: usize::MAX })
    };
    let bytes = match trial {
        Some(trial) => match stamp::close(update, &trial, outside) {
            Err(SignError::Stamp(fault)) => return without_stamp(pdf, level, &fault, lacking, outside, at),
            other => other?,
        },
        None if has_new => evidence_only(update)?,
        None => pdf.to_vec(),
    };
    let after = facts(&bytes, &limits);
    release(&after, &before, at)?;
    Ok(Extended { level: lowest(&after, at), bytes, lacking })
}

/// Refuses a key whose certificate is known to be given up or on hold; what cannot be found out stands in no way.
fn stands(signer: &dyn Signer, outside: &dyn Outside, now: Timestamp) -> Result<(), SignError> {
    match standing(signer.chain(), outside, now) {
        Status::Revoked { since, .. } => Err(SignError::CertificateRevoked { on: since }),
        Status::Suspended { since } => Err(SignError::CertificateSuspended { on: since }),
        Status::Good | Status::Stale { .. } | Status::Unknown => Ok(()),
    }
}

/// Who stamps, if anybody does.
fn tried(outside: &dyn Outside, lacking: &mut Vec<Message>) -> Option<Trial> {
    if !outside.stamps() {
        lacking.push(Message::new("signing-stamp-no-authority"));
        return None;
    }
    stamp::trial(outside).map_err(|fault| lacking.push(fault.message())).ok()
}

/// The authority stamped once and then no more: the evidence stays, the level is lower.
fn without_stamp(
    pdf: &[u8],
    level: Baseline,
    fault: &StampFault,
    mut lacking: Vec<Message>,
    outside: &dyn Outside,
    at: Timestamp,
) -> Result<Extended, SignError> {
    let message = fault.message();
    let silent = Silent { outside };
    let extended = extend(pdf, level, &silent, at)?;
    lacking.push(message);
    Ok(Extended { lacking, ..extended })
}

/// Fetches as before and stamps no more.
struct Silent<'a> {
    outside: &'a dyn Outside,
}

impl Outside for Silent<'_> {
    fn stamps(&self) -> bool {
        false
    }

    fn stamp(&self, query: &[u8]) -> Result<Vec<u8>, StampFault> {
        self.outside.stamp(query)
    }

    fn fetch(&self, wanted: &super::Wanted) -> Result<Vec<u8>, Message> {
        self.outside.fetch(wanted)
    }
}

/// The lowest level among the signatures.
fn lowest(facts: &Facts, at: Timestamp) -> Option<Baseline> {
    let judged = report(facts, &Policy::trusting([]), at);
    let signatures = judged.signatures.iter().filter(|one| one.kind == SignatureKind::Signature);
    signatures.map(|one| one.level).min().flatten()
}

/// What was added is evidence and nothing else, and no signature minds it.
fn release(after: &Facts, before: &Facts, at: Timestamp) -> Result<(), SignError> {
    let (now, then) = (report(after, &Policy::trusting([]), at), report(before, &Policy::trusting([]), at));
    let failure = now.reasons.iter().find(|reason| reason.indication() == Indication::Failed);
    match failure {
        Some(reason) => Err(SignError::NotGood { reason: reason.code().to_owned() }),
        None if now.unchanged == then.unchanged => Ok(()),
        None => Err(SignError::NotGood { reason: crate::reason::Reason::ChangedContent.code().to_owned() }),
    }
}
