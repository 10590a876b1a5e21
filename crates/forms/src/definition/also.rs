//! The part `validateAlso`: a schema of another system that has the last word on the data.
//!
//! A form made from a schema says in its own words what it can, and keeps the schema for the rest. The
//! schema knows its own names, numbers with fractions and bare lists; answers are given to it in its shape.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jsonschema::{PatternOptions, ValidationOptions, Validator};
use rust_decimal::Decimal;
use serde_json::{Map, Value as Json, json};
use words::Message;

use super::field::{Field, FieldKind};
use super::names::Names;
use super::node::Node;
use super::validator::Misfit;
use crate::pointer::{Pattern, escape, unescape};
use crate::values::{LARGEST_INTEGER, money_text};

/// The name of the one column of rows that were a bare list.
const VALUE: &str = "value";
/// How often a pattern of the schema may be tried anew on one text. Such patterns look around, which those of a form's
/// own data do not; one that would take longer counts as not matched.
const BACKTRACKS: usize = 100_000;

/// A check that is only read.
#[derive(Clone)]
pub struct Also {
    validator: Arc<Validator>,
    /// Names of the schema where the definition has others, by place.
    names: BTreeMap<Pattern, String>,
    /// Groups that are bare lists in the schema.
    values: BTreeSet<Pattern>,
}

impl fmt::Debug for Also {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Also").field("names", &self.names).field("values", &self.values).finish_non_exhaustive()
    }
}

/// Reads the part; a schema that is none is a fault with the library's reason.
pub fn also(node: &Node) -> Option<Also> {
    node.only(&["schema", "names", "values"]);
    let schema = node.need("schema")?;
    let validator = options()
        .build(schema.json)
        .map_err(|error| schema.fault_about("forms-def-schema", &error.to_string()))
        .ok()?;
    let pattern = |text: &str| {
        let pattern = Pattern::parse(text);
        if pattern.is_none() {
            node.fault_about("forms-def-field-path", text);
        }
        pattern
    };
    let names = node.get("names").map(|names| names.entries()).unwrap_or_default();
    let names = names.into_iter().filter_map(|(at, name)| Some((pattern(at)?, name.string()?))).collect();
    let values = node.strings("values").iter().filter_map(|at| pattern(at)).collect();
    Some(Also { validator: Arc::new(validator), names, values })
}

/// Whether a check written in `dialect` looks at values of this format. Which formats there are differs from draft to draft.
pub fn knows_format(dialect: Option<&Json>, name: &str) -> bool {
    let mut schema = json!({"format": name});
    if let Some(dialect) = dialect {
        schema["$schema"] = dialect.clone();
    }
    options().should_ignore_unknown_formats(false).build(&schema).is_ok()
}

fn options() -> ValidationOptions<'static> {
    jsonschema::options()
        .should_validate_formats(true)
        .with_pattern_options(PatternOptions::fancy_regex().backtrack_limit(BACKTRACKS))
}

impl Also {
    /// What the schema does not allow in answers of either shape; each at its place of the definition.
    pub fn misfits(&self, names: &Names, answers: &Json) -> Vec<Misfit> {
        let theirs = self.theirs(names, &Pattern::root(), answers);
        let misfit = |error: jsonschema::ValidationError<'_>| {
            let rule = error.schema_path().to_string();
            let rule = rule.rsplit('/').find(|word| word.parse::<usize>().is_err()).unwrap_or_default().to_owned();
            let path = self.place(&error.instance_path().to_string());
            Misfit { path, message: Message::new("forms-also").with("rule", rule) }
        };
        self.validator.iter_errors(&theirs).map(misfit).collect()
    }

    /// Answers in the definition's shape. What the form has no field for is left out: the schema judges it.
    pub fn ours(&self, names: &Names, answers: &Json) -> Json {
        self.ours_at(names, &Pattern::root(), answers)
    }

    fn ours_at(&self, names: &Names, at: &Pattern, json: &Json) -> Json {
        match json {
            Json::Object(object) => {
                let mut ours = Map::new();
                for (name, value) in object.iter().filter(|(_, value)| !value.is_null()) {
                    let place = self.named(at, name);
                    let is_known = names.fields.keys().any(|field| *field == place || place.covers(field));
                    if is_known && let Some(own) = place.to_string().rsplit('/').next() {
                        ours.insert(own.to_owned(), self.ours_at(names, &place, value));
                    }
                }
                Json::Object(ours)
            }
            Json::Array(items) => {
                let bare = self.values.contains(at) && items.iter().all(|item| !item.is_object());
                let column = at.rows().join(VALUE);
                let row = |item: &Json| match bare {
                    true => Json::Object(Map::from_iter([(VALUE.to_owned(), self.ours_at(names, &column, item))])),
                    false => self.ours_at(names, &at.rows(), item),
                };
                items.iter().map(row).collect()
            }
            // A whole number may be written with a fraction of nothing.
            Json::Number(number) if names.fields.get(at).is_some_and(|field| field.kind == FieldKind::Integer) => {
                let whole = number.as_f64().filter(|number| number.fract() == 0.0);
                let whole = whole.filter(|number| number.abs() <= LARGEST_INTEGER as f64 && number.is_finite());
                whole.filter(|_| number.is_f64()).map_or_else(|| json.clone(), |number| Json::from(number as i64))
            }
            Json::Number(number) => {
                let decimal = names.fields.get(at).filter(|field| is_decimal(field));
                let text = decimal.and_then(|field| {
                    let number = number.to_string();
                    let exact = Decimal::from_str(&number).or_else(|_| Decimal::from_scientific(&number)).ok()?;
                    money_text(exact, field.places())
                });
                text.map_or_else(|| json.clone(), Json::String)
            }
            other => other.clone(),
        }
    }

    fn theirs(&self, names: &Names, at: &Pattern, json: &Json) -> Json {
        match json {
            Json::Object(object) => {
                let theirs = object.iter().map(|(name, value)| {
                    let place = at.join(name);
                    let theirs = self.names.get(&place).unwrap_or(name);
                    (theirs.clone(), self.theirs(names, &place, value))
                });
                Json::Object(theirs.collect())
            }
            Json::Array(rows) => {
                let bare = self.values.contains(at);
                let item = |row: &Json| {
                    let item = self.theirs(names, &at.rows(), row);
                    if bare { item.get(VALUE).cloned().unwrap_or(item) } else { item }
                };
                rows.iter().map(item).collect()
            }
            Json::String(text) if names.fields.get(at).is_some_and(is_decimal) => {
                serde_json::from_str::<serde_json::Number>(text).map_or_else(|_| json.clone(), Json::Number)
            }
            other => other.clone(),
        }
    }

    /// A place of the schema's shape as one of the definition's.
    fn place(&self, pointer: &str) -> String {
        let mut at = Pattern::root();
        let mut path = String::new();
        for part in pointer.split('/').skip(1) {
            let name = unescape(part);
            let place = self.named(&at, &name);
            // A number is a row, unless it is the name of a property.
            let is_row = name.parse::<usize>().is_ok() && place == at.join(&name);
            at = if is_row { at.rows() } else { place };
            let own = at.to_string().rsplit('/').next().unwrap_or_default().to_owned();
            path = format!("{path}/{}", if is_row { name.into() } else { escape(&own) });
        }
        path
    }

    /// The place of what the schema calls `name` under `at`.
    fn named(&self, at: &Pattern, name: &str) -> Pattern {
        let is_it = |place: &Pattern, theirs: &str| theirs == name && place.parent().is_some_and(|above| above == *at);
        let renamed = self.names.iter().find(|(place, theirs)| is_it(place, theirs));
        renamed.map_or_else(|| at.join(name), |(place, _)| place.clone())
    }
}

fn is_decimal(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Decimal | FieldKind::Money)
}
