//! A second program that recomputes the dates from an explanation alone.
//!
//! It reads the JSON of [`disposal::Explanation`] and nothing else: no facts, no
//! schedule, no type of the calculus, no date library. Every step's result is
//! recomputed from its inputs and from the results recomputed before it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::oracle::{self, Day};

/// What a step came to.
#[derive(Debug, Clone, PartialEq)]
enum Found {
    Day { day: Day, base: Option<Day>, future: bool },
    Unknown(String),
    Word(String),
}

/// What the explanation proves.
#[derive(Debug, PartialEq)]
pub struct Proven {
    pub state: String,
    pub base: Option<String>,
    pub due: Option<String>,
    pub earliest: Option<String>,
}

struct Evaluator<'a> {
    on: Day,
    steps: BTreeMap<u64, (&'a Value, Found)>,
}

pub fn evaluate(explanation: &Value) -> Proven {
    let mut evaluator = Evaluator { on: oracle::read(explanation["on"].as_str().unwrap()), steps: BTreeMap::new() };
    for step in explanation["steps"].as_array().unwrap() {
        let found = evaluator.step(step);
        evaluator.agree(step, &found);
        evaluator.steps.insert(step["id"].as_u64().unwrap(), (step, found));
    }
    evaluator.prove()
}

fn input<'a>(step: &'a Value, name: &str) -> &'a str {
    step["inputs"][name].as_str().unwrap_or_default()
}

impl Evaluator<'_> {
    fn rests_on(&self, step: &Value) -> Vec<(String, Found)> {
        let ids = step["from"].as_array().unwrap().iter().map(|id| id.as_u64().unwrap());
        ids.map(|id| (self.steps[&id].0["rule"].as_str().unwrap().to_owned(), self.steps[&id].1.clone())).collect()
    }

    fn step(&self, step: &Value) -> Found {
        let from = self.rests_on(step);
        let founds: Vec<Found> = from.iter().map(|(_, found)| found.clone()).collect();
        match step["rule"].as_str().unwrap() {
            "fixed" => Found::Day { day: oracle::read(input(step, "value")), base: None, future: false },
            "declared" | "part-closed" | "date" | "event" | "immediate" | "stage-completed" => self.fact(step),
            "latest-of" | "all-of" => latest(&founds),
            "earliest-of" => earliest(&founds),
            "first-known" => founds.last().cloned().unwrap(),
            "after" => moved(&founds[0], |day| oracle::end(day, "none", period(input(step, "period")))),
            "cut-off" => based(&moved(&founds[0], |day| {
                let (_, month, last) = oracle::read(&format!("2000-{}", input(step, "financial_year_end")));
                oracle::cut_off(input(step, "cut_off"), day, (month, last))
            })),
            "period" => moved(&founds[0], |base| {
                let end = oracle::end(base, input(step, "cut_off"), period(input(step, "period")));
                if input(step, "anniversary") == "yes" { oracle::previous(end) } else { end }
            }),
            "floor" | "ceiling" => founds[0].clone(),
            "weighed" => weighed(&from),
            "due" => moved(&founds[0], oracle::next),
            "permanent" => Found::Word("permanent".into()),
            "hold" => Found::Word(self.hold(step).into()),
            "release" => self.release(step, &founds[0]),
            "state" => Found::Word(self.state(&founds[0])),
            "class" | "assigned" | "rejected" | "unscheduled" => {
                Found::Word(step["result"].as_str().unwrap().to_owned())
            }
            other => panic!("no such rule: {other}"),
        }
    }

    /// The recomputed result must be the one the step states.
    fn agree(&self, step: &Value, found: &Found) {
        let stated = step["result"].as_str().map(str::to_owned);
        let recomputed = match found {
            Found::Day { day, .. } => Some(oracle::write(*day)),
            Found::Word(word) => Some(word.clone()),
            Found::Unknown(reason) => {
                assert_eq!(input(step, "reason"), reason, "{step}");
                None
            }
        };
        assert_eq!(stated, recomputed, "{step}");
    }

    fn fact(&self, step: &Value) -> Found {
        if step["inputs"].get("value").is_none() {
            return Found::Unknown(input(step, "reason").to_owned());
        }
        match last_possible_day(input(step, "value")) {
            Some(day) => Found::Day { day, base: None, future: day > self.on },
            None => Found::Unknown("invalid-date".into()),
        }
    }

    fn hold(&self, step: &Value) -> &'static str {
        let lifted = input(step, "lifted_on");
        if oracle::read(input(step, "placed_on")) > self.on {
            "not-yet"
        } else if lifted.is_empty() || oracle::read(lifted) > self.on {
            "stands"
        } else {
            "lifted"
        }
    }

    fn release(&self, step: &Value, due: &Found) -> Found {
        let Found::Day { day: due, .. } = due else { panic!("no due day: {step}") };
        let mut earliest = *due;
        for id in step["from"].as_array().unwrap().iter().skip(1) {
            let hold = self.steps[&id.as_u64().unwrap()].0;
            if oracle::read(input(hold, "placed_on")) > self.on {
                continue;
            }
            if input(hold, "lifted_on").is_empty() {
                return Found::Unknown("held".into());
            }
            let days = u32::try_from(step["inputs"]["cooling_days"].as_u64().unwrap()).unwrap();
            earliest = earliest.max(oracle::after_days(oracle::read(input(hold, "lifted_on")), days));
        }
        Found::Day { day: earliest, base: None, future: false }
    }

    fn state(&self, outcome: &Found) -> String {
        match outcome {
            Found::Word(word) => word.clone(),
            Found::Unknown(_) | Found::Day { future: true, .. } => "waiting".into(),
            Found::Day { day, .. } if self.on < *day => "running".into(),
            Found::Day { .. } => "due".into(),
        }
    }

    fn prove(&self) -> Proven {
        let of = |rule: &str| self.steps.values().rfind(|(step, _)| step["rule"] == rule).map(|(_, found)| found);
        let Some(Found::Word(state)) = of("state") else { panic!("no state") };
        let day = |found: Option<&Found>| match found {
            Some(Found::Day { day, .. }) => Some(oracle::write(*day)),
            _ => None,
        };
        let base = match of("due") {
            Some(Found::Day { base, .. }) => base.map(oracle::write),
            _ => None,
        };
        let due = day(of("due"));
        let earliest = if of("release").is_some() { day(of("release")) } else { due.clone() };
        Proven { state: state.clone(), base, due, earliest }
    }
}

fn moved(found: &Found, by: impl Fn(Day) -> Day) -> Found {
    match found {
        Found::Day { day, base, future } => Found::Day { day: by(*day), base: *base, future: *future },
        other => other.clone(),
    }
}

fn based(found: &Found) -> Found {
    match found {
        Found::Day { day, future, .. } => Found::Day { day: *day, base: Some(*day), future: *future },
        other => other.clone(),
    }
}

fn days(founds: &[Found]) -> impl Iterator<Item = (Day, Option<Day>, bool)> {
    founds.iter().filter_map(|found| match found {
        Found::Day { day, base, future } => Some((*day, *base, *future)),
        _ => None,
    })
}

fn latest(founds: &[Found]) -> Found {
    if let Some(word) = founds.iter().find(|found| matches!(found, Found::Word(_))) {
        return word.clone();
    }
    if let Some(unknown) = founds.iter().find(|found| matches!(found, Found::Unknown(_))) {
        return unknown.clone();
    }
    let last = days(founds).map(|(day, ..)| day).max().unwrap();
    let base = days(founds).filter(|(day, ..)| *day == last).last().unwrap().1;
    Found::Day { day: last, base, future: days(founds).any(|(.., future)| future) }
}

fn earliest(founds: &[Found]) -> Found {
    match days(founds).map(|(day, _, future)| (day, future)).min() {
        Some((day, future)) => Found::Day { day, base: None, future },
        None => founds.iter().find(|found| matches!(found, Found::Unknown(_))).unwrap_or(&founds[0]).clone(),
    }
}

fn weighed(from: &[(String, Found)]) -> Found {
    let (ceilings, floors): (Vec<_>, Vec<_>) = from.iter().cloned().partition(|(rule, _)| rule == "ceiling");
    let only = |list: Vec<(String, Found)>| list.into_iter().map(|(_, found)| found).collect::<Vec<_>>();
    let (ceilings, floor) = (only(ceilings), latest(&only(floors)));
    let ceiling = days(&ceilings).map(|(day, ..)| day).min();
    match (&floor, ceiling) {
        (Found::Day { day, .. }, Some(ceiling)) if ceiling < *day => Found::Word("conflict".into()),
        (Found::Word(_), Some(_)) => Found::Word("conflict".into()),
        _ => floor,
    }
}

/// `P1Y2M3W4D` as four numbers.
fn period(text: &str) -> [u32; 4] {
    let mut counts = [0; 4];
    let mut number = 0;
    for letter in text.chars().skip(1) {
        match "YMWD".find(letter) {
            Some(at) => counts[at] = std::mem::take(&mut number),
            None => number = number * 10 + letter.to_digit(10).unwrap(),
        }
    }
    counts
}

/// Partial dates to their last possible day; times to their day eight hours east.
fn last_possible_day(text: &str) -> Option<Day> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"-T:Z".contains(&byte));
    if !plain || text.starts_with("9999") {
        return None;
    }
    if let Some((day, time)) = text.split_once('T') {
        let hour: u32 = time.strip_suffix('Z')?.get(..2)?.parse().ok()?;
        let day = oracle::read(day);
        return Some(if hour + 8 >= 24 { oracle::next(day) } else { day });
    }
    let numbers: Vec<u32> = text.split('-').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let year = i32::try_from(*numbers.first()?).ok()?;
    match numbers.as_slice() {
        [_] => Some((year, 12, 31)),
        [_, month] => Some((year, *month, oracle::month_length(year, *month))),
        [_, month, day] => Some((year, *month, *day)),
        _ => None,
    }
}
