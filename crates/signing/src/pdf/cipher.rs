//! Files that are encrypted and open without a password (ISO 32000-1, 7.6): judged like others, by what their objects
//! say once they are deciphered. Signed bytes are signed as they stand in the file, so that digests need none of this.
//!
//! Not here: passwords, and writing. Nobody signs such a file here.

use std::collections::BTreeMap;

use lopdf::encryption::decrypt_object;
use lopdf::{Dictionary, Document, EncryptionState, Object, ObjectId};

use super::objects::{DirectLengths, Indirect, indirect};
use super::section::Place;

/// The file cannot be opened without a password, or leaves it open how it is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed;

/// The key of a file that needs no password.
#[derive(Debug)]
pub struct Cipher {
    state: EncryptionState,
    own: ObjectId,
}

/// Trailer and places of a revision.
pub type Stated<'a> = (&'a Dictionary, &'a BTreeMap<u32, Place>);

impl Cipher {
    /// The cipher that all revisions share; nothing where none is encrypted.
    ///
    /// # Errors
    /// [`Closed`], also where revisions name different ciphers or write one twice: readers would not agree.
    pub fn of(bytes: &[u8], revisions: &[Stated<'_>]) -> Result<Option<Self>, Closed> {
        if revisions.iter().all(|(trailer, _)| !trailer.has(b"Encrypt")) {
            return Ok(None);
        }
        let named = |trailer: &Dictionary| {
            let Ok(Object::Array(halves)) = trailer.get(b"ID") else { return None };
            Some((trailer.get(b"Encrypt").and_then(Object::as_reference).ok()?, halves.first()?.clone()))
        };
        let (own, identifier) = revisions.first().and_then(|(trailer, _)| named(trailer)).ok_or(Closed)?;
        if revisions.iter().any(|(trailer, _)| named(trailer) != Some((own, identifier.clone()))) {
            return Err(Closed);
        }
        let mut written = revisions.iter().filter_map(|(_, places)| places.get(&own.0));
        let (Some(Place::At { offset, generation }), None) = (written.next(), written.next()) else {
            return Err(Closed);
        };
        let found = indirect(bytes, *offset, &DirectLengths).map_err(|_| Closed)?;
        let Object::Dictionary(cipher) = found.object else { return Err(Closed) };
        if found.id != own || own.1 != *generation {
            return Err(Closed);
        }
        let mut document = Document::new();
        document.objects.insert(own, Object::Dictionary(cipher));
        document.trailer.set("Encrypt", Object::Reference(own));
        document.trailer.set("ID", vec![identifier.clone(), identifier]);
        let state = EncryptionState::decode(&document, b"").map_err(|_| Closed)?;
        Ok(Some(Self { state, own }))
    }

    /// The object as it reads; the cipher itself, and tables, are in the clear.
    ///
    /// # Errors
    /// [`Closed`]: a part of it does not decipher.
    pub fn open(&self, mut found: Indirect) -> Result<Indirect, Closed> {
        if found.id != self.own {
            decrypt_object(&self.state, found.id, &mut found.object).map_err(|_| Closed)?;
        }
        Ok(found)
    }
}
