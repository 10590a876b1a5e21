//! From a JSON Schema (draft-04 to 2020-12) to a definition of one stage.
//!
//! Properties become fields. References within the document are followed; one to elsewhere stops the
//! import by its name, because a form that means something else tomorrow is none. Conditions, alternatives
//! and bounds that the profile has no words for are noted, and the schema as a whole stays as a check.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};

use super::naming::{both, humane, safe_name};
use super::source::{Flat, MOST_PARTS, Source};
use super::{Imported, Naming};
use crate::canonical;
use crate::definition::Definition;
use crate::fault::Fault;
use crate::pointer::escape;
use crate::values::LARGEST_INTEGER;

/// Decimal places of a number whose schema does not tell.
const PLACES: u32 = 6;
/// Rows of a group whose schema sets no limit.
const ROWS: u64 = 1_000;
/// From this length on a text has several lines.
const LONG: u64 = 160;
/// The most columns of a table that fits on a page.
const COLUMNS: usize = 6;
/// The stage that fills in.
const STAGE: &str = "fill";

/// Keywords that are left to the check, wherever they stand.
const LEFT: [&str; 19] = [
    "oneOf",
    "anyOf",
    "not",
    "if",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "patternProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "unevaluatedProperties",
    "unevaluatedItems",
    "additionalItems",
    "prefixItems",
    "contains",
    "minContains",
    "maxContains",
    "default",
];

/// Makes a first draft of a definition from a JSON Schema.
///
/// # Errors
/// Faults: no JSON, no schema of an object, a reference to another document, or nothing that could be filled in.
pub fn import_json_schema(bytes: &[u8], naming: &Naming) -> Result<Imported, Vec<Fault>> {
    let refuse = |code: &str, name: &str| vec![Fault::new("", code).with("name", name)];
    let root: Json =
        serde_json::from_slice(bytes).map_err(|error| refuse("forms-import-no-json", &error.to_string()))?;
    if !root.is_object() {
        return Err(refuse("forms-import-no-schema", ""));
    }
    let mut draft = Draft::new(&root);
    let (flat, seen) = draft.source.flat(&root, "", &["#".to_owned()]);
    let title = flat.text("title").unwrap_or(&naming.form_no).to_owned();
    let data = draft.root(&flat, &seen, &title);
    if !draft.source.remote.is_empty() {
        return Err(draft.source.remote);
    }
    if draft.source.parts_left == 0 {
        return Err(vec![Fault::new("", "forms-import-many").with("limit", MOST_PARTS)]);
    }
    if draft.fields.is_empty() {
        return Err(refuse("forms-import-nothing", ""));
    }
    if draft.untranslated > 0 {
        draft.source.notes.push(Fault::new("", "forms-import-language").with("count", draft.untranslated));
    }
    let definition = draft.definition(data, &flat, &title, naming, &root);
    Ok(Imported { definition: sound(definition, &mut draft.source.notes)?, notes: draft.source.notes })
}

/// The definition must be one; only the check may be given up, where the source is no sound schema.
fn sound(mut definition: Json, notes: &mut Vec<Fault>) -> Result<Json, Vec<Fault>> {
    let parse = |definition: &Json| Definition::parse(&canonical::bytes(definition));
    let Err(faults) = parse(&definition) else { return Ok(definition) };
    if faults.iter().all(|fault| fault.pointer.starts_with("/validateAlso")) {
        notes.extend(faults.iter().map(|fault| Fault::new("", "forms-import-faulty").with("name", fault.to_string())));
        if let Some(parts) = definition.as_object_mut() {
            parts.remove("validateAlso");
        }
        return parse(&definition).map(|_| definition);
    }
    Err(faults)
}

/// What is being made.
struct Draft<'a> {
    source: Source<'a>,
    fields: Map<String, Json>,
    codelists: Map<String, Json>,
    sections: Vec<(String, String, Vec<Json>)>,
    names: BTreeMap<String, String>,
    values: Vec<String>,
    untranslated: u32,
}

/// Where a value stands.
struct Place<'p> {
    /// Pattern of the definition.
    at: String,
    /// The last name as the source writes it.
    name: &'p str,
    /// Whether everything around it must be there.
    needed: bool,
    /// Whether it stands in rows.
    in_rows: bool,
}

impl<'a> Draft<'a> {
    fn new(root: &'a Json) -> Self {
        Self {
            source: Source::new(root),
            fields: Map::new(),
            codelists: Map::new(),
            sections: Vec::new(),
            names: BTreeMap::new(),
            values: Vec::new(),
            untranslated: 0,
        }
    }

    /// The root is an object; a list or a single value stands in one of its own.
    fn root(&mut self, flat: &Flat, seen: &[String], title: &str) -> Json {
        self.section(title);
        self.object(flat, seen, "", true, false, title)
    }

    fn section(&mut self, title: &str) {
        if self.sections.last().is_some_and(|(_, _, items)| items.is_empty()) {
            self.sections.pop();
        }
        let id = format!("s{}", self.sections.len() + 1);
        self.sections.push((id, title.to_owned(), Vec::new()));
    }

    fn draw(&mut self, item: Json) {
        if let Some((_, _, items)) = self.sections.last_mut() {
            items.push(item);
        }
    }

    fn object(&mut self, flat: &Flat, seen: &[String], at: &str, needed: bool, in_rows: bool, title: &str) -> Json {
        self.left(flat);
        if flat.get("additionalProperties") != Some(&Json::Bool(false)) {
            self.source.note(&flat.at, "forms-import-open", at);
        }
        let wanted: Vec<&str> =
            flat.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str).collect();
        let (mut properties, mut required) = (Map::new(), Vec::new());
        // Names that may stand as they are stay so: no other may come to be called like one of them.
        let own = flat.get("properties").and_then(Json::as_object).into_iter().flat_map(Map::keys);
        let mut taken: BTreeSet<String> =
            own.filter(|name| safe_name(name, &BTreeSet::new()) == **name).cloned().collect();
        for (name, schema) in flat.get("properties").and_then(Json::as_object).into_iter().flatten() {
            let safe = if taken.contains(name) { name.clone() } else { safe_name(name, &taken) };
            taken.insert(safe.clone());
            let here = format!("{at}/{safe}");
            if safe != *name {
                self.names.insert(here.clone(), name.clone());
            }
            let (part, inner) = self.source.flat(schema, &format!("{}/properties/{}", flat.at, escape(name)), seen);
            let is_wanted = wanted.contains(&name.as_str());
            let place = Place { at: here, name, needed: needed && is_wanted, in_rows };
            let is_object = part.types() == ["object"];
            if let Some(made) = self.value(&part, &inner, &place) {
                let rows = made.get("type").is_some_and(|kind| kind == "array");
                let least = made.get("minItems").and_then(Json::as_u64).unwrap_or(0);
                if is_wanted && needed && (!rows || least > 0) {
                    required.push(Json::from(safe.as_str()));
                }
                properties.insert(safe, made);
                if is_object && !in_rows {
                    self.section(title);
                }
            }
        }
        for name in wanted.iter().filter(|name| flat.get("properties").is_none_or(|all| all.get(**name).is_none())) {
            self.source.note(&flat.at, "forms-import-required", name);
        }
        json!({"type": "object", "additionalProperties": false, "required": required, "properties": properties})
    }

    /// The schema of a value, with its fields; none where nobody could fill it in.
    fn value(&mut self, flat: &Flat, seen: &[String], place: &Place<'_>) -> Option<Json> {
        if self.source.parts_left == 0 {
            return None;
        }
        let types = flat.types();
        if types.len() > 1 {
            self.source.note(&flat.at, "forms-import-types", &types.join(", "));
        }
        let kind = types.iter().find(|name| **name == "string").or(types.first()).copied();
        match kind {
            Some("object") => self.group(flat, seen, place),
            Some("array") => self.list(flat, seen, place),
            Some("boolean") => {
                self.left(flat);
                self.consts(flat);
                Some(self.field(flat, place, "boolean", json!({"type": "boolean"}), None))
            }
            Some("integer") => Some(self.integer(flat, place)),
            Some("number") => Some(self.number(flat, place)),
            Some("null") => None,
            _ => Some(self.text(flat, place)),
        }
    }

    fn group(&mut self, flat: &Flat, seen: &[String], place: &Place<'_>) -> Option<Json> {
        if flat.get("properties").and_then(Json::as_object).is_none_or(Map::is_empty) {
            self.left(flat);
            self.source.note(&flat.at, "forms-import-empty", &place.at);
            return None;
        }
        let title = flat.text("title").map_or_else(|| humane(place.name), str::to_owned);
        if !place.in_rows {
            self.section(&title);
        }
        let before = self.fields.len();
        let made = self.object(flat, seen, &place.at, place.needed, place.in_rows, &title);
        (self.fields.len() > before).then_some(made)
    }

    fn list(&mut self, flat: &Flat, seen: &[String], place: &Place<'_>) -> Option<Json> {
        self.left(flat);
        let nothing = Json::Null;
        let items = flat.get("items").filter(|items| items.is_object()).unwrap_or(&nothing);
        let (item, inner) = self.source.flat(items, &format!("{}/items", flat.at), seen);
        let count = |word: &str| flat.get(word).and_then(Json::as_u64);
        let mut made = json!({"type": "array", "maxItems": count("maxItems").unwrap_or(ROWS)});
        if let Some(least) = count("minItems") {
            made["minItems"] = least.into();
        }
        let codes = item.get("enum").is_some() && item.types().first().is_none_or(|kind| *kind == "string");
        if codes && flat.get("uniqueItems") == Some(&Json::Bool(true)) {
            made["uniqueItems"] = true.into();
            made["items"] = self.code_schema(&item)?;
            let list = self.codelist(&item, place);
            return Some(self.field(flat, place, "multiChoice", made, Some(list)));
        }
        if flat.get("uniqueItems") == Some(&Json::Bool(true)) {
            self.source.note(&flat.at, "forms-import-left", "uniqueItems");
        }
        if count("maxItems").is_none() {
            self.source.note(&flat.at, "forms-import-rows", &ROWS.to_string());
        }
        let group = self.field_of(flat, place, "repeat", None);
        self.fields.insert(place.at.clone(), group);
        let rows = format!("{}/*", place.at);
        let first = self.fields.len();
        made["items"] = match item.types().first() {
            Some(&"object") if item.get("properties").is_some() => self.object(&item, &inner, &rows, true, true, ""),
            Some(&"object" | &"array") => {
                self.source.note(&item.at, "forms-import-empty", &place.at);
                self.fields.remove(&place.at);
                return None;
            }
            _ => {
                self.values.push(place.at.clone());
                let one = Place { at: format!("{rows}/value"), name: place.name, needed: true, in_rows: true };
                let value = self.value(&item, &inner, &one)?;
                json!({"type": "object", "additionalProperties": false, "required": ["value"], "properties": {"value": value}})
            }
        };
        let columns: Vec<String> = self.fields.keys().skip(first).cloned().collect();
        if columns.is_empty() {
            self.fields.remove(&place.at);
            return None;
        }
        if !place.in_rows {
            let shape = if columns.len() > COLUMNS { "cards" } else { "grid" };
            self.draw(json!({"repeat": place.at, "as": shape, "columns": columns}));
        }
        Some(made)
    }

    fn integer(&mut self, flat: &Flat, place: &Place<'_>) -> Json {
        self.left(flat);
        self.consts(flat);
        let mut made = json!({"type": "integer"});
        for (word, exclusive, step) in [("minimum", "exclusiveMinimum", 1.0), ("maximum", "exclusiveMaximum", -1.0)] {
            let bound = |word: &str| flat.get(word).and_then(Json::as_f64);
            let beyond = match flat.get(exclusive) {
                Some(Json::Bool(true)) => bound(word).map(|bound| bound + step),
                Some(Json::Number(_)) => bound(exclusive).map(|bound| bound + step),
                _ => bound(word),
            };
            match beyond {
                Some(bound) if bound.fract() == 0.0 && bound.abs() <= LARGEST_INTEGER as f64 => {
                    made[word] = (bound as i64).into();
                }
                Some(_) => self.source.note(&flat.at, "forms-import-left", word),
                None => {}
            }
        }
        if flat.get("multipleOf").and_then(Json::as_f64).is_some_and(|step| step != 1.0) {
            self.source.note(&flat.at, "forms-import-left", "multipleOf");
        }
        self.field(flat, place, "integer", made, None)
    }

    /// Numbers with a fraction are decimals with fixed places.
    fn number(&mut self, flat: &Flat, place: &Place<'_>) -> Json {
        self.left(flat);
        self.consts(flat);
        let step = flat.get("multipleOf").map(Json::to_string);
        let told = step.as_deref().map(|step| step.split_once('.').map_or(0, |(_, places)| places.len()));
        let places = told.and_then(|places| u32::try_from(places).ok()).filter(|places| *places <= PLACES);
        self.source.note(&flat.at, "forms-import-number", &places.unwrap_or(PLACES).to_string());
        for word in ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] {
            if flat.get(word).is_some() {
                self.source.note(&flat.at, "forms-import-left", word);
            }
        }
        let made = json!({"type": "string", "format": format!("decimal-{}", places.unwrap_or(PLACES))});
        self.field(flat, place, "decimal", made, None)
    }

    fn text(&mut self, flat: &Flat, place: &Place<'_>) -> Json {
        self.left(flat);
        if let Some(made) = self.code_schema(flat) {
            let list = self.codelist(flat, place);
            return self.field(flat, place, "choice", made, Some(list));
        }
        self.consts(flat);
        let mut made = json!({"type": "string"});
        let format = flat.text("format");
        let kind = match format {
            Some("date") => "date",
            Some("email" | "idn-email") => "email",
            _ if flat.get("maxLength").and_then(Json::as_u64).is_some_and(|most| most > LONG) => "longText",
            _ => "text",
        };
        match (kind, format) {
            ("date" | "email", _) => made["format"] = kind.into(),
            (_, Some(format)) => self.source.note(&flat.at, "forms-import-format", format),
            _ => {}
        }
        for word in ["minLength", "maxLength"] {
            if let Some(count) = flat.get(word).and_then(Json::as_u64).filter(|count| u32::try_from(*count).is_ok()) {
                made[word] = count.into();
            }
        }
        match flat.text("pattern") {
            Some(pattern) if regex::Regex::new(pattern).is_ok() => made["pattern"] = pattern.into(),
            Some(pattern) => self.source.note(&flat.at, "forms-import-pattern", pattern),
            None => {}
        }
        self.field(flat, place, kind, made, None)
    }

    /// Constants of other types than text.
    fn consts(&mut self, flat: &Flat) {
        for word in ["enum", "const"] {
            if flat.get(word).is_some() {
                self.source.note(&flat.at, "forms-import-left", word);
            }
        }
    }

    /// What is left to the check.
    fn left(&mut self, flat: &Flat) {
        for word in LEFT.iter().filter(|word| flat.get(word).is_some()) {
            if !(matches!(*word, "oneOf" | "anyOf") && flat.get("x-labels").is_some()) {
                self.source.note(&flat.at, "forms-import-left", word);
            }
        }
    }

    /// The codes of an enumeration of texts.
    fn code_schema(&self, flat: &Flat) -> Option<Json> {
        let codes = codes(flat);
        (!codes.is_empty()).then(|| json!({"enum": codes}))
    }

    fn codelist(&mut self, flat: &Flat, place: &Place<'_>) -> String {
        let labels = flat.get("x-labels").or_else(|| flat.get("enumNames")).and_then(Json::as_array);
        let listed = codes(flat);
        let rows = listed.iter().enumerate().map(|(number, code)| {
            let label = labels.and_then(|labels| labels.get(number)?.as_str()).filter(|label| !label.trim().is_empty());
            let label = label.map_or_else(|| humane(code), str::to_owned);
            json!({"code": code, "label": both(&label)})
        });
        let rows: Vec<Json> = rows.collect();
        self.untranslated += u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let name = place.at.trim_start_matches('/').replace("/*", "").replace('/', "_");
        self.codelists.insert(name.clone(), json!({"codes": rows}));
        name
    }

    fn field_of(&mut self, flat: &Flat, place: &Place<'_>, kind: &str, list: Option<String>) -> Json {
        let label = flat.text("title").map_or_else(|| humane(place.name), str::to_owned);
        let mut field = json!({"type": kind, "stage": STAGE, "label": both(&label)});
        self.untranslated += 1;
        if let Some(help) = flat.text("description").filter(|help| *help != label) {
            field["help"] = both(help);
            self.untranslated += 1;
        }
        if let Some(list) = list {
            field["codelist"] = list.into();
        }
        field
    }

    /// Notes the field and draws it; the answer is its schema.
    fn field(&mut self, flat: &Flat, place: &Place<'_>, kind: &str, made: Json, list: Option<String>) -> Json {
        let field = self.field_of(flat, place, kind, list);
        self.fields.insert(place.at.clone(), field);
        if !place.in_rows {
            self.draw(json!(place.at));
        }
        made
    }

    fn definition(&mut self, data: Json, flat: &Flat, title: &str, naming: &Naming, root: &Json) -> Json {
        let has = |kind: &str| self.fields.values().any(|field| field["type"] == kind);
        let mut requires = vec!["stages", "also"];
        requires.extend(has("repeat").then_some("repeat"));
        requires.extend(has("decimal").then_some("decimal"));
        let sections = std::mem::take(&mut self.sections).into_iter().filter(|(_, _, items)| !items.is_empty());
        let sections: Vec<Json> =
            sections.map(|(id, title, items)| json!({"id": id, "title": both(&title), "items": items})).collect();
        let mut text = json!({"title": both(title)});
        if let Some(purpose) = flat.text("description") {
            text["purpose"] = both(purpose);
        }
        json!({
            "mform": 1,
            "requires": requires,
            "id": format!("urn:mform:import:{}", naming.form_no.to_lowercase()),
            "formNo": naming.form_no,
            "edition": naming.edition,
            "version": 1,
            "text": text,
            "data": data,
            "fields": std::mem::take(&mut self.fields),
            "codelists": std::mem::take(&mut self.codelists),
            "layout": {"pages": [{"id": "p1", "title": both(title), "sections": sections}]},
            "workflow": {"stages": [
                {"id": STAGE, "label": {"zh-Hant-HK": "填寫", "en": "Fill in"}, "by": {"role": "applicant"}}
            ]},
            "record": {"class": naming.class, "title": both(title)},
            "validateAlso": {"schema": root, "names": self.names, "values": self.values},
            "tests": [],
        })
    }
}

fn codes(flat: &Flat) -> Vec<String> {
    let listed = match (flat.get("enum"), flat.get("const")) {
        (Some(Json::Array(listed)), _) => listed.clone(),
        (_, Some(only)) => vec![only.clone()],
        _ => Vec::new(),
    };
    let mut codes: Vec<String> = Vec::new();
    for code in listed.iter().filter_map(Json::as_str).filter(|code| !code.trim().is_empty()) {
        if !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    codes
}
