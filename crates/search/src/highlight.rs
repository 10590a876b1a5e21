//! Marks in a text: which bytes of it a query matches, and short fragments around them.
//!
//! A pure function over the same stream as the index, with places mapped back to the original.
//! A phrase is marked as a whole; the pieces of a phrase elsewhere are not.

mod fragments;
mod marks;
mod utf16;

pub use fragments::{Fragment, fragments};
pub use marks::{highlight, highlight_close};
pub use utf16::utf16_ranges;

#[cfg(test)]
mod tests;
