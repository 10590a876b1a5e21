//! What frames the content: the opening of the first page (department, reference,
//! title), and the heads and feet of every page. Heads and feet are decoration and
//! carry no structure, and so is the reference as a code on the pages after the first.

use std::rc::Rc;

use super::setting::Setting;
use super::slice::{Group, Slice, side_by_side};
use super::style;
use crate::RenditionError;
use crate::code::{self, Code};
use crate::ink::{BODY_END, BODY_WIDTH, Ink, SIDE, TOP};
use crate::mark::{Area, ElementId, Mark, Page, Picture, Role, Structure, Tag};

/// The code's left edge: it ends at the right margin.
const CODE_X: f32 = SIDE + BODY_WIDTH - code::SIDE;
/// Its top on the first page, beside the reference.
const CODE_FIRST: f32 = TOP - 6.0;
/// Its top on the pages after it, above the rule by more than the quiet zone of four modules.
const CODE_NEXT: f32 = 15.0;
/// Space between the code and the text beside it, more than the quiet zone.
const CODE_GAP: f32 = 9.0;

/// Department and reference, then the title over a rule.
pub fn opening(setting: &mut Setting<'_>) -> Result<Vec<Group>, RenditionError> {
    let sheet = setting.sheet;
    let department = setting.compositor.structure.add(Structure::ROOT, Role::P);
    let left = setting.compositor.pair(&sheet.department, style::DEPARTMENT, BODY_WIDTH * 0.55, department);
    let right = reference(setting);
    setting.code = code(setting)?;
    let mut slices = side_by_side(vec![(0.0, left), (BODY_WIDTH * 0.55, right)]);
    let title = setting.compositor.structure.add(Structure::ROOT, Role::H1);
    slices.push(Slice::blank(16.0));
    slices.extend(setting.compositor.pair(&sheet.title, style::TITLE, BODY_WIDTH, title));
    slices.push(Slice::blank(8.0).underlined(0.0, BODY_WIDTH, 1.2, Ink::Black));
    if let Some(purpose) = &sheet.purpose {
        let paragraph = setting.compositor.structure.add(Structure::ROOT, Role::P);
        slices.push(Slice::blank(6.0));
        slices.extend(setting.compositor.pair(purpose, style::SMALL, BODY_WIDTH, paragraph));
    }
    Ok(vec![Group::of(slices).kept()])
}

/// The reference as a code, with what is read out in its place.
fn code(setting: &mut Setting<'_>) -> Result<Option<(Rc<Code>, ElementId)>, RenditionError> {
    let reference = &setting.sheet.reference;
    if reference.is_empty() {
        return Ok(None);
    }
    let code = Rc::new(Code::of(reference)?);
    let said = setting.words.code(reference).read(setting.compositor.reading.first).to_owned();
    let area = Area { x: CODE_X, y: CODE_FIRST, width: code::SIDE, height: code::SIDE };
    let element = setting.compositor.structure.add_picture(Structure::ROOT, Picture { said, area });
    Ok(Some((code, element)))
}

/// What the code takes of a line at the right edge.
fn code_room(setting: &Setting<'_>) -> f32 {
    if setting.sheet.reference.is_empty() { 0.0 } else { code::SIDE + CODE_GAP }
}

fn reference(setting: &mut Setting<'_>) -> Vec<Slice> {
    let width = BODY_WIDTH * 0.45 - code_room(setting);
    let element = setting.compositor.structure.add(Structure::ROOT, Role::P);
    let label = two(setting, "rendition-reference");
    let mut stack = setting.compositor.flush_right(&label, style::FURNITURE, width, Some(Tag::plain(element)));
    let line = style::DEPARTMENT.first;
    let line = super::compositor::Style { weight: crate::font::Weight::Regular, size: 9.0, ..line };
    stack.extend(setting.compositor.flush_right(&setting.sheet.reference, line, width, Some(Tag::plain(element))));
    stack
}

/// A fixed phrase in the languages of the page, on one line.
fn two(setting: &Setting<'_>, code: &str) -> String {
    let text = setting.words.both(code);
    joined(setting, &text)
}

fn joined(setting: &Setting<'_>, text: &words::Text) -> String {
    let sides: Vec<&str> = setting.compositor.sides(text).into_iter().map(|(_, side)| side).collect();
    sides.join("  ")
}

/// Adds heads to the pages after the first, and a foot to each.
pub fn repeat(setting: &Setting<'_>, pages: &mut [Page]) {
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        if index > 0 {
            head(setting, page);
        }
        if let Some((code, element)) = &setting.code {
            let (y, element) = if index == 0 { (CODE_FIRST, Some(*element)) } else { (CODE_NEXT, None) };
            page.marks.push(Mark::Code { x: CODE_X, y, code: Rc::clone(code), element });
        }
        foot(setting, page, index + 1, count);
    }
}

fn head(setting: &Setting<'_>, page: &mut Page) {
    let words = setting.words.about("rendition-continued", "title", &setting.sheet.title);
    let title = one_line(setting, words.get(setting.compositor.reading.first), BODY_WIDTH * 0.6);
    let left = setting.compositor.line(&title, style::FURNITURE, None);
    put(page, left, 0.0, 34.0);
    put(page, right_aligned(setting, &setting.sheet.reference), -code_room(setting), 34.0);
    let ends = ((SIDE, 49.0), (SIDE + BODY_WIDTH, 49.0));
    page.marks.push(Mark::Rule { from: ends.0, to: ends.1, thickness: 0.4, ink: Ink::Line });
}

fn foot(setting: &Setting<'_>, page: &mut Page, number: usize, count: usize) {
    let sheet = setting.sheet;
    let y = BODY_END + 12.0;
    page.marks.push(Mark::Rule { from: (SIDE, y), to: (SIDE + BODY_WIDTH, y), thickness: 0.4, ink: Ink::Line });
    let form = format!("{} ({})", sheet.form_no, sheet.edition);
    put(page, setting.compositor.line(&form, style::FURNITURE, None), 0.0, y + 5.0);
    let middle = setting.compositor.line(&sheet.reference, style::FURNITURE, None);
    let width = width_of(setting, &sheet.reference);
    put(page, middle, (BODY_WIDTH - width) / 2.0, y + 5.0);
    let words = joined(setting, &setting.words.page(number, count));
    put(page, right_aligned(setting, &words), 0.0, y + 5.0);
}

fn right_aligned(setting: &Setting<'_>, text: &str) -> Slice {
    let indent = BODY_WIDTH - width_of(setting, text);
    setting.compositor.line(text, style::FURNITURE, None).moved(indent, 0.0)
}

fn width_of(setting: &Setting<'_>, text: &str) -> f32 {
    setting.compositor.face(style::FURNITURE).width(text, style::FURNITURE.size)
}

/// The text cut to one line, with an ellipsis where something was left off.
fn one_line(setting: &Setting<'_>, text: &str, width: f32) -> String {
    if width_of(setting, text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        if width_of(setting, &kept) + style::FURNITURE.size * 2.0 > width {
            break;
        }
        kept.push(character);
    }
    kept.push('…');
    kept
}

fn put(page: &mut Page, slice: Slice, x: f32, y: f32) {
    page.marks.extend(slice.moved(SIDE + x, y).marks);
}
