//! The report: facts held against a policy at a time.
//!
//! Pure: the same facts, policy and time give the same report, and every answer in it
//! names its reason. Not here: finding out anything about the file.

mod answers;
mod judge;
mod level;
mod permitted;
mod policy;
mod proof;
mod proven;
mod shapes;
mod trust;

pub use judge::report;
pub use policy::{KeyUsageRule, Policy};
pub use shapes::{Answers, Baseline, ChangeReport, EvidenceUse, Remark, Report, SignatureReport, StampReport, Verdict};
