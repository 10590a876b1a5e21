//! Contract: the library: every form that there is, found by number, words or department; which of them can be
//! filled in here, and what stands in the way of the others.
//!
//! Deliberately not here: what a form looks like (forms), drafts (drafts).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::Text;

use super::common::Change;
pub use forms::Tier;
pub use forms::catalogue::Obstacle;

/// What can be done with a form of the library at this desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FormPlace {
    /// Its definition is here.
    Here,
    /// It has a definition, which is not here: the server has it, or a file brings it.
    Elsewhere,
    /// It has no definition.
    Paper,
}

/// One form of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FormEntry {
    /// Identity of the definition; null where it is not here.
    pub form_id: Option<String>,
    /// The printed number, e.g. `HAD-CH-1`. No two forms have the same.
    pub form_no: String,
    /// Printed edition, e.g. `11/2026`; null where the definition is not here.
    pub edition: Option<String>,
    pub version: Option<u32>,
    pub title: Text,
    pub department: Text,
    /// One line: what the form is for.
    pub summary: Option<Text>,
    /// How far it has come from paper.
    pub tier: Tier,
    pub standing: FormPlace,
    /// What stands in the way of handing it in electronically; a definition that is here answers it.
    pub obstacles: Vec<Obstacle>,
    /// Originals must be shown or handed in.
    pub needs_originals: bool,
    /// It can be handed in on paper only, for want of a signature or of originals.
    pub on_paper_only: bool,
    /// Who stands for its text; null where the definition is not here.
    pub publisher: Option<Text>,
    /// Invented, for practice.
    pub synthetic: bool,
    /// Number of stages; 0 where the definition is not here.
    pub stages: u32,
    /// How many of the stages sign.
    pub signing_stages: u32,
    /// Drafts of this form in this vault.
    pub drafts: u32,
    /// When this desk last began one.
    #[ts(type = "string | null")]
    pub last_used_at: Option<Timestamp>,
    /// It can be begun here.
    pub fillable: bool,
}

/// A choice of forms that the desk keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FormShelfKind {
    /// Favourites.
    Favourites,
    /// Begun here of late, the last first.
    Recent,
}

/// What of the library is wanted beside the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FormFilter {
    /// Code of a department.
    pub department: Option<String>,
    pub tier: Option<Tier>,
    pub needs_originals: bool,
    /// Only those whose definition is here.
    pub here: bool,
    pub shelf: Option<FormShelfKind>,
}

/// `list_forms`: a window of the library, the likeliest first. `limit` ≤ 200.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListFormsRequest {
    /// Number, words of the title, other words; everything where empty.
    pub query: String,
    pub filter: FormFilter,
    /// How many rows stand before the window.
    pub from: u32,
    pub limit: u32,
    /// A form by number, whose place in the list is wanted; null = none.
    pub find: Option<String>,
}

/// A department with forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DepartmentCount {
    pub code: String,
    pub name: Text,
    /// Forms that are found, whichever department is chosen.
    pub count: u32,
}

/// Figures of what is found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LibraryFigures {
    pub here: u32,
    pub needs_originals: u32,
    pub on_paper_only: u32,
    pub synthetic: u32,
}

/// A window of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListFormsResponse {
    pub forms: Vec<FormEntry>,
    /// Forms that are found.
    pub found: u32,
    /// Forms in the library.
    pub total: u32,
    /// Place of the form that was to be found, among those found.
    pub place: Option<u32>,
    /// Departments in the order of their codes.
    pub departments: Vec<DepartmentCount>,
    pub figures: LibraryFigures,
}

/// `install_form`: takes a definition in from a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InstallFormRequest {
    pub path: String,
}

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InstallFormResponse {
    pub form_no: String,
    pub title: Text,
    pub edition: String,
    /// The catalogue names this very definition.
    pub listed: bool,
    pub changed: Vec<Change>,
}
