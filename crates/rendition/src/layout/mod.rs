//! From a sheet to pages: the parts in order, cut into pages, with heads and feet.
//! What a form means is not known here; how it is written to a file neither.

mod compositor;
mod furniture;
mod item;
mod pages;
mod part;
mod setting;
mod slice;
mod style;
mod table;

use crate::font::Fonts;
use crate::mark::{Page, Role, Structure, Tag};
use crate::phrase::Phrases;
use crate::sheet::{Ground, SealPlace, Sheet};
use crate::{Reading, RenditionError};
use compositor::Compositor;
use setting::Setting;
use slice::Group;

/// Pages and the structure of their content.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The pages in order, at least one.
    pub pages: Vec<Page>,
    /// The elements that the pages' marks refer to.
    pub structure: Structure,
}

/// Sets the sheet.
pub fn lay_out(sheet: &Sheet, reading: Reading, fonts: Fonts) -> Result<Layout, RenditionError> {
    let compositor = Compositor::new(fonts, reading);
    let mut setting = Setting { compositor, words: Phrases, sheet, ground: Ground::Plain, code: None };
    let mut groups = furniture::opening(&mut setting)?;
    for (index, section) in sheet.sections.iter().enumerate() {
        groups.extend(part::groups(&mut setting, section)?);
        let more = sheet.sections.iter().skip(index + 1).any(|later| later.stage == section.stage);
        let stage =
            sheet.stages.iter().find(|stage| stage.id == section.stage && stage.seal != SealPlace::None && !more);
        if let Some(stage) = stage {
            let group = part::signature(&mut setting, stage, section.ground)?;
            if let Some(last) = groups.last_mut() {
                last.keep_with_next = true;
            }
            groups.push(group);
        }
    }
    for stage in sheet.stages.iter().filter(|stage| stage.seal != SealPlace::None) {
        if !sheet.sections.iter().any(|section| section.stage == stage.id) {
            groups.push(part::signature(&mut setting, stage, Ground::Plain)?.after(10.0));
        }
    }
    groups.extend(notes(&mut setting));
    let mut pages = pages::paginate(groups);
    furniture::repeat(&setting, &mut pages);
    Ok(Layout { pages, structure: setting.compositor.structure })
}

/// The notes at the end, numbered.
fn notes(setting: &mut Setting<'_>) -> Vec<Group> {
    let sheet = setting.sheet;
    if sheet.notes.is_empty() {
        return Vec::new();
    }
    let element = setting.compositor.structure.add(Structure::ROOT, Role::Sect);
    let title = setting.compositor.structure.add(element, Role::H2);
    let words = setting.words.both("rendition-notes");
    let lines = setting.compositor.pair(&words, style::LABEL, crate::ink::BODY_WIDTH, title);
    let mut groups = vec![Group::of(lines).after(12.0).kept()];
    for (index, note) in sheet.notes.iter().enumerate() {
        let paragraph = setting.compositor.structure.add(element, Role::P);
        let number = format!("{}.", index + 1);
        let number = vec![setting.compositor.line(&number, style::SMALL.first, Some(Tag::plain(paragraph)))];
        let body = setting.compositor.pair(note, style::SMALL, crate::ink::BODY_WIDTH - 16.0, paragraph);
        groups.push(Group::of(slice::side_by_side(vec![(0.0, number), (16.0, body)])).after(2.0));
    }
    groups
}
