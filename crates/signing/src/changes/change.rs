//! One change, for a judge and for a person.

use lopdf::ObjectId;
use serde::{Deserialize, Serialize};
use words::Message;

use crate::reason::Reason;

/// How far a change goes; each level includes the ones before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Nothing that a reader could notice.
    None,
    /// Evidence for the long term, and dates and tools in the document information.
    LtaUpdates,
    /// Fields filled or signed.
    FormFilling,
    /// Notes added.
    Annotations,
    /// Anything else.
    Other,
}

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// A prepared field was signed.
    FieldSigned,
    /// A new field was added and signed.
    FieldAdded,
    /// A field was filled.
    FieldFilled,
    /// A field was changed in another way.
    FieldChanged,
    /// A field shows another text than its value.
    FieldShowsOther,
    /// What a field shows cannot be read.
    FieldUnreadable,
    /// An annotation was added, changed or removed.
    AnnotationChanged,
    /// Dates or tools in the document information.
    InformationChanged,
    /// Certificates, revocation evidence or a document time-stamp were added.
    EvidenceAdded,
    /// Anything that a page, the catalog or the file consists of.
    ContentChanged,
    /// New objects that nothing allowed leads to.
    ObjectsHidden,
}

/// A change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// What.
    pub kind: ChangeKind,
    /// How far it goes.
    pub level: Level,
    /// Number of the object that was touched.
    pub object: Option<u32>,
    /// Where in the document, as the entries that lead there.
    pub path: String,
    /// Qualified name of the field.
    pub field: Option<String>,
    /// What a person calls the field (`TU`), as it was signed.
    pub label: Option<String>,
    /// Page, from one.
    pub page: Option<u32>,
    /// Place on the page: left, bottom, right, top in points.
    pub rect: Option<[f32; 4]>,
    /// Value before.
    pub before: Option<String>,
    /// Value after.
    pub after: Option<String>,
    /// The signature that a field received.
    pub signature: Option<ObjectId>,
}

/// Values are shown to people up to so many characters.
const SHOWN: usize = 80;

impl Change {
    /// A change of an object at a path.
    pub fn new(kind: ChangeKind, level: Level, object: Option<u32>, path: impl Into<String>) -> Self {
        Self {
            kind,
            level,
            object,
            path: path.into(),
            field: None,
            label: None,
            page: None,
            rect: None,
            before: None,
            after: None,
            signature: None,
        }
    }

    /// The reason it gives when it is not permitted.
    pub fn reason(&self) -> Reason {
        match self.kind {
            ChangeKind::FieldSigned | ChangeKind::FieldFilled | ChangeKind::FieldChanged => Reason::ChangedField,
            ChangeKind::FieldAdded => Reason::NewField,
            ChangeKind::FieldShowsOther => Reason::AppearanceMismatch,
            ChangeKind::FieldUnreadable => Reason::AppearanceUnreadable,
            ChangeKind::AnnotationChanged => Reason::ChangedAnnotation,
            ChangeKind::InformationChanged
            | ChangeKind::EvidenceAdded
            | ChangeKind::ContentChanged
            | ChangeKind::ObjectsHidden => Reason::ChangedContent,
        }
    }

    /// The sentence for a person.
    pub fn message(&self) -> Message {
        let mut message = Message::new(match self.kind {
            ChangeKind::FieldSigned => "signing-change-field-signed",
            ChangeKind::FieldAdded => "signing-change-field-added",
            ChangeKind::FieldFilled if self.after.is_none() => "signing-change-field-emptied",
            ChangeKind::FieldFilled if self.before.is_some() => "signing-change-field-refilled",
            ChangeKind::FieldFilled => "signing-change-field-filled",
            ChangeKind::FieldChanged => "signing-change-field-changed",
            ChangeKind::FieldShowsOther => "signing-change-field-shows-other",
            ChangeKind::FieldUnreadable => "signing-change-field-unreadable",
            ChangeKind::AnnotationChanged => "signing-change-annotation",
            ChangeKind::InformationChanged => "signing-change-information",
            ChangeKind::EvidenceAdded => "signing-change-evidence",
            ChangeKind::ContentChanged => "signing-change-content",
            ChangeKind::ObjectsHidden => "signing-change-objects-hidden",
        });
        // A label that came after the signature could say anything; this one was there.
        let field = if self.label.is_some() { &self.label } else { &self.field };
        for (name, value) in [("field", field), ("before", &self.before), ("after", &self.after)] {
            message = message.with(name, shortened(value.as_deref().unwrap_or_default()));
        }
        message = message.with("path", self.path.as_str());
        match self.page {
            Some(page) => message.with("page", page),
            None => message.with("page", 0),
        }
    }
}

fn shortened(value: &str) -> String {
    match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}
