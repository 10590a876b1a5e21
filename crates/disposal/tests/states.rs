//! States and traps, one table or case each.

use disposal::{
    AsOf, Assessment, Clock, Constraint, ConstraintKind, CutOff, DisposalClass, EarlierClosing, Event, EventStatus,
    FactDate, Facts, Holds, PartFacts, Rule, Trigger, WaitingReason, assess, in_force, unscheduled,
};

use crate::cases::{about_contract, ask, class, closed, completion, day, event, schedule, stage};

fn waits(answer: &Assessment) -> Option<WaitingReason> {
    answer.state.reason()
}

fn due(answer: &Assessment) -> String {
    answer.due.map_or_else(|| "–".into(), |day| day.to_string())
}

fn on_completion() -> DisposalClass {
    class(stage(completion(), CutOff::None, "P1Y"))
}

#[test]
fn an_event_before_on_and_after_the_day_of_the_question() {
    let facts = about_contract(vec![event("E1", "2025-06-30")]);
    let class = on_completion();
    for (on, state) in
        [("2025-06-29", "waiting"), ("2025-06-30", "running"), ("2026-06-30", "running"), ("2026-07-01", "due")]
    {
        let answer = ask(&class, &facts, on);
        assert_eq!((answer.state.code(), due(&answer).as_str()), (state, "2026-07-01"), "{on}");
    }
    assert_eq!(waits(&ask(&class, &facts, "2025-06-29")), Some(WaitingReason::FutureDate));
}

#[test]
fn events_corrected_and_withdrawn() {
    let wrong =
        Event { status: EventStatus::CorrectedBy, corrected_by: Some("E2".into()), ..event("E1", "2015-06-30") };
    let withdrawn = Event { status: EventStatus::Withdrawn, ..event("E1", "2015-06-30") };
    let undated = Event { on: None, ..event("E3", "") };
    for (events, expected, reason) in [
        (vec![wrong.clone(), event("E2", "2025-06-30")], "2026-07-01", None),
        // A correction that has not arrived leaves nothing to count from.
        (vec![wrong], "–", Some(WaitingReason::NoEvent)),
        (vec![withdrawn], "–", Some(WaitingReason::NoEvent)),
        (vec![], "–", Some(WaitingReason::NoEvent)),
        (vec![event("E1", "2015-06-30"), event("E2", "2016-06-30")], "2017-07-01", None),
        (vec![event("E1", "2015-06-30"), undated], "–", Some(WaitingReason::InvalidDate)),
    ] {
        let answer = ask(&on_completion(), &about_contract(events), "2030-01-01");
        assert_eq!((due(&answer).as_str(), waits(&answer)), (expected, reason));
    }
}

#[test]
fn without_a_subject_key_no_event_applies() {
    let facts = Facts { subjects: Default::default(), ..about_contract(vec![event("E1", "2015-06-30")]) };
    assert_eq!(waits(&ask(&on_completion(), &facts, "2030-01-01")), Some(WaitingReason::NoSubject));
}

#[test]
fn an_event_of_another_kind_or_subject_is_passed_over() {
    let other_kind = Event { kind: "contract-signed".into(), ..event("E1", "2015-06-30") };
    let other_subject = Event { subject: "C-10".into(), ..event("E2", "2015-06-30") };
    let facts = about_contract(vec![other_kind, other_subject]);
    assert_eq!(waits(&ask(&on_completion(), &facts, "2030-01-01")), Some(WaitingReason::NoEvent));
}

#[test]
fn a_part_about_two_subjects_waits_for_both() {
    let mut facts = about_contract(vec![event("E1", "2015-06-30")]);
    facts.subjects.entry("contract".into()).or_default().insert("C-2".into());
    assert_eq!(waits(&ask(&on_completion(), &facts, "2030-01-01")), Some(WaitingReason::NoEvent));
    facts.events.push(Event { subject: "C-2".into(), ..event("E2", "2019-12-31") });
    assert_eq!(due(&ask(&on_completion(), &facts, "2030-01-01")), "2021-01-01");
}

#[test]
fn a_folder_waits_for_all_parts_and_counts_from_the_latest() {
    let part = |id: &str, closed: Option<&str>| PartFacts {
        id: id.into(),
        closed: closed.map(FactDate::new),
        ..PartFacts::default()
    };
    let class = class(stage(Trigger::PartClosed {}, CutOff::CalendarYear, "P2Y"));
    let mut facts = Facts { parts: vec![part("1", Some("2019-05-01")), part("2", None)], ..Facts::default() };
    assert_eq!(waits(&ask(&class, &facts, "2030-01-01")), Some(WaitingReason::Open));
    facts.parts[1] = part("2", Some("2020-01-01"));
    assert_eq!(due(&ask(&class, &facts, "2030-01-01")), "2023-01-01");
    facts.parts.clear();
    assert_eq!(waits(&ask(&class, &facts, "2030-01-01")), Some(WaitingReason::MissingDate));
}

#[test]
fn reopening_clears_the_dates_and_closing_again_starts_anew() {
    let class = class(stage(Trigger::PartClosed {}, CutOff::None, "P2Y"));
    let mut facts = closed(None);
    facts.parts[0].earlier_closings =
        vec![EarlierClosing { closed: FactDate::new("2015-01-01"), reopened: FactDate::new("2016-01-01") }];
    let open = ask(&class, &facts, "2030-01-01");
    assert_eq!((waits(&open), open.base, open.end, open.due), (Some(WaitingReason::Open), None, None, None));
    assert!(open.steps.iter().any(|step| step.rule == Rule::Rejected), "the earlier closing stays in the history");
    facts.parts[0].closed = Some(FactDate::new("2020-01-01"));
    assert_eq!(due(&ask(&class, &facts, "2030-01-01")), "2022-01-02");
}

#[test]
fn five_years_or_when_no_longer_needed_whichever_is_later() {
    let after = Trigger::After { trigger: Box::new(Trigger::PartClosed {}), period: "P5Y".parse().unwrap() };
    let rule = |of| class(stage(of, CutOff::None, "P0D"));
    let both = rule(Trigger::LatestOf { of: vec![after.clone(), completion()] });
    let either = rule(Trigger::EarliestOf { of: vec![after, completion()] });
    let known = |events| Facts { parts: closed(Some("2015-01-01")).parts, ..about_contract(events) };
    assert_eq!(waits(&ask(&both, &known(vec![]), "2030-01-01")), Some(WaitingReason::NoEvent));
    assert_eq!(due(&ask(&both, &known(vec![event("E", "2018-03-03")]), "2030-01-01")), "2020-01-02");
    assert_eq!(due(&ask(&both, &known(vec![event("E", "2022-03-03")]), "2030-01-01")), "2022-03-04");
    assert_eq!(due(&ask(&either, &known(vec![]), "2030-01-01")), "2020-01-02");
    assert_eq!(due(&ask(&either, &known(vec![event("E", "2018-03-03")]), "2030-01-01")), "2018-03-04");
}

#[test]
fn a_future_event_may_still_be_corrected_so_the_whole_waits() {
    let rule = Trigger::LatestOf { of: vec![Trigger::Fixed { on: day("2030-12-31") }, completion()] };
    let facts = about_contract(vec![event("E", "2027-01-01")]);
    let answer = ask(&class(stage(rule, CutOff::None, "P1Y")), &facts, "2026-11-21");
    assert_eq!((waits(&answer), due(&answer).as_str()), (Some(WaitingReason::FutureDate), "2032-01-01"));
}

#[test]
fn a_registered_event_goes_before_the_date_on_the_form() {
    let of = vec![completion(), Trigger::Date { element: "completed".into() }];
    let class = class(stage(Trigger::FirstKnown { of }, CutOff::None, "P1Y"));
    let form = |events| Facts {
        dates: [("completed".to_owned(), Some(FactDate::new("2020-01-31")))].into(),
        ..about_contract(events)
    };
    assert_eq!(due(&ask(&class, &form(vec![]), "2030-01-01")), "2021-02-01");
    assert_eq!(due(&ask(&class, &form(vec![event("E", "2022-02-28")]), "2030-01-01")), "2023-03-01");
    let unreadable = form(vec![event("E", "last spring")]);
    assert_eq!(waits(&ask(&class, &unreadable, "2030-01-01")), Some(WaitingReason::InvalidDate));
}

#[test]
fn fixed_immediate_declared_and_permanent() {
    let facts = Facts { declared: Some(FactDate::new("2020-05-31T16:30:00Z")), ..closed(None) };
    for (trigger, state, expected) in [
        (Trigger::Declared {}, "due", "2021-06-02"),
        (Trigger::Immediate {}, "due", "2021-06-02"),
        (Trigger::Fixed { on: day("2029-12-31") }, "running", "2031-01-01"),
        (Trigger::Permanent {}, "permanent", "–"),
    ] {
        let period = if trigger == (Trigger::Permanent {}) { "P0D" } else { "P1Y" };
        let answer = ask(&class(stage(trigger, CutOff::None, period)), &facts, "2026-11-21");
        assert_eq!((answer.state.code(), due(&answer).as_str()), (state, expected));
    }
}

#[test]
fn a_later_stage_counts_from_the_completion_of_the_one_before() {
    let mut class = class(stage(Trigger::PartClosed {}, CutOff::None, "P2Y"));
    class.stages.push(stage(Trigger::StageCompleted {}, CutOff::CalendarYear, "P5Y"));
    let mut facts = closed(Some("2015-01-01"));
    let first = ask(&class, &facts, "2030-01-01");
    assert_eq!((first.stage, due(&first).as_str()), (Some(1), "2017-01-02"));
    facts.stages_completed.push(FactDate::new("2018-02"));
    let second = ask(&class, &facts, "2030-01-01");
    assert_eq!((second.stage, due(&second).as_str()), (Some(2), "2024-01-01"));
}

fn limited(limits: &[(ConstraintKind, &str)], closed_on: Option<&str>) -> Assessment {
    let mut class = class(stage(Trigger::PartClosed {}, CutOff::None, "P3Y"));
    for (kind, period) in limits {
        class.constraints.push(Constraint {
            kind: *kind,
            basis: "Cap. 0".into(),
            trigger: Trigger::Declared {},
            cut_off: CutOff::None,
            period: period.parse().unwrap(),
        });
    }
    let facts = Facts { declared: Some(FactDate::new("2020-01-01")), ..closed(closed_on) };
    ask(&class, &facts, "2040-01-01")
}

#[test]
fn floors_and_ceilings() {
    use ConstraintKind::{Ceiling, Floor};
    let at = Some("2020-01-01");
    for (limits, closed_on, state, expected) in [
        (vec![(Floor, "P10Y")], at, "due", "2030-01-02"),
        (vec![(Floor, "P1Y")], at, "due", "2023-01-02"),
        (vec![(Floor, "P10Y"), (Floor, "P7Y")], at, "due", "2030-01-02"),
        (vec![(Ceiling, "P3Y")], at, "due", "2023-01-02"),
        (vec![(Ceiling, "P2Y")], at, "conflict", "–"),
        (vec![(Floor, "P10Y"), (Ceiling, "P5Y"), (Ceiling, "P20Y")], at, "conflict", "–"),
        (vec![(Ceiling, "P2Y")], None, "waiting", "–"),
    ] {
        let answer = limited(&limits, closed_on);
        assert_eq!((answer.state.code(), due(&answer).as_str()), (state, expected), "{limits:?}");
        assert!(answer.state.code() != "conflict" || answer.end.is_none(), "nobody guesses");
    }
}

#[test]
fn kept_for_ever_against_a_ceiling_is_a_conflict() {
    let mut class = class(stage(Trigger::Permanent {}, CutOff::None, "P0D"));
    let facts = closed(Some("2020-01-01"));
    assert_eq!(ask(&class, &facts, "2026-01-01").state.code(), "permanent");
    class.constraints.push(Constraint {
        kind: ConstraintKind::Ceiling,
        basis: "Cap. 0".into(),
        trigger: Trigger::PartClosed {},
        cut_off: CutOff::None,
        period: "P5Y".parse().unwrap(),
    });
    assert_eq!(ask(&class, &facts, "2026-01-01").state.code(), "conflict");
}

#[test]
fn an_end_beyond_the_calendar_is_unknown_and_not_a_panic() {
    let class = class(stage(Trigger::PartClosed {}, CutOff::FinancialYear, "P9000Y"));
    assert_eq!(waits(&ask(&class, &closed(Some("2020-01-01")), "2026-01-01")), Some(WaitingReason::OutOfRange));
}

#[test]
fn without_a_class_or_a_stage_a_unit_is_unscheduled() {
    let mut class = class(stage(Trigger::Declared {}, CutOff::None, "P1Y"));
    class.stages.clear();
    for answer in [ask(&class, &Facts::default(), "2026-01-01"), unscheduled(&Holds::default(), day("2026-01-01"))] {
        assert_eq!((answer.state.code(), answer.class, answer.digest), ("unscheduled", None, None));
    }
}

#[test]
fn the_newest_version_in_force_is_used_and_a_dropped_class_is_not_found() {
    let class = class(stage(Trigger::Declared {}, CutOff::None, "P1Y"));
    let one = schedule(class.clone());
    let mut two = schedule(class);
    (two.version, two.effective_from) = (2, day("2025-01-01"));
    two.classes[0].stages[0].period = "P2Y".parse().unwrap();
    let mut three = two.clone();
    (three.version, three.effective_from) = (3, day("2027-01-01"));
    three.classes.clear();
    let all = [two, three, one];
    let version = |on: &str| in_force(&all, "T-1", day(on)).map(|(_, version)| version.version);
    assert_eq!(["2010-01-01", "2024-12-31", "2025-01-01", "2027-01-01"].map(version), [None, Some(1), Some(2), None]);
}

#[test]
fn the_clock_that_named_the_day_is_part_of_the_answer() {
    let class = class(stage(Trigger::PartClosed {}, CutOff::None, "P1Y"));
    let version = schedule(class.clone()).reference();
    let on = AsOf { day: day("2026-01-01"), clock: Clock::Trusted };
    let answer = assess(&class, &version, &closed(Some("2020-01-01")), &Holds::default(), on);
    assert_eq!(answer.clock, Clock::Trusted);
    assert_eq!(ask(&class, &closed(None), "2026-01-01").clock, Clock::Local);
}

#[test]
fn missing_or_bad_dates_never_make_due() {
    let class = class(stage(Trigger::PartClosed {}, CutOff::None, "P0D"));
    let bad = [
        "",
        "null",
        "unknown",
        "2019-13",
        "0000-00-00",
        "0001-01-01",
        "9999-12-31",
        "1/4/2019",
        "二〇一九年",
        "2999-01-01",
    ];
    for text in bad.map(Some).into_iter().chain([None]) {
        assert_eq!(ask(&class, &closed(text), "2026-11-21").state.code(), "waiting", "{text:?}");
    }
}
