//! A completed form as a PDF: one page description from data, drawn with our own
//! typeface, finished for the archive (structure, properties, embedded data) and for
//! signing (a prepared field for whatever a later stage will add). Same input, same
//! bytes. Nothing is signed here, nothing is read from a clock or the network, and no
//! rule of a form is known beyond what a [`Sheet`] says.

mod appearance;
mod breaking;
mod code;
mod draw;
mod error;
pub mod field;
mod finish;
pub mod font;
mod form;
mod ink;
mod layout;
mod mark;
pub mod papers;
mod phrase;
mod rendered;
mod seal;
mod sheet;
mod stage;

use words::Lang;

pub use appearance::Appearance;
pub use error::{MissingGlyph, RenditionError};
pub use form::{Imprint, apart_seal, aside_of, blank_of, otherwise_seal, sheet_of, stage_values};
pub use rendered::{Placement, Rendered, pages_of, render};
pub use seal::{SealWords, seal_appearance};
pub use sheet::{
    Choice, Column, Content, Ground, Item, Kind, SealPlace, Section, Sheet, Span, Spot, Stage, Table, Tick, Total,
    Value, spots,
};
pub use stage::{StageFill, StageValue, TextFill, stage_fill};

/// In which language a page is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The reader's language, set first.
    pub first: Lang,
    /// Whether the other language follows in lighter ink.
    pub both: bool,
}

impl Reading {
    /// Both languages, `first` before the other.
    pub fn both(first: Lang) -> Self {
        Self { first, both: true }
    }

    /// One language only; the other appears only where the first is missing.
    pub fn only(lang: Lang) -> Self {
        Self { first: lang, both: false }
    }
}
