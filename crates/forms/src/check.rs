//! Checking a definition: lint, and its own tests.
//!
//! Faults of the format are found by `Definition::parse`; what is found here reads
//! well and is still not wise, or does not do what its author says it does.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::address::{AREAS, DISTRICTS};
use crate::definition::{Case, Definition};
use crate::evaluate::{Evaluation, evaluate, exercised, original_key, slot_files};
use crate::fault::Fault;
use crate::inputs::{Inputs, Snapshots};
use crate::record::{RecordMapping, record_mapping_of};

/// Something that a case expected and that turned out otherwise.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// What was compared: `visible`, `values`, `errors`, `nextStage`, `record` …
    pub what: String,
    /// The place, where there is one.
    pub path: String,
    /// What the case expects.
    pub expected: Json,
    /// What the rules say.
    pub found: Json,
}

/// The result of one case.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CaseResult {
    /// What the case shows.
    pub name: String,
    /// Whether everything was as expected.
    pub passed: bool,
    /// What was not.
    pub differences: Vec<Difference>,
}

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CheckReport {
    /// Hash of the definition.
    pub hash: String,
    /// Remarks that stand in the way of publishing nothing, but deserve a look.
    pub remarks: Vec<Fault>,
    /// Its own tests.
    pub cases: Vec<CaseResult>,
    /// Whether every case passed and every feature is known.
    pub passed: bool,
}

/// Lints a definition and runs its own tests.
pub fn check(definition: &Definition) -> CheckReport {
    let cases: Vec<CaseResult> = definition.cases.iter().map(|case| run(definition, case)).collect();
    CheckReport {
        hash: definition.hash().to_owned(),
        passed: cases.iter().all(|case| case.passed) && definition.unknown_features().is_empty(),
        remarks: remarks(definition),
        cases,
    }
}

/// The classes that a definition can file under, its attachments included, and that are not in `known`.
pub fn unknown_classes(definition: &Definition, known: &BTreeSet<String>) -> Vec<String> {
    let own = definition.attachments.iter().filter_map(|slot| slot.own_class.as_ref()?.possible_texts());
    let classes = definition.record.possible_classes.iter().map(String::as_str).chain(own.flatten());
    classes.filter(|class| !known.contains(*class)).map(str::to_owned).collect()
}

fn remarks(definition: &Definition) -> Vec<Fault> {
    let mut remarks = Vec::new();
    for feature in definition.unknown_features() {
        remarks.push(Fault::new("/requires", "forms-check-feature").with("name", feature));
    }
    if definition.cases.is_empty() {
        remarks.push(Fault::new("/tests", "forms-check-no-tests"));
    }
    if definition.record.names_retention {
        remarks.push(Fault::new("/record/retention", "forms-check-retention"));
    }
    if definition.record.facts.is_empty() {
        remarks.push(Fault::new("/record/facts", "forms-check-no-facts"));
    }
    let tested: BTreeSet<&str> =
        definition.cases.iter().map(|case| case.stage.as_deref().unwrap_or(definition.first_stage())).collect();
    for stage in definition.stages.iter().filter(|stage| !tested.contains(stage.id.as_str())) {
        remarks.push(Fault::new("/tests", "forms-check-stage-untested").with("name", stage.id.as_str()));
    }
    unused(definition, &mut remarks);
    untested(definition, &mut remarks);
    remarks
}

/// Conditions that no test shows holding, or none shows not holding.
fn untested(definition: &Definition, remarks: &mut Vec<Fault>) {
    let mut shown: BTreeMap<String, Vec<bool>> = BTreeMap::new();
    for case in &definition.cases {
        for (pointer, answers) in exercised(definition, &case.data, &inputs_of(definition, case)) {
            shown.entry(pointer).or_default().extend(answers);
        }
    }
    for (pointer, answers) in shown {
        for answer in [true, false].into_iter().filter(|answer| !answers.contains(answer)) {
            remarks.push(Fault::new(&pointer, "forms-check-untested").with("answer", answer.to_string()));
        }
    }
}

fn unused(definition: &Definition, remarks: &mut Vec<Fault>) {
    let mut used: BTreeSet<String> =
        definition.names.fields.values().filter_map(|field| field.codelist.clone()).collect();
    looked_up(&serde_json::from_slice(definition.canonical()).unwrap_or_default(), &mut used);
    // The lists of a type are there with the type.
    used.extend([DISTRICTS, AREAS].map(str::to_owned));
    for list in definition.names.codelists.keys().filter(|list| !used.contains(*list)) {
        remarks.push(Fault::new("/codelists", "forms-check-unused").with("name", list.as_str()));
    }
}

/// Lists in which a rule looks something up, wherever the rule stands.
fn looked_up(json: &Json, used: &mut BTreeSet<String>) {
    match json {
        Json::Array(items) => items.iter().for_each(|item| looked_up(item, used)),
        Json::Object(members) => {
            used.extend(members.get("lookup").and_then(|arguments| arguments.get(0)?.as_str()).map(str::to_owned));
            members.values().for_each(|member| looked_up(member, used));
        }
        _ => {}
    }
}

/// The inputs of a case: the samples of the definition stand in for snapshots that it does not bring.
pub fn inputs_of(definition: &Definition, case: &Case) -> Inputs {
    let mut snapshots = Snapshots::new();
    for (name, slot) in &definition.names.snapshots {
        if let Some(data) = case.snapshots.get(name).or(slot.sample.as_ref()) {
            snapshots = snapshots.with(name, data.clone());
        }
    }
    let files = slot_files(definition, &case.data).into_iter().filter(|file| case.originals.contains(&file.slot));
    Inputs {
        originals: files.map(|file| original_key(&file.slot, &file.file)).collect(),
        stage: case.stage.clone().unwrap_or_else(|| definition.first_stage().to_owned()),
        actor: case.actor.clone(),
        snapshots,
        ..Inputs::new(case.today, "")
    }
}

fn run(definition: &Definition, case: &Case) -> CaseResult {
    let inputs = inputs_of(definition, case);
    let evaluation = evaluate(definition, &case.data, &inputs);
    let mut found = Differences::default();
    found.compare_fields(case, &evaluation);
    if case.expect.class.is_some() || case.expect.title.is_some() || case.expect.facts.is_some() {
        match record_mapping_of(definition, Uuid::nil(), &evaluation.values, &inputs) {
            Ok(record) => found.compare_record(case, &record),
            Err(problems) => {
                let codes: Vec<&str> = problems.iter().map(|problem| problem.code.as_str()).collect();
                found.note("record", "", Json::from("a record"), codes.into());
            }
        }
    }
    CaseResult { name: case.name.clone(), passed: found.0.is_empty(), differences: found.0 }
}

#[derive(Default)]
struct Differences(Vec<Difference>);

impl Differences {
    fn note(&mut self, what: &str, path: &str, expected: Json, found: Json) {
        self.0.push(Difference { what: what.to_owned(), path: path.to_owned(), expected, found });
    }

    fn same(&mut self, what: &str, path: &str, expected: Json, found: Json) {
        if expected != found {
            self.note(what, path, expected, found);
        }
    }

    fn compare_fields(&mut self, case: &Case, evaluation: &Evaluation) {
        let is_visible = |path: &String| evaluation.visible.contains(path);
        for path in &case.expect.visible {
            self.same("visible", path, true.into(), is_visible(path).into());
        }
        for path in &case.expect.hidden {
            self.same("hidden", path, true.into(), (!is_visible(path)).into());
        }
        for (path, expected) in &case.expect.values {
            let value = evaluation.values.pointer(path).cloned().unwrap_or(Json::Null);
            self.same("values", path, expected.clone(), value);
        }
        for (path, expected) in &case.expect.errors {
            self.same("errors", path, full_codes(expected).into(), codes_at(evaluation, path).into());
        }
        if case.expect.clean {
            let codes: BTreeMap<&str, &str> =
                evaluation.problems.iter().map(|problem| (problem.path.as_str(), problem.code.as_str())).collect();
            self.same("clean", "", Json::Object(serde_json::Map::new()), serde_json::json!(codes));
        }
        if let Some(expected) = &case.expect.next_stages {
            self.same("nextStage", "", expected.clone().into(), evaluation.next_stages.clone().into());
        }
    }

    fn compare_record(&mut self, case: &Case, record: &RecordMapping) {
        if let Some(class) = &case.expect.class {
            self.same("record", "class", class.as_str().into(), record.class.as_str().into());
        }
        if let Some(title) = &case.expect.title {
            self.same("record", "title", serde_json::json!(title), serde_json::json!(record.title));
        }
        if let Some(facts) = &case.expect.facts {
            let found: BTreeMap<&str, String> =
                record.facts.iter().map(|fact| (fact.kind.as_str(), fact.on.to_string())).collect();
            let expected: BTreeMap<&str, String> =
                facts.iter().map(|(kind, day)| (kind.as_str(), day.to_string())).collect();
            self.same("record", "facts", serde_json::json!(expected), serde_json::json!(found));
        }
    }
}

/// A case may write `required` for `forms-required`.
fn full_codes(codes: &[String]) -> Vec<String> {
    let mut full: Vec<String> = codes
        .iter()
        .map(|code| if code.starts_with("forms-") { code.clone() } else { format!("forms-{code}") })
        .collect();
    full.sort();
    full
}

fn codes_at(evaluation: &Evaluation, path: &str) -> Vec<String> {
    let here = evaluation.problems.iter().filter(|problem| problem.path == path);
    let mut codes: Vec<String> = here.map(|problem| problem.code.clone()).collect();
    codes.sort();
    codes
}
