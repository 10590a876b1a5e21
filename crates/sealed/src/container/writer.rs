//! Writing a container from front to back. There is no rewriting: a changed file is a new one.

use std::io::{self, Write};

use zeroize::Zeroize;

use super::format::{CHUNK_BYTES, ChunkCipher, Header};
use crate::key::Key;

/// Encrypts what is written to it. The file is whole only after [`Writer::finish`]: a writer
/// that is merely dropped leaves a file that no reader opens.
pub struct Writer<W: Write> {
    inner: W,
    cipher: ChunkCipher,
    chunk: u64,
    plain: Vec<u8>,
}

impl<W: Write> Writer<W> {
    /// Begins a container and writes its header. `purpose` and `name` are bound into the key of the file.
    ///
    /// # Panics
    /// When the operating system gives no random bytes.
    pub fn new(mut inner: W, key: &Key, purpose: &str, name: &str) -> io::Result<Writer<W>> {
        let header = Header::new();
        inner.write_all(&header.0)?;
        Ok(begin(inner, header, key, purpose, name))
    }

    /// Seals the last chunk, flushes, and gives back what was written to.
    pub fn finish(mut self) -> io::Result<W> {
        self.close_chunk(true)?;
        self.inner.flush()?;
        Ok(self.inner)
    }

    fn close_chunk(&mut self, last: bool) -> io::Result<()> {
        let sealed = self.cipher.close(self.chunk, last, &self.plain);
        self.plain.zeroize();
        self.chunk += 1;
        self.inner.write_all(&sealed)
    }
}

/// The writer behind a header already made.
fn begin<W: Write>(inner: W, header: Header, key: &Key, purpose: &str, name: &str) -> Writer<W> {
    let cipher = ChunkCipher::new(header, key, purpose, name);
    Writer { inner, cipher, chunk: 0, plain: Vec::with_capacity(CHUNK_BYTES) }
}

/// A writer into memory, which cannot fail.
pub(super) fn into_memory(mut inner: Vec<u8>, key: &Key, purpose: &str, name: &str) -> Writer<Vec<u8>> {
    let header = Header::new();
    inner.extend_from_slice(&header.0);
    begin(inner, header, key, purpose, name)
}

impl<W: Write> Write for Writer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full chunk stays here until more comes: it may be the last one.
        if self.plain.len() == CHUNK_BYTES && !bytes.is_empty() {
            self.close_chunk(false)?;
        }
        let taken = bytes.len().min(CHUNK_BYTES - self.plain.len());
        self.plain.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    /// Passes on only the chunks that are complete.
    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
