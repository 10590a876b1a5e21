//! Whether a schedule may be accepted: read with care, linted, and its own test
//! vectors run. Findings name the class and the field; nothing is repaired.

mod finding;
mod lint;
mod read;
mod row;
mod vectors;

pub use finding::{Finding, Grade, Refused};

use crate::schedule::Schedule;

impl Schedule {
    /// Reads a schedule from JSON. Reads all of it before it refuses, so that every
    /// bad row is named at once, by class and field; nothing is taken half.
    pub fn read(json: &str) -> Result<Self, Refused> {
        read::read(json)
    }

    /// Lints the schedule and runs its own vectors. It may be accepted when no
    /// finding [refuses](Finding::refuses).
    pub fn check(&self) -> Vec<Finding> {
        let mut findings = lint::lint(self);
        findings.extend(vectors::run(self));
        findings
    }
}
