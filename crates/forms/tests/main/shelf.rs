//! What the tests take from the shelf: published definitions, examples, data.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use forms::{Actor, Definition, Fault, Inputs, Snapshots};
use serde_json::Value as Json;

/// The number of the leave form.
pub const LEAVE: &str = "GEN-LV-1";
/// The number of the booking form.
pub const HALL: &str = "HAD-CH-1";
/// The folder of the published definitions.
pub fn schemas() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/forms")
}

/// The numbers of all that are published there, in order.
#[expect(clippy::disallowed_methods, reason = "a test reads the published files")]
pub fn all() -> &'static [String] {
    static ALL: OnceLock<Vec<String>> = OnceLock::new();
    ALL.get_or_init(|| {
        let folders = std::fs::read_dir(schemas()).unwrap().map(Result::unwrap).map(|entry| entry.path());
        let forms = folders.filter(|folder| folder.join("11-2026/form.json").is_file());
        let mut numbers: Vec<String> =
            forms.map(|form| form.file_name().unwrap().to_str().unwrap().to_owned()).collect();
        numbers.sort();
        numbers
    })
}

/// A JSON file below it.
#[expect(clippy::disallowed_methods, reason = "a test reads the published files")]
pub fn json(name: &str) -> Json {
    serde_json::from_slice(&std::fs::read(schemas().join(name)).unwrap()).unwrap()
}

/// The JSON of a published definition.
pub fn source(name: &str) -> Json {
    json(&format!("{name}/11-2026/form.json"))
}

/// The example of answers for a stage.
pub fn answers(name: &str, stage: &str) -> Json {
    json(&format!("{name}/11-2026/answers-{stage}.json"))
}

/// Reads a definition from JSON.
pub fn parse(json: &Json) -> Result<Definition, Vec<Fault>> {
    Definition::parse(&serde_json::to_vec(json).unwrap())
}

/// A published definition, read once.
pub fn definition(name: &str) -> &'static Definition {
    static SHELF: OnceLock<BTreeMap<&str, Definition>> = OnceLock::new();
    let read = |name: &'static String| {
        let definition = parse(&source(name)).unwrap_or_else(|faults| {
            panic!("{name}: {}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
        });
        (name.as_str(), definition)
    };
    &SHELF.get_or_init(|| all().iter().map(read).collect())[name]
}

/// The snapshots that a definition brings as samples.
pub fn snapshots(definition: &Definition) -> Snapshots {
    let samples = definition.names.snapshots.iter().filter_map(|(name, slot)| Some((name, slot.sample.clone()?)));
    samples.fold(Snapshots::new(), |all, (name, sample)| all.with(name, sample))
}

/// Inputs of a stage with the samples.
pub fn inputs(definition: &Definition, stage: &str, today: &str) -> Inputs {
    Inputs { snapshots: snapshots(definition), ..Inputs::new(today.parse().unwrap(), stage) }
}

/// An actor with a post.
pub fn actor(id: &str, post: &str, unit: &str) -> Actor {
    Actor { id: id.into(), post: post.into(), unit: unit.into(), ..Actor::default() }
}

/// The older editions that stand beside the published ones, with the folder of each.
pub const OLDER: [(&str, &str); 4] =
    [("FIN-CL-1", "09-2025"), ("GEN-LV-1", "04-2024"), ("HAD-CH-1", "06-2025"), ("PIDR-1", "02-2023")];

/// An older edition of a published form.
pub fn older(name: &str) -> Definition {
    parse(&json(&format!("{}/form.json", folder(name)))).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"))
}

/// A draft on it.
pub fn draft(name: &str) -> Json {
    json(&format!("{}/answers.json", folder(name)))
}

fn folder(name: &str) -> String {
    let (_, edition) = OLDER.iter().find(|(form, _)| *form == name).unwrap();
    format!("../../fixtures/forms/editions/{name}/{edition}")
}
