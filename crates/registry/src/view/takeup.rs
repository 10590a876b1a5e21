//! Take-up: how much each form is used in a period, against a target where a manager has set one.
//!
//! Figures come from the journal; `begun_here` and `taken_here` from the notes of this desk, which no other has. Deliberately
//! not here: where a single form is (track).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::Text;

use super::common::Change;
pub use forms::{MonthFigures, TakeUpFigures, TakeUpMeasure, TakeUpTarget, Tier};

/// The period that is looked at, as the day of the desk has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TakeUpPeriod {
    /// This month.
    Month,
    /// This quarter, which ends with March, June, September or December.
    Quarter,
    /// This financial year, 1 April to 31 March.
    FinancialYear,
    /// From the beginning on.
    All,
    /// From one day to another.
    Between,
}

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeUpAsk {
    pub period: TakeUpPeriod,
    /// First day, with `between`; null = from the beginning on.
    #[ts(type = "string | null")]
    pub from: Option<Date>,
    /// Last day, with `between`; null = today.
    #[ts(type = "string | null")]
    pub to: Option<Date>,
    /// Only this form, by number; null = all.
    pub form_no: Option<String>,
    /// Only what was begun in this unit, empty for those without one; null = all.
    pub unit: Option<String>,
}

/// `take_up`: the figures of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeUpRequest {
    pub ask: TakeUpAsk,
}

/// Figures with their shares.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TakeUpCount {
    pub figures: TakeUpFigures,
    /// How many of the forms in hand were late, in per cent, a decimal; null = none was in hand.
    pub late_percent: Option<String>,
    /// How many of those completed have no stage signed on paper, in per cent, a decimal; null = none was completed.
    pub electronic_percent: Option<String>,
    /// Forms begun at this desk, as it noted them, whether or not they were handed over.
    pub begun_here: u32,
    /// Copies of the form taken at this desk, as it noted them.
    pub taken_here: u32,
}

/// A target, and whether it is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TakeUpAim {
    pub target: TakeUpTarget,
    /// Null = there is no share yet, because nothing was completed.
    pub reached: Option<bool>,
}

/// One form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FormTakeUp {
    pub form_no: String,
    pub title: Text,
    pub count: TakeUpCount,
    /// Null = none is set for this period, or only one unit is counted.
    pub aim: Option<TakeUpAim>,
}

/// One unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnitTakeUp {
    /// As the directory has it; empty = those who began it had none.
    pub unit: String,
    pub count: TakeUpCount,
}

/// One month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MonthTakeUp {
    /// `YYYY-MM`.
    pub month: String,
    pub figures: MonthFigures,
}

/// One tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TierTakeUp {
    pub tier: Tier,
    /// Forms of the library that have come so far.
    pub forms: u32,
    /// How many they are of a hundred in the library, a decimal; null = the library is empty.
    pub percent: Option<String>,
    /// Forms of this tier that were completed in the period.
    pub completed: u32,
}

/// Answer of `take_up`: forms by number, units by name, every month from the first to the last with a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TakeUpResponse {
    /// First day of the period; null = from the beginning on.
    #[ts(type = "string | null")]
    pub from: Option<Date>,
    /// Its last day.
    #[ts(type = "string")]
    pub to: Date,
    /// The day up to whose end it is counted: today, where the period lasts longer.
    #[ts(type = "string")]
    pub counted_to: Date,
    pub total: TakeUpCount,
    pub forms: Vec<FormTakeUp>,
    pub units: Vec<UnitTakeUp>,
    pub months: Vec<MonthTakeUp>,
    /// The whole library by tier, from paper on.
    pub tiers: Vec<TierTakeUp>,
    /// The units that there are, whichever is counted.
    pub all_units: Vec<String>,
    /// Targets can be set for this period, and by the person of this desk.
    pub may_set_target: bool,
}

/// `set_take_up_target`: set or take away what a form is to reach in every period of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetTargetRequest {
    pub form_no: String,
    /// Month, quarter or financial year.
    pub period: TakeUpPeriod,
    /// Null = none.
    pub target: Option<TakeUpTarget>,
}

/// Answer of `set_take_up_target`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SetTargetResponse {
    pub changed: Vec<Change>,
}

/// `save_take_up`: write the figures by form as a CSV file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveTakeUpRequest {
    pub ask: TakeUpAsk,
    /// As `pick_save` gave it.
    pub path: String,
}

/// `save_form`: write a copy of a definition that is here; the desk notes that it was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveFormRequest {
    /// Number, hash or identity.
    pub form_id: String,
    /// As `pick_save` gave it.
    pub path: String,
}

/// `save_official`: write a copy of the official PDF of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveOfficialRequest {
    /// Number, hash or identity.
    pub form_id: String,
    /// Name of the file.
    pub name: String,
    /// As `pick_save` gave it.
    pub path: String,
}

/// `print_official`: hand it to the system to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintOfficialRequest {
    /// Number, hash or identity.
    pub form_id: String,
    /// Name of the file.
    pub name: String,
}

/// Answer of `save_form` and `save_official`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SaveFormResponse {
    pub name: String,
    pub changed: Vec<Change>,
}
