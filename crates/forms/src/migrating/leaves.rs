//! The single values of a set of answers, and putting one into another set.

use serde_json::{Map, Value as Json};

use crate::definition::ATTACHMENTS;
use crate::pointer::{Pattern, Step, escape};

/// Every value of the answers with its pointer, in order: what is no object, no list and not null. A file counts as
/// one value.
pub fn leaves(answers: &Json) -> Vec<(String, Json)> {
    let mut found = Vec::new();
    walk(answers, "", &mut found);
    found
}

fn walk(json: &Json, at: &str, found: &mut Vec<(String, Json)>) {
    if !json.is_null() && is_file(at) {
        return found.push((at.to_owned(), json.clone()));
    }
    match json {
        Json::Null => {}
        Json::Object(members) => {
            members.iter().for_each(|(name, value)| walk(value, &format!("{at}/{}", escape(name)), found));
        }
        Json::Array(items) => {
            items.iter().enumerate().for_each(|(row, value)| walk(value, &format!("{at}/{row}"), found));
        }
        scalar => found.push((at.to_owned(), scalar.clone())),
    }
}

/// `/$attachments/SLOT/0`, and the same in a row.
fn is_file(at: &str) -> bool {
    at.rsplit('/').nth(2) == Some(ATTACHMENTS)
}

/// Puts a value where none stands yet, and makes the objects and rows on the way. Says whether it was put.
pub fn settle(answers: &mut Json, at: &Pattern, rows: &[usize], value: Json) -> bool {
    match reach(answers, at, rows) {
        Some(place) if place.is_null() => {
            *place = value;
            true
        }
        _ => false,
    }
}

/// Puts a value at the end of the list at a place. Says at which pointer it was put.
pub fn append(answers: &mut Json, at: &Pattern, rows: &[usize], value: Json) -> Option<String> {
    let place = reach(answers, at, rows)?;
    if place.is_null() {
        *place = Json::Array(Vec::new());
    }
    let list = place.as_array_mut()?;
    list.push(value);
    Some(format!("{}/{}", at.at(rows), list.len() - 1))
}

/// Makes sure that the group at a place has so many rows, blank ones where need be.
pub fn with_rows(answers: &mut Json, at: &Pattern, rows: &[usize], count: usize) {
    let Some(place) = reach(answers, at, rows) else { return };
    if place.is_null() {
        *place = Json::Array(Vec::new());
    }
    if let Some(list) = place.as_array_mut() {
        while list.len() < count {
            list.push(Json::Object(Map::new()));
        }
    }
}

/// The place itself, null where nothing stands in it; none where something else stands in the way.
fn reach<'j>(answers: &'j mut Json, at: &Pattern, rows: &[usize]) -> Option<&'j mut Json> {
    let mut rows = rows.iter().copied();
    let mut place = answers;
    for step in at.steps() {
        place = match step {
            Step::Name(name) => {
                if place.is_null() {
                    *place = Json::Object(Map::new());
                }
                place.as_object_mut()?.entry(name.clone()).or_insert(Json::Null)
            }
            Step::Each | Step::At(_) => {
                let row = if let Step::At(row) = step { *row } else { rows.next()? };
                if place.is_null() {
                    *place = Json::Array(Vec::new());
                }
                let list = place.as_array_mut()?;
                while list.len() <= row {
                    list.push(Json::Object(Map::new()));
                }
                list.get_mut(row)?
            }
        };
    }
    Some(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_file_is_one_value_and_what_is_blank_is_none() {
        let file = json!({"name": "a.pdf", "sha256": "00"});
        let answers = json!({"a": {"b": null, "c": [true, {"d": "x"}]}, "$attachments": {"slot": [file]}, "e": []});
        let found = leaves(&answers);
        assert_eq!(
            found,
            [
                ("/a/c/0".to_owned(), json!(true)),
                ("/a/c/1/d".to_owned(), json!("x")),
                ("/$attachments/slot/0".to_owned(), file.clone()),
            ]
        );
        let in_row = json!({"rows": [{}, {"$attachments": {"slot": [file]}}]});
        assert_eq!(leaves(&in_row), [("/rows/1/$attachments/slot/0".to_owned(), file)]);
    }

    #[test]
    fn a_place_takes_one_value_and_rows_come_as_needed() {
        let mut answers = Json::Null;
        let fee = Pattern::parse("/rows/*/fee").unwrap();
        assert!(settle(&mut answers, &fee, &[1], json!("1.00")));
        assert!(!settle(&mut answers, &fee, &[1], json!("2.00")));
        assert!(!settle(&mut answers, &Pattern::parse("/rows/x").unwrap(), &[], json!(1)));
        assert_eq!(append(&mut answers, &Pattern::parse("/kinds").unwrap(), &[], json!("a")), Some("/kinds/0".into()));
        with_rows(&mut answers, &Pattern::parse("/rows").unwrap(), &[], 3);
        assert_eq!(answers, json!({"rows": [{}, {"fee": "1.00"}, {}], "kinds": ["a"]}));
    }
}
