//! From JSON to the tree: names, numbers of arguments, paths, depth.
//!
//! A string is a literal; a path stands only inside `var`. Types are `check`'s.

use std::str::FromStr;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::op::Op;
use super::tree::{Expr, Reference};
use crate::fault::Fault;
use crate::pointer::{Pattern, Step, escape};
use crate::values::{LARGEST_INTEGER, Value};

/// How deep a rule may nest: deeper ones cannot be read, and could exhaust the stack.
const DEEPEST: usize = 32;

/// Reads the expression `json`, which stands at `pointer` of the definition and speaks
/// from inside the rows of `base` (`/bookings/*`, or the root).
pub fn parse(json: &Json, pointer: &str, base: &Pattern) -> Result<Expr, Fault> {
    read(json, &Place { pointer: pointer.to_owned(), base: base.clone(), depth: 0 })
}

struct Place {
    pointer: String,
    base: Pattern,
    depth: usize,
}

impl Place {
    fn inside(&self, name: &str) -> Self {
        let pointer = format!("{}/{}", self.pointer, escape(name));
        Self { pointer, base: self.base.clone(), depth: self.depth + 1 }
    }

    fn fault(&self, code: &str) -> Fault {
        Fault::new(&self.pointer, code)
    }
}

fn read(json: &Json, place: &Place) -> Result<Expr, Fault> {
    if place.depth > DEEPEST {
        return Err(place.fault("forms-def-expression-depth").with("limit", DEEPEST));
    }
    match json {
        Json::Bool(yes) => Ok(Expr::Literal(Value::Bool(*yes))),
        Json::String(text) => Ok(Expr::Literal(Value::Text(text.clone()))),
        Json::Number(number) => match number.as_i64().filter(|whole| whole.unsigned_abs() <= LARGEST_INTEGER) {
            Some(whole) => Ok(Expr::Literal(Value::Integer(whole))),
            None => Err(place.fault("forms-def-number-literal").with("number", number.to_string())),
        },
        Json::Object(object) => match object.iter().next() {
            Some((name, args)) if object.len() == 1 => call(name, args, &place.inside(name)),
            _ => Err(place.fault("forms-def-expression-shape")),
        },
        Json::Null | Json::Array(_) => Err(place.fault("forms-def-expression-shape")),
    }
}

fn call(name: &str, args: &Json, place: &Place) -> Result<Expr, Fault> {
    match name {
        "var" => reference(args, place).map(Expr::Var),
        "date" => literal(args, place, |text| Date::from_str(text).ok().filter(|_| text.len() == 10).map(Value::Date)),
        "decimal" => literal(args, place, |text| Decimal::from_str_exact(text).ok().map(Value::Decimal)),
        _ => operator(name, args, place),
    }
}

fn literal(args: &Json, place: &Place, read: impl Fn(&str) -> Option<Value>) -> Result<Expr, Fault> {
    let text = args.as_str().or_else(|| args.get(0)?.as_str());
    let value = text.and_then(read);
    value.map(Expr::Literal).ok_or_else(|| place.fault("forms-def-literal").with("value", args.to_string()))
}

fn operator(name: &str, args: &Json, place: &Place) -> Result<Expr, Fault> {
    let op = Op::named(name).ok_or_else(|| place.fault("forms-def-operator").with("operator", name))?;
    let single = std::slice::from_ref(args);
    let args: &[Json] = args.as_array().map_or(single, Vec::as_slice);
    let (least, most) = op.arity();
    if args.len() < least || args.len() > most {
        return Err(place.fault("forms-def-arity").with("operator", name).with("count", args.len()));
    }
    let mut read_args: Vec<Expr> = Vec::with_capacity(args.len());
    for (position, arg) in args.iter().enumerate() {
        let mut inner = place.inside(&position.to_string());
        if op.walks_rows() && position == 1 {
            let group = read_args.first().and_then(Expr::group).ok_or_else(|| place.fault("forms-def-rows-wanted"))?;
            inner.base = group.rows();
        }
        let is_list = matches!(op, Op::In | Op::AnyOf) && position == 1 && arg.is_array();
        read_args.push(if is_list { choices(arg, &inner)? } else { read(arg, &inner)? });
    }
    Ok(Expr::Call(op, read_args))
}

fn choices(list: &Json, place: &Place) -> Result<Expr, Fault> {
    let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let read_item = |(position, item): (usize, &Json)| read(item, &place.inside(&position.to_string()));
    let items: Vec<Expr> = items.iter().enumerate().map(read_item).collect::<Result<_, _>>()?;
    let plain = !items.is_empty() && items.iter().all(|item| matches!(item, Expr::Literal(_)));
    if plain { Ok(Expr::Choices(items)) } else { Err(place.fault("forms-def-expression-shape")) }
}

fn reference(args: &Json, place: &Place) -> Result<Reference, Fault> {
    let name = args.as_str().or_else(|| args.get(0)?.as_str());
    let name = name.ok_or_else(|| place.fault("forms-def-expression-shape"))?;
    let found = if name.starts_with('/') || name.starts_with('.') { field(name, &place.base) } else { input(name) };
    found.ok_or_else(|| place.fault("forms-def-reference").with("name", name))
}

fn field(name: &str, base: &Pattern) -> Option<Reference> {
    if name.starts_with('/') {
        return Some(Reference::Field { path: Pattern::parse(name)?, bound: 0 });
    }
    let mut rest = name;
    let mut from = base.clone();
    if let Some(below) = rest.strip_prefix("./") {
        // Outside rows there is nothing that `./` could mean but the whole form.
        rest = below;
    } else {
        while let Some(below) = rest.strip_prefix("../") {
            rest = below;
            from = out_of_row(&from)?;
        }
    }
    let below = Pattern::parse(&format!("/{rest}"))?;
    let bound = from.depth();
    let path = Pattern::of([from.steps(), below.steps()].concat());
    (!rest.starts_with('.') && !rest.is_empty()).then_some(Reference::Field { path, bound })
}

/// `/boxes/*/files/*` to `/boxes/*`: without the row, and without its group.
fn out_of_row(row: &Pattern) -> Option<Pattern> {
    let last = row.steps().iter().rposition(|step| *step == Step::Each)?;
    let outer = row.steps()[..last].iter().rposition(|step| *step == Step::Each).map_or(0, |each| each + 1);
    Some(Pattern::of(row.steps()[..outer].to_vec()))
}

fn input(name: &str) -> Option<Reference> {
    let (head, tail) = name.split_once('.').unwrap_or((name, ""));
    match (head, tail) {
        ("today", "") => Some(Reference::Today),
        ("stage", "") => Some(Reference::Stage),
        ("option", "") => Some(Reference::Offered(None)),
        ("option", attribute) => Some(Reference::Offered(Some(attribute.to_owned()))),
        ("actor", part) => crate::inputs::Actor::default().part(part).map(|_| Reference::Actor(part.to_owned())),
        ("snapshot", rest) => {
            let (snapshot, key) = rest.split_once('.')?;
            Some(Reference::Snapshot(snapshot.to_owned(), key.to_owned()))
        }
        _ => None,
    }
}
