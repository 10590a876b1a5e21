//! Who comes in: signature, time, nonce, state of the device, limits.

use jiff::SignedDuration;
use server::{AdminReply, AdminRequest};
use sync::{CONTENT_TYPE, ControlAnswer, ControlRequest, NONCE_HEADER, Order, SIGNATURE_HEADER};

use crate::kit::{Client, House};

const AFTER: ControlRequest = ControlRequest { after: 0 };

#[test]
fn a_bad_or_missing_signature_is_refused() {
    let house = House::new();
    let client = house.device();
    let (path, body) = ("/v1/control", serde_json::to_vec(&AFTER).unwrap());
    let headers = client.headers(&client.stamp(), "POST", path, &body);
    let send = |headers: &[(&'static str, String)], body: &[u8]| {
        let mut all: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        all.push(("content-type", CONTENT_TYPE));
        client.raw("POST", path, &all, body)
    };
    let refused = (401, "server-signature".to_owned());
    assert_eq!(send(&headers, b"{\"after\": \"1\"}").refusal(), refused, "another body");
    for left_out in 0..headers.len() {
        let mut some = headers.clone();
        some.remove(left_out);
        assert_eq!(send(&some, &body).refusal(), refused);
    }
    for (name, value) in
        [(SIGNATURE_HEADER, "00".repeat(64)), (SIGNATURE_HEADER, "x".to_owned()), (NONCE_HEADER, "0a".repeat(16))]
    {
        let changed: Vec<_> =
            headers.iter().map(|(key, old)| (*key, if *key == name { value.clone() } else { old.clone() })).collect();
        assert_eq!(send(&changed, &body).refusal(), refused, "{name} {value}");
    }
    assert_eq!(send(&headers, &body).status, 200, "nothing of this has spoilt the right one");
}

#[test]
fn the_same_request_is_not_taken_twice() {
    let house = House::new();
    let client = house.device();
    let (path, body) = ("/v1/control", serde_json::to_vec(&AFTER).unwrap());
    let headers = client.headers(&client.stamp(), "POST", path, &body);
    let mut all: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    all.push(("content-type", CONTENT_TYPE));
    assert_eq!(client.raw("POST", path, &all, &body).status, 200);
    assert_eq!(client.raw("POST", path, &all, &body).refusal(), (401, "server-replayed".to_owned()));
}

#[test]
fn a_request_from_before_a_restart_is_not_taken_after_it() {
    let mut house = House::new();
    let mut client = house.device();
    let (path, body) = ("/v1/control", serde_json::to_vec(&AFTER).unwrap());
    let headers = client.headers(&client.stamp(), "POST", path, &body);
    house.restart();
    client.url = house.url();
    let mut all: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    all.push(("content-type", CONTENT_TYPE));
    assert_eq!(client.raw("POST", path, &all, &body).refusal(), (401, "sync-clock".to_owned()));
    assert_eq!(client.post(path, &AFTER).status, 200);
}

#[test]
fn a_clock_that_is_off_is_told_the_time() {
    let house = House::new();
    let mut client = house.device();
    for minutes in [-6, 6, 600_000] {
        client.skew = SignedDuration::from_mins(minutes);
        let got = client.post("/v1/control", &AFTER);
        assert_eq!(got.refusal(), (401, "sync-clock".to_owned()));
        let server = sync::server_time(&got.response()).unwrap();
        let off = jiff::Timestamp::now().duration_since(server).abs();
        assert!(off < SignedDuration::from_mins(1), "{off}");
    }
    client.skew = SignedDuration::from_mins(4);
    assert_eq!(client.post("/v1/control", &AFTER).status, 200);
}

#[test]
fn an_unknown_device_is_refused() {
    let house = House::new();
    let mut stranger = Client::new(&house.url());
    stranger.joined = house.device().joined;
    assert_eq!(stranger.post("/v1/control", &AFTER).refusal(), (401, "server-unknown-device".to_owned()));
}

#[test]
fn a_revoked_device_reads_its_orders_and_nothing_else() {
    let house = House::new();
    let client = house.device();
    let control: ControlAnswer = client.post("/v1/control", &AFTER).json();
    let kinds: Vec<_> = control.items.iter().map(|item| (item.n, std::mem::discriminant(&item.order))).collect();
    let policy = Order::Policy { lease_days: 0, minimum_schema: 0 };
    let certificate = Order::Certificate { note: String::new() };
    assert_eq!(kinds, [(1, std::mem::discriminant(&policy)), (2, std::mem::discriminant(&certificate))]);
    let Order::Certificate { note } = &control.items[1].order else { unreachable!() };
    let certified = sync::DeviceCertificate::read(note, &client.joined.as_ref().unwrap().deployment).unwrap();
    assert_eq!(certified.device, client.device);
    assert_eq!(client.post("/v1/control/ack", &sync::ControlAck { through: 2 }).status, 204);
    assert_eq!(house.ask(&AdminRequest::Revoke { device: client.device }), AdminReply::Done);
    let control: ControlAnswer = client.post("/v1/control", &ControlRequest { after: 2 }).json();
    assert!(matches!(&control.items[..], [item] if item.n == 3 && matches!(item.order, Order::Revoked { .. })));
    let refused = (403, "server-device-revoked".to_owned());
    assert_eq!(client.post("/v1/ops", &sync::PushRequest { operations: vec![client.fact("S1")] }).refusal(), refused);
    let feed = sync::FeedRequest { cursors: [].into(), limit: 10, wait_seconds: 0 };
    assert_eq!(client.post("/v1/feed", &feed).refusal(), refused);
}

#[test]
fn what_is_too_large_too_deep_or_of_another_kind_is_refused_by_name() {
    let house = House::new();
    let client = house.device();
    let kind = [("content-type", CONTENT_TYPE)];
    let send = |body: &[u8]| client.signed("POST", "/v1/ops", &kind, body).refusal();
    assert_eq!(send(&vec![b' '; sync::PUSH_BYTES_MAX + 1]), (413, "server-body-too-large".to_owned()));
    let operations: Vec<_> = (0..=sync::PUSH_OPERATIONS_MAX).map(|n| client.fact(&n.to_string())).collect();
    let many = serde_json::to_vec(&sync::PushRequest { operations }).unwrap();
    assert_eq!(send(&many), (413, "server-too-many-operations".to_owned()));
    let deep = format!("{{\"operations\": {}{}}}", "[".repeat(200), "]".repeat(200));
    assert_eq!(send(deep.as_bytes()), (400, "server-too-deep".to_owned()));
    for malformed in ["", "{", "{}", "[]", "{\"operations\": [7]}", "\u{0}"] {
        assert_eq!(send(malformed.as_bytes()), (400, "server-malformed".to_owned()), "{malformed:?}");
    }
    let plain = client.signed("POST", "/v1/ops", &[("content-type", "application/json")], b"{}");
    assert_eq!(plain.refusal(), (415, "server-content-type".to_owned()));
    let packed = client.signed("POST", "/v1/ops", &[kind[0], ("content-encoding", "gzip")], b"{}");
    assert_eq!(packed.refusal(), (415, "server-content-type".to_owned()));
}

#[test]
fn every_answer_names_the_deployment_even_where_nothing_is() {
    let house = House::new();
    let client = house.device();
    let origin = client.deployment().header();
    for (method, path, status) in
        [("GET", "/", 404), ("GET", "/v1/ops", 405), ("GET", "/healthz", 200), ("POST", "/v1/nowhere", 404)]
    {
        let got = client.raw(method, path, &[], b"");
        assert_eq!((got.status, got.header("muniment-origin")), (status, Some(origin.as_str())), "{method} {path}");
        assert_eq!(got.header("content-type"), Some(CONTENT_TYPE));
    }
}
