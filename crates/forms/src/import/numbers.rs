//! Whole numbers and numbers with a fraction: the schema of their field, and what of their bounds is left to the check.

use serde_json::{Value as Json, json};

use super::flat::Flat;
use super::keywords::note_others;
use super::source::Source;
use crate::values::LARGEST_INTEGER;

/// Decimal places of a number whose schema does not tell.
const PLACES: u32 = 6;
const BOUNDS: [&str; 4] = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];

/// A whole number, with those bounds that are whole numbers.
pub fn integer(source: &mut Source<'_>, flat: &Flat<'_>) -> Json {
    let mut carried = BOUNDS.to_vec();
    if flat.get("multipleOf").and_then(Json::as_f64).is_none_or(|step| step == 1.0) {
        carried.push("multipleOf");
    }
    note_others(source, flat, &carried);
    let mut made = json!({"type": "integer"});
    for (word, exclusive, up) in [("minimum", "exclusiveMinimum", true), ("maximum", "exclusiveMaximum", false)] {
        // Of two bounds both hold.
        let inner = [bound(flat, word, exclusive, up), beyond(flat, exclusive, up)].into_iter().flatten();
        let inner = inner.reduce(|one, two| if up { one.max(two) } else { one.min(two) });
        match inner {
            Some(bound) if bound.abs() <= LARGEST_INTEGER as f64 => made[word] = (bound as i64).into(),
            Some(_) => source.note(&flat.at, "forms-import-left", word),
            None => {}
        }
    }
    made
}

/// The bound itself, as the next whole number inside. In draft-04 a flag beside it says that it does not belong.
fn bound(flat: &Flat<'_>, word: &str, exclusive: &str, up: bool) -> Option<f64> {
    let bound = flat.get(word)?.as_f64()?;
    match flat.get(exclusive) {
        Some(Json::Bool(true)) => Some(next_inside(bound, up)),
        _ => Some(if up { bound.ceil() } else { bound.floor() }),
    }
}

/// A bound that does not belong, as the next whole number inside.
fn beyond(flat: &Flat<'_>, exclusive: &str, up: bool) -> Option<f64> {
    Some(next_inside(flat.get(exclusive)?.as_f64()?, up))
}

fn next_inside(bound: f64, up: bool) -> f64 {
    if up { bound.floor() + 1.0 } else { bound.ceil() - 1.0 }
}

/// A number with a fraction is a decimal with fixed places: as many as its step has.
pub fn decimal(source: &mut Source<'_>, flat: &Flat<'_>) -> Json {
    note_others(source, flat, &["multipleOf"]);
    let step = flat.get("multipleOf").map(Json::to_string).filter(|step| !step.contains(['e', 'E']));
    let told = step.map(|step| step.split_once('.').map_or(0, |(_, places)| places.len()));
    let places = told.and_then(|places| u32::try_from(places).ok()).filter(|places| *places <= PLACES);
    let places = places.unwrap_or(PLACES);
    source.note(&flat.at, "forms-import-number", &places.to_string());
    json!({"type": "string", "format": format!("decimal-{places}")})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_of_whole_numbers_are_the_next_whole_numbers_inside() {
        let nothing = Json::Null;
        for (schema, minimum, maximum) in [
            (json!({"minimum": 1, "maximum": 9}), json!(1), json!(9)),
            (json!({"minimum": 0.5, "maximum": 9.5}), json!(1), json!(9)),
            (json!({"exclusiveMinimum": 1, "exclusiveMaximum": 9}), json!(2), json!(8)),
            (json!({"exclusiveMinimum": 0.5, "exclusiveMaximum": 9.5}), json!(1), json!(9)),
            (json!({"minimum": 5, "exclusiveMinimum": 1, "maximum": 9, "exclusiveMaximum": 20}), json!(5), json!(9)),
            (
                json!({"minimum": 1, "exclusiveMinimum": true, "maximum": 9, "exclusiveMaximum": true}),
                json!(2),
                json!(8),
            ),
            (json!({"minimum": -1e300}), Json::Null, Json::Null),
        ] {
            let mut source = Source::new(&nothing);
            let mut flat = Flat::at("");
            schema.as_object().unwrap().iter().for_each(|(word, value)| flat.add(word, value, ""));
            let made = integer(&mut source, &flat);
            assert_eq!((&made["minimum"], &made["maximum"]), (&minimum, &maximum), "{schema}");
        }
    }

    #[test]
    fn places_come_from_the_step_and_never_from_an_exponent() {
        let nothing = Json::Null;
        for (step, places) in
            [(json!(0.01), 2), (json!(0.25), 2), (json!(5), 0), (json!(1e-7), 6), (json!(0.000_000_1), 6)]
        {
            let mut flat = Flat::at("");
            flat.add("multipleOf", &step, "");
            assert_eq!(decimal(&mut Source::new(&nothing), &flat)["format"], format!("decimal-{places}"), "{step}");
        }
    }
}
