//! Take-up: the figures of a period, counted from what the journal tells of each form.

use std::collections::BTreeMap;

use forms::{
    Actor, Assignee, Attachment, Definition, HandOver, Handed, MarkOriginal, Next, NextStage, OfInstance, OriginalStep,
    Outcome, Signed, SignedBy, Spell, TakeUp, TakeUpFigures, TakeUpMeasure, TakeUpTarget, Told, share, take_up,
};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value as Json, json};
use uuid::Uuid;
use words::Lang;

use crate::shelf::{actor, parse};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn label(text: &str) -> Json {
    json!({"zh-Hant-HK": text, "en": text})
}

/// A form of two offices, of which the first may send an original after its copy.
fn definition() -> Definition {
    parse(&json!({
        "mform": 1, "requires": ["stages", "attachments"],
        "id": "urn:mform:test:takeup", "formNo": "TAKE-1", "edition": "11/2026", "version": 1,
        "text": {"title": label("Take-up")},
        "data": {"type": "object", "additionalProperties": false, "required": [],
            "properties": {"what": {"type": "string"}, "granted": {"type": "boolean"}}},
        "fields": {"/what": {"type": "text", "stage": "apply", "label": label("what")},
            "/granted": {"type": "boolean", "stage": "grant", "label": label("granted")}},
        "layout": {"pages": [{"id": "p", "title": label("p"), "sections": [{"id": "s", "title": label("s"), "items": [
            "/what", {"attachment": "sent"}, "/granted"]}]}]},
        "workflow": {"stages": [
            {"id": "apply", "label": label("apply"), "by": {"role": "applicant"}},
            {"id": "grant", "label": label("grant"), "by": {"post": "Officer"}, "mayReturnTo": ["apply"]}]},
        "evidence": {"attachments": [{"id": "sent", "label": label("sent"), "original": {"policy": "original-follows"}}]},
        "record": {"class": "GEN-1", "title": label("Granted")}, "tests": []
    }))
    .unwrap_or_else(|faults| panic!("{}", faults.iter().map(ToString::to_string).collect::<String>()))
}

/// How a form goes on after it was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Open,
    Completed,
    Signed,
    Refused,
    Withdrawn,
    Returned,
}

/// One form of a generated history.
#[derive(Debug, Clone)]
struct Made {
    unit: &'static str,
    begun: Date,
    due: Date,
    fate: Fate,
    on: Date,
    copy: bool,
    received: Option<Date>,
}

fn handed(made: &Made, n: u128, stage: &str, on: Date, outcome: Outcome, next: Next) -> Told {
    let copy = Attachment::new("deed.pdf", format!("{n:064x}"), 7, "application/pdf");
    let mut data = json!({"what": "chairs"});
    if made.copy && stage == "apply" {
        data[forms::ATTACHMENTS] = json!({"sent": [copy]});
    }
    let who: Actor = actor("u-chan", "EOII", made.unit);
    let by = SignedBy::Certificate(String::new());
    let signed = Signed { statement: String::new(), rendition: String::new(), by };
    let asked = HandOver {
        instance: Uuid::from_u128(n),
        definition_hash: String::new(),
        stage: stage.to_owned(),
        data: if outcome == Outcome::Forward { data } else { Json::Null },
        outcome,
        snapshots_digest: String::new(),
        language: Lang::En,
        today: on,
        actor: who,
        signed: (made.fate == Fate::Signed).then_some(signed),
    };
    let supersedes =
        if matches!(asked.outcome, Outcome::Return { .. }) { vec!["apply".to_owned()] } else { Vec::new() };
    let (form_no, edition) = ("TAKE-1".to_owned(), "11/2026".to_owned());
    Told::HandedOver(Box::new(Handed {
        asked,
        form_no,
        edition,
        revision: 1,
        data_digest: String::new(),
        supersedes,
        next,
    }))
}

fn told(made: &Made, n: u128) -> Vec<Told> {
    let open = |stage: &str, due: Option<Date>| Next::Stages {
        stages: vec![NextStage { stage: stage.to_owned(), assignee: Assignee::default(), due_on: due }],
    };
    let reasons = || "Not this year.".to_owned();
    let mut told = vec![handed(made, n, "apply", made.begun, Outcome::Forward, open("grant", Some(made.due)))];
    let end = |outcome, next| handed(made, n, "grant", made.on, outcome, next);
    told.extend(match made.fate {
        Fate::Open => None,
        Fate::Completed | Fate::Signed => Some(end(Outcome::Forward, Next::Completed)),
        Fate::Refused => Some(end(Outcome::Refuse { reasons: reasons() }, Next::Refused)),
        Fate::Withdrawn => Some(end(Outcome::Withdraw { reasons: reasons() }, Next::Withdrawn)),
        Fate::Returned => Some(end(Outcome::Return { to: "apply".into(), reasons: reasons() }, open("apply", None))),
    });
    told.extend(made.received.map(|on| {
        Told::OriginalMarked(Box::new(MarkOriginal {
            instance: Uuid::from_u128(n),
            definition_hash: String::new(),
            slot: "sent".into(),
            sha256: format!("{n:064x}"),
            again: 0,
            step: OriginalStep::Received,
            on,
            note: String::new(),
            actor: Actor::default(),
        }))
    }));
    told
}

fn counted(history: &[Made], from: Option<&str>, to: &str) -> TakeUp {
    let definition = definition();
    let all = (1..).zip(history).map(|(n, made)| OfInstance { definition: &definition, told: told(made, n) });
    take_up(&all.collect::<Vec<_>>(), Spell { from: from.map(day), to: day(to) }, |_, _| true)
}

/// A hundred forms, begun on 2 November and due on the 6th. The first forty are late: ten are open past their day, ten were
/// completed after it, ten refused after it, ten given back after it. Of the others thirty were signed and completed in time,
/// ten completed without a signature, ten withdrawn on the very day, ten are open and not due.
fn hundred() -> Vec<Made> {
    let made = |n: u32| {
        let (fate, due, on) = match n / 10 {
            0 => (Fate::Open, "2026-11-06", "2026-11-06"),
            1 => (Fate::Completed, "2026-11-06", "2026-11-07"),
            2 => (Fate::Refused, "2026-11-06", "2026-11-12"),
            3 => (Fate::Returned, "2026-11-06", "2026-11-09"),
            4..=6 => (Fate::Signed, "2026-11-06", "2026-11-06"),
            7 => (Fate::Completed, "2026-11-06", "2026-11-05"),
            8 => (Fate::Withdrawn, "2026-11-06", "2026-11-06"),
            _ => (Fate::Open, "2026-11-30", "2026-11-30"),
        };
        Made {
            unit: if n.is_multiple_of(4) { "Wan Chai" } else { "Registry" },
            begun: day("2026-11-02"),
            due: day(due),
            fate,
            on: day(on),
            copy: n.is_multiple_of(5),
            received: n.is_multiple_of(10).then(|| day("2026-11-10")),
        }
    };
    (0..100).map(made).collect()
}

#[test]
fn forty_of_a_hundred_late_are_exactly_forty_per_cent() {
    let counted = counted(&hundred(), Some("2026-11-01"), "2026-11-23");
    let expected = TakeUpFigures {
        begun: 100,
        completed: 50,
        e_signed: 30,
        on_paper: 0,
        refused: 10,
        withdrawn: 10,
        in_hand: 100,
        late: 40,
        open: 30,
        overdue: 10,
        // Of twenty copies ten were followed by their originals; one more lies in a form that was given back and does not stand.
        originals_outstanding: 9,
    };
    assert_eq!(counted.total, expected);
    assert_eq!(counted.total.late_percent(), Some(Decimal::from(40)));
    assert_eq!(counted.total.late_percent().unwrap().to_string(), "40");
    assert_eq!(counted.total.electronic_percent(), Some(Decimal::from(100)));
    assert_eq!(counted.by_form, BTreeMap::from([("TAKE-1".to_owned(), expected)]));
    assert_eq!(counted.by_unit.len(), 2);
    assert_eq!(counted.by_unit["Wan Chai"].begun, 25);
    let month = counted.by_month[&day("2026-11-01")];
    assert_eq!((counted.by_month.len(), month.begun, month.completed), (1, 100, 50));
}

#[test]
fn a_period_counts_what_happened_in_it_and_what_stood_at_its_end() {
    // On the due day itself nothing is late yet, and what happened later has not happened.
    let on_time = counted(&hundred(), None, "2026-11-06").total;
    assert_eq!((on_time.late, on_time.overdue, on_time.open, on_time.completed), (0, 0, 50, 40));
    assert_eq!(on_time.originals_outstanding, 20, "those that came on the 10th are still to come");
    // In the second week nothing is begun; what ended before it is no longer in hand.
    let second = counted(&hundred(), Some("2026-11-08"), "2026-11-14").total;
    assert_eq!((second.begun, second.completed, second.refused, second.withdrawn), (0, 0, 10, 0));
    assert_eq!((second.in_hand, second.late), (40, 30));
    assert_eq!(second.late_percent(), Some(Decimal::from(75)));
    // Before anything was begun there is nothing, and no share of it.
    let before = counted(&hundred(), None, "2026-11-01");
    assert_eq!((before.total, before.by_form.len()), (TakeUpFigures::default(), 0));
    assert_eq!((before.total.late_percent(), before.total.electronic_percent()), (None, None));
}

#[test]
fn only_the_forms_and_units_that_are_wanted_are_counted() {
    let definition = definition();
    let hundred = hundred();
    let all = (1..).zip(&hundred).map(|(n, made)| OfInstance { definition: &definition, told: told(made, n) });
    let all: Vec<OfInstance<'_>> = all.collect();
    let spell = Spell { from: None, to: day("2026-11-23") };
    let of_unit = take_up(&all, spell, |form_no, unit| form_no == "TAKE-1" && unit == "Wan Chai");
    assert_eq!((of_unit.total.begun, of_unit.by_unit.len()), (25, 1));
    assert_eq!(take_up(&all, spell, |form_no, _| form_no == "GEN-LV-1"), TakeUp::default());
}

#[test]
fn a_share_is_rounded_to_one_place_and_there_is_none_of_nothing() {
    for (part, whole, expected) in [
        (40, 100, Some("40")),
        (1, 3, Some("33.3")),
        (2, 3, Some("66.7")),
        (1, 2_000, Some("0.1")),
        (0, 7, Some("0")),
        (7, 7, Some("100")),
        (0, 0, None),
    ] {
        assert_eq!(share(part, whole).map(|one| one.to_string()).as_deref(), expected, "{part} of {whole}");
    }
}

#[test]
fn a_target_is_reached_by_the_exact_figures_and_not_by_the_rounded_ones() {
    let figures = |completed, on_paper| TakeUpFigures { completed, on_paper, ..TakeUpFigures::default() };
    let target = |measure, value| TakeUpTarget { measure, value };
    let (number, electronic) = (TakeUpMeasure::Completed, TakeUpMeasure::Electronic);
    for (target, figures, expected) in [
        (target(number, 40), figures(39, 0), Some(false)),
        (target(number, 40), figures(40, 0), Some(true)),
        (target(number, 1), figures(0, 0), Some(false)),
        (target(electronic, 70), figures(10, 3), Some(true)),
        (target(electronic, 70), figures(10, 4), Some(false)),
        // 66.97 % is shown as 67.
        (target(electronic, 67), figures(1_000, 330), Some(true)),
        (target(electronic, 67), figures(10_000, 3_303), Some(false)),
        (target(electronic, 70), figures(0, 0), None),
    ] {
        assert_eq!(target.is_reached(&figures), expected, "{target:?} {figures:?}");
    }
    let sound = |measure, value| target(measure, value).is_sound();
    assert!(sound(number, 1) && sound(number, 5_000) && sound(electronic, 1) && sound(electronic, 100));
    assert!(!sound(number, 0) && !sound(electronic, 0) && !sound(electronic, 101));
}

fn any_made() -> impl Strategy<Value = Made> {
    let fate = prop::sample::select(vec![
        Fate::Open,
        Fate::Completed,
        Fate::Signed,
        Fate::Refused,
        Fate::Withdrawn,
        Fate::Returned,
    ]);
    (0..200_i32, 0..30_i32, 0..60_i32, fate, any::<bool>(), any::<bool>()).prop_map(
        |(begun, due, on, fate, copy, unit)| {
            let begun = day("2026-04-01").checked_add(begun.days()).unwrap();
            let after = |days: i32| begun.checked_add(days.days()).unwrap();
            let unit = if unit { "Registry" } else { "" };
            Made { unit, begun, due: after(due), fate, on: after(on), copy, received: None }
        },
    )
}

proptest! {
    #[test]
    fn parts_make_up_the_whole_and_the_order_of_the_forms_means_nothing(
        mut history in prop::collection::vec(any_made(), 0..40),
    ) {
        let whole = counted(&history, Some("2026-04-01"), "2027-03-31");
        let months = ["04", "05", "06", "07", "08", "09", "10", "11", "12"].map(|month| {
            let from = day(&format!("2026-{month}-01"));
            counted(&history, Some(&from.to_string()), &from.last_of_month().to_string()).total
        });
        let sum = |of: fn(&TakeUpFigures) -> u32| months.iter().map(of).sum::<u32>();
        prop_assert_eq!(sum(|one| one.begun), whole.total.begun);
        prop_assert_eq!(sum(|one| one.completed), whole.total.completed);
        prop_assert_eq!(sum(|one| one.refused + one.withdrawn), whole.total.refused + whole.total.withdrawn);
        let by_unit = |of: fn(&TakeUpFigures) -> u32| whole.by_unit.values().map(of).sum::<u32>();
        prop_assert_eq!(by_unit(|one| one.late), whole.total.late);
        prop_assert_eq!(by_unit(|one| one.in_hand), whole.total.in_hand);
        let by_month = whole.by_month.values().map(|one| (one.begun, one.completed));
        let by_month = by_month.fold((0, 0), |(begun, done), one| (begun + one.0, done + one.1));
        prop_assert_eq!(by_month, (whole.total.begun, whole.total.completed));
        for one in whole.by_form.values().chain(&months) {
            prop_assert!(one.late <= one.in_hand && one.overdue <= one.open && one.open <= one.in_hand);
            prop_assert!(one.e_signed <= one.completed && one.overdue <= one.late);
        }
        history.reverse();
        prop_assert_eq!(counted(&history, Some("2026-04-01"), "2027-03-31").total, whole.total);
    }
}
