//! The three-part return: three offices, each at its own desk, pass one form on through the records
//! server. Given back with reasons, corrected, signed three times on one paper, and filed.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::disk::repository;
use crate::keys::Keys;
use crate::office::{Office, joined};

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
    assert_eq!(first["next_stage"], "comment");
    assert!(first["due_on"].is_string(), "twenty working days: {first}");
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
    assert_eq!((&given["from"], &given["stage"]), (&json!("comment"), &json!("report")));
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

#[test]
fn a_return_that_nobody_takes_up_is_late_and_says_by_how_much() {
    let desk = Desk::empty();
    desk.answer("init", 0, &["--clock", "2026-11-20", "init", "--sample"]);
    let answers = answers("report");
    let key = Keys::of_this_run().of("one");
    let submit = ["--clock", "2026-11-20", "form", "submit", FORM, "--answers", &answers, "--key", &key];
    let due = desk.answer("submit", 0, &submit)["due_on"].as_str().unwrap().to_owned();
    assert_eq!(due, "2026-12-18", "twenty working days after Friday, 20 November 2026");
    let late = |day: &str| desk.answer("track", 0, &["--clock", day, "form", "track"])["days_late"].clone();
    assert_eq!([late("2026-12-18"), late("2026-12-19"), late("2027-01-08")], [json!(0), json!(1), json!(21)]);
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
