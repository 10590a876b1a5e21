//! Repeating groups as tables: rows numbered, figures at the right edge, the head
//! repeated on every page the table reaches, totals under the last row.

use std::rc::Rc;

use super::compositor::Style;
use super::item::{later_place, office, words_of};
use super::setting::Setting;
use super::slice::{Group, Slice, side_by_side};
use super::style;
use crate::RenditionError;
use crate::ink::{BODY_WIDTH, Ink};
use crate::mark::{ElementId, Mark, Role, Tag};
use crate::sheet::{Column, Content, Table};

/// Width of the column of row numbers.
const NUMBERS: f32 = 22.0;
/// Space between columns.
const GAP: f32 = 10.0;

/// The column's place on the page.
#[derive(Debug, Clone, Copy)]
struct Track {
    x: f32,
    width: f32,
}

/// A table as groups: its name and head, its rows, its totals.
pub fn groups(setting: &mut Setting<'_>, table: &Table, parent: ElementId) -> Result<Vec<Group>, RenditionError> {
    let tracks = tracks(&table.columns, &least_widths(setting, table));
    let mut groups = Vec::new();
    if !table.label.is_empty() {
        let label = setting.compositor.structure.add(parent, Role::P);
        let mut slices = vec![Slice::blank(5.0)];
        slices.extend(setting.compositor.pair(&table.label, style::LABEL, BODY_WIDTH, label));
        groups.push(Group::of(slices).kept());
    }
    let element = setting.compositor.structure.add(parent, Role::Table);
    let head = head(setting, table, &tracks, element);
    let within = setting.compositor.pair(&table.within, style::ROW, BODY_WIDTH, element);
    let repeated = Rc::new(within.iter().chain(&head).cloned().map(without_structure).collect::<Vec<_>>());
    groups.push(Group::of(head).kept());
    for (index, row) in table.rows.iter().enumerate() {
        let mut group = row_group(setting, table, &tracks, (index, row), element)?;
        group.head = Some(Rc::clone(&repeated));
        groups.push(group);
    }
    // A total never stands alone under a repeated head: the last row goes with it.
    if let Some(last) = groups.last_mut().filter(|_| !table.totals.is_empty()) {
        last.keep_with_next = true;
    }
    groups.extend(totals(setting, table, &tracks, element));
    Ok(groups)
}

/// Shares of the page by weight; a column gets at least what its longest word needs, if all words together leave
/// the room, and the others give it.
fn tracks(columns: &[Column], least: &[f32]) -> Vec<Track> {
    let gaps = GAP * f32::from(u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX));
    let room = (BODY_WIDTH - NUMBERS - gaps).max(1.0);
    let needed: f32 = least.iter().sum();
    let least: Vec<f32> = least.iter().map(|least| least * (room / needed.max(1.0)).min(1.0)).collect();
    let mut widths: Vec<Option<f32>> = vec![None; columns.len()];
    loop {
        let taken: f32 = widths.iter().flatten().sum();
        let open: f32 =
            columns.iter().zip(&widths).filter(|(_, width)| width.is_none()).map(|(one, _)| weight(one)).sum();
        let share = |column: &Column| (room - taken) * weight(column) / open.max(1.0);
        let narrow = (0..columns.len()).filter(|at| widths[*at].is_none() && share(&columns[*at]) < least[*at]);
        let narrow: Vec<usize> = narrow.collect();
        if narrow.is_empty() {
            let width = |(column, width): (&Column, &Option<f32>)| width.unwrap_or_else(|| share(column));
            return placed(columns.iter().zip(&widths).map(width));
        }
        narrow.into_iter().for_each(|at| widths[at] = Some(least[at]));
    }
}

fn weight(column: &Column) -> f32 {
    f32::from(column.weight.max(1))
}

fn placed(widths: impl Iterator<Item = f32>) -> Vec<Track> {
    let mut x = NUMBERS;
    let place = |width| {
        let track = Track { x, width };
        x += width + GAP;
        track
    };
    widths.map(place).collect()
}

/// The width of the longest word of each column, its heading included.
fn least_widths(setting: &Setting<'_>, table: &Table) -> Vec<f32> {
    let of_heading = |column: &Column| {
        let [first, second] = [style::COLUMN.first, style::COLUMN.second];
        let sides = setting.compositor.sides(&column.heading);
        let widest =
            sides.iter().zip([first, second]).map(|((_, side), style)| setting.compositor.longest_word(side, style));
        widest.fold(0.0, f32::max)
    };
    let of_cell = |content: &Content| match content {
        Content::Plain(text) => setting.compositor.longest_word(text, style::CELL),
        Content::Words(text) => {
            let sides = setting.compositor.sides(text);
            sides.iter().map(|(_, side)| setting.compositor.longest_word(side, style::CELL)).fold(0.0, f32::max)
        }
        Content::Blank | Content::Room { .. } | Content::Later { .. } => 0.0,
    };
    let least = |(at, column): (usize, &Column)| {
        let cells = table.rows.iter().filter_map(|row| row.get(at)).map(of_cell).fold(0.0, f32::max);
        of_heading(column).max(cells) + 0.5
    };
    table.columns.iter().enumerate().map(least).collect()
}

fn head(setting: &mut Setting<'_>, table: &Table, tracks: &[Track], parent: ElementId) -> Vec<Slice> {
    let row = setting.compositor.structure.add(parent, Role::Tr);
    let number = setting.compositor.structure.add(row, Role::Th);
    let label = setting.words.both("rendition-row-number");
    let mut cells = vec![(0.0, setting.compositor.pair(&label, style::COLUMN, NUMBERS, number))];
    for (column, track) in table.columns.iter().zip(tracks) {
        let cell = setting.compositor.structure.add(row, Role::Th);
        let stack = setting.compositor.pair(&column.heading, style::COLUMN, track.width, cell);
        let stack = if column.figures { shifted_right(setting, stack, track.width) } else { stack };
        cells.push((track.x, stack));
    }
    let mut slices = vec![Slice::blank(5.0)];
    slices.extend(side_by_side(cells));
    slices.push(Slice::blank(4.0).underlined(0.0, BODY_WIDTH, 0.7, Ink::Second));
    slices
}

/// A repeated head is decoration: it is not read out again.
fn without_structure(mut slice: Slice) -> Slice {
    for mark in &mut slice.marks {
        if let Mark::Text(text) = mark {
            text.tag = None;
        }
    }
    slice
}

fn row_group(
    setting: &mut Setting<'_>,
    table: &Table,
    tracks: &[Track],
    (index, row): (usize, &Vec<Content>),
    parent: ElementId,
) -> Result<Group, RenditionError> {
    let element = setting.compositor.structure.add(parent, Role::Tr);
    let number = setting.compositor.structure.add(element, Role::Td);
    let number_style = Style { ink: Ink::Third, ..style::CELL };
    let mut cells =
        vec![(0.0, vec![setting.compositor.line(&(index + 1).to_string(), number_style, Some(Tag::plain(number)))])];
    for (position, (column, track)) in table.columns.iter().zip(tracks).enumerate() {
        let cell = setting.compositor.structure.add(element, Role::Td);
        let content = row.get(position).unwrap_or(&Content::Blank);
        let stack = match content {
            Content::Later { .. } => vec![later_place(setting, &column.heading, content, track.width, cell)?],
            content => words_of(setting, content, style::CELL_PAIR, track.width, cell),
        };
        let stack = if column.figures { shifted_right(setting, stack, track.width) } else { stack };
        cells.push((track.x, stack));
    }
    let mut slices = vec![Slice::blank(3.5)];
    slices.extend(side_by_side(cells));
    slices.push(Slice::blank(3.5).underlined(0.0, BODY_WIDTH, 0.4, Ink::Line));
    if let Some(items) = table.offices.get(index).filter(|items| !items.is_empty()) {
        let row = setting.compositor.structure.add(parent, Role::Tr);
        let cell = setting.compositor.structure.add_wide(row, table.columns.len() + 1);
        slices.extend(office(setting, items, cell)?);
    }
    Ok(Group::of(slices))
}

/// Moves each line so that it ends at the right edge of the column.
fn shifted_right(setting: &Setting<'_>, stack: Vec<Slice>, width: f32) -> Vec<Slice> {
    stack
        .into_iter()
        .map(|slice| {
            let end = slice.marks.iter().filter_map(|mark| end_of(setting, mark)).fold(0.0, f32::max);
            let spare = if end > 0.0 { (width - end).max(0.0) } else { 0.0 };
            slice.moved(spare, 0.0)
        })
        .collect()
}

fn end_of(setting: &Setting<'_>, mark: &Mark) -> Option<f32> {
    match mark {
        Mark::Text(text) => Some(text.x + setting.compositor.fonts.face(text.weight).width(&text.text, text.size)),
        Mark::Rule { .. } | Mark::Ground { .. } | Mark::Tick { .. } | Mark::Code { .. } => None,
    }
}

fn totals(setting: &mut Setting<'_>, table: &Table, tracks: &[Track], parent: ElementId) -> Vec<Group> {
    let last = tracks.last().copied().unwrap_or(Track { x: NUMBERS, width: BODY_WIDTH - NUMBERS });
    let mut groups = Vec::new();
    for (index, total) in table.totals.iter().enumerate() {
        let row = setting.compositor.structure.add(parent, Role::Tr);
        // The label reaches from the row numbers to the last column but one.
        let label_cell = setting.compositor.structure.add_wide(row, table.columns.len().max(1));
        // A figure that is wider than its column takes from the label, and is not broken.
        let whole = setting.compositor.face(style::TOTAL).width(&total.value, style::TOTAL.size) + 0.5;
        let width = whole.min(BODY_WIDTH / 2.0).max(last.width);
        let x = last.x + last.width - width;
        let label = setting.compositor.pair(&total.label, style::LABEL, x - GAP, label_cell);
        let label = shifted_right(setting, label, x - GAP);
        let value_cell = setting.compositor.structure.add(row, Role::Td);
        let value = setting.compositor.flush_right(&total.value, style::TOTAL, width, Some(Tag::plain(value_cell)));
        let label = label.into_iter().map(|slice| slice.moved(0.0, 1.2)).collect();
        let mut slices = vec![Slice::blank(4.0)];
        slices.extend(side_by_side(vec![(0.0, label), (x, value)]));
        let end = if index + 1 == table.totals.len() { (0.7, Ink::Second) } else { (0.4, Ink::Line) };
        slices.push(Slice::blank(4.0).underlined(0.0, BODY_WIDTH, end.0, end.1));
        groups.push(Group::of(slices));
    }
    groups
}
