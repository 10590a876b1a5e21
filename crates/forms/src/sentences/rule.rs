//! A rule with its sentences.

use serde::Serialize;
use words::Text;

use super::phrase::Sentence;

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
pub enum RuleKind {
    /// When a field or a section is shown.
    Visible,
    /// When a field must be filled in.
    Required,
    /// When a field cannot be changed.
    ReadOnly,
    /// What a field's value is.
    Compute,
    /// Which codes are offered.
    Choices,
    /// What must hold.
    Assert,
    /// When a stage takes place.
    Stage,
    /// When an attachment is asked for.
    Attachment,
}

/// A rule of a definition, said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RuleSentence {
    /// What it is about.
    pub kind: RuleKind,
    /// JSON pointer of the expression in the definition.
    pub place: String,
    /// The field, section, stage or attachment of which it speaks.
    pub about: Text,
    /// What it says: the rule itself, then the values that it speaks of by number, then what happens otherwise.
    pub sentences: Vec<Sentence>,
    /// The line of text for authors.
    pub line: String,
}
