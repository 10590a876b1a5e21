//! Parts and sections of the form: headings, items in rows, and the places where
//! stages sign.

use words::Text;

use super::setting::Setting;
use super::slice::{Group, Slice, side_by_side};
use super::{item, style, table};
use crate::ink::{BODY_END, BODY_WIDTH, Ink};
use crate::mark::{Area, ElementId, Mark, Place, PlaceKind, Role, Structure, Tag};
use crate::sheet::{Ground, Item, Kind, SealPlace, Section, Stage};
use crate::stage::SEAL;
use crate::{RenditionError, field};

/// Size of a signature's place.
pub const SIGNATURE: (f32, f32) = (268.0, 56.0);
/// The line that says who signed on another paper, in points.
const APART: (f32, f32) = (268.0, 30.0);

/// A section with everything in it, headed by its part where it begins one.
pub fn groups(setting: &mut Setting<'_>, section: &Section) -> Result<Vec<Group>, RenditionError> {
    setting.ground = section.ground;
    let element = setting.compositor.structure.add(Structure::ROOT, Role::Sect);
    let mut groups = headings(setting, section, element);
    let alone = |item: &Item| matches!(item, Item::Table(_) | Item::Row(_) | Item::Office(_));
    for items in section.items.chunk_by(|one, next| !alone(one) && !alone(next)) {
        match items {
            [Item::Table(table)] => groups.extend(table::groups(setting, table, element)?),
            [Item::Row(heading)] => groups.push(row_heading(setting, heading, element)),
            [Item::Office(items)] => groups.push(Group::of(item::office(setting, items, element)?)),
            items => groups.extend(item::rows(setting, items, element)?),
        }
    }
    keep_small_parts_whole(&mut groups, section.ground);
    Ok(if section.ground == Ground::Plain { groups } else { banded(groups) })
}

/// A small part is not torn in two: a band of up to two fifths of a page, as it is
/// filled in by one hand; on white paper only what is little more than a heading.
fn keep_small_parts_whole(groups: &mut [Group], ground: Ground) {
    let height: f32 = groups.iter().map(Group::height).sum();
    let last = groups.len().saturating_sub(1);
    let share = if ground == Ground::Plain { 0.12 } else { 0.4 };
    if height < BODY_END * share {
        groups.iter_mut().take(last).for_each(|group| group.keep_with_next = true);
    }
}

fn headings(setting: &mut Setting<'_>, section: &Section, parent: ElementId) -> Vec<Group> {
    let mut groups = Vec::new();
    let white = if section.ground == Ground::Plain { 14.0 } else { 0.0 };
    if let Some(part) = &section.part {
        let mut slices = if white > 0.0 { Vec::new() } else { vec![Slice::blank(8.0)] };
        slices.extend(part_heading(setting, part, section.ground, parent));
        groups.push(Group::of(slices).after(14.0).kept());
    }
    let mut slices = Vec::new();
    if !section.heading.is_empty() {
        if section.part.is_some() || white == 0.0 {
            slices.push(Slice::blank(6.0));
        }
        let element = setting.compositor.structure.add(parent, Role::H3);
        slices.extend(setting.compositor.pair(&section.heading, style::SUBHEADING, BODY_WIDTH, element));
        slices.push(Slice::blank(2.5).underlined(0.0, BODY_WIDTH, 0.4, Ink::Third));
    }
    if let Some(hint) = &section.hint {
        let paragraph = setting.compositor.structure.add(parent, Role::P);
        slices.push(Slice::blank(4.0));
        slices.extend(setting.compositor.pair(hint, style::SMALL, BODY_WIDTH, paragraph));
    }
    if !slices.is_empty() {
        let space = if section.part.is_some() { 0.0 } else { white * 0.75 };
        groups.push(Group::of(slices).after(space).kept());
    }
    groups
}

/// Title of a part over a rule; an official one says so at the right.
fn part_heading(setting: &mut Setting<'_>, part: &Text, ground: Ground, parent: ElementId) -> Vec<Slice> {
    let element = setting.compositor.structure.add(parent, Role::H2);
    let share = if ground == Ground::Official { 0.68 } else { 1.0 };
    let mut lines = setting.compositor.pair(part, style::HEADING, BODY_WIDTH * share, element);
    let words = setting.words.both("rendition-official-use");
    if ground == Ground::Official {
        let note = setting.compositor.structure.add(parent, Role::P);
        let sides: Vec<&str> = setting.compositor.sides(&words).into_iter().map(|(_, side)| side).collect();
        let text = sides.join("  ");
        let label = setting.compositor.flush_right(&text, style::FURNITURE, BODY_WIDTH * 0.4, Some(Tag::plain(note)));
        let label = label.into_iter().map(|slice| slice.moved(0.0, 4.0)).collect();
        lines = side_by_side(vec![(0.0, lines), (BODY_WIDTH * 0.6, label)]);
    }
    lines.push(Slice::blank(4.0).underlined(0.0, BODY_WIDTH, 0.8, Ink::Black));
    lines
}

/// The heading of one row of a group, which never stands alone at the end of a page.
fn row_heading(setting: &mut Setting<'_>, heading: &Text, parent: ElementId) -> Group {
    let element = setting.compositor.structure.add(parent, Role::H4);
    let mut slices = vec![Slice::blank(8.0)];
    slices.extend(setting.compositor.pair(heading, style::ROW, BODY_WIDTH, element));
    slices.push(Slice::blank(2.0));
    Group::of(slices).kept()
}

fn banded(groups: Vec<Group>) -> Vec<Group> {
    groups
        .into_iter()
        .map(|mut group| {
            group.slices = group.slices.into_iter().map(Slice::banded).collect();
            group.head = group.head.map(|head| std::rc::Rc::new(head.iter().cloned().map(Slice::banded).collect()));
            group
        })
        .collect()
}

/// The place where a stage signs, under what its signer declares.
pub fn signature(setting: &mut Setting<'_>, stage: &Stage, ground: Ground) -> Result<Group, RenditionError> {
    let element = setting.compositor.structure.add(Structure::ROOT, Role::Sect);
    let mut slices = vec![Slice::blank(8.0)];
    if let Some(declaration) = &stage.declaration {
        let paragraph = setting.compositor.structure.add(element, Role::P);
        slices.extend(setting.compositor.pair(declaration, style::NOTE, BODY_WIDTH, paragraph));
        slices.push(Slice::blank(6.0));
    }
    let form = setting.compositor.structure.add(element, Role::Form);
    let apart = stage.seal == SealPlace::Apart;
    let (width, height) = if apart { APART } else { SIGNATURE };
    let area = Area { x: BODY_WIDTH - width, y: 0.0, width, height };
    let about = |code| setting.words.about(code, "stage", &stage.title);
    let label = match &stage.caption {
        _ if apart => about("rendition-signature-apart"),
        Some(caption) => caption.clone(),
        None => about("rendition-signature-of"),
    };
    let caption = setting.compositor.structure.add(element, Role::P);
    let words = setting.compositor.pair(&label, style::LABEL, width, caption);
    let mut place = Slice::blank(height).underlined(BODY_WIDTH - width, BODY_WIDTH, 0.7, Ink::Black);
    if ground != Ground::Plain {
        place.marks.insert(0, Mark::Ground { area, ink: Ink::Paper });
    }
    let (field, kind) = match apart {
        true => (field::text(&stage.id, SEAL)?, PlaceKind::Lines),
        false => (field::signature(&stage.id)?, PlaceKind::Signature),
    };
    if setting.sheet.kind != Kind::Blank {
        place.places.push(Place { field, area, kind, label, element: form });
    }
    slices.push(place);
    slices.push(Slice::blank(3.0));
    slices.extend(words.into_iter().map(|slice| slice.moved(BODY_WIDTH - width, 0.0)));
    if stage.seal == SealPlace::Either && setting.sheet.kind != Kind::Blank {
        slices.extend(otherwise(setting, stage, ground, element)?);
    }
    slices.push(Slice::blank(6.0));
    let group = Group::of(slices);
    Ok(if ground != Ground::Plain { banded(vec![group]).swap_remove(0) } else { group })
}

/// The line that says who signed without a certificate, how and when.
fn otherwise(
    setting: &mut Setting<'_>,
    stage: &Stage,
    ground: Ground,
    parent: ElementId,
) -> Result<Vec<Slice>, RenditionError> {
    let element = setting.compositor.structure.add(parent, Role::Form);
    let (width, height) = APART;
    let x = BODY_WIDTH - width;
    let area = Area { x, y: 4.0, width, height };
    let label = setting.words.about("rendition-signature-otherwise", "stage", &stage.title);
    let mut line = Slice::blank(height + 4.0).underlined(x, BODY_WIDTH, 0.4, Ink::Second);
    if ground != Ground::Plain {
        line.marks.insert(0, Mark::Ground { area, ink: Ink::Paper });
    }
    let field = field::text(&stage.id, SEAL)?;
    line.places.push(Place { field, area, kind: PlaceKind::Lines, label, element });
    let caption = setting.compositor.structure.add(parent, Role::P);
    let words = setting.words.both("rendition-otherwise");
    let words = setting.compositor.pair(&words, style::LABEL, width, caption);
    Ok([line, Slice::blank(3.0)].into_iter().chain(words.into_iter().map(|slice| slice.moved(x, 0.0))).collect())
}
