//! What a reader found in a form that exists as PDF, as plain facts: the room of readers and this one know
//! nothing of each other, and whoever knows both hands the facts over.

use words::Message;

/// A form that exists as PDF.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paper {
    /// Title of the document.
    pub title: Option<String>,
    /// Its fields in the order in which they are read.
    pub fields: Vec<PaperField>,
    /// What the reader passed over, in its own words.
    pub notes: Vec<Message>,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperField {
    /// Its name there, such as `applicant.name`.
    pub name: String,
    /// What it takes.
    pub takes: Takes,
    /// Whether it must be filled in.
    pub required: bool,
    /// Whether nobody may type into it.
    pub read_only: bool,
    /// The page on which it shows, counted from one; none where it shows nowhere.
    pub page: Option<usize>,
    /// What the file calls it.
    pub label: Option<String>,
    /// What stands beside it on the page.
    pub nearby: Option<String>,
    /// What it holds before anybody has filled it in.
    pub default: Vec<String>,
    /// Events at which a script runs.
    pub scripts: Vec<String>,
}

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Takes {
    /// A text, of one line or several, of at most so many characters.
    Text {
        /// Whether of several lines.
        lines: bool,
        /// The most characters.
        most: Option<u32>,
    },
    /// A date.
    Date,
    /// A time of the day.
    Time,
    /// A number with so many places.
    Number {
        /// Its places.
        places: u32,
    },
    /// A text that is not shown while it is typed.
    Password,
    /// The name of a file.
    File,
    /// Yes or no.
    Tick,
    /// Values of a list: each as it is stored, and as people read it.
    Choice {
        /// The values.
        values: Vec<(String, Option<String>)>,
        /// Whether several may be chosen.
        several: bool,
        /// Whether another one may be typed.
        editable: bool,
    },
    /// Nothing: it is a button.
    Button,
    /// A signature.
    Signature,
    /// Nobody can tell.
    Unknown,
}
