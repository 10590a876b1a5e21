//! The main job: a department, two forms filled in, signed and filed, and what becomes of them.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::desk::{Desk, said_in};
use crate::disk::{copy, lasting, repository, text};
use crate::keys::Keys;

/// A form with its stages, each with the officer who signs it.
pub struct Form {
    pub number: &'static str,
    stages: [(&'static str, Option<&'static str>); 3],
}

pub const LEAVE: Form =
    Form { number: "GEN-LV-1", stages: [("apply", Some("one")), ("support", None), ("approve", Some("two"))] };
pub const HALL: Form =
    Form { number: "HAD-CH-1", stages: [("apply", Some("one")), ("vet", None), ("decide", Some("two"))] };

impl Form {
    pub fn file(&self, name: &str) -> String {
        repository(&format!("schemas/forms/{}/11-2026/{name}", self.number))
    }

    /// Hands over every stage and answers the reference of the record.
    pub fn carry_through(&self, desk: &Desk) -> String {
        self.carry_through_with(desk, &json!({}), &[])
    }

    /// The answers of a stage with some of them given otherwise. Later stages repeat what the first one said.
    pub fn answers(&self, desk: &Desk, stage: &str, otherwise: &Value) -> String {
        let shipped = fs::read(self.file(&format!("answers-{stage}.json"))).unwrap();
        let mut answers: Value = serde_json::from_slice(&shipped).unwrap();
        for (name, value) in otherwise.as_object().unwrap() {
            answers[name] = value.clone();
        }
        desk.write(&format!("answers-{}-{stage}.json", self.number), answers.to_string())
    }

    /// The same with some answers of the first stage given otherwise, and more arguments there.
    pub fn carry_through_with(&self, desk: &Desk, otherwise: &Value, more: &[&str]) -> String {
        let mut instance: Option<String> = None;
        let mut last = Value::Null;
        for (number, (stage, officer)) in self.stages.into_iter().enumerate() {
            let mut otherwise = otherwise.clone();
            if number > 0 {
                // What is said of files is said where they are attached.
                otherwise.as_object_mut().unwrap().remove("$attachments");
            }
            let answers = self.answers(desk, stage, &otherwise);
            let mut args = vec!["form", "submit", self.number, "--answers", &answers];
            if number == 0 {
                args.extend(more);
            }
            if let Some(instance) = &instance {
                args.extend(["--instance", instance]);
            }
            let key = officer.map(|officer| Keys::of_this_run().of(officer));
            if let Some(key) = &key {
                args.extend(["--key", key]);
            }
            last = desk.answer("submit", 0, &args);
            assert_eq!(last["stage"], stage);
            instance = last["instance"].as_str().map(str::to_owned);
        }
        assert_eq!(last["state"], "completed");
        last["reference"].as_str().unwrap().to_owned()
    }
}

/// What whoever attaches the certificate of a society says of it.
pub fn certified() -> Value {
    let by = json!({"name": "HO Ka-yan", "capacity": "public-officer", "on": "2026-11-02"});
    json!({"societyCert": [{"certified": by}]})
}

/// What the job leaves: the vault, and the references of the two records.
pub struct Done {
    pub vault: PathBuf,
    pub leave: String,
    pub hall: String,
}

impl Done {
    /// A desk on a copy of the vault.
    pub fn desk(&self) -> Desk {
        Desk::copy_of(&self.vault)
    }

    /// The filed PDF of the hall form.
    pub fn hall_pdf(&self, desk: &Desk) -> PathBuf {
        let out = desk.path("out");
        desk.answer("show", 0, &["show", &self.hall, "--files", &text(&out)]);
        out.join("HAD-CH-1.pdf")
    }
}

/// The job is done once for all tests.
pub fn done() -> &'static Done {
    static DONE: OnceLock<Done> = OnceLock::new();
    DONE.get_or_init(|| {
        let desk = Desk::sample();
        let (leave, hall) = (LEAVE.carry_through(&desk), HALL.carry_through(&desk));
        let vault = lasting("job");
        copy(&desk.vault, &vault);
        Done { vault, leave, hall }
    })
}

#[test]
fn a_sample_vault_is_made_and_never_made_anew() {
    let desk = Desk::empty();
    let made = desk.answer("init", 0, &["init", "--sample"]);
    assert_eq!((made["sample"].as_bool(), made["records"].as_u64() > Some(60)), (Some(true), true), "{made}");
    let entries = desk.entries();
    desk.denied("store-exists", &["init", "--sample"]);
    assert_eq!(desk.entries(), entries);
}

#[test]
fn each_rule_of_a_form_is_said_in_both_languages() {
    let desk = Desk::empty();
    let file = LEAVE.file("form.json");
    let checked = desk.answer("form-check", 0, &["form", "check", &file, "--rules"]);
    let rules = checked["rules"].as_array().unwrap();
    let rule = rules.iter().find(|rule| rule["place"] == "/logic/visible/~1purpose").unwrap();
    let said = &rule["sentences"][0]["text"];
    for lang in ["en", "zh-Hant-HK"] {
        let sentence = said[lang].as_str().unwrap();
        let ran = desk.run(&["--lang", lang, "form", "check", &file, "--rules"]);
        assert!(ran.out.contains(sentence), "{lang}: {sentence}");
        let without = desk.run(&["--lang", lang, "form", "check", &file]);
        assert!(!without.out.contains(sentence), "{lang}");
    }
    assert_eq!(desk.answer("form-check", 0, &["form", "check", &file]).get("rules"), None);
}

#[test]
fn both_definitions_pass_their_own_tests_and_stand_in_the_catalogue() {
    let desk = Desk::sample();
    let listed = desk.answers("form-list", &["form", "list"]);
    for form in [LEAVE, HALL] {
        let checked = desk.answer("form-check", 0, &["form", "check", &form.file("form.json")]);
        assert_eq!(checked["sound"], true);
        assert!(!checked["report"]["cases"].as_array().unwrap().is_empty());
        let hash = listed.iter().find(|row| row["id"] == form.number).unwrap()["hash"].clone();
        assert_eq!(hash, checked["hash"], "what is listed is what was checked");
        let shown = desk.answer("form-show", 0, &["form", "show", form.number]);
        assert_eq!(shown["hash"], hash);
    }
}

#[test]
fn a_filed_form_gives_back_its_files_with_the_digests_of_the_record() {
    let (job, out) = (done(), "out");
    let desk = job.desk();
    let shown = desk.answer("show", 0, &["show", &job.leave, "--history", "--files", out]);
    let components = shown["components"].as_array().unwrap();
    assert_eq!(components.len(), 2);
    for component in components {
        let bytes = fs::read(desk.path(out).join(component["name"].as_str().unwrap())).unwrap();
        assert_eq!(component["size_bytes"], bytes.len());
    }
    let data: Value = serde_json::from_slice(&fs::read(desk.path("out/GEN-LV-1.json")).unwrap()).unwrap();
    assert_eq!(data["data"]["days"], "4.5", "{data}");
    desk.fails(1, "registry-output-exists", &["show", &job.leave, "--files", out]);
}

#[test]
fn the_signed_pdf_is_valid_with_the_root_and_cannot_be_judged_without() {
    let desk = done().desk();
    let pdf = text(&done().hall_pdf(&desk));
    let judged = desk.answer("verify", 0, &["verify", &pdf, "--trust", &Keys::of_this_run().root()]);
    assert_eq!((judged["verdict"].as_str(), judged["unchanged"].as_bool()), (Some("valid"), Some(true)));
    let signers: Vec<&str> =
        judged["signatures"].as_array().unwrap().iter().map(|one| one["by"].as_str().unwrap()).collect();
    assert_eq!(signers, ["Officer_one", "Officer_two"]);
    let judged = desk.answer("verify", 1, &["verify", &pdf]);
    assert_eq!((judged["verdict"].as_str(), judged["unchanged"].as_bool()), (Some("indeterminate"), Some(true)));
    assert_eq!(judged["reasons"][0], "chain-not-found");
}

#[test]
fn what_is_due_and_why_is_said_in_both_languages_with_the_same_dates() {
    let job = done();
    let desk = job.desk();
    let due = desk.answers("due", &["retention", "due", "--on", "2026-11-21"]);
    assert!(due.iter().any(|row| row["reference"] == "(1) in DO/4/20 Pt 1"), "{due:?}");
    assert!(due.iter().all(|row| row["due"].as_str().is_none_or(|day| day <= "2026-11-21")));
    let ask = ["retention", "explain", job.hall.as_str(), "--on", "2026-11-21"];
    let english = desk.answer("explain", 0, &ask);
    let chinese = desk.answer("explain", 0, &[&["--lang", "zh-Hant-HK"], ask.as_slice()].concat());
    // The last booking is on 12 December 2026: end of that financial year, and seven years.
    assert_eq!((english["due"].as_str(), chinese["due"].as_str()), (Some("2035-04-01"), Some("2035-04-01")));
    assert_eq!(english["digest"], chinese["digest"]);
    let steps = |explained: &Value| explained["steps"].as_array().unwrap().clone();
    for (one, other) in steps(&english).iter().zip(steps(&chinese)) {
        assert_eq!(
            (&one["rule"], &one["inputs"], &one["result"]),
            (&other["rule"], &other["inputs"], &other["result"])
        );
        said_in("zh-Hant-HK", other["text"].as_str().unwrap());
        said_in("en", one["text"].as_str().unwrap());
    }
}

#[test]
fn what_may_be_destroyed_is_listed_on_paper_for_those_who_decide() {
    let desk = done().desk();
    let list = ["retention", "due", "--on", "2026-11-21", "--list", "list.pdf"];
    let due = desk.answers("due", &list);
    let (listed, others): (Vec<&Value>, Vec<&Value>) = due.iter().partition(|row| row["action"] == "destroy");
    assert!(!listed.is_empty() && !others.is_empty(), "{due:?}");
    let read = desk.answer("extract", 0, &["extract", "list.pdf"]);
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let text = squeezed(read["text"].as_str().unwrap());
    let names = |row: &&Value| text.contains(&squeezed(row["reference"].as_str().unwrap()));
    assert!(listed.iter().all(names) && !others.iter().any(names), "{text}");
    desk.fails(1, "registry-output-exists", &list);
    desk.fails(1, "registry-nothing-to-destroy", &["retention", "due", "--on", "1997-07-01", "--list", "none.pdf"]);
}

#[test]
fn a_rebuild_changes_no_answer_and_the_vault_is_whole() {
    let desk = done().desk();
    let (before, entries) = (desk.count("會堂"), desk.entries());
    assert!(before > 20, "{before}");
    desk.answer("rebuild", 0, &["rebuild"]);
    assert_eq!((desk.count("會堂"), desk.entries()), (before, entries));
    let sound = desk.answer("doctor", 0, &["doctor"]);
    assert_eq!(sound["whole"], true);
}
