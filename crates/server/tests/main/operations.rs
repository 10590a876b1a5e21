//! Operations are taken in: once, in order, each with its own answer.

use ed25519_dalek::SigningKey;
use records::journal::{canonical, sha256_hex};
use records::{Act, Publisher, ScopeId, publisher_signature};
use serde_json::{Value, json};
use sync::{Answer, PushAnswer, PushRequest};
use words::Text;

use crate::kit::{Client, House, MANAGER, department, id};

fn push(client: &Client, operations: Vec<records::SignedOperation>) -> Vec<Answer> {
    let got = client.post("/v1/ops", &PushRequest { operations });
    assert_eq!(got.status, 200, "{}", got.text());
    got.json::<PushAnswer>().answers.into_iter().map(|(_, answer)| answer).collect()
}

fn code(answer: &Answer) -> &str {
    match answer {
        Answer::Rejected { message, permanent: true } => &message.code,
        other => panic!("{other:?}"),
    }
}

#[test]
fn sending_twice_is_harmless() {
    let mut house = House::new();
    let mut client = house.device();
    let (one, two) = (client.fact("S1"), client.fact("S2"));
    let first = push(&client, vec![one.clone(), two.clone()]);
    let [Answer::Applied { events: first_events }, Answer::Applied { events: second_events }] = &first[..] else {
        panic!("{first:?}")
    };
    assert_eq!(first_events.iter().map(|(scope, _)| scope.clone()).collect::<Vec<_>>(), vec![ScopeId::files()]);
    let again =
        [Answer::Duplicate { events: first_events.clone() }, Answer::Duplicate { events: second_events.clone() }];
    assert_eq!(push(&client, vec![one.clone(), two.clone()]), again);
    house.restart();
    client.url = house.url();
    assert_eq!(push(&client, vec![one, two]), again, "for ever");
}

#[test]
fn a_refused_operation_blocks_no_other_and_is_answered_the_same_again() {
    let house = House::new();
    let client = house.device();
    let unknown = client.operation(id(99), 1, Act::WithdrawFact { reason: "mistaken".to_owned() }, Vec::new());
    let answers = push(&client, vec![unknown.clone(), client.fact("S1")]);
    assert_eq!(code(&answers[0]), "records-unknown");
    assert!(matches!(answers[1], Answer::Applied { .. }));
    assert_eq!(push(&client, vec![unknown])[0], answers[0], "its first answer may have been lost");
}

#[test]
fn what_the_device_did_not_sign_is_refused() {
    let house = House::new();
    let (client, neighbour) = (house.device(), house.device());
    let mut changed = client.fact("S1");
    changed.operation.base_rev = 7;
    let mut unsigned = client.fact("S2");
    unsigned.signature = "00".repeat(64);
    let foreign = neighbour.fact("S3");
    let mut salted = client.fact("S4");
    salted.salt = "00".repeat(32);
    for bad in [changed, unsigned, foreign, salted] {
        assert_eq!(code(&push(&client, vec![bad])[0]), "store-operation-not-genuine");
    }
}

#[test]
fn a_copied_device_is_noticed() {
    let house = House::new();
    let client = house.device();
    push(&client, vec![client.fact("S1")]);
    client.seq.set(0);
    assert_eq!(code(&push(&client, vec![client.fact("S2")])[0]), "store-device-fork");
    let mut reused = client.fact("S3");
    reused.operation.op_id = {
        let earlier = client.fact("S4");
        push(&client, vec![earlier.clone()]);
        earlier.operation.op_id
    };
    let reused = client.sign(reused.operation);
    assert_eq!(code(&push(&client, vec![reused])[0]), "store-operation-reused");
}

#[test]
fn operations_out_of_order_are_refused_as_a_whole() {
    let house = House::new();
    let client = house.device();
    let (one, two) = (client.fact("S1"), client.fact("S2"));
    let got = client.post("/v1/ops", &PushRequest { operations: vec![two, one] });
    assert_eq!(got.refusal(), (422, "server-order".to_owned()));
    assert_eq!(push(&client, Vec::new()), Vec::new());
}

#[test]
fn many_devices_at_once_get_gap_free_places() {
    let house = House::new();
    let clients: Vec<Client> = (0..4).map(|_| house.device()).collect();
    let threads: Vec<_> = clients
        .into_iter()
        .map(|client| {
            std::thread::spawn(move || {
                let pushes = (0..10).flat_map(|n| push(&client, vec![client.fact(&n.to_string())]));
                pushes.collect::<Vec<Answer>>()
            })
        })
        .collect();
    let answers = threads.into_iter().flat_map(|thread| thread.join().unwrap());
    let mut places: Vec<u64> = answers
        .flat_map(|answer| match answer {
            Answer::Applied { events } => events.into_iter().map(|(_, seq)| seq).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        })
        .collect();
    places.sort_unstable();
    let first = places[0];
    assert_eq!(places, (first..first + 40).collect::<Vec<_>>());
}

const NOTE: &str = include_str!("../../../../fixtures/forms/pass-two-stages.json");

/// The hand-over of the first stage, as a desk tells it: the actor is what it says of itself.
fn hand_over(instance: u128, actor: &Value) -> Act {
    let definition: Value = serde_json::from_str(NOTE).unwrap();
    let asked = json!({
        "instance": id(instance).to_string(),
        "definition_hash": sha256_hex(&canonical(&definition).unwrap()),
        "stage": "write",
        "outcome": {"kind": "forward"},
        "data": {"what": "A new lock"},
        "snapshots_digest": sha256_hex(b"{}"),
        "language": "en",
        "today": "2026-11-20",
        "actor": actor,
    });
    Act::HandOver { hand_over: json!({"asked": asked, "snapshots": {}}) }
}

/// A publisher, and the note under its signature.
fn published_note() -> (Act, Act) {
    let key = SigningKey::from_bytes(&[9; 32]);
    let publisher = Publisher {
        name: "forms.example".to_owned(),
        title: Text::new("Forms unit", "表格組"),
        key: hex::encode(key.verifying_key().as_bytes()),
        own: false,
        withdrawn: None,
    };
    let mut definition: Value = serde_json::from_str(NOTE).unwrap();
    let statement = format!("muniment.form/1\n{}\n", sha256_hex(&canonical(&definition).unwrap()));
    let signature = publisher_signature(&statement, &publisher.name, &key);
    definition["publication"] = json!({"publisher": publisher.name, "signature": signature});
    (Act::RecognisePublisher { publisher }, Act::PublishForm { definition })
}

#[test]
fn a_device_cannot_say_that_another_post_acted() {
    let house = House::new();
    let client = house.device();
    let in_scope = |scope: ScopeId, entity: u128, act: Act| {
        let mut operation = client.operation(id(entity), 0, act, Vec::new()).operation;
        operation.scope = scope;
        client.sign(operation)
    };
    let unsigned = Act::PublishForm { definition: serde_json::from_str(NOTE).unwrap() };
    let refused = push(&client, vec![in_scope(ScopeId::department(), 60, unsigned)]);
    assert_eq!(code(&refused[0]), "store-form-unsigned");
    let (recognise, form) = published_note();
    let in_department = |entity: u128, act: Act| in_scope(ScopeId::department(), entity, act);
    let published = push(&client, vec![in_department(61, recognise), in_department(60, form)]);
    assert!(published.iter().all(|answer| matches!(answer, Answer::Applied { .. })), "{published:?}");

    let Act::RegisterAgent { agent } = department().operations.remove(0).act else { panic!("no agent") };
    let honest = serde_json::to_value(store::actor_of(id(MANAGER), &agent)).unwrap();
    let claiming = |field: &str, value: Value| {
        let mut actor = honest.clone();
        actor[field] = value;
        actor
    };
    let claims = [
        (claiming("id", json!(id(2).to_string())), "store-actor-other"),
        (claiming("acting", json!(["Head of Section"])), "store-actor-posts"),
        (claiming("post", json!("Head of Section")), "store-actor-posts"),
        (claiming("roles", json!(["applicant", "auditor"])), "store-actor-posts"),
        (claiming("unit", json!("Wan Chai")), "store-actor-posts"),
    ];
    for (claimed, expected) in claims {
        let claim = in_scope(ScopeId::routing(), 70, hand_over(70, &claimed));
        let answers = push(&client, vec![claim.clone(), client.fact("S1")]);
        assert_eq!(code(&answers[0]), expected, "{claimed}");
        assert!(matches!(answers[1], Answer::Applied { .. }), "it blocks nothing");
        assert_eq!(push(&client, vec![claim])[0], answers[0], "for good");
    }
    // The same form under the person's own name is taken.
    let answers = push(&client, vec![in_scope(ScopeId::routing(), 70, hand_over(70, &honest))]);
    assert!(matches!(answers[0], Answer::Applied { .. }), "{answers:?}");
}

#[test]
fn an_operation_cannot_choose_its_chain() {
    let house = House::new();
    let client = house.device();
    for scope in [ScopeId::department(), ScopeId::routing(), ScopeId("secret".to_owned())] {
        let mut operation = client.fact("S1").operation;
        operation.scope = scope;
        assert_eq!(code(&push(&client, vec![client.sign(operation)])[0]), "records-wrong-scope");
    }
}
