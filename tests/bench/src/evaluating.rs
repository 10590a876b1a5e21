//! A form of 200 fields and 50 rows evaluated from nothing: `forms` beside `datalogic-rs`.
//!
//! The form: 97 whole numbers that a person typed, 97 totals that each sum one column of 50 rows and add
//! one of the numbers, four columns of the rows of which one is a product, and two fields that a rule shows
//! or hides; 97 assertions. Both sides get the same rules and the same answers; whole numbers only, because
//! the peer counts in binary floating point and we in decimals.

use std::hint::black_box;

use datalogic_rs::{Engine, Logic, ParsedData};
use forms::{Definition, Evaluation, Inputs, evaluate};
use serde_json::{Map, Value, json};

use crate::Done;
use crate::measure::{Row, Unit, in_turn, timed};

const TOTALS: usize = 97;
const ROWS: usize = 50;

/// Evaluations in one run; a single one is too short for a clock.
const REPEATS: u32 = 20;

fn label(en: &str) -> Value {
    json!({"en": en, "zh-Hant-HK": en})
}

/// The definition in the format mform.
pub(crate) fn definition() -> Value {
    let whole = || json!({"type": "integer", "minimum": 0, "maximum": 1_000_000_000});
    let mut properties = Map::new();
    let mut fields = Map::new();
    let mut compute = Map::new();
    let mut assert = Vec::new();
    let mut items = Vec::new();
    let field = |kind: &str, name: &str| json!({"type": kind, "stage": "fill", "label": label(name)});
    for n in 0..TOTALS {
        for name in [format!("f{n}"), format!("t{n}")] {
            properties.insert(name.clone(), whole());
            fields.insert(format!("/{name}"), field("integer", &name));
            items.push(json!(format!("/{name}")));
        }
        compute
            .insert(format!("/t{n}"), json!({"+": [{"sum": [{"var": "/rows/*/amount"}]}, {"var": format!("/f{n}")}]}));
        let text = label("The total is not below the number.");
        let that = json!({">=": [{"var": format!("/t{n}")}, {"var": format!("/f{n}")}]});
        assert.push(json!({"at": format!("/t{n}"), "that": that, "text": text}));
    }
    for name in ["shown", "hidden"] {
        properties.insert(name.to_owned(), whole());
        fields.insert(format!("/{name}"), field("integer", name));
        items.push(json!(format!("/{name}")));
    }
    fields.insert("/rows".to_owned(), field("repeat", "rows"));
    let mut columns = Map::new();
    for name in ["qty", "rate", "line", "amount"] {
        columns.insert(name.to_owned(), whole());
        fields.insert(format!("/rows/*/{name}"), field("integer", name));
    }
    compute.insert("/rows/*/amount".to_owned(), json!({"*": [{"var": "./qty"}, {"var": "./rate"}]}));
    let paths: Vec<String> = columns.keys().map(|name| format!("/rows/*/{name}")).collect();
    let row = json!({"type": "object", "additionalProperties": false, "properties": columns});
    properties.insert("rows".to_owned(), json!({"type": "array", "maxItems": 60, "items": row}));
    items.push(json!({"repeat": "/rows", "as": "grid", "columns": paths}));
    json!({
        "mform": 1,
        "requires": ["stages"],
        "id": "urn:mform:bench:wide",
        "formNo": "BEN-CH-1",
        "edition": "11/2026",
        "version": 1,
        "text": {"title": label("Wide form")},
        "data": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "additionalProperties": false,
            "properties": properties,
        },
        "fields": fields,
        "layout": {"pages": [{"id": "p", "title": label("Page"),
            "sections": [{"id": "s", "title": label("Section"), "items": items}]}]},
        "logic": {
            "visible": {"/shown": {">": [{"var": "/f0"}, 0]}, "/hidden": {"<": [{"var": "/f0"}, 0]}},
            "compute": compute,
            "assert": assert,
        },
        "workflow": {"stages": [{"id": "fill", "label": label("Filling in"), "by": {"role": "applicant"}}]},
        "record": {"class": "DO-4-12", "title": label("Wide form")},
    })
}

/// The answers: what a person typed.
pub(crate) fn answers() -> Value {
    let mut answers = Map::new();
    for n in 0..TOTALS {
        answers.insert(format!("f{n}"), json!(n * 37 + 5));
    }
    answers.insert("shown".to_owned(), json!(1));
    let rows = (0..ROWS).map(|n| json!({"qty": n % 7 + 1, "rate": n * 13 % 101 + 10, "line": n}));
    answers.insert("rows".to_owned(), rows.collect());
    Value::Object(answers)
}

/// The same rules as JSONLogic, each compiled once.
struct Rules {
    engine: Engine,
    amounts: Logic,
    totals: Vec<Logic>,
    checks: Vec<Logic>,
    shows: [Logic; 2],
}

/// What the peer's rules say.
#[derive(Debug, PartialEq)]
struct Said {
    amounts: Vec<i64>,
    totals: Vec<i64>,
    broken: usize,
    shows: [bool; 2],
}

impl Rules {
    fn compiled() -> Done<Self> {
        let engine = Engine::new();
        let compile = |rule: Value| engine.compile(rule.to_string().as_str()).map_err(said);
        let sum = json!({"reduce": [{"var": "amounts"}, {"+": [{"var": "current"}, {"var": "accumulator"}]}, 0]});
        let total = |n: usize| json!({"+": [sum, {"var": format!("f{n}")}]});
        let check = |n: usize| json!({">=": [{"var": format!("totals.{n}")}, {"var": format!("f{n}")}]});
        let amounts = compile(json!({"map": [{"var": "rows"}, {"*": [{"var": "qty"}, {"var": "rate"}]}]}))?;
        let totals = (0..TOTALS).map(|n| compile(total(n))).collect::<Done<_>>()?;
        let checks = (0..TOTALS).map(|n| compile(check(n))).collect::<Done<_>>()?;
        let shows = [compile(json!({">": [{"var": "f0"}, 0]}))?, compile(json!({"<": [{"var": "f0"}, 0]}))?];
        Ok(Self { amounts, totals, checks, shows, engine })
    }

    /// Everything anew, in the order that the rules need: what one rule gives, the next ones read.
    /// The answers are taken into the peer's own shape once per evaluation, as an edit makes them new.
    fn run(&self, answers: &Value) -> Done<Said> {
        let mut data = answers.clone();
        let given = parsed(&data)?;
        let amounts: Vec<i64> = self.whole(&self.amounts, &given)?;
        data["amounts"] = json!(amounts);
        let given = parsed(&data)?;
        let mut session = self.engine.session();
        let mut totals = Vec::with_capacity(TOTALS);
        for total in &self.totals {
            let value = session.eval_borrowed(total, &given).map_err(said)?;
            totals.push(value.as_i64().ok_or("a total is no whole number")?);
        }
        data["totals"] = json!(totals);
        let given = parsed(&data)?;
        let mut broken = 0;
        for check in &self.checks {
            let value = session.eval_borrowed(check, &given).map_err(said)?;
            broken += usize::from(value.as_bool() != Some(true));
        }
        let mut shows = [false; 2];
        for (shown, rule) in shows.iter_mut().zip(&self.shows) {
            *shown = session.eval_borrowed(rule, &given).map_err(said)?.as_bool() == Some(true);
        }
        Ok(Said { amounts, totals, broken, shows })
    }

    fn whole(&self, rule: &Logic, given: &ParsedData) -> Done<Vec<i64>> {
        let mut session = self.engine.session();
        session.eval_into(rule, given).map_err(said)
    }
}

/// Answers in the peer's own shape, from which it evaluates without copying.
fn parsed(data: &Value) -> Done<ParsedData> {
    ParsedData::from_json(&data.to_string()).map_err(said)
}

fn said(error: impl std::fmt::Display) -> crate::Trouble {
    format!("datalogic-rs: {error}").into()
}

/// What our evaluation says, in the peer's words.
fn read(evaluation: &Evaluation) -> Said {
    let number = |value: &Value| value.as_i64().unwrap_or(-1);
    let values = &evaluation.values;
    let rows = values["rows"].as_array().map_or(&[][..], Vec::as_slice);
    let is_shown = |at: &str| evaluation.visible.iter().any(|one| one == at);
    Said {
        amounts: rows.iter().map(|row| number(&row["amount"])).collect(),
        totals: (0..TOTALS).map(|n| number(&values[format!("t{n}")])).collect(),
        broken: evaluation.problems.len(),
        shows: [is_shown("/shown"), is_shown("/hidden")],
    }
}

/// Measures.
pub fn run(rounds: usize) -> Done<Vec<Row>> {
    let definition = Definition::parse(definition().to_string().as_bytes())
        .map_err(|faults| format!("the form is not in order: {:?}", faults.first()))?;
    let answers = answers();
    let inputs = Inputs::new("2026-11-21".parse()?, "fill");
    let rules = Rules::compiled()?;

    let (ours, theirs) = (read(&evaluate(&definition, &answers, &inputs)), rules.run(&answers)?);
    if ours != theirs {
        return Err(format!("the two evaluations differ:\n{ours:?}\n{theirs:?}").into());
    }
    let fields = definition.names.fields.len() - 1;
    let runs = in_turn(
        rounds,
        vec![
            Box::new(|| {
                let (ms, ()) = timed(|| {
                    for _ in 0..REPEATS {
                        black_box(evaluate(&definition, black_box(&answers), &inputs));
                    }
                    Ok(())
                })?;
                Ok(ms / f64::from(REPEATS))
            }),
            Box::new(|| {
                let (ms, ()) = timed(|| {
                    for _ in 0..REPEATS {
                        black_box(rules.run(black_box(&answers))?);
                    }
                    Ok(())
                })?;
                Ok(ms / f64::from(REPEATS))
            }),
        ],
    )?;
    let [ours, theirs] = <[_; 2]>::try_from(runs).map_err(|_| "two sides")?;
    Ok(vec![Row {
        what: format!("evaluate a form of {fields} fields and {ROWS} rows, from nothing"),
        unit: Unit::Ms,
        ours,
        peer: "datalogic-rs 5.4.0, rules compiled once".to_owned(),
        theirs,
        same: format!("{TOTALS} totals, {ROWS} products, {TOTALS} assertions, 2 shown or hidden: equal"),
        unfair:
            "against us: we also check shapes, requirements, order and reasons of all 396 places, in exact decimals; \
                 the peer runs the bare rules"
                .to_owned(),
    }])
}
