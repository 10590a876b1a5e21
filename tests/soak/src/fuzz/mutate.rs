//! Spoiling what is sound: bytes of a file, and places of a JSON tree. The dice say where and how, so that a case
//! can be thrown again.

use serde_json::{Map, Value};

use crate::dice::Dice;

/// Pieces that readers of JSON and of PDF stumble over.
const PIECES: [&[u8]; 26] = [
    b"[",
    b"]",
    b"{",
    b"}",
    b"\"",
    b"\\u0000",
    b"\\ud800",
    b"1e999",
    b"-0",
    b"9007199254740993",
    b"null",
    b"<<",
    b">>",
    b"/Kids",
    b"/Parent",
    b"/T",
    b"/FT /Btn",
    b"/Opt [",
    b"/XFA",
    b" 0 R",
    b"1 0 R",
    b"stream\n",
    b"endstream",
    b"endobj",
    b"xref",
    b"\xfe\xff\xd8\x00",
];
/// The largest file that is made out of a small one.
const LARGEST: usize = 1 << 20;
/// The most that is added to a tree by repeating one of its branches.
const MOST_NODES: usize = 100_000;

/// Spoils bytes in up to eight places; `other` is what pieces may come from.
pub fn bytes(dice: &mut Dice, sound: &[u8], other: &[u8]) -> Vec<u8> {
    let mut spoilt = sound.to_vec();
    for _ in 0..=dice.below(8) {
        let at = below(dice, spoilt.len() + 1);
        let length = below(dice, 64).min(spoilt.len() - at);
        match dice.below(8) {
            0 if at < spoilt.len() => spoilt[at] ^= 1 << dice.below(8),
            1 if at < spoilt.len() => spoilt[at] = dice.bytes(1)[0],
            2 => drop(spoilt.drain(at..at + length)),
            3 => insert(&mut spoilt, at, PIECES[below(dice, PIECES.len())]),
            4 => {
                let again = spoilt[at..at + length].repeat(1 + below(dice, 50));
                insert(&mut spoilt, at, &again);
            }
            5 => {
                let from = below(dice, other.len());
                let piece = &other[from..(from + below(dice, 400)).min(other.len())];
                insert(&mut spoilt, at, piece);
            }
            // Numbers are what leads from object to object.
            6 => {
                let digits: Vec<usize> = (0..spoilt.len()).filter(|at| spoilt[*at].is_ascii_digit()).collect();
                if let Some(at) = digits.get(below(dice, digits.len())) {
                    spoilt[*at] = b'0' + dice.bytes(1)[0] % 10;
                }
            }
            _ if dice.below(6) == 0 => spoilt.truncate(at),
            _ => {}
        }
    }
    spoilt
}

fn insert(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    if bytes.len() + piece.len() <= LARGEST {
        drop(bytes.splice(at..at, piece.iter().copied()));
    }
}

/// A number below `end`; 0 where there is none.
fn below(dice: &mut Dice, end: usize) -> usize {
    usize::try_from(dice.below((end as u64).max(1))).unwrap_or(0)
}

/// Spoils a tree in up to six places; `other` is what branches may come from.
pub fn tree(dice: &mut Dice, sound: &Value, other: &Value) -> Value {
    let mut spoilt = sound.clone();
    for _ in 0..=dice.below(6) {
        let stranger = branch(dice, other).clone();
        let place = place(dice, &mut spoilt);
        match dice.below(7) {
            0 | 1 => *place = odd(dice),
            2 => *place = stranger,
            3 => remove(dice, place),
            4 => rename(dice, place),
            5 => wrap(dice, place),
            _ => repeat(dice, place),
        }
    }
    spoilt
}

/// Any branch of a tree.
fn branch<'v>(dice: &mut Dice, tree: &'v Value) -> &'v Value {
    let mut at = tree;
    while dice.below(5) > 0 {
        let next = match at {
            Value::Array(items) => items.get(below(dice, items.len())),
            Value::Object(members) => members.values().nth(below(dice, members.len())),
            _ => None,
        };
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

fn place<'v>(dice: &mut Dice, tree: &'v mut Value) -> &'v mut Value {
    let is_branch = |value: &Value| match value {
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => false,
    };
    let mut at = tree;
    while is_branch(at) && dice.below(8) > 0 {
        at = match at {
            Value::Array(items) => {
                let count = items.len();
                &mut items[below(dice, count)]
            }
            Value::Object(members) => {
                let count = members.len();
                match members.values_mut().nth(below(dice, count)) {
                    Some(value) => value,
                    None => unreachable!("there are as many values as were counted"),
                }
            }
            leaf => return leaf,
        };
    }
    at
}

/// Values that nobody expects.
fn odd(dice: &mut Dice) -> Value {
    match dice.below(16) {
        0 => Value::Null,
        1 => Value::Bool(dice.below(2) == 0),
        2 => (-1).into(),
        3 => u64::MAX.into(),
        4 => 0.1.into(),
        5 => 9_007_199_254_740_993_i64.into(),
        6 => "".into(),
        7 => "１２３\u{0}\u{202e}𠮷葛\u{e0100}".into(),
        8 => "長".repeat(20_000).into(),
        9 => Value::Array(Vec::new()),
        10 => Value::Object(Map::new()),
        11 => "/bookings/*/fee".into(),
        12 => "79228162514264337593543950335".into(),
        13 => "0000-02-30".into(),
        14 => "(a+)+$".into(),
        _ => i64::MIN.into(),
    }
}

fn remove(dice: &mut Dice, place: &mut Value) {
    match place {
        Value::Array(items) if !items.is_empty() => drop(items.remove(below(dice, items.len()))),
        Value::Object(members) if !members.is_empty() => {
            let name = members.keys().nth(below(dice, members.len())).cloned().unwrap_or_default();
            members.remove(&name);
        }
        other => *other = Value::Null,
    }
}

fn rename(dice: &mut Dice, place: &mut Value) {
    let Value::Object(members) = place else { return };
    let count = members.len();
    let names: Vec<String> = members.keys().cloned().collect();
    if let (Some(one), Some(two)) = (names.get(below(dice, count)), names.get(below(dice, count)))
        && let Some(value) = members.remove(one)
    {
        members.insert(if one == two { format!("{one}～") } else { two.clone() }, value);
    }
}

/// Deeper than anything is allowed to be.
fn wrap(dice: &mut Dice, place: &mut Value) {
    for _ in 0..=dice.below(60) {
        let inner = place.take();
        *place = match dice.below(3) {
            0 => Value::Array(vec![inner]),
            1 => serde_json::json!({"not": [inner]}),
            _ => serde_json::json!({"properties": {"a": inner}}),
        };
    }
}

fn repeat(dice: &mut Dice, place: &mut Value) {
    if let Value::Array(items) = place
        && let Some(item) = items.get(below(dice, items.len())).cloned()
    {
        // What was repeated inside what is repeated would soon be larger than memory.
        let most = MOST_NODES / nodes(&item);
        items.extend(std::iter::repeat_n(item, below(dice, 300).min(most)));
    }
}

fn nodes(tree: &Value) -> usize {
    1 + match tree {
        Value::Array(items) => items.iter().map(nodes).sum(),
        Value::Object(members) => members.values().map(nodes).sum(),
        _ => 0,
    }
}
