//! Verdicts on signatures, from the room of signing to the window.

use records::{Component, EntityId, Kind, State};
use signing::certificate::KeyKind;
use signing::{Remark, Report, SignatureReport};
use words::Message;

use super::later::later;
use super::shaped::count;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::judging;
use crate::proving::verdict_message;
use crate::view::prove::{Paper, SignatureView, SignedVersion, Verdict, VerifyReport};

pub(super) fn verdict_of(verdict: signing::Verdict) -> Verdict {
    match verdict {
        signing::Verdict::Valid => Verdict::Valid,
        signing::Verdict::Invalid => Verdict::Invalid,
        signing::Verdict::Indeterminate => Verdict::Indeterminate,
    }
}

/// A signed file, and what was found of it.
pub(super) struct Judged {
    pub(super) paper: Paper,
    pub(super) report: Report,
}

impl Judged {
    /// A file of a record.
    pub(super) fn of_record(owner: EntityId, component: &Component, report: Report) -> Self {
        let (record_id, component_id) = (owner.to_string(), component.name.clone());
        Self { paper: Paper::Record { record_id, component_id }, report }
    }

    /// A file from anywhere.
    pub(super) fn outside(path: &str, report: Report) -> Self {
        Self { paper: Paper::File { file_path: path.to_owned(), sha256: report.file_sha256.clone() }, report }
    }

    /// Its signatures as the window shows them.
    fn views(&self, desk: &Desk) -> Result<Vec<SignatureView>, Failure> {
        let signatures = self.report.signatures.iter().enumerate();
        let views = signatures.map(|(index, signature)| {
            let followed = signature.covers.is_some_and(|end| end < self.report.size_bytes);
            let signed = (followed && !signature.covers_whole_file).then(|| SignedVersion {
                paper: self.paper.clone(),
                signature: count(index),
                whole: signature.intact,
            });
            view(desk, signature, signed)
        });
        views.collect()
    }
}

/// A file judged now with the trust of this vault.
pub(super) fn judge(desk: &Desk, bytes: &[u8]) -> Result<Report, Failure> {
    Ok(judging::judge(bytes, &desk.policy()?, desk.now()))
}

/// The signatures of a record's files, judged now. A file that cannot be read proves nothing:
/// what was known of its signatures is shown as broken, with the reason.
pub(super) fn seals(desk: &Desk, owner: EntityId, components: &[Component]) -> Result<Vec<SignatureView>, Failure> {
    let mut seals = Vec::new();
    for component in components.iter().filter(|component| !component.seals.is_empty()) {
        match desk.edition(owner, component) {
            Ok(bytes) => seals.extend(Judged::of_record(owner, component, judge(desk, &bytes)?).views(desk)?),
            Err(fault) => seals.extend(component.seals.iter().map(|seal| SignatureView {
                by: seal.by.clone(),
                name: None,
                post: None,
                verdict: Verdict::Invalid,
                reason: fault.message(),
                answers: Vec::new(),
                unchanged: false,
                changes: Vec::new(),
                signed: None,
                trusted: false,
                at: seal.claimed_at,
                at_proven: false,
                issuer: None,
                valid_until: None,
                algorithm: None,
            })),
        }
    }
    Ok(seals)
}

/// One signature as the window shows it.
fn view(desk: &Desk, signature: &SignatureReport, signed: Option<SignedVersion>) -> Result<SignatureView, Failure> {
    let (name, post) = known(desk, &signature.by)?.unzip();
    let (certificate, answers) = (signature.certificate.as_ref(), &signature.answers);
    Ok(SignatureView {
        by: signature.by.clone(),
        name,
        post,
        verdict: verdict_of(signature.verdict),
        reason: signature.reason.map_or_else(|| verdict_message(signature.verdict), |reason| reason.message()),
        answers: vec![answers.whole.clone(), answers.changed.clone(), answers.signer.clone(), answers.evidence.clone()],
        unchanged: signature.unchanged,
        changes: signature.changes.iter().map(later).collect(),
        signed,
        trusted: signature.trusted,
        at: signature.at,
        at_proven: signature.at.is_some() && !signature.remarks.contains(&Remark::TimeNotProven),
        issuer: signature.issuer.clone(),
        valid_until: certificate.map(|certificate| certificate.not_after),
        algorithm: certificate.and_then(|certificate| match certificate.key {
            KeyKind::Rsa { bits } => Some(format!("RSA {bits}")),
            KeyKind::Ec { bits } => Some(format!("ECDSA {bits}")),
            KeyKind::Other => None,
        }),
    })
}

/// Name and post of somebody whom the directory knows by the name in a certificate.
fn known(desk: &Desk, by: &str) -> Result<Option<(words::Text, words::Text)>, Failure> {
    let agents = desk.store().all(Kind::Agent)?;
    Ok(agents.into_iter().find_map(|entity| match entity.state {
        State::Agent(agent) if agent.name.en == by || agent.name.zh == by => Some((agent.name, agent.post)),
        _ => None,
    }))
}

/// The reports on the files of one thing as one: as good as the worst of them.
pub(super) fn report(desk: &Desk, name: &str, judged: &[Judged]) -> Result<VerifyReport, Failure> {
    let grave = |report: &&Report| match report.verdict {
        signing::Verdict::Valid => 0,
        signing::Verdict::Indeterminate => 1,
        signing::Verdict::Invalid => 2,
    };
    let nothing = || Failure::refusal(Message::new("registry-nothing-to-verify").with("name", name));
    let reports = || judged.iter().map(|one| &one.report);
    let worst = reports().max_by_key(grave).ok_or_else(nothing)?;
    let signatures = judged.iter().map(|one| one.views(desk)).collect::<Result<Vec<_>, _>>()?;
    let mut reasons: Vec<Message> = Vec::new();
    for reason in reports().flat_map(|report| &report.reasons) {
        if !reasons.contains(&reason.message()) {
            reasons.push(reason.message());
        }
    }
    Ok(VerifyReport {
        name: name.to_owned(),
        verdict: verdict_of(worst.verdict),
        unchanged: reports().all(|report| report.unchanged),
        signatures: signatures.into_iter().flatten().collect(),
        reasons,
        checked_at: desk.now(),
    })
}
