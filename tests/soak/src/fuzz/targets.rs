//! What is fed with spoilt input: the readers of forms and their evaluator, each with what it is used on every day, and
//! the readers of what is signed.

use std::fs;
use std::path::Path;

use forms::{Definition, Inputs, Naming, Snapshots, expr};
use serde_json::Value;

use super::mutate;
use super::signed::Signed;
use crate::dice::Dice;
use crate::tally::Trouble;

/// The targets, by name.
pub const TARGETS: [&str; 12] = [
    "definition",
    "expression",
    "eval",
    "schema",
    "acroform",
    "signed",
    "update",
    "container",
    "certificate",
    "list",
    "answer",
    "stamp",
];

/// Sound input, read once.
pub struct Samples {
    definitions: Vec<Sample>,
    expressions: Value,
    schemas: Vec<Value>,
    papers: Vec<Vec<u8>>,
}

/// A definition with its examples of answers by stage.
struct Sample {
    source: Vec<u8>,
    json: Value,
    definition: Definition,
    answers: Vec<(String, Value)>,
}

impl Samples {
    /// From the repository that is the current folder.
    pub fn read() -> Result<Self, Trouble> {
        let mut definitions = Vec::new();
        for folder in below("schemas/forms", "")? {
            let edition = folder.join("11-2026");
            if edition.join("form.json").is_file() {
                definitions.push(Sample::read(&edition)?);
            }
        }
        let json = |path: &Path| -> Result<Value, Trouble> { Ok(serde_json::from_slice(&fs::read(path)?)?) };
        let fixtures: Result<Vec<Value>, Trouble> =
            below("fixtures/forms/schemas", ".json")?.iter().map(|path| Ok(json(path)?["schema"].clone())).collect();
        let papers: Result<Vec<Vec<u8>>, Trouble> =
            below("fixtures/pdf/acroform", ".pdf")?.iter().map(|path| Ok(fs::read(path)?)).collect();
        let mut schemas = fixtures?;
        schemas.push(json(Path::new("schemas/forms/mform.schema.json"))?);
        let expressions = json(Path::new("fixtures/forms/expressions.json"))?;
        Ok(Self { definitions, expressions, schemas, papers: papers? })
    }

    /// Feeds a target with the case that the dice throw. Whether it was taken for sound.
    pub fn feed(&self, target: &str, dice: &mut Dice) -> Result<bool, Trouble> {
        match target {
            "definition" => Ok(self.definition(dice)),
            "expression" => Ok(self.expression(dice)),
            "eval" => Ok(self.eval(dice)),
            "schema" => Ok(self.schema(dice)),
            "acroform" => Ok(self.acroform(dice)),
            "signed" => Ok(Signed::made().paper(dice)),
            "update" => Ok(Signed::made().update(dice)),
            "container" => Ok(Signed::made().container(dice)),
            "certificate" => Ok(Signed::made().certificate(dice)),
            "list" => Ok(Signed::made().list(dice)),
            "answer" => Ok(Signed::made().answer(dice)),
            "stamp" => Ok(Signed::made().stamp(dice)),
            other => Err(format!("there is nothing called {other} to feed").into()),
        }
    }

    fn sample(&self, dice: &mut Dice) -> &Sample {
        dice.any(&self.definitions)
    }

    /// A definition with spoilt bytes, or with a spoilt tree. One that still reads must check and draw.
    fn definition(&self, dice: &mut Dice) -> bool {
        let (one, other) = (self.sample(dice), self.sample(dice));
        let spoilt = match dice.below(3) {
            0 => mutate::bytes(dice, &one.source, &other.source),
            _ => written(&mutate::tree(dice, &one.json, &other.json)),
        };
        let Ok(definition) = Definition::parse(&spoilt) else { return false };
        drop((forms::check(&definition), definition.view(), definition.tier()));
        let (stage, answers) = dice.any(&one.answers);
        drop(forms::evaluate(&definition, answers, &inputs(&one.definition, stage)));
        true
    }

    /// A spoilt expression by itself, and as a rule of a definition.
    fn expression(&self, dice: &mut Dice) -> bool {
        let one = self.sample(dice);
        let vectors = self.expressions["vectors"].as_array().map(Vec::as_slice).unwrap_or_default();
        let sound = vectors.get(usize::try_from(dice.next()).unwrap_or(0) % vectors.len().max(1));
        let rules = &one.json["logic"];
        let sound = sound.and_then(|vector| vector.get("expr").or_else(|| vector.get("expression"))).unwrap_or(rules);
        let spoilt = mutate::tree(dice, sound, rules);
        let Ok(expression) = expr::parse(&spoilt, "", &forms::Pattern::root()) else { return false };
        drop(expr::view(&expression));
        let typed = expr::check(&expression, &one.definition.names, "").is_ok();
        let mut json = one.json.clone();
        let text = serde_json::json!({"zh-Hant-HK": "不對", "en": "Wrong"});
        let rule = serde_json::json!({"at": "", "that": spoilt, "text": text});
        if let Some(rules) = json["logic"].as_object_mut() {
            rules.insert("assert".to_owned(), Value::Array(vec![rule]));
        }
        if let Ok(definition) = Definition::parse(&written(&json)) {
            let (stage, answers) = dice.any(&one.answers);
            drop(forms::evaluate(&definition, answers, &inputs(&one.definition, stage)));
        }
        typed
    }

    /// Spoilt answers to a sound definition; sometimes to a stage that they do not belong to.
    fn eval(&self, dice: &mut Dice) -> bool {
        let (one, other) = (self.sample(dice), self.sample(dice));
        let (_, sound) = dice.any(&one.answers);
        let (stage, _) = dice.any(&one.answers);
        let (_, strange) = dice.any(&other.answers);
        let answers = mutate::tree(dice, sound, strange);
        let inputs = inputs(&one.definition, stage);
        let found = forms::evaluate(&one.definition, &answers, &inputs);
        drop(forms::evaluate_as_written(&one.definition, &answers, &inputs));
        found.problems.is_empty()
    }

    /// A spoilt schema; what is made of it must be a definition.
    fn schema(&self, dice: &mut Dice) -> bool {
        let (one, other) = (dice.any(&self.schemas), dice.any(&self.schemas));
        let spoilt = match dice.below(4) {
            0 => mutate::bytes(dice, &written(one), &written(other)),
            _ => written(&mutate::tree(dice, one, other)),
        };
        let naming = Naming { form_no: "SOAK-1".into(), edition: "1".into(), class: "UNCLASSED".into() };
        match forms::import_json_schema(&spoilt, &naming) {
            Ok(imported) => {
                let parsed = Definition::parse(&written(&imported.definition));
                assert!(parsed.is_ok(), "what was imported cannot be read: {:?}", parsed.err());
                true
            }
            Err(_) => false,
        }
    }

    /// A spoilt PDF.
    fn acroform(&self, dice: &mut Dice) -> bool {
        let (one, other) = (dice.any(&self.papers), dice.any(&self.papers));
        let spoilt = mutate::bytes(dice, one, other);
        extraction::read_paper(&spoilt, &extraction::Limits::default()).is_ok()
    }
}

impl Sample {
    fn read(edition: &Path) -> Result<Self, Trouble> {
        let source = fs::read(edition.join("form.json"))?;
        let definition = Definition::parse(&source).map_err(|faults| format!("{}: {faults:?}", edition.display()))?;
        let mut answers = Vec::new();
        for stage in &definition.stages {
            let path = edition.join(format!("answers-{}.json", stage.id));
            if path.is_file() {
                answers.push((stage.id.clone(), serde_json::from_slice(&fs::read(path)?)?));
            }
        }
        if answers.is_empty() {
            return Err(format!("{} has no answers", edition.display()).into());
        }
        Ok(Self { json: serde_json::from_slice(&source)?, source, definition, answers })
    }
}

/// The samples of the definition stand for what comes from outside.
fn inputs(definition: &Definition, stage: &str) -> Inputs {
    let mut snapshots = Snapshots::new();
    for (name, slot) in &definition.names.snapshots {
        if let Some(sample) = &slot.sample {
            snapshots = snapshots.with(name, sample.clone());
        }
    }
    Inputs { snapshots, ..Inputs::new(jiff::civil::date(2026, 12, 1), stage) }
}

fn written(json: &Value) -> Vec<u8> {
    serde_json::to_vec(json).unwrap_or_default()
}

/// What lies in a folder of the repository and ends so, in order.
fn below(folder: &str, ending: &str) -> Result<Vec<std::path::PathBuf>, Trouble> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{folder}: {error}; start it in the repository"))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, Trouble>>()?;
    paths.retain(|path| path.to_string_lossy().ends_with(ending));
    paths.sort();
    Ok(paths)
}
