//! From the fields of a PDF to a definition of one stage.
//!
//! A page becomes a page with one section, and its fields stand there in the order in which they are read. Labels
//! are what the file says, else what stands beside the field, else its name; where a label is written in both
//! languages, each goes to its side. Scripts, defaults and buttons are named and left behind.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};

use super::cover::{Official, asset};
use super::naming::{humane, safe_name, sides};
use super::paper::{Paper, PaperField, Takes};
use super::{Imported, Naming};
use crate::canonical;
use crate::definition::Definition;
use crate::fault::Fault;

/// The most decimal places of the profile.
const PLACES: u32 = 6;
/// The stage that fills in.
const STAGE: &str = "fill";

/// Makes a first draft of a definition from the fields of a PDF; with `official`, that PDF is named as its layout.
///
/// # Errors
/// Faults: nothing that could be filled in, or a name of the file that cannot stand beside a definition.
pub fn import_paper(paper: &Paper, naming: &Naming, official: Option<&Official>) -> Result<Imported, Vec<Fault>> {
    let mut draft = Draft::of(paper);
    for field in &paper.fields {
        draft.field(field);
    }
    if draft.fields.is_empty() {
        return Err(vec![Fault::new("", "forms-import-paper-nothing")]);
    }
    let definition = draft.definition(paper, naming, official);
    Definition::parse(&canonical::bytes(&definition))?;
    for (code, count) in [("forms-import-paper-guessed", draft.guessed), ("forms-import-language", draft.one_sided)] {
        if count > 0 {
            draft.notes.push(Fault::new("", code).with("count", count));
        }
    }
    Ok(Imported { definition, notes: draft.notes })
}

/// What is being made.
struct Draft {
    notes: Vec<Fault>,
    fields: Map<String, Json>,
    properties: Map<String, Json>,
    required: Vec<String>,
    codelists: Map<String, Json>,
    slots: Vec<Json>,
    items: BTreeMap<usize, Vec<Json>>,
    names: Map<String, Json>,
    taken: BTreeSet<String>,
    /// How many fields end in each name.
    endings: BTreeMap<String, usize>,
    signs: bool,
    guessed: u32,
    one_sided: u32,
}

impl Draft {
    fn of(paper: &Paper) -> Self {
        let mut endings = BTreeMap::new();
        for field in &paper.fields {
            *endings.entry(ending(&field.name)).or_default() += 1;
        }
        Self {
            notes: paper.notes.iter().map(|note| Fault::of("", note.clone())).collect(),
            fields: Map::new(),
            properties: Map::new(),
            required: Vec::new(),
            codelists: Map::new(),
            slots: Vec::new(),
            items: BTreeMap::new(),
            names: Map::new(),
            taken: BTreeSet::new(),
            endings,
            signs: false,
            guessed: 0,
            one_sided: 0,
        }
    }

    fn note(&mut self, field: &PaperField, code: &str, name: &str) {
        self.notes.push(Fault::new(&field.name, code).with("name", name));
    }

    fn field(&mut self, field: &PaperField) {
        for script in &field.scripts {
            self.note(field, "forms-import-paper-script", script);
        }
        if !field.default.is_empty() {
            self.note(field, "forms-import-paper-default", &field.default.join(", "));
        }
        let left = match &field.takes {
            Takes::Button => Some("forms-import-paper-button"),
            Takes::Unknown => Some("forms-import-paper-unknown"),
            Takes::Password => Some("forms-import-paper-password"),
            Takes::Signature if self.signs => Some("forms-import-paper-signatures"),
            Takes::Signature => None,
            _ if field.page.is_none() => Some("forms-import-paper-hidden"),
            _ => None,
        };
        if let Some(code) = left {
            return self.note(field, code, "");
        }
        match &field.takes {
            Takes::Signature => self.signs = true,
            Takes::File => self.slot(field),
            _ => self.value(field),
        }
    }

    /// A field that names a file is a place for that file.
    fn slot(&mut self, field: &PaperField) {
        let id = self.name(field);
        let label = self.label(field);
        let least = u32::from(field.required);
        self.slots.push(json!({"id": id, "label": label, "stage": STAGE, "min": least, "max": 1}));
        self.draw(field, json!({"attachment": id}));
    }

    fn value(&mut self, field: &PaperField) {
        let name = self.name(field);
        let at = format!("/{name}");
        let label = self.label(field);
        let (kind, schema) = self.shape(field, &name);
        let mut made = json!({"type": kind, "stage": STAGE, "label": label});
        if matches!(kind, "choice" | "multiChoice") {
            made["codelist"] = name.as_str().into();
        }
        if field.read_only {
            self.note(field, "forms-import-paper-read-only", "");
        } else if field.required {
            self.required.push(name.clone());
        }
        self.fields.insert(at.clone(), made);
        self.properties.insert(name, schema);
        self.names.insert(at.clone(), field.name.as_str().into());
        self.draw(field, json!(at));
    }

    /// Type and schema.
    fn shape(&mut self, field: &PaperField, name: &str) -> (&'static str, Json) {
        match &field.takes {
            Takes::Date => ("date", json!({"type": "string", "format": "date"})),
            Takes::Time => ("time", json!({"type": "string", "format": "hhmm"})),
            Takes::Number { places: 0 } => ("integer", json!({"type": "integer"})),
            Takes::Number { places } => {
                ("decimal", json!({"type": "string", "format": format!("decimal-{}", PLACES.min(*places))}))
            }
            Takes::Tick => ("boolean", json!({"type": "boolean"})),
            Takes::Choice { editable: true, .. } => {
                self.note(field, "forms-import-paper-editable", "");
                ("text", json!({"type": "string"}))
            }
            Takes::Choice { values, several, .. } => self.choice(field, name, values, *several),
            Takes::Text { lines, most } => {
                let mut schema = json!({"type": "string"});
                if let Some(most) = most {
                    schema["maxLength"] = (*most).into();
                }
                (if *lines { "longText" } else { "text" }, schema)
            }
            _ => ("text", json!({"type": "string"})),
        }
    }

    fn choice(
        &mut self,
        field: &PaperField,
        name: &str,
        values: &[(String, Option<String>)],
        several: bool,
    ) -> (&'static str, Json) {
        let mut codes: Vec<&str> = Vec::new();
        let mut rows = Vec::new();
        // A state without a name cannot be stored.
        for (value, label) in values.iter().filter(|(value, _)| !value.trim().is_empty()) {
            if codes.contains(&value.as_str()) {
                self.note(field, "forms-import-paper-value", value);
                continue;
            }
            codes.push(value);
            let label = said(label.as_deref()).unwrap_or_else(|| humane(value));
            let label = self.sides(&label);
            rows.push(json!({"code": value, "label": label}));
        }
        if codes.is_empty() {
            self.note(field, "forms-import-paper-no-values", "");
            return ("text", json!({"type": "string"}));
        }
        let listed = json!({"enum": codes});
        self.codelists.insert(name.to_owned(), json!({"codes": rows}));
        match several {
            true => ("multiChoice", json!({"type": "array", "uniqueItems": true, "items": listed})),
            false => ("choice", listed),
        }
    }

    fn draw(&mut self, field: &PaperField, item: Json) {
        self.items.entry(field.page.unwrap_or(1)).or_default().push(item);
    }

    /// The last part of its name where no other field ends so, else all of it.
    fn name(&mut self, field: &PaperField) -> String {
        let ending = ending(&field.name);
        let alone = self.endings.get(&ending).is_some_and(|count| *count == 1);
        let name = safe_name(if alone { &ending } else { &field.name }, &self.taken);
        self.taken.insert(name.clone());
        name
    }

    fn label(&mut self, field: &PaperField) -> Json {
        let label = match (said(field.label.as_deref()), said(field.nearby.as_deref())) {
            (Some(label), _) => label,
            (None, Some(nearby)) => {
                self.guessed += 1;
                nearby
            }
            (None, None) => {
                self.note(field, "forms-import-paper-label", "");
                said(Some(&humane(&ending(&field.name)))).unwrap_or_else(|| "?".to_owned())
            }
        };
        self.sides(&label)
    }

    fn sides(&mut self, text: &str) -> Json {
        let (label, both) = sides(text);
        self.one_sided += u32::from(!both);
        label
    }

    fn definition(&mut self, paper: &Paper, naming: &Naming, official: Option<&Official>) -> Json {
        let title = self.sides(&said(paper.title.as_deref()).unwrap_or_else(|| naming.form_no.clone()));
        let has = |kind: &str| self.fields.values().any(|field| field["type"] == kind);
        let mut requires = vec!["stages"];
        requires.extend(has("decimal").then_some("decimal"));
        requires.extend((!self.slots.is_empty()).then_some("attachments"));
        requires.extend(self.signs.then_some("sign"));
        let several = self.items.len() > 1;
        let pages = std::mem::take(&mut self.items).into_iter().map(|(number, items)| {
            let own = json!({"zh-Hant-HK": format!("第 {number} 頁"), "en": format!("Page {number}")});
            let title = if several { own } else { title.clone() };
            let section = json!({"id": format!("s{number}"), "title": title, "items": items});
            json!({"id": format!("p{number}"), "title": title, "sections": [section]})
        });
        let pages: Vec<Json> = pages.collect();
        let mut stage =
            json!({"id": STAGE, "label": {"zh-Hant-HK": "填寫", "en": "Fill in"}, "by": {"role": "applicant"}});
        if self.signs {
            stage["signs"] = true.into();
        }
        let mut made = json!({
            "mform": 1,
            "requires": requires,
            "id": format!("urn:mform:import:{}", naming.form_no.to_lowercase()),
            "formNo": naming.form_no,
            "edition": naming.edition,
            "version": 1,
            "text": {"title": title},
            "data": {
                "type": "object", "additionalProperties": false,
                "required": std::mem::take(&mut self.required), "properties": std::mem::take(&mut self.properties),
            },
            "fields": std::mem::take(&mut self.fields),
            "codelists": std::mem::take(&mut self.codelists),
            "layout": {"pages": pages},
            "workflow": {"stages": [stage]},
            "imported": {"from": "acroform", "names": std::mem::take(&mut self.names)},
            "record": {"class": naming.class, "title": title},
            "tests": [],
        });
        if !self.slots.is_empty() {
            made["evidence"] = json!({"attachments": std::mem::take(&mut self.slots)});
        }
        if let Some(official) = official {
            made["assets"] = json!([asset(official, "layout", None)]);
        }
        made
    }
}

/// A text on one line; none where it says nothing.
fn said(text: Option<&str>) -> Option<String> {
    let words: Vec<&str> = text?.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The last part of a name, without the number that some producers give it: `form1[0].Name[0]` ends in `Name`.
fn ending(name: &str) -> String {
    let last = name.rsplit('.').find(|part| !part.trim().is_empty()).unwrap_or(name);
    last.split('[').next().filter(|part| !part.trim().is_empty()).unwrap_or(last).to_owned()
}
