//! The published shapes: `schemas/cli`, with an example for each.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use jsonschema::{Registry, Validator};
use serde_json::Value;

use crate::disk::repository;

const DISPOSAL: [&str; 2] = ["due", "explanation"];

/// The value satisfies the schema of that name.
pub fn holds(shape: &str, value: &Value) {
    let validator = validators().get(shape).unwrap_or_else(|| panic!("no schema {shape}"));
    let complaints: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(complaints.is_empty(), "{shape}: {complaints:#?}\n{value:#}");
}

fn validators() -> &'static BTreeMap<String, Validator> {
    static VALIDATORS: OnceLock<BTreeMap<String, Validator>> = OnceLock::new();
    VALIDATORS.get_or_init(|| {
        let mut registry = Registry::new();
        for shared in DISPOSAL.iter().chain(&["common"]) {
            let schema = read(&repository(&format!("schemas/disposal/{shared}.schema.json")));
            let id = schema["$id"].as_str().unwrap().to_owned();
            registry = registry.add(id, schema).unwrap();
        }
        let registry = registry.prepare().unwrap();
        let build = |schema: &Value| jsonschema::options().with_registry(&registry).build(schema).unwrap();
        schemas().into_iter().map(|(name, schema)| (name, build(&schema))).collect()
    })
}

fn schemas() -> BTreeMap<String, Value> {
    let folder = repository("schemas/cli");
    let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    entries
        .filter_map(|file| {
            let name = file.strip_suffix(".schema.json")?.to_owned();
            Some((name, read(&format!("{folder}/{file}"))))
        })
        .collect()
}

fn read(path: &str) -> Value {
    serde_json::from_slice(&fs::read(path).expect(path)).expect(path)
}

#[test]
fn every_schema_is_one_and_every_example_satisfies_it() {
    let schemas = schemas();
    assert!(schemas.len() >= 23, "{:?}", schemas.keys());
    for (name, schema) in &schemas {
        assert!(jsonschema::meta::is_valid(schema), "{name}");
        assert!(schema["$id"].as_str().unwrap().ends_with(&format!("/cli/{name}.schema.json")), "{name}");
        let example = repository(&format!("schemas/cli/examples/{name}.json"));
        assert!(Path::new(&example).is_file(), "{name} has no example");
        holds(name, &read(&example));
    }
}

#[test]
fn a_schema_refuses_an_example_without_one_of_its_required_members() {
    for (name, schema) in schemas() {
        let example = read(&repository(&format!("schemas/cli/examples/{name}.json")));
        for member in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let mut lacking = example.clone();
            lacking.as_object_mut().unwrap().remove(member);
            assert!(!validators()[&name].is_valid(&lacking), "{name} does not miss {member}");
        }
    }
}

#[test]
fn the_answers_that_ship_with_the_forms_satisfy_the_schema_of_answers() {
    let forms = fs::read_dir(repository("schemas/forms")).unwrap().map(|form| form.unwrap().path().join("11-2026"));
    for entry in forms.filter(|edition| edition.is_dir()).flat_map(|edition| fs::read_dir(edition).unwrap()) {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_str().unwrap().starts_with("answers-") {
            holds("answers", &read(path.to_str().unwrap()));
        }
    }
}

/// The document satisfies the schema of trust lists.
pub fn is_a_trust_list(document: &Value) {
    let schema = read(&repository("schemas/signing/trust-list.schema.json"));
    let complaints: Vec<String> = match jsonschema::validator_for(&schema) {
        Ok(validator) => validator.iter_errors(document).map(|error| error.to_string()).collect(),
        Err(error) => vec![error.to_string()],
    };
    assert!(complaints.is_empty(), "{complaints:#?}");
}
