//! The dated vectors and the hold vectors of `fixtures/disposal/vectors.json`.

use disposal::{CutOff, FactDate, Facts, Hold, Holds, Period, Trigger, YearEnd, assess};
use jiff::civil::Date;
use serde::Deserialize;

use crate::cases::{ask, class, closed, schedule, stage};

#[derive(Deserialize)]
struct Vectors {
    financial_year_end: YearEnd,
    dated: Vec<Dated>,
    holds: Vec<Held>,
}

#[derive(Deserialize)]
struct Dated {
    trigger: Option<String>,
    cut_off: CutOff,
    period: Period,
    base: Option<Date>,
    end: Option<Date>,
    due: Option<Date>,
    state: String,
    why: String,
}

#[derive(Deserialize)]
struct Held {
    why: String,
    closed: String,
    period: String,
    holds: Vec<Hold>,
    release_cooling_days: u16,
    on: Date,
    due: Date,
    held: Vec<String>,
    earliest_disposal: Option<Date>,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../../../fixtures/disposal/vectors.json")).unwrap()
}

#[test]
fn every_dated_vector_holds() {
    let vectors = vectors();
    assert_eq!(vectors.financial_year_end, YearEnd::MARCH_31);
    assert!(vectors.dated.len() >= 30);
    for vector in vectors.dated {
        let class = class(stage(Trigger::Date { element: "at".into() }, vector.cut_off, &vector.period.to_string()));
        let dates = [("at".to_owned(), vector.trigger.map(FactDate::new))].into();
        let facts = Facts { dates, ..Facts::default() };
        let far = ask(&class, &facts, "2600-01-01");
        assert_eq!((far.base, far.end, far.due), (vector.base, vector.end, vector.due), "{}", vector.why);
        assert_eq!(far.state.code(), vector.state, "{}", vector.why);
        if let (Some(end), Some(due)) = (vector.end, vector.due) {
            assert_eq!(ask(&class, &facts, &end.to_string()).state.code(), "running", "{}", vector.why);
            assert_eq!(ask(&class, &facts, &due.to_string()).state.code(), "due", "{}", vector.why);
        }
    }
}

#[test]
fn every_hold_vector_holds() {
    for vector in vectors().holds {
        let class = class(stage(Trigger::PartClosed {}, CutOff::None, &vector.period));
        let holds = Holds { holds: vector.holds, release_cooling_days: vector.release_cooling_days };
        let facts = closed(Some(&vector.closed));
        let answer = assess(&class, &schedule(class.clone()).reference(), &facts, &holds, vector.on);
        assert_eq!(answer.due, Some(vector.due), "{}", vector.why);
        assert_eq!(answer.held_by, vector.held, "{}", vector.why);
        assert_eq!(answer.held, !vector.held.is_empty(), "{}", vector.why);
        assert_eq!(answer.earliest_disposal, vector.earliest_disposal, "{}", vector.why);
        let disposable = vector.on >= vector.due && vector.earliest_disposal.is_some_and(|day| day <= vector.on);
        assert_eq!(answer.is_disposable(), disposable, "{}", vector.why);
    }
}

#[test]
fn where_the_anniversary_is_the_due_day() {
    let class = class(stage(Trigger::PartClosed {}, CutOff::None, "P5Y"));
    let mut version = schedule(class.clone()).reference();
    version.due_on_anniversary = true;
    let answer =
        assess(&class, &version, &closed(Some("2026-03-01")), &Holds::default(), "2031-03-01".parse::<Date>().unwrap());
    assert_eq!(answer.due.unwrap().to_string(), "2031-03-01");
    assert_eq!(answer.end.unwrap().to_string(), "2031-02-28");
    assert_eq!(answer.state.code(), "due");
}
