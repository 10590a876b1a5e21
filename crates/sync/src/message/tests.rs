//! The shapes are promises: what is written here was written by every edition.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::*;
use records::{ComponentRef, EntityId, OpId, ScopeId};

fn keeps<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T, shape: Value) {
    assert_eq!(serde_json::to_value(value).unwrap(), shape);
    assert_eq!(serde_json::from_value::<T>(shape).unwrap(), *value);
}

fn id(n: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(n)
}

#[test]
fn answers() {
    let component = ComponentRef {
        owner: EntityId(id(7)),
        name: "報告.pdf".to_owned(),
        sha256: "ab".repeat(32),
        size_bytes: u64::MAX,
    };
    let answers = PushAnswer {
        answers: vec![
            (OpId(id(1)), Answer::Applied { events: vec![(ScopeId::files(), u64::MAX)] }),
            (
                OpId(id(2)),
                Answer::HeldOver {
                    missing_device_seq: Some(9_007_199_254_740_993),
                    missing_components: vec![component],
                },
            ),
            (OpId(id(3)), Answer::HeldOver { missing_device_seq: None, missing_components: vec![] }),
            (OpId(id(4)), Answer::Conflict { message: words::Message::new("x"), rev: 3 }),
        ],
    };
    keeps(
        &answers,
        json!({"answers": [
            ["00000000-0000-0000-0000-000000000001", {"answer": "applied", "events": [["files", "18446744073709551615"]]}],
            ["00000000-0000-0000-0000-000000000002", {
                "answer": "held-over", "missing_device_seq": "9007199254740993",
                "missing_components": [{
                    "owner": "00000000-0000-0000-0000-000000000007", "name": "報告.pdf",
                    "sha256": "ab".repeat(32), "size_bytes": "18446744073709551615"
                }]
            }],
            ["00000000-0000-0000-0000-000000000003", {"answer": "held-over"}],
            ["00000000-0000-0000-0000-000000000004", {"answer": "conflict", "message": {"code": "x", "args": {}}, "rev": "3"}],
        ]}),
    );
}

#[test]
fn control_and_feed() {
    let policy = Order::Policy { lease_days: 30, minimum_schema: 1 };
    keeps(
        &ControlAnswer { items: vec![ControlItem { n: 1, order: policy }] },
        json!({"items": [{"n": "1", "kind": "policy", "lease_days": 30, "minimum_schema": 1}]}),
    );
    keeps(
        &ControlItem { n: 2, order: Order::Certificate { note: "…".to_owned() } },
        json!({"n": "2", "kind": "certificate", "note": "…"}),
    );
    let later = json!({"n": "3", "kind": "of-a-later-edition", "when": "tomorrow"});
    let item: ControlItem = serde_json::from_value(later).unwrap();
    assert_eq!(item, ControlItem { n: 3, order: Order::Unknown });
    let cursors = [(ScopeId::files(), Cursor::start())].into();
    keeps(
        &FeedRequest { cursors, limit: 500, wait_seconds: 25 },
        json!({"cursors": {"files": {"seq": "0", "link": "00".repeat(32)}}, "limit": 500, "wait_seconds": 25}),
    );
}

#[test]
fn numbers_that_are_no_canonical_text_are_refused() {
    for bad in [json!(7), json!("07"), json!("-1"), json!(" 7"), json!("7.0"), json!(null)] {
        let cursor = json!({"seq": bad, "link": "00".repeat(32)});
        assert!(serde_json::from_value::<Cursor>(cursor).is_err());
    }
}

#[test]
fn a_field_of_a_later_edition_does_no_harm() {
    let refused = json!({"message": {"code": "server-busy"}, "retry_after_seconds": 5, "later": {"any": 1}});
    let refused: Refused = serde_json::from_value(refused).unwrap();
    assert_eq!(refused.retry_after_seconds, Some(5));
}

#[test]
fn names_of_chains_and_the_origin_header() {
    let deployment = Deployment {
        origin: "records.example.gov/muniment".to_owned(),
        epoch: 2,
        epoch_id: "0f".repeat(16),
        server_key: "00".repeat(32),
    };
    assert_eq!(deployment.chain(&ScopeId::files()), "records.example.gov/muniment/2/files");
    assert_eq!(deployment.header(), format!("records.example.gov/muniment 2 {}", "0f".repeat(16)));
}
