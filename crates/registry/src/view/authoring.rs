//! Contract: a definition while somebody writes it: what is wrong with it and where, how it looks, what its rules say.
//!
//! Nothing is stored: the text lies with the window and in the author's own file. Deliberately not here: definitions
//! that this desk has (library), drafts (drafts).

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use words::Message;

use super::forms::{Edit, Evaluation, FormView, RuleSentence};

/// `preview_definition`: what the text of a definition makes, filled in with the answers after the edits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewDefinitionRequest {
    /// The text, sound or not.
    pub source: String,
    /// The stage that is filled in; the first where it is null or not there.
    pub stage_id: Option<String>,
    /// The answers; null = as a form begins.
    pub answers: Value,
    pub edits: Vec<Edit>,
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DefinitionFindingKind {
    /// The definition cannot be read.
    Fault,
    /// One of its own tests does not come out as written.
    Test,
    /// It deserves a look.
    Remark,
}

/// Something to be said of a definition, with its place in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DefinitionFinding {
    pub kind: DefinitionFindingKind,
    /// JSON pointer into the definition.
    pub pointer: String,
    /// From 1.
    pub line: u32,
    /// The character in the line, from 1.
    pub column: u32,
    pub message: Message,
}

/// A rule with its place in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlacedRule {
    pub rule: RuleSentence,
    /// From 1.
    pub line: u32,
    /// The character in the line, from 1.
    pub column: u32,
}

/// The form that a sound text makes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PreviewedForm {
    pub form: FormView,
    /// The stage that is filled in.
    pub stage_id: String,
    /// The answers after the edits.
    pub answers: Value,
    pub evaluation: Evaluation,
    pub rules: Vec<PlacedRule>,
}

/// Answer of `preview_definition`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DefinitionPreview {
    /// As `form check` finds it: no fault, no test that fails.
    pub sound: bool,
    pub findings: Vec<DefinitionFinding>,
    /// Null while the text has faults.
    pub form: Option<PreviewedForm>,
}

/// `read_definition`: `path` as `pick_files` gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadDefinitionRequest {
    pub path: String,
}

/// Answer of `read_definition`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadDefinitionResponse {
    /// The name of the file.
    pub name: String,
    pub source: String,
}

/// `save_definition`: writes the text to the file, whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveDefinitionRequest {
    pub path: String,
    pub source: String,
}

/// Answer of `save_definition`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveDefinitionResponse {
    /// The name of the file.
    pub name: String,
}
