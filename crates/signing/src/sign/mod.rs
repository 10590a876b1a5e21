//! Signing: one incremental update that fills fields and signs (PAdES B-B).
//!
//! Everything before the update keeps its bytes. What comes out has been read and judged
//! like the file of a stranger, and is withheld when the judge finds fault. Not here:
//! revocation evidence and document time-stamps, which are later updates.

mod appearance;
mod dictionary;
mod error;
mod field;
mod request;
mod sealing;
mod signing;
mod update;

pub use appearance::{Appearance, AppearanceFault};
pub use error::SignError;
pub(crate) use field::add_field;
pub use request::{Filling, Place, SignRequest};
pub(crate) use sealing::seal;
#[cfg(feature = "testkit")]
pub(crate) use signing::unjudged;
pub(crate) use signing::{Stamping, accept, sign_with};
pub use signing::{fill, sign};
pub(crate) use update::{Update, Verbatim};
