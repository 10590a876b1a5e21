//! Targets: what a form is measured against. A target is data that a manager sets, and no part of the figures.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::figures::TakeUpFigures;

/// What a target counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TakeUpMeasure {
    /// How many forms are completed.
    Completed,
    /// How many in a hundred of the completed forms have no stage signed on paper.
    Electronic,
}

/// What is to be reached in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct TakeUpTarget {
    pub measure: TakeUpMeasure,
    /// A number of forms, or per cent.
    pub value: u32,
}

/// A period that comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetPeriod {
    /// Every month.
    Month,
    /// Every quarter.
    Quarter,
    /// Every financial year.
    FinancialYear,
}

impl TargetPeriod {
    /// The name in stored and exchanged shapes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::FinancialYear => "financial_year",
        }
    }
}

/// What a form is to reach in every period of a kind, as the whole department has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormTarget {
    /// The number of the form, whichever edition.
    pub form_no: String,
    pub period: TargetPeriod,
    /// None where it was taken away.
    pub aim: Option<TakeUpTarget>,
}

impl FormTarget {
    /// What there is one of: the form in that kind of period.
    pub fn key(&self) -> String {
        format!("{}/{}", self.form_no, self.period.name())
    }
}

impl TakeUpTarget {
    /// Whether it says something: at least one form, or between one and a hundred per cent.
    pub fn is_sound(&self) -> bool {
        match self.measure {
            TakeUpMeasure::Completed => self.value >= 1,
            TakeUpMeasure::Electronic => (1..=100).contains(&self.value),
        }
    }

    /// Whether the figures reach it; none where there is no share because nothing was completed.
    pub fn is_reached(&self, figures: &TakeUpFigures) -> Option<bool> {
        match self.measure {
            TakeUpMeasure::Completed => Some(figures.completed >= self.value),
            // What is shown is rounded; whether it is reached is not.
            TakeUpMeasure::Electronic => {
                let electronic = Decimal::from(figures.completed.saturating_sub(figures.on_paper));
                let wanted = Decimal::from(self.value) * Decimal::from(figures.completed);
                (figures.completed > 0).then(|| electronic * Decimal::ONE_HUNDRED >= wanted)
            }
        }
    }
}
