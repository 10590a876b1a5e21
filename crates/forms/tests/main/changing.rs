//! What a newer edition changes, judged by golden pairs, and until when the older one is taken.

use forms::{ChangeClass, Edition, accepted, changes, check, follows, in_use, last_day};
use serde_json::{Value as Json, json};
use words::Lang;

use crate::shelf::{LEAVE, OLDER, definition, json as file, older, parse, source};

/// Puts a value at a pointer, `-` at the end of a list; null takes away what stands there.
fn set(document: &mut Json, pointer: &str, value: &Json) {
    let (above, last) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(above).unwrap_or_else(|| panic!("{pointer}")) {
        Json::Array(items) if last == "-" => items.push(value.clone()),
        Json::Array(items) if value.is_null() => drop(items.remove(last.parse().unwrap())),
        Json::Array(items) => items[last.parse::<usize>().unwrap()] = value.clone(),
        Json::Object(members) => {
            let name = last.replace("~1", "/").replace("~0", "~");
            let had = if value.is_null() { members.remove(&name).is_some() } else { true };
            assert!(had, "{pointer} is not there");
            if !value.is_null() {
                members.insert(name, value.clone());
            }
        }
        other => panic!("{pointer}: {other}"),
    }
}

#[test]
fn every_golden_pair_has_its_class_and_its_changes() {
    let golden = file("../../fixtures/forms/changes.json");
    let old = parse(&golden["base"]).unwrap();
    let pairs = golden["pairs"].as_array().unwrap();
    assert!(pairs.len() >= 30);
    for pair in pairs {
        let name = pair["name"].as_str().unwrap();
        let mut newer = golden["base"].clone();
        newer["version"] = json!(2);
        pair["set"].as_object().unwrap().iter().for_each(|(pointer, value)| set(&mut newer, pointer, value));
        if let Some(operations) = pair.get("migrate") {
            newer["migrate"] = json!({"1": operations});
        }
        let new = parse(&newer).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
        let found = changes(&old, &new);
        let codes: Vec<&str> =
            found.changes.iter().map(|one| one.code.strip_prefix("forms-change-").unwrap()).collect();
        assert_eq!(json!(codes), pair["codes"], "{name}");
        assert_eq!(found.class.map_or(json!("none"), |class| json!(class)), pair["class"], "{name}");
        assert_eq!(json!(found.publishable), pair["publishable"], "{name}");
        assert_eq!(found.faults, [], "{name}");
        for change in &found.changes {
            for lang in Lang::ALL {
                let sentence = change.sentence(lang);
                assert!(!sentence.contains("{$") && !sentence.contains("forms-change"), "{name}: {sentence}");
            }
        }
    }
}

#[test]
fn a_change_names_its_place_and_says_what_it_means_in_both_languages() {
    let golden = file("../../fixtures/forms/changes.json");
    let mut newer = golden["base"].clone();
    newer["version"] = json!(2);
    newer["data"]["properties"]["note"]["maxLength"] = json!(100);
    let found = changes(&parse(&golden["base"]).unwrap(), &parse(&newer).unwrap());
    let [change] = found.changes.as_slice() else { panic!("{:#?}", found.changes) };
    assert_eq!(change.place, "/fields/~1note");
    assert_eq!(change.class, ChangeClass::Breaking);
    assert_eq!(change.sentence(Lang::En), "“Note”: maxLength is tighter, 100 in place of 200.");
    assert_eq!(change.sentence(Lang::ZhHantHk), "「備註」：maxLength 由 200 收緊為 100。");
}

#[test]
fn every_older_edition_is_sound_and_the_published_one_may_follow_it() {
    for (name, _) in OLDER {
        let (old, new) = (older(name), definition(name));
        let report = check(&old);
        assert!(report.passed, "{name}: {:#?}", report.cases);
        assert_eq!(follows(&old, new), Ok(()), "{name}");
        let found = changes(&old, new);
        let open: Vec<String> =
            found.changes.iter().filter(|one| !one.covered).map(|one| one.sentence(Lang::En)).collect();
        assert_eq!(open, Vec::<String>::new(), "{name}");
        assert_eq!(found.faults, [], "{name}");
        assert_eq!(found.class, Some(ChangeClass::Breaking), "{name}");
        assert!(found.publishable);
    }
}

#[test]
fn a_published_edition_without_its_operations_could_not_be_published() {
    for (name, _) in OLDER {
        let mut bare = source(name);
        bare.as_object_mut().unwrap().remove("migrate");
        let found = changes(&older(name), &parse(&bare).unwrap());
        assert!(!found.publishable, "{name}");
    }
}

#[test]
fn an_operation_that_leads_nowhere_is_a_fault_at_its_place() {
    let operation = |operation: Json| {
        let mut newer = source(LEAVE);
        newer["migrate"]["1"] = json!([operation]);
        match parse(&newer) {
            Err(faults) => faults[0].code().to_owned(),
            Ok(new) => changes(&older(LEAVE), &new).faults.first().map(|one| one.code().to_owned()).unwrap_or_default(),
        }
    };
    let cases = [
        (json!({"do": "rename", "from": "/contactPhone", "to": "/phone"}), ""),
        (json!({"do": "vanish", "from": "/contactPhone"}), "forms-def-migrate-do"),
        (json!({"do": "rename", "from": "/contactPhone", "to": "/nowhere"}), "forms-def-migrate-to"),
        (json!({"do": "rename", "from": "/nowhere", "to": "/phone"}), "forms-def-migrate-from"),
        (json!({"do": "rename", "from": "contactPhone", "to": "/phone"}), "forms-def-migrate-place"),
        (json!({"do": "move", "from": "/contactPhone", "to": "/days"}), "forms-def-migrate-computed"),
        (json!({"do": "firstRow", "from": "/contactPhone", "to": "/phone"}), "forms-def-migrate-rows"),
        (json!({"do": "join", "from": ["/contactPhone"], "to": "/phone"}), "forms-def-migrate-several"),
        (
            json!({"do": "mapCode", "from": "/leaveKind", "to": "/leaveType", "codes": {"annual": "x"}}),
            "forms-def-code",
        ),
        (json!({"do": "setAside", "from": "/contactPhone", "to": "/phone"}), "forms-def-unknown-key"),
        (json!({"do": "computeOnce", "to": "/purpose", "value": {"var": "/nowhere"}}), "forms-def-reference"),
        (json!({"do": "computeOnce", "to": "/purpose", "value": {"var": "/declaration"}}), "forms-def-result"),
    ];
    for (given, code) in cases {
        assert_eq!(operation(given.clone()), code, "{given}");
    }
    let mut newer = source(LEAVE);
    newer["migrate"] = json!({"2": []});
    assert_eq!(parse(&newer).unwrap_err()[0].code(), "forms-def-migrate-version");
    newer["migrate"] =
        json!({"1": [{"do": "setAside", "from": "/unit"}, {"do": "rename", "from": "/unit", "to": "/post"}]});
    assert_eq!(parse(&newer).unwrap_err()[0].code(), "forms-def-migrate-twice");
}

#[test]
fn another_form_or_a_lower_version_does_not_follow() {
    let (old, new) = (older(LEAVE), definition(LEAVE));
    assert_eq!(follows(new, &old).unwrap_err().code(), "forms-change-version");
    assert_eq!(follows(&old, definition("PIDR-1")).unwrap_err().code(), "forms-change-other-form");
}

#[test]
fn a_draft_of_an_older_edition_is_taken_until_the_day_that_the_newer_one_names() {
    let (old, new) = (older(LEAVE), definition(LEAVE));
    let day = |text: &str| text.parse().unwrap();
    let (first, second) = (Edition::from(&old), Edition::from(new));
    assert_eq!(Edition::read(&source(LEAVE)).as_ref(), Some(&second), "read from the document, it is the same");
    let editions = [first.clone(), second.clone()];
    let both = || editions.iter();
    assert_eq!(
        last_day(&first, both()).map(|(day, one)| (day.to_string(), one.version)),
        Some(("2027-01-31".into(), 2))
    );
    assert!(last_day(&second, both()).is_none());
    assert_eq!(accepted(&first, both(), day("2027-01-31")), Ok(()));
    let refusal = accepted(&first, both(), day("2027-02-01")).unwrap_err();
    assert_eq!(refusal.message().code, "forms-edition-closed");
    assert!(words::say(Lang::En, &refusal.message()).unwrap().contains("2027-01-31"));
    // Where the newer edition is not known, or names no day, the older one stands.
    assert_eq!(accepted(&first, [&first].into_iter(), day("2030-01-01")), Ok(()));
    assert_eq!(in_use(both(), day("2026-10-31")).map(|one| one.version), Some(1));
    assert_eq!(in_use(both(), day("2026-11-01")).map(|one| one.version), Some(2));
}
