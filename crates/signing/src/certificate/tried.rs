//! Which keys were tried on a signature, so that none is tried twice: whoever sends many certificates and lists of one
//! name would otherwise have every key tried on every signature, path by path.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// The keys that were tried on one signature; copies share it.
#[derive(Debug, Clone, Default)]
pub struct Tried(Arc<Mutex<BTreeMap<[u8; 32], bool>>>);

impl Tried {
    /// Whether a key (a DER SubjectPublicKeyInfo) made the signature, by what is known or else by `fits`.
    pub fn by(&self, key: &[u8], fits: impl FnOnce() -> bool) -> bool {
        let name = openssl::sha::sha256(key);
        let known = self.0.lock().ok().and_then(|known| known.get(&name).copied());
        known.unwrap_or_else(|| {
            let found = fits();
            self.0.lock().into_iter().for_each(|mut known| {
                known.insert(name, found);
            });
            found
        })
    }
}
