//! The container: the one format of every encrypted file, with random access.
//!
//! ```text
//! header 32 bytes: magic "MNMC" · version 1 · algorithm 1 · chunk size (2, big-endian) · salt (24)
//! chunk i        : 16,384 bytes of plaintext -> ciphertext + 16-byte tag; only the last may be shorter
//! file key       = HKDF-SHA256(parent key, salt, purpose ‖ name)
//! nonce          = chunk number (11 bytes, big-endian) ‖ last-chunk flag (1 byte)
//! AAD            = header
//! ```
//!
//! The layout of nonces is the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár,
//! 2015): a chunk moved, dropped or cut off does not open. Every file has a new salt, hence a
//! new key, so a nonce never meets the same key twice. The name is bound into the key: two
//! files of one vault cannot be swapped. An empty file is one empty last chunk.
//!
//! Bytes in, bytes out: which file, which directory and which cache is the caller's affair.

mod error;
mod format;
mod read_at;
mod reader;
mod writer;

pub use error::ContainerError;
pub use format::{CHUNK_BYTES, sealed_len};
pub use read_at::ReadAt;
pub use reader::Reader;
pub use writer::Writer;

use std::io::Write;

use crate::key::Key;

/// The whole container of `plain` in memory.
///
/// # Panics
/// When the operating system gives no random bytes.
pub fn seal_bytes(plain: &[u8], key: &Key, purpose: &str, name: &str) -> Vec<u8> {
    let capacity = usize::try_from(sealed_len(plain.len() as u64)).unwrap_or_default();
    let mut writer = writer::into_memory(Vec::with_capacity(capacity), key, purpose, name);
    // Writing to memory cannot fail.
    let written = writer.write_all(plain);
    debug_assert!(written.is_ok());
    writer.finish().unwrap_or_default()
}

/// The whole plaintext of a container in memory, every chunk checked.
pub fn open_bytes(sealed: &[u8], key: &Key, purpose: &str, name: &str) -> Result<Vec<u8>, ContainerError> {
    let reader = Reader::open(sealed, key, purpose, name)?;
    reader.read_range(0..reader.len())
}

#[cfg(test)]
mod tests;
