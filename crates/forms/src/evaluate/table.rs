//! The table of values of one evaluation: every field of every row, shown or hidden.
//!
//! It is what expressions read from. How it is filled is `fill`'s business.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::Value as Json;

use crate::calendar::Calendar;
use crate::definition::{Definition, Field, SnapshotKind};
use crate::expr::Source;
use crate::inputs::Inputs;
use crate::pointer::Pattern;
use crate::values::{Value, read};

/// One field in one row.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell<'d> {
    /// The field.
    pub at: &'d Pattern,
    /// The rows in which it stands.
    pub rows: Vec<usize>,
    /// Whether it is shown.
    pub visible: bool,
    /// What expressions read; missing when hidden or blank.
    pub value: Value,
    /// What stands in the values; absent when hidden or blank, and of a group with rows, which are cells themselves.
    pub json: Option<Json>,
    /// Whether it is a group of rows.
    pub is_group: bool,
    /// The number of rows, for a group.
    pub row_count: usize,
}

/// All cells, by field and rows, with what comes from outside. A rule over fifty rows reads fifty cells, so that
/// finding one must not spell its pointer.
pub struct Table<'a> {
    /// The definition.
    pub definition: &'a Definition,
    /// What comes from outside.
    pub inputs: &'a Inputs,
    /// In the order of the hashes of their fields.
    columns: Vec<Column<'a>>,
    calendars: BTreeMap<String, Calendar>,
    offered: Option<(String, String)>,
}

/// A field with its cells, in the order of its [`places`](Table::places).
struct Column<'a> {
    at: &'a Pattern,
    cells: Vec<Cell<'a>>,
}

impl<'a> Table<'a> {
    /// An empty table.
    pub fn new(definition: &'a Definition, inputs: &'a Inputs) -> Self {
        let read = |name: &str| Some((name.to_owned(), Calendar::read(inputs.snapshots.get(name)?)?));
        let calendars = definition.names.calendars().filter_map(read).collect();
        Self { definition, inputs, columns: Vec::new(), calendars, offered: None }
    }

    /// Puts the cells of a field, in the order of its [`places`](Self::places).
    pub fn put(&mut self, at: &'a Pattern, cells: Vec<Cell<'a>>) {
        let place = self.columns.partition_point(|column| column.at.hash() < at.hash());
        self.columns.insert(place, Column { at, cells });
    }

    fn cells(&self, at: &Pattern) -> Option<&[Cell<'a>]> {
        let from = self.columns.partition_point(|column| column.at.hash() < at.hash());
        let mut alike = self.columns[from..].iter().take_while(|column| column.at.hash() == at.hash());
        alike.find(|column| column.at == at).map(|column| column.cells.as_slice())
    }

    /// The cell of a field in rows, of which those of the field's own groups count.
    pub fn in_rows(&self, at: &Pattern, rows: &[usize]) -> Option<&Cell<'a>> {
        let cells = self.cells(at)?;
        match (at.depth(), rows) {
            (0, _) => cells.first(),
            (1, [row, ..]) => cells.get(*row),
            (depth, rows) => {
                let rows = &rows[..depth.min(rows.len())];
                cells.binary_search_by(|cell| cell.rows.as_slice().cmp(rows)).ok().map(|found| &cells[found])
            }
        }
    }

    /// Whether the place `at` in `rows` is shown; a row and the whole form are shown with their group.
    pub fn is_visible(&self, at: &Pattern, rows: &[usize]) -> bool {
        match self.in_rows(at, rows) {
            Some(cell) => cell.visible,
            None => at.parent().is_none_or(|above| self.is_visible(&above, rows)),
        }
    }

    /// All cells of a field, row by row.
    pub fn cells_of<'s>(&'s self, at: &Pattern) -> impl Iterator<Item = &'s Cell<'a>> + use<'s, 'a> {
        self.cells(at).unwrap_or_default().iter()
    }

    /// Every combination of rows in which the field `at` stands.
    pub fn places(&self, at: &Pattern) -> Vec<Vec<usize>> {
        let Some(group) = at.enclosing_group() else { return vec![Vec::new()] };
        let mut places = Vec::new();
        for outer in self.places(&group) {
            for row in 0..self.rows(&group, &outer) {
                places.push([outer.as_slice(), &[row]].concat());
            }
        }
        places
    }

    /// Sets the code that `option` stands for.
    pub fn offer(&mut self, list: &str, code: &str) {
        self.offered = Some((list.to_owned(), code.to_owned()));
    }
}

impl Source for Table<'_> {
    fn field(&self, path: &Pattern, rows: &[usize]) -> Cow<'_, Value> {
        if let Some(cell) = self.in_rows(path, rows) {
            if cell.visible && cell.is_group {
                let row = |number| Value::Row([rows, &[number]].concat());
                return Cow::Owned(Value::List((0..cell.row_count).map(row).collect()));
            }
            return Cow::Borrowed(&cell.value);
        }
        // One side of a value: the whole has the cell.
        let Some(above) = path.parent() else { return Cow::Owned(Value::Missing) };
        let whole = self.in_rows(&above, rows).filter(|cell| cell.visible);
        let json = whole.and_then(|cell| cell.json.as_ref()?.get(path.leaf()));
        let side = self.definition.names.fields.get(&above).and_then(|field| field.kind.side(path.leaf()));
        Cow::Owned(match side {
            // As for a whole field: nothing is worked out from a wrong spelling.
            Some(side) => read(json.filter(|json| Field::side_spells(side, json)), &side.value_type()),
            None => Value::Missing,
        })
    }

    fn column(&self, path: &Pattern, rows: &[usize]) -> Option<Vec<Value>> {
        // A path with the number of a row has no cells of its own, and a side none either.
        let cells = self.cells(path)?;
        let from = cells.partition_point(|cell| cell.rows.as_slice() < rows);
        let below = cells[from..].iter().take_while(|cell| cell.rows.starts_with(rows));
        below.map(|cell| (!cell.is_group).then(|| cell.value.clone())).collect()
    }

    fn rows(&self, group: &Pattern, rows: &[usize]) -> usize {
        self.in_rows(group, rows).map_or(0, |cell| cell.row_count)
    }

    fn today(&self) -> Date {
        self.inputs.today
    }

    fn stage(&self) -> &str {
        &self.inputs.stage
    }

    fn actor(&self, part: &str) -> Value {
        match self.inputs.actor.part(part) {
            Some(text) if !text.trim().is_empty() => Value::Text(text.to_owned()),
            _ => Value::Missing,
        }
    }

    fn snapshot(&self, name: &str, key: &str) -> Result<Value, String> {
        let data = self.inputs.snapshots.get(name).ok_or_else(|| name.to_owned())?;
        match self.definition.names.snapshots.get(name).map(|slot| &slot.kind) {
            Some(SnapshotKind::Values(types)) => {
                Ok(types.get(key).map_or(Value::Missing, |ty| read(data.get(key), ty)))
            }
            _ => Err(name.to_owned()),
        }
    }

    fn calendar(&self, name: Option<&str>) -> Result<&Calendar, String> {
        let name = name.or_else(|| self.definition.names.calendars().next()).unwrap_or_default();
        self.calendars.get(name).ok_or_else(|| name.to_owned())
    }

    fn attribute(&self, list: &str, code: &str, attribute: &str) -> Cow<'_, Value> {
        let found = self.definition.names.codelists.get(list).and_then(|list| list.get(code));
        let found = found.and_then(|code| code.attributes.get(attribute));
        found.map_or(Cow::Owned(Value::Missing), Cow::Borrowed)
    }

    fn offered(&self, attribute: Option<&str>) -> Cow<'_, Value> {
        match (&self.offered, attribute) {
            (None, _) => Cow::Owned(Value::Missing),
            (Some((_, code)), None) => Cow::Owned(Value::Code(code.clone())),
            (Some((list, code)), Some(attribute)) => self.attribute(list, code, attribute),
        }
    }
}
