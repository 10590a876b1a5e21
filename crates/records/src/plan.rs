//! The file plan: classes, folders and parts (volumes of a folder).

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use words::Text;

use crate::{EntityId, PartialDate};

/// Administrative or programme records (metadata element 10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// Common to all departments; general disposal schedules apply.
    Administrative,
    /// Particular to the department's work.
    Programme,
}

/// Electronic, physical or both (metadata element 15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Medium {
    /// Files only.
    #[default]
    Electronic,
    /// Paper only.
    Physical,
    /// Both, under one reference.
    Hybrid,
}

/// Security classification, lowest first (metadata element 29).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
pub enum Security {
    /// No classification.
    #[default]
    Unclassified,
    /// RESTRICTED.
    Restricted,
    /// CONFIDENTIAL.
    Confidential,
    /// SECRET.
    Secret,
    /// TOP SECRET.
    TopSecret,
}

impl Security {
    /// Every level, lowest first.
    pub const ALL: [Self; 5] =
        [Self::Unclassified, Self::Restricted, Self::Confidential, Self::Secret, Self::TopSecret];
}

/// A node of the classification scheme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// Code, unique in the scheme and never reused, for instance `PER-3-2`.
    pub code: String,
    /// Title in both languages.
    pub title: Text,
    /// The class above, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<EntityId>,
    /// Administrative or programme.
    pub nature: Nature,
    /// Code of the disposal class of what is filed here; absent on mere headings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposal_class: Option<String>,
    /// Where the records are kept (metadata element 41).
    #[serde(default)]
    pub custody: String,
}

/// A folder (file, 案卷).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Folder {
    /// File reference, for instance `DO/4/12`; unique, never reused.
    pub reference: String,
    /// Title in both languages; either side may be empty.
    pub title: Text,
    /// The class that governs it.
    pub class: EntityId,
    /// Security classification.
    pub security: Security,
    /// Electronic, physical or hybrid.
    #[serde(default)]
    pub medium: Medium,
    /// The responsible officer (an agent).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsible: Option<EntityId>,
    /// Day on which it was opened.
    pub opened_on: Date,
    /// A disposal class set here instead of the one of the class, with the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposal_override: Option<(String, String)>,
}

/// A part (volume, 卷) of a folder. It holds the counters, because they must
/// outlive the records that it counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The folder.
    pub folder: EntityId,
    /// The folder's reference, repeated so that a reference can be read alone.
    pub folder_reference: String,
    /// Number of the part, from 1.
    pub number: u32,
    /// Day on which it was opened.
    pub opened_on: Date,
    /// Day on which it was closed; a closed part takes no records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<Date>,
    /// Why it was closed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub closed_because: String,
    /// Keys by which facts are looked up: name of the subject (`contract`) to its keys.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub subjects: BTreeMap<String, Vec<String>>,
    /// The last enclosure number given.
    #[serde(default)]
    pub last_number: u32,
    /// Document date of the last addition (metadata element 21).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_addition_on: Option<PartialDate>,
}

impl Part {
    /// `DO/4/12 Pt 2`.
    pub fn reference(&self) -> String {
        format!("{} Pt {}", self.folder_reference, self.number)
    }
}
