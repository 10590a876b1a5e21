//! How much work a stranger may ask for: many certificates of one name, many lists, long lists. What matters is that an
//! answer comes at all; with every key tried on every signature none would.

use jiff::{SignedDuration, Timestamp};
use signing::certificate::{Anchor, Certificate, PathFault, PathPolicy, Search};
use signing::facts::facts;
use signing::key::Pkcs12Signer;
use signing::revocation::{Evidence, RevocationList};
use signing::testkit::publishing::{Answered, List};
use signing::testkit::{Authority, Identity, Leaf, PASSPHRASE, Paper, now, paper, thrice, trusting};
use signing::{Limits, Place, Policy, SignRequest, Verdict, report, sign};

use crate::codes;

fn at(hours: i64) -> Timestamp {
    now() + SignedDuration::from_hours(hours)
}

fn read(authority: &Authority) -> Certificate {
    Certificate::from_der(&authority.der()).unwrap()
}

fn letter(signer: &Identity) -> Vec<u8> {
    let key = Pkcs12Signer::open(&signer.pkcs12(PASSPHRASE), PASSPHRASE).unwrap();
    let request = SignRequest::new(Place::New("Signature1".to_owned()), "Chan", now());
    sign(&paper(&Paper::plain("A letter")), &key, &request).unwrap()
}

#[test]
fn a_lattice_of_cross_certificates_is_left_after_a_while() {
    let root = Authority::root("Root");
    // Each certificate of a level has signed every one below it: four ways at each of twelve steps.
    let mut pool = Vec::new();
    let mut level = Authority::root("Level");
    for number in 0..12 {
        let next = level.authority(&format!("Level {number}"), None);
        for _ in 0..3 {
            pool.push(read(&level.certified_again(&next)));
        }
        pool.push(read(&next));
        level = next;
    }
    let signer = Certificate::from_der(&level.issue(&Leaf::named("Chan")).der()).unwrap();
    let anchors = [Anchor { wants_revocation: false, ..Anchor::of(read(&root)) }];
    let mut search = Search::new(&pool, &anchors, PathPolicy { at: now(), length: 20 });
    let fault = search.from(&signer).unwrap_err();
    assert!(matches!(fault, PathFault::NoAnchor { .. }), "{fault:?}");
    assert!(search.steps() <= 256);
}

#[test]
fn a_crowd_of_namesakes_with_a_list_each_is_not_believed_and_hides_no_true_word() {
    let root = Authority::root("Root");
    let leaf = Leaf { revocation_at: Some("http://localhost/one.crl".to_owned()), ..Leaf::named("Chan") };
    let signer = root.issue(&leaf);
    let mut evidence = Evidence::default();
    let list = List::between(at(-6), at(6));
    for _ in 0..400 {
        let namesake = Authority::small_root("Root");
        evidence.certificates.push(read(&namesake));
        evidence.lists.push(RevocationList::from_der(&namesake.list(&list)).unwrap());
    }
    let policy = Policy::trusting([read(&root)]);
    let facts = facts(&letter(&signer), &Limits::default());
    let said = |evidence: &Evidence| report(&facts.clone().beside(evidence), &policy, at(1));
    let without = said(&evidence);
    assert_ne!(without.verdict, Verdict::Valid);
    assert!(codes(&without).contains(&"no-revocation-evidence"), "{:?}", codes(&without));
    let given_up = root.list(&list.with(&signer.der(), at(-2), Some(1)));
    evidence.lists.push(RevocationList::from_der(&given_up).unwrap());
    assert!(codes(&said(&evidence)).contains(&"revoked"));
}

#[test]
fn a_crowd_of_answers_about_others_is_passed_over() {
    let root = Authority::root("Root");
    let leaf = Leaf { revocation_at: Some("http://localhost/one.crl".to_owned()), ..Leaf::named("Chan") };
    let signer = root.issue(&leaf);
    let good = Answered { issued: at(0), next: Some(at(6)), since: None, is_unknown: false };
    let mut evidence = Evidence::default();
    let stranger = Authority::small_root("Root");
    for _ in 0..500 {
        evidence.take(&stranger.answer(&signer.der(), &good)).unwrap();
        evidence.take(&root.answer(&stranger.issue(&Leaf::named("Lee")).der(), &good)).unwrap();
    }
    let policy = Policy::trusting([read(&root)]);
    let facts = facts(&letter(&signer), &Limits::default());
    let said = |evidence: &Evidence| codes(&report(&facts.clone().beside(evidence), &policy, at(1)));
    assert_eq!(said(&evidence), ["no-revocation-evidence"]);
    evidence.take(&root.answer(&signer.der(), &good)).unwrap();
    assert_eq!(said(&evidence), [""; 0]);
}

#[test]
fn a_list_of_a_hundred_thousand_is_read() {
    let root = Authority::root("Root");
    let leaf = Leaf { revocation_at: Some("http://localhost/one.crl".to_owned()), ..Leaf::named("Chan") };
    let signer = root.issue(&leaf);
    let mut list = List::between(at(-6), at(6));
    list.entries = (0..100_000_u32)
        .map(|number| ([&[0x02, 0x05, 0x01], number.to_be_bytes().as_slice()].concat(), at(-100), Some(4)))
        .collect();
    let policy = Policy::trusting([read(&root)]);
    let facts = facts(&letter(&signer), &Limits::default());
    let said = |list: &List| {
        let mut evidence = Evidence::default();
        evidence.take(&root.list(list)).unwrap();
        codes(&report(&facts.clone().beside(&evidence), &policy, at(1)))
    };
    assert_eq!(said(&list), [""; 0]);
    assert_eq!(said(&list.with(&signer.der(), at(-2), Some(1))), ["revoked"]);
}

#[test]
fn digests_and_comparisons_of_one_file_have_an_end() {
    let thrice = thrice();
    let of = |limits: &Limits| report(&facts(thrice, limits), &trusting(), now());
    let whole = Limits::default();
    assert_eq!((of(&whole).verdict, of(&whole).unchanged), (Verdict::Valid, true));
    for (name, limits) in [
        ("digests", Limits { digested_bytes: thrice.len(), ..whole }),
        ("keys", Limits { key_operations: 2, ..whole }),
        ("comparisons", Limits { compared_objects: 40, ..whole }),
    ] {
        let report = of(&limits);
        assert_eq!((report.verdict, report.unchanged), (Verdict::Indeterminate, false), "{name}: {:?}", codes(&report));
        assert!(codes(&report).contains(&"limit-reached"), "{name}: {:?}", codes(&report));
    }
}
