//! Prefilled answers and their sources: what differs by now is told, and nothing changes by itself.

use std::collections::BTreeMap;

use forms::{Definition, Inputs, prefill, prefilled, stale_prefills};
use serde_json::{Value as Json, json};

use crate::shelf::{LEAVE, definition, inputs, parse, source};

struct Draft {
    definition: Definition,
    inputs: Inputs,
    answers: Json,
    filled: BTreeMap<String, Json>,
}

/// A leave that was begun by an executive officer.
fn begun(locked: bool) -> Draft {
    let mut whole = source(LEAVE);
    whole["fields"]["/post"]["prefill"]["lock"] = json!(locked);
    let definition = parse(&whole).unwrap();
    let mut inputs = inputs(&definition, "apply", "2026-11-21");
    inputs.actor.name.en = "CHAN Tai-man".into();
    inputs.actor.post = "EO(Records)".into();
    let mut answers = json!({});
    prefill(&definition, &mut answers, &inputs);
    let filled = prefilled(&definition, &answers, &inputs);
    Draft { definition, inputs, answers, filled }
}

impl Draft {
    fn stale(&self) -> Vec<(String, Json, Json, bool)> {
        let found = stale_prefills(&self.definition, &self.answers, &self.inputs, &self.filled);
        found.into_iter().map(|one| (one.path, one.held, one.now, one.locked)).collect()
    }

    fn promote(&mut self) {
        self.inputs.actor.post = "SEO(Records)".into();
        self.inputs.actor.name.zh = "陳大文".into();
    }
}

#[test]
fn what_the_profile_says_otherwise_by_now_is_told_and_stands() {
    let mut draft = begun(false);
    assert_eq!(draft.stale(), []);
    draft.promote();
    let before = draft.answers.clone();
    let name = (json!({"en": "CHAN Tai-man"}), json!({"zh": "陳大文", "en": "CHAN Tai-man"}));
    assert_eq!(
        draft.stale(),
        [
            ("/officer".to_owned(), name.0, name.1, false),
            ("/post".to_owned(), json!("EO(Records)"), json!("SEO(Records)"), false)
        ]
    );
    assert_eq!(draft.answers, before);
}

#[test]
fn what_a_person_has_typed_is_theirs_whatever_the_profile_says() {
    let mut draft = begun(false);
    draft.promote();
    draft.answers["post"] = json!("EO(Acting)");
    draft.answers["officer"] = json!({"zh": "陳大文", "en": "CHAN Tai-man"});
    assert_eq!(draft.stale(), [], "one has another answer, the other the same as the profile");
    // Typed before the profile changed: it never was the profile's.
    let mut draft = begun(false);
    draft.answers["post"] = json!("SEO(Records)");
    draft.filled = prefilled(&draft.definition, &draft.answers, &draft.inputs);
    assert!(!draft.filled.contains_key("/post"));
    draft.inputs.actor.post = "CEO(Records)".into();
    assert_eq!(draft.stale(), []);
}

#[test]
fn a_profile_that_says_nothing_any_more_gives_nothing_to_use() {
    let mut draft = begun(false);
    draft.inputs.actor.post.clear();
    assert_eq!(draft.stale(), []);
}

#[test]
fn a_locked_answer_is_told_as_such_and_the_profile_is_put_in_its_place_only_on_purpose() {
    let mut draft = begun(true);
    draft.promote();
    let found = stale_prefills(&draft.definition, &draft.answers, &draft.inputs, &draft.filled);
    let post = found.iter().find(|one| one.path == "/post").unwrap();
    assert!(post.locked);
    post.use_now(&mut draft.answers);
    assert_eq!(draft.answers["post"], "SEO(Records)");
    assert!(draft.stale().iter().all(|(path, ..)| path != "/post"));
}

#[test]
fn the_day_on_which_a_form_was_begun_is_no_profile() {
    let mut whole = source(LEAVE);
    let at = whole["fields"].as_object().unwrap();
    let day = at.iter().find(|(_, field)| field["type"] == "date" && field["stage"] == "apply").unwrap().0.clone();
    whole["fields"][&day]["prefill"] = json!({"from": "today", "lock": false});
    let definition = parse(&whole).unwrap();
    let mut inputs = inputs(&definition, "apply", "2026-11-21");
    let mut answers = json!({});
    assert!(prefill(&definition, &mut answers, &inputs).contains(&day));
    let filled = prefilled(&definition, &answers, &inputs);
    assert!(!filled.contains_key(&day));
    inputs.today = "2026-11-22".parse().unwrap();
    assert_eq!(stale_prefills(&definition, &answers, &inputs, &filled), []);
}

#[test]
fn an_author_is_shown_nothing_stale() {
    let definition = definition(LEAVE);
    let inputs = inputs(definition, "apply", "2026-11-21");
    assert_eq!(stale_prefills(definition, &json!({"post": "x"}), &inputs, &BTreeMap::new()), []);
}
