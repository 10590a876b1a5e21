//! Header, sizes and the cipher of a chunk: what writer and reader share.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};

use super::error::ContainerError;
use crate::key::Key;
use crate::random::random_bytes;

/// Plaintext bytes of a chunk.
pub const CHUNK_BYTES: usize = 16 * 1024;
pub(super) const TAG_BYTES: usize = 16;
pub(super) const HEADER_BYTES: usize = 32;
/// Ciphertext and tag of a full chunk.
pub(super) const SEALED_CHUNK_BYTES: u64 = (CHUNK_BYTES + TAG_BYTES) as u64;

const MAGIC: [u8; 4] = *b"MNMC";
const VERSION: u8 = 1;
const AES_256_GCM: u8 = 1;
const SALT_AT: usize = 8;

/// The first bytes of a container; they authenticate every chunk.
#[derive(Clone, Copy)]
pub(super) struct Header(pub(super) [u8; HEADER_BYTES]);

impl Header {
    /// A header with a new salt.
    pub(super) fn new() -> Header {
        let mut bytes: [u8; HEADER_BYTES] = random_bytes();
        bytes[..SALT_AT].copy_from_slice(&Header::fixed());
        Header(bytes)
    }

    fn fixed() -> [u8; SALT_AT] {
        let [high, low] = (CHUNK_BYTES as u16).to_be_bytes();
        let [a, b, c, d] = MAGIC;
        [a, b, c, d, VERSION, AES_256_GCM, high, low]
    }

    pub(super) fn parse(bytes: [u8; HEADER_BYTES]) -> Result<Header, ContainerError> {
        if bytes[..MAGIC.len()] != MAGIC {
            return Err(ContainerError::NotAContainer);
        }
        if bytes[..SALT_AT] != Header::fixed() {
            return Err(ContainerError::UnknownVersion);
        }
        Ok(Header(bytes))
    }

    fn salt(&self) -> &[u8] {
        &self.0[SALT_AT..]
    }
}

/// Opens and closes the chunks of one file.
pub(super) struct ChunkCipher {
    cipher: Aes256Gcm,
    header: Header,
}

impl ChunkCipher {
    pub(super) fn new(header: Header, key: &Key, purpose: &str, name: &str) -> ChunkCipher {
        let parts = [b"muniment/1/file".as_slice(), purpose.as_bytes(), name.as_bytes()];
        let file_key = key.expand(header.salt(), &parts);
        ChunkCipher { cipher: Aes256Gcm::new(file_key.bytes().into()), header }
    }

    pub(super) fn close(&self, chunk: u64, last: bool, plain: &[u8]) -> Vec<u8> {
        let payload = Payload { msg: plain, aad: &self.header.0 };
        let Ok(sealed) = self.cipher.encrypt(&nonce(chunk, last), payload) else {
            panic!("AES-GCM refuses only messages beyond 64 GiB, and a chunk has 16 KiB");
        };
        sealed
    }

    pub(super) fn open(&self, chunk: u64, last: bool, sealed: &[u8]) -> Option<Vec<u8>> {
        self.cipher.decrypt(&nonce(chunk, last), Payload { msg: sealed, aad: &self.header.0 }).ok()
    }
}

fn nonce(chunk: u64, last: bool) -> Nonce<aes_gcm::aead::consts::U12> {
    let mut bytes = [0_u8; 12];
    bytes[3..11].copy_from_slice(&chunk.to_be_bytes());
    bytes[11] = u8::from(last);
    Nonce::from(bytes)
}

/// Size in bytes of the container of `plain_len` bytes.
pub fn sealed_len(plain_len: u64) -> u64 {
    let chunks = plain_len.div_ceil(CHUNK_BYTES as u64).max(1);
    HEADER_BYTES as u64 + plain_len + chunks * TAG_BYTES as u64
}

/// Number of chunks and length of the plaintext of a container of `sealed_len` bytes.
pub(super) fn plain_shape(sealed_len: u64) -> Result<(u64, u64), ContainerError> {
    let body = sealed_len.checked_sub(HEADER_BYTES as u64).ok_or(ContainerError::CutShort)?;
    let chunks = body.div_ceil(SEALED_CHUNK_BYTES).max(1);
    let last = body - (chunks - 1) * SEALED_CHUNK_BYTES;
    // A last chunk holds its tag, and something beside it unless it is the only one.
    let least = TAG_BYTES as u64 + u64::from(chunks > 1);
    if last < least { Err(ContainerError::CutShort) } else { Ok((chunks, body - chunks * TAG_BYTES as u64)) }
}
