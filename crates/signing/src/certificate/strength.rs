//! Until when digests and keys sufficed (ETSI TS 119 312, and the catalogues before it).
//!
//! What is weak today was not always so: a signature that a time-stamp proves to be old is judged by the rule of its
//! own time.

use jiff::Timestamp;

use super::summary::KeyKind;
use crate::container::algorithm::Digest;

/// SHA-1 for signatures: 1 August 2012.
const SHA1_UNTIL: i64 = 1_343_779_200;
/// SHA-224 for signatures: 1 January 2029.
const SHA224_UNTIL: i64 = 1_861_920_000;
/// RSA of 1024 bits: 1 January 2010; of 1536 bits: 1 January 2017.
const RSA_UNTIL: [(u32, i64); 2] = [(1024, 1_262_304_000), (1536, 1_483_228_800)];

/// A digest sufficed at a time.
pub fn suffices(digest: Digest, at: Timestamp) -> bool {
    match digest {
        Digest::Sha1 => at.as_second() < SHA1_UNTIL,
        Digest::Sha224 => at.as_second() < SHA224_UNTIL,
        _ => true,
    }
}

/// A key was long enough at a time: RSA of 2048 bits and elliptic curves of 256 are.
pub fn is_long_enough(key: KeyKind, at: Timestamp) -> bool {
    match key {
        KeyKind::Rsa { bits } if bits >= 2048 => true,
        KeyKind::Rsa { bits } => RSA_UNTIL.iter().any(|(enough, until)| bits >= *enough && at.as_second() < *until),
        KeyKind::Ec { bits } => bits >= 256,
        KeyKind::Other => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_suffices_until_its_day() {
        for (digest, at, expected) in [
            (Digest::Sha1, "2012-07-31T23:59:59Z", true),
            (Digest::Sha1, "2012-08-01T00:00:00Z", false),
            (Digest::Sha224, "2028-12-31T23:59:59Z", true),
            (Digest::Sha224, "2029-01-01T00:00:00Z", false),
            (Digest::Sha3_256, "2029-01-01T00:00:00Z", true),
            (Digest::Sha256, "2029-01-01T00:00:00Z", true),
        ] {
            assert_eq!(suffices(digest, at.parse().unwrap()), expected, "{digest:?} {at}");
        }
    }
}
