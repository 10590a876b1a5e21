//! One changed byte anywhere: never valid.

use std::sync::OnceLock;

use proptest::prelude::*;
use signing::certificate::Certificate;
use signing::facts::facts;
use signing::key::Pkcs12Signer;
use signing::testkit::{Authority, Leaf, PASSPHRASE, Paper, desk, judged, now, paper, thrice};
use signing::{Limits, Place, Policy, SignRequest, Verdict, report, sign};

/// A small file with a short chain, so that every byte of its signature can be tried.
struct Small {
    pdf: Vec<u8>,
    policy: Policy,
}

fn small() -> &'static Small {
    static SMALL: OnceLock<Small> = OnceLock::new();
    SMALL.get_or_init(|| {
        let root = Authority::root("Small Root");
        let identity = root.issue(&Leaf::named("Ho"));
        let signer = Pkcs12Signer::open(&identity.pkcs12(PASSPHRASE), PASSPHRASE).unwrap();
        let request = SignRequest::new(Place::New("Signature1".to_owned()), "Ho", now());
        let pdf = sign(&paper(&Paper::plain("A letter")), &signer, &request).unwrap();
        Small { pdf, policy: Policy::trusting(Certificate::from_der(&root.der())) }
    })
}

fn verdict(pdf: &[u8]) -> (Verdict, bool) {
    let report = report(&facts(pdf, &Limits::default()), &small().policy, now());
    (report.verdict, report.unchanged)
}

/// The hexadecimal digits of the container, and how many of them come before the zeros.
fn digits(pdf: &[u8]) -> (std::ops::Range<usize>, usize) {
    let start = pdf.windows(11).position(|window| window == b"/Contents <").unwrap() + 11;
    let end = start + pdf[start..].iter().position(|byte| *byte == b'>').unwrap();
    let used = pdf[start..end].iter().rposition(|byte| *byte != b'0').unwrap() + 1;
    (start..end, used)
}

#[test]
fn the_small_file_is_valid_as_it_is() {
    assert_eq!(verdict(&small().pdf), (Verdict::Valid, true));
}

#[test]
fn no_byte_of_the_container_can_be_another() {
    let pdf = &small().pdf;
    let (range, used) = digits(pdf);
    let padding = (used..range.len()).step_by(997).chain([range.len() - 1]);
    for position in (0..used).chain(padding) {
        let mut changed = pdf.clone();
        let byte = &mut changed[range.start + position];
        let value = u8::from_str_radix(&char::from(*byte).to_string(), 16).unwrap();
        // One bit of the octet, by turns high and low.
        *byte = b"0123456789abcdef"[usize::from(value ^ if position % 4 < 2 { 1 } else { 8 })];
        let (verdict, unchanged) = verdict(&changed);
        assert!(verdict != Verdict::Valid, "digit {position} of {used}, unchanged {unchanged}");
    }
}

#[test]
fn no_letter_of_the_container_can_be_in_another_case() {
    let pdf = &small().pdf;
    let (range, used) = digits(pdf);
    let letters = (range.start..range.start + used).filter(|at| pdf[*at].is_ascii_lowercase());
    for at in letters.step_by(41) {
        let mut changed = pdf.clone();
        changed[at] = changed[at].to_ascii_uppercase();
        assert_eq!(verdict(&changed), (Verdict::Invalid, false), "byte {at}");
    }
}

#[test]
fn no_byte_of_the_update_can_be_another() {
    let pdf = &small().pdf;
    let (range, _) = digits(pdf);
    let from = pdf[..range.start].windows(7).rposition(|window| window == b"endobj\n").unwrap();
    for at in (from..range.start).chain(range.end..pdf.len()) {
        let mut changed = pdf.clone();
        changed[at] ^= 1;
        let (verdict, unchanged) = verdict(&changed);
        assert!(verdict != Verdict::Valid && !unchanged, "byte {at}: {verdict:?} {unchanged}");
    }
}

#[test]
fn a_file_cut_anywhere_is_not_valid() {
    let pdf = &small().pdf;
    for end in (0..pdf.len()).step_by(331).chain(pdf.len() - 60..pdf.len()) {
        let (verdict, unchanged) = verdict(&pdf[..end]);
        assert!(verdict != Verdict::Valid && !unchanged, "cut at {end}");
    }
}

/// Cutting at the end of a revision gives back what was signed then.
#[test]
fn a_file_cut_at_the_end_of_a_signature_is_what_was_signed() {
    for signature in judged(thrice()).signatures {
        let earlier = judged(&thrice()[..signature.covers.unwrap()]);
        assert_eq!((earlier.verdict, earlier.unchanged), (Verdict::Valid, true));
        assert_eq!(earlier.signatures.len(), signature.revision);
    }
}

/// Other signatures carry a whole copy, so that the path is found all the same.
#[test]
fn a_damaged_copy_of_a_certificate_of_the_path_is_noticed() {
    let office = hex::encode(desk().office.der()).into_bytes();
    let copy = thrice().windows(office.len()).rposition(|window| window == office).unwrap();
    // Version, serial number, issuer, validity, subject, key, signature.
    for byte in [12, 18, 70, 100, 140, 300, 600] {
        let mut changed = thrice().to_vec();
        changed[copy + 2 * byte] ^= 1;
        assert!(judged(&changed).verdict != Verdict::Valid, "{byte}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_changed_byte_is_noticed(at in any::<prop::sample::Index>(), bit in 0..8u8) {
        let pdf = &small().pdf;
        let mut changed = pdf.clone();
        changed[at.index(pdf.len())] ^= 1 << bit;
        prop_assert!(verdict(&changed).0 != Verdict::Valid);
    }

    #[test]
    fn any_changed_byte_of_three_signatures_is_noticed(at in any::<prop::sample::Index>(), bit in 0..8u8) {
        let mut changed = thrice().to_vec();
        let length = changed.len();
        changed[at.index(length)] ^= 1 << bit;
        prop_assert!(judged(&changed).verdict != Verdict::Valid);
    }

    #[test]
    fn noise_is_read_without_harm(noise in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(verdict(&[b"%PDF-1.7\n", noise.as_slice()].concat()).0 != Verdict::Valid);
    }

    #[test]
    fn a_piece_put_elsewhere_is_noticed(from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let pdf = &small().pdf;
        let (from, to) = (from.index(pdf.len() - 20), to.index(pdf.len() - 20));
        let mut changed = pdf.clone();
        changed.copy_within(from..from + 20, to);
        prop_assume!(changed != *pdf);
        prop_assert!(verdict(&changed).0 != Verdict::Valid);
    }
}
