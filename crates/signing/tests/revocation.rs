//! What is known of revocation: lists and answers, each beside a twin that says otherwise.

use jiff::{SignedDuration, Timestamp};
use signing::certificate::Certificate;
use signing::facts::facts;
use signing::key::Pkcs12Signer;
use signing::revocation::Evidence;
use signing::testkit::publishing::{Answered, List, at_address, only, only_compromises};
use signing::testkit::{Authority, Identity, Leaf, PASSPHRASE, Paper, now, paper};
use signing::{Limits, Place, Policy, Report, SignRequest, Verdict, report, sign};

use crate::codes;

const HERE: &str = "http://localhost/one.crl";
const ELSEWHERE: &str = "http://localhost/two.crl";

fn hours(hours: i64) -> SignedDuration {
    SignedDuration::from_hours(hours)
}

fn at(offset: i64) -> Timestamp {
    now() + hours(offset)
}

/// A root, one signer under it whose revocation is published, and a letter signed by that one.
struct Case {
    root: Authority,
    signer: Identity,
    pdf: Vec<u8>,
}

fn case() -> Case {
    let root = Authority::root("Root");
    let signer = root.issue(&Leaf { revocation_at: Some(HERE.to_owned()), ..Leaf::named("Chan") });
    let key = Pkcs12Signer::open(&signer.pkcs12(PASSPHRASE), PASSPHRASE).unwrap();
    let request = SignRequest::new(Place::New("Signature1".to_owned()), "Chan", now());
    let pdf = sign(&paper(&Paper::plain("A letter")), &key, &request).unwrap();
    Case { root, signer, pdf }
}

impl Case {
    /// Judged an hour after signing, with these pieces of evidence.
    fn judged(&self, evidence: &[Vec<u8>]) -> Report {
        let mut all = Evidence::default();
        evidence.iter().for_each(|piece| all.take(piece).unwrap());
        let policy = Policy::trusting([Certificate::from_der(&self.root.der()).unwrap()]);
        report(&facts(&self.pdf, &Limits::default()).beside(&all), &policy, at(1))
    }

    fn says(&self, evidence: &[Vec<u8>]) -> Vec<&'static str> {
        let report = self.judged(evidence);
        assert_eq!(report.verdict == Verdict::Valid, report.reasons.is_empty(), "{report:#?}");
        codes(&report)
    }

    fn list(&self, change: impl FnOnce(List) -> List) -> Vec<u8> {
        self.root.list(&change(List::between(at(-6), at(6))))
    }

    fn with_signer(&self, list: List, since: i64, reason: Option<u8>) -> List {
        list.with(&self.signer.der(), at(since), reason)
    }
}

#[test]
fn a_list_says_who_is_revoked_and_since_when() {
    let case = case();
    let revoked = |since, reason| case.list(|list| case.with_signer(list, since, reason));
    assert_eq!(case.says(&[]), ["no-revocation-evidence"]);
    assert_eq!(case.says(&[case.list(|list| list)]), [""; 0]);
    // Before the time at which the signer claims to have signed; after it; after the time of judging.
    assert_eq!(case.says(&[revoked(-1, None)]), ["revoked"]);
    assert_eq!(case.says(&[revoked(0, Some(4))]), ["revoked"]);
    assert_eq!(case.judged(&[revoked(-1, None)]).verdict, Verdict::Invalid);
    let later = case.list(|list| case.with_signer(List { issued: at(1), ..list }, 1, Some(1)));
    assert_eq!(case.says(&[later]), ["revoked-before-proof"]);
    // The authority gives notice of what comes after the time of judging.
    assert_eq!(case.says(&[revoked(2, Some(1))]), [""; 0]);
}

#[test]
fn a_key_counts_as_lost_from_the_day_on_which_it_was_lost() {
    let case = case();
    let list = case.with_signer(List::between(at(-6), at(6)), 3, Some(1));
    assert_eq!(case.says(&[case.root.list(&list)]), [""; 0]);
    assert_eq!(case.says(&[case.root.list(&List { invalid_since: Some(at(-1)), ..list })]), ["revoked"]);
}

#[test]
fn somebody_elses_entry_is_not_ours_and_one_revoked_word_outweighs_good_ones() {
    let case = case();
    let other = case.root.issue(&Leaf::named("Lee"));
    assert_eq!(case.says(&[case.list(|list| list.with(&other.der(), at(-1), None))]), [""; 0]);
    let good = case.list(|list| List { issued: at(0), ..list });
    let revoked = case.list(|list| case.with_signer(list, -1, None));
    assert_eq!(case.says(&[good, revoked]), ["revoked"]);
}

#[test]
fn a_list_counts_in_its_time_only() {
    let case = case();
    assert_eq!(case.says(&[case.list(|list| List { next: Some(at(0)), ..list })]), ["evidence-stale"]);
    assert_eq!(case.says(&[case.list(|list| List { next: None, ..list })]), ["evidence-stale"]);
    // What is issued at the time in question speaks of it too; what claims to come from the future says nothing good.
    assert_eq!(case.says(&[case.list(|list| List { issued: at(1), next: None, ..list })]), [""; 0]);
    let ahead = |list| List { issued: at(2), ..list };
    assert_eq!(case.says(&[case.list(ahead)]), ["no-revocation-evidence"]);
    assert_eq!(case.says(&[case.list(|list| case.with_signer(ahead(list), -1, Some(1)))]), ["revoked"]);
}

#[test]
fn only_the_issuer_speaks_of_its_certificates() {
    let case = case();
    let (namesake, office) = (Authority::root("Root"), case.root.authority("Office", None));
    let list = List::between(at(-6), at(6));
    let nothing = ["no-revocation-evidence"];
    assert_eq!(case.says(&[namesake.list(&list)]), nothing);
    assert_eq!(case.says(&[office.list(&list)]), nothing);
    assert_eq!(case.says(&[case.signer.list_as(&case.root, &list), case.signer.der()]), nothing);
    assert_eq!(case.says(&[case.list(|list| List { has_unknown: true, ..list })]), nothing);
    let mut broken = case.list(|list| list);
    broken.last_mut().into_iter().for_each(|last| *last ^= 1);
    assert_eq!(case.says(&[broken]), nothing);
}

#[test]
fn a_list_of_a_part_speaks_of_that_part() {
    let case = case();
    let of = |scope: Vec<u8>| case.list(|list| List { scope: Some(scope), ..list });
    let nothing = ["no-revocation-evidence"];
    assert_eq!(case.says(&[of(at_address(HERE))]), [""; 0]);
    assert_eq!(case.says(&[of(at_address(ELSEWHERE))]), nothing);
    assert_eq!(case.says(&[of(only(1))]), [""; 0], "users only");
    assert_eq!(case.says(&[of(only(2))]), nothing, "authorities only");
    assert_eq!(case.says(&[of(only(5))]), nothing, "attribute certificates only");
    // Good for one reason is not good for all; given up for that one is given up.
    assert_eq!(case.says(&[of(only_compromises())]), nothing);
    let lost = case.list(|list| case.with_signer(List { scope: Some(only_compromises()), ..list }, -1, Some(1)));
    assert_eq!(case.says(&[lost]), ["revoked"]);
}

#[test]
fn a_certificate_on_hold_is_neither_good_nor_given_up() {
    let case = case();
    let hold = case.list(|list| case.with_signer(list, -2, Some(6)));
    assert_eq!(case.says(std::slice::from_ref(&hold)), ["suspended"]);
    // Released before the time in question.
    let released = case.list(|list| List { issued: at(0), number: 2, ..list });
    assert_eq!(case.says(&[hold.clone(), released]), [""; 0]);
    // Released only after it.
    let later = case.list(|list| List { issued: at(3), number: 2, ..list });
    assert_eq!(case.says(&[hold, later]), ["suspended"]);
}

#[test]
fn changes_are_laid_over_the_list_that_they_belong_to() {
    let case = case();
    let base = case.list(|list| List { number: 5, ..list });
    let changes = |number, of, since: i64, reason| {
        case.list(|list| case.with_signer(List { issued: at(0), number, changes_of: Some(of), ..list }, since, reason))
    };
    assert_eq!(case.says(&[base.clone(), changes(6, 5, -1, None)]), ["revoked"]);
    // A list of changes alone says nothing of those that it does not name.
    let empty = case.list(|list| List { number: 6, changes_of: Some(5), ..list });
    assert_eq!(case.says(std::slice::from_ref(&empty)), ["no-revocation-evidence"]);
    assert_eq!(case.says(&[base.clone(), empty]), [""; 0]);
    // On hold in the list, released by the changes; by changes of a list that is too new they are not.
    let hold = case.list(|list| case.with_signer(List { number: 5, ..list }, -2, Some(6)));
    assert_eq!(case.says(&[hold.clone(), changes(6, 5, -2, Some(8))]), [""; 0]);
    assert_eq!(case.says(&[hold, changes(8, 7, -2, Some(8))]), ["suspended"]);
}

#[test]
fn a_responder_is_believed_when_the_issuer_appointed_it() {
    let case = case();
    let good = Answered { issued: at(0), next: Some(at(6)), since: None, is_unknown: false };
    let revoked = Answered { since: Some(at(-1)), ..good.clone() };
    let signer = case.signer.der();
    assert_eq!(case.says(&[case.root.answer(&signer, &good)]), [""; 0]);
    assert_eq!(case.says(&[case.root.answer(&signer, &revoked)]), ["revoked"]);
    let nothing = ["no-revocation-evidence"];
    assert_eq!(case.says(&[case.root.answer(&signer, &Answered { is_unknown: true, ..good.clone() })]), nothing);
    let stale = Answered { next: Some(at(0)), ..good.clone() };
    assert_eq!(case.says(&[case.root.answer(&signer, &stale)]), ["evidence-stale"]);
    let other = case.root.issue(&Leaf::named("Lee"));
    assert_eq!(case.says(&[case.root.answer(&other.der(), &good)]), nothing);
    let responder = Leaf { purposes: vec!["OCSPSigning"], needs_no_check: true, ..Leaf::named("Responder") };
    let short = (at(-24), at(-1));
    for (author, expected) in [
        (case.root.issue(&responder), &[""; 0][..]),
        (case.root.issue(&Leaf { purposes: vec!["emailProtection"], ..responder.clone() }), &nothing[..]),
        (case.root.issue(&Leaf { valid: short, ..responder.clone() }), &nothing[..]),
        (case.root.authority("Office", None).issue(&responder), &nothing[..]),
        (Authority::root("Root").issue(&responder), &nothing[..]),
    ] {
        assert_eq!(case.says(&[author.answer(&case.root, &signer, &good)]), expected);
    }
}

#[test]
fn a_responder_that_was_given_up_is_not_believed() {
    let case = case();
    let good = Answered { issued: at(0), next: Some(at(6)), since: None, is_unknown: false };
    let leaf = Leaf { purposes: vec!["OCSPSigning"], revocation_at: Some(HERE.to_owned()), ..Leaf::named("Responder") };
    let responder = case.root.issue(&leaf);
    let answer = responder.answer(&case.root, &case.signer.der(), &good);
    assert_eq!(case.says(std::slice::from_ref(&answer)), ["no-revocation-evidence"]);
    // A list of the other part tells that the responder stands, and nothing of the signer.
    let given_up = case.list(|list| {
        let list = List { scope: Some(only_compromises()), ..list };
        list.with(&responder.der(), at(-1), Some(1))
    });
    assert_eq!(case.says(&[answer, given_up]), ["no-revocation-evidence"]);
}

#[test]
fn the_report_says_what_the_evidence_is_and_how_old() {
    let case = case();
    let report = case.judged(&[case.list(|list| list)]);
    let [used] = report.signatures[0].evidence.as_slice() else { panic!("{:#?}", report.signatures[0].evidence) };
    assert_eq!((used.certificate.as_str(), used.issued_at, used.reason), ("Chan", Some(at(-6)), None));
    assert_eq!(serde_json::to_value(used.source).unwrap(), "list");
}
