//! A disposal schedule as data: its classes, their stages and its own test vectors.
//!
//! A class has the five parts of a disposal schedule entry: series and subject,
//! criterion for inactive, retention of inactive, place of custody, disposal
//! action. Versions are immutable; a computation names its version for ever. How a
//! schedule is read and checked stands in `check`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use words::Text;

use crate::constraint::Constraint;
use crate::cut_off::{CutOff, YearEnd};
use crate::facts::Facts;
use crate::period::Period;
use crate::trigger::Trigger;

/// One version of a disposal schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Version of this shape; 1.
    pub format: u32,
    /// Identifier, the same for all versions.
    pub id: String,
    /// Number of the version, from 1.
    pub version: u32,
    /// First day on which the version applies.
    pub effective_from: Date,
    /// On whose authority records are kept and disposed of.
    pub authority: Authority,
    /// Title in both languages.
    pub title: Text,
    /// Last day of the financial year.
    pub financial_year_end: YearEnd,
    /// The period's anniversary is itself the due day, as some systems count.
    #[serde(default)]
    pub due_on_anniversary: bool,
    /// Remarks, for example that periods are illustrative.
    #[serde(default)]
    pub note: Text,
    /// The classes.
    pub classes: Vec<DisposalClass>,
    /// Cases that every installation runs before it accepts the version.
    #[serde(default)]
    pub vectors: Vec<Vector>,
}

/// What allows a schedule: an edition, an agreement or an ordinance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// Its reference.
    pub reference: String,
    /// Its title.
    pub title: Text,
    /// Its date.
    #[serde(default)]
    pub on: Option<Date>,
}

/// What kind of business the records come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// Housekeeping that every department does.
    Administrative,
    /// The department's own business.
    Programme,
}

/// What is disposed of as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A part (volume) of a folder.
    Part,
    /// A folder with all its parts.
    Folder,
    /// A single record.
    Record,
}

/// What is done when a stage is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "DisposalAction")]
pub enum Action {
    /// Destroy.
    Destroy,
    /// Transfer to the place of custody.
    Transfer,
    /// Appraise for archival value.
    Appraise,
    /// Microfilm.
    Microfilm,
    /// Review; ends in a new decision, never in destruction by itself.
    Review,
    /// Keep permanently.
    Permanent,
}

impl Action {
    /// The name that schedules use.
    pub fn code(self) -> &'static str {
        match self {
            Self::Destroy => "destroy",
            Self::Transfer => "transfer",
            Self::Appraise => "appraise",
            Self::Microfilm => "microfilm",
            Self::Review => "review",
            Self::Permanent => "permanent",
        }
    }

    /// Nothing can follow it.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Destroy | Self::Permanent)
    }
}

/// Where the unit is kept while a stage runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Custody {
    /// The office.
    Office,
    /// The records centre.
    RecordsCentre,
    /// The central records server.
    Server,
    /// The archives.
    Archives,
}

/// One stage of a class: from when, how long, then what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Criterion for inactive.
    pub trigger: Trigger,
    /// From which day the period is counted.
    #[serde(default)]
    pub cut_off: CutOff,
    /// Retention of inactive records.
    pub period: Period,
    /// What is done from the due day on.
    pub action: Action,
    /// Where the unit is kept until then.
    pub custody: Custody,
}

/// One class of a schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisposalClass {
    /// Code, unique in the schedule.
    pub code: String,
    /// The records series.
    pub series: String,
    /// Title in both languages.
    pub title: Text,
    /// Administrative or programme.
    pub nature: Nature,
    /// What is disposed of as one.
    pub unit: Unit,
    /// The stages in order.
    pub stages: Vec<Stage>,
    /// Floors and ceilings.
    #[serde(default)]
    pub constraints: Vec<Constraint>,
    /// Remarks.
    #[serde(default)]
    pub note: Text,
}

/// A case with its right answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vector {
    /// What the case shows.
    pub name: String,
    /// Code of the class.
    pub class: String,
    /// The facts.
    pub facts: Facts,
    /// The day of the question.
    pub on: Date,
    /// The right answer.
    pub expect: Expected,
}

/// The right answer of a [`Vector`]; an unknown date is null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Name of the state.
    pub state: String,
    /// Day from which the period is counted.
    pub base: Option<Date>,
    /// Last day of keeping.
    pub end: Option<Date>,
    /// First day on which the action may be taken.
    pub due: Option<Date>,
}

/// What a computation remembers of the schedule version it used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct ScheduleVersionRef {
    /// Identifier of the schedule.
    pub schedule: String,
    /// Number of the version.
    pub version: u32,
    /// First day on which the version applies.
    #[ts(type = "string")]
    pub effective_from: Date,
    /// Reference of its authority.
    pub authority: String,
    /// Last day of the financial year.
    pub financial_year_end: YearEnd,
    /// The anniversary is itself the due day.
    pub due_on_anniversary: bool,
}

impl Schedule {
    /// What computations under this version name.
    pub fn reference(&self) -> ScheduleVersionRef {
        ScheduleVersionRef {
            schedule: self.id.clone(),
            version: self.version,
            effective_from: self.effective_from,
            authority: self.authority.reference.clone(),
            financial_year_end: self.financial_year_end,
            due_on_anniversary: self.due_on_anniversary,
        }
    }

    /// The class with this code.
    pub fn class(&self, code: &str) -> Option<&DisposalClass> {
        self.classes.iter().find(|class| class.code == code)
    }
}

/// The class with this code in the newest version in force on a day, looked for in
/// the order of the schedules' identifiers. A class that the newest version has
/// dropped is not found: the unit is then unscheduled, never judged by an old rule.
pub fn in_force<'a>(
    schedules: &'a [Schedule],
    class: &str,
    on: Date,
) -> Option<(&'a DisposalClass, ScheduleVersionRef)> {
    let mut newest = std::collections::BTreeMap::<&str, &Schedule>::new();
    for schedule in schedules.iter().filter(|schedule| schedule.effective_from <= on) {
        let entry = newest.entry(&schedule.id).or_insert(schedule);
        if schedule.version > entry.version {
            *entry = schedule;
        }
    }
    newest.values().find_map(|schedule| schedule.class(class).map(|found| (found, schedule.reference())))
}
