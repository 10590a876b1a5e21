//! What is an answer of the authority, and what only looks like one.

use super::*;
use crate::message::CONTENT_TYPE_BYTES;

fn deployment() -> Deployment {
    Deployment {
        origin: "records.example.gov/muniment".to_owned(),
        epoch: 1,
        epoch_id: "0f".repeat(16),
        server_key: "00".repeat(32),
    }
}

const HERE: &str = "records.example.gov/muniment 1 0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f";

fn answer(status: u16, body: &'static str) -> Response<'static> {
    let content_type = (!body.is_empty()).then_some(CONTENT_TYPE);
    Response { status, content_type, origin: Some(HERE), time: None, body: body.as_bytes() }
}

#[test]
fn what_is_not_the_authority_is_never_data() {
    let good = answer(200, r#"{"items": []}"#);
    let read = |response| read_reply(&deployment(), Expected::Orders, &response);
    assert_eq!(read(good), Ok(Reply::Orders(ControlAnswer { items: Vec::new() })));
    for portal in [
        Response { origin: None, ..good },
        Response { origin: Some(""), ..good },
        Response { content_type: Some("text/html"), ..good },
        Response { content_type: Some("application/json"), ..good },
        Response { content_type: None, ..good },
        Response { status: 511, content_type: Some("text/html"), origin: None, ..good },
        Response { status: 502, content_type: None, origin: None, body: b"", time: None },
    ] {
        assert_eq!(read(portal), Err(Failure::Portal), "{portal:?}");
    }
}

#[test]
fn another_authority_and_another_history_are_told_apart() {
    let read =
        |origin| read_reply(&deployment(), Expected::Orders, &Response { origin: Some(origin), ..answer(200, "{}") });
    for other in ["elsewhere 1 00", "records.example.gov/muniment2 1 00"] {
        assert_eq!(read(other), Err(Failure::Elsewhere(other.to_owned())));
    }
    for later in ["records.example.gov/muniment 2 00", "records.example.gov/muniment 1 00"] {
        assert_eq!(read(later), Err(Failure::Restored(later.to_owned())));
    }
}

#[test]
fn refusals_and_right_offsets_are_read() {
    let read = |expected, response| read_reply(&deployment(), expected, &response);
    let state = Reply::Upload(UploadState { offset: 8, complete: false });
    assert_eq!(read(Expected::Upload, answer(409, r#"{"offset": "8", "complete": false}"#)), Ok(state));
    let refused = Refused { message: Message::new("server-busy"), retry_after_seconds: Some(3) };
    let text = r#"{"message": {"code": "server-busy"}, "retry_after_seconds": 3}"#;
    for expected in [Expected::Upload, Expected::Answers] {
        let reply = Reply::Refused { status: 409, refused: refused.clone() };
        assert_eq!(read(expected, answer(409, text)), Ok(reply));
    }
    assert_eq!(read(Expected::Nothing, answer(204, "")), Ok(Reply::Acknowledged));
    assert_eq!(read(Expected::Events, answer(200, "{}")), Err(Failure::Garbled));
    assert_eq!(read(Expected::Events, answer(500, "oh")), Err(Failure::Garbled));
}

#[test]
fn names_of_files_survive_the_path() {
    let component = ComponentRef {
        owner: records::EntityId(uuid::Uuid::nil()),
        name: "報告 (1)/a+b&c.pdf".to_owned(),
        sha256: "ab".repeat(32),
        size_bytes: 7,
    };
    let path = component_path(&component);
    assert!(path.starts_with("/v1/components/00000000-0000-0000-0000-000000000000?name=%E5%A0%B1%E5%91%8A%20"));
    assert!(path.contains("%281%29%2Fa%2Bb%26c.pdf&sha256=ab"), "{path}");
    assert!(path.ends_with("&size=7"));
}

#[test]
fn bytes_of_files_have_their_own_type() {
    let bytes = Response { content_type: Some(CONTENT_TYPE_BYTES), ..answer(206, "xyz") };
    assert_eq!(check_sender(&deployment(), &bytes), Ok(()));
}
