//! From text to searchable pieces, without a dictionary.
//!
//! A segmenting dictionary cuts a query differently from the document it should find, so exact
//! counts lose hits. Here every ideograph is a piece of its own and so is every pair of
//! neighbours, over a stream in which private-use characters, widths, variants and stray blanks
//! have been made alike. Text and query go through the same code.
//!
//! - `glyphs`: text → normalised characters with their place in the original
//! - `units`: characters → ideographs and words with positions
//! - `tokens`: units → the terms of the index
//!
//! Pure: no index, no query language, no disk.

mod glyphs;
mod private_use;
mod stem;
mod tokens;
mod units;
mod variants;

pub use glyphs::{BORDER, Folding};
pub(crate) use stem::stem;
pub(crate) use tokens::{STEM, Token, pair, tokens};
pub(crate) use units::{Key, Unit, units};

/// Version of everything that decides which terms a text gives: the two tables, the rules and
/// the stemmer. An index of another version is built anew.
pub const ANALYSER_VERSION: u32 = 1;

#[cfg(test)]
mod tests;
