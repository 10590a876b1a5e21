//! What a form that exists as PDF says of its fields (AcroForm, ISO 32000-1, 12.7). Facts only: what becomes of
//! them in a form of ours is not decided here.

use serde::{Deserialize, Serialize};
use words::Message;

/// A form that exists as PDF.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// Title of the document, where it has one.
    pub title: Option<String>,
    /// How many pages it has.
    pub pages: usize,
    /// Its fields: by page, and on each page in the order in which they are read.
    pub fields: Vec<PaperField>,
    /// What was not read, or not surely.
    pub notes: Vec<Message>,
}

/// A field with all its widgets.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PaperField {
    /// Fully qualified name: the names from the root down, with dots between them.
    pub name: String,
    /// What it takes.
    pub kind: PaperKind,
    /// Whether it must be filled in.
    pub required: bool,
    /// Whether nobody may type into it.
    pub read_only: bool,
    /// Whether it shows nowhere: hidden, or without any place on a page.
    pub hidden: bool,
    /// What the file says of it to people (`TU`).
    pub tooltip: Option<String>,
    /// Text on the page that stands where a label would.
    pub nearby: Option<String>,
    /// What it holds when the form is reset.
    pub default: Vec<String>,
    /// Where it stands: that of its first widget.
    pub place: Option<PaperPlace>,
    /// What its format says of the value, where it is plain.
    pub hint: Option<Hint>,
    /// Events at which a script runs: `keystroke`, `format`, `validate`, `calculate`, `action`. A format that
    /// gave a hint is none of them.
    pub scripts: Vec<String>,
}

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PaperKind {
    /// A text.
    Text {
        /// Whether it may have several lines.
        lines: bool,
        /// Whether each character has a box of its own.
        comb: bool,
        /// Whether what is typed is not shown.
        password: bool,
        /// Whether it names a file.
        file: bool,
        /// The most characters.
        most: Option<u32>,
    },
    /// A box that is ticked or not.
    Check,
    /// One of several states.
    Radio {
        /// The states, in the order of their widgets.
        states: Vec<PaperOption>,
    },
    /// Values of a list.
    Choice {
        /// Whether several may be chosen.
        several: bool,
        /// Whether another value may be typed.
        editable: bool,
        /// The values.
        options: Vec<PaperOption>,
    },
    /// A button that does something; it holds no value.
    Button,
    /// A signature.
    Signature,
    /// A type that ISO 32000 does not know, or none.
    Unknown,
}

/// A value that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperOption {
    /// The value that is exported.
    pub value: String,
    /// What people read instead.
    pub label: Option<String>,
}

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PaperPlace {
    /// Page, counted from one.
    pub page: usize,
    /// Place among the annotations of the page, counted from one: the tab order of a page that names no other.
    pub tab: usize,
    /// Left, bottom, right and top edge, in units of the page.
    pub edges: [f64; 4],
}

/// What a plain format says of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "hint", rename_all = "kebab-case")]
pub enum Hint {
    /// A date.
    Date,
    /// A time of the day.
    Time,
    /// A number.
    Number {
        /// Its places.
        places: u32,
    },
}
