//! The names that the rules of a definition may use: its scope.

use std::collections::BTreeMap;

use super::codelist::Codelist;
use super::field::{Field, FieldKind};
use super::side::Side;
use super::snapshot::{SnapshotKind, SnapshotSlot};
use crate::expr::Scope;
use crate::pointer::Pattern;
use crate::values::Type;

/// Fields, code lists and snapshots of a definition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// Fields by pattern.
    pub fields: BTreeMap<Pattern, Field>,
    /// Code lists by name.
    pub codelists: BTreeMap<String, Codelist>,
    /// Declared snapshots by name.
    pub snapshots: BTreeMap<String, SnapshotSlot>,
}

impl Names {
    /// The field at `at`, or the one whose side `at` is.
    pub fn owner(&self, at: &Pattern) -> Option<(Pattern, &Field)> {
        if let Some(field) = self.fields.get(at) {
            return Some((at.clone(), field));
        }
        let above = at.parent()?;
        let field = self.fields.get(&above)?;
        field.kind.side(at.leaf()).map(|_| (above, field))
    }

    /// The list from which the field at `at` takes its codes.
    pub fn list_of(&self, at: &Pattern) -> Option<&Codelist> {
        self.codelists.get(self.fields.get(at)?.codelist.as_deref()?)
    }

    /// The group in whose rows `at` lies, with its field.
    pub fn group_around(&self, at: &Pattern) -> Option<(Pattern, &Field)> {
        let group = at.enclosing_group()?;
        let field = self.fields.get(&group)?;
        Some((group, field))
    }

    /// The names of the declared calendars.
    pub fn calendars(&self) -> impl Iterator<Item = &str> {
        self.snapshots.iter().filter(|(_, slot)| slot.kind == SnapshotKind::Calendar).map(|(name, _)| name.as_str())
    }
}

impl Scope for Names {
    fn field(&self, path: &Pattern) -> Option<Type> {
        let (at, field) = self.owner(path)?;
        if at != *path {
            return field.kind.side(path.leaf()).map(Side::value_type);
        }
        // What has sides has no value as a whole; an address has its line.
        (!field.kind.has_sides() || field.kind == FieldKind::Address).then(|| field.value_type(&at))
    }

    fn has_code(&self, list: &str, code: &str) -> Option<bool> {
        Some(self.codelists.get(list)?.get(code).is_some())
    }

    fn attribute(&self, list: &str, attribute: &str) -> Option<Type> {
        self.codelists.get(list)?.attributes.get(attribute).cloned()
    }

    fn snapshot(&self, name: &str, key: &str) -> Option<Type> {
        match &self.snapshots.get(name)?.kind {
            SnapshotKind::Values(types) => types.get(key).cloned(),
            SnapshotKind::Calendar => None,
        }
    }

    fn is_calendar(&self, name: &str) -> bool {
        self.calendars().any(|calendar| calendar == name)
    }

    fn only_calendar(&self) -> Option<&str> {
        let mut calendars = self.calendars();
        calendars.next().filter(|_| calendars.next().is_none())
    }

    fn offered(&self) -> Option<&str> {
        None
    }
}

/// The same names where a rule chooses among the codes of `list`.
pub struct Offering<'a> {
    /// The names.
    pub names: &'a Names,
    /// The list of the code on offer.
    pub list: &'a str,
}

impl Scope for Offering<'_> {
    fn field(&self, path: &Pattern) -> Option<Type> {
        self.names.field(path)
    }

    fn has_code(&self, list: &str, code: &str) -> Option<bool> {
        self.names.has_code(list, code)
    }

    fn attribute(&self, list: &str, attribute: &str) -> Option<Type> {
        self.names.attribute(list, attribute)
    }

    fn snapshot(&self, name: &str, key: &str) -> Option<Type> {
        self.names.snapshot(name, key)
    }

    fn is_calendar(&self, name: &str) -> bool {
        self.names.is_calendar(name)
    }

    fn only_calendar(&self) -> Option<&str> {
        self.names.only_calendar()
    }

    fn offered(&self) -> Option<&str> {
        Some(self.list)
    }
}
