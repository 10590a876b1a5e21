//! Take-up in the terminal: counted from what was handed over, against a target, as lines, as JSON and as a table.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::keys::Keys;
use crate::office::{Office, joined};

const LEAVE: &str = "GEN-LV-1";
/// A form for which a desk of a department needs nothing but itself.
const RETURN: &str = "PIDR-1";

fn begin(desk: &Desk, form: &str, stage: &str, clock: &[&str]) {
    let answers = crate::disk::repository(&format!("schemas/forms/{form}/11-2026/answers-{stage}.json"));
    let key = Keys::of_this_run().of("one");
    let submit = ["form", "submit", form, "--answers", &answers, "--key", &key];
    desk.answer("submit", 0, &[clock, &submit[..]].concat());
}

#[test]
fn the_figures_of_a_period_are_counted_against_a_target_and_written_as_a_table() {
    let desk = Desk::sample();
    begin(&desk, LEAVE, "apply", &["--clock", "2026-11-02"]);
    begin(&desk, LEAVE, "apply", &["--clock", "2026-11-23"]);
    let november = ["--clock", "2026-11-23", "form", "takeup", "--period", "month"];
    let answer = desk.answer("takeup", 0, &november);
    assert_eq!((&answer["from"], &answer["counted_to"]), (&json!("2026-11-01"), &json!("2026-11-23")));
    let figures = &answer["total"]["figures"];
    assert_eq!((&figures["begun"], &figures["late"], &figures["overdue"]), (&json!(2), &json!(1), &json!(1)));
    assert_eq!((&answer["total"]["late_percent"], &answer["total"]["begun_here"]), (&json!("50"), &json!(2)));

    // From one day to another: what was begun later is not there, and what was late later was not late yet.
    let first = ["--clock", "2026-11-23", "form", "takeup", "--from", "2026-11-01", "--to", "2026-11-05"];
    let figures = desk.answer("takeup", 0, &first)["total"]["figures"].clone();
    assert_eq!((&figures["begun"], &figures["late"], &figures["open"]), (&json!(1), &json!(0), &json!(1)));

    let target = ["form", "target", LEAVE, "--period", "month", "--completed", "1"];
    assert_eq!(desk.answer("target", 0, &target)["value"], 1);
    let aim = desk.answer("takeup", 0, &[&november[..], &["--form", LEAVE]].concat())["forms"][0]["aim"].clone();
    assert_eq!(aim, json!({"target": {"measure": "completed", "value": 1}, "reached": false}));
    desk.fails(1, "store-target-range", &["form", "target", LEAVE, "--period", "month", "--electronic", "101"]);
    desk.fails(2, "cli-take-up-period", &["form", "target", LEAVE, "--period", "week", "--completed", "1"]);
    desk.fails(2, "cli-usage", &["form", "target", LEAVE, "--period", "month"]);
    desk.fails(1, "registry-take-up-backwards", &["form", "takeup", "--from", "2026-11-05", "--to", "2026-11-01"]);

    let copy = desk.path("leave.json").display().to_string();
    let copied = ["--clock", "2026-11-23", "form", "copy", LEAVE, "--out", &copy];
    assert_eq!(desk.answer("copied", 0, &copied)["name"], "leave.json");
    desk.fails(1, "registry-output-exists", &copied);
    let table = desk.run(&[&november[..], &["--form", LEAVE, "--csv"]].concat());
    let lines: Vec<&str> = table.out.strip_prefix('\u{feff}').expect("the mark of UTF-8").split("\r\n").collect();
    assert_eq!(lines.len(), 3, "{}", table.out);
    assert!(lines[0].starts_with("from,to,form_no,title_en,title_zh,begun,completed,"), "{}", table.out);
    assert!(lines[1].ends_with(",2,0,0,0,,0,0,2,1,50,2,1,0,2,1,completed,1,no"), "{}", table.out);
}

#[test]
fn two_desks_count_the_same_and_neither_is_told_what_was_begun_at_the_other() {
    let office = Office::found("records.localhost/take-up");
    let codes = ["fung-hok-lim", "tang-wai-shan", "lee-wai-man"].map(|agent| office.code(agent));
    let running = office.open();
    let [one, two, manager] = codes.map(|code| joined(&running.url(), &code));
    begin(&one, RETURN, "report", &[]);
    let counted = |desk: &Desk| desk.answer("takeup", 0, &["form", "takeup", "--period", "all"]);
    assert_eq!(counted(&one)["total"]["figures"]["begun"], 0, "nobody has accepted it yet");
    for desk in [&one, &two] {
        desk.answer("sync", 0, &["sync", "--server", &running.url()]);
    }
    let [mut first, mut second] = [counted(&one), counted(&two)];
    assert_eq!((&first["total"]["figures"]["begun"], &first["total"]["begun_here"]), (&json!(1), &json!(1)));
    assert_eq!((&second["total"]["figures"]["begun"], &second["total"]["begun_here"]), (&json!(1), &json!(0)));
    let without_notes = |answer: &mut Value| {
        answer["total"]["begun_here"] = Value::Null;
        answer["forms"].as_array_mut().unwrap().iter_mut().for_each(|form| form["count"]["begun_here"] = Value::Null);
        answer.clone()
    };
    assert_eq!(without_notes(&mut first), without_notes(&mut second));
    two.fails(1, "registry-target-manager", &["form", "target", RETURN, "--period", "month", "--completed", "1"]);

    // What the records manager sets is the department's.
    manager.answer("target", 0, &["form", "target", RETURN, "--period", "quarter", "--completed", "3"]);
    for desk in [&manager, &two] {
        desk.answer("sync", 0, &["sync", "--server", &running.url()]);
    }
    let aim = |desk: &Desk| {
        let answer = desk.answer("takeup", 0, &["form", "takeup", "--period", "quarter", "--form", RETURN]);
        answer["forms"][0]["aim"]["target"].clone()
    };
    assert_eq!(aim(&two), json!({"measure": "completed", "value": 3}));
    manager.answer("target", 0, &["form", "target", RETURN, "--period", "quarter", "--none"]);
    for desk in [&manager, &two] {
        desk.answer("sync", 0, &["sync", "--server", &running.url()]);
    }
    assert_eq!(aim(&two), Value::Null, "taken away");
    running.stop();
}
