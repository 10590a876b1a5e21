//! The cover of a definition: what a list says of it, read without compiling any rule.

use serde::Deserialize;
use serde_json::Value as Json;
use words::Text;

use crate::definition::{FEATURES, OriginalPolicy};
use crate::tier::Tier;

/// What a list says of a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// URN of the form.
    pub id: String,
    /// Number by which people know it.
    pub form_no: String,
    /// Printed edition.
    pub edition: String,
    /// Version, counted up.
    pub version: u32,
    /// Its title.
    pub title: Text,
    /// What it is for, in a sentence.
    pub purpose: Option<Text>,
    /// Number of stages.
    pub stages: u32,
    /// How many of them end with a signature.
    pub signing_stages: u32,
    /// Whether an original must be shown, sent or kept.
    pub needs_originals: bool,
    /// How far it has come from paper.
    pub tier: Tier,
    /// The name under which it was signed.
    pub publisher: Option<String>,
    /// Whether this program has all that is needed to fill it in.
    pub fillable: bool,
}

impl Cover {
    /// Reads the cover; none where the JSON is no definition. That the rest is sound is not said.
    pub fn read(definition: &Json) -> Option<Self> {
        let text = |name: &str| definition.get(name).and_then(Json::as_str).map(str::to_owned);
        let list = |at: &str| definition.pointer(at).and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
        let stages = list("/workflow/stages");
        let originals = list("/evidence/attachments");
        let policy = |slot: &Json| OriginalPolicy::deserialize(slot.pointer("/original/policy")?).ok();
        let signing_stages = count(stages.iter().filter(|stage| signs(&stage["signs"])).count());
        let fills_paper = list("/assets").iter().any(|asset| asset["use"] == "fill");
        let is_imported = definition.get("imported").or(definition.get("validateAlso")).is_some();
        Some(Self {
            tier: Tier::of(fills_paper, is_imported, stages.len(), signing_stages > 0),
            id: text("id")?,
            form_no: text("formNo")?,
            edition: text("edition")?,
            version: definition
                .get("version")
                .and_then(Json::as_u64)
                .and_then(|version| u32::try_from(version).ok())?,
            title: read_text(definition, "/text/title")?,
            purpose: read_text(definition, "/text/purpose").filter(|text| !text.is_empty()),
            stages: count(stages.len()),
            signing_stages,
            publisher: definition.pointer("/publication/publisher").and_then(Json::as_str).map(str::to_owned),
            needs_originals: originals.iter().filter_map(policy).any(OriginalPolicy::wants_original),
            fillable: list("/requires").iter().all(|name| FEATURES.iter().any(|known| name == known)),
        })
    }
}

fn read_text(definition: &Json, at: &str) -> Option<Text> {
    serde_json::from_value(definition.pointer(at)?.clone()).ok()
}

fn signs(given: &Json) -> bool {
    given == true || given.as_array().is_some_and(|ways| !ways.is_empty())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
