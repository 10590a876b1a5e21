//! Keeping a signature provable: time-stamps and evidence, in updates behind it (ETSI EN 319 142-1, levels B-T to
//! B-LTA).
//!
//! Everything before the update keeps its bytes. Whatever cannot be had costs a level and
//! never the signature. No connection is opened here: an [`Outside`] goes out.

mod gather;
mod level;
mod outside;
mod stamp;
mod store;

pub use level::{Extended, extend, sign_at};
pub use outside::{Outside, Wanted};
