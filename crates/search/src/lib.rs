//! Words, index and query language of the search, in Traditional Chinese and English.
//!
//! - [`analyser`]: text → terms, without a dictionary
//! - [`Query`]: what a person typed → a tree
//! - [`Index`]: terms → records, encrypted on the disk and always disposable
//! - [`Names`]: a list in memory, found by number, name or other words
//! - [`highlight`], [`fragments`]: text and query → marks
//!
//! This room knows no store: it is handed texts and identifiers, and asks for stored text only
//! through [`StoredText`].

pub mod analyser;
mod highlight;
mod index;
mod names;
mod query;

pub use highlight::{Fragment, fragments, highlight, highlight_close, utf16_ranges};
pub use index::{
    Closeness, Filter, HitId, Index, IndexError, Opened, RecordText, Results, StoredText, StoredWords, View, Why,
};
pub use names::{Likely, Named, Names};
pub use query::{Chip, Field, Query, Reading};
