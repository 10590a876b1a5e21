//! From a JSON Schema (draft-04 to 2020-12) to a definition of one stage.
//!
//! Properties become fields. References within the document are followed; one to elsewhere stops the
//! import by its name, because a form that means something else tomorrow is none. Conditions, alternatives
//! and bounds that the profile has no words for are noted, and the schema as a whole stays as a check.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};

use super::flat::{Below, Flat};
use super::keywords::{count, note_others};
use super::naming::{both, humane, safe_name};
use super::numbers::{decimal, integer};
use super::source::{MOST_PARTS, Source};
use super::{Imported, Naming};
use crate::canonical;
use crate::definition::Definition;
use crate::document::{stopped, unmarked};
use crate::fault::Fault;
use crate::pointer::Pattern;

/// Rows of a group whose schema sets no limit.
const ROWS: u64 = 1_000;
/// From this length on a text has several lines.
const LONG: u64 = 160;
/// The most columns of a table that fits on a page.
const COLUMNS: usize = 6;
/// What of an enumeration of texts is carried.
const CODED: [&str; 2] = ["enum", "const"];
/// The stage that fills in.
const STAGE: &str = "fill";

/// How many schemas may stand around a value: as deep as the data of a form may nest.
const DEEPEST: usize = 11;

/// Makes a first draft of a definition from a JSON Schema.
///
/// # Errors
/// Faults: no JSON, no schema of an object, a reference to another document, or nothing that could be filled in.
pub fn import_json_schema(bytes: &[u8], naming: &Naming) -> Result<Imported, Vec<Fault>> {
    let refuse = |code: &str, name: &str| vec![Fault::new("", code).with("name", name)];
    let root: Json =
        serde_json::from_slice(unmarked(bytes)).map_err(|error| vec![stopped("forms-import-no-json", &error)])?;
    if !root.is_object() {
        return Err(refuse("forms-import-no-schema", ""));
    }
    let mut draft = Draft::new(&root);
    let flat = draft.source.flat(&root, "");
    let title = flat.text("title").unwrap_or(&naming.form_no).to_owned();
    let data = draft.root(&flat, &title);
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
    /// Where the schemas stand around it, its own included.
    around: &'p [String],
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

    fn root(&mut self, flat: &Flat<'a>, title: &str) -> Json {
        self.section(title);
        self.object(flat, &Place { at: String::new(), name: "", around: &[], needed: true, in_rows: false }, title)
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

    fn object(&mut self, flat: &Flat<'a>, place: &Place<'_>, title: &str) -> Json {
        note_others(&mut self.source, flat, &["properties", "required", "additionalProperties"]);
        if flat.get("additionalProperties") != Some(&Json::Bool(false)) {
            self.source.note(&flat.at, "forms-import-open", &place.at);
        }
        let (mut properties, mut required) = (Map::new(), Vec::new());
        // Names that may stand as they are stay so: no other may come to be called like one of them.
        let own = flat.properties.iter().map(|(name, _)| name);
        let mut taken: BTreeSet<String> =
            own.filter(|name| safe_name(name, &BTreeSet::new()) == **name).cloned().collect();
        for (name, below) in &flat.properties {
            if name.trim().is_empty() {
                self.source.note(&flat.at, "forms-import-nameless", "");
                continue;
            }
            let safe = if taken.contains(name) { name.clone() } else { safe_name(name, &taken) };
            taken.insert(safe.clone());
            let is_wanted = flat.required().any(|wanted| wanted == name);
            let at = format!("{}/{safe}", place.at);
            let (needed, in_rows) = (place.needed && is_wanted, place.in_rows);
            let Some((part, around)) = self.below(below, place.around, name) else { continue };
            let is_object = part.types() == ["object"];
            let inner = Place { at, name, around: &around, needed, in_rows };
            if let Some(made) = self.value(&part, &inner) {
                let rows = made.get("type").is_some_and(|kind| kind == "array");
                let least = made.get("minItems").and_then(Json::as_u64).unwrap_or(0);
                if needed && (!rows || least > 0) {
                    required.push(Json::from(safe.as_str()));
                }
                if safe != *name {
                    self.names.insert(inner.at, name.clone());
                }
                properties.insert(safe, made);
                if is_object && !in_rows {
                    self.section(title);
                }
            }
        }
        for name in flat.required().filter(|name| flat.properties.iter().all(|(known, _)| known != name)) {
            self.source.note(&flat.at, "forms-import-required", name);
        }
        json!({"type": "object", "additionalProperties": false, "required": required, "properties": properties})
    }

    /// What stands below a value, and the places around it; none where it stands within itself, or too deep.
    fn below(&mut self, below: &Below<'a>, around: &[String], name: &str) -> Option<(Flat<'a>, Vec<String>)> {
        let place = below.place();
        if around.iter().any(|one| one == place) {
            self.source.note(place, "forms-import-circle", name);
            return None;
        }
        if around.len() >= DEEPEST {
            self.source.note(place, "forms-import-deep", name);
            return None;
        }
        let around = around.iter().cloned().chain([place.to_owned()]).collect();
        Some((self.source.flat_below(below), around))
    }

    /// The schema of a value, with its fields; none where nobody could fill it in.
    fn value(&mut self, flat: &Flat<'a>, place: &Place<'_>) -> Option<Json> {
        if self.source.parts_left == 0 {
            return None;
        }
        if flat.allows_nothing() {
            self.source.note(&flat.at, "forms-import-never", place.name);
            return None;
        }
        let types = flat.types();
        if types.len() > 1 {
            self.source.note(&flat.at, "forms-import-types", &types.join(", "));
        }
        // Of several the one that takes most of what the others take.
        let widest = ["string", "number"].into_iter().find(|name| types.contains(name));
        match widest.or(types.first().copied()) {
            Some("object") => self.group(flat, place),
            Some("array") => self.list(flat, place),
            Some("boolean") => {
                note_others(&mut self.source, flat, &[]);
                Some(self.field(flat, place, "boolean", json!({"type": "boolean"}), None))
            }
            Some("integer") => {
                let made = integer(&mut self.source, flat);
                Some(self.field(flat, place, "integer", made, None))
            }
            Some("number") => {
                let made = decimal(&mut self.source, flat);
                Some(self.field(flat, place, "decimal", made, None))
            }
            kind => {
                if kind.is_none() {
                    self.source.note(&flat.at, "forms-import-any", place.name);
                }
                Some(self.text(flat, place))
            }
        }
    }

    fn group(&mut self, flat: &Flat<'a>, place: &Place<'_>) -> Option<Json> {
        if flat.properties.is_empty() {
            note_others(&mut self.source, flat, &["additionalProperties"]);
            self.source.note(&flat.at, "forms-import-empty", &place.at);
            return None;
        }
        let title = flat.text("title").map_or_else(|| humane(place.name), str::to_owned);
        if !place.in_rows {
            self.section(&title);
        }
        let before = self.fields.len();
        let made = self.object(flat, place, &title);
        (self.fields.len() > before).then_some(made)
    }

    fn list(&mut self, flat: &Flat<'a>, place: &Place<'_>) -> Option<Json> {
        let mut carried = vec!["items", "minItems", "maxItems"];
        let is_unique = flat.get("uniqueItems") == Some(&Json::Bool(true));
        let by_position = flat.get("prefixItems").is_some() || flat.get("items").is_some_and(Json::is_array);
        if by_position {
            // What each place of a list means has no label, so nobody could fill it in.
            note_others(&mut self.source, flat, &[]);
            self.source.note(&flat.at, "forms-import-empty", &place.at);
            return None;
        }
        let nothing = Below::default();
        let below = flat.items.as_ref().unwrap_or(&nothing);
        let (mut item, around) = self.below(below, place.around, place.name)?;
        if flat.items.is_none() {
            item.at.clone_from(&flat.at);
        }
        if item.types() == ["string"] && !codes(&item).is_empty() && is_unique {
            carried.push("uniqueItems");
            let mut made = self.rows(flat, &carried);
            made["uniqueItems"] = true.into();
            note_others(&mut self.source, &item, &CODED);
            made["items"] = code_schema(&item);
            let list = self.codelist(&item, place);
            return Some(self.field(flat, place, "multiChoice", made, Some(list)));
        }
        let mut made = self.rows(flat, &carried);
        if flat.get("maxItems").is_none() {
            self.source.note(&flat.at, "forms-import-rows", &ROWS.to_string());
        }
        let group = self.field_of(flat, place, "repeat", None);
        self.fields.insert(place.at.clone(), group);
        let first = self.fields.len();
        let items = self.row(&item, &around, place);
        let columns: Vec<String> = self.fields.keys().skip(first).cloned().collect();
        let Some(items) = items.filter(|_| !columns.is_empty()) else {
            self.fields.shift_remove(&place.at);
            self.values.retain(|at| *at != place.at);
            return None;
        };
        made["items"] = items;
        if !place.in_rows {
            self.draw(drawn(&place.at, &columns));
        }
        Some(made)
    }

    fn rows(&mut self, flat: &Flat<'_>, carried: &[&str]) -> Json {
        note_others(&mut self.source, flat, carried);
        let mut made = json!({"type": "array", "maxItems": count(&mut self.source, flat, "maxItems").unwrap_or(ROWS)});
        if let Some(least) = count(&mut self.source, flat, "minItems") {
            made["minItems"] = least.into();
        }
        made
    }

    /// The schema of a row; a single value stands in a column of its own.
    fn row(&mut self, item: &Flat<'a>, around: &[String], place: &Place<'_>) -> Option<Json> {
        let at = format!("{}/*", place.at);
        let inner = |at: String| Place { at, name: place.name, around, needed: true, in_rows: true };
        if item.types().first() == Some(&"object") && !item.properties.is_empty() {
            return Some(self.object(item, &inner(at), ""));
        }
        if matches!(item.types().first(), Some(&"object" | &"array")) {
            self.source.note(&item.at, "forms-import-empty", &place.at);
            return None;
        }
        self.values.push(place.at.clone());
        let value = self.value(item, &inner(format!("{at}/value")))?;
        Some(
            json!({"type": "object", "additionalProperties": false, "required": ["value"], "properties": {"value": value}}),
        )
    }

    fn text(&mut self, flat: &Flat<'a>, place: &Place<'_>) -> Json {
        if !codes(flat).is_empty() {
            note_others(&mut self.source, flat, &CODED);
            let list = self.codelist(flat, place);
            return self.field(flat, place, "choice", code_schema(flat), Some(list));
        }
        let mut made = json!({"type": "string"});
        for word in ["minLength", "maxLength"] {
            if let Some(count) = count(&mut self.source, flat, word) {
                made[word] = count.into();
            }
        }
        let is_long = made["maxLength"].as_u64().is_some_and(|most| most > LONG);
        let kind = match flat.text("format") {
            Some("date") => "date",
            Some("email" | "idn-email") => "email",
            _ if is_long => "longText",
            _ => "text",
        };
        let mut carried = vec!["minLength", "maxLength", "pattern"];
        if matches!(kind, "date" | "email") {
            made["format"] = kind.into();
            carried.push("format");
        }
        note_others(&mut self.source, flat, &carried);
        match flat.text("pattern") {
            Some(pattern) if regex::Regex::new(pattern).is_ok() => made["pattern"] = pattern.into(),
            Some(pattern) => self.source.note(&flat.at, "forms-import-pattern", pattern),
            None => {}
        }
        self.field(flat, place, kind, made, None)
    }

    fn codelist(&mut self, flat: &Flat<'a>, place: &Place<'_>) -> String {
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
        let taken = self.codelists.keys().cloned().collect();
        let name = safe_name(&name, &taken);
        self.codelists.insert(name.clone(), json!({"codes": rows}));
        name
    }

    fn field_of(&mut self, flat: &Flat<'a>, place: &Place<'_>, kind: &str, list: Option<String>) -> Json {
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
    fn field(&mut self, flat: &Flat<'a>, place: &Place<'_>, kind: &str, made: Json, list: Option<String>) -> Json {
        let field = self.field_of(flat, place, kind, list);
        self.fields.insert(place.at.clone(), field);
        if !place.in_rows {
            self.draw(json!(place.at));
        }
        made
    }

    fn definition(&mut self, data: Json, flat: &Flat<'a>, title: &str, naming: &Naming, root: &Json) -> Json {
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

/// The schema of one of the codes.
fn code_schema(flat: &Flat<'_>) -> Json {
    json!({"enum": codes(flat)})
}

/// A group as it is drawn, with the groups in its rows among its columns; `below` are all the fields that lie in it.
fn drawn(group: &str, below: &[String]) -> Json {
    let is_own = |path: &&String| Pattern::parse(path).and_then(|at| at.enclosing_group()) == Pattern::parse(group);
    let own: Vec<&String> = below.iter().filter(is_own).collect();
    let has_rows = |path: &str| below.iter().any(|other| other.starts_with(&format!("{path}/*/")));
    let is_wide = own.len() > COLUMNS || own.iter().any(|path| has_rows(path));
    let column = |path: &&String| if has_rows(path) { drawn(path, below) } else { json!(path) };
    let columns: Vec<Json> = own.iter().map(column).collect();
    json!({"repeat": group, "as": if is_wide { "cards" } else { "grid" }, "columns": columns})
}

/// The texts of an enumeration.
fn codes<'f>(flat: &'f Flat<'_>) -> Vec<&'f str> {
    let listed = match (flat.get("enum"), flat.get("const")) {
        (Some(Json::Array(listed)), _) => listed.as_slice(),
        (_, Some(only)) => std::slice::from_ref(only),
        _ => &[],
    };
    let mut codes: Vec<&str> = Vec::new();
    for code in listed.iter().filter_map(Json::as_str).filter(|code| !code.trim().is_empty()) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}
