//! A schedule's own test vectors, run with the calculus of this installation.

use jiff::civil::Date;
use words::Message;

use super::finding::Finding;
use super::row::refusal;
use crate::assess::assess;
use crate::assessment::Assessment;
use crate::hold::Holds;
use crate::schedule::{Expected, Schedule, Vector};

pub(super) fn run(schedule: &Schedule) -> Vec<Finding> {
    let numbered = schedule.vectors.iter().enumerate();
    numbered.flat_map(|(at, vector)| run_one(schedule, vector, &format!("vectors/{}", at + 1))).collect()
}

fn run_one(schedule: &Schedule, vector: &Vector, field: &str) -> Vec<Finding> {
    let Some(class) = schedule.class(&vector.class) else {
        let message = Message::new("disposal-check-vector-class").with("name", vector.name.as_str());
        return vec![refusal(Some(&vector.class), field, message)];
    };
    let answer = assess(class, &schedule.reference(), &vector.facts, &Holds::default(), vector.on);
    differences(&vector.expect, &answer)
        .map(|(what, expected, found)| {
            let message = Message::new("disposal-check-vector")
                .with("name", vector.name.as_str())
                .with("what", what)
                .with("expected", expected)
                .with("found", found);
            refusal(Some(&vector.class), format!("{field}/expect/{what}"), message)
        })
        .collect()
}

fn differences(expect: &Expected, answer: &Assessment) -> impl Iterator<Item = (&'static str, String, String)> {
    let said = |day: Option<Date>| day.map_or_else(|| "–".to_owned(), |day| day.to_string());
    [
        ("state", expect.state.clone(), answer.state.code().to_owned()),
        ("base", said(expect.base), said(answer.base)),
        ("end", said(expect.end), said(answer.end)),
        ("due", said(expect.due), said(answer.due)),
    ]
    .into_iter()
    .filter(|(_, expected, found)| expected != found)
}
