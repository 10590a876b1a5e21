//! Whose word about revocation counts: authors of lists and answers, each beside a twin who may speak.

use jiff::{SignedDuration, Timestamp};
use signing::certificate::Certificate;
use signing::facts::facts;
use signing::key::Pkcs12Signer;
use signing::revocation::Evidence;
use signing::testkit::publishing::{Answered, List, below_the_issuer, indirect, only_compromises};
use signing::testkit::{Authority, Identity, KeyChoice, Leaf, PASSPHRASE, Paper, now, paper};
use signing::{Limits, Place, Policy, SignRequest, report, sign};

use crate::codes;

const NOTHING: [&str; 1] = ["no-revocation-evidence"];
const GOOD: [&str; 0] = [];

fn at(hours: i64) -> Timestamp {
    now() + SignedDuration::from_hours(hours)
}

fn list() -> List {
    List::between(at(-6), at(6))
}

/// A root, an office under it, and somebody whom the office certified and who signed a letter.
struct Case {
    root: Authority,
    office: Authority,
    signer: Identity,
    pdf: Vec<u8>,
}

fn published(name: &str) -> Leaf {
    Leaf { revocation_at: Some("http://localhost/one.crl".to_owned()), ..Leaf::named(name) }
}

fn case_of(leaf: &Leaf) -> Case {
    let root = Authority::root("Root");
    let office = root.authority("Office", None);
    let signer = office.issue(leaf);
    let key = Pkcs12Signer::open(&signer.pkcs12(PASSPHRASE), PASSPHRASE).unwrap();
    let request = SignRequest::new(Place::New("Signature1".to_owned()), "Chan", now());
    let pdf = sign(&paper(&Paper::plain("A letter")), &key, &request).unwrap();
    Case { root, office, signer, pdf }
}

fn case() -> Case {
    case_of(&published("Chan"))
}

impl Case {
    /// What is said with these pieces of evidence, an hour after signing, by whoever trusts the root and others.
    fn says_trusting(&self, others: &[&Authority], evidence: &[Vec<u8>]) -> Vec<&'static str> {
        let mut all = Evidence::default();
        evidence.iter().for_each(|piece| all.take(piece).unwrap());
        let anchors = [&self.root].into_iter().chain(others.iter().copied());
        let policy = Policy::trusting(anchors.map(|one| Certificate::from_der(&one.der()).unwrap()));
        codes(&report(&facts(&self.pdf, &Limits::default()).beside(&all), &policy, at(1)))
    }

    fn says(&self, evidence: &[Vec<u8>]) -> Vec<&'static str> {
        self.says_trusting(&[], evidence)
    }

    fn given_up(&self, list: List) -> List {
        list.with(&self.signer.der(), at(-2), Some(1))
    }
}

#[test]
fn an_author_of_lists_leads_to_the_anchor_of_the_signer_and_to_no_other() {
    let case = case();
    let second_key = case.root.authority("Office", None);
    assert_eq!(case.says(&[second_key.list(&list()), second_key.der()]), GOOD);
    let elsewhere = Authority::root("Another Root");
    let namesake = elsewhere.authority("Office", None);
    assert_eq!(case.says_trusting(&[&elsewhere], &[namesake.list(&list()), namesake.der()]), NOTHING);
}

#[test]
fn an_author_of_lists_that_was_given_up_is_not_believed() {
    let case = case();
    let second_key = case.root.authority("Office", None);
    let stands = case.root.list(&list());
    let given_up = case.root.list(&list().with(&second_key.der(), at(-3), Some(1)));
    let on_hold = case.root.list(&list().with(&second_key.der(), at(-3), Some(6)));
    let word = [second_key.list(&list()), second_key.der()];
    for (above, expected) in [(stands, &GOOD[..]), (given_up, &NOTHING), (on_hold, &NOTHING)] {
        assert_eq!(case.says(&[word.as_slice(), &[above]].concat()), expected);
    }
}

#[test]
fn an_author_of_lists_whose_own_standing_is_published_needs_a_word_about_it() {
    let case = case();
    let second_key = case.root.authority_saying(&published("Office"));
    let word = [second_key.list(&list()), second_key.der()];
    assert_eq!(case.says(&word), NOTHING);
    assert_eq!(case.says(&[word.as_slice(), &[case.root.list(&list())]].concat()), GOOD);
}

#[test]
fn a_list_that_is_not_understood_says_who_was_given_up_and_nothing_else() {
    let case = case();
    let good = case.office.list(&list());
    let unknown = List { has_unknown: true, issued: at(0), ..list() };
    assert_eq!(case.says(&[case.office.list(&unknown)]), NOTHING);
    assert_eq!(case.says(&[good.clone(), case.office.list(&unknown)]), GOOD);
    assert_eq!(case.says(&[good, case.office.list(&case.given_up(unknown))]), ["revoked"]);
}

#[test]
fn a_hold_is_released_only_by_a_list_that_tells_of_holds() {
    let case = case();
    let on_hold = case.office.list(&list().with(&case.signer.der(), at(-6), Some(6)));
    let later = List { issued: at(0), ..list() };
    assert_eq!(case.says(&[on_hold.clone(), case.office.list(&later)]), GOOD);
    let of_a_part = List { scope: Some(only_compromises()), ..later };
    assert_eq!(case.says(&[on_hold, case.office.list(&of_a_part)]), ["suspended"]);
}

#[test]
fn an_issuer_is_the_same_in_other_letters() {
    let case = case();
    for scope in [None, Some(indirect())] {
        let list = List { scope, ..list() };
        assert_eq!(case.says(&[case.office.list_in_other_letters(&list)]), GOOD);
        assert_eq!(case.says(&[case.office.list_in_other_letters(&case.given_up(list))]), ["revoked"]);
    }
}

#[test]
fn a_point_below_the_issuer_is_the_same_in_full() {
    let (points, scope) = below_the_issuer("One");
    let case = case_of(&Leaf { critical: vec![("2.5.29.31", points)], ..Leaf::named("Chan") });
    let (in_full, other) = (case.office.point_in_full("One"), case.office.point_in_full("Two"));
    for (scope, expected) in [(scope, &GOOD[..]), (in_full, &GOOD), (other, &NOTHING)] {
        assert_eq!(case.says(&[case.office.list(&List { scope: Some(scope), ..list() })]), expected);
    }
}

#[test]
fn nobody_who_is_no_authority_issues_lists_unless_the_key_is_for_it() {
    let case = case();
    for leaf in [Leaf::named("Office"), Leaf { may_sign: false, ..Leaf::named("Office") }] {
        let namesake = case.root.issue(&leaf);
        for scope in [None, Some(indirect())] {
            let list = List { scope, ..list() };
            assert_eq!(case.says(&[namesake.list_as(&case.office, &list), namesake.der()]), NOTHING);
        }
    }
}

#[test]
fn nobody_answers_for_itself() {
    let purposes = vec!["OCSPSigning", "emailProtection"];
    let case = case_of(&Leaf { purposes: purposes.clone(), needs_no_check: true, ..published("Chan") });
    let good = Answered { issued: at(0), next: Some(at(6)), since: None, is_unknown: false };
    let other = case.office.issue(&Leaf { purposes, ..Leaf::named("Responder") });
    assert_eq!(case.says(&[other.answer(&case.office, &case.signer.der(), &good)]), GOOD);
    assert_eq!(case.says(&[case.signer.answer(&case.office, &case.signer.der(), &good)]), NOTHING);
}

#[test]
fn an_answer_from_the_future_says_who_was_given_up_and_nothing_else() {
    let case = case();
    let ahead = Answered { issued: at(3), next: Some(at(6)), since: None, is_unknown: false };
    assert_eq!(case.says(&[case.office.answer(&case.signer.der(), &ahead)]), NOTHING);
    let given_up = Answered { since: Some(at(-1)), ..ahead };
    assert_eq!(case.says(&[case.office.answer(&case.signer.der(), &given_up)]), ["revoked"]);
}

#[test]
fn a_responder_of_whom_nothing_is_published_is_not_believed_when_it_is_known_to_be_given_up() {
    let case = case();
    let responder = case.office.issue(&Leaf { purposes: vec!["OCSPSigning"], ..Leaf::named("Responder") });
    let good = Answered { issued: at(0), next: Some(at(6)), since: None, is_unknown: false };
    let answer = responder.answer(&case.office, &case.signer.der(), &good);
    let of_a_part = List { scope: Some(only_compromises()), ..list() };
    let given_up = case.office.list(&of_a_part.clone().with(&responder.der(), at(-1), Some(1)));
    assert_eq!(case.says(&[answer.clone(), case.office.list(&of_a_part)]), GOOD);
    assert_eq!(case.says(&[answer, given_up]), NOTHING);
}

#[test]
fn a_certificate_signed_over_a_broken_digest_is_weak_in_every_padding() {
    for key in [KeyChoice::P256, KeyChoice::Rsa(2048), KeyChoice::RsaPss(2048)] {
        let root = Authority::root("Root");
        let office = root.authority_saying(&Leaf { key, ..Leaf::named("Office") });
        for (is_signed_weakly, expected) in [(false, &GOOD[..]), (true, &["algorithm-weak"])] {
            let signer = office.issue(&Leaf { is_signed_weakly, ..Leaf::named("Chan") });
            let key = Pkcs12Signer::open(&signer.pkcs12(PASSPHRASE), PASSPHRASE).unwrap();
            let request = SignRequest::new(Place::New("Signature1".to_owned()), "Chan", now());
            let pdf = sign(&paper(&Paper::plain("A letter")), &key, &request).unwrap();
            let policy = Policy::trusting([Certificate::from_der(&root.der()).unwrap()]);
            assert_eq!(codes(&report(&facts(&pdf, &Limits::default()), &policy, at(1))), expected, "{key:?}");
        }
    }
}
