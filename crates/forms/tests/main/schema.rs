//! The published JSON Schema of the format accepts the definitions and refuses others.

use serde_json::{Value as Json, json};

use crate::shelf::{HALL, OLDER, all, json as file, source};

fn validator() -> jsonschema::Validator {
    jsonschema::options().should_validate_formats(true).build(&file("mform.schema.json")).unwrap()
}

fn misfits(definition: &Json) -> Vec<String> {
    validator().iter_errors(definition).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn it_accepts_the_published_definitions() {
    for name in all() {
        assert_eq!(misfits(&source(name)), Vec::<String>::new(), "{name}");
    }
    for (name, edition) in OLDER {
        let older = file(&format!("../../fixtures/forms/editions/{name}/{edition}/form.json"));
        assert_eq!(misfits(&older), Vec::<String>::new(), "{name} {edition}");
    }
}

#[test]
fn it_refuses_what_the_reader_refuses() {
    let spoiled = [
        ("/color", json!("red")),
        ("/mform", json!(2)),
        ("/text/title", json!({"en": "x"})),
        ("/fields/~1org/type", json!("hologram")),
        ("/fields/~1org/colour", json!("red")),
        ("/workflow/stages/1/due/workingDays", json!(-1)),
        ("/layout/pages/0/sections/0/items/0", json!({"picture": "x"})),
        ("/logic/compute/~1total", json!({"sum": [], "count": []})),
        ("/logic/compute/~1total", json!({"eval": ["1"]})),
        ("/evidence/attachments/0/original/policy", json!("trust")),
        ("/snapshots/hkHolidays/kind", json!("oracle")),
        ("/migrate/2/0/do", json!("vanish")),
        ("/migrate/2/0/colour", json!("red")),
    ];
    for (pointer, value) in spoiled {
        let mut definition = source(HALL);
        let (above, last) = pointer.rsplit_once('/').unwrap();
        match definition.pointer_mut(above).unwrap() {
            Json::Array(items) => items[last.parse::<usize>().unwrap()] = value,
            place => place[last.replace("~1", "/")] = value,
        }
        assert!(!misfits(&definition).is_empty(), "{pointer}");
        assert!(crate::shelf::parse(&definition).is_err(), "{pointer}");
    }
}

#[test]
fn it_knows_every_operator() {
    let schema = file("mform.schema.json");
    let known = schema["$defs"]["operation"]["properties"].as_object().unwrap();
    for op in forms::expr::Op::ALL {
        assert!(known.contains_key(op.name()), "{}", op.name());
    }
}
