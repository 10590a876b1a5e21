//! Reading a container anywhere. The reader keeps no decrypted chunk: a cache and its limit
//! belong to whoever reads often.

use std::ops::Range;

use zeroize::Zeroizing;

use super::error::ContainerError;
use super::format::{CHUNK_BYTES, ChunkCipher, HEADER_BYTES, Header, SEALED_CHUNK_BYTES, TAG_BYTES, plain_shape};
use super::read_at::ReadAt;
use crate::key::Key;

/// An open container.
pub struct Reader<R: ReadAt> {
    inner: R,
    cipher: ChunkCipher,
    chunks: u64,
    len: u64,
}

impl<R: ReadAt> Reader<R> {
    /// Opens a container and checks its last chunk, which finds a wrong key, a wrong name and
    /// a file cut at the border of two chunks.
    pub fn open(inner: R, key: &Key, purpose: &str, name: &str) -> Result<Reader<R>, ContainerError> {
        let sealed_len = inner.size()?;
        if sealed_len < HEADER_BYTES as u64 {
            return Err(ContainerError::CutShort);
        }
        let mut header = [0_u8; HEADER_BYTES];
        inner.read_exact_at(&mut header, 0)?;
        let cipher = ChunkCipher::new(Header::parse(header)?, key, purpose, name);
        let (chunks, len) = plain_shape(sealed_len)?;
        let reader = Reader { inner, cipher, chunks, len };
        reader.check_end()?;
        Ok(reader)
    }

    /// Length of the plaintext in bytes.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether the plaintext is empty.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Number of chunks, at least 1.
    pub fn chunk_count(&self) -> u64 {
        self.chunks
    }

    /// The plaintext of one chunk: [`CHUNK_BYTES`] bytes, the last one fewer.
    pub fn read_chunk(&self, chunk: u64) -> Result<Vec<u8>, ContainerError> {
        if chunk >= self.chunks {
            let start = chunk.saturating_mul(CHUNK_BYTES as u64);
            return Err(ContainerError::OutOfRange { start, end: start, len: self.len });
        }
        let sealed = self.sealed_chunk(chunk)?;
        let last = chunk + 1 == self.chunks;
        self.cipher.open(chunk, last, &sealed).ok_or(ContainerError::Unreadable { chunk })
    }

    /// The plaintext of a range of bytes. Only the chunks that cover it are read.
    pub fn read_range(&self, range: Range<u64>) -> Result<Vec<u8>, ContainerError> {
        let (start, end) = (range.start, range.end);
        if start > end || end > self.len {
            return Err(ContainerError::OutOfRange { start, end, len: self.len });
        }
        let mut plain = Vec::with_capacity(usize::try_from(end - start).unwrap_or_default());
        let chunk_bytes = CHUNK_BYTES as u64;
        for chunk in start / chunk_bytes..end.div_ceil(chunk_bytes) {
            let bytes = Zeroizing::new(self.read_chunk(chunk)?);
            let from = start.saturating_sub(chunk * chunk_bytes) as usize;
            let to = (end - chunk * chunk_bytes).min(chunk_bytes) as usize;
            plain.extend_from_slice(bytes.get(from..to).ok_or(ContainerError::Unreadable { chunk })?);
        }
        Ok(plain)
    }

    /// Checks every chunk.
    pub fn verify(&self) -> Result<(), ContainerError> {
        for chunk in 0..self.chunks {
            drop(Zeroizing::new(self.read_chunk(chunk)?));
        }
        Ok(())
    }

    fn sealed_chunk(&self, chunk: u64) -> Result<Vec<u8>, ContainerError> {
        let plain = (self.len - chunk * CHUNK_BYTES as u64).min(CHUNK_BYTES as u64) as usize;
        let mut sealed = vec![0_u8; plain + TAG_BYTES];
        self.inner.read_exact_at(&mut sealed, HEADER_BYTES as u64 + chunk * SEALED_CHUNK_BYTES)?;
        Ok(sealed)
    }

    /// Opens the last chunk. One that opens as a middle chunk tells that the file was cut.
    fn check_end(&self) -> Result<(), ContainerError> {
        let chunk = self.chunks - 1;
        let sealed = self.sealed_chunk(chunk)?;
        if let Some(plain) = self.cipher.open(chunk, true, &sealed) {
            drop(Zeroizing::new(plain));
            return Ok(());
        }
        match self.cipher.open(chunk, false, &sealed).map(Zeroizing::new) {
            Some(_) => Err(ContainerError::CutShort),
            None => Err(ContainerError::Unreadable { chunk }),
        }
    }
}
