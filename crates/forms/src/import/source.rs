//! A schema as written: its references followed, its parts that all hold together put into one.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use super::flat::{Below, Flat, Part};
use crate::definition::knows_format;
use crate::fault::Fault;
use crate::pointer::escape;

/// Subschemas of which a value may be another one: their properties are offered, which of them must be
/// there is left to the check.
const BRANCHES: [&str; 6] = ["anyOf", "oneOf", "then", "else", "dependentSchemas", "dependencies"];
/// Words that lead to another schema. What a document of its own says dynamically it says for itself.
const REFERENCES: [&str; 3] = ["$ref", "$dynamicRef", "$recursiveRef"];
/// Drafts in which a reference stands for all that stands beside it.
const ALONE: [&str; 4] = ["draft-03", "draft-04", "draft-06", "draft-07"];
/// How often references and parts may lead on.
const DEEPEST: usize = 24;
/// The most parts of a schema that are gathered: references that each lead on twice make a small document endless.
pub const MOST_PARTS: u32 = 20_000;

/// The source with what was found while it was read.
pub struct Source<'a> {
    root: &'a Json,
    /// Whether a reference stands for all that stands beside it.
    refs_alone: bool,
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
        let dialect = root.get("$schema").and_then(Json::as_str).unwrap_or_default();
        Self {
            root,
            refs_alone: ALONE.iter().any(|draft| dialect.contains(draft)),
            notes: Vec::new(),
            noted: BTreeSet::new(),
            remote: Vec::new(),
            parts_left: MOST_PARTS,
        }
    }

    /// Notes what is not carried.
    pub fn note(&mut self, at: &str, code: &str, name: &str) {
        if self.noted.insert([at, code, name].map(str::to_owned)) {
            self.notes.push(Fault::new(at, code).with("name", name));
        }
    }

    /// Notes a format that the form has no words for: the check knows it, or nobody looks at it.
    pub fn note_format(&mut self, at: &str, name: &str) {
        let code = match knows_format(self.root.get("$schema"), name) {
            true => "forms-import-format",
            false => "forms-import-format-unknown",
        };
        self.note(at, code, name);
    }

    /// The schema at `at` with its references and parts.
    pub fn flat(&mut self, schema: &'a Json, at: &str) -> Flat<'a> {
        let mut flat = Flat::at(at);
        self.gather(schema, at, &mut flat, &mut Vec::new(), 0);
        flat
    }

    /// What stands below a schema, in one.
    pub fn flat_below(&mut self, below: &Below<'a>) -> Flat<'a> {
        let mut flat = Flat::at(below.place());
        for (place, schema) in &below.all {
            self.gather(schema, place, &mut flat, &mut Vec::new(), 0);
        }
        if below.all.is_empty() {
            self.alternatives(&below.any, true, &mut flat, &mut Vec::new(), 0);
        }
        flat
    }

    /// `way` holds the references that led here.
    fn gather(&mut self, schema: &'a Json, at: &str, flat: &mut Flat<'a>, way: &mut Vec<String>, depth: usize) {
        flat.is_never |= *schema == Json::Bool(false);
        let Some(object) = schema.as_object().filter(|_| self.parts_left > 0) else { return };
        self.parts_left -= 1;
        if depth > DEEPEST {
            return self.note(at, "forms-import-deep", at);
        }
        let mut is_alone = false;
        for reference in REFERENCES.iter().filter_map(|word| object.get(*word)?.as_str()) {
            self.follow(reference, at, flat, way, depth);
            is_alone = self.refs_alone;
        }
        if is_alone {
            return self.beside(object, at, flat);
        }
        for (number, part) in object.get("allOf").and_then(Json::as_array).into_iter().flatten().enumerate() {
            self.gather(part, &format!("{at}/allOf/{number}"), flat, way, depth + 1);
        }
        for (word, value) in object {
            flat.add(word, value, at);
        }
        for branch in BRANCHES {
            let parts = branches(object.get(branch), &format!("{at}/{branch}"));
            self.alternatives(&parts, branch.ends_with("Of"), flat, way, depth);
        }
    }

    /// What stands beside a reference that stands alone: names help people, and nothing else is read.
    fn beside(&mut self, object: &'a Map<String, Json>, at: &str, flat: &mut Flat<'a>) {
        for (word, value) in object {
            match word.as_str() {
                "title" | "description" => flat.add(word, value, at),
                "$ref" | "$schema" | "$id" | "id" | "$comment" | "definitions" => {}
                _ => self.note(at, "forms-import-beside", word),
            }
        }
    }

    fn follow(&mut self, reference: &str, at: &str, flat: &mut Flat<'a>, way: &mut Vec<String>, depth: usize) {
        if way.iter().any(|one| one == reference) {
            return self.note(at, "forms-import-circle", reference);
        }
        match self.target(reference, at) {
            Target::Here(target, place) => {
                way.push(reference.to_owned());
                self.gather(target, &place, flat, way, depth + 1);
                way.pop();
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

    /// Alternatives: those that only list constants give a choice, one that only adds `null` is the other, and
    /// of all others the properties and items are offered. `each_alone` where each would do: not of what a condition adds.
    fn alternatives(
        &mut self,
        parts: &[Part<'a>],
        each_alone: bool,
        flat: &mut Flat<'a>,
        way: &mut Vec<String>,
        depth: usize,
    ) {
        let is_null = |part: &Json| part.get("type").and_then(Json::as_str) == Some("null");
        let real: Vec<&Part<'a>> = parts.iter().filter(|(_, part)| !is_null(part)).collect();
        if let Some((values, labels)) = constants(&real).filter(|_| each_alone) {
            if flat.get("enum").is_none() {
                flat.set("enum", Cow::Owned(values));
                flat.set("x-labels", Cow::Owned(labels));
            }
            return;
        }
        let is_only = each_alone && real.len() == 1;
        let mut types: Vec<Json> = Vec::new();
        for (place, part) in real {
            let mut one = Flat::at(place);
            self.gather(part, place, &mut one, way, depth + 1);
            for name in one.types() {
                if !types.iter().any(|known| known == name) {
                    types.push(name.into());
                }
            }
            if is_only { flat.absorb(one) } else { flat.offer(one) }
        }
        // Alternatives tell the type where the schema itself names none.
        if each_alone && !is_only && !types.is_empty() && flat.get("type").is_none() {
            flat.set("type", Cow::Owned(Json::Array(types)));
        }
    }

    /// The document, or the part of it with a name of its own, in which `at` stands.
    fn resource(&self, at: &str) -> (&'a Json, String) {
        let (mut found, mut place) = ((self.root, String::new()), String::new());
        let mut schema = self.root;
        for token in at.split('/').skip(1) {
            let Some(next) = schema.pointer(&format!("/{token}")) else { break };
            schema = next;
            place = format!("{place}/{token}");
            let id = ["$id", "id"].into_iter().find_map(|word| schema.get(word)?.as_str());
            if id.is_some_and(|id| !id.starts_with('#')) {
                found = (schema, place.clone());
            }
        }
        found
    }

    fn target(&self, reference: &str, at: &str) -> Target<'a> {
        let (document, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let start = match document {
            "" => Some(self.resource(at)),
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
                let names = ["$anchor", "$dynamicAnchor", "$id", "id"].map(|word| object.get(word)?.as_str());
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

/// The schemas of which a value may be another one.
fn branches<'a>(given: Option<&'a Json>, at: &str) -> Vec<Part<'a>> {
    match given {
        Some(Json::Array(parts)) => {
            parts.iter().enumerate().map(|(number, part)| (format!("{at}/{number}"), part)).collect()
        }
        Some(part @ Json::Object(_)) if at.ends_with("/then") || at.ends_with("/else") => vec![(at.to_owned(), part)],
        Some(Json::Object(by_name)) => {
            by_name.iter().map(|(name, part)| (format!("{at}/{}", escape(name)), part)).collect()
        }
        _ => Vec::new(),
    }
}

/// The values and labels of alternatives that are all constants.
fn constants(parts: &[&Part<'_>]) -> Option<(Json, Json)> {
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
