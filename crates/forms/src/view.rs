//! What a renderer needs of a definition: texts, layout, types, lists, stages, evidence.
//!
//! No rule is in it. A renderer draws what stands here, asks for an evaluation, and
//! sends edits back.

use std::collections::BTreeMap;

use serde::Serialize;
use words::Text;

use crate::definition::{
    Asset, AssetUse, AttachmentSlot, Certifier, Definition, Field, FieldKind, OriginalPolicy, Page, Side, SideKind,
    SigningWay, Slot,
};
use crate::evaluate::Choice;
use crate::expr::view;
use crate::pointer::Pattern;

/// A field as a renderer sees it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FieldView {
    /// Semantic type.
    #[serde(rename = "type")]
    pub kind: FieldKind,
    /// The stage that owns it.
    pub stage: String,
    /// Its name.
    pub label: Text,
    /// What to enter.
    pub help: Option<Text>,
    /// The list of its codes.
    pub codelist: Option<String>,
    /// ISO 4217 code, for money.
    pub currency: Option<String>,
    /// What is counted or measured.
    pub unit: Option<Text>,
    /// Decimal places, for decimals and money.
    pub places: Option<u32>,
    /// The greatest length in characters.
    pub max_length: Option<u32>,
    /// The least number of rows.
    pub min_rows: Option<u32>,
    /// The greatest number of rows.
    pub max_rows: Option<u32>,
    /// Whether it is for official use.
    pub official_use: bool,
    /// A tag such as `personal`.
    pub sensitivity: Option<String>,
    /// Whether it is shown with its middle hidden until somebody wants to see it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub mask: bool,
    /// From where it is prefilled.
    pub prefilled_from: Option<String>,
    /// Whether its value is worked out, and the rule in a line of text.
    pub formula: Option<String>,
    /// The sides of its value, in order: the days of a period, the parts of an address.
    pub sides: Vec<SideView>,
}

/// A side of a value as a renderer sees it, such as the street of an address.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct SideView {
    /// Its name below the field.
    pub name: String,
    /// What people read.
    pub label: Text,
    /// Type of the control: `text`, `date` or `choice`.
    #[serde(rename = "type")]
    pub kind: FieldKind,
    /// Whether it may always be left out.
    pub optional: bool,
    /// The greatest length in characters.
    pub max_length: Option<u32>,
}

/// A place for attachments as a renderer sees it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AttachmentView {
    /// The slot.
    pub id: String,
    /// Pointer of the slot in the answers; the pattern of it where it belongs to the rows of a group.
    pub path: String,
    /// What is to be attached.
    pub label: Text,
    /// More about it.
    pub help: Option<Text>,
    /// The stage that attaches it.
    pub stage: String,
    /// The least number of files.
    pub min: u32,
    /// The greatest number of files.
    pub max: u32,
    /// File name endings.
    pub accept: Vec<String>,
    /// What is asked of the original.
    pub original: OriginalPolicy,
    /// In which capacity a copy may be certified; none where no certified copy is wanted.
    pub certifiers: Vec<Choice>,
    /// A tag such as `health`.
    pub sensitivity: Option<String>,
}

/// A stage as a renderer sees it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct StageView {
    /// Identifier.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// What to do in it.
    pub help: Option<Text>,
    /// The stages directly before it.
    pub after: Vec<String>,
    /// Whether it ends with a signature.
    pub signs: bool,
    /// The ways in which it may be signed.
    pub ways: Vec<SigningWay>,
    /// The stages to which it may be returned.
    pub may_return_to: Vec<String>,
    /// Whether the form may be refused here.
    pub may_refuse: bool,
    /// Working days to do it, where there is a limit.
    pub working_days: Option<u32>,
}

/// A form as a renderer sees it.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FormView {
    /// Hash of the definition.
    pub hash: String,
    /// URN of the form.
    pub id: String,
    /// Number of the form.
    pub form_no: String,
    /// Printed edition.
    pub edition: String,
    /// Version.
    pub version: u32,
    /// Title and other texts about the form as a whole.
    pub texts: BTreeMap<String, Text>,
    /// Features that this program does not know; it may show the form and not fill it in.
    pub unknown_features: Vec<String>,
    /// Pages, sections, items.
    pub pages: Vec<Page>,
    /// Fields by pattern.
    pub fields: BTreeMap<String, FieldView>,
    /// Every code of every list, in order. A place offers its whole list where an evaluation has no choices for it.
    pub codelists: BTreeMap<String, Vec<Choice>>,
    /// Places for attachments.
    pub attachments: Vec<AttachmentView>,
    /// The official PDF, where it goes with one.
    pub assets: Vec<AssetView>,
    /// Stages in order.
    pub stages: Vec<StageView>,
}

/// A file that belongs to a definition, as a renderer sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AssetView {
    /// Its name.
    pub name: String,
    /// Where it is attached once it is filled in; null where the form asks for everything itself.
    pub slot: Option<String>,
    /// Its size in bytes.
    pub size_bytes: u32,
}

fn asset(asset: &Asset) -> AssetView {
    let slot = match &asset.purpose {
        AssetUse::Fill { slot } => Some(slot.clone()),
        AssetUse::Layout => None,
    };
    AssetView { name: asset.name.clone(), slot, size_bytes: asset.size_bytes }
}

impl Definition {
    /// What a renderer needs.
    pub fn view(&self) -> FormView {
        let codes = |list: &crate::definition::Codelist| -> Vec<Choice> {
            list.codes.iter().map(|code| Choice { code: code.code.clone(), label: code.label.clone() }).collect()
        };
        FormView {
            hash: self.hash().to_owned(),
            id: self.id.clone(),
            form_no: self.form_no.clone(),
            edition: self.edition.clone(),
            version: self.version,
            texts: self.texts.clone(),
            unknown_features: self.unknown_features().into_iter().map(str::to_owned).collect(),
            pages: self.pages.clone(),
            fields: self.names.fields.iter().map(|(at, field)| (at.to_string(), field_view(self, at, field))).collect(),
            codelists: self.names.codelists.iter().map(|(name, list)| (name.clone(), codes(list))).collect(),
            attachments: self.attachments.iter().map(attachment_view).collect(),
            assets: self.assets.iter().map(asset).collect(),
            stages: self.stages.iter().map(stage_view).collect(),
        }
    }
}

fn field_view(definition: &Definition, at: &Pattern, field: &Field) -> FieldView {
    let is_number = matches!(field.kind, FieldKind::Decimal | FieldKind::Money);
    let is_group = field.kind == FieldKind::Repeat;
    FieldView {
        kind: field.kind,
        stage: field.stage.clone(),
        label: field.label.clone(),
        help: field.help.clone(),
        codelist: field.codelist.clone(),
        currency: field.currency.clone(),
        unit: field.unit.clone(),
        places: is_number.then(|| field.places()),
        max_length: field.slot.max_length,
        min_rows: is_group.then_some(field.slot.min_items),
        max_rows: field.slot.max_items.filter(|_| is_group),
        official_use: field.official_use,
        sensitivity: field.sensitivity.clone(),
        mask: field.mask,
        prefilled_from: field.prefill.as_ref().map(|prefill| prefill.from.clone()),
        formula: definition.logic.compute.get(at).map(view),
        sides: sides(definition, at, field),
    }
}

fn sides(definition: &Definition, at: &Pattern, field: &Field) -> Vec<SideView> {
    let is_asked = |name: &str, slot: &Slot| slot.required || definition.logic.required.contains_key(&at.join(name));
    let one = |side: &Side| {
        let slot = field.sides.get(side.name)?;
        Some(SideView {
            name: side.name.to_owned(),
            label: side.label(),
            kind: match side.kind {
                SideKind::Date => FieldKind::Date,
                SideKind::District => FieldKind::Choice,
                SideKind::Text | SideKind::Unit => FieldKind::Text,
            },
            optional: !is_asked(side.name, slot) && field.kind != FieldKind::DateRange,
            max_length: slot.max_length,
        })
    };
    field.kind.sides().iter().filter_map(one).collect()
}

fn attachment_view(slot: &AttachmentSlot) -> AttachmentView {
    AttachmentView {
        id: slot.id.clone(),
        path: slot.at().to_string(),
        label: slot.label.clone(),
        help: slot.help.clone(),
        stage: slot.stage.clone(),
        min: slot.min,
        max: slot.max,
        accept: slot.accept.clone(),
        original: slot.original,
        certifiers: slot.certifiers.iter().map(capacity).collect(),
        sensitivity: slot.sensitivity.clone(),
    }
}

fn capacity(certifier: &Certifier) -> Choice {
    Choice { code: certifier.code().to_owned(), label: certifier.label() }
}

fn stage_view(stage: &crate::definition::Stage) -> StageView {
    StageView {
        id: stage.id.clone(),
        label: stage.label.clone(),
        help: stage.help.clone(),
        after: stage.after.clone(),
        signs: stage.signs(),
        ways: stage.ways.clone(),
        may_return_to: stage.may_return_to.clone(),
        may_refuse: stage.may_refuse,
        working_days: stage.due.as_ref().map(|due| due.working_days),
    }
}
