//! What a desk says of keeping: the demo department as it was worked out by hand, and why.

use jiff::civil::Date;
use registry::explanation;
use serde_json::{Value, json};
use words::{Arg, Lang};

use crate::kit::Day;

const BY_HAND: &str = include_str!("../../../../fixtures/department/by-hand.json");

/// References of all records by their English titles.
fn references(day: &mut Day) -> Vec<(String, String)> {
    let page = day.desk().store().records(None, 1_000).expect("records");
    let of = |state: &records::State| match state {
        records::State::Record(record) => Some((record.title.en.clone(), record.reference())),
        _ => None,
    };
    page.rows.iter().filter_map(|row| of(&row.entity.state)).collect()
}

#[test]
fn a_sample_vault_stands_as_it_was_worked_out_by_hand() {
    let by_hand: Value = serde_json::from_str(BY_HAND).expect("JSON");
    let on: Date = by_hand["on"].as_str().expect("a day").parse().expect("a day");
    let expected = by_hand["records"].as_array().expect("records");
    assert!(expected.len() > 30);
    let mut day = Day::sample();
    let references = references(&mut day);
    for expected in expected {
        let title = expected["title"].as_str().expect("a title");
        let (_, reference) = references.iter().find(|(known, _)| known == title).expect(title);
        let answer = day.desk().assess(reference, on).expect("an answer").assessment;
        let found = json!({
            "title": title, "state": answer.state.code(), "base": answer.base, "end": answer.end, "due": answer.due,
        });
        assert_eq!(found, *expected, "{reference}");
        assert!(!answer.held);
    }
}

#[test]
fn a_correction_stands_with_its_reason_and_the_right_day_counts() {
    let mut day = Day::sample();
    let facts = day.desk().store().facts_about("LV/2023-0112").expect("facts");
    let days: Vec<(String, bool)> =
        facts.iter().map(|(_, fact)| (fact.on.to_string(), fact.status == records::FactStatus::Asserted)).collect();
    assert!(
        days.contains(&("2023-11-17".to_owned(), false)) && days.contains(&("2023-11-24".to_owned(), true)),
        "{days:?}"
    );
    let wrong = facts.iter().find(|(_, fact)| fact.status == records::FactStatus::Withdrawn).expect("the wrong one").0;
    let history = day.desk().store().history(wrong).expect("a history");
    let records::Change::FactWithdrawn { reason } = &history.last().expect("an event").event.change else {
        panic!("{history:?}");
    };
    assert!(reason.contains("2023-11-24") && reason.contains("更正") && !reason.contains("EV-"), "{reason}");
}

#[test]
fn no_sentence_of_an_explanation_has_a_hole() {
    let mut day = Day::sample();
    let today = day.desk().today();
    let mut events = 0;
    for (title, reference) in references(&mut day) {
        let kept = day.desk().assess(&reference, today).expect("an answer");
        for step in &kept.assessment.steps {
            let is_event = step.message.code == "disposal-step-event";
            for (name, value) in step.message.args.iter().filter(|_| is_event) {
                assert_ne!(*value, Arg::Text(String::new()), "{title}: {name} of {:?}", step.message);
            }
            events += usize::from(is_event);
        }
        for lang in Lang::ALL {
            for step in explanation(&kept, lang).steps {
                let hole = [" , ", "on ,", "於登記", "（，", "  "].iter().any(|hole| step.text.contains(hole));
                assert!(!hole && !step.text.contains('{'), "{title}: {}", step.text);
            }
        }
    }
    assert!(events > 10, "the sample has events");
}

#[test]
fn an_explanation_says_when_an_event_was_registered_in_both_languages() {
    let mut day = Day::sample();
    let references = references(&mut day);
    let (_, reference) = references.iter().find(|(title, _)| title == "Vacation leave, August 2020").expect("it");
    let today = day.desk().today();
    let kept = day.desk().assess(reference, today).expect("an answer");
    let said = |lang| explanation(&kept, lang).steps.into_iter().map(|step| step.text).collect::<Vec<_>>().join("\n");
    assert!(said(Lang::En).contains("registered on 17 August 2020"), "{}", said(Lang::En));
    assert!(said(Lang::ZhHantHk).contains("於2020年8月17日登記"), "{}", said(Lang::ZhHantHk));
}
