//! Several forms signed with one key: each as it was shown, the secret asked once, what fails stays and the rest goes on.

use std::cell::Cell;
use std::path::PathBuf;

use registry::{Failure, PickPurpose, Secret, Shell, call};
use serde_json::{Value, json};
use words::Message;

use crate::kit::{Day, KEY_SECRET};

const LEAVE: &str = "GEN-LV-1";

/// A shell that counts how often it was asked for a secret, and answers with this one.
struct Asked {
    times: Cell<u32>,
    secret: Option<&'static str>,
}

impl Asked {
    fn with(secret: Option<&'static str>) -> Self {
        Self { times: Cell::new(0), secret }
    }
}

impl Shell for Asked {
    fn pick_files(&self, _: PickPurpose, _: bool) -> Vec<PathBuf> {
        Vec::new()
    }

    fn pick_save(&self, _: &str) -> Option<PathBuf> {
        None
    }

    fn pick_folder(&self) -> Option<PathBuf> {
        None
    }

    fn print(&self, _: &str, _: &[u8]) -> Result<(), Failure> {
        Ok(())
    }

    fn drag_out(&self, _: &str, _: &[u8]) -> Result<(), Failure> {
        Ok(())
    }

    fn ask_secret(&self, _: &Message) -> Option<Secret> {
        self.times.set(self.times.get() + 1);
        self.secret.map(|secret| Secret::new(secret.to_owned()))
    }
}

/// Leave forms that want nothing but a signature, each with the digest of its page.
fn ready(day: &mut Day, count: usize) -> Vec<Value> {
    let shelf = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/forms");
    let answers = std::fs::read(format!("{shelf}/{LEAVE}/11-2026/answers-apply.json")).expect("answers");
    let answers: Value = serde_json::from_slice(&answers).expect("JSON");
    let members = answers.as_object().expect("an object");
    let edits: Vec<Value> =
        members.iter().map(|(name, value)| json!({"do": "set", "path": format!("/{name}"), "value": value})).collect();
    let forms = day.ask("list_forms", crate::kit::forms_ask("", &json!({"here": true})));
    let leave = forms["forms"].as_array().expect("forms").iter().find(|form| form["form_no"] == LEAVE);
    let form_id = leave.expect("the leave form")["form_id"].clone();
    let one = |_| {
        let started = day.ask("start_draft", json!({"form_id": form_id, "instance_id": null}));
        let draft_id = started["draft"]["draft"]["draft_id"].clone();
        day.ask("update_draft", json!({"draft_id": draft_id, "edits": edits}));
        let digest = day.ask("preview_form", json!({"draft_id": draft_id}))["digest"].clone();
        json!({"draft_id": draft_id, "digest": digest})
    };
    (0..count).map(one).collect()
}

fn ask(day: &mut Day, shell: &Asked, verb: &str, request: Value) -> Result<Value, String> {
    call(&mut day.registry, verb, request, shell).map_err(|failure| failure.message.code)
}

fn begin(day: &mut Day, shell: &Asked, forms: &[Value]) -> Result<Value, String> {
    let key = day.key();
    ask(day, shell, "begin_batch", json!({"forms": forms, "key_path": key}))
}

fn next(day: &mut Day, batch: &Value) -> Result<Value, String> {
    ask(day, &Asked::with(None), "sign_next", json!({"batch_id": batch["batch_id"]}))
}

fn drafts(day: &mut Day) -> usize {
    day.ask("list_drafts", json!({}))["drafts"].as_array().map_or(0, Vec::len)
}

#[test]
fn ten_forms_are_signed_after_one_question_and_the_one_that_was_changed_stays() {
    let mut day = Day::sample();
    let forms = ready(&mut day, 10);
    // Changed after it was shown: its page is another one.
    let edit = json!({"do": "set", "path": "/address", "value": "香港中環示範道2號"});
    day.ask("update_draft", json!({"draft_id": forms[3]["draft_id"], "edits": [edit]}));
    let shell = Asked::with(Some(KEY_SECRET));
    let batch = begin(&mut day, &shell, &forms).expect("begun");
    assert_eq!((&batch["left"], shell.times.get()), (&json!(10), 1));
    for (at, form) in forms.iter().enumerate() {
        let step = next(&mut day, &batch).expect("a step");
        assert_eq!((&step["draft_id"], &step["left"]), (&form["draft_id"], &json!(9 - at)));
        if at == 3 {
            assert_eq!((&step["handed"], &step["error"]["code"]), (&Value::Null, &json!("registry-preview-changed")));
            assert_eq!(step["changed"], json!([]));
        } else {
            assert_eq!((&step["handed"]["state"], &step["error"]), (&json!("passed_on"), &Value::Null));
            assert_eq!(step["changed"], step["handed"]["changed"]);
        }
    }
    assert_eq!(next(&mut day, &batch), Err("registry-batch-over".to_owned()), "the key is closed with the last");
    let open = day.ask("list_drafts", json!({}))["drafts"].clone();
    assert_eq!(open.as_array().map(Vec::len), Some(1));
    assert_eq!(open[0]["draft_id"], forms[3]["draft_id"]);
    // Ten of one kind are told apart by what their records would be called.
    let about = "Leave application: CHAN Tai-man (2027-12-21 to 2027-12-28)";
    assert_eq!((&open[0]["title"]["en"], &open[0]["about"]["en"]), (&json!("Application for leave"), &json!(about)));
    assert!(day.desk().verify_log().expect("a log").whole);

    // What became of them is what one form signed by itself becomes: a signed, whole paper.
    let instance = day.ask("track_forms", json!({"closed_too": false}))["forms"][0]["instance_id"].clone();
    let instance = instance.as_str().expect("an instance").parse().expect("an identity");
    let paper = day.desk().store().component(instance, "apply-1-form.pdf").expect("its paper");
    let report = registry::judging::judge(
        &paper,
        &registry::Policy::trusting([]),
        "2026-11-23T04:00:00Z".parse().expect("a time"),
    );
    assert!(report.unchanged && report.signatures.len() == 1, "{report:?}");
}

#[test]
fn nothing_is_signed_without_the_secret_or_with_a_wrong_one() {
    let mut day = Day::sample();
    let forms = ready(&mut day, 2);
    assert_eq!(begin(&mut day, &Asked::with(None), &forms), Err("cancelled".to_owned()));
    let wrong = begin(&mut day, &Asked::with(Some("not the passphrase")), &forms).expect_err("refused");
    assert!(wrong.starts_with("signing-"), "{wrong}");
    assert_eq!(drafts(&mut day), 2);

    // What is asked for wrongly is told before anybody types a secret.
    let shell = Asked::with(Some(KEY_SECRET));
    assert_eq!(begin(&mut day, &shell, &[]), Err("registry-batch-empty".to_owned()));
    let twice = [forms[0].clone(), forms[0].clone()];
    assert_eq!(begin(&mut day, &shell, &twice), Err("registry-batch-twice".to_owned()));
    assert_eq!(shell.times.get(), 0);
}

#[test]
fn a_batch_ends_when_it_is_broken_off_when_another_begins_and_when_the_vault_is_locked() {
    let mut day = Day::sample();
    let forms = ready(&mut day, 3);
    let shell = Asked::with(Some(KEY_SECRET));
    let over = Err("registry-batch-over".to_owned());

    let first = begin(&mut day, &shell, &forms).expect("begun");
    let second = begin(&mut day, &shell, &forms).expect("begun anew");
    assert_eq!(next(&mut day, &first), over);
    next(&mut day, &second).expect("one is signed");
    day.ask("end_batch", json!({"batch_id": second["batch_id"]}));
    day.ask("end_batch", json!({"batch_id": second["batch_id"]}));
    assert_eq!(next(&mut day, &second), over);
    assert_eq!(drafts(&mut day), 2, "what was signed is handed over, the rest is as it was");

    let third = begin(&mut day, &shell, &forms[1..]).expect("begun");
    day.ask("lock", json!({}));
    assert_eq!(next(&mut day, &third), Err("registry-locked".to_owned()));
    day.ask("unlock", json!({"passphrase": crate::kit::PASSPHRASE, "keyring": false, "recovery_key": null}));
    assert_eq!(next(&mut day, &third), over);
}
