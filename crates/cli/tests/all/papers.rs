//! `form import` of a PDF, and `form wrap`: forms that exist as PDF become definitions that `form check` and
//! `form eval` take, or are refused in words.

use std::fs;
use std::path::PathBuf;

use serde_json::{Map, Value, json};

use crate::desk::{Desk, said_in};
use crate::disk::repository;

fn kept(verdict: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(repository("fixtures/pdf/acroform")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files
        .filter(|file| file.extension().is_some_and(|ending| ending == "pdf"))
        .filter(|file| file.file_name().unwrap().to_str().unwrap().starts_with(verdict))
        .collect();
    files.sort();
    assert!(files.len() >= 3);
    files
}

/// An answer to each field, such as somebody might give.
fn answers(definition: &Value) -> Value {
    let properties = definition["data"]["properties"].as_object().unwrap();
    let answer = |(name, schema): (&String, &Value)| {
        let code = |listed: &Value| listed["enum"][0].clone();
        let value = match definition["fields"][format!("/{name}")]["type"].as_str().unwrap() {
            "boolean" => json!(true),
            "integer" => json!(3),
            "decimal" => json!("12.50"),
            "date" => json!("2026-12-01"),
            "time" => json!("09:30"),
            "choice" => code(schema),
            "multiChoice" => json!([code(&schema["items"])]),
            _ => json!("陳大文"),
        };
        (name.clone(), value)
    };
    Value::Object(properties.iter().map(answer).collect::<Map<String, Value>>())
}

#[test]
fn each_paper_with_fields_becomes_a_definition_that_can_be_filled_in_and_completed() {
    for file in kept("pass-") {
        let desk = Desk::empty();
        let (name, out) = (file.display().to_string(), desk.path("form.json"));
        let shown = out.display().to_string();
        let made = desk.answer("imported", 0, &["form", "import", &name, "--out", &shown, "--class", "GEN-1"]);
        assert!(made["fields"].as_u64() > Some(0) && made["official"].is_null(), "{name}");
        let checked = desk.answer("form-check", 0, &["form", "check", &shown]);
        assert_eq!((&checked["sound"], &checked["tier"]), (&json!(true), &json!("T1")), "{name}");
        let definition: Value = serde_json::from_slice(&fs::read(&out).unwrap()).unwrap();
        let all = desk.write("all.json", answers(&definition).to_string());
        let found = desk.answer("evaluation", 0, &["form", "eval", &shown, "--answers", &all]);
        assert_eq!((&found["problems"], &found["next_stage"]), (&json!([]), &Value::Null), "{name}");
        // Every field of the paper is in the definition, or stands in the report with its name.
        let required = definition["data"]["required"].as_array().unwrap().len();
        let none = desk.write("none.json", "{}");
        let code = i32::from(required > 0);
        let found = desk.answer("evaluation", code, &["form", "eval", &shown, "--answers", &none]);
        assert_eq!(found["problems"].as_array().unwrap().len(), required, "{name}");
    }
}

/// The whole of what is made of a paper, and of what is said of it.
#[test]
fn what_is_made_of_a_paper_is_what_was_made_of_it_before() {
    for paper in ["pass-all-kinds", "pass-nested", "pass-pypdf-permit"] {
        let desk = Desk::empty();
        let file = repository(&format!("fixtures/pdf/acroform/{paper}.pdf"));
        let out = desk.path("form.json").display().to_string();
        let made = desk.answer("imported", 0, &["form", "import", &file, "--out", &out, "--form-no", "DEMO-9"]);
        let definition: Value = serde_json::from_slice(&fs::read(&out).unwrap()).unwrap();
        let both = json!({"notes": made["notes"], "definition": definition});
        let golden = repository(&format!("fixtures/pdf/acroform/golden/{paper}.json"));
        if std::env::var_os("MUNIMENT_WRITE").is_some() {
            fs::write(&golden, format!("{both:#}\n")).unwrap();
        }
        let kept: Value = serde_json::from_slice(&fs::read(&golden).unwrap()).unwrap();
        assert_eq!(both, kept, "{paper} is stale: run with MUNIMENT_WRITE=1");
    }
}

#[test]
fn a_paper_without_readable_fields_is_refused_in_both_languages_and_writes_nothing() {
    let desk = Desk::empty();
    let out = desk.path("form.json");
    let shown = out.display().to_string();
    let mut files = kept("fail-");
    let damaged = fs::read(&files[0]).unwrap();
    files.push(desk.write("damaged.pdf", &damaged[..60]).into());
    for file in files {
        let name = file.display().to_string();
        for lang in ["en", "zh-Hant-HK"] {
            let refused = desk.answer("imported", 1, &["--lang", lang, "form", "import", &name, "--out", &shown]);
            let fault = &refused["faults"][0];
            assert!(fault["code"].as_str().unwrap().starts_with("extraction-paper-"), "{name}: {refused}");
            said_in(lang, fault["text"].as_str().unwrap());
            assert!(!out.exists());
        }
    }
}

#[test]
fn the_original_is_carried_along_and_any_other_file_in_its_place_is_found() {
    let desk = Desk::empty();
    let blank = fs::read(repository("fixtures/pdf/acroform/pass-reportlab-chinese.pdf")).unwrap();
    let file = desk.write("HAD 9.pdf", &blank);
    fs::create_dir(desk.path("HAD-9")).unwrap();
    let out = desk.path("HAD-9/form.json").display().to_string();
    let beside = desk.path("HAD-9/HAD 9.pdf");
    let import = ["form", "import", &file, "--out", &out, "--keep-original"];
    let made = desk.answer("imported", 0, &import);
    assert_eq!(made["official"], "HAD 9.pdf");
    assert_eq!(fs::read(&beside).unwrap(), blank);
    desk.answer("form-check", 0, &["form", "check", &out]);
    let mut other = blank.clone();
    *other.last_mut().unwrap() ^= 1;
    fs::write(&beside, &other).unwrap();
    let said = |code: &str| {
        for lang in ["en", "zh-Hant-HK"] {
            let checked = desk.answer("form-check", 1, &["--lang", lang, "form", "check", &out]);
            assert_eq!((&checked["sound"], &checked["files"][0]["fault"]["code"]), (&json!(false), &json!(code)));
            said_in(lang, checked["files"][0]["text"].as_str().unwrap());
        }
    };
    said("forms-asset-changed");
    let schema = desk.write("schema.json", r#"{"type": "object", "properties": {"a": {"type": "string"}}}"#);
    let refused = desk.answer("imported", 1, &["form", "import", &schema, "--out", "x.json", "--keep-original"]);
    assert_eq!(refused["faults"][0]["code"], "extraction-paper-no-pdf", "a schema is no layout");
    // What lies there stays, and no second definition is made over it.
    fs::remove_file(&out).unwrap();
    desk.fails(1, "registry-output-exists", &import);
    assert!(!desk.path("HAD-9/form.json").exists() && fs::read(&beside).unwrap() == other);
    fs::remove_file(&beside).unwrap();
    desk.answer("imported", 0, &import);
    fs::remove_file(&beside).unwrap();
    said("forms-asset-missing");
}

#[test]
fn a_paper_that_is_not_taken_over_gets_a_cover_sheet() {
    let desk = Desk::empty();
    let blank = fs::read(repository("fixtures/pdf/acroform/fail-dynamic-xfa.pdf")).unwrap();
    let file = desk.write("HAD-9.pdf", &blank);
    fs::create_dir(desk.path("def")).unwrap();
    let out = desk.path("def/form.json").display().to_string();
    let wrap = |file: &str| -> Vec<String> {
        let titles = ["--title-zh", "借用場地申請表", "--title-en", "Application for hire", "--class", "DO-4-12"];
        ["form", "wrap", file, "--form-no", "HAD-9", "--out", &out]
            .iter()
            .chain(&titles)
            .map(|word| (*word).to_owned())
            .collect()
    };
    let line = wrap(&file);
    let line: Vec<&str> = line.iter().map(String::as_str).collect();
    let made = desk.answer("imported", 0, &line);
    assert_eq!((&made["form"], &made["official"], &made["fields"]), (&json!("HAD-9"), &json!("HAD-9.pdf"), &json!(5)));
    assert_eq!(fs::read(desk.path("def/HAD-9.pdf")).unwrap(), blank);
    let checked = desk.answer("form-check", 0, &["form", "check", &out]);
    assert_eq!((&checked["tier"], &checked["remarks"]), (&json!("T0"), &json!([])));
    let cover =
        desk.write("cover.json", json!({"name": "陳大文", "subject": "年會", "date": "2026-12-01"}).to_string());
    let found = desk.answer("evaluation", 1, &["form", "eval", &out, "--answers", &cover]);
    assert_eq!(found["problems"][0]["code"], "forms-attachment-required");
    assert_eq!(found["problems"].as_array().unwrap().len(), 1);
    // What is no PDF is no official form.
    let text = desk.write("form.txt", "a form");
    let line = wrap(&text);
    let line: Vec<&str> = line.iter().map(String::as_str).collect();
    let refused = desk.answer("imported", 1, &line);
    assert_eq!(refused["faults"][0]["code"], "extraction-paper-no-pdf");
}
