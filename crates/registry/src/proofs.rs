//! Keeping signed records provable: evidence and a time-stamp are added behind their files when the desk exchanges.
//!
//! A file is signed at once and without a network; what proves it later is fetched when there is one. The declared
//! bytes stay as they are: what is added lies beside them and makes the next edition. Deliberately not here: how it is
//! fetched (`provable`), and what is missing (`signing::extend`).

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use records::{Act, Component, EntityId, Proof, ScopeId, State};
use signing::Baseline;
use signing::facts::SignatureKind;
use store::{Changes, Fault};
use words::Message;

use crate::desk::Desk;
use crate::failure::{Failure, FailureKind};
use crate::filing::proof_ref;
use crate::judging;
use crate::provable::{Errands, keep_provable};
use crate::sha256;
use crate::view::vault::Settings;

/// When each file is looked at again.
const DUE: &str = "proofs-due";
/// Files that are looked at in one exchange, so that it comes to an end.
const AT_ONCE: usize = 10;
/// A file for which something cannot be had lets the others go first for so long.
const LATER: SignedDuration = SignedDuration::from_hours(24);
/// A time-stamp is renewed so long before its certificate ends.
const AHEAD: SignedDuration = SignedDuration::from_hours(24 * 180);
/// What can be had only later is asked for again after so long.
const AGAIN: SignedDuration = SignedDuration::from_hours(24 * 30);

/// What an exchange added behind signed files.
#[derive(Debug, Clone, Default)]
pub struct Proofs {
    /// Files that were added to.
    pub added: usize,
    /// Files that still wait.
    pub waiting: usize,
    /// Why, where something stands in the way.
    pub why: Option<Message>,
    /// What changed.
    pub changes: Changes,
}

enum Proven {
    /// Added to, and to be looked at again.
    Until(Timestamp),
    /// Something is lacking; what could be had was added or not.
    Lacks(Message, bool),
}

impl Desk {
    /// The newest edition of a record's file: the declared bytes, and what keeps their signatures provable. What has not
    /// come here yet is left out, with all behind it.
    ///
    /// # Errors
    /// A fault of the database or the disk; damage where an edition is not the one that was made.
    pub(crate) fn edition(&self, owner: EntityId, component: &Component) -> Result<Vec<u8>, Fault> {
        let mut bytes = self.store.component(owner, &component.name)?;
        let mut digest = None;
        for proof in &component.proofs {
            let is_here = self.store.component_state(&proof_ref(owner, proof))?.is_some_and(|state| state.complete);
            if !is_here {
                break;
            }
            bytes.extend(self.store.component(owner, &proof.name)?);
            digest = Some(&proof.edition_sha256);
        }
        match digest {
            Some(digest) if *digest != sha256(&bytes) => Err(Fault::Damaged(component.name.clone())),
            _ => Ok(bytes),
        }
    }

    /// Adds evidence and a time-stamp behind the signed files that this desk's holder filed, where an authority for time-stamps is
    /// set. What cannot be had now is had later; it is no failure.
    pub(crate) fn keep_records_provable(&mut self) -> Result<Proofs, Failure> {
        let mut proofs = Proofs::default();
        let settings: Option<Settings> = self.store.kept(crate::settings::KEPT)?;
        let authority = settings.map(|settings| settings.time_stamps_at).filter(|address| !address.is_empty());
        let Some(authority) = authority else { return Ok(proofs) };
        let errands = Errands::new(Some(authority), &self.policy()?)?;
        let mut due: BTreeMap<String, Timestamp> = self.store.kept(DUE)?.unwrap_or_default();
        let (now, mut tried) = (Timestamp::now(), 0);
        for (owner, component) in self.signed_by_holder()? {
            let key = format!("{owner}/{}", component.name);
            if due.get(&key).is_some_and(|at| *at > now) {
                continue;
            }
            // While the authority is silent, all wait for it; a file that lacks something else keeps no other waiting.
            if tried >= AT_ONCE || errands.is_silent() {
                proofs.waiting += 1;
                continue;
            }
            tried += 1;
            match self.prove(owner, &component, &errands, now, &mut proofs.changes) {
                Ok(Proven::Until(at)) => {
                    proofs.added += 1;
                    due.insert(key, at);
                }
                Ok(Proven::Lacks(why, is_added)) => {
                    proofs.added += usize::from(is_added);
                    proofs.waiting += 1;
                    proofs.why = Some(why);
                    if !errands.is_silent() {
                        due.insert(key, now + LATER);
                    }
                }
                // What bears no signature that holds is not made better by a time-stamp; a file that is not here yet, or that
                // another desk was faster with, is looked at another day.
                Err(failure) => {
                    let is_refusal = failure.kind == FailureKind::Refusal;
                    due.insert(key, now + if is_refusal { AGAIN } else { LATER });
                    proofs.why = proofs.why.or(Some(failure.message).filter(|_| !is_refusal));
                }
            }
        }
        let ((), _) = self.store.transact::<_, Fault>(|tx| tx.keep(DUE, &due))?;
        Ok(proofs)
    }

    /// The signed PDF files of the records that the holder filed.
    fn signed_by_holder(&self) -> Result<Vec<(EntityId, Component)>, Failure> {
        let (holder, mut signed, mut after) = (self.holder()?, Vec::new(), None);
        loop {
            let page = self.store.records(after.as_deref(), 500)?;
            for row in page.rows {
                let State::Record(record) = row.entity.state else { continue };
                if record.capture.declared_by == holder && record.withdrawn.is_none() {
                    let files = record.components.into_iter().filter(|file| !file.seals.is_empty());
                    signed.extend(files.map(|file| (row.entity.id, file)));
                }
            }
            match page.next {
                Some(next) => after = Some(next),
                None => return Ok(signed),
            }
        }
    }

    fn prove(
        &mut self,
        owner: EntityId,
        component: &Component,
        errands: &Errands,
        now: Timestamp,
        changes: &mut Changes,
    ) -> Result<Proven, Failure> {
        let before = self.edition(owner, component)?;
        let level = lowest(&before, now);
        let made = keep_provable(&before, Baseline::BLta, errands, now)?;
        let is_whole = made.lacking.is_empty();
        let is_better = made.level > level || (is_whole && made.bytes.len() > before.len());
        if is_better {
            let added = &made.bytes[before.len()..];
            let proof = Proof {
                name: component.next_proof(),
                sha256: sha256(added),
                size_bytes: added.len() as u64,
                edition_sha256: sha256(&made.bytes),
                added_at: now,
            };
            let file = proof_ref(owner, &proof);
            self.store.transact::<_, Fault>(|tx| tx.put_component(&file, added))?;
            let act = Act::AddProof { component: component.name.clone(), proof };
            let (_, more) = self.ask(self.asking()?, owner, ScopeId::files(), act, vec![file])?;
            changes.extend(more);
        }
        Ok(match made.lacking.into_iter().next() {
            Some(why) => Proven::Lacks(why, is_better),
            None => Proven::Until(renewal(&made.bytes, now)),
        })
    }
}

/// The lowest level among the signatures of a file.
fn lowest(pdf: &[u8], at: Timestamp) -> Option<Baseline> {
    let report = judging::judge(pdf, &signing::Policy::trusting([]), at);
    report.signatures.iter().filter_map(|signature| signature.level).min()
}

/// When the newest time-stamp over a file is to be renewed.
fn renewal(pdf: &[u8], now: Timestamp) -> Timestamp {
    let report = judging::judge(pdf, &signing::Policy::trusting([]), now);
    let stamps = report.signatures.iter().filter(|one| one.kind == SignatureKind::DocumentTimeStamp);
    let end = stamps.filter_map(|stamp| stamp.certificate.as_ref()).map(|certificate| certificate.not_after).max();
    end.map_or(now, |end| end - AHEAD).max(now + AGAIN)
}
