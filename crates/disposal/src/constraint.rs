//! Floors and ceilings: limits on the time a unit is kept, beside its stage.

use serde::{Deserialize, Serialize};

use crate::cut_off::CutOff;
use crate::period::Period;
use crate::trigger::Trigger;

/// Whether a constraint demands or forbids keeping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConstraintKind {
    /// Must be kept at least so long.
    Floor,
    /// Must not be kept longer.
    Ceiling,
}

/// A further limit on the time a unit is kept, beside its stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constraint {
    /// Floor or ceiling.
    pub kind: ConstraintKind,
    /// Where it comes from: an ordinance, another class the unit is filed under.
    pub basis: String,
    /// Criterion.
    pub trigger: Trigger,
    /// From which day the period is counted.
    #[serde(default)]
    pub cut_off: CutOff,
    /// How long.
    pub period: Period,
}
