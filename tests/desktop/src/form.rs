//! The forms that ship with Muniment, each with the example of its answers that lies beside it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::page::Page;
use crate::{Done, tools};

/// Where they stand.
const FORMS: &str = "schemas/forms";

/// A form of the catalogue with an example of the answers of one of its stages.
pub struct Form {
    folder: PathBuf,
    definition: Value,
    stage: String,
    answers: Value,
}

/// What is to be given at a stage: answers by the id of their field on the page, and the rows of each group.
#[derive(Default)]
pub(crate) struct Given {
    pub answers: BTreeMap<String, Answer>,
    pub rows: BTreeMap<String, usize>,
}

/// One answer and its place.
pub(crate) struct Answer {
    pub pointer: String,
    pub value: Value,
}

impl Given {
    /// Answers that do not stand in `values` as they were given. What is not ticked is no answer.
    pub fn missing_in(&self, values: &Value) -> Vec<String> {
        let held = |answer: &Answer| values.pointer(&answer.pointer).cloned().unwrap_or(Value::Bool(false));
        let missing = self.answers.values().filter(|answer| held(answer) != answer.value);
        missing.map(|answer| format!("{} is {} and not {}", answer.pointer, held(answer), answer.value)).collect()
    }
}

impl Form {
    /// The form of a folder below `schemas/forms`, with the answers of a stage.
    ///
    /// # Errors
    /// When one of the two cannot be read.
    pub fn read(folder: &str, stage: &str) -> Done<Self> {
        let folder = tools::repository().join(FORMS).join(folder);
        let definition = json(&folder.join("form.json"))?;
        let answers = json(&folder.join(format!("answers-{stage}.json")))?;
        Ok(Self { folder, definition, stage: stage.to_owned(), answers })
    }

    /// The same form at another of its stages.
    ///
    /// # Errors
    /// When there are no answers for it.
    pub fn at(&self, stage: &str) -> Done<Self> {
        Self::read(&self.folder.display().to_string(), stage)
    }

    /// Every form that ships, at the stage with which it begins.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn all() -> Done<Vec<Self>> {
        let mut forms = Vec::new();
        for form in fs::read_dir(tools::repository().join(FORMS))? {
            for edition in fs::read_dir(form?.path()).into_iter().flatten() {
                let edition = edition?.path();
                if edition.join("form.json").exists() {
                    let definition = json(&edition.join("form.json"))?;
                    let stage = definition["workflow"]["stages"][0]["id"].as_str().unwrap_or_default();
                    forms.push(Self::read(&edition.display().to_string(), stage)?);
                }
            }
        }
        forms.sort_by_key(|form| form.number().to_owned());
        Ok(forms)
    }

    /// The form's number, as on paper.
    pub fn number(&self) -> &str {
        self.definition["formNo"].as_str().unwrap_or_default()
    }

    /// What a field is called in the page's language.
    pub fn label(&self, page: &Page, path: &str) -> &str {
        in_language(page, &self.definition["fields"][path]["label"])
    }

    /// One of the form's answers.
    pub fn answer(&self, field: &str) -> &str {
        self.answers[field].as_str().unwrap_or_default()
    }

    /// What a person gives at a stage: no answers of other stages, and none that are worked out.
    pub(crate) fn given(&self) -> Given {
        let mut given = Given::default();
        self.gather("", "", &self.answers, &mut given);
        given
    }

    /// Goes down one place of the answers; `pattern` is its pointer with `*` for each row.
    fn gather(&self, pointer: &str, pattern: &str, value: &Value, given: &mut Given) {
        let field = &self.definition["fields"][pattern];
        let worked_out = !self.definition["logic"]["compute"][pattern].is_null();
        let is_group = field["type"] == "repeat";
        let of_another = field["stage"].as_str().is_some_and(|owner| owner != self.stage);
        // To the rows of another office something may be added.
        if worked_out || of_another && !is_group {
            return;
        }
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    let below = |at: &str| format!("{at}/{name}");
                    self.gather(&below(pointer), &below(pattern), value, given);
                }
            }
            Value::Array(rows) if is_group => {
                if !of_another {
                    given.rows.insert(id(pointer), rows.len());
                }
                for (number, row) in rows.iter().enumerate() {
                    self.gather(&format!("{pointer}/{number}"), &format!("{pattern}/*"), row, given);
                }
            }
            value => {
                let answer = Answer { pointer: pointer.to_owned(), value: value.clone() };
                given.answers.insert(id(pointer), answer);
            }
        }
    }
}

fn json(file: &Path) -> Done<Value> {
    Ok(serde_json::from_slice(&fs::read(file)?)?)
}

/// The id of a field's element.
fn id(pointer: &str) -> String {
    let sign = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '_' | '-') { c } else { '-' };
    format!("f{}", pointer.chars().map(sign).collect::<String>())
}

fn in_language<'a>(page: &Page, text: &'a Value) -> &'a str {
    text[page.lang().tag()].as_str().unwrap_or_default()
}
