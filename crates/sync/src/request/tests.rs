//! Vectors of the signed texts, and what must not verify.

use super::*;

const PATH: &str = "/v1/ops";
// Made with another implementation (OpenSSL) from the text below and the seed 00 01 … 1f.
const SIGNATURE: &str = "38a827ebdab14991edcd2f509ea6d845c6e47e61a63b9ab82f621be9f2611f11\
    d5bece0f723d031fe8cb3554a0714cfb0c3f7e18f3bf285310d49a36247dfe01";
const BODY: &[u8] = b"{\"operations\":[]}";

fn key() -> SigningKey {
    SigningKey::from_bytes(&std::array::from_fn(|i| u8::try_from(i).unwrap()))
}

fn stamp() -> Stamp {
    Stamp::read("0190a0b0-c0d0-7000-8000-000000000001", "2026-11-21T02:00:00Z", &"0a".repeat(16)).unwrap()
}

fn request() -> Signed<'static> {
    Signed { origin: "records.example.gov/muniment", method: "POST", path: PATH, body: BODY }
}

#[test]
fn the_signed_text_is_fixed() {
    let expected = "muniment-request/1\nrecords.example.gov/muniment\n0190a0b0-c0d0-7000-8000-000000000001\nPOST\n\
        /v1/ops\nba008b3ff2e64fd0f721e62a4159d1068da4c3f8ca432bf40a0414c167013059\n2026-11-21T02:00:00Z\n\
        0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a\n";
    assert_eq!(stamp().text(&request()), expected);
    assert_eq!(stamp().sign(&request(), &key()), SIGNATURE);
}

#[test]
fn the_registration_text_is_fixed_and_forgives_how_a_code_is_typed() {
    let device = stamp().device;
    let text = registration_text(device, &"ab".repeat(32), "k7qd 2m4x-9btr-hw3n", "Counter 3");
    assert_eq!(text, registration_text(device, &"ab".repeat(32), "K7QD-2M4X-9BTR-HW3N", "Counter 3"));
    let expected = "muniment-register/1\n0190a0b0-c0d0-7000-8000-000000000001\n\
        abababababababababababababababababababababababababababababababab\n\
        0ae132db1958a785f983f5bca9d929e9f0f9dc05db9156d82f21640df765d4d2\n\
        b22b4e781b9516ec84e0cab8c717845d76ff002cec19bf541ef01e702969fad9\n";
    assert_eq!(text, expected);
}

#[test]
fn any_other_request_is_refused() {
    let (stamp, key, now) = (stamp(), key(), "2026-11-21T02:04:59Z".parse().unwrap());
    let signature = stamp.sign(&request(), &key);
    let public = key.verifying_key();
    assert_eq!(stamp.check(&request(), &signature, &public, now), Ok(()));
    let others = [
        Signed { method: "PUT", ..request() },
        Signed { path: "/v1/ops?x", ..request() },
        Signed { body: b"", ..request() },
        Signed { origin: "elsewhere", ..request() },
    ];
    for other in others {
        assert_eq!(stamp.check(&other, &signature, &public, now), Err(BadStamp::Signature), "{other:?}");
    }
    let replayed = Stamp { nonce: "0b".repeat(16), ..stamp.clone() };
    assert_eq!(replayed.check(&request(), &signature, &public, now), Err(BadStamp::Signature));
    let stranger = SigningKey::from_bytes(&[9; 32]).verifying_key();
    assert_eq!(stamp.check(&request(), &signature, &stranger, now), Err(BadStamp::Signature));
    assert_eq!(stamp.check(&request(), "zz", &public, now), Err(BadStamp::Malformed));
}

#[test]
fn the_window_is_five_minutes_on_either_side() {
    let (stamp, key) = (stamp(), key());
    let signature = stamp.sign(&request(), &key);
    for (now, verdict) in [
        ("2026-11-21T02:05:00Z", Ok(())),
        ("2026-11-21T01:55:00Z", Ok(())),
        ("2026-11-21T02:05:00.001Z", Err(BadStamp::Time)),
        ("2026-11-21T01:54:59Z", Err(BadStamp::Time)),
        ("2031-01-01T00:00:00Z", Err(BadStamp::Time)),
    ] {
        let now = now.parse().unwrap();
        assert_eq!(stamp.check(&request(), &signature, &key.verifying_key(), now), verdict, "{now}");
    }
}

#[test]
fn malformed_headers_are_refused() {
    let (device, at, nonce) = ("0190a0b0-c0d0-7000-8000-000000000001", "2026-11-21T02:00:00Z", "0a".repeat(16));
    for (device, at, nonce) in [
        ("x", at, nonce.as_str()),
        (device, "yesterday", &nonce),
        (device, "2026-11-21T10:00:00+08:00", &nonce),
        (device, at, "0a"),
        (device, at, &"zz".repeat(16)),
        (device, at, ""),
    ] {
        assert_eq!(Stamp::read(device, at, nonce), Err(BadStamp::Malformed));
    }
}
