//! A paper of three signatures at level B-LTA judged: `signing` beside pyHanko.
//!
//! The paper is the claim of allowances, filled in and signed by its three offices, each signature with a time-stamp,
//! then the evidence of all and a time-stamp over it. The town that stamped and published is gone before the clock is
//! started: both sides trust the same root and have the file alone.

use std::cell::RefCell;
use std::fs;

use jiff::Timestamp;
use registry::provable::Errands;
use rendition::render;
use serde_json::json;
use signing::certificate::Certificate;
use signing::extend::{extend, sign_at};
use signing::facts::facts;
use signing::key::{Pkcs12Signer, Signer};
use signing::testkit::{KeyChoice, Leaf, Town};
use signing::{Baseline, Limits, Policy, Report, Verdict, report};

use crate::Done;
use crate::measure::{Row, Unit, in_turn, timed};
use crate::peer::{Peer, python, script};
use crate::sample_form::{SampleForm, first, reading};

const FORM: &str = "FIN-CL-1";
const STAGES: [&str; 3] = ["claim", "certify", "pay"];
const PASSPHRASE: &str = "bench key";

/// What is judged, and by what.
struct Paper {
    pdf: Vec<u8>,
    root: Vec<u8>,
    policy: Policy,
}

impl Paper {
    /// Made in a town that is gone afterwards.
    fn made() -> Done<Self> {
        let town = Town::open();
        let root = town.root_pem();
        let policy = Policy::trusting(Certificate::from_file(&root)?);
        let errands = Errands::new(Some(town.stamps_at()), &policy).map_err(|failure| format!("{failure:?}"))?;
        let leaf = Leaf { key: KeyChoice::Rsa(3072), ..Leaf::named("CHAN Tai-man") };
        let signer = Pkcs12Signer::open(&town.issue(&leaf).pkcs12(PASSPHRASE), PASSPHRASE)?;
        let pdf = signed(&signer, &errands)?;
        Ok(Self { pdf, root, policy })
    }

    fn judged(&self) -> Report {
        report(&facts(&self.pdf, &Limits::default()), &self.policy, Timestamp::now())
    }

    /// Valid at the level that is meant, with what was known of revocation for each certificate, and with changes to
    /// look at; otherwise there is nothing to compare.
    fn check(&self) -> Done<String> {
        let report = self.judged();
        let all = report.signatures.iter();
        let level = all.clone().filter_map(|one| one.level).min();
        let (evidence, changes): (usize, usize) =
            (all.clone().map(|one| one.evidence.len()).sum(), all.map(|one| one.changes.len()).sum());
        let is_good = report.verdict == Verdict::Valid && report.unchanged && report.signatures.len() == 4;
        if is_good && level == Some(Baseline::BLta) && evidence >= 4 && changes > 0 {
            return Ok(format!("{evidence} certificates known not to be revoked, {changes} changes compared"));
        }
        Err(format!("the paper is not as it should be: {report:#?}").into())
    }
}

fn signed(signer: &dyn Signer, errands: &Errands) -> Done<Vec<u8>> {
    let form = SampleForm::read(FORM)?;
    let now = Timestamp::now();
    let mut pdf = Vec::new();
    for (number, stage) in STAGES.into_iter().enumerate() {
        let completed = form.completed(stage, &form.answers(stage)?)?;
        let request = if number == 0 {
            pdf = render(&form.sheet(&completed, now), reading())?.bytes;
            first(&pdf, stage, now)?
        } else {
            form.later(&pdf, &completed, now)?
        };
        pdf = sign_at(&pdf, signer, &request, Baseline::BT, errands)?.bytes;
    }
    Ok(extend(&pdf, Baseline::BLta, errands, now)?.bytes)
}

const UNFAIR: &str = "against us: ours judges each signature at the time that a time-stamp proves, the peer at the present time. \
                      Against the peer: Python beside Rust (RSA and digests of both are OpenSSL)";

/// Measures.
pub fn run(rounds: usize) -> Done<Vec<Row>> {
    let paper = Paper::made()?;
    let done = paper.check()?;
    let folder = tempfile::tempdir()?;
    let (file, root) = (folder.path().join("paper.pdf"), folder.path().join("root.pem"));
    fs::write(&file, &paper.pdf)?;
    fs::write(&root, &paper.root)?;
    let (mut peer, version) = Peer::start(python()?.arg(script("verify.py")))?;
    let opened = peer.ask(&json!({"do": "open", "file": file, "root": root}))?;
    let same = format!(
        "{} kB, three signatures and a time-stamp over all: valid by both, each asked for evidence about revocation from \
         the file alone and comparing what came later (ours: {done}; the peer: {})",
        paper.pdf.len() / 1000,
        opened["done"].as_str().unwrap_or_default()
    );
    let peer = RefCell::new(peer);
    let ask = json!({"do": "judge"});
    let runs = in_turn(
        rounds * 3,
        vec![Box::new(|| Ok(timed(|| is_valid(&paper))?.0)), Box::new(|| peer.borrow_mut().ms(&ask))],
    )?;
    let [ours, theirs] = <[_; 2]>::try_from(runs).map_err(|_| "two sides")?;
    Ok(vec![Row {
        what: "verify three signatures at B-LTA".to_owned(),
        unit: Unit::Ms,
        ours,
        peer: version,
        theirs,
        same,
        unfair: UNFAIR.to_owned(),
    }])
}

fn is_valid(paper: &Paper) -> Done<()> {
    match paper.judged().verdict {
        Verdict::Valid => Ok(()),
        other => Err(format!("{other:?} where it was valid").into()),
    }
}
