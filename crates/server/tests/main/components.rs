//! Files come in pieces, stop half-way, and go on where they stopped.

use records::journal::sha256_hex;
use records::{Act, ComponentRef, EntityId, StatedFact};
use sync::{Answer, CONTENT_TYPE_BYTES, PushAnswer, PushRequest, UploadOffer, UploadState, component_path};
use uuid::Uuid;

use crate::kit::{Client, House, PART, id};

fn component(bytes: &[u8]) -> ComponentRef {
    let owner = EntityId(Uuid::now_v7());
    let name = "報告 (1)/a+b&c.pdf".to_owned();
    ComponentRef { owner, name, sha256: sha256_hex(bytes), size_bytes: bytes.len() as u64 }
}

fn offer(client: &Client, component: &ComponentRef) -> UploadState {
    let got = client.post("/v1/components", &UploadOffer { component: component.clone() });
    assert_eq!(got.status, 200, "{}", got.text());
    got.json()
}

fn bytes() -> Vec<u8> {
    (0..100_000_u32).map(|n| n.to_le_bytes()[0] ^ n.to_le_bytes()[1]).collect()
}

#[test]
fn an_upload_goes_on_after_half_of_the_pieces_and_a_restart() {
    let mut house = House::new();
    let mut client = house.device();
    let bytes = bytes();
    let component = component(&bytes);
    let path = component_path(&component);
    assert_eq!(client.signed("HEAD", &path, &[], b"").status, 404);
    assert_eq!(offer(&client, &component), UploadState { offset: 0, complete: false });
    for (n, piece) in bytes.chunks(25_000).take(2).enumerate() {
        let got = client.patch(&component, n as u64 * 25_000, piece);
        assert_eq!(got.json::<UploadState>().offset, (n as u64 + 1) * 25_000);
    }
    house.restart();
    client.url = house.url();
    assert_eq!(offer(&client, &component), UploadState { offset: 50_000, complete: false });
    let head = client.signed("HEAD", &path, &[], b"");
    assert_eq!((head.header("upload-offset"), head.header("upload-complete")), (Some("50000"), Some("?0")));
    assert_eq!(client.signed("GET", &path, &[], b"").refusal(), (404, "server-no-component".to_owned()));
    client.patch(&component, 50_000, &bytes[50_000..75_000]);
    let last = client.patch(&component, 75_000, &bytes[75_000..]);
    assert_eq!(last.json::<UploadState>(), UploadState { offset: 100_000, complete: true });
    assert_eq!(offer(&client, &component), UploadState { offset: 100_000, complete: true });
    let whole = client.signed("GET", &path, &[], b"");
    assert_eq!((whole.status, whole.header("content-type")), (200, Some(CONTENT_TYPE_BYTES)));
    assert!(whole.body == bytes);
    assert_eq!(sync::check_sender(client.deployment(), &whole.response()), Ok(()));
    let some = client.signed("GET", &path, &[("range", "bytes=99990-")], b"");
    assert_eq!((some.status, some.header("content-range")), (206, Some("bytes 99990-99999/100000")));
    assert_eq!(some.body, bytes[99_990..]);
    let beyond = client.signed("GET", &path, &[("range", "bytes=100000-")], b"");
    assert_eq!((beyond.status, beyond.header("content-range")), (416, Some("bytes */100000")));
}

#[test]
fn a_wrong_offset_is_answered_with_the_right_one() {
    let house = House::new();
    let client = house.device();
    let bytes = bytes();
    let component = component(&bytes);
    offer(&client, &component);
    client.patch(&component, 0, &bytes[..40_000]);
    for (offset, piece) in
        [(0, &bytes[..10]), (39_999, &bytes[..10]), (50_000, &bytes[..10]), (40_000, &bytes[..60_001])]
    {
        let got = client.patch(&component, offset, piece);
        assert_eq!(got.status, 409);
        assert_eq!(got.json::<UploadState>(), UploadState { offset: 40_000, complete: false });
        let reply = sync::read_reply(client.deployment(), sync::Expected::Upload, &got.response());
        assert_eq!(reply, Ok(sync::Reply::Upload(UploadState { offset: 40_000, complete: false })));
    }
    let done = client.patch(&component, 40_000, &bytes[40_000..]);
    assert!(done.json::<UploadState>().complete);
    // A piece that comes once more after the end changes nothing.
    assert_eq!(client.patch(&component, 40_000, &bytes[40_000..]).json::<UploadState>().offset, 100_000);
}

#[test]
fn bytes_that_are_not_the_announced_ones_are_not_kept() {
    let house = House::new();
    let client = house.device();
    let bytes = bytes();
    let component = component(&bytes);
    let mut other = bytes.clone();
    other[70_000] ^= 1;
    offer(&client, &component);
    assert_eq!(client.patch(&component, 0, &other).refusal(), (422, "server-digest".to_owned()));
    assert_eq!(client.signed("GET", &component_path(&component), &[], b"").status, 404);
    assert_eq!(offer(&client, &component), UploadState { offset: 0, complete: false });
    assert!(client.patch(&component, 0, &bytes).json::<UploadState>().complete, "the right ones may still come");
}

#[test]
fn an_operation_waits_for_its_files() {
    let house = House::new();
    let client = house.device();
    let bytes = bytes();
    let component = component(&bytes);
    let fact = match client.fact("S1").operation.act {
        Act::StateFact { fact } => fact,
        other => panic!("{other:?}"),
    };
    let operation =
        client.operation(component.owner, 0, Act::StateFact { fact: StatedFact { ..fact } }, vec![component.clone()]);
    let push = |operations| client.post("/v1/ops", &PushRequest { operations }).json::<PushAnswer>().answers;
    let held = Answer::HeldOver { missing_device_seq: None, missing_components: vec![component.clone()] };
    // A later operation does not wait with it, and does not shut it out.
    let later = push(vec![operation.clone(), client.fact("S2")]);
    assert_eq!(later[0].1, held);
    assert!(matches!(later[1].1, Answer::Applied { .. }));
    offer(&client, &component);
    client.patch(&component, 0, &bytes);
    assert!(matches!(push(vec![operation])[0].1, Answer::Applied { .. }));
}

#[test]
fn an_empty_file_is_a_file() {
    let house = House::new();
    let client = house.device();
    let component = component(b"");
    assert!(!offer(&client, &component).complete);
    assert_eq!(client.patch(&component, 0, b"").json::<UploadState>(), UploadState { offset: 0, complete: true });
    assert_eq!(client.signed("GET", &component_path(&component), &[], b"").body, b"");
}

#[test]
fn names_digests_and_sizes_that_cannot_be_are_refused() {
    let house = House::new();
    let client = house.device();
    let right = component(b"x");
    for wrong in [
        ComponentRef { name: String::new(), ..right.clone() },
        ComponentRef { name: "a\u{1}0".to_owned(), ..right.clone() },
        ComponentRef { name: "x".repeat(401), ..right.clone() },
        ComponentRef { sha256: "AB".repeat(32), ..right.clone() },
        ComponentRef { sha256: "ab".repeat(31), ..right.clone() },
    ] {
        let got = client.post("/v1/components", &UploadOffer { component: wrong.clone() });
        assert_eq!(got.refusal(), (400, "server-malformed".to_owned()), "{wrong:?}");
        assert_eq!(client.patch(&wrong, 0, b"x").refusal(), (400, "server-malformed".to_owned()), "{wrong:?}");
    }
    for path in
        ["/v1/components/x?name=a&sha256=b&size=1", "/v1/components/x", &component_path(&right).replace("size", "sise")]
    {
        assert_eq!(client.signed("GET", path, &[], b"").refusal(), (400, "server-malformed".to_owned()), "{path}");
    }
    let huge = ComponentRef { size_bytes: u64::MAX, ..right };
    let got = client.post("/v1/components", &UploadOffer { component: huge });
    assert_eq!(got.refusal(), (413, "server-component-too-large".to_owned()));
}

/// A record of one file, as a desk declares it.
fn declare(component: &ComponentRef) -> Act {
    let record = serde_json::from_value(serde_json::json!({
        "part": id(PART),
        "title": {"en": "Report", "zh": ""},
        "kind": "document",
        "document_date": "2026-11-20",
        "creator": "LEE Wai-man",
        "organisation": "HDSD",
        "components": [{
            "name": component.name,
            "media": "text/plain",
            "sha256": component.sha256,
            "size_bytes": component.size_bytes.to_string(),
        }],
    }));
    Act::DeclareRecord { record: Box::new(record.unwrap()) }
}

#[test]
fn a_file_of_another_digest_is_never_taken_for_the_announced_one() {
    let house = House::new();
    let client = house.device();
    let real = component(b"what was filed");
    let squatter = ComponentRef { sha256: sha256_hex(b"put there"), size_bytes: 9, ..real.clone() };
    offer(&client, &squatter);
    assert!(client.patch(&squatter, 0, b"put there").json::<UploadState>().complete);
    assert_eq!(client.signed("HEAD", &component_path(&real), &[], b"").status, 404);

    let operation = client.operation(real.owner, 0, declare(&real), vec![real.clone()]);
    let push = || client.post("/v1/ops", &PushRequest { operations: vec![operation.clone()] }).json::<PushAnswer>();
    let answer = push().answers.remove(0).1;
    let Answer::HeldOver { missing_components, .. } = &answer else { panic!("{answer:?}") };
    assert_eq!(missing_components, std::slice::from_ref(&real), "another file is no file");
    assert_eq!(offer(&client, &real), UploadState { offset: 0, complete: false }, "it starts again");
    assert!(client.patch(&real, 0, b"what was filed").json::<UploadState>().complete);
    let answer = push().answers.remove(0).1;
    assert!(matches!(answer, Answer::Applied { .. }), "{answer:?}");

    let refused = (409, "store-component-named".to_owned());
    assert_eq!(client.post("/v1/components", &UploadOffer { component: squatter.clone() }).refusal(), refused);
    assert_eq!(client.patch(&squatter, 0, b"put there").refusal(), refused);
    assert_eq!(client.signed("GET", &component_path(&real), &[], b"").body, b"what was filed");
    // A desk takes it as a refusal of this file, not as an answer that it cannot read.
    let got = client.post("/v1/components", &UploadOffer { component: squatter });
    let reply = sync::read_reply(client.deployment(), sync::Expected::Upload, &got.response());
    assert!(matches!(reply, Ok(sync::Reply::Refused { status: 409, .. })), "{reply:?}");
}
