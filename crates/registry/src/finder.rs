//! The open index of a desk with the key that wraps its generations. Not here: what is done with it.

use sealed::Key;
use search::Index;

/// The open index with the key that wraps its generations.
pub(crate) struct Finder {
    pub(crate) index: Option<Index>,
    pub(crate) wrapping: Key,
}

impl Finder {
    /// Not yet opened: the index opens when it is first needed.
    pub(crate) fn new(vault_key: &Key) -> Self {
        Self { index: None, wrapping: vault_key.derive("index") }
    }
}
