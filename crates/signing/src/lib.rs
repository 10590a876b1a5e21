//! Signatures in PDF: made, read and judged.

pub mod certificate;
mod changes;
pub mod container;
pub mod facts;
mod form;
pub mod key;
mod limits;
mod pdf;
mod reason;
mod report;
mod sign;
#[cfg(feature = "testkit")]
#[allow(clippy::expect_used, reason = "a test that cannot make its own papers has nothing to go on with")]
pub mod testkit;

pub use changes::{Change, ChangeKind, Level};
pub use limits::Limits;
pub use reason::{Indication, Reason};
pub use report::{ChangeReport, KeyUsageRule, Policy, Remark, Report, SignatureReport, Verdict, report};
pub use sign::{Appearance, AppearanceFault, Filling, Place, SignError, SignRequest, fill, sign};
