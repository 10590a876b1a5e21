//! How far a form has come from paper.

use serde::{Deserialize, Serialize};

/// How far a form has been taken into the format. It follows from what a definition has, and is declared in none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
pub enum Tier {
    /// The official PDF is filled in outside, with a cover sheet at most.
    T0,
    /// A first draft from another system.
    T1,
    /// Native, of one stage and without a signature.
    T2,
    /// Native, with stages or signatures.
    T3,
}

impl Tier {
    /// All of them, from paper on.
    pub const ALL: [Self; 4] = [Self::T0, Self::T1, Self::T2, Self::T3];

    /// The tier of a definition: whether an official PDF is filled in outside, whether it was made from another system,
    /// how many stages it has, and whether one of them signs.
    pub fn of(fills_paper: bool, is_imported: bool, stages: usize, signs: bool) -> Self {
        match (fills_paper, is_imported) {
            (true, _) => Self::T0,
            (false, true) => Self::T1,
            (false, false) if stages > 1 || signs => Self::T3,
            (false, false) => Self::T2,
        }
    }
}
