//! The desk behind the window: one registry, asked by one verb at a time.
//!
//! Deliberately not here: any verb, and the way to one (`asking`).

use std::sync::{Mutex, MutexGuard, PoisonError};

use registry::{Failure, Registry};
use words::Lang;

/// An error as the window receives it.
pub type Refused = registry::view::common::WireError;

/// The one desk of this window.
pub struct Desk {
    registry: Mutex<Registry>,
    lang: Mutex<Lang>,
}

impl Desk {
    /// The desk of a registry.
    pub fn new(registry: Registry) -> Self {
        let lang = Mutex::new(registry.lang());
        Self { registry: Mutex::new(registry), lang }
    }

    /// The language in which the desk speaks, known even while a verb runs.
    pub fn lang(&self) -> Lang {
        *held(&self.lang)
    }

    /// Runs a verb with the registry, and remembers the language in which it left it.
    pub fn with<T>(&self, run: impl FnOnce(&mut Registry) -> Result<T, Failure>) -> Result<T, Refused> {
        let mut registry = held(&self.registry);
        let answer = run(&mut registry).map_err(|failure| registry::wire_error(&failure, registry.lang()));
        *held(&self.lang) = registry.lang();
        answer
    }
}

/// A verb that broke off has left its work undone, not half done: the store keeps all of a change or nothing.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
