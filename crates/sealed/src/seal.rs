//! Sealing of small things held in memory: event bodies, wrapped keys, extracted text.
//!
//! A sealed thing is `version (1 byte) ‖ nonce (12) ‖ ciphertext ‖ tag (16)`, AES-256-GCM with
//! a random nonce. One key should seal at most 2³² things (NIST SP 800-38D, 8.3); keys here are
//! per record, so that bound is far away. Files go through `container`.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use words::Message;
use zeroize::Zeroizing;

use crate::key::Key;
use crate::random::random_bytes;

const VERSION: u8 = 1;
const NONCE_BYTES: usize = 12;
const TAG_BYTES: usize = 16;

/// What the bytes are for, so that a wrapped key is never taken for a sealed body.
#[derive(Clone, Copy)]
enum Kind {
    Body,
    WrappedKey,
}

/// A sealed thing does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Written by a newer edition of the program, or not a sealed thing at all.
    #[error("sealed bytes of unknown version")]
    UnknownVersion,
    /// Wrong key, wrong context or altered bytes: authenticated encryption cannot tell which.
    #[error("sealed bytes do not open with this key")]
    Unreadable,
}

impl SealError {
    /// What to tell a person.
    pub fn message(&self) -> Message {
        Message::new(match self {
            SealError::UnknownVersion => "sealed-bytes-unknown-version",
            SealError::Unreadable => "sealed-bytes-unreadable",
        })
    }
}

impl Key {
    /// Seals `plain`; `aad` is what the bytes belong to and must be given again to open them.
    ///
    /// # Panics
    /// When the operating system gives no random bytes, or for more than 64 GiB.
    pub fn seal(&self, plain: &[u8], aad: &[u8]) -> Vec<u8> {
        encrypt(self, Kind::Body, plain, aad)
    }

    /// Opens what [`Key::seal`] made with the same key and `aad`.
    pub fn open_sealed(&self, sealed: &[u8], aad: &[u8]) -> Result<Vec<u8>, SealError> {
        decrypt(self, Kind::Body, sealed, aad)
    }

    /// Wraps another key under this one, bound to `aad`.
    ///
    /// # Panics
    /// When the operating system gives no random bytes.
    pub fn wrap(&self, key: &Key, aad: &[u8]) -> Vec<u8> {
        encrypt(self, Kind::WrappedKey, key.bytes(), aad)
    }

    /// Unwraps what [`Key::wrap`] made with the same key and `aad`.
    pub fn unwrap_key(&self, wrapped: &[u8], aad: &[u8]) -> Result<Key, SealError> {
        let plain = Zeroizing::new(decrypt(self, Kind::WrappedKey, wrapped, aad)?);
        let bytes = Zeroizing::new(<[u8; 32]>::try_from(plain.as_slice()).map_err(|_| SealError::Unreadable)?);
        Ok(Key::from_bytes(*bytes))
    }
}

/// The authenticated context: version and kind, then what the caller binds.
fn context(kind: Kind, aad: &[u8]) -> Vec<u8> {
    let kind = match kind {
        Kind::Body => 1,
        Kind::WrappedKey => 2,
    };
    [&[VERSION, kind], aad].concat()
}

fn encrypt(key: &Key, kind: Kind, plain: &[u8], aad: &[u8]) -> Vec<u8> {
    let nonce: [u8; NONCE_BYTES] = random_bytes();
    let payload = Payload { msg: plain, aad: &context(kind, aad) };
    let Ok(body) = Aes256Gcm::new(key.bytes().into()).encrypt(&Nonce::from(nonce), payload) else {
        panic!("AES-GCM refuses only messages beyond 64 GiB");
    };
    [&[VERSION][..], &nonce, &body].concat()
}

fn decrypt(key: &Key, kind: Kind, sealed: &[u8], aad: &[u8]) -> Result<Vec<u8>, SealError> {
    let (version, rest) = sealed.split_first().ok_or(SealError::Unreadable)?;
    if *version != VERSION {
        return Err(SealError::UnknownVersion);
    }
    let (nonce, body) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(SealError::Unreadable)?;
    if body.len() < TAG_BYTES {
        return Err(SealError::Unreadable);
    }
    let payload = Payload { msg: body, aad: &context(kind, aad) };
    Aes256Gcm::new(key.bytes().into()).decrypt(&Nonce::from(*nonce), payload).map_err(|_| SealError::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_what_it_sealed_and_nothing_else() {
        let key = Key::random();
        let sealed = key.seal("案卷內容".as_bytes(), b"event 7");
        assert_eq!(key.open_sealed(&sealed, b"event 7").unwrap(), "案卷內容".as_bytes());
        assert_eq!(key.open_sealed(&sealed, b"event 8"), Err(SealError::Unreadable));
        assert_eq!(Key::random().open_sealed(&sealed, b"event 7"), Err(SealError::Unreadable));
        assert_ne!(sealed, key.seal("案卷內容".as_bytes(), b"event 7"), "every sealing takes a new nonce");
    }

    #[test]
    fn notices_every_flipped_bit_and_every_cut() {
        let key = Key::random();
        let sealed = key.seal(b"body", b"");
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert!(key.open_sealed(&altered, b"").is_err(), "byte {at}");
            assert!(key.open_sealed(&sealed[..at], b"").is_err(), "cut at {at}");
        }
        let mut newer = sealed;
        newer[0] = 9;
        assert_eq!(key.open_sealed(&newer, b""), Err(SealError::UnknownVersion));
    }

    #[test]
    fn wraps_keys_apart_from_bodies() {
        let (outer, inner) = (Key::random(), Key::random());
        let wrapped = outer.wrap(&inner, b"record 1");
        assert_eq!(outer.unwrap_key(&wrapped, b"record 1").unwrap(), inner);
        assert_eq!(outer.unwrap_key(&wrapped, b"record 2"), Err(SealError::Unreadable));
        assert_eq!(outer.open_sealed(&wrapped, b"record 1"), Err(SealError::Unreadable));
        let body = outer.seal(inner.bytes(), b"record 1");
        assert_eq!(outer.unwrap_key(&body, b"record 1"), Err(SealError::Unreadable));
    }

    #[test]
    fn seals_the_empty_body() {
        let key = Key::random();
        assert_eq!(key.open_sealed(&key.seal(b"", b""), b"").unwrap(), b"");
    }
}
