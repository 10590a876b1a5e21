//! The index: terms to records, in a folder of encrypted files, and always disposable.
//!
//! The records are the truth. The index says with every commit how far it has come and by which
//! analyser it was made; whatever does not fit, or cannot be read, leads to building it again.
//! One process, one writer. Nothing here knows a store: texts come in, numbers go out.

mod cache;
mod collect;
mod directory;
mod error;
mod filter;
mod find;
mod folder;
mod purge;
mod record;
mod schema;
mod terms;
mod view;
mod write;

pub use error::IndexError;
pub use filter::Filter;
pub use find::{Closeness, HitId, Results};
pub use folder::{Index, Opened, Why};
pub use record::{RecordText, StoredText, StoredWords};
pub use view::View;

#[cfg(test)]
mod tests;
