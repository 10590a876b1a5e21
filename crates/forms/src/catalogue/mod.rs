//! The catalogue: which forms there are, whether or not their definitions are at hand.
//!
//! It names every form that a department may meet, with the hash of its definition where it has
//! one. It is data, canonical as a definition is, and named by its digest; it goes out in signed [`Issue`]s. To list a form nothing
//! is compiled: a definition that is here is known by its [`Cover`].
//!
//! Deliberately not here: finding by words (`search`), which definitions a desk holds (`registry`).

mod cover;
mod document;
mod entry;
mod issue;

pub use cover::Cover;
pub use document::{Catalogue, Department};
pub use entry::{Entry, Obstacle};
pub use issue::Issue;
