//! Reading and checking schedules: every bad row is named by class and field.

use disposal::{CutOff, Expected, Finding, Schedule, Trigger, Vector};
use serde_json::{Value, json};
use words::Lang;

use crate::cases::{class, closed, day, schedule, stage};
use crate::sentences::assert_whole;

fn sound() -> Schedule {
    let mut sound = schedule(class(stage(Trigger::PartClosed {}, CutOff::FinancialYear, "P7Y")));
    sound.vectors.push(Vector {
        name: "first day of a financial year".into(),
        class: "T-1".into(),
        facts: closed(Some("2024-04-01")),
        on: day("2026-11-21"),
        expect: Expected {
            state: "running".into(),
            base: Some(day("2025-03-31")),
            end: Some(day("2032-03-31")),
            due: Some(day("2032-04-01")),
        },
    });
    sound
}

fn shown(findings: &[Finding]) -> Vec<(String, String, String)> {
    for finding in findings {
        for lang in Lang::ALL {
            assert_whole(&words::say(lang, &finding.message).unwrap());
        }
    }
    let one = |finding: &Finding| {
        (finding.class.clone().unwrap_or_default(), finding.field.clone(), finding.message.code.clone())
    };
    findings.iter().map(one).collect()
}

fn expect(findings: &[Finding], wanted: &[(&str, &str, &str)]) {
    let wanted: Vec<_> =
        wanted.iter().map(|(class, field, code)| ((*class).into(), (*field).into(), (*code).into())).collect();
    assert_eq!(shown(findings), wanted);
}

fn read(value: &Value) -> Vec<Finding> {
    Schedule::read(&value.to_string()).map_or_else(|refused| refused.findings, |_| Vec::new())
}

#[test]
fn a_sound_schedule_survives_writing_and_reading_and_has_no_findings() {
    let text = serde_json::to_string(&sound()).unwrap();
    assert_eq!(Schedule::read(&text).unwrap(), sound());
    assert_eq!(sound().check(), []);
}

#[test]
fn every_bad_row_is_named_at_once() {
    let mut value = serde_json::to_value(sound()).unwrap();
    let mut second = value["classes"][0].clone();
    second["code"] = json!("T-2");
    second["unit"] = json!("shelf");
    second["stages"][0]["period"] = json!("7 years");
    second["stages"][0]["trigger"] = json!({"kind": "part-closed", "offset": "P5Y"});
    let mut third = value["classes"][0].clone();
    third.as_object_mut().unwrap().remove("code");
    third["retention"] = json!(7);
    value["classes"].as_array_mut().unwrap().extend([second, third, json!("T-4")]);
    value["financial_year_end"] = json!("31 March");
    value["vectors"] = json!({});
    let unreadable = "disposal-row-unreadable";
    let mut found = shown(&read(&value));
    found.sort();
    let mut wanted = vec![
        ("", "financial_year_end", unreadable),
        ("", "vectors", "disposal-row-not-list"),
        ("T-2", "unit", unreadable),
        ("T-2", "stages/1/period", unreadable),
        ("T-2", "stages/1/trigger", unreadable),
        ("#3", "code", "disposal-row-missing"),
        ("#3", "retention", "disposal-row-unknown-field"),
        ("#4", "", "disposal-row-not-object"),
    ];
    wanted.sort_unstable();
    assert_eq!(found.len(), wanted.len());
    for (found, wanted) in found.iter().zip(wanted) {
        assert_eq!((found.0.as_str(), found.1.as_str(), found.2.as_str()), wanted);
    }
}

#[test]
fn what_is_no_schedule_is_refused_with_a_place() {
    let refused = Schedule::read("{\n  \"format\": 1,\n  oops\n}").unwrap_err();
    expect(&refused.findings, &[("", "", "disposal-schedule-not-json")]);
    assert_eq!(refused.findings[0].message.args["line"], 3.into());
    assert!(words::say(Lang::En, &refused.message()).unwrap().contains("one finding"));
    expect(&read(&json!([])), &[("", "", "disposal-row-not-object")]);
    expect(&read(&json!({"format": 2})), &[("", "format", "disposal-schedule-format")]);
}

#[test]
fn a_vector_that_fails_names_what_differs() {
    let mut schedule = sound();
    schedule.vectors[0].expect.due = Some(day("2031-04-01"));
    expect(&schedule.check(), &[("T-1", "vectors/1/expect/due", "disposal-check-vector")]);
    schedule.vectors[0].class = "T-9".into();
    let findings = schedule.check();
    expect(
        &findings,
        &[("T-1", "vectors", "disposal-check-no-vector"), ("T-9", "vectors/1", "disposal-check-vector-class")],
    );
    assert_eq!(findings.iter().map(Finding::refuses).collect::<Vec<_>>(), [false, true]);
}

/// A sound schedule with one thing changed, and what the lint then says.
fn linted(change: impl Fn(&mut Schedule), wanted: &[(&str, &str, &str)]) {
    let mut schedule = sound();
    change(&mut schedule);
    let findings: Vec<Finding> =
        schedule.check().into_iter().filter(|finding| !finding.field.starts_with("vectors/")).collect();
    expect(&findings, wanted);
}

#[test]
fn the_lint_finds() {
    linted(|s| s.id = " ".into(), &[("", "id", "disposal-check-empty")]);
    linted(|s| s.version = 0, &[("", "version", "disposal-check-version")]);
    linted(|s| s.title.zh.clear(), &[("", "title", "disposal-check-one-language")]);
    linted(|s| s.classes.push(s.classes[0].clone()), &[("T-1", "code", "disposal-check-duplicate")]);
    linted(|s| s.classes[0].title.en.clear(), &[("T-1", "title", "disposal-check-one-language")]);
    linted(|s| s.classes[0].stages.clear(), &[("T-1", "stages", "disposal-check-empty")]);
    linted(
        |s| s.classes[0].stages.push(stage(Trigger::StageCompleted {}, CutOff::None, "P1Y")),
        &[("T-1", "stages/1/action", "disposal-check-final-not-last")],
    );
    linted(
        |s| s.classes[0].stages[0].trigger = Trigger::StageCompleted {},
        &[("T-1", "stages/1/trigger", "disposal-check-no-previous-stage")],
    );
    linted(
        |s| s.classes[0].stages[0].trigger = Trigger::Permanent {},
        &[
            ("T-1", "stages/1/action", "disposal-check-permanent-action"),
            ("T-1", "stages/1/period", "disposal-check-permanent-period"),
        ],
    );
    linted(
        |s| s.classes[0].stages[0].trigger = Trigger::LatestOf { of: vec![Trigger::Permanent {}] },
        &[
            ("T-1", "stages/1/trigger", "disposal-check-one-choice"),
            ("T-1", "stages/1/trigger", "disposal-check-permanent-inside"),
        ],
    );
    linted(
        |s| s.classes[0].stages[0].trigger = Trigger::Event { event: "".into(), subject: "x".into() },
        &[("T-1", "stages/1/trigger/event", "disposal-check-empty")],
    );
}

#[test]
fn weeks_or_days_after_a_month_end_need_a_vector() {
    let days = |schedule: &mut Schedule| {
        schedule.classes[0].stages[0].cut_off = CutOff::MonthEnd;
        schedule.classes[0].stages[0].period = "P90D".parse().unwrap();
    };
    linted(days, &[]);
    linted(
        |schedule| {
            days(schedule);
            schedule.vectors.clear();
        },
        &[("T-1", "vectors", "disposal-check-no-vector"), ("T-1", "stages/1/period", "disposal-check-unpinned-days")],
    );
}
