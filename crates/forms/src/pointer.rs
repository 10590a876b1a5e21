//! Paths: JSON pointers (RFC 6901) and patterns of them.
//!
//! A *pointer* (`/bookings/2/fee`) names one place in the answers and travels as a
//! plain string. A *pattern* (`/bookings/*/fee`) names a field of the definition;
//! `*` stands for the rows of a repeating group. What a path means (its type, its
//! owner) is not known here.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt::{self, Write};
use std::hash::{DefaultHasher, Hash, Hasher};

use serde_json::{Map, Value};

/// One step of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A property of an object.
    Name(String),
    /// Every row of a list (`*`).
    Each,
    /// One row of a list, counted from 0.
    At(usize),
}

/// A path in which `*` stands for the rows of a list. It knows its hash: an evaluation looks for fields thousands of
/// times, by the same few patterns.
#[derive(Debug, Clone)]
pub struct Pattern {
    steps: Vec<Step>,
    hash: u64,
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash && self.steps == other.steps
    }
}

impl Eq for Pattern {}

impl Ord for Pattern {
    fn cmp(&self, other: &Self) -> Ordering {
        self.steps.cmp(&other.steps)
    }
}

impl PartialOrd for Pattern {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Default for Pattern {
    fn default() -> Self {
        Self::root()
    }
}

/// A step once its row is known.
enum Place<'p> {
    Name(&'p str),
    Row(usize),
    AnyRow,
}

impl Pattern {
    /// The whole document.
    pub fn root() -> Self {
        Self::of(Vec::new())
    }

    /// The pattern of these steps.
    pub fn of(steps: Vec<Step>) -> Self {
        let mut hasher = DefaultHasher::new();
        steps.hash(&mut hasher);
        Self { steps, hash: hasher.finish() }
    }

    /// Reads `/a/*/b`. `None` when the text does not begin with `/` (the empty text is the root).
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::root());
        }
        let steps = text.strip_prefix('/')?.split('/').map(step).collect();
        Some(Self::of(steps))
    }

    /// The number by which it is soon told from others; two patterns may have the same.
    pub fn hash(&self) -> u64 {
        self.hash
    }

    /// The steps from the root.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The pattern one property further down.
    #[must_use]
    pub fn join(&self, name: &str) -> Self {
        self.push(Step::Name(name.to_owned()))
    }

    /// The pattern of the rows of this list.
    #[must_use]
    pub fn rows(&self) -> Self {
        self.push(Step::Each)
    }

    /// The pattern with one more step.
    #[must_use]
    pub fn push(&self, step: Step) -> Self {
        let mut steps = self.steps.clone();
        steps.push(step);
        Self::of(steps)
    }

    /// The pattern without its last step; `None` for the root.
    pub fn parent(&self) -> Option<Self> {
        let (_, rest) = self.steps.split_last()?;
        Some(Self::of(rest.to_vec()))
    }

    /// The repeating group in whose rows this pattern lies, if any.
    pub fn enclosing_group(&self) -> Option<Self> {
        let last = self.steps[..self.steps.len().saturating_sub(1)].iter().rposition(|step| *step == Step::Each)?;
        Some(Self::of(self.steps[..last].to_vec()))
    }

    /// Whether `other` is this pattern or lies below it.
    pub fn covers(&self, other: &Pattern) -> bool {
        other.steps.starts_with(&self.steps)
    }

    /// The same path with `to` in place of the `from` with which it begins; `None` where it begins otherwise.
    pub fn rebased(&self, from: &Pattern, to: &Pattern) -> Option<Self> {
        let rest = self.steps.strip_prefix(from.steps.as_slice())?;
        Some(Self::of([to.steps.as_slice(), rest].concat()))
    }

    /// How many `*` the pattern has.
    pub fn depth(&self) -> usize {
        self.steps.iter().filter(|step| **step == Step::Each).count()
    }

    /// Whether the path names a row by its number.
    pub fn has_row(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::At(_)))
    }

    /// The same path with every row number replaced by `*`: the field it speaks of.
    #[must_use]
    pub fn generalised(&self) -> Self {
        let any = |step: &Step| if matches!(step, Step::At(_)) { Step::Each } else { step.clone() };
        Self::of(self.steps.iter().map(any).collect())
    }

    /// The pointer that results from putting `rows` in place of the first `*`s.
    pub fn at(&self, rows: &[usize]) -> String {
        let mut pointer = String::with_capacity(16 * self.steps.len());
        for step in self.in_rows(rows) {
            pointer.push('/');
            // A text takes whatever is written.
            let _ = match step {
                Place::Name(name) => pointer.write_str(&escape(name)),
                Place::Row(row) => write!(pointer, "{row}"),
                Place::AnyRow => pointer.write_char('*'),
            };
        }
        pointer
    }

    /// What stands there in `document`, with `rows` in place of the first `*`s.
    pub fn find<'v>(&self, document: &'v Value, rows: &[usize]) -> Option<&'v Value> {
        self.in_rows(rows).try_fold(document, |place, step| match step {
            Place::Name(name) => place.get(name),
            Place::Row(row) => place.get(row),
            Place::AnyRow => None,
        })
    }

    /// Puts `value` there, making the objects on the way. Lists are never made or lengthened: a row that does not
    /// exist is not a place. Says whether it was put.
    pub fn put(&self, document: &mut Value, rows: &[usize], value: Value) -> bool {
        let mut place = document;
        for step in self.in_rows(rows) {
            let next = match step {
                Place::Name(name) => {
                    if place.is_null() {
                        *place = Value::Object(Map::new());
                    }
                    place.as_object_mut().map(|object| match object.contains_key(name) {
                        true => &mut object[name],
                        false => object.entry(name).or_insert(Value::Null),
                    })
                }
                Place::Row(row) => place.get_mut(row),
                Place::AnyRow => None,
            };
            let Some(next) = next else { return false };
            place = next;
        }
        *place = value;
        true
    }

    fn in_rows<'p>(&'p self, rows: &'p [usize]) -> impl Iterator<Item = Place<'p>> {
        let mut rows = rows.iter();
        self.steps.iter().map(move |step| match step {
            Step::Name(name) => Place::Name(name),
            Step::At(row) => Place::Row(*row),
            Step::Each => rows.next().map_or(Place::AnyRow, |row| Place::Row(*row)),
        })
    }

    /// The last name of the path, for use in a text.
    pub fn leaf(&self) -> &str {
        self.steps
            .iter()
            .rev()
            .find_map(|step| if let Step::Name(name) = step { Some(name.as_str()) } else { None })
            .unwrap_or("")
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.at(&[]))
    }
}

fn step(token: &str) -> Step {
    if token == "*" {
        return Step::Each;
    }
    match token.parse::<usize>() {
        Ok(row) if token == row.to_string() => Step::At(row),
        _ => Step::Name(unescape(token)),
    }
}

/// One token of a pointer, escaped after RFC 6901 section 3.
pub fn escape(token: &str) -> Cow<'_, str> {
    if token.contains(['~', '/']) { token.replace('~', "~0").replace('/', "~1").into() } else { token.into() }
}

/// The name that a token of a pointer stands for.
pub fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// Splits a pointer into the pattern of its field and the row numbers in it.
pub fn locate(pointer: &str) -> Option<(Pattern, Vec<usize>)> {
    let path = Pattern::parse(pointer)?;
    let rows = path.steps.iter().filter_map(|step| if let Step::At(row) = step { Some(*row) } else { None }).collect();
    Some((path.generalised(), rows))
}

/// The text of the pattern of a pointer's field: each number of a row is `*`.
pub fn generalised(pointer: &str) -> String {
    let step = |token| if matches!(step(token), Step::At(_)) { "*" } else { token };
    pointer.split('/').map(step).collect::<Vec<&str>>().join("/")
}

/// A pointer cut after so many steps, and what comes after them.
pub fn cut(pointer: &str, steps: usize) -> (&str, &str) {
    let end = pointer.match_indices('/').nth(steps).map_or(pointer.len(), |(end, _)| end);
    pointer.split_at(end)
}

/// The pointers of the field `at` in the rows that `answers` have.
pub fn places(answers: &Value, at: &Pattern) -> Vec<String> {
    let Some(group) = at.enclosing_group() else { return vec![at.at(&[])] };
    let mut pointers = Vec::new();
    for outer in places(answers, &group) {
        let rows = answers.pointer(&outer).and_then(Value::as_array).map_or(0, Vec::len);
        let (_, above) = locate(&outer).unwrap_or_default();
        pointers.extend((0..rows).map(|row| at.at(&[above.as_slice(), &[row]].concat())));
    }
    pointers
}

/// Puts `value` at `pointer`, as [`Pattern::put`] does.
pub fn put(document: &mut Value, pointer: &str, value: Value) -> bool {
    Pattern::parse(pointer).is_some_and(|path| path.put(document, &[], value))
}

/// Takes the property at `pointer` out, and with it every object that it leaves empty.
pub fn take(document: &mut Value, pointer: &str) -> Option<Value> {
    let (above, last) = pointer.rsplit_once('/')?;
    let name = unescape(last);
    let object = document.pointer_mut(above)?.as_object_mut()?;
    // `remove` would reorder the remaining keys; `shift_remove` keeps what people see in its place.
    let taken = object.shift_remove(&name)?;
    let is_row = above.rsplit('/').next().is_some_and(|last| matches!(step(last), Step::At(_)));
    if object.is_empty() && !above.is_empty() && !is_row {
        take(document, above);
    }
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_pattern_reads_prints_and_takes_rows() {
        let fee = Pattern::parse("/bookings/*/fee").unwrap();
        assert_eq!(fee.to_string(), "/bookings/*/fee");
        assert_eq!(fee.at(&[3]), "/bookings/3/fee");
        assert_eq!(fee.enclosing_group().unwrap().to_string(), "/bookings");
        assert_eq!(fee.depth(), 1);
        assert_eq!(locate("/bookings/12/fee"), Some((fee, vec![12])));
        assert_eq!(Pattern::parse("bookings"), None);
        assert_eq!(Pattern::parse("/bookings").unwrap().enclosing_group(), None);
    }

    #[test]
    fn put_makes_objects_but_no_rows() {
        let mut answers = json!({"rows": [{}]});
        assert!(put(&mut answers, "/org/zh", json!("會")));
        assert!(put(&mut answers, "/rows/0/a", json!(1)));
        assert!(!put(&mut answers, "/rows/1/a", json!(1)));
        assert!(!put(&mut answers, "/rows/x", json!(1)));
        assert_eq!(answers, json!({"org": {"zh": "會"}, "rows": [{"a": 1}]}));
    }

    #[test]
    fn take_leaves_no_empty_object_but_keeps_rows() {
        let mut answers = json!({"org": {"zh": "會"}, "org2": {"zh": "社"}, "rows": [{"a": 1}]});
        assert_eq!(take(&mut answers, "/org2/zh"), Some(json!("社")));
        assert_eq!(take(&mut answers, "/org/zh"), Some(json!("會")));
        assert_eq!(take(&mut answers, "/rows/0/a"), Some(json!(1)));
        assert_eq!(take(&mut answers, "/nothing/here"), None);
        assert_eq!(answers, json!({"rows": [{}]}));
    }
}
