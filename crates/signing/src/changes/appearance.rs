//! The text that a field shows, to be held against the value that it has.
//!
//! Reads the operators that show text, with the character maps of the fonts in the
//! appearance itself. Images and further forms could show anything and count as showing
//! something else. Not here: position, colour and size.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Object, ObjectId};

use super::character_map::CharacterMap;
use super::ink::Ink;
use crate::pdf::{Snapshot, StructureFault, dictionary, plain};

/// What a field shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Its value, white space apart.
    Value,
    /// Something else.
    Other,
    /// Nothing that can be read with certainty.
    Unreadable,
}

/// Compares what the widgets of a field show with the texts that they may show.
pub fn shown_text(snapshot: &Snapshot<'_>, widgets: &[ObjectId], texts: &[&str]) -> Result<Shown, StructureFault> {
    let mut worst = Shown::Value;
    for widget in widgets {
        let Some(found) = snapshot.get(*widget)? else { return Ok(Shown::Unreadable) };
        let Some(entries) = dictionary(&found.object) else { return Ok(Shown::Unreadable) };
        match one(snapshot, entries, texts)? {
            Shown::Value => {}
            Shown::Other => return Ok(Shown::Other),
            Shown::Unreadable => worst = Shown::Unreadable,
        }
    }
    Ok(worst)
}

fn one(snapshot: &Snapshot<'_>, widget: &Dictionary, texts: &[&str]) -> Result<Shown, StructureFault> {
    let Object::Dictionary(states) = snapshot.value(widget, "AP")? else { return Ok(Shown::Unreadable) };
    let Object::Stream(stream) = snapshot.value(&states, "N")? else { return Ok(Shown::Unreadable) };
    // Looks for the moment when it is touched, layers, and other content in its place.
    if states.len() > 1 || ["OC", "Ref", "OPI"].iter().any(|key| stream.dict.has(key.as_bytes())) {
        return Ok(Shown::Unreadable);
    }
    let resources = snapshot.value(&stream.dict, "Resources")?;
    let fonts = match dictionary(&resources) {
        Some(resources) => snapshot.value(resources, "Font")?,
        None => Object::Null,
    };
    let Some(data) = plain(&stream, snapshot.file.limits.stream_bytes) else {
        return Ok(Shown::Unreadable);
    };
    let Ok(content) = Content::decode(&data) else { return Ok(Shown::Unreadable) };
    let mut page = Page { snapshot, fonts: dictionary(&fonts), maps: BTreeMap::new(), font: None, text: String::new() };
    let (mut ink, mut is_certain) = (Ink::default(), true);
    for operation in &content.operations {
        is_certain &= ink.take(&operation.operator, &operation.operands);
        match page.take(&operation.operator, &operation.operands)? {
            Step::Fine => {}
            Step::Foreign => return Ok(Shown::Other),
            Step::Unknown => is_certain = false,
        }
    }
    let bare = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
    let shown = bare(&page.text);
    Ok(match texts.iter().any(|text| bare(text) == shown) {
        _ if !is_certain => Shown::Unreadable,
        true => Shown::Value,
        false => Shown::Other,
    })
}

enum Step {
    Fine,
    /// It shows something that is no text.
    Foreign,
    /// It shows text that cannot be read.
    Unknown,
}

struct Page<'a> {
    snapshot: &'a Snapshot<'a>,
    fonts: Option<&'a Dictionary>,
    maps: BTreeMap<Vec<u8>, CharacterMap>,
    font: Option<Vec<u8>>,
    text: String,
}

impl Page<'_> {
    fn take(&mut self, operator: &str, operands: &[Object]) -> Result<Step, StructureFault> {
        match operator {
            "Do" | "BI" | "sh" => return Ok(Step::Foreign),
            "Tf" => self.font(operands)?,
            "Tj" | "'" | "\"" => return Ok(self.show(operands.last())),
            "TJ" => {
                let Some(Object::Array(parts)) = operands.first() else { return Ok(Step::Unknown) };
                for part in parts.iter().filter(|part| matches!(part, Object::String(..))) {
                    if let Step::Unknown = self.show(Some(part)) {
                        return Ok(Step::Unknown);
                    }
                }
            }
            _ => {}
        }
        Ok(Step::Fine)
    }

    fn font(&mut self, operands: &[Object]) -> Result<(), StructureFault> {
        self.font = None;
        let (Some(Object::Name(name)), Some(fonts)) = (operands.first(), self.fonts) else { return Ok(()) };
        let Object::Dictionary(mut font) = self.snapshot.value(fonts, &String::from_utf8_lossy(name))? else {
            return Ok(());
        };
        for part in ["BaseFont", "Encoding", "FontDescriptor"]
            .into_iter()
            .filter(|part| font.has(part.as_bytes()))
            .collect::<Vec<_>>()
        {
            font.set(part, self.snapshot.value(&font, part)?);
        }
        if !self.maps.contains_key(name) {
            let map = self.snapshot.value(&font, "ToUnicode")?;
            let data = match &map {
                Object::Stream(map) => plain(map, self.snapshot.file.limits.stream_bytes),
                _ => None,
            };
            let Some(map) = CharacterMap::of(&font, data.as_deref()) else { return Ok(()) };
            self.maps.insert(name.clone(), map);
        }
        self.font = Some(name.clone());
        Ok(())
    }

    fn show(&mut self, string: Option<&Object>) -> Step {
        let map = self.font.as_ref().and_then(|font| self.maps.get(font));
        let (Some(Object::String(codes, _)), Some(map)) = (string, map) else { return Step::Unknown };
        match map.read(codes) {
            Some(text) => {
                self.text.push_str(&text);
                Step::Fine
            }
            None => Step::Unknown,
        }
    }
}
