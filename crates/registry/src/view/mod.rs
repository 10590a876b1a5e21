//! The contract: every request and every answer of a desk, as it crosses to the window and to scripts.
//!
//! One module per group of verbs; `contract` is the one list of verbs with their shapes. The
//! window's types (`ui/src/generated`) are written from here, and a test keeps them fresh:
//! `MUNIMENT_WRITE=1 cargo test -p registry view` writes them. Deliberately not here: what a
//! verb does, and any conversion that needs the desk.

mod contract;

pub mod authoring;
pub mod bulk;
pub mod common;
pub mod drafts;
pub mod editions;
pub mod exchange;
pub mod favourites;
pub mod files;
pub mod forms;
pub mod keeping;
pub mod library;
pub mod originals;
pub mod plan;
pub mod prove;
pub mod publishers;
pub mod reminders;
pub mod search;
pub mod takeup;
pub mod track;
pub mod vault;

pub use contract::{BYTE_VERBS, ByteVerbShape, VERBS, VerbShape};

#[cfg(test)]
mod tests;
