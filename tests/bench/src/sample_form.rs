//! A form of the shelf with its sample answers, from the answers to the request by which a stage is signed.
//!
//! Not here: keys, and whatever is timed.

use std::fs;

use forms::{Completed, Definition, Inputs, Snapshots, complete};
use rendition::{Imprint, Reading, SealWords, Sheet, StageFill, sheet_of, stage_fill, stage_values};
use serde_json::Value;
use signing::{Appearance, Filling, Place, SignRequest};
use uuid::Uuid;
use words::{Lang, Text};

use crate::Done;
use crate::peer::repository;

/// A definition and the answers beside it.
pub struct SampleForm {
    folder: String,
    definition: Definition,
}

/// In which language the pages are read.
pub fn reading() -> Reading {
    Reading::both(Lang::ZhHantHk)
}

fn instance() -> Uuid {
    Uuid::from_u128(0x0193_f2a4_5c1e_7a90_8d21_4be0_c7f1_a2d3)
}

/// Who signs.
fn officer() -> Text {
    Text::new("CHAN Tai-man", "陳大文")
}

impl SampleForm {
    /// The newest edition of a form, by its number.
    pub fn read(number: &str) -> Done<Self> {
        let folder = format!("schemas/forms/{number}/11-2026");
        let definition = Definition::parse(&fs::read(repository(&folder).join("form.json"))?)
            .map_err(|faults| format!("the form is not in order: {:?}", faults.first()))?;
        Ok(Self { folder, definition })
    }

    /// What the officer of a stage answered.
    pub fn answers(&self, stage: &str) -> Done<Value> {
        let path = repository(&self.folder).join(format!("answers-{stage}.json"));
        Ok(serde_json::from_slice(&fs::read(path)?)?)
    }

    /// A stage filled in: its answers judged and worked out.
    pub fn completed(&self, stage: &str, answers: &Value) -> Done<Completed> {
        let slots = self.definition.names.snapshots.iter();
        let samples = slots.filter_map(|(name, slot)| Some((name, slot.sample.clone()?)));
        let snapshots = samples.fold(Snapshots::new(), |all, (name, sample)| all.with(name, sample));
        let inputs = Inputs { snapshots, language: Lang::ZhHantHk, ..Inputs::new("2026-11-21".parse()?, stage) };
        complete(&self.definition, instance(), answers, &inputs)
            .map_err(|problems| format!("{stage}: {:?}", problems.first()).into())
    }

    /// The page of a first stage.
    pub fn sheet(&self, completed: &Completed, at: jiff::Timestamp) -> Sheet {
        let imprint = Imprint {
            department: Text::new("Home Affairs Department", "民政事務總署"),
            reference: instance().to_string(),
            author: "陳大文 CHAN Tai-man".to_owned(),
            made_at: at,
        };
        sheet_of(&self.definition, completed, &imprint)
    }

    /// How a later stage is filled in and signed on the paper that came to it.
    pub fn later(&self, pdf: &[u8], completed: &Completed, at: jiff::Timestamp) -> Done<SignRequest> {
        let values = stage_values(&self.definition, completed, reading());
        let statement = String::from_utf8(completed.statement_bytes())?;
        let fill = stage_fill(pdf, completed.stage(), Some(&statement), &values, Some(&seal(at)), reading())?;
        request(fill, at)
    }
}

/// How a first stage is signed.
pub fn first(pdf: &[u8], stage: &str, at: jiff::Timestamp) -> Done<SignRequest> {
    let fill = stage_fill(pdf, stage, None, &[], Some(&seal(at)), reading())?;
    Ok(SignRequest { certifies: true, ..request(fill, at)? })
}

fn request(fill: StageFill, at: jiff::Timestamp) -> Done<SignRequest> {
    let (field, picture) = fill.signature.ok_or("the form has no place for a signature")?;
    let data = fill.data.into_iter().map(|(field, value)| Filling { field, value, appearance: None });
    let texts = fill.texts.into_iter().map(|text| Filling {
        field: text.field,
        value: text.value,
        appearance: Some(Appearance::new(text.appearance.objects)),
    });
    Ok(SignRequest {
        reason: Some("Application".to_owned()),
        appearance: Some(Appearance::new(picture.objects)),
        fill: data.chain(texts).collect(),
        ..SignRequest::new(Place::Prepared(field), "CHAN Tai-man", at)
    })
}

fn seal(at: jiff::Timestamp) -> SealWords {
    SealWords {
        name: officer(),
        post: Text::new("Executive Officer I", "一級行政主任"),
        at,
        reason: Text::new("Application", "申請"),
    }
}
