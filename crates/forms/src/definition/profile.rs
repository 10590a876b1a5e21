//! The profile of JSON Schema 2020-12 in which a form describes its data.
//!
//! Conditions, defaults, fractions of numbers and references to elsewhere are not in
//! it: rules belong in `logic`, where they carry sentences in both languages, and
//! validators disagree about the rest. What a field means is `field`'s business.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::node::Node;
use crate::pointer::Pattern;
use crate::values::{Format, LARGEST_INTEGER};

const KEYWORDS: [&str; 23] = [
    "$schema",
    "$ref",
    "$defs",
    "type",
    "properties",
    "required",
    "items",
    "prefixItems",
    "minItems",
    "maxItems",
    "uniqueItems",
    "enum",
    "const",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "additionalProperties",
    "title",
    "description",
    "$comment",
];
/// How deep the data of a form may nest.
const DEEPEST: usize = 12;
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The kinds of value of the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A string, or an enumeration of strings.
    String,
    /// A whole number.
    Integer,
    /// True or false.
    Boolean,
    /// An object.
    Object,
    /// A list of objects: the rows of a repeating group.
    Rows,
    /// A list of strings.
    Strings,
}

/// What the schema says about one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The kind of value.
    pub kind: Kind,
    /// The format, where one is named.
    pub format: Option<String>,
    /// The allowed strings, where they are listed; of a list those of its items.
    pub options: Option<Vec<String>>,
    /// Whether the object around it requires it.
    pub required: bool,
    /// The least number of rows or strings.
    pub min_items: u32,
    /// The greatest number of rows or strings.
    pub max_items: Option<u32>,
    /// The greatest length in characters.
    pub max_length: Option<u32>,
    /// The least length in characters.
    pub min_length: Option<u32>,
    /// The pattern that a text must have.
    pub pattern: Option<String>,
    /// The least whole number.
    pub minimum: Option<i64>,
    /// The greatest whole number.
    pub maximum: Option<i64>,
    /// Whether no two items may be alike.
    pub unique: bool,
}

/// All places of the data by pattern; faults of the profile are noted on the way.
pub fn slots(data: &Node) -> BTreeMap<Pattern, Slot> {
    if let Some(dialect) = data.get("$schema")
        && dialect.json != DIALECT
    {
        dialect.fault_about("forms-def-schema-dialect", DIALECT);
    }
    let mut walk = Walk { root: data, slots: BTreeMap::new() };
    walk.object(data, &Pattern::root(), 0);
    for definition in data.get("$defs").map(|defs| defs.entries()).unwrap_or_default() {
        keywords(&definition.1);
    }
    walk.slots
}

/// The schema as the validator of values gets it: without `required` and `minItems`,
/// which depend on what is visible and whose turn it is, and are asked by `evaluate`.
pub fn relaxed(schema: &Json) -> Json {
    match schema {
        Json::Object(object) => {
            let is_schema = object.get("required").is_none_or(Json::is_array);
            let kept =
                object.iter().filter(|(name, _)| !(is_schema && matches!(name.as_str(), "required" | "minItems")));
            let mut kept: Map<String, Json> = kept.map(|(name, value)| (name.clone(), relaxed(value))).collect();
            if object.get("type").is_some_and(|kind| kind == "integer") {
                let most = i64::try_from(LARGEST_INTEGER).unwrap_or(i64::MAX);
                kept.entry("minimum").or_insert_with(|| Json::from(-most));
                kept.entry("maximum").or_insert_with(|| Json::from(most));
            }
            Json::Object(kept)
        }
        Json::Array(items) => items.iter().map(relaxed).collect(),
        other => other.clone(),
    }
}

fn keywords(node: &Node) {
    for (name, value) in node.entries() {
        if !KEYWORDS.contains(&name) {
            value.fault_about("forms-def-schema-keyword", name);
        }
    }
}

struct Walk<'n, 'a> {
    root: &'n Node<'a>,
    slots: BTreeMap<Pattern, Slot>,
}

impl<'a> Walk<'_, 'a> {
    /// Follows local references; a reference elsewhere, to nothing or in a circle is a fault.
    fn resolve(&self, node: &Node<'a>) -> Option<Node<'a>> {
        let mut found = node.clone();
        for _ in 0..DEEPEST {
            keywords(&found);
            let Some(reference) = found.get("$ref") else { return Some(found) };
            let name = reference.json.as_str().and_then(|text| text.strip_prefix("#/$defs/"));
            let target = name.and_then(|name| self.root.get("$defs")?.get(name));
            let Some(target) = target else {
                reference.fault("forms-def-schema-reference");
                return None;
            };
            found = target;
        }
        node.fault("forms-def-schema-depth");
        None
    }

    fn object(&mut self, node: &Node<'a>, at: &Pattern, depth: usize) {
        if depth > DEEPEST {
            return node.fault("forms-def-schema-depth");
        }
        if node.json.get("additionalProperties") != Some(&Json::Bool(false)) {
            node.fault("forms-def-schema-open");
        }
        let required = node.strings("required");
        let Some(properties) = node.need("properties") else { return };
        for name in required.iter().filter(|name| properties.json.get(name.as_str()).is_none()) {
            node.fault_about("forms-def-schema-required", name);
        }
        for (name, property) in properties.entries() {
            if !is_name(name) {
                property.fault_about("forms-def-schema-name", name);
            }
            let is_required = required.iter().any(|one| one == name);
            self.place(&property, &at.join(name), is_required, depth + 1);
        }
    }

    fn place(&mut self, node: &Node<'a>, at: &Pattern, required: bool, depth: usize) {
        let Some(node) = self.resolve(node) else { return };
        let Some((kind, listing)) = self.kind(&node, at, depth) else { return };
        let count = |name: &str| node.get_count(name);
        let slot = Slot {
            kind,
            format: format(&node),
            options: options(&listing),
            required,
            min_items: count("minItems").unwrap_or(0),
            max_items: count("maxItems"),
            max_length: count("maxLength"),
            min_length: count("minLength"),
            pattern: pattern(&node),
            minimum: node.json.get("minimum").and_then(Json::as_i64),
            maximum: node.json.get("maximum").and_then(Json::as_i64),
            unique: node.flag("uniqueItems"),
        };
        self.slots.insert(at.clone(), slot);
    }

    /// The kind of value, and the schema that lists its strings: of a list it is that of the items.
    fn kind(&mut self, node: &Node<'a>, at: &Pattern, depth: usize) -> Option<(Kind, Node<'a>)> {
        let named = node.json.get("type").and_then(Json::as_str);
        let kind = match named {
            Some("string") => Kind::String,
            None if node.json.get("enum").is_some() || node.json.get("const").is_some() => Kind::String,
            Some("boolean") => Kind::Boolean,
            Some("integer") => {
                bounds(node);
                Kind::Integer
            }
            Some("object") => {
                self.object(node, at, depth);
                Kind::Object
            }
            Some("array") => return self.items(node, at, depth),
            _ => {
                node.fault("forms-def-schema-type");
                return None;
            }
        };
        Some((kind, node.clone()))
    }

    fn items(&mut self, node: &Node<'a>, at: &Pattern, depth: usize) -> Option<(Kind, Node<'a>)> {
        let items = self.resolve(&node.need("items")?)?;
        if items.json.get("type").and_then(Json::as_str) == Some("object") {
            if node.json.get("maxItems").is_none() {
                node.fault("forms-def-schema-rows");
            }
            self.object(&items, &at.rows(), depth + 1);
            return Some((Kind::Rows, items));
        }
        match self.kind(&items, &at.rows(), depth + 1)? {
            (Kind::String, listing) => Some((Kind::Strings, listing)),
            _ => {
                items.fault("forms-def-schema-type");
                None
            }
        }
    }
}

/// Names are letters and digits, so that a number in a path is always a row.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn format(node: &Node) -> Option<String> {
    let format = node.get("format")?;
    let name = format.string()?;
    if Format::named(&name).is_none() {
        format.fault_about("forms-def-schema-format", &name);
    }
    Some(name)
}

fn options(node: &Node) -> Option<Vec<String>> {
    if let Some(only) = node.get_string("const") {
        return Some(vec![only]);
    }
    node.get("enum").map(|list| list.items().iter().filter_map(Node::string).collect())
}

fn pattern(node: &Node) -> Option<String> {
    let pattern = node.get("pattern")?;
    let text = pattern.string()?;
    if regex::Regex::new(&text).is_err() {
        pattern.fault("forms-def-schema-pattern");
    }
    Some(text)
}

fn bounds(node: &Node) {
    for name in ["minimum", "maximum"] {
        if let Some(bound) = node.get(name)
            && bound.json.as_i64().is_none_or(|whole| whole.unsigned_abs() > LARGEST_INTEGER)
        {
            bound.fault("forms-def-schema-bound");
        }
    }
}
