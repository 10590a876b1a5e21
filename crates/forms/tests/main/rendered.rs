//! What of an evaluation a renderer is told, which has the definition.

use forms::{Evaluation, evaluate};
use serde_json::{Value as Json, json};

use crate::shelf::{HALL, all, answers, definition, inputs, parse, source};

/// The places of a pattern in the rows that there are.
fn spread(at: &str, values: &Json) -> Vec<String> {
    let Some((group, rest)) = at.split_once("/*") else { return vec![at.to_owned()] };
    let rows = values.pointer(group).and_then(Json::as_array).map_or(0, Vec::len);
    (0..rows).flat_map(|row| spread(&format!("{group}/{row}{rest}"), values)).collect()
}

/// The lists of places of an evaluation.
fn lists(evaluation: &Evaluation) -> [&Vec<String>; 3] {
    [&evaluation.visible, &evaluation.required, &evaluation.read_only]
}

#[test]
fn what_is_said_of_a_field_in_each_of_its_rows_is_told_once_and_nothing_is_lost() {
    let mut told_once = 0;
    for name in all() {
        let definition = definition(name);
        for stage in &definition.stages {
            let whole = evaluate(definition, &answers(name, &stage.id), &inputs(definition, &stage.id, "2026-11-23"));
            let told = whole.clone().for_renderer(definition);
            for (whole_list, told_list) in lists(&whole).into_iter().zip(lists(&told)) {
                told_once += told_list.iter().filter(|at| at.contains('*')).count();
                let mut again: Vec<String> = told_list.iter().flat_map(|at| spread(at, &whole.values)).collect();
                let mut expected = whole_list.clone();
                again.sort();
                expected.sort();
                assert_eq!(again, expected, "{name} {}", stage.id);
            }
            let (choices, lines) = (whole.choices.clone(), told.clone());
            let [visible, required, read_only] = lists(&whole).map(Clone::clone);
            assert_eq!(
                Evaluation { choices, visible, required, read_only, ..lines },
                whole,
                "nothing else is left out"
            );
        }
    }
    assert!(told_once > 100, "{told_once}");
}

#[test]
fn a_field_that_one_row_hides_is_told_row_by_row_where_the_first_of_them_stood() {
    let definition = definition("DPP6-1");
    let mut data = answers("DPP6-1", "locate");
    data["documents"] = json!([{"treatment": "withhold"}, {"treatment": "full"}, {"treatment": "withhold"}]);
    let told =
        evaluate(definition, &data, &inputs(definition, "locate", "2026-11-23")).for_renderer(definition).visible;
    let of = |field: &str| {
        let is_of = |at: &&String| at.starts_with("/documents/") && at.ends_with(field);
        told.iter().filter(is_of).map(String::as_str).collect::<Vec<_>>()
    };
    assert_eq!(of("/treatment"), ["/documents/*/treatment"]);
    assert_eq!(of("/ground"), ["/documents/0/ground", "/documents/2/ground"]);
}

#[test]
fn choices_are_told_only_where_they_are_not_the_whole_list() {
    let mut source = source(HALL);
    source["codelists"]["natures"]["codes"][1]["validFrom"] = json!("2026-11-22");
    let definition = parse(&source).unwrap();
    let inputs = inputs(&definition, "apply", "2026-11-21");
    let whole = evaluate(&definition, &answers(HALL, "apply"), &inputs);
    let told = whole.clone().for_renderer(&definition);
    assert!(whole.choices.contains_key("/bookings/0/venue"));
    assert!(!told.choices.contains_key("/bookings/0/venue"), "the list of the form says it");
    assert_eq!(told.choices["/nature"], whole.choices["/nature"], "a code that is not valid yet is not on offer");
}
