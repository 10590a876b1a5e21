//! Handing a form over: who acted is said by the directory, not by the desk.

use ed25519_dalek::Signer;
use forms::{Actor, Definition, HandOver, Outcome, Snapshots};
use jiff::civil::date;
use records::journal::{canonical, commit};
use records::{Act, Agent, ComponentRef, Period, Refusal, Role, ScopeId, SignedOperation};
use serde_json::{Value, json};
use store::{AskError, Standing, Store, actor_of};
use sync::Answer;
use words::{Lang, Text};

use crate::kit::{CLERK, agent, ask, ask_by, at, create_as, department, id, join, publisher, pull, signed};

pub const FORM: u128 = 60;
pub const HEAD: u128 = 61;
const UNIT: u128 = 63;
pub const NOTE: &str = include_str!("../../../../fixtures/forms/pass-two-stages.json");

pub fn head() -> Agent {
    Agent {
        alias: "lee".to_owned(),
        name: Text::new("Lee Siu-ming", "李小明"),
        post: Text::new("Head of Section", "組長"),
        rank: String::new(),
        unit: Text::default(),
        roles: vec![Role::Officer],
        active: Period { from: date(2020, 1, 1), until: None },
    }
}

/// A department with a second agent and a form of two stages, the second for that agent's post.
pub fn office(store: &mut Store) {
    department(store);
    ask(store, HEAD, ScopeId::department(), Act::RegisterAgent { agent: head() }, vec![]).unwrap();
    let definition = signed(serde_json::from_str(NOTE).unwrap());
    let recognise = Act::RecognisePublisher { publisher: publisher() };
    ask(store, UNIT, ScopeId::department(), recognise, vec![]).unwrap();
    ask(store, FORM, ScopeId::department(), Act::PublishForm { definition }, vec![]).unwrap();
}

pub fn clerk() -> Actor {
    actor_of(id(CLERK), &agent())
}

pub fn hand_over(instance: u128, stage: &str, actor: Actor) -> Act {
    let asked = HandOver {
        instance: id(instance).0,
        definition_hash: Definition::parse(NOTE.as_bytes()).unwrap().hash().to_owned(),
        stage: stage.to_owned(),
        outcome: Outcome::Forward,
        data: json!({"what": "A new lock"}),
        snapshots_digest: Snapshots::new().digest(),
        language: Lang::En,
        today: date(2026, 11, 20),
        actor,
        signed: None,
    };
    Act::HandOver { hand_over: json!({"asked": asked, "snapshots": Snapshots::new()}) }
}

pub fn refused(verdict: Result<store::Asked, AskError>) -> String {
    match verdict {
        Err(AskError::Refused(refusal)) => refusal.message().code,
        other => panic!("{other:?}"),
    }
}

/// Everything that a desk could say of the clerk and that the directory does not.
fn lies() -> Vec<(&'static str, Actor)> {
    let told = |change: &dyn Fn(&mut Actor)| {
        let mut actor = clerk();
        change(&mut actor);
        actor
    };
    vec![
        ("store-actor-other", actor_of(id(HEAD), &head())),
        ("store-actor-other", told(&|actor| actor.id = String::new())),
        ("store-actor-posts", told(&|actor| actor.acting.push("Head of Section".to_owned()))),
        ("store-actor-posts", told(&|actor| actor.post = "Head of Section".to_owned())),
        ("store-actor-posts", told(&|actor| actor.roles.push("auditor".to_owned()))),
        ("store-actor-posts", told(&|actor| actor.unit = "Wan Chai".to_owned())),
        ("store-actor-posts", told(&|actor| actor.rank = "CEO".to_owned())),
        ("store-actor-posts", told(&|actor| actor.staff_no = "E1".to_owned())),
        ("store-actor-posts", told(&|actor| actor.name.en = "Lee Siu-ming".to_owned())),
    ]
}

#[test]
fn a_desk_cannot_say_that_somebody_else_acted() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create_as(folder.path(), 1, Standing::Authority, false);
    office(&mut store);
    for (code, lie) in lies() {
        let act = hand_over(70, "write", lie.clone());
        assert_eq!(refused(ask(&mut store, 70, ScopeId::routing(), act, vec![])), code, "{lie:?}");
    }
    ask(&mut store, 70, ScopeId::routing(), hand_over(70, "write", clerk()), vec![]).unwrap();
    // The clerk asks for the head's stage, first under the head's name, then under a claimed post.
    let as_head = hand_over(70, "approve", actor_of(id(HEAD), &head()));
    assert_eq!(refused(ask(&mut store, 70, ScopeId::routing(), as_head.clone(), vec![])), "store-actor-other");
    assert_eq!(
        refused(ask(&mut store, 70, ScopeId::routing(), hand_over(70, "approve", clerk()), vec![])),
        "forms-handover-assignee"
    );
    ask_by(&mut store, HEAD, 70, ScopeId::routing(), as_head, vec![]).unwrap();
}

#[test]
fn a_form_names_its_own_files_only() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create_as(folder.path(), 1, Standing::Authority, false);
    office(&mut store);
    let named = |owner: u128| ComponentRef {
        owner: id(owner),
        name: "1-form.pdf".to_owned(),
        sha256: "a".repeat(64),
        size_bytes: 1,
    };
    let verdict = ask(&mut store, 70, ScopeId::routing(), hand_over(70, "write", clerk()), vec![named(100)]);
    assert!(matches!(verdict, Err(AskError::Refused(Refusal::NotUnderstood(_)))), "{verdict:?}");
    ask(&mut store, 70, ScopeId::routing(), hand_over(70, "write", clerk()), vec![named(70)]).unwrap();
}

#[test]
fn a_signature_in_ink_comes_with_the_scan_that_it_names() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create_as(folder.path(), 1, Standing::Authority, false);
    office(&mut store);
    let inked = || {
        let Act::HandOver { mut hand_over } = hand_over(71, "write", clerk()) else { panic!("a hand-over") };
        let paper = json!({"sheet": "printed", "signer": "X", "signed_on": "2026-11-20", "scans": ["5".repeat(64)]});
        hand_over["asked"]["signed"] = json!({"statement": "s", "rendition": "r", "wet-ink": paper});
        Act::HandOver { hand_over }
    };
    let file = |digit: &str| ComponentRef {
        owner: id(71),
        name: "scan.pdf".to_owned(),
        sha256: digit.repeat(64),
        size_bytes: 9,
    };
    let mut verdict = |files: Vec<ComponentRef>| refused(ask(&mut store, 71, ScopeId::routing(), inked(), files));
    assert_eq!(verdict(vec![]), "forms-handover-scan");
    assert_eq!(verdict(vec![file("6")]), "forms-handover-scan");
    assert_eq!(
        verdict(vec![file("5")]),
        "forms-handover-signed-other",
        "the scan is there; the rules of the form go on"
    );
}

#[test]
fn one_person_plays_the_department_only_in_a_sample_that_stands_alone() {
    let played = Actor { acting: vec!["Director".to_owned()], ..clerk() };
    for (sample, standing, plays) in
        [(true, Standing::Authority, true), (false, Standing::Authority, false), (true, Standing::Desk, false)]
    {
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let mut authority = create_as(folders[0].path(), 1, Standing::Authority, sample);
        office(&mut authority);
        let mut store = match standing {
            Standing::Authority => authority,
            Standing::Desk => {
                let mut desk = create_as(folders[1].path(), 2, Standing::Desk, sample);
                join(&mut authority, &mut desk, 1);
                desk
            }
        };
        let verdict = ask(&mut store, 70, ScopeId::routing(), hand_over(70, "write", played.clone()), vec![]);
        assert_eq!(verdict.is_ok(), plays, "sample {sample}, {standing:?}: {verdict:?}");
        // Even in a play nobody is somebody else.
        let other = hand_over(71, "write", actor_of(id(HEAD), &head()));
        assert_eq!(refused(ask(&mut store, 71, ScopeId::routing(), other, vec![])), "store-actor-other");
    }
}

#[test]
fn a_practice_server_lets_no_device_play_another() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let mut authority = create_as(folders[0].path(), 1, Standing::Authority, true);
    office(&mut authority);
    let mut desk = create_as(folders[1].path(), 2, Standing::Desk, true);
    let device = join(&mut authority, &mut desk, 1);
    ask(&mut desk, 70, ScopeId::routing(), hand_over(70, "write", clerk()), vec![]).unwrap();
    let honest = desk.outbox().unwrap().remove(0).signed;
    for (code, lie) in lies() {
        let mut operation = honest.operation.clone();
        operation.act = hand_over(70, "write", lie);
        let salt = [7; 32];
        let signature = desk.device_key().unwrap().sign(&commit(&salt, &canonical(&operation).unwrap()));
        let forged =
            SignedOperation { operation, salt: hex::encode(salt), signature: hex::encode(signature.to_bytes()) };
        let (answers, _) = authority.transact(|tx| tx.accept(&[forged], &device, at(20))).unwrap();
        assert!(
            matches!(&answers[0].1, Answer::Rejected { message, permanent: true } if message.code == code),
            "{answers:?}"
        );
    }
    let (answers, _) = authority.transact(|tx| tx.accept(&[honest], &device, at(20))).unwrap();
    assert!(matches!(answers[0].1, Answer::Applied { .. }), "{answers:?}");
    pull(&authority, &mut desk);
    let state = serde_json::to_value(desk.entity(id(70)).unwrap().unwrap().state).unwrap();
    let acted: &Value = &state["state"]["form"]["revisions"][0]["actor"]["id"];
    assert_eq!(*acted, json!(id(CLERK).to_string()));
}

#[test]
fn a_stage_that_was_refused_is_not_carried_on() {
    let folders: Vec<_> = (0..2).map(|_| tempfile::tempdir().unwrap()).collect();
    let mut authority = create_as(folders[0].path(), 1, Standing::Authority, false);
    office(&mut authority);
    let mut desk = create_as(folders[1].path(), 2, Standing::Desk, false);
    join(&mut authority, &mut desk, 1);
    let note = authority.control(desk.device_id().unwrap(), 0).unwrap().into_iter().find_map(|item| match item.order {
        sync::Order::Certificate { note } => Some(note),
        _ => None,
    });
    ask(&mut desk, 70, ScopeId::routing(), hand_over(70, "write", clerk()), vec![]).unwrap();
    let stages = |store: &Store| store.stages_to_carry(id(70)).map(|stages| stages.len());
    assert!(matches!(stages(&desk), Err(store::CarryError::Unfit(why)) if why.code == "store-carry-no-certificate"));
    desk.transact(|tx| tx.keep_certificate("not the authority's word")).unwrap();
    assert!(stages(&desk).is_err());
    desk.transact(|tx| tx.keep_certificate(&note.unwrap())).unwrap();
    assert_eq!(stages(&desk).unwrap(), 1);
    let op_id = desk.outbox().unwrap()[0].signed.operation.op_id;
    let why = words::Message::new("store-operation-not-genuine");
    desk.transact(|tx| tx.note_answers(&[(op_id, Answer::Rejected { message: why, permanent: true })])).unwrap();
    assert_eq!(stages(&desk).unwrap(), 0, "what the authority refused stays here");
}

/// The note in a second version, with this much of it changed.
fn second(change: impl Fn(&mut Value)) -> Act {
    let mut definition: Value = serde_json::from_str(NOTE).unwrap();
    definition["version"] = json!(2);
    definition["edition"] = json!("12/2026");
    change(&mut definition);
    Act::PublishForm { definition: signed(definition) }
}

#[test]
fn an_edition_that_breaks_drafts_without_a_word_is_not_published() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = create_as(folder.path(), 1, Standing::Authority, false);
    office(&mut store);
    let shorter = |definition: &mut Value| definition["data"]["properties"]["what"]["maxLength"] = json!(40);
    let publish = |store: &mut Store, act: Act| ask(store, 62, ScopeId::department(), act, vec![]);
    assert_eq!(refused(publish(&mut store, second(shorter))), "store-form-breaking");
    let nowhere = |definition: &mut Value| {
        shorter(definition);
        definition["migrate"] = json!({"1": [{"do": "setAside", "from": "/nowhere"}]});
    };
    assert_eq!(refused(publish(&mut store, second(nowhere))), "forms-def-migrate-from");
    let with_a_word = |definition: &mut Value| {
        shorter(definition);
        definition["migrate"] = json!({"1": []});
    };
    publish(&mut store, second(with_a_word)).unwrap();
}

#[test]
fn the_authority_takes_an_older_edition_until_the_day_that_the_newer_one_names() {
    for (day, is_taken) in [("2026-11-20", true), ("2026-11-19", false)] {
        let folder = tempfile::tempdir().unwrap();
        let mut store = create_as(folder.path(), 1, Standing::Authority, false);
        office(&mut store);
        ask(&mut store, 71, ScopeId::routing(), hand_over(71, "write", clerk()), vec![]).unwrap();
        let newer = second(|definition| definition["window"] = json!({"acceptUntil": {"1": day}}));
        ask(&mut store, 62, ScopeId::department(), newer, vec![]).unwrap();
        // The clerk signs on 20 November.
        let asked = ask(&mut store, 70, ScopeId::routing(), hand_over(70, "write", clerk()), vec![]);
        if is_taken {
            asked.unwrap();
        } else {
            assert_eq!(refused(asked), "forms-edition-closed");
        }
        // What was begun in time is finished in its edition.
        let as_head = hand_over(71, "approve", actor_of(id(HEAD), &head()));
        ask_by(&mut store, HEAD, 71, ScopeId::routing(), as_head, vec![]).unwrap();
    }
}
