//! Definitions made from what other systems have: a first draft, and a list of all that it does not carry.
//!
//! A schema or the fields of a PDF become a definition of one stage; a PDF that is not taken over gets a cover sheet.
//! What the profile of the data cannot say stays in the draft as a check that is only read
//! (`validateAlso`), so that a form made from a schema accepts what the schema accepts.

mod acroform;
mod cover;
mod flat;
mod json_schema;
mod keywords;
mod naming;
mod numbers;
mod paper;
mod source;

use serde_json::Value as Json;

use crate::fault::Fault;

pub use acroform::import_paper;
pub use cover::{Official, wrap_paper};
pub use json_schema::import_json_schema;
pub use paper::{Paper, PaperField, Takes};

/// What the source does not say of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// Number of the form, such as `HAD-9`.
    pub form_no: String,
    /// Printed edition, such as `11/2026`.
    pub edition: String,
    /// Class of the file plan under which completed forms are filed.
    pub class: String,
}

/// A first draft of a definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The definition as JSON; it parses.
    pub definition: Json,
    /// What was not carried, or carried as something else, each with its place in the source.
    pub notes: Vec<Fault>,
}
