//! Digest algorithms, from OpenSSL.
//!
//! Which of them are too weak is policy and not decided here.

use openssl::hash::{Hasher, MessageDigest};
use serde::{Deserialize, Serialize};

use super::identifier::{identifier, is_absent_or_null, oid};
use super::tlv::{Tlv, TlvFault, constructed, tag};

/// A digest algorithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Digest {
    /// SHA-1: read in old signatures, never written.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
    /// SHA-224.
    Sha224,
    /// SHA3-256 (FIPS 202).
    Sha3_256,
    /// SHA3-384.
    Sha3_384,
    /// SHA3-512.
    Sha3_512,
    /// SHAKE256 with 512 bits, which goes with Ed448 (RFC 8419, 2.3).
    Shake256,
}

const DIGESTS: [(Digest, &str); 9] = [
    (Digest::Sha1, "1.3.14.3.2.26"),
    (Digest::Sha256, "2.16.840.1.101.3.4.2.1"),
    (Digest::Sha384, "2.16.840.1.101.3.4.2.2"),
    (Digest::Sha512, "2.16.840.1.101.3.4.2.3"),
    (Digest::Sha224, "2.16.840.1.101.3.4.2.4"),
    (Digest::Sha3_256, "2.16.840.1.101.3.4.2.8"),
    (Digest::Sha3_384, "2.16.840.1.101.3.4.2.9"),
    (Digest::Sha3_512, "2.16.840.1.101.3.4.2.10"),
    (Digest::Shake256, "2.16.840.1.101.3.4.2.12"),
];

const SHAKE_OF_LENGTH: &str = "2.16.840.1.101.3.4.2.18";

impl Digest {
    /// Reads an AlgorithmIdentifier; `None` for an algorithm that is not in the list.
    pub fn read(sequence: Tlv<'_>) -> Result<Option<Self>, TlvFault> {
        let (id, parameters) = identifier(sequence)?;
        // The length of what SHAKE256 gives, in bits (RFC 8419, 2.3).
        if id == SHAKE_OF_LENGTH {
            return Ok(parameters.filter(|length| length.raw == [tag::INTEGER, 2, 2, 0]).map(|_| Self::Shake256));
        }
        if !is_absent_or_null(parameters) {
            return Err(TlvFault);
        }
        Ok(Self::named(&id))
    }

    /// The digest algorithm of a dotted identifier.
    pub fn named(dotted: &str) -> Option<Self> {
        DIGESTS.iter().find(|(_, known)| *known == dotted).map(|(digest, _)| *digest)
    }

    /// The AlgorithmIdentifier, without parameters (RFC 5754, 2).
    pub fn encoded(self) -> Vec<u8> {
        let id = DIGESTS.iter().find(|(digest, _)| *digest == self).map_or("", |(_, id)| id);
        constructed(tag::SEQUENCE, &[&oid(id)])
    }

    /// The AlgorithmIdentifier with the parameter NULL, as DigestInfo (RFC 8017, 9.2) and PSS want it.
    pub fn encoded_with_null(self) -> Vec<u8> {
        let id = DIGESTS.iter().find(|(digest, _)| *digest == self).map_or("", |(_, id)| id);
        constructed(tag::SEQUENCE, &[&oid(id), &[tag::NULL, 0]])
    }

    /// The same for OpenSSL.
    pub(crate) fn of_openssl(self) -> MessageDigest {
        match self {
            Self::Sha1 => MessageDigest::sha1(),
            Self::Sha256 => MessageDigest::sha256(),
            Self::Sha384 => MessageDigest::sha384(),
            Self::Sha512 => MessageDigest::sha512(),
            Self::Sha224 => MessageDigest::sha224(),
            Self::Sha3_256 => MessageDigest::sha3_256(),
            Self::Sha3_384 => MessageDigest::sha3_384(),
            Self::Sha3_512 => MessageDigest::sha3_512(),
            Self::Shake256 => MessageDigest::shake_256(),
        }
    }

    /// Its size in bytes.
    pub fn size(self) -> u8 {
        match self {
            Self::Sha1 => 20,
            Self::Sha224 => 28,
            Self::Sha256 | Self::Sha3_256 => 32,
            Self::Sha384 | Self::Sha3_384 => 48,
            Self::Sha512 | Self::Sha3_512 | Self::Shake256 => 64,
        }
    }

    /// The digest of some bytes; empty if OpenSSL was built without the algorithm.
    pub fn of(self, bytes: &[u8]) -> Vec<u8> {
        self.of_parts(&[bytes])
    }

    /// The digest of some bytes, one part after the other.
    pub fn of_parts(self, parts: &[&[u8]]) -> Vec<u8> {
        let digest = || -> Result<Vec<u8>, openssl::error::ErrorStack> {
            let mut hasher = Hasher::new(self.of_openssl())?;
            for part in parts {
                hasher.update(part)?;
            }
            if self != Self::Shake256 {
                return Ok(hasher.finish()?.to_vec());
            }
            let mut found = vec![0; usize::from(self.size())];
            hasher.finish_xof(&mut found)?;
            Ok(found)
        };
        digest().unwrap_or_default()
    }
}
