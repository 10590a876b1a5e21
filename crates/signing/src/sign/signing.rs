//! The act of signing, step by step.

use jiff::Timestamp;

use super::dictionary::{Binding, container_bytes, signature_dictionary};
use super::error::SignError;
use super::field::{add_field, certify, fill_field, find, sign_prepared};
use super::request::{Filling, Place, SignRequest};
use super::sealing::seal;
use super::update::{Finished, Update};
use crate::certificate::Certificate;
use crate::container::build::{Contained, container, signed_attributes};
use crate::facts::{Facts, facts};
use crate::form::{Field, fields};
use crate::key::Signer;
use crate::limits::Limits;
use crate::pdf::{File, Snapshot, StructureFault};
use crate::reason::{Indication, Reason};
use crate::report::{Policy, report};

/// Signs a PDF and gives the whole new file, which begins with the bytes of the old one.
///
/// # Errors
///
/// [`SignError`]; nothing is given out that the judge of this crate does not find intact
/// and unchanged. Trust plays no part: a key that nobody trusts yet may sign.
pub fn sign(pdf: &[u8], signer: &dyn Signer, request: &SignRequest) -> Result<Vec<u8>, SignError> {
    sign_with(pdf, signer, request, None)
}

/// Somebody who is asked for a time-stamp over the signature while it is made.
pub struct Stamping<'a> {
    /// Room for the time-stamp, in bytes.
    pub room_bytes: usize,
    /// Gives the time-stamp over some bytes, or nothing, which costs the level and not the signature.
    pub ask: &'a mut dyn FnMut(&[u8]) -> Option<Vec<u8>>,
}

/// The same with a time-stamp in the container.
pub fn sign_with(
    pdf: &[u8],
    signer: &dyn Signer,
    request: &SignRequest,
    stamping: Option<Stamping<'_>>,
) -> Result<Vec<u8>, SignError> {
    let before = facts(pdf, &Limits::default());
    let signed = unjudged(pdf, &before, signer, request, stamping)?;
    release(&signed, &before, request)?;
    Ok(signed)
}

/// The same before anybody has judged it.
pub fn unjudged(
    pdf: &[u8],
    before: &Facts,
    signer: &dyn Signer,
    request: &SignRequest,
    stamping: Option<Stamping<'_>>,
) -> Result<Vec<u8>, SignError> {
    let chain = certificates(signer, request)?;
    let limits = Limits::default();
    accept(before, request.at)?;
    if request.certifies && !before.signatures.is_empty() {
        return Err(SignError::CannotCertify);
    }
    let file = File::read(pdf, &limits)?;
    let base = Snapshot::newest(&file);
    let room = container_bytes(&chain, stamping.as_ref().map_or(0, |stamping| stamping.room_bytes));
    let finished = prepare(&base, request, room)?;
    seal(finished, |covered| contain(covered, signer, &chain, stamping))
}

/// The certificates that go into the container: the signer's, valid at the time and for signing, and its issuers.
fn certificates(signer: &dyn Signer, request: &SignRequest) -> Result<Vec<Vec<u8>>, SignError> {
    let read: Result<Vec<Certificate>, _> = signer.chain().iter().map(|der| Certificate::from_der(der)).collect();
    let chain = read.map_err(|_| SignError::NoCertificate)?;
    let leaf = chain.first().ok_or(SignError::NoCertificate)?;
    if request.at > leaf.not_after() {
        return Err(SignError::CertificateExpired { on: leaf.not_after() });
    }
    if request.at < leaf.not_before() {
        return Err(SignError::CertificateNotYetValid { on: leaf.not_before() });
    }
    let extensions = leaf.extensions();
    if !extensions.allows("digitalSignature") && !extensions.allows("nonRepudiation") {
        return Err(SignError::CertificateNotForSigning);
    }
    // A root proves nothing by being carried along; whoever trusts it has it.
    let carried = chain.iter().enumerate().filter(|(position, one)| *position == 0 || !one.is_self_issued());
    Ok(carried.map(|(_, one)| one.der().to_vec()).collect())
}

/// Fills prepared text fields in an update of its own and gives the whole new file.
///
/// What a person is shown before signing is then already the beginning of what is signed.
/// The same file and values give the same bytes. Without anything to fill the file stays
/// as it is.
///
/// # Errors
///
/// [`SignError`] as for [`sign`]; a field that an earlier signature locks is not filled.
pub fn fill(pdf: &[u8], fill: &[Filling]) -> Result<Vec<u8>, SignError> {
    if fill.is_empty() {
        return Ok(pdf.to_vec());
    }
    // Wholeness does not depend on the time; the epoch keeps the answer the same for ever.
    let at = Timestamp::UNIX_EPOCH;
    let limits = Limits::default();
    accept(&facts(pdf, &limits), at)?;
    let file = File::read(pdf, &limits)?;
    let base = Snapshot::newest(&file);
    let mut update = Update::new(&base);
    fill_all(&mut update, &fields(&base)?, fill)?;
    let filled = update.finish(None).map_err(|_| SignError::TooLarge { bytes: usize::MAX })?.bytes;
    match first_failure(&facts(&filled, &limits), at) {
        Some(reason) => Err(SignError::NotGood { reason: reason.code().to_owned() }),
        None => Ok(filled),
    }
}

fn fill_all(update: &mut Update<'_>, all: &[Field], fill: &[Filling]) -> Result<(), SignError> {
    for (position, filling) in fill.iter().enumerate() {
        // Two values for one field would leave it open which one counts.
        if fill[..position].iter().any(|other| other.field == filling.field) {
            return Err(SignError::UnfitField { field: filling.field.clone() });
        }
        fill_field(update, all, filling)?;
    }
    Ok(())
}

/// Refuses files to which nothing must be added.
pub fn accept(before: &Facts, at: Timestamp) -> Result<(), SignError> {
    if let Some(reason) = first_failure(before, at) {
        return Err(SignError::AlreadyBroken { reason: reason.code().to_owned() });
    }
    if before.file.trailing_bytes > 0 {
        return Err(SignError::Unreadable(StructureFault::NoEnd));
    }
    Ok(())
}

/// The first reason that fails a file that bears signatures.
fn first_failure(facts: &Facts, at: Timestamp) -> Option<Reason> {
    if facts.signatures.is_empty() {
        return None;
    }
    let report = report(facts, &Policy::trusting([]), at);
    report.reasons.into_iter().find(|reason| reason.indication() == Indication::Failed)
}

/// The update with open places for byte range and contents.
fn prepare(base: &Snapshot<'_>, request: &SignRequest, room_bytes: usize) -> Result<Finished, SignError> {
    let mut update = Update::new(base);
    let signature = update.reserve();
    let all = fields(base)?;
    fill_all(&mut update, &all, &request.fill)?;
    let lock = match &request.place {
        Place::Prepared(name) => sign_prepared(&mut update, find(&all, name)?, signature, request.appearance.as_ref())?,
        Place::New(name) => {
            add_field(&mut update, &all, name, signature)?;
            None
        }
    };
    if request.certifies {
        certify(&mut update, signature)?;
    }
    let catalog = base.file.revisions[base.revision].root()?;
    let binding = Binding { certifies: request.certifies, lock: lock.as_ref(), catalog };
    let written =
        signature_dictionary(request, &binding, room_bytes).and_then(|body| update.finish(Some((signature, &body))));
    written.map_err(|_| SignError::TooLarge { bytes: usize::MAX })
}

/// Signs what the update covers, and puts the container together.
fn contain(
    covered: &[u8],
    signer: &dyn Signer,
    chain: &[Vec<u8>],
    stamping: Option<Stamping<'_>>,
) -> Result<Vec<u8>, SignError> {
    let algorithm = signer.algorithm();
    let attributes = signed_attributes(&algorithm.digest().of(covered), &chain[0]);
    let signature = signer.sign(&attributes)?;
    let token = stamping.and_then(|stamping| (stamping.ask)(&signature));
    let parts = Contained { chain, algorithm, attributes: &attributes, signature: &signature, token: token.as_deref() };
    container(&parts).map_err(|_| SignError::NoCertificate)
}

/// Judges the result as if a stranger had sent it.
fn release(signed: &[u8], before: &Facts, request: &SignRequest) -> Result<(), SignError> {
    let after = facts(signed, &Limits::default());
    let report = report(&after, &Policy::trusting([]), request.at);
    let is_added = after.signatures.len() == before.signatures.len() + 1;
    let covers = report.signatures.last().is_some_and(|signature| signature.covers_whole_file);
    let failure = report.reasons.iter().find(|reason| reason.indication() == Indication::Failed);
    if let Some(reason) = failure {
        return Err(SignError::NotGood { reason: reason.code().to_owned() });
    }
    if !is_added || !covers || !report.unchanged {
        return Err(SignError::NotGood { reason: Reason::Structure.code().to_owned() });
    }
    Ok(())
}
