//! The three-part return: three offices, each at its own desk, pass one form on through the records
//! server. Given back with reasons, corrected, signed three times on one paper, and filed.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::disk::repository;
use crate::keys::Keys;
use crate::office::{Office, joined};
use crate::schemas::holds;

const FORM: &str = "PIDR-1";

/// Desks of the department, the bureau and the central office.
struct Offices {
    office: Office,
    department: Desk,
    bureau: Desk,
    central: Desk,
}

impl Offices {
    fn found() -> Self {
        let office = Office::found("records.localhost/returns");
        let codes = ["fung-hok-lim", "tang-wai-shan", "yeung-chun-hei"].map(|agent| office.code(agent));
        let running = office.open();
        let [department, bureau, central] = codes.map(|code| joined(&running.url(), &code));
        running.stop();
        Self { office, department, bureau, central }
    }

    /// Each of these exchanges in turn with the server, which is there only meanwhile.
    fn exchange(&self, desks: &[&Desk]) {
        let running = self.office.open();
        for desk in desks {
            let done = desk.answer("sync", 0, &["sync", "--server", &running.url()]);
            assert_eq!((&done["waiting"], &done["attention"]), (&json!(0), &json!(0)), "{done}");
        }
        running.stop();
    }
}

fn answers(stage: &str) -> String {
    repository(&format!("schemas/forms/{FORM}/11-2026/answers-{stage}.json"))
}

fn submit(desk: &Desk, answers: &str, instance: Option<&str>, officer: &str) -> Value {
    let key = Keys::of_this_run().of(officer);
    let mut args = vec!["form", "submit", FORM, "--answers", answers, "--key", &key];
    args.extend(instance.iter().flat_map(|id| ["--instance", *id]));
    desk.answer("submit", 0, &args)
}

/// The one form on its way, as a desk shows it.
fn tracked(desk: &Desk, all: bool) -> Value {
    let args = if all { vec!["form", "track", "--all"] } else { vec!["form", "track"] };
    let mut rows = desk.answers("track", &args);
    assert_eq!(rows.len(), 1, "{rows:#?}");
    rows.remove(0)
}

#[test]
fn three_offices_pass_one_return_on_and_it_is_filed_with_three_seals() {
    let offices = Offices::found();
    let Offices { department, bureau, central, .. } = &offices;
    // Nobody has a network while they fill in.
    let first = submit(department, &answers("report"), None, "one");
    let instance = first["instance"].as_str().unwrap();
    assert_eq!(first["next"][0]["stage"], "comment");
    assert!(first["next"][0]["due_on"].is_string(), "twenty working days: {first}");
    let id = ["--instance", instance];
    department.fails(1, "forms-handover-assignee", &["form", "return", instance, "--to", "report", "--reasons", "No"]);
    assert!(bureau.answers("track", &["form", "track"]).is_empty());

    offices.exchange(&[department, bureau]);
    let row = tracked(bureau, false);
    assert_eq!((&row["stage"], &row["mine"], &row["days_late"]), (&json!("comment"), &json!(true), &json!(0)));
    assert!(row["title"]["zh-Hant-HK"].as_str().unwrap().contains("社區會堂網上預訂系統"), "{row}");
    assert_eq!(tracked(department, false)["mine"], false);

    let back = ["form", "return", instance, "--to", "report", "--reasons", "請補充長者使用情況。"];
    let given = bureau.answer("returned", 0, &back);
    assert_eq!((&given["from"], &given["open"][0]["stage"]), (&json!("comment"), &json!("report")));
    offices.exchange(&[bureau, department]);
    let row = tracked(department, false);
    assert_eq!((&row["reasons"], &row["mine"]), (&json!("請補充長者使用情況。"), &json!(true)));

    submit(department, &answers("report"), Some(instance), "one");
    offices.exchange(&[department, bureau]);
    submit(bureau, &answers("comment"), Some(instance), "two");
    offices.exchange(&[bureau, central]);
    let key = Keys::of_this_run().of("two");
    let same = ["form", "submit", FORM, "--answers", &answers("assess"), "--key", &key, id[0], id[1]];
    bureau.fails(1, "forms-handover-assignee", &same);
    let last = submit(central, &answers("assess"), Some(instance), "one");
    assert_eq!(last["state"], "completed");
    offices.exchange(&[central, department, bureau]);

    let row = tracked(department, true);
    assert_eq!((&row["standing"], &row["stage"]), (&json!("completed"), &Value::Null));
    let signed: Vec<bool> = row["stages"].as_array().unwrap().iter().map(|stage| stage["signed"] == true).collect();
    assert_eq!(signed, [true, true, true]);
    let hit = department.answer("hit", 0, &["search", "網上預訂系統"]);
    let reference = hit["reference"].as_str().unwrap();
    department.answer("show", 0, &["show", reference, "--files", "out"]);
    let paper = department.path("out/PIDR-1.pdf");
    let judged =
        department.answer("verify", 0, &["verify", paper.to_str().unwrap(), "--trust", &Keys::of_this_run().root()]);
    assert_eq!((judged["verdict"].as_str(), judged["signatures"].as_array().unwrap().len()), (Some("valid"), 3));
}

/// Writes the form into a file at one desk and takes it in at another; answers what the other one says.
fn carry(instance: &str, from: &Desk, to: &Desk) -> Value {
    let file = from.path("PIDR-1.mhand").to_str().unwrap().to_owned();
    let written = from.answer("carried", 0, &["form", "carry", instance, "--out", &file]);
    assert_eq!(written["file"], "PIDR-1.mhand");
    to.answer("taken", 0, &["form", "take", &file])
}

#[test]
fn three_desks_without_a_network_finish_a_return_by_hand_and_the_server_counts_each_stage_once() {
    let offices = Offices::found();
    let Offices { department, bureau, central, .. } = &offices;
    // They have exchanged once, when they joined: the server's certificates of the desks came with its orders.
    let first = submit(department, &answers("report"), None, "one");
    let instance = first["instance"].as_str().unwrap();
    let taken = carry(instance, department, bureau);
    assert_eq!((&taken["new"], &taken["open"][0]["stage"]), (&json!(1), &json!("comment")));
    assert_eq!(tracked(bureau, false)["mine"], true);
    let again = carry(instance, department, bureau);
    assert_eq!((&again["new"], &again["open"][0]["stage"]), (&json!(0), &json!("comment")), "a file may come twice");

    // Given back and corrected, all by hand.
    bureau.answer("returned", 0, &["form", "return", instance, "--to", "report", "--reasons", "請補充長者使用情況。"]);
    assert_eq!(carry(instance, bureau, department)["open"][0]["stage"], "report");
    assert_eq!(tracked(department, false)["reasons"], "請補充長者使用情況。");
    submit(department, &answers("report"), Some(instance), "one");
    assert_eq!(carry(instance, department, bureau)["new"], 1);
    submit(bureau, &answers("comment"), Some(instance), "two");
    let taken = carry(instance, bureau, central);
    assert_eq!((&taken["new"], &taken["open"][0]["stage"]), (&json!(4), &json!("assess")));
    let last = submit(central, &answers("assess"), Some(instance), "one");
    assert_eq!((&last["state"], &last["next"]), (&json!("completed"), &json!([])));

    // The desk that meets the server first brings everything; the others bring it again, and nothing is doubled.
    offices.exchange(&[central, bureau, department, central]);
    for desk in [department, bureau, central] {
        let row = tracked(desk, true);
        assert_eq!(row["standing"], "completed");
        assert_eq!(desk.answer("log", 0, &["log", "verify"])["whole"], true);
        let hit = desk.answer("hit", 0, &["search", "網上預訂系統"]);
        assert!(!hit["reference"].as_str().unwrap().contains('~'), "a permanent number: {hit}");
    }
    let reference = department.answer("hit", 0, &["search", "網上預訂系統"])["reference"].as_str().unwrap().to_owned();
    department.answer("show", 0, &["show", &reference, "--files", "out"]);
    let paper = department.path("out/PIDR-1.pdf");
    let judged =
        department.answer("verify", 0, &["verify", paper.to_str().unwrap(), "--trust", &Keys::of_this_run().root()]);
    assert_eq!((judged["verdict"].as_str(), judged["signatures"].as_array().unwrap().len()), (Some("valid"), 3));
}

#[test]
fn a_file_that_was_altered_or_belongs_elsewhere_is_refused_and_changes_nothing() {
    let offices = Offices::found();
    let Offices { department, bureau, central, .. } = &offices;
    let before = submit(department, &answers("report"), None, "one");
    let instance = before["instance"].as_str().unwrap();
    let file = department.path("PIDR-1.mhand").to_str().unwrap().to_owned();
    let carry = ["form", "carry", instance, "--out", &file];
    department.answer("carried", 0, &carry);

    let whole: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    holds("hand-over-file", &whole);
    let taking = |code: &str, change: &dyn Fn(&mut Value)| {
        let mut altered = whole.clone();
        change(&mut altered);
        let path = bureau.path("altered.mhand");
        std::fs::write(&path, altered.to_string()).unwrap();
        bureau.fails(1, code, &["form", "take", path.to_str().unwrap()]);
        assert!(bureau.answers("track", &["form", "track"]).is_empty(), "{code}");
    };
    let operation = |value: &mut Value| value["stages"][0]["signed"]["operation"].take();
    taking("store-carry-not-genuine", &|file| {
        file["stages"][0]["signed"]["operation"]["act"]["hand_over"]["asked"]["language"] = json!("en");
        file["stages"][0]["signed"]["operation"]["authored_at"] = json!("2026-01-01T00:00:00Z");
    });
    taking("store-carry-not-genuine", &|file| {
        let stranger = file["stages"][0]["signed"]["operation"]["entity"].clone();
        file["stages"][0]["signed"]["operation"]["agent"] = stranger;
    });
    taking("store-carry-unknown-device", &|file| {
        let note = file["stages"][0]["certificate"].as_str().unwrap().replace("D1", "D9");
        file["stages"][0]["certificate"] = json!(note);
    });
    taking("store-carry-no-stage", &|file| file["instance"] = json!("019edb8f-3c5e-7c3e-9f0a-2f4a6d1f9e11"));
    taking("registry-carry-file-missing", &|file| file["files"] = json!([]));
    taking("registry-carry-file-missing", &|file| file["files"][0]["base64"] = json!("AAAA"));
    taking("registry-carry-elsewhere", &|file| file["authority"] = json!("records.elsewhere.gov/muniment 1 00"));
    taking("registry-carry-unreadable", &|file| file["muniment"] = json!("hand-over/9"));
    taking("registry-carry-unreadable", &|file| {
        operation(file);
    });
    // A desk that decides for itself neither makes nor takes one.
    let alone = Desk::sample();
    alone.fails(1, "registry-carry-alone", &["form", "take", &file]);
    // Unaltered it is taken, and a later stage without the earlier one is not.
    assert_eq!(bureau.answer("taken", 0, &["form", "take", &file])["new"], 1);
    submit(bureau, &answers("comment"), Some(instance), "two");
    let later = bureau.path("later.mhand").to_str().unwrap().to_owned();
    bureau.answer("carried", 0, &["form", "carry", instance, "--out", &later]);
    let mut cut: Value = serde_json::from_slice(&std::fs::read(&later).unwrap()).unwrap();
    cut["stages"].as_array_mut().unwrap().remove(0);
    std::fs::write(&later, cut.to_string()).unwrap();
    central.fails(1, "store-carry-gap", &["form", "take", &later]);
    assert!(bureau.answer("log", 0, &["log", "verify"])["whole"] == true);
}

#[test]
fn a_return_that_nobody_takes_up_is_late_and_says_by_how_much() {
    let desk = Desk::founded(&["--clock", "2026-11-20", "init", "--sample"]);
    let answers = answers("report");
    let key = Keys::of_this_run().of("one");
    let submit = ["--clock", "2026-11-20", "form", "submit", FORM, "--answers", &answers, "--key", &key];
    let due = desk.answer("submit", 0, &submit)["next"][0]["due_on"].as_str().unwrap().to_owned();
    assert_eq!(due, "2026-12-18", "twenty working days after Friday, 20 November 2026");
    let late = |day: &str| desk.answer("track", 0, &["--clock", day, "form", "track"])["days_late"].clone();
    assert_eq!([late("2026-12-18"), late("2026-12-19"), late("2027-01-08")], [json!(0), json!(1), json!(21)]);
    let turn_to = |day: &str| desk.answer("track", 0, &["--clock", day, "form", "track"])["turn_to"].clone();
    assert_eq!(turn_to("2027-01-04"), json!([]), "nine working days late");
    assert_eq!(turn_to("2027-01-05")[0]["en"], "Deputy Secretary (District Services)", "ten");
    let reminded = |day: &str| {
        let row = desk.answer("track", 0, &["--clock", day, "form", "track"]);
        [row["reminded_on"].clone(), row["remind_next_on"].clone()]
    };
    assert_eq!(reminded("2026-12-03"), [Value::Null, json!("2026-12-04")], "ten working days before");
    assert_eq!(reminded("2026-12-04"), [json!("2026-12-04"), json!("2026-12-18")]);
    assert_eq!(reminded("2026-12-20"), [json!("2026-12-18"), json!("2027-01-05")]);
    assert_eq!(
        reminded("2027-01-08"),
        [json!("2027-01-05"), Value::Null],
        "ten after, Christmas and New Year left out"
    );
}
