//! What the finisher is handed.

use crate::Reading;
use crate::draw::Drawn;
use crate::layout::Layout;
use crate::sheet::Sheet;

/// Everything a finished document is made from.
pub struct Unfinished<'a> {
    /// What was printed.
    pub sheet: &'a Sheet,
    /// In which language.
    pub reading: Reading,
    /// Pages, places and structure.
    pub layout: &'a Layout,
    /// The drawn pages.
    pub drawn: &'a Drawn,
}
