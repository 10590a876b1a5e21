//! Every shape is read and written in all its variants, made up from the types of the window.
//!
//! A sample holds exactly the fields that the window knows. It comes back unchanged only if the
//! desk reads all of them, writes all of them (nulls included) and writes no other.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::gather::{Types, types};
use super::shape::Shape;
use crate::view::{
    authoring::*, bulk::*, common::*, drafts::*, editions::*, exchange::*, favourites::*, files::*, forms::*,
    keeping::*, library::*, originals::*, plan::*, prove::*, publishers::*, search::*, takeup::*, track::*, vault::*,
};

/// Rounds in which unions take turns; enough for the longest one inside `… | null`.
const ROUNDS: usize = 64;

/// Fields that hold a moment rather than a day.
const MOMENTS: [&str; 6] = ["at", "since", "waiting_since", "offline_since", "valid_from", "valid_until"];

fn text(field: &str) -> Value {
    if MOMENTS.contains(&field) || field.ends_with("_at") {
        json!("2026-11-20T06:03:00Z")
    } else if field == "security" {
        json!("RESTRICTED")
    } else {
        json!("2026-11-20")
    }
}

/// A value of a type; unions take turns with the rounds.
pub fn sample(types: &Types, shape: &Shape, field: &str, round: usize) -> Value {
    match shape {
        Shape::Word(word) => match word.as_str() {
            "string" => text(field),
            "number" => json!(7),
            "boolean" => json!(round.is_multiple_of(2)),
            "null" => Value::Null,
            "Json" => json!({"rows": [1, "2", null, true]}),
            word if word.starts_with('\'') => json!(word.trim_matches('\'')),
            word => match word.parse::<u32>() {
                Ok(number) => json!(number),
                Err(_) => sample(types, &types.by_name[word].shape, field, round),
            },
        },
        Shape::List(inner) => json!([sample(types, inner, field, round), sample(types, inner, field, round + 1)]),
        Shape::Map(inner) if **inner == Shape::Word("never".to_owned()) => json!({}),
        Shape::Map(inner) => json!({"some": sample(types, inner, field, round)}),
        Shape::Object(fields) => {
            let one =
                |field: &super::shape::Field| (field.name.clone(), sample(types, &field.shape, &field.name, round));
            Value::Object(fields.iter().map(one).collect())
        }
        Shape::Joined(shapes) => panic!("{shapes:?} are not one type yet"),
        Shape::AnyOf(shapes) => {
            let (turn, rest) = (round % shapes.len(), round / shapes.len());
            sample(types, &shapes[turn], field, rest)
        }
    }
}

/// The same value, whichever way its numbers are held.
fn same(one: &Value, two: &Value) -> bool {
    match (one, two) {
        (Value::Number(one), Value::Number(two)) => one.as_f64() == two.as_f64(),
        (Value::Array(one), Value::Array(two)) => {
            one.len() == two.len() && one.iter().zip(two).all(|(one, two)| same(one, two))
        }
        (Value::Object(one), Value::Object(two)) => {
            one.len() == two.len() && one.iter().all(|(key, one)| two.get(key).is_some_and(|two| same(one, two)))
        }
        _ => one == two,
    }
}

fn comes_back<T: Serialize + DeserializeOwned>(types: &Types, name: &str) {
    for round in 0..ROUNDS {
        let sent = sample(types, &types.by_name[name].shape, "", round);
        let read: T = serde_json::from_value(sent.clone()).unwrap_or_else(|fault| panic!("{name}: {fault} in {sent}"));
        let back = serde_json::to_value(&read).expect("it can be written");
        assert!(same(&sent, &back), "{name}\n sent {sent}\n back {back}");
    }
}

/// What carries a drawn form or an evaluation is only written; `conform` checks it.
macro_rules! back {
    ($types:expr, FormView) => {};
    ($types:expr, DraftView) => {};
    ($types:expr, DefinitionPreview) => {};
    ($types:expr, StartDraftResponse) => {};
    ($types:expr, UpdateDraftResponse) => {};
    ($types:expr, AttachmentsResponse) => {};
    ($types:expr, MoveDraftResponse) => {};
    ($types:expr, $shape:ident) => {
        comes_back::<$shape>($types, stringify!($shape));
    };
}

macro_rules! all_come_back {
    ($($group:literal { $($verb:ident: $request:ident => $response:ident,)* })*
     bytes { $($byte_verb:ident: $byte_request:ident,)* }) => {
        #[test]
        fn every_request_and_answer_comes_back_whole() {
            let types = types();
            $($(
                back!(&types, $request);
                back!(&types, $response);
            )*)*
            $(back!(&types, $byte_request);)*
            back!(&types, WireError);
            back!(&types, DraftRow);
            back!(&types, Problem);
        }
    };
}
crate::for_every_verb!(all_come_back);
