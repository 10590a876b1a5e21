//! Items of a part: labelled values and tick boxes, set in rows of twelve columns
//! with a hairline under each row. Tables are in `table`.

use words::Text;

use super::compositor::Pair;
use super::setting::Setting;
use super::slice::{Group, Slice, height_of, side_by_side};
use super::style;
use crate::font::latin::narrowed;
use crate::ink::{BODY_WIDTH, GUTTER, Ink};
use crate::mark::{Area, ElementId, Mark, Place, PlaceKind, Role, Tag};
use crate::sheet::{Choice, Content, Ground, Item, Tick, Value};
use crate::{RenditionError, field};

/// Height of one line of a prepared place.
const PLACE_LINE: f32 = 15.0;
/// Height of a line that is written by hand.
const PEN_LINE: f32 = 21.0;
/// Side of a tick box.
const BOX: f32 = 8.6;

/// A label and what stands under it, in one column of a row.
struct Cell {
    label: Vec<Slice>,
    body: Vec<Slice>,
}

/// A row of items that together take at most twelve twelfths.
pub fn row(setting: &mut Setting<'_>, items: &[&Item], parent: ElementId) -> Result<Group, RenditionError> {
    let mut labels = Vec::new();
    let mut bodies = Vec::new();
    let mut taken: u16 = 0;
    for item in items {
        let twelfths = twelfths(item);
        let x = column_x(taken);
        let width = column_x(taken + twelfths) - GUTTER - x;
        taken += twelfths;
        let cell = cell(setting, item, width, parent)?;
        labels.push((x, cell.label));
        bodies.push((x, cell.body));
    }
    let mut slices = vec![Slice::blank(4.5)];
    slices.extend(bottom_aligned(labels));
    slices.extend(side_by_side(bodies));
    slices.push(Slice::blank(4.0).underlined(0.0, BODY_WIDTH, 0.4, Ink::Line));
    Ok(Group::of(slices))
}

/// Items in as many rows as they need.
pub fn rows<'i>(
    setting: &mut Setting<'_>,
    items: impl IntoIterator<Item = &'i Item>,
    parent: ElementId,
) -> Result<Vec<Group>, RenditionError> {
    let mut groups = Vec::new();
    let mut open: Vec<&Item> = Vec::new();
    let mut taken = 0;
    for next in items {
        if !open.is_empty() && taken + twelfths(next) > 12 {
            groups.push(row(setting, &open, parent)?);
            open.clear();
            taken = 0;
        }
        taken += twelfths(next);
        open.push(next);
    }
    if !open.is_empty() {
        groups.push(row(setting, &open, parent)?);
    }
    Ok(groups)
}

/// What other offices fill in, on a band of its own.
pub fn office(setting: &mut Setting<'_>, items: &[Item], parent: ElementId) -> Result<Vec<Slice>, RenditionError> {
    let around = std::mem::replace(&mut setting.ground, Ground::Later);
    let groups = rows(setting, items, parent);
    setting.ground = around;
    Ok(groups?.into_iter().flat_map(|group| group.slices).map(Slice::banded).collect())
}

/// Twelfths of the row that an item takes.
pub fn twelfths(item: &Item) -> u16 {
    match item {
        Item::Value(value) => value.span.twelfths(),
        Item::Choice(choice) => choice.span.twelfths(),
        Item::Table(_) | Item::Note(_) | Item::Row(_) | Item::Office(_) => 12,
    }
}

/// Left edge of the column after `twelfths`; one past the last is beyond a gutter.
fn column_x(twelfths: u16) -> f32 {
    f32::from(twelfths) * (BODY_WIDTH + GUTTER) / 12.0
}

/// Labels of one row end on the same line, so that the answers begin on the same line.
fn bottom_aligned(labels: Vec<(f32, Vec<Slice>)>) -> Vec<Slice> {
    let tallest = labels.iter().map(|(_, stack)| height_of(stack)).fold(0.0, f32::max);
    let padded = labels
        .into_iter()
        .map(|(x, stack)| {
            let missing = tallest - height_of(&stack);
            (x, stack.into_iter().map(|slice| slice.moved(0.0, missing)).collect())
        })
        .collect();
    let mut merged = side_by_side(padded);
    // The strips overlap by design of the shift, so the last one takes up the rest.
    let used = height_of(&merged);
    if let Some(last) = merged.last_mut() {
        last.height += tallest - used;
    }
    merged
}

fn cell(setting: &mut Setting<'_>, item: &Item, width: f32, parent: ElementId) -> Result<Cell, RenditionError> {
    let paragraph = setting.compositor.structure.add(parent, Role::P);
    match item {
        Item::Value(value) => {
            let label = setting.compositor.pair(&value.label, style::LABEL, width, paragraph);
            let body = value_body(setting, value, width, paragraph)?;
            Ok(Cell { label, body })
        }
        Item::Choice(choice) => {
            let label = setting.compositor.pair(&choice.label, style::LABEL, width, paragraph);
            let body = ticks(setting, choice, width, paragraph);
            Ok(Cell { label, body })
        }
        Item::Note(text) => {
            Ok(Cell { label: Vec::new(), body: setting.compositor.pair(text, style::NOTE, width, paragraph) })
        }
        // Tables, headings and bands are set by themselves and never reach a row of items.
        Item::Table(_) | Item::Row(_) | Item::Office(_) => Ok(Cell { label: Vec::new(), body: Vec::new() }),
    }
}

fn value_body(
    setting: &mut Setting<'_>,
    value: &Value,
    width: f32,
    parent: ElementId,
) -> Result<Vec<Slice>, RenditionError> {
    match &value.content {
        Content::Later { .. } => Ok(vec![later_place(setting, &value.label, &value.content, width, parent)?]),
        content => Ok(words_of(setting, content, style::ANSWER_PAIR, width, parent)),
    }
}

/// An answer that is already known.
pub fn words_of(setting: &mut Setting<'_>, content: &Content, pair: Pair, width: f32, parent: ElementId) -> Vec<Slice> {
    match content {
        Content::Plain(text) => setting.compositor.paragraph(text, pair.first, width, Some(Tag::plain(parent))),
        Content::Words(text) if !text.is_empty() => setting.compositor.pair(text, pair, width, parent),
        Content::Room { lines } => room(setting.ground, *lines, width),
        Content::Words(_) | Content::Blank | Content::Later { .. } => vec![Slice::blank(pair.first.line)],
    }
}

/// Lines to write on with a pen; on a tinted ground they are white.
fn room(ground: Ground, lines: u8, width: f32) -> Vec<Slice> {
    let line = || {
        let mut slice = Slice::blank(PEN_LINE).underlined(0.0, width, 0.4, Ink::Second);
        if ground != Ground::Plain {
            let area = Area { x: 0.0, y: 2.0, width, height: PEN_LINE - 2.0 };
            slice.marks.insert(0, Mark::Ground { area, ink: Ink::Paper });
        }
        slice
    };
    (0..lines.max(1)).map(|_| line()).collect()
}

/// The place that a later stage will fill, with its field.
pub fn later_place(
    setting: &mut Setting<'_>,
    label: &Text,
    content: &Content,
    width: f32,
    parent: ElementId,
) -> Result<Slice, RenditionError> {
    let Content::Later { stage, name, lines } = content else { return Ok(Slice::default()) };
    let lines = *lines.max(&1);
    let element = setting.compositor.structure.add(parent, Role::Form);
    let area = Area { x: 0.0, y: 1.0, width, height: f32::from(lines) * PLACE_LINE + 3.0 };
    let kind = if lines > 1 { PlaceKind::Lines } else { PlaceKind::Line };
    let field = field::text(stage, name)?;
    let mut slice = Slice::blank(area.height + 3.0);
    if setting.ground != Ground::Plain {
        slice.marks.push(Mark::Ground { area, ink: Ink::Paper });
    }
    slice.places.push(Place { field, area, kind, label: label.clone(), element });
    Ok(slice)
}

/// Tick boxes in running order, as many to a line as fit.
fn ticks(setting: &mut Setting<'_>, choice: &Choice, width: f32, parent: ElementId) -> Vec<Slice> {
    let mut lines: Vec<Slice> = Vec::new();
    let mut used = 0.0;
    let grid = tab_of(setting, choice, width);
    for option in &choice.options {
        let start = (used / grid).ceil() * grid;
        let available = width - BOX - 6.0;
        let (stack, option_width) = tick(setting, option, available, parent);
        let fits = lines.last().is_some() && stack.len() == 1 && start + option_width <= width;
        if fits {
            if let (Some(line), Some(only)) = (lines.last_mut(), stack.into_iter().next()) {
                line.overlay(only, start);
            }
            used = start + option_width + GUTTER;
        } else {
            lines.extend(stack);
            used = option_width + GUTTER;
        }
    }
    lines
}

/// Options stand in columns: twelfths for short ones, wider for longer ones.
fn tab_of(setting: &Setting<'_>, choice: &Choice, width: f32) -> f32 {
    let longest = choice.options.iter().map(|option| option_width(setting, option)).fold(0.0, f32::max);
    let columns = (width / (longest + GUTTER)).floor().max(1.0);
    width / columns
}

fn option_width(setting: &Setting<'_>, option: &Tick) -> f32 {
    let styles = [style::OPTION.first, style::OPTION.second];
    let sides = setting.compositor.sides(&option.label);
    let words: f32 = sides
        .iter()
        .zip(styles)
        .map(|((_, side), style)| setting.compositor.face(style).width(&narrowed(side), style.size) + 5.0)
        .sum();
    words + BOX + 1.0
}

fn tick(setting: &mut Setting<'_>, option: &Tick, width: f32, parent: ElementId) -> (Vec<Slice>, f32) {
    let taken = option_width(setting, option).min(width + BOX + 6.0);
    let mut stack: Vec<Slice> = setting
        .compositor
        .pair(&option.label, style::OPTION, width, parent)
        .into_iter()
        .map(|slice| slice.moved(BOX + 6.0, 0.0))
        .collect();
    if stack.is_empty() {
        stack.push(Slice::blank(style::OPTION.first.line));
    }
    if let Some(first) = stack.first_mut() {
        first.marks.insert(0, Mark::Tick { x: 0.5, y: 3.2, side: BOX, chosen: option.chosen, element: parent });
    }
    (stack, taken)
}
