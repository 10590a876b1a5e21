//! The conformance vectors of the expression language, `fixtures/forms/expressions.json`.
//!
//! Fields live in a small world of their own here, so that the vectors say nothing
//! about definitions and another implementation can run them as well.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use forms::expr::{Budget, Scope, Source, check, evaluate, parse, view};
use forms::{Calendar, Pattern, Type, Value, read_value};
use jiff::civil::Date;
use serde_json::{Value as Json, json};

struct World {
    types: BTreeMap<Pattern, Type>,
    data: Json,
    hidden: Vec<Pattern>,
    today: Date,
    calendars: BTreeMap<String, Calendar>,
    lists: BTreeMap<String, (BTreeMap<String, Type>, Json)>,
}

fn ty(name: &str, at: &Pattern) -> Type {
    if name == "rows" {
        return Type::List(Box::new(Type::Row(at.clone())));
    }
    match name.strip_prefix("list ") {
        Some(of) => Type::List(Box::new(Type::named(of).unwrap())),
        None => Type::named(name).unwrap(),
    }
}

fn entries(json: &Json) -> impl Iterator<Item = (&String, &Json)> {
    json.as_object().into_iter().flatten()
}

impl World {
    fn new(file: &Json, vector: &Json) -> Self {
        let pattern = |text: &str| Pattern::parse(text).unwrap();
        let lists = entries(&file["codelists"]).map(|(name, list)| {
            let types = entries(&list["attributes"])
                .map(|(name, of)| (name.clone(), Type::named(of.as_str().unwrap()).unwrap()));
            (name.clone(), (types.collect(), list["codes"].clone()))
        });
        let types = entries(&vector["fields"]).map(|(at, of)| (pattern(at), ty(of.as_str().unwrap(), &pattern(at))));
        Self {
            types: types.collect(),
            data: vector["data"].clone(),
            hidden: vector["hidden"].as_array().into_iter().flatten().map(|at| pattern(at.as_str().unwrap())).collect(),
            today: file["today"].as_str().unwrap().parse().unwrap(),
            calendars: entries(&file["calendars"])
                .map(|(name, of)| (name.clone(), Calendar::read(of).unwrap()))
                .collect(),
            lists: lists.collect(),
        }
    }
}

impl Scope for World {
    fn field(&self, path: &Pattern) -> Option<Type> {
        self.types.get(path).cloned()
    }
    fn has_code(&self, list: &str, code: &str) -> Option<bool> {
        Some(self.lists.get(list)?.1.get(code).is_some())
    }
    fn attribute(&self, list: &str, attribute: &str) -> Option<Type> {
        self.lists.get(list)?.0.get(attribute).cloned()
    }
    fn snapshot(&self, _: &str, _: &str) -> Option<Type> {
        None
    }
    fn is_calendar(&self, name: &str) -> bool {
        self.calendars.contains_key(name)
    }
    fn only_calendar(&self) -> Option<&str> {
        self.calendars.keys().next().map(String::as_str)
    }
    fn offered(&self) -> Option<&str> {
        None
    }
}

impl Source for World {
    fn field(&self, path: &Pattern, rows: &[usize]) -> Cow<'_, Value> {
        if self.hidden.contains(path) {
            return Cow::Owned(Value::Missing);
        }
        Cow::Owned(match &self.types[path] {
            Type::List(of) if matches!(**of, Type::Row(_)) => {
                Value::List((0..self.rows(path, rows)).map(|row| Value::Row([rows, &[row]].concat())).collect())
            }
            of => read_value(self.data.pointer(&path.at(rows)), of),
        })
    }
    fn column(&self, _: &Pattern, _: &[usize]) -> Option<Vec<Value>> {
        None
    }

    fn rows(&self, group: &Pattern, rows: &[usize]) -> usize {
        self.data.pointer(&group.at(rows)).and_then(Json::as_array).map_or(0, Vec::len)
    }
    fn today(&self) -> Date {
        self.today
    }
    fn stage(&self) -> &str {
        "apply"
    }
    fn actor(&self, _: &str) -> Value {
        Value::Missing
    }
    fn snapshot(&self, name: &str, _: &str) -> Result<Value, String> {
        Err(name.to_owned())
    }
    fn calendar(&self, name: Option<&str>) -> Result<&Calendar, String> {
        name.or(self.only_calendar()).and_then(|name| self.calendars.get(name)).ok_or_else(String::new)
    }
    fn attribute(&self, list: &str, code: &str, attribute: &str) -> Cow<'_, Value> {
        let (types, codes) = &self.lists[list];
        Cow::Owned(read_value(codes.get(code).and_then(|code| code.get(attribute)), &types[attribute]))
    }
    fn offered(&self, _: Option<&str>) -> Cow<'_, Value> {
        Cow::Owned(Value::Missing)
    }
}

fn shown(value: &Value) -> Json {
    match value {
        Value::Missing => json!("missing"),
        Value::Text(text) => json!({"text": text}),
        Value::Bool(yes) => json!({"boolean": yes}),
        Value::Integer(whole) => json!({"integer": whole}),
        Value::Decimal(value) => json!({"decimal": value.to_string()}),
        Value::Date(day) => json!({"date": day.to_string()}),
        Value::Time(_) => json!({"time": value.print()}),
        Value::Code(code) => json!({"code": code}),
        Value::List(items) => json!({"list": items.iter().map(shown).collect::<Vec<_>>()}),
        Value::Row(rows) => json!({"row": rows}),
    }
}

fn result(world: &World, vector: &Json) -> Json {
    let base = vector["base"].as_str().map(|base| Pattern::parse(base).unwrap()).unwrap_or_default();
    let rows: Vec<usize> = serde_json::from_value(vector.get("row").cloned().unwrap_or(json!([]))).unwrap();
    let typed = parse(&vector["expr"], "", &base).and_then(|expr| check(&expr, world, "").map(|_| expr));
    match typed {
        Err(fault) => json!({"fault": fault.code()}),
        Ok(expr) => match evaluate(&expr, world, &rows, &mut Budget::new(10_000)) {
            Ok(value) => shown(&value),
            Err(finding) => json!({"finding": finding.code}),
        },
    }
}

#[expect(clippy::disallowed_methods, reason = "a test reads the vectors")]
fn file() -> Json {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/forms/expressions.json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn every_vector_has_its_result() {
    let file = file();
    let vectors = file["vectors"].as_array().unwrap();
    assert!(vectors.len() >= 80, "only {} vectors", vectors.len());
    let mut wrong = Vec::new();
    for vector in vectors {
        let found = result(&World::new(&file, vector), vector);
        if found != vector["result"] {
            wrong.push(format!("{}: expected {}, found {found}", vector["name"], vector["result"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_operator_stands_in_a_vector() {
    let text = file()["vectors"].to_string();
    for op in forms::expr::Op::ALL {
        assert!(text.contains(&format!("{{\"{}\":", op.name())), "no vector for {}", op.name());
    }
}

#[test]
fn a_rule_reads_as_a_line_of_text() {
    let line = |json: Json| view(&parse(&json, "", &Pattern::root()).unwrap());
    let total = json!({">": [{"sum": [{"var": "/bookings/*/fee"}]}, 50000]});
    assert_eq!(line(total), "sum(bookings.fee) > 50000");
    let either = json!({"and": [{"or": [{"var": "/a"}, {"var": "/b"}]}, {"==": [{"var": "/c"}, "x"]}]});
    assert_eq!(line(either), "(a or b) and c = “x”");
    let left = json!({"-": [1, {"-": [2, 3]}]});
    assert_eq!(line(left), "1 − (2 − 3)");
    let row = json!({"in": [{"var": "/rows/0/kind"}, ["x", "y"]]});
    assert_eq!(line(row), "rows[1].kind in [“x”, “y”]");
}

#[test]
fn a_rule_that_costs_too_much_is_a_finding() {
    let file = file();
    let rows: Vec<Json> = (0..200).map(|_| json!({"n": 1})).collect();
    let vector = json!({
        "fields": {"/rows": "rows", "/rows/*/n": "integer"},
        "data": {"rows": rows},
        "expr": {"all": [{"var": "/rows"}, {"==": [{"sum": [{"var": "/rows/*/n"}]}, 200]}]}
    });
    assert_eq!(result(&World::new(&file, &vector), &vector), json!({"finding": "forms-too-costly"}));
}
