//! What the room of forms says is only written, never read back: it is checked against the types
//! of the window with the published forms, as they are.

use jiff::civil::date;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, from_value, json, to_value};

use super::gather::{Types, types};
use super::samples::sample;
use super::shape::Shape;
use crate::view::drafts::{AttachmentsResponse, DraftView, StalePrefill, StartDraftResponse, UpdateDraftResponse};
use crate::view::forms::{Evaluation, FormView};

const FORMS: [(&[u8], &str); 2] = [
    (include_bytes!("../../../../../schemas/forms/HAD-CH-1/11-2026/form.json"), HAD_CH_1),
    (include_bytes!("../../../../../schemas/forms/GEN-LV-1/11-2026/form.json"), GEN_LV_1),
];
const HAD_CH_1: &str = include_str!("../../../../../schemas/forms/HAD-CH-1/11-2026/answers-apply.json");
const GEN_LV_1: &str = include_str!("../../../../../schemas/forms/GEN-LV-1/11-2026/answers-apply.json");

/// Where a value differs from its type; nothing where it does not.
fn misfit(types: &Types, shape: &Shape, value: &Value) -> Option<String> {
    match (shape, value) {
        (Shape::Word(word), value) => {
            let fits = match word.as_str() {
                "string" => value.is_string(),
                "number" => value.is_number(),
                "boolean" => value.is_boolean(),
                "null" => value.is_null(),
                "Json" => true,
                word if word.starts_with('\'') => value.as_str() == Some(word.trim_matches('\'')),
                word => return misfit(types, &types.by_name[word].shape, value),
            };
            (!fits).then(|| format!("{value} is no {word}"))
        }
        (Shape::List(inner), Value::Array(items)) => items.iter().find_map(|item| misfit(types, inner, item)),
        (Shape::Map(inner), Value::Object(fields)) => fields.values().find_map(|field| misfit(types, inner, field)),
        (Shape::Object(fields), Value::Object(values)) => {
            let stray = values.keys().find(|key| !fields.iter().any(|field| field.name == **key));
            let missing = |field: &super::shape::Field| match values.get(&field.name) {
                Some(value) => misfit(types, &field.shape, value).map(|what| format!("{}: {what}", field.name)),
                None => (!field.is_optional).then(|| format!("{} is left out", field.name)),
            };
            stray.map(|key| format!("{key} is not known")).or_else(|| fields.iter().find_map(missing))
        }
        (Shape::AnyOf(shapes), value) => {
            let misfits: Vec<_> = shapes.iter().map(|shape| misfit(types, shape, value)).collect();
            misfits.iter().all(Option::is_some).then(|| misfits.into_iter().flatten().collect::<Vec<_>>().join(" | "))
        }
        (shape, value) => Some(format!("{value} is no {shape:?}")),
    }
}

fn conforms<T: Serialize>(types: &Types, name: &str, value: &T) {
    let written = to_value(value).expect("it can be written");
    assert_eq!(misfit(types, &types.by_name[name].shape, &written), None, "{name}: {written}");
}

fn made_up<T: DeserializeOwned>(types: &Types, name: &str) -> T {
    from_value(sample(types, &types.by_name[name].shape, "", 0)).expect("the sample can be read")
}

/// A published form as the window draws it, and what is said of full and of empty answers.
fn drawn(form: &[u8], answers: &str) -> (FormView, [Evaluation; 2]) {
    let definition = forms::Definition::parse(form).expect("the published form is sound");
    let answers: Value = serde_json::from_str(answers).expect("the published answers are JSON");
    let view = definition.view();
    let inputs = forms::Inputs::new(date(2026, 11, 20), view.stages[0].id.as_str());
    let evaluations = [&answers, &json!({})].map(|answers| forms::evaluate(&definition, answers, &inputs));
    (view, evaluations)
}

#[test]
fn a_drawn_form_and_its_evaluation_conform() {
    let types = types();
    let mut said = String::new();
    for (form, answers) in FORMS {
        let (view, evaluations) = drawn(form, answers);
        conforms(&types, "FormView", &view);
        for evaluation in evaluations {
            conforms(&types, "Evaluation", &evaluation);
            answers_conform(&types, &view, &evaluation);
            said.push_str(&to_value(&evaluation.problems).expect("it can be written").to_string());
        }
    }
    // Both sides of what may be left out were seen: a problem with and one without the author's sentence.
    assert!(said.contains("\"code\":") && said.contains("\"label\":"), "{said}");
}

/// The answers of verbs that carry an evaluation.
fn answers_conform(types: &Types, view: &FormView, evaluation: &Evaluation) {
    let changed = vec![made_up(types, "Change")];
    let draft = DraftView {
        originals: Vec::new(),
        draft: made_up(types, "DraftRow"),
        form: view.clone(),
        evaluation: evaluation.clone(),
        attachments: vec![made_up(types, "AttachedFile")],
        stages: vec![made_up(types, "StageProgress")],
        returned: None,
        newer_edition: Some(made_up(types, "NewerEdition")),
        moved: None,
        stale: vec![made_up_stale()],
    };
    let saved_at = jiff::Timestamp::UNIX_EPOCH;
    let started = StartDraftResponse { draft, changed: changed.clone() };
    conforms(types, "StartDraftResponse", &started);
    let updated = UpdateDraftResponse {
        evaluation: evaluation.clone(),
        attachments: vec![made_up(types, "AttachedFile")],
        saved_at,
        changed: changed.clone(),
    };
    conforms(types, "UpdateDraftResponse", &updated);
    let attached = AttachmentsResponse { attachments: Vec::new(), evaluation: evaluation.clone(), saved_at, changed };
    conforms(types, "AttachmentsResponse", &attached);
}

fn made_up_stale() -> StalePrefill {
    let text = |text: &str| words::Text::new(text, text);
    StalePrefill { path: "/post".into(), label: text("Post"), held: text("EO"), now: text("SEO"), locked: false }
}

#[test]
fn a_value_of_another_shape_does_not_conform() {
    let types = types();
    let shape = &types.by_name["PathStep"].shape;
    let whole = json!({"node_id": "n", "kind": "part", "reference": "DO/4/12 Pt 2 (84)", "title": {"zh-Hant-HK": "", "en": "x"}});
    assert_eq!(misfit(&types, shape, &whole), None);
    for (field, value, what) in [
        ("kind", json!("volume"), "kind: "),
        ("title", json!({"en": "x"}), "title: zh-Hant-HK is left out"),
        ("title", Value::Null, "title: "),
        ("more", json!(1), "more is not known"),
    ] {
        let mut other = whole.clone();
        other[field] = value;
        let said = misfit(&types, shape, &other).expect("it does not conform");
        assert!(said.starts_with(what), "{said}");
    }
}
