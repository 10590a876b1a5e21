//! The two things an expression asks of its surroundings: types when it is
//! published, values when it is evaluated.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::calendar::Calendar;
use crate::pointer::Pattern;
use crate::values::{Type, Value};

/// What is known when a definition is read: which names exist, and of which type.
pub trait Scope {
    /// The type of a field, of a leaf of a composite field, or of a group (a list of rows).
    /// The path has `*` in place of row numbers; lists over free `*` are made by the checker.
    fn field(&self, path: &Pattern) -> Option<Type>;
    /// Whether `list` has `code`; `None` when there is no such list.
    fn has_code(&self, list: &str, code: &str) -> Option<bool>;
    /// The type of an attribute of a code list; `None` when the list or attribute does not exist.
    fn attribute(&self, list: &str, attribute: &str) -> Option<Type>;
    /// The type of a value of a declared snapshot.
    fn snapshot(&self, name: &str, key: &str) -> Option<Type>;
    /// Whether `name` is a declared calendar.
    fn is_calendar(&self, name: &str) -> bool;
    /// The only calendar that is declared, if there is exactly one.
    fn only_calendar(&self) -> Option<&str>;
    /// The list of the code on offer, where the rule chooses among choices.
    fn offered(&self) -> Option<&str>;
}

/// What is known when a form is filled in.
pub trait Source {
    /// The value of a field in the given rows; hidden and blank fields are missing.
    fn field(&self, path: &Pattern, rows: &[usize]) -> Cow<'_, Value>;
    /// The same for every row below `rows`, in order, where the source has them at hand; what lists rows is no column.
    fn column(&self, path: &Pattern, rows: &[usize]) -> Option<Vec<Value>>;
    /// The number of rows of the group in the given rows; a hidden group has none.
    fn rows(&self, group: &Pattern, rows: &[usize]) -> usize;
    /// The civil date of filling.
    fn today(&self) -> Date;
    /// The stage being filled in.
    fn stage(&self) -> &str;
    /// A part of the person, such as `post`.
    fn actor(&self, part: &str) -> Value;
    /// A value of a snapshot; `Err` with its name when the snapshot was not given.
    fn snapshot(&self, name: &str, key: &str) -> Result<Value, String>;
    /// A calendar (the only one without a name); `Err` with its name when it was not given.
    fn calendar(&self, name: Option<&str>) -> Result<&Calendar, String>;
    /// An attribute of a code; missing when there is no such code.
    fn attribute(&self, list: &str, code: &str, attribute: &str) -> Cow<'_, Value>;
    /// The code on offer or one of its attributes.
    fn offered(&self, attribute: Option<&str>) -> Cow<'_, Value>;
}
