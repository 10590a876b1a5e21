//! Paths from a signer to an anchor: each rule broken once, beside a twin that keeps it.

use jiff::Timestamp;
use signing::certificate::{Certificate, CertificateSummary, KeyKind};
use signing::facts::facts;
use signing::key::Pkcs12Signer;
use signing::testkit::conditions::{
    Condition, demands_a_policy, forbids_any_policy, forbids_mappings, maps, no_names_of, only_names_of, under,
};
use signing::testkit::{Authority, KeyChoice, Leaf, PASSPHRASE, Paper, now, paper};
use signing::{KeyUsageRule, Limits, Place, Policy, Remark, Report, SignRequest, Verdict, report, sign};

use crate::codes;

fn signed(issuer: &Authority, leaf: &Leaf) -> Vec<u8> {
    let identity = issuer.issue(leaf);
    let signer = Pkcs12Signer::open(&identity.pkcs12(PASSPHRASE), PASSPHRASE).unwrap();
    let request = SignRequest::new(Place::New("Signature1".to_owned()), leaf.name.as_str(), now());
    sign(&paper(&Paper::plain("A letter")), &signer, &request).unwrap()
}

fn trusting(anchors: &[&Authority]) -> Policy {
    Policy::trusting(anchors.iter().map(|one| Certificate::from_der(&one.der()).unwrap()))
}

fn judged_at(pdf: &[u8], policy: &Policy, at: Timestamp) -> Report {
    report(&facts(pdf, &Limits::default()), policy, at)
}

/// Signs under `issuer`, trusts `root`, judges now.
fn outcome(root: &Authority, issuer: &Authority, leaf: &Leaf) -> (Verdict, Vec<&'static str>) {
    let report = judged_at(&signed(issuer, leaf), &trusting(&[root]), now());
    assert!(report.unchanged, "trust plays no part in what was changed");
    (report.verdict, codes(&report))
}

#[test]
fn each_rule_of_a_path_counts() {
    let root = Authority::root("Root");
    let office = root.authority("Office", Some(0));
    let too_deep = office.authority("Below", None);
    let open = root.authority("Open", None);
    let deep = open.authority("Deep", None);
    let impostor = root.impostor("Impostor");
    let leaf = Leaf::named("Chan");
    let unknown = Leaf { critical: vec![("1.3.6.1.4.1.55555.1", vec![5, 0])], ..leaf.clone() };
    let published = Leaf { revocation_at: Some("http://localhost/list.crl".to_owned()), ..leaf.clone() };
    let mail = Leaf { purposes: vec!["emailProtection"], ..leaf.clone() };
    let server = Leaf { purposes: vec!["serverAuth"], ..leaf.clone() };
    let short = Leaf { key: KeyChoice::Rsa(1024), ..leaf.clone() };
    for (issuer, leaf, expected) in [
        (&root, &leaf, None),
        (&office, &leaf, None),
        (&deep, &leaf, None),
        (&too_deep, &leaf, Some("chain-policy")),
        (&impostor, &leaf, Some("chain-policy")),
        (&root, &unknown, Some("chain-policy")),
        (&root, &published, Some("no-revocation-evidence")),
        (&root, &mail, None),
        (&root, &server, Some("key-usage")),
        (&root, &short, Some("algorithm-weak")),
    ] {
        let verdict = if expected.is_none() { Verdict::Valid } else { Verdict::Indeterminate };
        let expected = (verdict, expected.into_iter().collect());
        assert_eq!(outcome(&root, issuer, leaf), expected, "{leaf:?}");
    }
}

/// What a path says below an authority that demands `conditions`, for a signer that meets `met`.
fn below(root: &Authority, conditions: Vec<Condition>, met: Vec<Condition>) -> (Verdict, Vec<String>) {
    let office = root.authority_saying(&Leaf { critical: conditions, ..Leaf::named("Office") });
    let pdf = signed(&office, &Leaf { critical: met, ..Leaf::named("Chan") });
    let report = judged_at(&pdf, &trusting(&[root]), now());
    let notes = report.signatures[0].notes.iter().map(|note| note.code.to_string());
    (report.verdict, notes.filter(|note| note.starts_with("signing-path")).collect())
}

#[test]
fn an_authority_speaks_for_the_names_it_was_given_only() {
    let root = Authority::root("Root");
    let good = (Verdict::Valid, Vec::new());
    let outside = (Verdict::Indeterminate, vec!["signing-path-name".to_owned()]);
    for (condition, expected) in [
        (only_names_of("Test Department"), &good),
        (only_names_of("Another Department"), &outside),
        (no_names_of("Another Department"), &good),
        (no_names_of("Test Department"), &outside),
    ] {
        assert_eq!(below(&root, vec![condition.clone()], Vec::new()), *expected, "{condition:?}");
    }
}

#[test]
fn an_authority_for_web_servers_makes_nobody_a_signer() {
    let root = Authority::root("Root");
    for (purposes, expected) in [
        (vec!["serverAuth"], vec!["chain-policy"]),
        (vec!["serverAuth", "emailProtection"], vec![]),
        (vec!["anyExtendedKeyUsage"], vec![]),
    ] {
        let office = root.authority_saying(&Leaf { purposes, ..Leaf::named("Office") });
        assert_eq!(outcome(&root, &office, &Leaf::named("Chan")).1, expected);
    }
}

#[test]
fn a_policy_that_is_demanded_is_shared_by_the_whole_path() {
    let root = Authority::root("Root");
    let good = (Verdict::Valid, Vec::new());
    let without = (Verdict::Indeterminate, vec!["signing-path-policy".to_owned()]);
    // Policies of the Hongkong Post for personal certificates begin so.
    let (policy, other) = ("2.16.344.8.2.2008.810.2.1", "2.16.344.8.2.2008.810.2.2");
    for (conditions, met, expected) in [
        (vec![under(&[policy]), demands_a_policy()], vec![under(&[policy])], &good),
        (vec![under(&[policy, other]), demands_a_policy()], vec![under(&[other])], &good),
        (vec![under(&[policy]), demands_a_policy()], vec![under(&[other])], &without),
        (vec![under(&[policy]), demands_a_policy()], Vec::new(), &without),
        (vec![demands_a_policy()], vec![under(&[policy])], &without),
        // Nobody demands one.
        (vec![under(&[policy])], vec![under(&[other])], &good),
    ] {
        assert_eq!(below(&root, conditions.clone(), met.clone()), *expected, "{conditions:?} {met:?}");
    }
}

#[test]
fn policies_are_mapped_from_authority_to_authority_unless_that_is_forbidden() {
    const ANY: &str = "2.5.29.32.0";
    let (ours, theirs) = ("1.3.6.1.4.1.55555.1", "1.3.6.1.4.1.55555.2");
    let root = Authority::root("Root");
    let verdict = |first: Vec<Condition>, second: Vec<Condition>, signer: Vec<Condition>| {
        let first = root.authority_saying(&Leaf { critical: first, ..Leaf::named("First") });
        let second = first.authority_saying(&Leaf { critical: second, ..Leaf::named("Second") });
        let pdf = signed(&second, &Leaf { critical: signer, ..Leaf::named("Chan") });
        judged_at(&pdf, &trusting(&[&root]), now()).verdict
    };
    let (demanding, mapping) =
        (|| vec![under(&[ours]), demands_a_policy()], || vec![under(&[ours]), maps(ours, theirs)]);
    for (first, second, signer, expected) in [
        (demanding(), mapping(), vec![under(&[theirs])], Verdict::Valid),
        // What was mapped away is worth nothing below.
        (demanding(), mapping(), vec![under(&[ours])], Verdict::Indeterminate),
        (vec![under(&[ours]), forbids_mappings()], mapping(), vec![under(&[theirs])], Verdict::Indeterminate),
        (vec![under(&[ANY]), demands_a_policy()], mapping(), vec![under(&[theirs])], Verdict::Valid),
        (demanding(), vec![under(&[ours]), maps(ANY, theirs)], vec![under(&[theirs])], Verdict::Indeterminate),
        (demanding(), vec![under(&[ANY])], vec![under(&[ours])], Verdict::Valid),
        (
            [demanding(), vec![forbids_any_policy()]].concat(),
            vec![under(&[ANY])],
            vec![under(&[ours])],
            Verdict::Indeterminate,
        ),
        (
            [demanding(), vec![forbids_any_policy()]].concat(),
            vec![under(&[ours])],
            vec![under(&[ours])],
            Verdict::Valid,
        ),
        (demanding(), vec![under(&[ours, ours])], vec![under(&[ours])], Verdict::Indeterminate),
    ] {
        assert_eq!(verdict(first.clone(), second.clone(), signer.clone()), expected, "{first:?} {second:?} {signer:?}");
    }
}

#[test]
fn a_namesake_is_not_the_issuer() {
    let (root, namesake) = (Authority::root("Root"), Authority::root("Root"));
    let leaf = Leaf::named("Chan");
    let pdf = signed(&root, &leaf);
    assert_eq!(codes(&judged_at(&pdf, &trusting(&[&namesake]), now())), ["chain-not-found"]);
    // Both are tried when both are trusted.
    assert_eq!(judged_at(&pdf, &trusting(&[&namesake, &root]), now()).verdict, Verdict::Valid);
}

#[test]
fn an_authority_in_the_middle_may_be_the_anchor() {
    let root = Authority::root("Root");
    let office = root.authority("Office", Some(0));
    let report = judged_at(&signed(&office, &Leaf::named("Chan")), &trusting(&[&office]), now());
    assert_eq!(report.verdict, Verdict::Valid, "{report:#?}");
    assert_eq!(report.signatures[0].path, ["Chan", "Office"]);
}

#[test]
fn a_certificate_counts_in_its_time_only() {
    let root = Authority::root("Root");
    let time = |text: &str| text.parse::<Timestamp>().unwrap();
    let leaf = Leaf { valid: (time("2026-06-01T00:00:00Z"), time("2026-12-31T23:59:59Z")), ..Leaf::named("Chan") };
    let pdf = signed(&root, &leaf);
    for (at, expected) in [
        ("2026-05-31T23:59:59Z", Some("time-not-proven")),
        ("2026-06-01T00:00:00Z", None),
        ("2026-12-31T23:59:59Z", None),
        ("2027-01-01T00:00:00Z", Some("time-not-proven")),
    ] {
        let report = judged_at(&pdf, &trusting(&[&root]), time(at));
        assert_eq!(codes(&report).first().copied(), expected, "{at}");
        let verdict = if expected.is_none() { Verdict::Valid } else { Verdict::Indeterminate };
        assert_eq!(report.verdict, verdict, "{at}");
        assert!(report.unchanged);
    }
    let late = judged_at(&pdf, &trusting(&[&root]), time("2027-01-01T00:00:00Z"));
    let note = late.signatures[0].notes.iter().find(|note| note.code == "signing-path-expired").unwrap();
    // The last second of December in UTC is the first of January in the office.
    assert_eq!(note.args["date"], words::Arg::from("2027-01-01"));
}

#[test]
fn key_usage_is_policy_and_the_report_says_which() {
    let root = Authority::root("Root");
    let pdf = signed(&root, &Leaf::named("Chan"));
    let policy = trusting(&[&root]);
    let report = judged_at(&pdf, &policy, now());
    assert!(report.signatures[0].remarks.contains(&Remark::NonRepudiationKey));
    let strict = Policy { key_usage: KeyUsageRule::NonRepudiation, ..policy.clone() };
    assert_eq!(judged_at(&pdf, &strict, now()).verdict, Verdict::Valid);
    assert_ne!(strict.sha256(), policy.sha256());
    assert_eq!(report.policy_sha256, policy.sha256());
}

#[test]
fn revocation_is_asked_for_only_where_the_policy_wants_it() {
    let root = Authority::root("Root");
    let leaf = Leaf { revocation_at: Some("http://localhost/list.crl".to_owned()), ..Leaf::named("Chan") };
    let pdf = signed(&root, &leaf);
    let mut policy = trusting(&[&root]);
    policy.anchors[0].wants_revocation = false;
    assert_eq!(judged_at(&pdf, &policy, now()).verdict, Verdict::Valid);
}

#[test]
fn a_summary_says_what_a_person_chooses_by() {
    let root = Authority::root("Test Root");
    let identity = root.issue(&Leaf { key: KeyChoice::Rsa(2048), ..Leaf::named("陳大文 Chan Tai Man") });
    let summary: CertificateSummary = Certificate::from_der(&identity.der()).unwrap().summary();
    assert_eq!(summary.common_name, "陳大文 Chan Tai Man");
    assert_eq!(summary.subject, "C=HK, O=Test Department, CN=陳大文 Chan Tai Man");
    assert_eq!(summary.issuer_name, "Test Root");
    assert_eq!(summary.key_usage, ["digitalSignature", "nonRepudiation"]);
    assert_eq!(summary.key, KeyKind::Rsa { bits: 2048 });
    assert_eq!(summary.not_after.to_string(), "2036-01-01T00:00:00Z");
    assert_eq!(summary.sha256.len(), 64);
    assert!(summary.serial.chars().all(|sign| sign.is_ascii_hexdigit()));
}

#[test]
fn anchors_are_read_from_pem_and_der() {
    let (one, two) = (Authority::root("One"), Authority::root("Two"));
    let both = [one.pem(), two.pem()].concat();
    assert_eq!(Certificate::from_file(&both).unwrap().len(), 2);
    assert_eq!(Certificate::from_file(&one.der()).unwrap()[0].der(), one.der());
    for nonsense in [&b""[..], b"nothing", &one.der()[..100], &[one.der(), vec![0]].concat()] {
        assert!(Certificate::from_file(nonsense).is_err());
    }
}
