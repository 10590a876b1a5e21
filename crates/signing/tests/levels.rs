//! Levels: what is added behind a signature, and that it is still known to be good when the world outside is gone.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use signing::certificate::Certificate;
use signing::extend::{Extended, Outside, Wanted, extend, sign_at};
use signing::facts::facts;
use signing::key::Pkcs12Signer;
use signing::testkit::publishing::{Answered, List};
use signing::testkit::{
    Authority, Identity, Leaf, PASSPHRASE, Paper, Slip, Stamper, now, paper, request, signed_with_token,
};
use signing::time_stamp::StampFault;
use signing::{Baseline, Limits, Policy, Report, SignError, Verdict, fill, report};
use words::Message;

use crate::codes;

const LIST: &str = "http://localhost/office.crl";
const RESPONDER: &str = "http://localhost/ocsp";
const ISSUER: &str = "http://localhost/office.cer";

fn later(hours: i64) -> Timestamp {
    now() + SignedDuration::from_hours(hours)
}

/// A small world: a root, an office, three signers, a time-stamp authority, and what they publish.
struct World {
    root: Authority,
    office: Authority,
    signers: Vec<Identity>,
    stamper: RefCell<Option<Stamper>>,
    published: RefCell<BTreeMap<String, Vec<u8>>>,
    good: Answered,
}

fn world() -> World {
    let root = Authority::root("World Root");
    let office = root.authority("World Office CA", None);
    let leaf = |name: &str| Leaf {
        revocation_at: Some(LIST.to_owned()),
        issuer_at: Some(ISSUER.to_owned()),
        ..Leaf::named(name)
    };
    let signers = Vec::from(["Chan", "Lee", "Wong"].map(|name| office.issue(&leaf(name))));
    let stamping = Leaf {
        purposes: vec!["timeStamping"],
        purposes_are_critical: true,
        responder_at: Some(RESPONDER.to_owned()),
        ..Leaf::named("World TSA")
    };
    let tsa = office.issue(&stamping);
    let good = Answered { issued: now(), next: Some(later(6)), since: None, is_unknown: false };
    let published = BTreeMap::from([
        (LIST.to_owned(), office.list(&List::between(now(), later(6)))),
        (RESPONDER.to_owned(), office.answer(&tsa.der(), &good)),
        (ISSUER.to_owned(), office.der()),
    ]);
    let stamper = RefCell::new(Some(Stamper::new(&tsa, now())));
    World { root, office, signers, stamper, published: RefCell::new(published), good }
}

impl Outside for World {
    fn stamps(&self) -> bool {
        true
    }

    fn stamp(&self, query: &[u8]) -> Result<Vec<u8>, StampFault> {
        match &*self.stamper.borrow() {
            Some(stamper) => Ok(stamper.answer(query)),
            None => Err(StampFault::Silent(Message::new("signing-stamp-unfit"))),
        }
    }

    fn fetch(&self, wanted: &Wanted) -> Result<Vec<u8>, Message> {
        self.published.borrow().get(wanted.address()).cloned().ok_or_else(|| Message::new("signing-evidence-not-had"))
    }

    fn certificates(&self) -> Vec<Certificate> {
        vec![Certificate::from_der(&self.root.der()).unwrap()]
    }
}

impl World {
    fn key(&self, number: usize) -> Pkcs12Signer {
        Pkcs12Signer::open(&self.signers[number - 1].pkcs12(PASSPHRASE), PASSPHRASE).unwrap()
    }

    /// A paper of three stages, each signed at this level.
    fn signed(&self, level: Baseline) -> Extended {
        let mut extended = Extended { bytes: paper(&Paper::in_stages(3)), level: None, lacking: Vec::new() };
        for number in 1..=3 {
            extended = sign_at(&extended.bytes, &self.key(number), &request(number), level, self).unwrap();
            assert_eq!(extended.level.map(|reached| reached.min(level)), Some(extended.level.unwrap().min(level)));
        }
        extended
    }

    fn judged(&self, pdf: &[u8], at: Timestamp) -> Report {
        let policy = Policy::trusting([Certificate::from_der(&self.root.der()).unwrap()]);
        report(&facts(pdf, &Limits::default()), &policy, at)
    }
}

fn years(years: i64) -> Timestamp {
    later(years * 365 * 24)
}

#[test]
fn each_level_is_reached_and_the_signature_is_kept() {
    let world = world();
    for (level, expected) in [
        (Baseline::BB, Verdict::Indeterminate),
        (Baseline::BT, Verdict::Indeterminate),
        (Baseline::BLt, Verdict::Valid),
        (Baseline::BLta, Verdict::Valid),
    ] {
        let extended = world.signed(level);
        assert_eq!((extended.level, extended.lacking.len()), (Some(level), 0), "{:?}", extended.lacking);
        let report = world.judged(&extended.bytes, later(1));
        assert_eq!(report.verdict, expected, "{level:?} {report:#?}");
        assert!(report.unchanged, "{level:?}");
        // Judges look for the author of the root's list among what is stored.
        let stored = facts(&extended.bytes, &Limits::default()).evidence.certificates;
        assert_eq!(stored.iter().any(|one| one.der() == world.root.der()), level > Baseline::BT, "{level:?}");
        // Whether the certificate of the time-stamp was revoked is known with the evidence only.
        if level > Baseline::BT {
            assert_eq!(report.signatures[0].proven_at, Some(now()));
        }
        let answers = &report.signatures[0].answers;
        let codes = [&answers.whole, &answers.changed, &answers.signer, &answers.evidence].map(|one| one.code.as_str());
        let last = match level {
            Baseline::BLt | Baseline::BLta => ["signing-answer-signer-then", "signing-answer-evidence-of"],
            _ => ["signing-answer-signer-uncertain", "signing-answer-evidence-lacking"],
        };
        assert_eq!(codes, ["signing-answer-whole", "signing-answer-permitted", last[0], last[1]], "{level:?}");
    }
}

#[test]
fn the_highest_level_outlives_the_world_and_the_lower_ones_do_not() {
    let world = world();
    let [low, middle, high] = [Baseline::BB, Baseline::BLt, Baseline::BLta].map(|level| world.signed(level).bytes);
    // The signers' certificates end in 2036, as that of the time-stamps; the office's in 2041.
    for (pdf, at, expected) in [
        (&low, years(1), Verdict::Indeterminate),
        (&middle, years(1), Verdict::Valid),
        (&high, years(8), Verdict::Valid),
        (&middle, years(11), Verdict::Indeterminate),
        (&high, years(11), Verdict::Indeterminate),
    ] {
        let report = world.judged(pdf, at);
        assert_eq!(report.verdict, expected, "{at} {report:#?}");
        assert!(report.unchanged);
    }
}

#[test]
fn a_renewed_time_stamp_carries_on_where_the_last_one_ends() {
    let world = world();
    let high = world.signed(Baseline::BLta).bytes;
    // Nine years on, another authority stamps; its certificate runs until 2046.
    let leaf = Leaf {
        purposes: vec!["timeStamping"],
        purposes_are_critical: true,
        valid: (years(8), years(20)),
        ..Leaf::named("New TSA")
    };
    let fresh = world.root.issue(&leaf);
    *world.stamper.borrow_mut() = Some(Stamper::new(&fresh, years(9)));
    let renewed = extend(&high, Baseline::BLta, &world, years(9)).unwrap();
    assert!(renewed.bytes.starts_with(&high));
    let report = world.judged(&renewed.bytes, years(15));
    assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
    assert!(report.unchanged);
    assert_eq!(report.signatures[0].proven_at, Some(now()));
}

#[test]
fn a_level_is_added_later_to_what_was_signed_offline() {
    let world = world();
    let low = world.signed(Baseline::BB).bytes;
    for level in [Baseline::BT, Baseline::BLt, Baseline::BLta] {
        let extended = extend(&low, level, &world, later(1)).unwrap();
        assert!(extended.bytes.starts_with(&low));
        assert!(extended.level >= Some(level), "{extended:?}");
        assert!(world.judged(&extended.bytes, later(1)).unchanged);
    }
    let unsigned = extend(&paper(&Paper::plain("A letter")), Baseline::BT, &world, now());
    assert_eq!(unsigned.unwrap_err(), SignError::NotSigned);
}

#[test]
fn evidence_about_the_time_stamp_authority_alone_makes_no_level_and_that_about_the_signer_does() {
    let world = world();
    let list = world.office.list(&List::between(now(), later(6)));
    let publishes = |bytes: Option<Vec<u8>>| {
        world.published.borrow_mut().remove(LIST);
        world.published.borrow_mut().extend(bytes.map(|bytes| (LIST.to_owned(), bytes)));
    };
    let extended = |pdf: &[u8], level: Baseline| extend(pdf, level, &world, later(1)).unwrap();
    let signed = |number| {
        sign_at(&paper(&Paper::in_stages(1)), &world.key(number), &request(1), Baseline::BT, &world).unwrap().bytes
    };
    let low = signed(1);
    // Of a namesake, or of a time before, it speaks of nobody here.
    let other = world.root.impostor("World Office CA").list(&List::between(now(), later(6)));
    let older = world.office.list(&List::between(later(-9), later(-3)));
    for silent in [None, Some(other), Some(older)] {
        publishes(silent);
        let high = extended(&low, Baseline::BLta);
        let lacks = high.lacking.last().and_then(|message| message.args.get("name").cloned());
        assert_eq!((high.level, lacks), (Some(Baseline::BT), Some("Chan".into())));
        publishes(Some(list.clone()));
        // Behind the time-stamp, the evidence waits for the next.
        let again = extended(&high.bytes, Baseline::BLt);
        assert_eq!((again.level, again.lacking.len()), (Some(Baseline::BLt), 0), "{:?}", again.lacking);
        assert_eq!(extended(&again.bytes, Baseline::BLta).level, Some(Baseline::BLta));
    }
    assert_eq!(extended(&low, Baseline::BLta).level, Some(Baseline::BLta), "the twin");
}

#[test]
fn who_publishes_nothing_needs_no_evidence_and_a_root_may_stay_away() {
    let world = world();
    let reached = |identity: &Identity| {
        let key = Pkcs12Signer::open(&identity.pkcs12(PASSPHRASE), PASSPHRASE).unwrap();
        let made = sign_at(&paper(&Paper::in_stages(1)), &key, &request(1), Baseline::BLta, &world).unwrap();
        (made.level, made.lacking.len())
    };
    assert_eq!(reached(&world.office.issue(&Leaf::named("Silent"))), (Some(Baseline::BLta), 0));
    // Directly below the root, which only the desk knows.
    let list = "http://localhost/root.crl";
    world.published.borrow_mut().insert(list.to_owned(), world.root.list(&List::between(now(), later(6))));
    let below = |at: &str| Leaf { revocation_at: Some(at.to_owned()), ..Leaf::named("Below") };
    assert_eq!(reached(&world.root.issue(&below(list))), (Some(Baseline::BLta), 0));
    assert_eq!(reached(&world.root.issue(&below("http://localhost/none.crl"))), (Some(Baseline::BT), 2));
    // Whoever stands between is asked for too.
    let middle =
        world.root.authority_saying(&Leaf { revocation_at: Some(list.to_owned()), ..Leaf::named("Middle CA") });
    let its_list = "http://localhost/middle.crl";
    world.published.borrow_mut().insert(its_list.to_owned(), middle.list(&List::between(now(), later(6))));
    let signer = middle.issue(&below(its_list));
    assert_eq!(reached(&signer), (Some(Baseline::BLta), 0));
    world.published.borrow_mut().remove(list);
    assert_eq!(reached(&signer), (Some(Baseline::BT), 2));
}

#[test]
fn an_authority_that_does_not_answer_costs_the_level_and_not_the_signature() {
    let world = world();
    let slips = [Slip::Refuses, Slip::OtherNumber, Slip::OtherBytes, Slip::Nameless, Slip::BrokenSignature];
    for slip in slips.into_iter().map(Some).chain([None]) {
        match (slip, &mut *world.stamper.borrow_mut()) {
            (Some(_), Some(stamper)) => stamper.slip = slip,
            (_, stamper) => *stamper = None,
        }
        let signed = sign_at(&paper(&Paper::in_stages(1)), &world.key(1), &request(1), Baseline::BLta, &world).unwrap();
        assert_eq!((signed.level, signed.lacking.len()), (Some(Baseline::BB), 1), "{slip:?} {:?}", signed.lacking);
        assert!(world.judged(&signed.bytes, now()).unchanged);
    }
}

#[test]
fn a_key_that_is_known_to_be_given_up_or_on_hold_does_not_sign() {
    let world = world();
    let signed = |of: usize, reason: u8| {
        let list = List::between(now(), later(6)).with(&world.signers[of].der(), later(-1), Some(reason));
        world.published.borrow_mut().insert(LIST.to_owned(), world.office.list(&list));
        sign_at(&paper(&Paper::in_stages(1)), &world.key(1), &request(1), Baseline::BLt, &world).map(|_| ())
    };
    assert_eq!(signed(0, 1), Err(SignError::CertificateRevoked { on: later(-1) }));
    assert_eq!(signed(0, 6), Err(SignError::CertificateSuspended { on: later(-1) }));
    assert_eq!(signed(1, 1), Ok(()), "somebody else's");
}

#[test]
fn who_was_given_up_between_signing_and_stamping_is_in_doubt_and_afterwards_is_not() {
    let world = world();
    for (since, expected) in [(-1, "revoked"), (1, "revoked-before-proof"), (3, "")] {
        let low = sign_at(&paper(&Paper::in_stages(1)), &world.key(1), &request(1), Baseline::BB, &world).unwrap();
        let stamps_at = |at| world.stamper.borrow_mut().iter_mut().for_each(|stamper| stamper.at = at);
        stamps_at(later(2));
        let low = extend(&low.bytes, Baseline::BT, &world, later(2)).unwrap();
        stamps_at(later(4));
        let list = List::between(later(4), later(9)).with(&world.signers[0].der(), later(since), Some(1));
        world.published.borrow_mut().insert(LIST.to_owned(), world.office.list(&list));
        let answer = Answered { issued: later(4), next: Some(later(9)), ..world.good.clone() };
        let tsa = world.stamper.borrow().as_ref().unwrap().certificate();
        world.published.borrow_mut().insert(RESPONDER.to_owned(), world.office.answer(&tsa, &answer));
        let high = extend(&low.bytes, Baseline::BLta, &world, later(4)).unwrap();
        let report = world.judged(&high.bytes, later(5));
        let expected: Vec<&str> = [expected].into_iter().filter(|code| !code.is_empty()).collect();
        assert_eq!(codes(&report), expected, "{report:#?}");
    }
}

#[test]
fn a_time_stamp_in_the_container_must_be_over_this_signature_and_by_a_key_for_it() {
    let world = world();
    let good = Leaf { purposes: vec!["timeStamping"], purposes_are_critical: true, ..Leaf::named("TSA") };
    let stamped = |leaf: &Leaf, slip: Option<Slip>, at: Timestamp| {
        let mut stamper = Stamper::new(&world.root.issue(leaf), at);
        stamper.slip = slip;
        let pdf = signed_with_token(&paper(&Paper::in_stages(1)), &world.key(1), &request(1), &stamper);
        let report = world.judged(&pdf, later(1));
        (codes(&report).contains(&"time-stamp-wrong"), report.signatures[0].proven_at)
    };
    assert_eq!(stamped(&good, None, now()), (false, Some(now())));
    for slip in [Slip::OtherBytes, Slip::Nameless, Slip::BrokenSignature] {
        assert_eq!(stamped(&good, Some(slip), now()), (true, None), "{slip:?}");
    }
    for leaf in [
        Leaf { purposes: Vec::new(), ..good.clone() },
        Leaf { purposes: vec!["timeStamping", "emailProtection"], ..good.clone() },
        Leaf { purposes_are_critical: false, ..good.clone() },
        Leaf { may_sign: false, ..good.clone() },
    ] {
        assert_eq!(stamped(&leaf, None, now()), (true, None), "{leaf:?}");
    }
    // One that names the signature by a broken digest proves nothing either.
    assert_eq!(stamped(&good, Some(Slip::OldDigest), now()).1, None);
    // A key stamps while its certificate lasts.
    let young = Leaf { valid: (later(-1), later(100)), ..good.clone() };
    assert_eq!(stamped(&young, None, later(-1)), (false, Some(later(-1))));
    assert_eq!(stamped(&young, None, later(-2)), (true, None));
    // A time-stamp of tomorrow proves nothing today.
    assert_eq!(stamped(&good, None, later(24)), (false, None));
}

#[test]
fn a_time_stamp_over_what_nobody_signed_signs_it_for_nobody() {
    let world = world();
    let signed = sign_at(&paper(&Paper::in_stages(2)), &world.key(1), &request(1), Baseline::BLt, &world).unwrap();
    let filled = fill(&signed.bytes, &request(2).fill).unwrap();
    let stamped = extend(&filled, Baseline::BLta, &world, later(1)).unwrap();
    let report = world.judged(&stamped.bytes, later(1));
    assert_eq!((report.verdict, report.unchanged), (Verdict::Valid, false), "{report:#?}");
    assert_eq!(codes(&report), ["unsigned-filling"]);
}
