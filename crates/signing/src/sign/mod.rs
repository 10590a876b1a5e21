//! Signing: one incremental update that fills fields and signs (PAdES B-B).
//!
//! Everything before the update keeps its bytes. What comes out has been read and judged
//! like the file of a stranger, and is withheld when the judge finds fault. Not here:
//! time-stamps and revocation evidence, which are later updates.

mod appearance;
mod dictionary;
mod error;
mod field;
mod request;
mod signing;
mod update;

pub use appearance::{Appearance, AppearanceFault};
pub use error::SignError;
pub use request::{Filling, Place, SignRequest};
pub use signing::{fill, sign};
