//! Definitions made from JSON Schemas: they accept what the schema accepts, and say what they do not carry.

use forms::{Definition, Imported, Inputs, Naming, check, evaluate_as_written, import_json_schema};
use serde_json::{Value as Json, json};

fn naming() -> Naming {
    Naming { form_no: "EXT-1".into(), edition: "11/2026".into(), class: "GEN-1".into() }
}

fn import(schema: &Json) -> Result<Imported, Vec<String>> {
    let faults =
        |faults: Vec<forms::Fault>| faults.iter().map(|fault| format!("{} {}", fault.pointer, fault.code())).collect();
    import_json_schema(&serde_json::to_vec(schema).unwrap(), &naming()).map_err(faults)
}

fn parsed(imported: &Imported) -> Definition {
    Definition::parse(&serde_json::to_vec(&imported.definition).unwrap()).unwrap()
}

fn notes(imported: &Imported) -> Vec<String> {
    imported.notes.iter().map(|note| format!("{} {}", note.pointer, note.code())).collect()
}

/// The problems of answers as they were written, by place and code.
fn problems(definition: &Definition, answers: &Json) -> Vec<String> {
    let found = evaluate_as_written(definition, answers, &Inputs::new("2026-11-28".parse().unwrap(), "fill"));
    found.problems.iter().map(|problem| format!("{} {}", problem.path, problem.code)).collect()
}

#[expect(clippy::disallowed_methods, reason = "a test reads the published files")]
fn fixtures() -> Vec<(String, Json)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/forms/schemas");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let read = |file: std::path::PathBuf| {
        let json = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        (file.file_name().unwrap().to_str().unwrap().to_owned(), json)
    };
    files.filter(|file| file.extension().is_some_and(|ending| ending == "json")).map(read).collect()
}

#[test]
fn what_a_schema_accepts_the_form_accepts_and_nothing_else() {
    let all = fixtures();
    assert!(all.len() >= 8);
    for (name, fixture) in all {
        let imported = import(&fixture["schema"]).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
        let definition = parsed(&imported);
        let judge = jsonschema::options().should_validate_formats(true).build(&fixture["schema"]).unwrap();
        for answers in fixture["valid"].as_array().unwrap() {
            assert!(judge.is_valid(answers), "{name}: {answers}");
            assert_eq!(problems(&definition, answers), [""; 0], "{name}: {answers}");
        }
        for answers in fixture["invalid"].as_array().unwrap() {
            assert!(!judge.is_valid(answers), "{name}: {answers}");
            assert_ne!(problems(&definition, answers), [""; 0], "{name}: {answers}");
        }
    }
}

#[test]
fn fields_take_type_text_and_limits_from_the_schema() {
    let all = fixtures();
    let (_, permit) = all.iter().find(|(name, _)| name.starts_with("permit")).unwrap();
    let imported = import(&permit["schema"]).unwrap();
    let definition = &imported.definition;
    let kind = |at: &str| definition["fields"][at]["type"].as_str().unwrap_or("none").to_owned();
    for (at, expected) in [
        ("/applicant/name", "text"),
        ("/applicant/e_mail", "email"),
        ("/applicant/address/street", "text"),
        ("/works", "repeat"),
        ("/works/*/kind", "choice"),
        ("/works/*/from", "date"),
        ("/works/*/width", "decimal"),
        ("/fee", "decimal"),
        ("/crew", "integer"),
        ("/trafficLights", "boolean"),
    ] {
        assert_eq!(kind(at), expected, "{at}");
    }
    let data = |pointer: &str| definition["data"].pointer(pointer).cloned().unwrap_or_default();
    assert_eq!(data("/properties/fee/format"), "decimal-2", "its step is a hundredth");
    assert_eq!((data("/properties/crew/minimum"), data("/properties/crew/maximum")), (json!(1), json!(40)));
    assert_eq!(data("/properties/applicant/required"), json!(["name"]));
    assert_eq!(data("/properties/applicant/properties/address/required"), json!([]), "an address may be missing");
    assert_eq!(definition["fields"]["/applicant/address/street"]["label"]["en"], "Street and number");
    assert_eq!(definition["text"]["title"]["en"], "Permit for works in the street");
    let said = notes(&imported);
    for expected in [" forms-import-left", "/properties/fee forms-import-number", " forms-import-language"] {
        assert!(said.iter().any(|note| note == expected), "{expected}: {said:#?}");
    }
}

#[test]
fn names_lists_and_numbers_go_there_and_back() {
    let schema = json!({"type": "object", "properties": {
        "first-name": {"type": "string"}, "first name": {"type": "string"}, "2nd": {"type": "boolean"},
        "sizes": {"type": "array", "items": {"type": "number"}}}});
    let definition = parsed(&import(&schema).unwrap());
    let theirs = json!({"first-name": "甲", "first name": "乙", "2nd": true, "sizes": [1.5, 2]});
    let found = evaluate_as_written(&definition, &theirs, &Inputs::new("2026-11-28".parse().unwrap(), "fill"));
    assert_eq!(found.problems, []);
    assert_eq!(found.values["first_name"], "甲");
    assert_eq!(found.values["first_name_2"], "乙");
    assert_eq!(found.values["f_2nd"], true);
    assert_eq!(found.values["sizes"], json!([{"value": "1.500000"}, {"value": "2.000000"}]));
    // A name that may stand as it is keeps it, whatever comes before it.
    let taken = json!({"type": "object", "properties": {"a-b": {"type": "string"}, "a_b": {"type": "string"}, "7": {"type": "integer"}}});
    let definition = parsed(&import(&taken).unwrap());
    let inputs = Inputs::new("2026-11-28".parse().unwrap(), "fill");
    let values = evaluate_as_written(&definition, &json!({"a-b": "甲", "a_b": "乙", "7": 3}), &inputs).values;
    assert_eq!(values, json!({"a_b_2": "甲", "a_b": "乙", "f_7": 3}));
    assert_eq!(evaluate_as_written(&definition, &values, &inputs).values, values);
    // The form's own shape is understood as well.
    assert_eq!(problems(&parsed(&import(&schema).unwrap()), &found.values), [""; 0]);
}

#[test]
fn a_reference_to_another_document_is_refused_by_its_name() {
    let schema = json!({"type": "object", "properties": {
        "a": {"$ref": "https://elsewhere.example/address.json#/street"},
        "b": {"type": "array", "items": {"$ref": "person.json"}},
        "c": {"$ref": "#/definitions/c"}}, "definitions": {"c": {"type": "string"}}});
    let faults = import_json_schema(&serde_json::to_vec(&schema).unwrap(), &naming()).unwrap_err();
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(faults.len(), 2, "{said:?}");
    assert!(said[0].contains("https://elsewhere.example/address.json#/street") && said[1].contains("person.json"));
    // The same name, where the document is part of this one.
    let mut whole = schema.clone();
    whole["properties"]["a"] = json!({"type": "string"});
    whole["definitions"]["p"] =
        json!({"$id": "person.json", "type": "object", "properties": {"name": {"type": "string"}}});
    assert!(import(&whole).is_ok());
}

#[test]
fn references_that_each_lead_on_several_times_end_in_a_refusal() {
    let mut all = serde_json::Map::new();
    for number in 0..24 {
        let next = json!({"$ref": format!("#/$defs/a{}", number + 1)});
        let properties = json!({"w": next, "x": next, "y": next, "z": next});
        all.insert(format!("a{number}"), json!({"type": "object", "properties": properties}));
    }
    all.insert("a24".to_owned(), json!({"type": "string"}));
    let schema = json!({"type": "object", "properties": {"root": {"$ref": "#/$defs/a0"}}, "$defs": all});
    assert_eq!(import(&schema).unwrap_err(), [" forms-import-many"]);
}

#[test]
fn a_property_without_a_name_is_told_and_left_to_the_check() {
    let text = json!({"type": "string"});
    let schema = json!({"type": "object", "properties": {"": text, "name": text}});
    let imported = import_json_schema(schema.to_string().as_bytes(), &naming()).unwrap();
    assert!(imported.notes.iter().any(|note| note.code() == "forms-import-nameless"), "{:?}", imported.notes);
    assert_eq!(imported.definition["data"]["properties"].as_object().unwrap().len(), 1);
}

#[test]
fn faulty_schemas_are_reported_and_never_crash() {
    assert_eq!(import_json_schema(b"{", &naming()).unwrap_err()[0].code(), "forms-import-no-json");
    assert_eq!(import(&json!([])).unwrap_err(), [" forms-import-no-schema"]);
    assert_eq!(import(&json!({"type": "object"})).unwrap_err(), [" forms-import-nothing"]);
    let text = json!({"type": "string"});
    for (schema, note) in [
        (json!({"properties": {"a": {"$ref": "#/definitions/gone"}}}), "/properties/a forms-import-dangling"),
        (json!({"required": ["b"], "properties": {"a": text}}), " forms-import-required"),
        (json!({"properties": {"a": {"type": "string", "required": true}}}), " forms-import-faulty"),
        (
            json!({"required": [], "properties": {"a": {"type": "string", "pattern": "(?=x)"}}}),
            "/properties/a forms-import-pattern",
        ),
        (
            json!({"properties": {"a": text, "b": {"type": "object", "additionalProperties": text}}}),
            "/properties/b forms-import-empty",
        ),
        (
            json!({"properties": {"a": text, "b": {"type": "array", "items": [text]}}}),
            "/properties/b forms-import-empty",
        ),
        (json!({"properties": {"a": {"type": ["string", "integer"]}}}), "/properties/a forms-import-types"),
        (json!({"properties": {"a": text, "self": {"$ref": "#"}}}), "/properties/self forms-import-circle"),
        (
            json!({"properties": {"a": {"$ref": "#/$defs/x"}}, "$defs": {"x": {"$ref": "#/$defs/x"}}}),
            "/$defs/x forms-import-circle",
        ),
        (json!({"properties": {"a": {"type": "integer", "maximum": 1e300}}}), "/properties/a forms-import-left"),
    ] {
        let imported = import(&schema).unwrap_or_else(|faults| panic!("{schema}: {faults:?}"));
        let said = notes(&imported);
        assert!(said.iter().any(|one| one == note), "{schema}: {said:?}");
        parsed(&imported);
    }
}

/// Of a first draft nothing is to be remarked but what no schema can tell: it has no tests of its own, no facts and no
/// rule of retention. Blank, it lacks what is asked for and nothing else.
#[test]
fn what_was_made_is_a_sound_first_draft() {
    for (name, fixture) in fixtures() {
        let definition = parsed(&import(&fixture["schema"]).unwrap());
        let report = check(&definition);
        let remarks: Vec<&str> = report.remarks.iter().map(forms::Fault::code).collect();
        assert_eq!(remarks, ["forms-check-no-tests", "forms-check-no-facts", "forms-check-stage-untested"], "{name}");
        let blank = problems(&definition, &json!({}));
        let is_asked =
            |problem: &String| problem.ends_with(" forms-required") || problem.ends_with(" forms-rows-required");
        assert!(!blank.is_empty() && blank.iter().all(is_asked), "{name}: {blank:?}");
    }
}

#[test]
fn what_the_only_alternative_requires_is_required_beside_what_is_required_anyhow() {
    let text = || json!({"type": "string"});
    let schema = json!({"type": "object", "required": ["a"], "properties": {"a": text(), "b": text(), "c": text()},
        "anyOf": [{"required": ["b", "a"]}, {"type": "null"}]});
    let imported = import(&schema).unwrap();
    assert_eq!(imported.definition["data"]["required"], json!(["a", "b"]));
    assert_eq!(problems(&parsed(&imported), &json!({"a": "x"})), ["/b forms-required"]);
    let never = json!({"type": "object", "properties": {"a": text(), "b": {"anyOf": [false, {"type": "null"}]}}});
    let imported = import(&never).unwrap();
    assert!(notes(&imported).contains(&"/properties/b forms-import-never".to_owned()), "{:?}", notes(&imported));
}

/// Keywords of all drafts, each with a value that may stand there.
fn keywords() -> serde_json::Map<String, Json> {
    let all = r#"{
        "additionalItems": false, "additionalProperties": {"type": "string"}, "anyOf": [{"type": "string"}],
        "const": "a", "contains": {"type": "string"}, "contentEncoding": "base64", "contentMediaType": "image/png",
        "contentSchema": {}, "default": "a", "dependencies": {"x": ["y"]}, "dependentRequired": {"x": ["y"]},
        "dependentSchemas": {"x": {"maxProperties": 2}}, "deprecated": true, "enum": ["a", 1, null],
        "examples": ["a"], "exclusiveMaximum": 9.5, "exclusiveMinimum": 0.5, "format": "date-time",
        "if": {"minLength": 1}, "items": {"type": "string"}, "maxContains": 2, "maxItems": 3.0, "maxLength": 1e10,
        "maxProperties": 3, "maximum": 1e300, "minItems": 1.0, "minLength": 1.0, "minProperties": 0,
        "minimum": -1e300, "multipleOf": 0.5, "not": {"const": "b"}, "oneOf": [{"type": "string"}],
        "pattern": "^(?=a)", "patternProperties": {"^x": true}, "prefixItems": [{"type": "string"}],
        "properties": {"x": {"type": "string"}}, "propertyNames": {"maxLength": 3}, "readOnly": true,
        "required": ["x"], "unevaluatedItems": false, "unevaluatedProperties": false, "uniqueItems": true,
        "writeOnly": true, "x-vendor": {"any": "thing"}, "nullable": true, "discriminator": {"propertyName": "x"}
    }"#;
    serde_json::from_str(all).unwrap()
}

/// What a form says in words of its own, by type. All else must be told.
fn carried(kind: &str) -> &'static [&'static str] {
    match kind {
        "string" => &["minLength", "const", "enum"],
        "integer" => &["exclusiveMinimum", "exclusiveMaximum"],
        "number" => &["multipleOf"],
        "array" => &["items", "minItems", "maxItems"],
        "object" => &["properties", "required"],
        _ => &[],
    }
}

#[test]
fn whatever_keyword_stands_anywhere_it_is_carried_or_told() {
    for kind in ["string", "integer", "number", "boolean", "array", "object"] {
        for (word, value) in keywords() {
            let mut part = json!({"type": kind});
            match kind {
                "array" => part["items"] = json!({"type": "string"}),
                "object" => part["properties"] = json!({"x": {"type": "string"}}),
                _ => {}
            }
            part[word.as_str()] = value;
            let other = json!({"type": "string"});
            let places = [
                (json!({"properties": {"a": part, "b": other}}), "/properties/a"),
                (
                    json!({"properties": {"a": {"$ref": "#/$defs/a"}, "b": other}, "$defs": {"a": part}}),
                    "/properties/a",
                ),
                (json!({"properties": {"a": {"allOf": [part]}, "b": other}}), "/properties/a"),
                (json!({"properties": {"a": {"type": "array", "items": part}, "b": other}}), "/properties/a/items"),
            ];
            for (schema, at) in places {
                let imported = import(&schema).unwrap_or_else(|faults| panic!("{schema}: {faults:?}"));
                parsed(&imported);
                let is_about = |note: &forms::Fault| note.pointer == at && note.to_string().contains(&word);
                let about_format =
                    |note: &forms::Fault| matches!(note.code(), "forms-import-format" | "forms-import-pattern");
                let open = |note: &forms::Fault| word == "additionalProperties" && note.code() == "forms-import-open";
                let told = imported.notes.iter().any(|note| is_about(note) || about_format(note) || open(note));
                let is_alternative = matches!(word.as_str(), "anyOf" | "oneOf");
                let is_left_out = imported.notes.iter().any(|note| note.code() == "forms-import-empty");
                assert!(
                    told || carried(kind).contains(&word.as_str()) || is_alternative || is_left_out,
                    "{word} of {kind} is neither carried nor told: {schema} {:?}",
                    notes(&imported)
                );
            }
        }
    }
}

#[test]
fn a_format_is_left_to_the_check_where_the_check_knows_it() {
    let schema = |draft: &str, kind: &str, format: &str| json!({"$schema": draft, "properties": {"a": {"type": kind, "format": format}}});
    let (four, seven, newest) = (
        "http://json-schema.org/draft-04/schema#",
        "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft/2020-12/schema",
    );
    for (draft, kind, format, code) in [
        (four, "string", "uuid", "forms-import-format-unknown"),
        (newest, "string", "uuid", "forms-import-format"),
        (seven, "string", "idn-hostname", "forms-import-format"),
        (seven, "string", "hkid", "forms-import-format-unknown"),
        (seven, "integer", "int32", "forms-import-format-unknown"),
    ] {
        let imported = import(&schema(draft, kind, format)).unwrap();
        let told = format!("/properties/a {code}");
        assert!(notes(&imported).contains(&told), "{draft} {format}: {:?}", notes(&imported));
    }
    let host = parsed(&import(&schema(seven, "string", "idn-hostname")).unwrap());
    assert_eq!(problems(&host, &json!({"a": "檔案.香港"})), [""; 0]);
    assert_eq!(problems(&host, &json!({"a": "-檔案-.香港"})), ["/a forms-also"]);
}

#[test]
fn types_that_are_not_named_are_found_and_what_nobody_could_fill_in_is_left_out() {
    let schema = json!({"$schema": "http://json-schema.org/draft-07/schema#", "properties": {
        "a": {"enum": [1, 2]}, "b": {"const": 0.5}, "c": {"enum": [true]}, "d": {"minimum": 3}, "e": {"pattern": "^x"},
        "f": true, "g": {}, "h": false, "i": {"type": "null"}, "j": {"enum": [null]},
        "k": {"anyOf": [{"type": "integer"}, {"type": "number"}]}, "l": {"type": ["integer", "string"]},
        "m": {"$ref": "#/definitions/m", "title": "Named here", "minLength": 9}, "n": {"items": [{}, {}]},
        "o": {"oneOf": [{"properties": {"kind": {"const": "x"}}}, {"properties": {"kind": {"const": "y"}, "p": {"type": "boolean"}}}]}},
        "definitions": {"m": {"type": "string", "minLength": 2}}});
    let imported = import(&schema).unwrap();
    let kind = |at: &str| imported.definition["fields"][at]["type"].as_str().unwrap_or("none").to_owned();
    for (at, expected) in [
        ("/a", "integer"),
        ("/b", "decimal"),
        ("/c", "boolean"),
        ("/d", "decimal"),
        ("/e", "text"),
        ("/f", "text"),
        ("/g", "text"),
        ("/h", "none"),
        ("/i", "none"),
        ("/j", "none"),
        ("/k", "decimal"),
        ("/l", "text"),
        ("/m", "text"),
        ("/n", "none"),
        ("/o/kind", "choice"),
        ("/o/p", "boolean"),
    ] {
        assert_eq!(kind(at), expected, "{at}");
    }
    assert_eq!(imported.definition["fields"]["/m"]["label"]["en"], "Named here");
    assert_eq!(
        imported.definition["data"]["properties"]["m"]["minLength"], 2,
        "this draft reads nothing beside a reference"
    );
    assert_eq!(imported.definition["codelists"]["o_kind"]["codes"].as_array().map(Vec::len), Some(2));
    let said = notes(&imported);
    for expected in [
        "/properties/f forms-import-any",
        "/properties/g forms-import-any",
        "/properties/h forms-import-never",
        "/properties/i forms-import-never",
        "/properties/j forms-import-never",
        "/properties/l forms-import-types",
        "/properties/m forms-import-beside",
        "/properties/n forms-import-empty",
    ] {
        assert!(said.iter().any(|note| note == expected), "{expected}: {said:#?}");
    }
    // From 2019-09 on what stands beside a reference holds too.
    let mut newer = schema;
    newer["$schema"] = json!("https://json-schema.org/draft/2019-09/schema");
    let made = import(&newer).unwrap().definition;
    assert_eq!(made["data"]["properties"]["m"]["minLength"], 9);
}

#[test]
fn a_part_within_itself_is_carried_once_and_what_lies_deeper_is_left_to_the_check() {
    let schema = json!({"allOf": [{"$ref": "#/$defs/person"}], "properties": {"spouse": {"$ref": "#/$defs/person"}},
        "$defs": {"person": {"type": "object", "required": ["name"], "properties": {
            "name": {"type": "string"}, "agent": {"$ref": "#/$defs/person"}}}}});
    let imported = import(&schema).unwrap();
    let fields: Vec<&str> = imported.definition["fields"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(fields, ["/name", "/agent/name", "/spouse/name", "/spouse/agent/name"]);
    assert!(notes(&imported).contains(&"/$defs/person/properties/agent forms-import-circle".to_owned()));
    let definition = parsed(&imported);
    let deep = json!({"name": "A", "agent": {"name": "B", "agent": {"name": "C"}}});
    assert_eq!(problems(&definition, &deep), [""; 0]);
    let wrong = json!({"name": "A", "agent": {"name": "B", "agent": {"name": 3}}});
    assert_ne!(problems(&definition, &wrong), [""; 0], "the schema judges what the form does not draw");
}

#[test]
fn references_that_lead_on_for_ever_so_long_end_without_a_crash() {
    let chain = |link: &dyn Fn(Json) -> Json| {
        let mut all = serde_json::Map::new();
        for number in 0..2_000 {
            all.insert(format!("a{number}"), link(json!({"$ref": format!("#/$defs/a{}", number + 1)})));
        }
        all.insert("a2000".to_owned(), json!({"type": "string"}));
        json!({"properties": {"b": {"type": "string"}, "a": {"$ref": "#/$defs/a0"}}, "$defs": all})
    };
    for schema in [
        chain(&|next| next),
        chain(&|next| json!({"properties": {"x": next}})),
        chain(&|next| json!({"allOf": [next]})),
    ] {
        let imported = import(&schema).unwrap();
        assert!(notes(&imported).iter().any(|note| note.ends_with("forms-import-deep")), "{:?}", notes(&imported));
    }
}

#[test]
fn a_whole_number_may_be_written_with_a_fraction_of_nothing() {
    let schema = json!({"properties": {"crew": {"type": "integer", "maximum": 40}}});
    let definition = parsed(&import(&schema).unwrap());
    let inputs = Inputs::new("2026-11-28".parse().unwrap(), "fill");
    let found = evaluate_as_written(&definition, &json!({"crew": 5.0}), &inputs);
    assert_eq!((found.problems, found.values), (Vec::new(), json!({"crew": 5})));
    assert_ne!(problems(&definition, &json!({"crew": 5.5})), [""; 0]);
    assert_ne!(problems(&definition, &json!({"crew": 41.0})), [""; 0]);
}
