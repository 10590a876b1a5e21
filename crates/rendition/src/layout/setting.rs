//! What setting needs to know at any point of a sheet.

use super::compositor::Compositor;
use crate::phrase::Phrases;
use crate::sheet::{Ground, Sheet};

/// What setting needs to know at any point.
pub(super) struct Setting<'a> {
    pub(super) compositor: Compositor,
    pub(super) words: Phrases,
    pub(super) sheet: &'a Sheet,
    /// What that part is printed on.
    pub(super) ground: Ground,
}
