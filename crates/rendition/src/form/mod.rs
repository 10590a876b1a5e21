//! From a form to a sheet: any definition is drawn from its layout and a completed
//! stage, without a line of code for the form. Fields of later stages become empty
//! prepared places; fields that the rules hide are left out; nothing is worked out
//! here that `forms` has not worked out.

mod answer;
mod aside;
mod blank;
mod items;
mod later;
mod standing;

use forms::{Completed, Definition, FormView, SigningWay};
use jiff::Timestamp;
use words::Text;

use crate::sheet::{Ground, Item, Kind, SealPlace, Section, Sheet, Stage};

pub use aside::aside_of;
pub use blank::blank_of;
pub use later::{apart_seal, otherwise_seal, stage_values};
use standing::standing;

/// What a sheet carries that no form knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imprint {
    /// The department whose form it is.
    pub department: Text,
    /// Identifier printed on every page, for example the instance's.
    pub reference: String,
    /// Author in the document's properties.
    pub author: String,
    /// Time in the document's properties.
    pub made_at: Timestamp,
}

/// The sheet of a completed stage. On the main way the places of all later stages are prepared; a stage
/// that runs beside it has a paper of its own, with what came before it and no more.
pub fn sheet_of(definition: &Definition, completed: &Completed, imprint: &Imprint) -> Sheet {
    let standing = standing(definition, completed);
    let statement = completed.statement_bytes();
    Sheet {
        sections: sections(&standing.view, |section| items::of(&standing, section)),
        stages: if standing.beside { own_stage(definition, completed) } else { all_stages(definition) },
        data: String::from_utf8_lossy(&statement).into_owned(),
        ..bare(definition, &standing.view, imprint)
    }
}

/// What a sheet says of its form, before anything is asked or answered.
fn bare(definition: &Definition, view: &FormView, imprint: &Imprint) -> Sheet {
    Sheet {
        title: definition.title().clone(),
        department: imprint.department.clone(),
        purpose: view.texts.get("purpose").cloned(),
        form_no: definition.form_no.clone(),
        edition: definition.edition.clone(),
        reference: imprint.reference.clone(),
        author: imprint.author.clone(),
        made_at: imprint.made_at,
        sections: Vec::new(),
        stages: Vec::new(),
        notes: notes(view),
        data: String::new(),
        kind: Kind::Form,
    }
}

/// The texts about the form as a whole are its notes, but for title and purpose,
/// which stand at the top.
fn notes(view: &FormView) -> Vec<Text> {
    let at_top = |name: &str| name == "title" || name == "purpose";
    view.texts.iter().filter(|(name, _)| !at_top(name)).map(|(_, text)| text.clone()).collect()
}

fn own_stage(definition: &Definition, completed: &Completed) -> Vec<Stage> {
    let stage = definition.stage(completed.stage());
    stage.into_iter().map(|stage| stage_of_sheet(definition, stage, SealPlace::Here)).collect()
}

/// In the order in which their values come to the paper: an earlier signature freezes what stands before it.
fn all_stages(definition: &Definition) -> Vec<Stage> {
    let way = definition.main_way();
    let seal = |id: &str| if way.contains(&id) { SealPlace::Here } else { SealPlace::Apart };
    let taken = way.iter().flat_map(|id| definition.taken_with(id)).filter_map(|id| definition.stage(id));
    taken.map(|stage| stage_of_sheet(definition, stage, seal(&stage.id))).collect()
}

fn stage_of_sheet(definition: &Definition, stage: &forms::Stage, seal: SealPlace) -> Stage {
    let caption = definition.print.pointer("/signatures").and_then(|captions| captions.get(&stage.id));
    Stage {
        id: stage.id.clone(),
        title: stage.label.clone(),
        seal: match seal {
            _ if !stage.signs() => SealPlace::None,
            // A signature in another way than with a certificate is said in words.
            SealPlace::Here if stage.ways != [SigningWay::Certificate] => SealPlace::Either,
            seal => seal,
        },
        caption: caption.and_then(|text| serde_json::from_value(text.clone()).ok()),
        declaration: None,
    }
}

/// The sections that have something to print, by what `items` makes of each.
fn sections(view: &FormView, items: impl Fn(&forms::Section) -> Vec<Item>) -> Vec<Section> {
    let first = view.stages.first().map(|stage| stage.id.clone()).unwrap_or_default();
    let mut sections = Vec::new();
    for page in &view.pages {
        let mut part = Some(page.title.clone()).filter(|title| !title.is_empty());
        for section in &page.sections {
            let items = items(section);
            if items.is_empty() {
                continue;
            }
            let stage = items::stage_of(view, section).unwrap_or_else(|| first.clone());
            let ground = ground_of(section, &page.title, stage == first);
            // A heading that repeats the part's says nothing.
            let heading = if part.as_ref() == Some(&section.title) { Text::default() } else { section.title.clone() };
            sections.push(Section { part: part.take(), heading, hint: section.help.clone(), stage, ground, items });
        }
    }
    sections
}

fn ground_of(section: &forms::Section, page: &Text, is_first: bool) -> Ground {
    match (section.official_use, is_first) {
        (true, _) if !says_official(page) => Ground::Official,
        (false, true) => Ground::Plain,
        _ => Ground::Later,
    }
}

/// The author of the form has written it into the heading already.
fn says_official(title: &Text) -> bool {
    title.en.to_ascii_lowercase().contains("official use")
}
