//! A schema as written: its references followed, its parts that all hold together put into one.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use crate::fault::Fault;
use crate::pointer::escape;

/// Subschemas of which a value may be another one: their properties are offered, which of them must be
/// there is left to the check.
const BRANCHES: [&str; 6] = ["anyOf", "oneOf", "then", "else", "dependentSchemas", "dependencies"];
/// How often references and parts may lead on.
const DEEPEST: usize = 24;
/// The most parts of a schema that are gathered: references that each lead on twice make a small document endless.
pub const MOST_PARTS: u32 = 20_000;

/// A schema with what holds together in one object, and where it stands in the source.
#[derive(Debug, Clone, Default)]
pub struct Flat {
    /// The keywords.
    pub words: Map<String, Json>,
    /// Pointer into the source.
    pub at: String,
}

impl Flat {
    /// A keyword.
    pub fn get(&self, word: &str) -> Option<&Json> {
        self.words.get(word)
    }

    /// A text.
    pub fn text(&self, word: &str) -> Option<&str> {
        self.get(word)?.as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    /// The types without `null`; none where nothing tells.
    pub fn types(&self) -> Vec<&str> {
        let named: Vec<&str> = match self.get("type") {
            Some(Json::String(one)) => vec![one],
            Some(Json::Array(several)) => several.iter().filter_map(Json::as_str).collect(),
            _ => Vec::new(),
        };
        let told: Vec<&str> = named.into_iter().filter(|name| *name != "null").collect();
        if !told.is_empty() {
            return told;
        }
        let has = |word: &str| self.words.contains_key(word);
        if has("properties") {
            vec!["object"]
        } else if has("items") || has("prefixItems") {
            vec!["array"]
        } else {
            Vec::new()
        }
    }
}

/// The source with what was found while it was read.
pub struct Source<'a> {
    root: &'a Json,
    /// Notes.
    pub notes: Vec<Fault>,
    noted: BTreeSet<[String; 3]>,
    /// References to elsewhere.
    pub remote: Vec<Fault>,
    /// How many parts may still be gathered.
    pub parts_left: u32,
}

impl<'a> Source<'a> {
    /// Over the whole document.
    pub fn new(root: &'a Json) -> Self {
        Self { root, notes: Vec::new(), noted: BTreeSet::new(), remote: Vec::new(), parts_left: MOST_PARTS }
    }

    /// Notes what is not carried.
    pub fn note(&mut self, at: &str, code: &str, name: &str) {
        if self.noted.insert([at, code, name].map(str::to_owned)) {
            self.notes.push(Fault::new(at, code).with("name", name));
        }
    }

    /// The schema at `at` with its references and parts.
    pub fn flat(&mut self, schema: &Json, at: &str, above: &[String]) -> (Flat, Vec<String>) {
        let mut flat = Flat { words: Map::new(), at: at.to_owned() };
        let mut seen = above.to_vec();
        self.gather(schema, at, &mut flat, &mut seen, 0);
        (flat, seen)
    }

    fn gather(&mut self, schema: &Json, at: &str, flat: &mut Flat, seen: &mut Vec<String>, depth: usize) {
        let Some(object) = schema.as_object().filter(|_| self.parts_left > 0) else { return };
        self.parts_left -= 1;
        if depth > DEEPEST {
            return self.note(at, "forms-import-deep", at);
        }
        if let Some(reference) = object.get("$ref").and_then(Json::as_str) {
            self.follow(reference, at, flat, seen, depth);
        }
        for (number, part) in object.get("allOf").and_then(Json::as_array).into_iter().flatten().enumerate() {
            self.gather(part, &format!("{at}/allOf/{number}"), flat, seen, depth + 1);
        }
        for branch in BRANCHES {
            self.branch(object.get(branch), &format!("{at}/{branch}"), flat, seen, depth);
        }
        for (word, value) in object.iter().filter(|(word, _)| *word != "allOf" && *word != "$ref") {
            merge(&mut flat.words, word, value);
        }
    }

    fn follow(&mut self, reference: &str, at: &str, flat: &mut Flat, seen: &mut Vec<String>, depth: usize) {
        if seen.iter().any(|one| one == reference) {
            return self.note(at, "forms-import-circle", reference);
        }
        match self.target(reference) {
            Target::Here(target, place) => {
                seen.push(reference.to_owned());
                self.gather(target, &place, flat, seen, depth + 1);
            }
            Target::Nowhere => self.note(at, "forms-import-dangling", reference),
            Target::Elsewhere => {
                let fault = Fault::new(at, "forms-import-remote").with("name", reference);
                if !self.remote.contains(&fault) {
                    self.remote.push(fault);
                }
            }
        }
    }

    /// Alternatives: one that only lists constants gives a choice, one that only adds `null` is the other, and
    /// of all others the properties are offered.
    fn branch(&mut self, given: Option<&Json>, at: &str, flat: &mut Flat, seen: &[String], depth: usize) {
        let parts: Vec<(String, &Json)> = match given {
            Some(Json::Array(parts)) => {
                parts.iter().enumerate().map(|(number, part)| (format!("{at}/{number}"), part)).collect()
            }
            Some(Json::Object(one)) if at.ends_with("/then") || at.ends_with("/else") => {
                vec![(at.to_owned(), given.unwrap_or(&Json::Null))].into_iter().filter(|_| !one.is_empty()).collect()
            }
            Some(Json::Object(by_name)) => {
                by_name.iter().map(|(name, part)| (format!("{at}/{}", escape(name)), part)).collect()
            }
            _ => return,
        };
        let real: Vec<&(String, &Json)> =
            parts.iter().filter(|(_, part)| part.get("type").and_then(Json::as_str) != Some("null")).collect();
        if let Some(constants) = constants(&real) {
            flat.words.insert("enum".to_owned(), constants.0);
            flat.words.insert("x-labels".to_owned(), constants.1);
            return;
        }
        let only = real.len() == 1 && real.len() < parts.len();
        for (place, part) in real {
            let mut one = Flat { words: Map::new(), at: place.clone() };
            self.gather(part, place, &mut one, &mut seen.to_vec(), depth + 1);
            if only {
                one.words.iter().for_each(|(word, value)| merge(&mut flat.words, word, value));
            } else if let Some(properties) = one.words.get("properties") {
                merge(&mut flat.words, "properties", properties);
            }
        }
    }

    fn target(&self, reference: &str) -> Target<'a> {
        let (document, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let start = match document {
            "" => Some((self.root, String::new())),
            name => find(self.root, "", &|object| {
                let id = object.get("$id").or_else(|| object.get("id")).and_then(Json::as_str);
                id.is_some_and(|id| id.trim_end_matches('#') == name || id.ends_with(&format!("/{name}")))
            }),
        };
        let Some((start, above)) = start else { return Target::Elsewhere };
        if fragment.is_empty() {
            return Target::Here(start, above);
        }
        let pointer = decoded(fragment);
        let found = match pointer.starts_with('/') {
            true => start.pointer(&pointer).map(|found| (found, format!("{above}{pointer}"))),
            false => find(start, &above, &|object| {
                let names = ["$anchor", "$id", "id"].map(|word| object.get(word).and_then(Json::as_str));
                names.into_iter().flatten().any(|name| name.trim_start_matches('#') == pointer)
            }),
        };
        found.map_or(Target::Nowhere, |(found, place)| Target::Here(found, place))
    }
}

enum Target<'a> {
    Here(&'a Json, String),
    Nowhere,
    Elsewhere,
}

/// The values and labels of alternatives that are all constants.
fn constants(parts: &[&(String, &Json)]) -> Option<(Json, Json)> {
    let constant = |part: &Json| {
        let one =
            part.get("enum").and_then(Json::as_array).filter(|list| list.len() == 1).and_then(|list| list.first());
        part.get("const").or(one).filter(|value| value.is_string()).cloned()
    };
    let values: Option<Vec<Json>> = parts.iter().map(|(_, part)| constant(part)).collect();
    let values = values.filter(|values| values.len() > 1)?;
    let label =
        |part: &Json, value: &Json| part.get("title").or_else(|| part.get("description")).unwrap_or(value).clone();
    let labels = parts.iter().zip(&values).map(|((_, part), value)| label(part, value)).collect();
    Some((Json::Array(values), Json::Array(labels)))
}

/// The first object below that `is_it`, with its pointer.
fn find<'a>(json: &'a Json, at: &str, is_it: &dyn Fn(&Map<String, Json>) -> bool) -> Option<(&'a Json, String)> {
    match json {
        Json::Object(object) if is_it(object) => Some((json, at.to_owned())),
        Json::Object(object) => {
            object.iter().find_map(|(name, value)| find(value, &format!("{at}/{}", escape(name)), is_it))
        }
        Json::Array(items) => {
            items.iter().enumerate().find_map(|(number, value)| find(value, &format!("{at}/{number}"), is_it))
        }
        _ => None,
    }
}

/// `%20` and the like in a fragment.
fn decoded(fragment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = fragment.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten();
        let byte = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// One keyword more. Properties and what is required add up; else the nearer word counts.
fn merge(words: &mut Map<String, Json>, word: &str, value: &Json) {
    match (words.get_mut(word), value) {
        (Some(Json::Object(own)), Json::Object(more)) if word == "properties" => {
            for (name, schema) in more {
                if !own.contains_key(name) {
                    own.insert(name.clone(), schema.clone());
                }
            }
        }
        (Some(Json::Array(own)), Json::Array(more)) if word == "required" => {
            own.extend(more.iter().filter(|name| !own.contains(name)).cloned().collect::<Vec<_>>());
        }
        _ => drop(words.insert(word.to_owned(), value.clone())),
    }
}
