//! The commands of the window, one per verb, as `build.rs` writes them from the list of verbs.
//!
//! Deliberately not here: a verb by hand.

include!(concat!(env!("OUT_DIR"), "/verbs.rs"));
