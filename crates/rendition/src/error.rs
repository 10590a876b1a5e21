//! What can stand in the way of a rendition. Sentences are in `locales/`.

use words::{Message, Text};

/// A character that the typeface cannot print, and where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingGlyph {
    /// The character.
    pub character: char,
    /// Label of the place, in both languages.
    pub place: Text,
}

/// Why no PDF, or no appearance, was made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenditionError {
    /// Characters that would come out as an empty box. Each is named once per place.
    #[error("no glyph for {}", list(missing))]
    MissingGlyphs {
        /// The characters, in reading order.
        missing: Vec<MissingGlyph>,
    },
    /// A stage or field name that a PDF field cannot carry.
    #[error("the name {name:?} cannot name a form field")]
    FieldName {
        /// The name as given.
        name: String,
    },
    /// Two places would carry the same field.
    #[error("the field {name} stands twice")]
    FieldTwice {
        /// Qualified name of the field.
        name: String,
    },
    /// The embedded data is not JSON.
    #[error("the form data is not JSON: {detail}")]
    Data {
        /// What the parser said.
        detail: String,
    },
    /// A later value has no prepared place in the document.
    #[error("the document has no field {name}")]
    UnknownField {
        /// Qualified name of the field.
        name: String,
    },
    /// A later value is too long for its place, even in the smallest type.
    #[error("the text does not fit the place of {name}")]
    DoesNotFit {
        /// Qualified name of the field.
        name: String,
    },
    /// The reference does not fit a code of a size that can be printed and read.
    #[error("the reference {reference} is too long for a code")]
    ReferenceTooLong {
        /// The reference.
        reference: String,
    },
    /// The document that a later stage adds to cannot be read.
    #[error("the document cannot be read: {detail}")]
    Document {
        /// What the reader said.
        detail: String,
    },
    /// Something broke while fonts or pages were made.
    #[error("the page could not be made: {detail}")]
    Broken {
        /// What broke.
        detail: String,
    },
}

impl RenditionError {
    /// Something broke that no user can mend.
    pub(crate) fn broken(detail: impl std::fmt::Display) -> Self {
        Self::Broken { detail: detail.to_string() }
    }

    /// The sentence for the user, as a code with arguments.
    pub fn message(&self) -> Message {
        match self {
            Self::MissingGlyphs { missing } => {
                let place = missing.first().map(|glyph| glyph.place.clone()).unwrap_or_default();
                Message::new("rendition-missing-glyphs")
                    .with("characters", list(missing))
                    .with("place-zh", place.read(words::Lang::ZhHantHk))
                    .with("place-en", place.read(words::Lang::En))
            }
            Self::FieldName { name } => Message::new("rendition-field-name").with("name", name.as_str()),
            Self::FieldTwice { name } => Message::new("rendition-field-twice").with("name", name.as_str()),
            Self::Data { detail } => Message::new("rendition-data").with("detail", detail.as_str()),
            Self::UnknownField { name } => Message::new("rendition-unknown-field").with("name", name.as_str()),
            Self::DoesNotFit { name } => Message::new("rendition-does-not-fit").with("name", name.as_str()),
            Self::ReferenceTooLong { reference } => {
                Message::new("rendition-reference-too-long").with("reference", reference.as_str())
            }
            Self::Document { detail } => Message::new("rendition-document").with("detail", detail.as_str()),
            Self::Broken { detail } => Message::new("rendition-broken").with("detail", detail.as_str()),
        }
    }
}

/// `𠮷 (U+20BB7), ☃ (U+2603)`: each character once.
fn list(missing: &[MissingGlyph]) -> String {
    let mut named: Vec<String> = Vec::new();
    for glyph in missing {
        let shown = if glyph.character.is_control() { '\u{FFFD}' } else { glyph.character };
        let name = format!("{shown} (U+{:04X})", u32::from(glyph.character));
        if !named.contains(&name) {
            named.push(name);
        }
    }
    named.join(", ")
}
