//! Originals: what is said of a copy when it is attached, and of its paper when it is seen, comes, or goes back.

use forms::{
    Actor, Attachment, Definition, Edit, HandOver, Inputs, Instance, MarkOriginal, OriginalState, OriginalStep,
    Outcome, Snapshots, apply, apply_edit, apply_original, complete, decide_hand_over, decide_original, evaluate,
    originals,
};
use jiff::civil::Date;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use uuid::Uuid;
use words::Lang;

use crate::shelf::{actor, parse};

const INSTANCE: Uuid = Uuid::from_u128(11);
const TODAY: &str = "2026-11-23";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn label(text: &str) -> Json {
    json!({"zh-Hant-HK": text, "en": text})
}

/// An application with one slot for each policy, and an office that grants it.
fn source() -> Json {
    let slot = |id: &str, original: Json| json!({"id": id, "label": label(id), "max": 3, "original": original});
    json!({
        "mform": 1, "requires": ["stages", "attachments"],
        "id": "urn:mform:test:originals", "formNo": "ORIG-1", "edition": "11/2026", "version": 1,
        "text": {"title": label("Originals")},
        "data": {"type": "object", "additionalProperties": false, "required": [],
            "properties": {"what": {"type": "string"}, "granted": {"type": "boolean"}}},
        "fields": {"/what": {"type": "text", "stage": "apply", "label": label("what")},
            "/granted": {"type": "boolean", "stage": "grant", "label": label("granted")}},
        "layout": {"pages": [{"id": "p", "title": label("p"), "sections": [{"id": "s", "title": label("s"), "items": [
            "/what", {"attachment": "plain"}, {"attachment": "certified"}, {"attachment": "seen"}, {"attachment": "sent"},
            {"attachment": "kept"}, "/granted"]}]}]},
        "workflow": {"stages": [
            {"id": "apply", "label": label("apply"), "by": {"role": "applicant"}},
            {"id": "grant", "label": label("grant"), "by": {"post": "Officer"}, "mayReturnTo": ["apply"]}]},
        "evidence": {"attachments": [
            slot("plain", json!({"policy": "copy-enough"})),
            slot("certified", json!({"policy": "certified-copy", "certifiers": ["solicitor", "public-officer"]})),
            slot("seen", json!({"policy": "sighted"})),
            slot("sent", json!({"policy": "original-follows"})),
            slot("kept", json!({"policy": "original-kept"}))]},
        "record": {"class": "GEN-1", "title": label("Granted")}, "tests": []
    })
}

fn definition() -> Definition {
    parse(&source()).unwrap_or_else(|faults| panic!("{}", faults.iter().map(ToString::to_string).collect::<String>()))
}

fn file(name: &str, digit: char) -> Attachment {
    Attachment::new(name, digit.to_string().repeat(64), 7, "application/pdf")
}

fn attach(definition: &Definition, answers: &mut Json, slot: &str, file: Attachment) {
    apply_edit(definition, answers, Edit::Attach { path: format!("/$attachments/{slot}"), file }, "apply").unwrap();
}

fn say(definition: &Definition, answers: &mut Json, path: &str, value: &str) {
    let edit = Edit::Set { path: format!("/$attachments/{path}"), value: value.into() };
    apply_edit(definition, answers, edit, "apply").unwrap();
}

fn inputs(stage: &str, instance: Option<&Instance>) -> Inputs {
    let originals = instance.map(Instance::accounted_for).unwrap_or_default();
    Inputs { originals, ..Inputs::new(day(TODAY), stage) }
}

fn problems(
    definition: &Definition,
    answers: &Json,
    stage: &str,
    instance: Option<&Instance>,
) -> Vec<(String, String)> {
    let found = evaluate(definition, answers, &inputs(stage, instance)).problems;
    found.into_iter().map(|problem| (problem.path, problem.code)).collect()
}

fn hand_over(
    definition: &Definition,
    instance: Option<Instance>,
    stage: &str,
    answers: &Json,
    who: Actor,
) -> Result<Instance, String> {
    let data = match complete(definition, INSTANCE, answers, &inputs(stage, instance.as_ref())) {
        Ok(completed) => completed.data().clone(),
        // What a desk that knows no better would ask.
        Err(_) => answers.clone(),
    };
    let asked = HandOver {
        instance: INSTANCE,
        definition_hash: definition.hash().to_owned(),
        stage: stage.to_owned(),
        outcome: Outcome::Forward,
        data,
        snapshots_digest: Snapshots::new().digest(),
        language: Lang::En,
        today: day(TODAY),
        actor: who,
        signed: None,
    };
    let handed = decide_hand_over(definition, instance.as_ref(), &asked, &Snapshots::new());
    handed.map(|handed| apply(instance, &handed)).map_err(|refusal| refusal.code().to_owned())
}

fn applicant() -> Actor {
    Actor { roles: vec!["applicant".into()], ..actor("a1", "", "") }
}

/// Applied for with one copy in each of these slots.
fn applied(definition: &Definition, slots: &[(&str, char)]) -> Instance {
    let mut answers = json!({"what": "a licence"});
    for (slot, digit) in slots {
        attach(definition, &mut answers, slot, file(&format!("{slot}.pdf"), *digit));
        if matches!(*slot, "sent" | "kept") {
            say(definition, &mut answers, &format!("{slot}/0/follows/by"), "post");
        }
    }
    hand_over(definition, None, "apply", &answers, applicant()).unwrap()
}

fn mark(definition: &Definition, slot: &str, digit: char, step: OriginalStep, who: &str) -> MarkOriginal {
    MarkOriginal {
        instance: INSTANCE,
        definition_hash: definition.hash().to_owned(),
        slot: slot.to_owned(),
        sha256: digit.to_string().repeat(64),
        again: 0,
        step,
        on: day(TODAY),
        note: String::new(),
        actor: actor(who, "Clerk", ""),
    }
}

fn marked(definition: &Definition, instance: &Instance, asked: &MarkOriginal) -> Result<Instance, String> {
    let marked = decide_original(definition, instance, asked, day(TODAY));
    marked.map(|marked| apply_original(instance.clone(), &marked)).map_err(|refusal| refusal.code().to_owned())
}

#[test]
fn a_certified_copy_names_who_certified_it_as_what_and_when() {
    let definition = definition();
    let mut answers = json!({});
    attach(&definition, &mut answers, "certified", file("deed.pdf", 'a'));
    let at = |part: &str, code: &str| (format!("/$attachments/certified/0/certified/{part}"), code.to_owned());
    let blank =
        [at("name", "forms-certified-by"), at("capacity", "forms-certified-as"), at("on", "forms-certified-on")];
    let mut found = problems(&definition, &answers, "apply", None);
    found.sort_by_key(|problem| blank.iter().position(|one| one == problem));
    assert_eq!(found, blank);

    say(&definition, &mut answers, "certified/0/certified/name", "何家欣");
    say(&definition, &mut answers, "certified/0/certified/capacity", "notary-public");
    say(&definition, &mut answers, "certified/0/certified/on", "２０２６-１１-２４");
    let left = problems(&definition, &answers, "apply", None);
    assert!(left.contains(&at("capacity", "forms-certified-as")), "a capacity that this slot does not take: {left:?}");
    assert!(left.contains(&at("on", "forms-certified-later")), "a day to come, typed in full width: {left:?}");
    say(&definition, &mut answers, "certified/0/certified/capacity", "solicitor");
    say(&definition, &mut answers, "certified/0/certified/on", "2026-11-20");
    assert_eq!(problems(&definition, &answers, "apply", None), []);
    let said = json!({"name": "何家欣", "capacity": "solicitor", "on": "2026-11-20"});
    assert_eq!(answers.pointer("/$attachments/certified/0/certified"), Some(&said), "it is signed with the copy");

    for part in ["name", "capacity", "on"] {
        say(&definition, &mut answers, &format!("certified/0/certified/{part}"), "");
    }
    assert_eq!(answers.pointer("/$attachments/certified/0/certified"), None, "nothing said leaves nothing behind");
}

#[test]
fn nothing_is_said_of_a_file_that_is_not_there_or_belongs_to_another_stage() {
    let definition = definition();
    let mut answers = json!({});
    attach(&definition, &mut answers, "certified", file("deed.pdf", 'a'));
    let refused = |answers: &mut Json, path: &str, stage: &str| {
        let edit = Edit::Set { path: format!("/$attachments/{path}"), value: "x".into() };
        apply_edit(&definition, answers, edit, stage).unwrap_err().code().to_owned()
    };
    for path in
        ["certified/1/certified/name", "certified/0/certified/post", "certified/0/name", "none/0/certified/name"]
    {
        assert_eq!(refused(&mut answers, path, "apply"), "forms-unknown-path", "{path}");
    }
    assert_eq!(refused(&mut answers, "certified/0/certified/name", "grant"), "forms-not-your-stage");
    attach(&definition, &mut answers, "plain", file("plan.pdf", 'b'));
    for path in ["plain/0/certified/name", "certified/0/follows/by"] {
        assert_eq!(refused(&mut answers, path, "apply"), "forms-unknown-path", "{path}: nobody asks for it");
    }
}

#[test]
fn no_form_is_complete_while_an_original_is_outstanding() {
    let definition = definition();
    let mut instance = applied(&definition, &[("plain", 'a'), ("seen", 'b'), ("sent", 'c'), ("kept", 'd')]);
    let grant = |instance: &Instance| {
        let mut answers = instance.beginning(&definition, "grant");
        answers["granted"] = json!(true);
        answers
    };
    let steps = [
        ("seen", 'b', OriginalStep::Sighted),
        ("sent", 'c', OriginalStep::Received),
        ("kept", 'd', OriginalStep::Received),
    ];
    for (done, (slot, digit, step)) in steps.into_iter().enumerate() {
        let found = problems(&definition, &grant(&instance), "grant", Some(&instance));
        let expected = steps[done..]
            .iter()
            .map(|(slot, ..)| (format!("/$attachments/{slot}/0"), "forms-original-outstanding".to_owned()));
        assert_eq!(found, expected.collect::<Vec<_>>());
        let refused =
            hand_over(&definition, Some(instance.clone()), "grant", &grant(&instance), actor("o1", "Officer", ""));
        assert_eq!(refused.unwrap_err(), "forms-handover-problems", "the rules say so too, not only the window");
        instance = marked(&definition, &instance, &mark(&definition, slot, digit, step, "c1")).unwrap();
    }
    let done =
        hand_over(&definition, Some(instance.clone()), "grant", &grant(&instance), actor("o1", "Officer", "")).unwrap();
    // An original may go back after all is done, once.
    let back = mark(&definition, "sent", 'c', OriginalStep::Returned, "c1");
    let done = marked(&definition, &done, &back).unwrap();
    assert_eq!(done.original("sent", &file("sent.pdf", 'c')), OriginalState::Returned);
    assert_eq!(marked(&definition, &done, &back).unwrap_err(), "forms-original-step");
}

#[test]
fn what_is_said_of_an_original_must_follow_and_be_true_of_it() {
    let definition = definition();
    let instance = applied(&definition, &[("plain", 'a'), ("seen", 'b'), ("kept", 'd')]);
    let refused = |asked: &MarkOriginal| {
        decide_original(&definition, &instance, asked, day(TODAY)).unwrap_err().code().to_owned()
    };
    let seen = |who: &str| mark(&definition, "seen", 'b', OriginalStep::Sighted, who);
    assert_eq!(refused(&seen("a1")), "forms-original-own", "whoever attached the copy does not confirm it");
    assert_eq!(refused(&mark(&definition, "plain", 'a', OriginalStep::Sighted, "c1")), "forms-original-none");
    assert_eq!(refused(&mark(&definition, "seen", 'e', OriginalStep::Sighted, "c1")), "forms-original-none");
    assert_eq!(refused(&mark(&definition, "seen", 'b', OriginalStep::Received, "c1")), "forms-original-step");
    assert_eq!(refused(&mark(&definition, "kept", 'd', OriginalStep::Returned, "c1")), "forms-original-step");
    assert_eq!(refused(&MarkOriginal { on: day("2026-11-24"), ..seen("c1") }), "forms-original-later");
    assert_eq!(refused(&MarkOriginal { definition_hash: "00".into(), ..seen("c1") }), "forms-handover-definition");
    assert!(decide_original(&definition, &instance, &seen("c1"), day(TODAY)).is_ok());
}

#[test]
fn a_definition_asks_for_originals_only_where_somebody_can_see_them() {
    let codes = |pointer: &str, value: Json| {
        let mut changed = source();
        *changed.pointer_mut(pointer).unwrap() = value;
        let faults = parse(&changed).err().unwrap_or_default();
        faults.iter().map(|fault| fault.code().to_owned()).collect::<Vec<_>>()
    };
    let last = json!({"id": "seen", "label": label("seen"), "stage": "grant", "original": {"policy": "sighted"}});
    assert_eq!(codes("/evidence/attachments/2", last), ["forms-def-original-last"]);
    let granted = json!({"id": "grant", "label": label("grant"), "by": {"post": "Officer"}, "when": {"isBlank": [{"var": "/what"}]}});
    assert_eq!(codes("/workflow/stages/1", granted), ["forms-def-original-last"; 3], "it may pass by");
    let anybody = json!({"policy": "certified-copy", "certifiers": ["passer-by"]});
    assert_eq!(codes("/evidence/attachments/1/original", anybody), ["forms-def-certifier"]);
}

proptest! {
    #[test]
    fn whatever_is_said_in_whatever_order_no_original_is_outstanding_twice(steps in prop::collection::vec((0..3usize, 0..3usize), 0..12)) {
        let definition = definition();
        let slots = [("seen", 'b'), ("sent", 'c'), ("kept", 'd')];
        let all = [OriginalStep::Sighted, OriginalStep::Received, OriginalStep::Returned];
        let mut instance = applied(&definition, &slots);
        for (slot, step) in steps {
            let before: Vec<OriginalState> = originals(&definition, &instance).iter().map(|one| one.state).collect();
            let asked = mark(&definition, slots[slot].0, slots[slot].1, all[step], "c1");
            instance = marked(&definition, &instance, &asked).unwrap_or(instance);
            let after = originals(&definition, &instance);
            for (then, now) in before.iter().zip(&after) {
                prop_assert!(*then == OriginalState::Outstanding || now.state != OriginalState::Outstanding);
                prop_assert!(now.state == *then || now.slot.id == slots[slot].0);
            }
        }
    }
}
