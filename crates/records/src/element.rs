//! The metadata elements of a record: one table that forms, imports, the window and
//! the command line all follow.
//!
//! Numbers are those of the project's element set (docs/STANDARDS.md); names and
//! explanations stand in `locales/` under `records-element-<number>`. Elements that
//! follow from retention (36 to 46) are listed here and computed by `disposal`.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{EntityId, PartialDate, Record, Security, State, World};

/// On which level an element lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Class of the scheme.
    Class,
    /// Folder.
    Folder,
    /// Part.
    Part,
    /// Record.
    Record,
    /// Component.
    Component,
    /// Disposal schedule.
    Schedule,
}

/// Whether an element must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Obligation {
    /// Always.
    Mandatory,
    /// When its condition holds.
    Conditional,
    /// As wished.
    Optional,
}

/// What the table says of one element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ElementRule {
    /// The element.
    pub element: Element,
    /// Levels on which it lives.
    pub levels: &'static [Level],
    /// Whether it must be there.
    pub obligation: Obligation,
    /// Filled by the system, never typed.
    pub automatic: bool,
    /// Taken from the level above where it is not set.
    pub inherited: bool,
    /// May be changed after declaration, with a reason.
    pub editable: bool,
}

macro_rules! elements {
    ($($(#[$doc:meta])* $name:ident = $id:literal, [$($level:ident),*], $obligation:ident, $auto:literal, $inherited:literal, $editable:literal;)*) => {
        /// A metadata element, by its number in the element set.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
        #[serde(rename_all = "kebab-case")]
        pub enum Element {
            $($(#[$doc])* $name),*
        }

        impl Element {
            /// Its number in the element set.
            pub fn id(self) -> u32 {
                match self { $(Self::$name => $id),* }
            }
        }

        /// All elements that this edition keeps, in the order of their numbers.
        pub const ELEMENTS: &[ElementRule] = &[$(ElementRule {
            element: Element::$name,
            levels: &[$(Level::$level),*],
            obligation: Obligation::$obligation,
            automatic: $auto,
            inherited: $inherited,
            editable: $editable,
        }),*];
    };
}

elements! {
    // element, levels, obligation, automatic, inherited, editable
    /// System identifier.
    SystemIdentifier = 1, [Class, Folder, Part, Record, Component, Schedule], Mandatory, true, false, false;
    /// Reference.
    Reference = 2, [Class, Folder, Part, Record], Mandatory, true, false, false;
    /// Provisional reference.
    ProvisionalReference = 3, [Record], Conditional, true, false, false;
    /// Title in English.
    TitleEn = 5, [Class, Folder, Part, Record], Conditional, false, false, true;
    /// Title in Chinese.
    TitleZh = 6, [Class, Folder, Part, Record], Conditional, false, false, true;
    /// Administrative or programme.
    Nature = 10, [Class], Mandatory, false, true, false;
    /// Kind of record.
    RecordType = 12, [Record], Mandatory, false, false, false;
    /// Language of the content.
    Language = 13, [Folder, Record], Optional, true, false, true;
    /// Electronic, physical or hybrid.
    Medium = 15, [Folder, Part, Record], Mandatory, false, true, false;
    /// Date of the document.
    DocumentDate = 16, [Record], Mandatory, false, false, true;
    /// Received or sent.
    ReceivedOrSent = 17, [Record], Conditional, false, false, true;
    /// Captured.
    Captured = 18, [Record], Mandatory, true, false, false;
    /// Declared, and by whom.
    Declared = 19, [Record], Mandatory, true, false, false;
    /// Opened and closed.
    OpenedClosed = 20, [Folder, Part], Mandatory, true, false, false;
    /// Last addition.
    LastAddition = 21, [Folder, Part], Mandatory, true, false, false;
    /// Author.
    Creator = 22, [Record], Mandatory, false, false, true;
    /// Originating organisation.
    Organisation = 23, [Record], Mandatory, false, false, true;
    /// Responsible officer.
    Responsible = 25, [Class, Folder], Mandatory, false, true, false;
    /// Security classification.
    Security = 29, [Folder, Part, Record, Component], Mandatory, false, true, true;
    /// Whether it holds personal data.
    PersonalData = 33, [Folder, Record], Mandatory, false, false, true;
    /// Disposal authority.
    DisposalAuthority = 36, [Schedule], Mandatory, true, true, false;
    /// Disposal class.
    DisposalClass = 37, [Class, Folder, Part, Record], Mandatory, false, true, false;
    /// Where the disposal class comes from.
    ClassSource = 38, [Folder, Part, Record], Mandatory, true, false, false;
    /// Criterion for inactive records.
    InactiveCriterion = 39, [Schedule], Mandatory, true, true, false;
    /// Retention period.
    RetentionPeriod = 40, [Schedule], Mandatory, true, true, false;
    /// Place of custody.
    Custody = 41, [Schedule, Folder, Part], Mandatory, false, true, false;
    /// Disposal action.
    DisposalAction = 42, [Schedule], Mandatory, true, true, false;
    /// Facts that retention counted from.
    TriggerFacts = 43, [Part, Record], Mandatory, true, false, false;
    /// Base date, end of retention, due date.
    RetentionDates = 44, [Part, Record], Mandatory, true, false, false;
    /// Disposal state.
    DisposalState = 45, [Part, Record], Mandatory, true, false, false;
    /// Format.
    Format = 54, [Component], Mandatory, true, false, false;
    /// Size and order.
    Size = 56, [Component], Mandatory, true, false, false;
    /// Digest.
    Digest = 57, [Component], Mandatory, true, false, false;
    /// Signatures as judged at capture.
    Signatures = 58, [Component, Record], Mandatory, true, false, false;
    /// Form, edition, instance.
    Form = 61, [Record], Conditional, true, false, false;
    /// History of every change.
    History = 68, [Class, Folder, Part, Record, Component], Mandatory, true, false, false;
}

impl Element {
    /// Its row in the table.
    pub fn rule(self) -> &'static ElementRule {
        // The macro writes one row for each variant, in the order of the variants.
        &ELEMENTS[self as usize]
    }
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "source", rename_all = "kebab-case")]
pub enum Source {
    /// Set on the thing itself.
    Own,
    /// Taken from a level above, named by its code or reference.
    Inherited { from: String },
}

/// A value with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolved {
    /// The value.
    pub value: Value,
    /// Where it comes from.
    pub source: Source,
}

/// The value of an element that a record holds itself; `None` where it is unset or
/// not kept on the record.
pub fn own_value(record: &Record, element: Element) -> Option<Value> {
    let text = |text: &str| (!text.is_empty()).then(|| json!(text));
    match element {
        Element::TitleEn => text(&record.title.en),
        Element::TitleZh => text(&record.title.zh),
        Element::RecordType => Some(json!(record.kind)),
        Element::Language => (!record.languages.is_empty()).then(|| json!(record.languages)),
        Element::Medium => Some(json!(record.medium)),
        Element::DocumentDate => Some(json!(record.document_date)),
        Element::ReceivedOrSent => record.received_at.map(|at| json!(at)),
        Element::Captured => Some(json!(record.capture.captured_at)),
        Element::Declared => Some(json!({"at": record.capture.captured_at, "by": record.capture.declared_by})),
        Element::Creator => text(&record.creator),
        Element::Organisation => text(&record.organisation),
        Element::Security => record.security.map(|level| json!(level)),
        Element::PersonalData => Some(json!(record.personal_data)),
        Element::DisposalClass => record.disposal_override.as_ref().map(|(code, _)| json!(code)),
        Element::Reference => Some(json!(record.reference())),
        Element::ProvisionalReference => {
            let former: Vec<String> =
                record.former_numbers.iter().map(|number| record.reference_with(number)).collect();
            (!former.is_empty()).then(|| json!(former))
        }
        Element::Form => record.form.as_ref().map(|form| json!(form)),
        _ => None,
    }
}

/// Sets an editable element. `None` when the value is not one that it can have.
pub(crate) fn set_value(record: &mut Record, element: Element, value: &Value) -> Option<()> {
    let text = || value.as_str().map(str::to_owned);
    match element {
        Element::TitleEn => record.title.en = text()?,
        Element::TitleZh => record.title.zh = text()?,
        Element::Creator => record.creator = text()?,
        Element::Organisation => record.organisation = text()?,
        Element::DocumentDate => record.document_date = text()?.parse::<PartialDate>().ok()?,
        Element::PersonalData => record.personal_data = value.as_bool()?,
        Element::Language => record.languages = serde_json::from_value(value.clone()).ok()?,
        Element::ReceivedOrSent => record.received_at = serde_json::from_value(value.clone()).ok()?,
        Element::Security => record.security = serde_json::from_value::<Option<Security>>(value.clone()).ok()?,
        _ => return None,
    }
    Some(())
}

/// An element of a record with its source: its own value, or the one of the part,
/// folder or class above.
pub fn inherited(world: &dyn World, record: &Record, element: Element) -> Option<Resolved> {
    if let Some(value) = own_value(record, element) {
        return Some(Resolved { value, source: Source::Own });
    }
    if !element.rule().inherited {
        return None;
    }
    let part = world.part(record.part)?;
    let mut next = Some(part.folder);
    // Folder, then class, then the classes above it; a scheme is shallow.
    while let Some(id) = next {
        let (value, name, above) = above_value(world, id, element)?;
        if let Some(value) = value {
            return Some(Resolved { value, source: Source::Inherited { from: name } });
        }
        next = above;
    }
    None
}

type Above = (Option<Value>, String, Option<EntityId>);

fn above_value(world: &dyn World, id: EntityId, element: Element) -> Option<Above> {
    match world.entity(id)?.state {
        State::Folder(folder) => {
            let value = match element {
                Element::Security => Some(json!(folder.security)),
                Element::Medium => Some(json!(folder.medium)),
                Element::Responsible => folder.responsible.map(|agent| json!(agent)),
                Element::DisposalClass => folder.disposal_override.as_ref().map(|(code, _)| json!(code)),
                _ => None,
            };
            Some((value, folder.reference, Some(folder.class)))
        }
        State::Class(class) => {
            let value = match element {
                Element::DisposalClass => class.disposal_class.as_ref().map(|code| json!(code)),
                Element::Nature => Some(json!(class.nature)),
                Element::Custody => (!class.custody.is_empty()).then(|| json!(class.custody)),
                _ => None,
            };
            Some((value, class.code, class.parent))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use words::{Lang, Message, say};

    use super::*;

    #[test]
    fn the_table_is_in_order_and_every_row_finds_itself() {
        assert!(ELEMENTS.windows(2).all(|pair| pair[0].element.id() < pair[1].element.id()));
        assert!(ELEMENTS.iter().all(|row| row.element.rule() == row));
    }

    #[test]
    fn every_element_has_a_name_in_both_languages() {
        for row in ELEMENTS {
            for lang in Lang::ALL {
                let code = format!("records-element-{}", row.element.id());
                assert!(say(lang, &Message::new(code.as_str())).is_some(), "{code} {lang}");
            }
        }
    }
}
