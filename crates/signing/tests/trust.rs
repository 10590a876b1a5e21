//! Trust lists: each rule of an entry broken once, beside a twin that keeps it; and lists that are none.

use jiff::Timestamp;
use serde_json::{Value, json};
use signing::certificate::{Certificate, CertificateKind};
use signing::facts::facts;
use signing::key::Pkcs12Signer;
use signing::testkit::conditions::{Condition, under};
use signing::testkit::{Authority, Leaf, PASSPHRASE, Paper, now, paper};
use signing::trust_list::{TrustList, TrustListFault};
use signing::{Limits, Place, Policy, Remark, Report, SignRequest, Verdict, report, sign};

use crate::codes;

/// The arc of the personal certificates that are recognised on both sides of the boundary, as the Hongkong Post writes it.
const RECOGNISED: &str = "2.16.344.8.2.2008.810.2";

/// A root, the authority under it that is on the list, and one that is not.
struct World {
    root: Authority,
    listed: Authority,
    other: Authority,
}

fn world() -> World {
    let root = Authority::small_root("Root CA 2");
    let authority = |name: &str| {
        let any: Condition = under(&["2.5.29.32.0"]);
        root.authority_saying(&Leaf { critical: vec![any], ..Leaf::named(name) })
    };
    let (listed, other) = (authority("e-Cert CA 2 - 15"), authority("e-Cert CA 2 - 17"));
    World { root, listed, other }
}

fn certificate(authority: &Authority) -> Certificate {
    Certificate::from_der(&authority.der()).unwrap()
}

/// An entry for the root, with what `more` says.
fn entry(root: &Authority, more: Value) -> Value {
    let mut entry = json!({
        "certificate": String::from_utf8(root.pem()).unwrap(),
        "sha256": certificate(root).sha256(),
        "kind": "person",
    });
    entry.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    entry
}

fn document(entries: Vec<Value>) -> Value {
    json!({
        "trustList": 1, "serial": 7, "title": {"en": "A list", "zh-Hant-HK": "清單"},
        "issuedAt": "2026-11-01T00:00:00Z", "nextUpdate": "2026-12-01T00:00:00Z", "entries": entries,
    })
}

fn signed(issuer: &Authority, policy: Option<&str>) -> Vec<u8> {
    let critical = policy.map(|policy| under(&[policy])).into_iter().collect();
    let identity = issuer.issue(&Leaf { critical, ..Leaf::named("Chan") });
    let signer = Pkcs12Signer::open(&identity.pkcs12(PASSPHRASE), PASSPHRASE).unwrap();
    let request = SignRequest::new(Place::New("Signature1".to_owned()), "Chan", now());
    sign(&paper(&Paper::plain("A letter")), &signer, &request).unwrap()
}

fn judged(pdf: &[u8], entries: Vec<Value>, at: Timestamp) -> Report {
    let mut policy = Policy::trusting([]);
    policy.trust_list(&TrustList::read(&document(entries)).unwrap());
    report(&facts(pdf, &Limits::default()), &policy, at)
}

#[test]
fn an_anchor_is_trusted_for_what_its_entry_says() {
    let World { root, listed, other } = world();
    let (policy, narrower, wider) =
        ("2.16.344.8.2.2008.810.2", "2.16.344.8.2.2008.810.2.1", "2.16.344.8.2.2008.810.20");
    let by = || json!([certificate(&listed).key_sha256()]);
    let whole = || json!({"issuers": by(), "policies": [RECOGNISED]});
    let wrong = |note: &'static str| Some(note);
    for (issuer, stated, more, expected) in [
        (&listed, Some(policy), whole(), None),
        (&listed, Some(narrower), whole(), None),
        (&listed, Some(wider), whole(), wrong("signing-anchor-not-under-this-policy")),
        (&listed, None, whole(), wrong("signing-anchor-not-under-this-policy")),
        (&other, Some(policy), whole(), wrong("signing-anchor-not-by-this-authority")),
        (&root, Some(policy), whole(), wrong("signing-anchor-not-by-this-authority")),
        (&other, None, json!({}), None),
        (&listed, None, json!({"kind": "time-stamping"}), wrong("signing-anchor-not-for-this")),
        (&listed, None, json!({"validFrom": "2026-11-21T02:07:28Z", "validUntil": "2026-11-21T02:07:29Z"}), None),
        (&listed, None, json!({"validFrom": "2026-11-21T02:07:29Z"}), wrong("signing-anchor-trusted-since")),
        (&listed, None, json!({"validUntil": "2026-11-21T02:07:27Z"}), wrong("signing-anchor-trusted-until")),
    ] {
        let report = judged(&signed(issuer, stated), vec![entry(&root, more.clone())], now());
        let notes: Vec<&str> = report.signatures[0].notes.iter().map(|note| note.code.as_ref()).collect();
        let found = notes.into_iter().find(|code| code.starts_with("signing-anchor"));
        let verdict = if expected.is_none() { Verdict::Valid } else { Verdict::Indeterminate };
        assert_eq!((report.verdict, found), (verdict, expected), "{stated:?} {more}");
        assert!(report.unchanged, "trust plays no part in what was changed");
        let kind = expected.is_none().then_some(CertificateKind::Person);
        assert_eq!(report.signatures[0].certificate_kind, kind, "{more}");
    }
}

#[test]
fn a_root_that_is_listed_for_several_kinds_answers_with_the_one_that_fits() {
    let World { root, listed, other } = world();
    let entry_of = |kind: &str, issuer: &Authority| {
        entry(&root, json!({"kind": kind, "issuers": [certificate(issuer).key_sha256()]}))
    };
    // More entries than paths are looked at.
    let mut entries: Vec<Value> = (0..20).map(|_| entry_of("organisation", &root)).collect();
    entries.extend([entry_of("person", &listed), entry_of("government-person", &other)]);
    for (issuer, expected) in [(&listed, CertificateKind::Person), (&other, CertificateKind::GovernmentPerson)] {
        let report = judged(&signed(issuer, None), entries.clone(), now());
        assert_eq!((report.verdict, codes(&report)), (Verdict::Valid, vec![]));
        assert_eq!(report.signatures[0].certificate_kind, Some(expected));
    }
}

#[test]
fn an_old_list_still_counts_and_is_remarked() {
    let World { root, listed, .. } = world();
    let pdf = signed(&listed, None);
    for (at, is_old) in [("2026-12-01T00:00:00Z", false), ("2026-12-01T00:00:01Z", true)] {
        let report = judged(&pdf, vec![entry(&root, json!({}))], at.parse().unwrap());
        assert_eq!((report.verdict, report.remarks.contains(&Remark::TrustListOld)), (Verdict::Valid, is_old));
        assert_eq!(report.trust_lists[0].serial, 7);
    }
}

#[test]
fn what_is_trusted_for_everything_stays_so_and_each_decision_changes_the_digest_of_the_policy() {
    let World { root, other, .. } = world();
    let pdf = signed(&other, None);
    let list = |more: Value| TrustList::read(&document(vec![entry(&root, more)])).unwrap();
    let mut policy = Policy::trusting([certificate(&root)]);
    policy.trust_list(&list(json!({"kind": "time-stamping"})));
    let judged = report(&facts(&pdf, &Limits::default()), &policy, now());
    assert_eq!((judged.verdict, judged.signatures[0].certificate_kind), (Verdict::Valid, None));
    let digest = |more: Value| {
        let mut policy = Policy::trusting([]);
        policy.trust_list(&list(more));
        policy.sha256()
    };
    assert_eq!(digest(json!({})), digest(json!({})));
    assert_ne!(digest(json!({})), digest(json!({"kind": "organisation"})));
    assert_ne!(digest(json!({})), digest(json!({"policies": ["1.2.3"]})));
}

#[test]
fn a_list_that_is_none_is_refused_with_the_reason() {
    let World { root, other, .. } = world();
    let with = |more: Value| document(vec![entry(&root, json!({})), entry(&root, more)]);
    let but = |key: &str, value: Value| {
        let mut document = document(vec![entry(&root, json!({}))]);
        document[key] = value;
        document
    };
    let der = openssl_base64(&root.der());
    assert!(TrustList::read(&with(json!({"certificate": der}))).is_ok(), "DER in base64");
    let both = [root.pem(), other.pem()].concat();
    for (document, expected) in [
        (but("entries", json!([])), TrustListFault::Size),
        (but("entries", Value::from(vec![entry(&root, json!({})); 1001])), TrustListFault::Size),
        (but("nextUpdate", json!("2026-11-01T00:00:00Z")), TrustListFault::Dates),
        (with(json!({"certificate": "AAAA"})), TrustListFault::Certificate(2)),
        (with(json!({"certificate": ""})), TrustListFault::Certificate(2)),
        (with(json!({"certificate": String::from_utf8(both).unwrap()})), TrustListFault::Certificate(2)),
        (with(json!({"sha256": certificate(&other).sha256()})), TrustListFault::Fingerprint(2)),
        (with(json!({"issuers": ["AB"]})), TrustListFault::Issuer(2)),
        (with(json!({"policies": ["2.16."]})), TrustListFault::Policy(2)),
        (with(json!({"policies": ["2"]})), TrustListFault::Policy(2)),
        (
            with(json!({"validFrom": "2026-01-01T00:00:00Z", "validUntil": "2026-01-01T00:00:00Z"})),
            TrustListFault::Period(2),
        ),
    ] {
        assert_eq!(TrustList::read(&document), Err(expected));
    }
    for shape in [
        json!({}),
        json!([]),
        but("trustList", json!(2)),
        but("more", json!(1)),
        with(json!({"kind": "friend"})),
        with(json!({"polices": ["1.2.3"]})),
        but("serial", json!(-1)),
        but("issuedAt", json!("yesterday")),
    ] {
        assert!(matches!(TrustList::read(&shape), Err(TrustListFault::Shape(_))), "{shape}");
    }
}

fn openssl_base64(der: &[u8]) -> String {
    openssl::base64::encode_block(der)
}
