//! The display list: what is drawn on a page, in reading order, with the element of
//! the document's structure that each text belongs to. Positions are in points from
//! the page's top left corner; turning them over is the drawer's business.

use std::rc::Rc;

use words::{Lang, Text};

use crate::code::Code;
use crate::font::Weight;
use crate::ink::Ink;

/// Number of an element in a [`Structure`].
pub type ElementId = usize;

/// One thing drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A run of text on one baseline.
    Text(TextMark),
    /// A straight line.
    Rule {
        /// Start: x, y.
        from: (f32, f32),
        /// End: x, y.
        to: (f32, f32),
        /// Thickness.
        thickness: f32,
        /// Colour.
        ink: Ink,
    },
    /// A filled rectangle.
    Ground {
        /// Left, top, width, height.
        area: Area,
        /// Colour.
        ink: Ink,
    },
    /// A tick box, a vector shape: the typeface has no such sign.
    Tick {
        /// Left edge.
        x: f32,
        /// Top edge.
        y: f32,
        /// Length of a side.
        side: f32,
        /// With a tick in it.
        chosen: bool,
        /// The element it belongs to.
        element: ElementId,
    },
    /// A QR code, a vector shape.
    Code {
        /// Left edge, without the quiet zone.
        x: f32,
        /// Top edge.
        y: f32,
        /// What is dark.
        code: Rc<Code>,
        /// The element it belongs to; none where it is repeated on a further page.
        element: Option<ElementId>,
    },
}

/// A run of text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextMark {
    /// Left end of the baseline.
    pub x: f32,
    /// Height of the baseline.
    pub y: f32,
    /// Size of the type.
    pub size: f32,
    /// Weight of the type.
    pub weight: Weight,
    /// Colour.
    pub ink: Ink,
    /// The characters.
    pub text: String,
    /// The element it belongs to; none for heads and feet repeated on each page.
    pub tag: Option<Tag>,
}

/// Where a run of text belongs in the structure, and its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag {
    /// The element.
    pub element: ElementId,
    /// Language of the run; none for what a person typed.
    pub lang: Option<Lang>,
}

impl Tag {
    /// A run without a language of its own.
    pub fn plain(element: ElementId) -> Self {
        Self { element, lang: None }
    }
}

/// A rectangle: left, top, width, height.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// A place where a form field stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Qualified name of the field.
    pub field: String,
    /// Where it stands on its page.
    pub area: Area,
    /// What the field takes.
    pub kind: PlaceKind,
    /// Label, read out by assistive technology.
    pub label: Text,
    /// The element it belongs to.
    pub element: ElementId,
}

/// What a prepared field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// A signature.
    Signature,
    /// One line of text.
    Line,
    /// Several lines of text.
    Lines,
}

/// A page, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// What is drawn.
    pub marks: Vec<Mark>,
    /// Where fields stand.
    pub places: Vec<Place>,
}

/// Role of an element (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The whole form.
    Document,
    /// A part with its heading.
    Sect,
    /// Title of the form.
    H1,
    /// Heading of a part.
    H2,
    /// Heading of a section within a part.
    H3,
    /// Heading of a row of a group.
    H4,
    /// A paragraph: a label with its value, a note.
    P,
    /// A table.
    Table,
    /// A row.
    Tr,
    /// A heading cell, of the column below it.
    Th,
    /// A cell.
    Td,
    /// A form field.
    Form,
    /// A picture, with a text in its place.
    Figure,
}

impl Role {
    /// Name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Role::Document => "Document",
            Role::Sect => "Sect",
            Role::H1 => "H1",
            Role::H2 => "H2",
            Role::H3 => "H3",
            Role::H4 => "H4",
            Role::P => "P",
            Role::Table => "Table",
            Role::Tr => "TR",
            Role::Th => "TH",
            Role::Td => "TD",
            Role::Form => "Form",
            Role::Figure => "Figure",
        }
    }
}

/// One element of the structure.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Its role.
    pub role: Role,
    /// The element above it; none for the document.
    pub parent: Option<ElementId>,
    /// Columns that a cell takes; one for everything else.
    pub columns: usize,
    /// What is read out in place of a picture, and where it stands.
    pub picture: Option<Picture>,
}

/// A picture to those who do not see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// What is read out.
    pub said: String,
    /// Where it stands on its page.
    pub area: Area,
}

/// The structure of a document: elements numbered in reading order, parents first.
#[derive(Debug, Clone, PartialEq)]
pub struct Structure {
    /// All elements; the first is the document.
    pub elements: Vec<Element>,
}

impl Default for Structure {
    fn default() -> Self {
        Self { elements: vec![Element { role: Role::Document, parent: None, columns: 1, picture: None }] }
    }
}

impl Structure {
    /// The document itself.
    pub const ROOT: ElementId = 0;

    /// Adds an element below `parent`.
    pub fn add(&mut self, parent: ElementId, role: Role) -> ElementId {
        self.elements.push(Element { role, parent: Some(parent), columns: 1, picture: None });
        self.elements.len() - 1
    }

    /// Adds a picture.
    pub fn add_picture(&mut self, parent: ElementId, picture: Picture) -> ElementId {
        self.elements.push(Element { role: Role::Figure, parent: Some(parent), columns: 1, picture: Some(picture) });
        self.elements.len() - 1
    }

    /// Adds a cell that takes several columns.
    pub fn add_wide(&mut self, parent: ElementId, columns: usize) -> ElementId {
        self.elements.push(Element { role: Role::Td, parent: Some(parent), columns, picture: None });
        self.elements.len() - 1
    }
}
