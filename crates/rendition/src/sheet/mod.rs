//! The printed form as data: what stands on the page, in reading order, before
//! anything is measured. Whoever knows forms makes a [`Sheet`]; whoever knows paper
//! draws it. No measures, no fonts and no rules of a form are here.

mod words_in;

use jiff::Timestamp;
use words::Text;

pub use words_in::{Spot, spots};

/// Everything that is printed on one form, and the data embedded beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Title of the form in both languages.
    pub title: Text,
    /// The department whose form it is.
    pub department: Text,
    /// What the form is for, printed under the title.
    pub purpose: Option<Text>,
    /// Printed form number, for example `GEN-LV-1`.
    pub form_no: String,
    /// Printed edition, for example `11/2026`.
    pub edition: String,
    /// Identifier of this instance or record, printed on every page.
    pub reference: String,
    /// Who is named as author in the document's properties.
    pub author: String,
    /// Time that the document's properties carry; also the date of the embedded file.
    pub made_at: Timestamp,
    /// The parts of the form in reading order.
    pub sections: Vec<Section>,
    /// All stages in order; each that signs gets a signature place.
    pub stages: Vec<Stage>,
    /// Notes at the end of the form, numbered when printed.
    pub notes: Vec<Text>,
    /// The data of the first stage, or of a paper that is no form, as JSON text, embedded beside the page.
    pub data: String,
    /// What becomes of it.
    pub kind: Kind,
}

/// What becomes of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// A form on its way through its offices.
    #[default]
    Form,
    /// Filled in by hand: nothing in the file can be filled in.
    Blank,
    /// A paper that is no form, such as a certificate.
    Paper,
}

/// What a section is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// White paper: filled in by whoever begins the form.
    #[default]
    Plain,
    /// A tinted band: filled in by a later stage.
    Later,
    /// A tinted band marked as for official use only.
    Official,
}

/// One section of a form under its own heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Heading of the part that begins with this section, such as "Part B".
    pub part: Option<Text>,
    /// Heading in both languages; empty where the part's heading says it all.
    pub heading: Text,
    /// One sentence under the heading.
    pub hint: Option<Text>,
    /// Identifier of the stage whose section it is.
    pub stage: String,
    /// What it is printed on.
    pub ground: Ground,
    /// Items in reading order.
    pub items: Vec<Item>,
}

/// One thing on the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A label with a value.
    Value(Value),
    /// A label with tick boxes.
    Choice(Choice),
    /// A repeating group.
    Table(Table),
    /// A paragraph, for example a declaration.
    Note(Text),
    /// The heading of one row of a repeating group whose rows are printed one under the other; its items follow.
    Row(Text),
    /// What other offices fill in within a part that is not theirs, on a band of its own.
    Office(Vec<Item>),
}

/// A labelled value.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The question.
    pub label: Text,
    /// The answer.
    pub content: Content,
    /// Share of the row.
    pub span: Span,
}

/// Share of the page's width that an item takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Span {
    /// A quarter.
    Quarter,
    /// A third.
    Third,
    /// A half.
    Half,
    /// The whole row.
    #[default]
    Full,
}

impl Span {
    /// Twelfths of the row.
    pub fn twelfths(self) -> u16 {
        match self {
            Span::Quarter => 3,
            Span::Third => 4,
            Span::Half => 6,
            Span::Full => 12,
        }
    }
}

/// What stands in the place of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Text as it was typed; line ends are kept.
    Plain(String),
    /// Text that exists in both languages, such as the name of a code.
    Words(Text),
    /// Not answered: the place stays empty, without a prepared field.
    Blank,
    /// Room to write with a pen.
    Room {
        /// How many lines, at least one.
        lines: u8,
    },
    /// To be filled by a later stage: an empty place with a prepared field.
    Later {
        /// Identifier of the stage.
        stage: String,
        /// Name of the field within its stage: ASCII letters, digits, `-` and `_`.
        name: String,
        /// How many lines of text the place holds, at least one.
        lines: u8,
    },
}

/// A question answered by ticking.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The question.
    pub label: Text,
    /// The possible answers in order.
    pub options: Vec<Tick>,
    /// Share of the row.
    pub span: Span,
}

/// One tick box.
#[derive(Debug, Clone, PartialEq)]
pub struct Tick {
    /// The answer.
    pub label: Text,
    /// Whether it is ticked.
    pub chosen: bool,
}

/// A repeating group, drawn as a table whose head is repeated on each page.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Name of the group.
    pub label: Text,
    /// Heading of the row in which the table stands, said again with its head; empty where it stands by itself.
    pub within: Text,
    /// Columns in order.
    pub columns: Vec<Column>,
    /// Rows; each has one cell per column, missing ones stay empty.
    pub rows: Vec<Vec<Content>>,
    /// What other offices fill in for each row, beneath it on a band of its own; none where there is nothing.
    pub offices: Vec<Vec<Item>>,
    /// Totals under the last row, each over the last column.
    pub totals: Vec<Total>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Heading in both languages.
    pub heading: Text,
    /// Relative width; shares are worked out over all columns.
    pub weight: u16,
    /// Figures stand at the right edge.
    pub figures: bool,
}

/// A total of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Total {
    /// What is totalled.
    pub label: Text,
    /// The figure as it is to be printed.
    pub value: String,
}

/// Where a stage signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealPlace {
    /// It does not sign.
    None,
    /// On this paper, which has a place for it.
    Here,
    /// On this paper, which has a place for a signature, and a line that says how it was signed in another way.
    Either,
    /// On a paper of its own, because it runs beside the stages that hand this one on. A line says who.
    Apart,
}

/// A stage of the form.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// Identifier: ASCII letters, digits, `-` and `_`.
    pub id: String,
    /// What the stage is called.
    pub title: Text,
    /// Where the stage signs.
    pub seal: SealPlace,
    /// Words under the place; "Signature: title of the stage" where there are none.
    pub caption: Option<Text>,
    /// What the signer declares, printed above the place.
    pub declaration: Option<Text>,
}
