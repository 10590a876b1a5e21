//! The definitions that were looked at last: each is read and compiled once, however often its form is asked for.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use forms::Definition;
use records::journal::sha256_hex;
use serde_json::Value;
use words::Message;

use crate::failure::Failure;

/// More than a person has in hand, and few enough to be held.
const KEPT: usize = 32;

/// The definitions, by the digest of what is written.
#[derive(Debug, Default)]
pub(crate) struct Definitions {
    read: RefCell<BTreeMap<String, Arc<Definition>>>,
}

impl Definitions {
    /// The definition that is written.
    ///
    /// # Errors
    /// A fault when it cannot be read.
    pub(crate) fn of(&self, written: &Value) -> Result<Arc<Definition>, Failure> {
        let text = written.to_string();
        let digest = sha256_hex(text.as_bytes());
        if let Some(known) = self.read.borrow().get(&digest) {
            return Ok(Arc::clone(known));
        }
        let definition = Definition::parse(text.as_bytes()).map_err(|faults| {
            let unreadable = || Message::new("registry-form-unreadable");
            Failure::fault(faults.first().map_or_else(unreadable, forms::Fault::message))
        })?;
        let definition = Arc::new(definition);
        let mut read = self.read.borrow_mut();
        if read.len() >= KEPT {
            read.clear();
        }
        read.insert(digest, Arc::clone(&definition));
        Ok(definition)
    }
}
