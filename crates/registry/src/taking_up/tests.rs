//! Take-up over a generated history: a hundred forms through the real rules, on days of a clock that stands.

use std::path::Path;

use forms::{HandOver, Outcome, Signed, TakeUpFigures, TakeUpMeasure, TakeUpTarget};
use records::{Act, EntityId, ScopeId};
use serde_json::{Value, json};
use signing::key::Pkcs12Signer;
use signing::testkit::{Authority, Leaf};
use words::Lang;

use super::take_up_csv;
use crate::clock::Clock;
use crate::desk::{Asking, Desk, new_entity};
use crate::stages::{Attached, Submission, Turn};
use crate::vault::{NewDesk, Opening, Registry};
use crate::view::takeup::{FormTakeUp, TakeUpAsk, TakeUpPeriod, TakeUpResponse};
use crate::{Incoming, NoShell, call};

const LEAVE: &str = "GEN-LV-1";
const CLAIM: &str = "FIN-CL-1";
const PASSPHRASE: &str = "correct horse battery staple";

/// The sample department on a day, as it was left.
fn on(folder: &Path, day: &str) -> Registry {
    let mut registry = Registry::new(folder.join("vault"), Clock::fixed_on(day).expect("a day"), Lang::En);
    if registry.header().is_ok() {
        registry.open(&Opening::Passphrase(PASSPHRASE)).expect("it opens");
    } else {
        let passphrase = PASSPHRASE.to_owned();
        let new = NewDesk { sample: true, passphrase, use_keyring: false, alone: true, holder: None };
        registry.create(&new).expect("a sample vault");
    }
    registry
}

fn answers(form: &str, stage: &str) -> Value {
    let shelf = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/forms");
    let bytes = std::fs::read(format!("{shelf}/{form}/11-2026/answers-{stage}.json")).expect("answers");
    serde_json::from_slice(&bytes).expect("JSON")
}

/// Asks what a desk asks when a stage ends, without drawing its page.
fn end(desk: &mut Desk, turn: &Turn, outcome: Outcome, data: Value, signed: Option<Signed>) {
    let hand_over = HandOver {
        instance: turn.instance_id.0,
        definition_hash: turn.definition.hash().to_owned(),
        stage: turn.inputs.stage.clone(),
        outcome,
        data,
        snapshots_digest: turn.inputs.snapshots.digest(),
        language: Lang::En,
        today: turn.inputs.today,
        actor: turn.inputs.actor.clone(),
        signed,
    };
    let act = Act::HandOver { hand_over: json!({"asked": hand_over, "snapshots": turn.inputs.snapshots}) };
    let asking = Asking { agent: turn.agent, at: desk.now() };
    desk.ask(asking, turn.instance_id, ScopeId::routing(), act, Vec::new()).expect("granted");
}

fn forward(desk: &mut Desk, turn: &Turn, given: &Value) {
    let completed = turn.complete(given).expect("complete");
    let by = forms::SignedBy::Certificate("c".repeat(64));
    let signed = Signed { statement: completed.digest(), rendition: "r".repeat(64), by };
    let signed = turn.signs().then_some(signed);
    end(desk, turn, Outcome::Forward, completed.data().clone(), signed);
}

fn begin(desk: &mut Desk) -> EntityId {
    begin_many(desk, 1)[0]
}

fn begin_many(desk: &mut Desk, many: usize) -> Vec<EntityId> {
    let (form, definition) = desk.form(LEAVE).expect("here");
    let first = desk.begin(form, definition, new_entity(), Lang::En).expect("begun");
    let given = answers(LEAVE, "apply");
    let one = |_| {
        let turn = Turn { instance_id: new_entity(), ..first.clone() };
        forward(desk, &turn, &given);
        turn.instance_id
    };
    (0..many).map(one).collect()
}

fn go_on(desk: &mut Desk, id: EntityId, answer: (&str, &str)) {
    let turn = desk.resume(id, None, Lang::En).expect("open");
    let mut given = turn.beginning();
    given[answer.0] = json!(answer.1);
    forward(desk, &turn, &given);
}

fn give_back(desk: &mut Desk, id: EntityId) {
    let turn = desk.resume(id, None, Lang::En).expect("open");
    let outcome = Outcome::Return { to: "apply".to_owned(), reasons: "The days overlap.".to_owned() };
    end(desk, &turn, outcome, Value::Null, None);
}

/// Whoever began it takes it back.
fn take_back(desk: &mut Desk, id: EntityId) {
    let mut turn = desk.resume(id, None, Lang::En).expect("open");
    turn.inputs.actor = turn.instance.as_ref().and_then(|instance| instance.began()).expect("begun").clone();
    turn.inputs.stage = "apply".to_owned();
    turn.agent = desk.holder().expect("a holder");
    let outcome = Outcome::Withdraw { reasons: "Not needed any more.".to_owned() };
    end(desk, &turn, outcome, Value::Null, None);
}

/// A claim whose receipt follows by post.
fn claim(desk: &mut Desk, key: &Pkcs12Signer) {
    let mut answers = answers(CLAIM, "claim");
    answers["lines"][1]["fare"] = json!("2500.00");
    answers["lines"][1]["receipt"] = json!(true);
    answers["payMode"] = json!("payroll");
    answers["lines"][1]["$attachments"] =
        json!({"receiptOriginal": [{"follows": {"by": "post", "tracking": "RB123456785HK"}}]});
    let receipt = Incoming { name: "receipt.pdf".to_owned(), bytes: b"%PDF-1.7 a receipt".to_vec() };
    let attach = vec![Attached { slot: "receiptOriginal".to_owned(), rows: vec![1], file: receipt }];
    let form = CLAIM.to_owned();
    let submission = Submission { form, instance: None, stage: None, answers, attach, lang: Lang::En };
    desk.submit(submission, Some(key)).expect("claimed");
}

fn key() -> Pkcs12Signer {
    let mut leaf = Leaf::named("Officer");
    let time = |text: &str| text.parse().expect("a time");
    leaf.valid = (time("2026-01-01T00:00:00Z"), time("2028-01-01T00:00:00Z"));
    Pkcs12Signer::open(&Authority::root("Root").issue(&leaf).pkcs12("secret"), "secret").expect("a key")
}

/// Ninety-five leaves begun on 2 November, of which the supervisor's part is due on the 5th, and five claims of the 9th. Late are ten
/// that nobody took up, ten supported on the 6th, ten given back on the 6th, ten withdrawn on the 6th. In time are thirty
/// supported on the 5th and approved on the 9th, fifteen withdrawn on the 5th, ten supported on the 5th; and the claims.
fn hundred(folder: &Path) {
    let begun: Vec<EntityId> = {
        let mut registry = on(folder, "2026-11-02");
        let desk = registry.desk().expect("open");
        begin_many(desk, 95)
    };
    {
        let mut registry = on(folder, "2026-11-05");
        let desk = registry.desk().expect("open");
        begun[40..70].iter().chain(&begun[85..]).for_each(|id| go_on(desk, *id, ("support", "supported")));
        begun[70..85].iter().for_each(|id| take_back(desk, *id));
    }
    {
        let mut registry = on(folder, "2026-11-06");
        let desk = registry.desk().expect("open");
        begun[10..20].iter().for_each(|id| go_on(desk, *id, ("support", "supported")));
        begun[20..30].iter().for_each(|id| give_back(desk, *id));
        begun[30..40].iter().for_each(|id| take_back(desk, *id));
    }
    let mut registry = on(folder, "2026-11-09");
    let desk = registry.desk().expect("open");
    begun[40..70].iter().for_each(|id| go_on(desk, *id, ("decision", "approved")));
    let key = key();
    (0..5).for_each(|_| claim(desk, &key));
}

fn shown(registry: &mut Registry, ask: &TakeUpAsk) -> TakeUpResponse {
    let answer = call(registry, "take_up", json!({"ask": ask}), &NoShell).expect("counted");
    serde_json::from_value(answer).expect("as the contract says")
}

fn ask(period: TakeUpPeriod) -> TakeUpAsk {
    TakeUpAsk { period, from: None, to: None, form_no: None, unit: None }
}

fn of<'a>(answer: &'a TakeUpResponse, form_no: &str) -> &'a FormTakeUp {
    answer.forms.iter().find(|form| form.form_no == form_no).expect("a row")
}

#[test]
fn what_is_shown_of_a_hundred_forms_is_what_is_counted_again_from_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    hundred(folder.path());
    let mut registry = on(folder.path(), "2026-11-10");
    let answer = shown(&mut registry, &ask(TakeUpPeriod::Month));
    let expected = TakeUpFigures {
        begun: 100,
        completed: 30,
        e_signed: 30,
        on_paper: 0,
        refused: 0,
        withdrawn: 25,
        in_hand: 100,
        late: 40,
        open: 45,
        overdue: 10,
        originals_outstanding: 5,
    };
    assert_eq!(answer.total.figures, expected);
    assert_eq!(answer.total.late_percent.as_deref(), Some("40"), "exactly");
    assert_eq!(answer.total.electronic_percent.as_deref(), Some("100"));
    assert_eq!((of(&answer, LEAVE).count.figures.late, of(&answer, CLAIM).count.figures.begun), (40, 5));
    assert_eq!(answer.forms.len(), 13, "a form that nobody uses is a figure too");
    assert_eq!((answer.months.len(), answer.months[0].month.as_str()), (1, "2026-11"));
    assert_eq!(
        (answer.from.expect("a day").to_string(), answer.to.to_string()),
        ("2026-11-01".into(), "2026-11-30".into())
    );
    assert_eq!(answer.counted_to.to_string(), "2026-11-10");

    // The screens beside it say the same.
    let tracked = call(&mut registry, "track_forms", json!({"closed_too": true}), &NoShell).expect("tracked");
    assert_eq!((&tracked["late"], &tracked["under_way"]), (&json!(expected.overdue), &json!(expected.open)));
    let originals = call(&mut registry, "list_originals", json!({}), &NoShell).expect("listed");
    assert_eq!(originals["outstanding"], json!(expected.originals_outstanding));

    // Every table is made anew from the chains, and the vault is closed and opened: the same comes out.
    let store = &mut registry.desk().expect("open").store;
    store.transact::<_, store::Fault>(|tx| tx.rebuild()).expect("rebuilt");
    drop(registry);
    let mut registry = on(folder.path(), "2026-11-10");
    assert_eq!(shown(&mut registry, &ask(TakeUpPeriod::Month)), answer);

    // The financial year holds the same; next month has only what is still open, and all of that is late by then.
    let year = shown(&mut registry, &ask(TakeUpPeriod::FinancialYear));
    assert_eq!((year.total.figures, year.to.to_string()), (expected, "2027-03-31".to_owned()));
    drop(registry);
    let mut registry = on(folder.path(), "2026-12-31");
    let december = shown(&mut registry, &ask(TakeUpPeriod::Month)).total;
    assert_eq!((december.figures.begun, december.figures.in_hand), (0, 45));
    let then = TakeUpAsk { to: "2026-11-10".parse().ok(), ..ask(TakeUpPeriod::Between) };
    assert_eq!(shown(&mut registry, &then).total.figures, expected, "a past day is counted as it stood");
}

#[test]
fn only_one_unit_or_one_form_is_counted_where_it_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut registry = on(folder.path(), "2026-11-02");
    let desk = registry.desk().expect("open");
    begin(desk);
    claim(desk, &key());
    let all = shown(&mut registry, &ask(TakeUpPeriod::All));
    assert_eq!(all.all_units.len(), 1, "{:?}", all.all_units);
    let unit = all.all_units[0].clone();
    assert!(!unit.is_empty(), "the sample department has units");
    let mine = TakeUpAsk { unit: Some(unit), ..ask(TakeUpPeriod::All) };
    assert_eq!(shown(&mut registry, &mine).total.figures, all.total.figures);
    let elsewhere = TakeUpAsk { unit: Some("Nowhere".to_owned()), ..ask(TakeUpPeriod::All) };
    assert_eq!(shown(&mut registry, &elsewhere).total.figures, TakeUpFigures::default());
    let claims = TakeUpAsk { form_no: Some(CLAIM.to_owned()), ..ask(TakeUpPeriod::All) };
    let claims = shown(&mut registry, &claims);
    assert_eq!((claims.forms.len(), claims.total.figures.begun), (1, 1));
    let backwards = TakeUpAsk { from: "2026-11-03".parse().ok(), ..ask(TakeUpPeriod::Between) };
    let refused = call(&mut registry, "take_up", json!({"ask": backwards}), &NoShell).expect_err("backwards");
    assert_eq!(refused.message.code, "registry-take-up-backwards");
}

#[test]
fn what_is_begun_or_taken_here_is_noted_here_and_in_no_journal() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut registry = on(folder.path(), "2026-11-02");
    let desk = registry.desk().expect("open");
    let events = |desk: &Desk| desk.store.heads().expect("heads");
    let before = events(desk);
    let (draft, _) = desk.start_draft(LEAVE, None, None, Lang::En).expect("a draft");
    desk.start_draft(LEAVE, None, None, Lang::En).expect("another");
    desk.store.transact::<_, store::Fault>(|tx| tx.discard_draft(draft.id)).expect("gone");
    let path = folder.path().join("leave.json");
    let request = json!({"form_id": LEAVE, "path": path});
    let saved = call(&mut registry, "save_form", request, &NoShell).expect("a copy");
    assert_eq!(saved["name"], "leave.json");
    let desk = registry.desk().expect("open");
    let copy = std::fs::read(&path).expect("written");
    let copied = forms::Definition::parse(&copy).expect("a definition");
    assert_eq!(copied.hash(), desk.form(LEAVE).expect("here").1.hash());
    assert!(desk.publisher_of(&copied).is_ok(), "its publisher's signature goes along");
    assert_eq!(events(desk), before, "no event of any scope");
    assert!(desk.verify_log().expect("a log").whole);
    let answer = shown(&mut registry, &ask(TakeUpPeriod::Month));
    let leave = &of(&answer, LEAVE).count;
    assert_eq!((leave.begun_here, leave.taken_here, leave.figures.begun), (2, 1, 0));
    assert_eq!((answer.total.begun_here, answer.total.taken_here), (2, 1));
    drop(registry);
    let mut registry = on(folder.path(), "2026-12-01");
    let december = shown(&mut registry, &ask(TakeUpPeriod::Month));
    assert_eq!((december.total.begun_here, december.total.taken_here), (0, 0));
    assert_eq!(shown(&mut registry, &ask(TakeUpPeriod::FinancialYear)).total.begun_here, 2);
}

#[test]
fn the_library_is_shown_by_tier_with_what_was_completed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut registry = on(folder.path(), "2026-11-02");
    let desk = registry.desk().expect("open");
    let leave = begin(desk);
    go_on(desk, leave, ("support", "supported"));
    go_on(desk, leave, ("decision", "approved"));
    let answer = shown(&mut registry, &ask(TakeUpPeriod::Month));
    let listed = json!({"query": "", "filter": {"department": null, "tier": null, "needs_originals": false, "here": false,
        "shelf": null}, "from": 0, "limit": 1, "find": null});
    let library = call(&mut registry, "list_forms", listed, &NoShell).expect("listed");
    let sum: u32 = answer.tiers.iter().map(|tier| tier.forms).sum();
    assert_eq!(library["total"], json!(sum), "every form of the library has a tier");
    let completed: Vec<u32> = answer.tiers.iter().map(|tier| tier.completed).collect();
    assert_eq!(completed, [0, 0, 0, 1]);
    let native = &answer.tiers[3];
    let share = f64::from(native.forms) * 100.0 / f64::from(sum);
    assert_eq!(native.percent, Some(((share * 10.0).round() / 10.0).to_string()));
}

#[test]
fn a_target_is_set_for_a_form_and_a_period_and_stands_in_the_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut registry = on(folder.path(), "2026-11-02");
    let desk = registry.desk().expect("open");
    let leave = begin(desk);
    let two = Some(TakeUpTarget { measure: TakeUpMeasure::Completed, value: 2 });
    let set = |registry: &mut Registry, form: &str, period: TakeUpPeriod, target: Option<TakeUpTarget>| {
        call(registry, "set_take_up_target", json!({"form_no": form, "period": period, "target": target}), &NoShell)
    };
    set(&mut registry, LEAVE, TakeUpPeriod::Month, two).expect("set");
    let half = Some(TakeUpTarget { measure: TakeUpMeasure::Electronic, value: 50 });
    set(&mut registry, LEAVE, TakeUpPeriod::Quarter, half).expect("set");
    let reached = |registry: &mut Registry, period| {
        of(&shown(registry, &ask(period)), LEAVE).aim.as_ref().map(|aim| (aim.target.value, aim.reached))
    };
    assert_eq!(reached(&mut registry, TakeUpPeriod::Month), Some((2, Some(false))));
    assert_eq!(reached(&mut registry, TakeUpPeriod::Quarter), Some((50, None)), "nothing is completed yet");
    assert_eq!(reached(&mut registry, TakeUpPeriod::FinancialYear), None, "a month's target says nothing of a year");
    for (form, period, target, code) in [
        ("NONE-1", TakeUpPeriod::Month, two, "registry-no-such-form"),
        (LEAVE, TakeUpPeriod::All, two, "registry-target-period"),
        (LEAVE, TakeUpPeriod::Between, two, "registry-target-period"),
        (LEAVE, TakeUpPeriod::Month, two.map(|two| TakeUpTarget { value: 0, ..two }), "store-target-range"),
        (LEAVE, TakeUpPeriod::Month, half.map(|half| TakeUpTarget { value: 101, ..half }), "store-target-range"),
    ] {
        let refused = set(&mut registry, form, period, target).expect_err(code);
        assert_eq!(refused.message.code, code);
    }
    let desk = registry.desk().expect("open");
    go_on(desk, leave, ("support", "supported"));
    go_on(desk, leave, ("decision", "approved"));
    let one = two.map(|two| TakeUpTarget { value: 1, ..two });
    set(&mut registry, LEAVE, TakeUpPeriod::Month, one).expect("set anew");
    assert_eq!(reached(&mut registry, TakeUpPeriod::Month), Some((1, Some(true))));
    assert_eq!(reached(&mut registry, TakeUpPeriod::Quarter), Some((50, Some(true))));

    let answer = shown(&mut registry, &ask(TakeUpPeriod::Month));
    let table = take_up_csv(&answer);
    let path = folder.path().join("take-up.csv");
    call(&mut registry, "save_take_up", json!({"ask": ask(TakeUpPeriod::Month), "path": path}), &NoShell)
        .expect("saved");
    assert_eq!(std::fs::read(&path).expect("written"), table.as_bytes());
    let lines: Vec<&str> = table.trim_start_matches('\u{feff}').split("\r\n").collect();
    assert_eq!(lines.len(), 15, "a heading, thirteen forms, and the end of the last line");
    let line = lines.iter().find(|line| line.contains(LEAVE)).expect("a line");
    let title = &of(&answer, LEAVE).title;
    let rest = "1,1,1,0,100,0,0,1,0,0,0,0,0,0,0,completed,1,yes";
    assert_eq!(*line, format!("2026-11-01,2026-11-02,{LEAVE},{},{},{rest}", title.en, title.zh));
    assert_eq!(lines[0].split(',').count(), line.split(',').count());
    set(&mut registry, LEAVE, TakeUpPeriod::Month, None).expect("taken away");
    assert_eq!(reached(&mut registry, TakeUpPeriod::Month), None);
}
