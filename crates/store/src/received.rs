//! Signed files on receipt: the authority looks at the bytes itself before it takes an operation over, whatever the desk says of
//! them.
//!
//! Trust is not asked here, and nothing is judged at a time: whether signatures are whole, and what came after them, is so
//! for ever. Deliberately not here: whose certificates count (`listing`), and what an act changes (`rules`).

use jiff::Timestamp;
use records::journal::sha256_hex;
use records::{Act, Component, ComponentRef, EntityId, NewRecord, Operation, Proof, SealState, State};
use signing::facts::facts;
use signing::{Indication, Limits, Policy, Report, Verdict, report};
use words::Message;

use crate::fault::Fault;
use crate::store::Tx;

/// Under this name the paper of a stage lies, with the stage and the number of the revision before it.
const PAPER: &str = "-form.pdf";

impl Tx<'_> {
    /// What is wrong with the signed files of an operation whose files are all here; nothing where nothing is.
    pub(crate) fn doubts(&self, operation: &Operation) -> Result<Option<Message>, Fault> {
        match &operation.act {
            Act::DeclareRecord { record } => self.doubts_on_record(operation.entity, record),
            Act::HandOver { .. } => self.doubts_on_papers(&operation.components),
            Act::AddProof { component, proof } => self.doubts_on_proof(operation.entity, component, proof),
            _ => Ok(None),
        }
    }

    /// A desk may know less of a signature than the authority, and never better.
    fn doubts_on_record(&self, owner: EntityId, record: &NewRecord) -> Result<Option<Message>, Fault> {
        // Of a file that is called no PDF and no signed one, nothing is claimed; it is not read for it.
        let is_claimed = |file: &&Component| file.media == "application/pdf" || !file.seals.is_empty();
        for file in record.components.iter().filter(is_claimed) {
            let Some(found) = judged(&self.component(owner, &file.name)?) else { continue };
            let broken =
                |position: usize| file.seals.get(position).is_some_and(|seal| seal.state == SealState::Invalid);
            let is_hidden = |(position, signature): (usize, &signing::SignatureReport)| {
                (signature.indication == Indication::Failed || !signature.intact) && !broken(position)
            };
            if file.seals.len() > found.signatures.len() || found.signatures.iter().enumerate().any(is_hidden) {
                return Ok(Some(Message::new("store-seals-not-so").with("name", file.name.as_str())));
            }
        }
        Ok(None)
    }

    /// The paper of a stage goes on only whole: the next office signs what stands on it.
    fn doubts_on_papers(&self, files: &[ComponentRef]) -> Result<Option<Message>, Fault> {
        for file in files.iter().filter(|file| file.name.ends_with(PAPER)) {
            let found = judged(&self.component(file.owner, &file.name)?);
            let is_broken = |found: &Report| !found.signatures.is_empty() && !is_whole(found);
            if found.as_ref().is_some_and(is_broken) {
                return Ok(Some(Message::new("store-paper-not-whole").with("name", file.name.as_str())));
            }
        }
        Ok(None)
    }

    /// What is added behind a file leaves its signatures as they were.
    fn doubts_on_proof(&self, owner: EntityId, component: &str, proof: &Proof) -> Result<Option<Message>, Fault> {
        let wrong = || Some(Message::new("store-proof-wrong").with("name", component));
        let Some(State::Record(record)) = self.entity(owner)?.map(|entity| entity.state) else { return Ok(None) };
        // That there is such a file, the rules say.
        let Some(file) = record.components.iter().find(|file| file.name == component) else { return Ok(None) };
        let mut before = self.component(owner, component)?;
        for added in &file.proofs {
            before.extend(self.component(owner, &added.name)?);
        }
        let edition = [before.as_slice(), &self.component(owner, &proof.name)?].concat();
        if sha256_hex(&edition) != proof.edition_sha256 {
            return Ok(wrong());
        }
        let (Some(before), Some(after)) = (judged(&before), judged(&edition)) else { return Ok(wrong()) };
        let kept = before.signatures.iter().zip(&after.signatures);
        let is_kept = before.signatures.len() <= after.signatures.len()
            && kept.into_iter().all(|(was, is)| was.by == is.by && was.intact == is.intact)
            && after.unchanged == before.unchanged;
        Ok(if is_kept { None } else { wrong() })
    }
}

fn is_whole(found: &Report) -> bool {
    found.unchanged && found.verdict != Verdict::Invalid && found.signatures.iter().all(|signature| signature.intact)
}

/// Nothing for what is no PDF.
fn judged(bytes: &[u8]) -> Option<Report> {
    let is_pdf = bytes.starts_with(b"%PDF-");
    is_pdf.then(|| report(&facts(bytes, &Limits::default()), &Policy::trusting([]), Timestamp::UNIX_EPOCH))
}
