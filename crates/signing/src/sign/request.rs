//! What a signature is asked to say and do.

use jiff::Timestamp;

use super::appearance::Appearance;

/// Where the signature goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Into the empty signature field of this qualified name, which the form has prepared.
    Prepared(String),
    /// Into a new, invisible field of this name on the first page, for files that prepare none.
    New(String),
}

/// A value for a prepared text field, written in the same update as the signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filling {
    /// Qualified name of the field.
    pub field: String,
    /// The value, such as a line of text or the JSON of a stage.
    pub value: String,
    /// How the field looks, for a field with a widget; a field without one takes none.
    pub appearance: Option<Appearance>,
}

/// A signature to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignRequest {
    /// Where it goes.
    pub place: Place,
    /// Certifies the document: afterwards only filling and signing are permitted (DocMDP, P 2). First signature only.
    pub certifies: bool,
    /// Name of the person who signs (`Name`).
    pub name: String,
    /// The post in which the person signs, under which the office can be reached (`ContactInfo`).
    pub post: Option<String>,
    /// Why (`Reason`).
    pub reason: Option<String>,
    /// Where (`Location`).
    pub location: Option<String>,
    /// When, by the clock of the signer (`M`); a claim, not a proof.
    pub at: Timestamp,
    /// How the signature looks; nothing for an invisible one.
    pub appearance: Option<Appearance>,
    /// Fields to fill first.
    pub fill: Vec<Filling>,
}

impl SignRequest {
    /// A plain request: no certification, no reason, nothing to fill, invisible.
    pub fn new(place: Place, name: impl Into<String>, at: Timestamp) -> Self {
        Self {
            place,
            certifies: false,
            name: name.into(),
            post: None,
            reason: None,
            location: None,
            at,
            appearance: None,
            fill: Vec::new(),
        }
    }
}
