//! What setting needs to know at any point of a sheet.

use std::rc::Rc;

use super::compositor::Compositor;
use crate::code::Code;
use crate::mark::ElementId;
use crate::phrase::Phrases;
use crate::sheet::{Ground, Sheet};

/// What setting needs to know at any point.
pub(super) struct Setting<'a> {
    pub(super) compositor: Compositor,
    pub(super) words: Phrases,
    pub(super) sheet: &'a Sheet,
    /// What that part is printed on.
    pub(super) ground: Ground,
    /// The reference as a code, and its element on the first page; none on a paper without a reference.
    pub(super) code: Option<(Rc<Code>, ElementId)>,
}
