//! What a person typed, as a tree of phrases. A clerk is never shown a syntax error: what cannot
//! be read as an operator, a field or a date is text.
//!
//! | typed | means |
//! |---|---|
//! | `電子政府` | exactly this run |
//! | `電子 檔案` | both |
//! | `資 訊 科 技` | one run (pasted from a spaced-out PDF) |
//! | `"…"` `“…”` `「…」` `『…』` | exactly this; an unclosed quotation runs to the end |
//! | `-草稿` `不含 草稿` `NOT draft` | without |
//! | `OR` `|` `或` standing alone | either of its two neighbours |
//! | `標題：` `title:` · `檔號：` `ref:` · `類別：` `class:` | only in that field |
//! | `2010-2013` `2013年` `2013年5月` `上月` | dates, as chips that can be removed |
//!
//! Pure: the present day is given by the caller. What the index does with the tree stands in `index`.

mod chips;
mod parse;
mod phrase;
mod pieces;
mod tree;

pub use chips::Chip;
pub use parse::Reading;
pub(crate) use phrase::Phrase;
pub use tree::{Field, Query};
pub(crate) use tree::{Leaf, Node};

#[cfg(test)]
mod tests;
