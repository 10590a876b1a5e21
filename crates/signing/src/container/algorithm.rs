//! Signature algorithms, and their primitives from OpenSSL.
//!
//! Which of them are too weak is policy and not decided here.

use openssl::pkey::{Id, PKey, Public};
use openssl::rsa::Padding;
use openssl::sign::{RsaPssSaltlen, Verifier};
use serde::{Deserialize, Serialize};

pub use super::digest::Digest;
use super::effort::spend;
use super::identifier::is_absent_or_null;
pub use super::identifier::{dotted, identifier, oid};
use super::tlv::{Tlv, TlvFault, Values, constructed, encode, tag};

/// A signature algorithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Algorithm {
    /// RSASSA-PKCS1-v1_5 (RFC 8017, 8.2).
    RsaPkcs1(Digest),
    /// RSASSA-PSS with the same digest in the mask and a salt of so many bytes.
    RsaPss(Digest, u16),
    /// ECDSA; the signature is the DER of `r` and `s`.
    Ecdsa(Digest),
    /// EdDSA on edwards25519, over the message itself (RFC 8032).
    Ed25519,
    /// EdDSA on edwards448.
    Ed448,
}

const SIGNATURES: [(Algorithm, &str); 18] = [
    (Algorithm::RsaPkcs1(Digest::Sha1), "1.2.840.113549.1.1.5"),
    (Algorithm::RsaPkcs1(Digest::Sha256), "1.2.840.113549.1.1.11"),
    (Algorithm::RsaPkcs1(Digest::Sha384), "1.2.840.113549.1.1.12"),
    (Algorithm::RsaPkcs1(Digest::Sha512), "1.2.840.113549.1.1.13"),
    (Algorithm::Ecdsa(Digest::Sha1), "1.2.840.10045.4.1"),
    (Algorithm::Ecdsa(Digest::Sha256), "1.2.840.10045.4.3.2"),
    (Algorithm::Ecdsa(Digest::Sha384), "1.2.840.10045.4.3.3"),
    (Algorithm::Ecdsa(Digest::Sha512), "1.2.840.10045.4.3.4"),
    (Algorithm::RsaPkcs1(Digest::Sha224), "1.2.840.113549.1.1.14"),
    (Algorithm::RsaPkcs1(Digest::Sha3_256), "2.16.840.1.101.3.4.3.14"),
    (Algorithm::RsaPkcs1(Digest::Sha3_384), "2.16.840.1.101.3.4.3.15"),
    (Algorithm::RsaPkcs1(Digest::Sha3_512), "2.16.840.1.101.3.4.3.16"),
    (Algorithm::Ecdsa(Digest::Sha224), "1.2.840.10045.4.3.1"),
    (Algorithm::Ecdsa(Digest::Sha3_256), "2.16.840.1.101.3.4.3.10"),
    (Algorithm::Ecdsa(Digest::Sha3_384), "2.16.840.1.101.3.4.3.11"),
    (Algorithm::Ecdsa(Digest::Sha3_512), "2.16.840.1.101.3.4.3.12"),
    (Algorithm::Ed25519, "1.3.101.112"),
    (Algorithm::Ed448, "1.3.101.113"),
];

/// The key's own identifier, which old signers write in the place of the algorithm; so does iText 5 with [`EC_KEY`].
const RSA_ENCRYPTION: &str = "1.2.840.113549.1.1.1";
const RSA_PSS: &str = "1.2.840.113549.1.1.10";
const MGF1: &str = "1.2.840.113549.1.1.8";
const EC_KEY: &str = "1.2.840.10045.2.1";
const P_256: &str = "1.2.840.10045.3.1.7";
const P_384: &str = "1.3.132.0.34";

impl Algorithm {
    /// The algorithm in which a key (a DER SubjectPublicKeyInfo) signs here; `None` for a kind in which we do not
    /// sign. A key that is for PSS alone keeps to its own parameters (RFC 4055, 3.3).
    pub fn of_key(key: &[u8]) -> Option<Self> {
        let mut outer = Values::new(key).expect(tag::SEQUENCE).ok()?.inside();
        let (id, parameters) = identifier(outer.expect(tag::SEQUENCE).ok()?).ok()?;
        match id.as_str() {
            RSA_ENCRYPTION => Some(Self::RsaPkcs1(Digest::Sha256)),
            RSA_PSS => match parameters {
                Some(parameters) => pss(parameters).filter(|algorithm| algorithm.digest() != Digest::Sha1),
                None => Self::RsaPkcs1(Digest::Sha256).with_pss(),
            },
            EC_KEY => match dotted(parameters?).ok()?.as_str() {
                P_256 => Some(Self::Ecdsa(Digest::Sha256)),
                P_384 => Some(Self::Ecdsa(Digest::Sha384)),
                _ => None,
            },
            _ => None,
        }
    }

    /// RSA with PSS in the place of PKCS#1 v1.5, the salt as long as the digest; `None` for another kind of key.
    pub fn with_pss(self) -> Option<Self> {
        match self {
            Self::RsaPkcs1(digest) => Some(Self::RsaPss(digest, u16::from(digest.size()))),
            Self::RsaPss(..) => Some(self),
            Self::Ecdsa(_) | Self::Ed25519 | Self::Ed448 => None,
        }
    }

    /// The digest that is signed; for EdDSA the one that goes with it (RFC 8419, 3.1).
    pub fn digest(self) -> Digest {
        match self {
            Self::RsaPkcs1(digest) | Self::RsaPss(digest, _) | Self::Ecdsa(digest) => digest,
            Self::Ed25519 => Digest::Sha512,
            Self::Ed448 => Digest::Shake256,
        }
    }

    /// Reads an AlgorithmIdentifier beside the digest algorithm of the same signer.
    /// `None` for an algorithm that is not in the list or contradicts the digest.
    pub fn read(sequence: Tlv<'_>, digest: Digest) -> Result<Option<Self>, TlvFault> {
        let (id, parameters) = identifier(sequence)?;
        if id == RSA_PSS {
            return Ok(parameters.and_then(pss).filter(|algorithm| algorithm.digest() == digest));
        }
        if !is_absent_or_null(parameters) {
            return Err(TlvFault);
        }
        if id == RSA_ENCRYPTION {
            return Ok(Some(Self::RsaPkcs1(digest)).filter(|_| digest != Digest::Shake256));
        }
        if id == EC_KEY {
            return Ok(Some(Self::Ecdsa(digest)).filter(|_| digest != Digest::Shake256));
        }
        let known = SIGNATURES.iter().find(|(_, known)| *known == id).map(|(algorithm, _)| *algorithm);
        Ok(known.filter(|algorithm| algorithm.digest() == digest))
    }

    /// Reads an AlgorithmIdentifier that names its digest, as in certificates, lists and answers.
    /// `None` for an algorithm that is not in the list.
    pub fn stated(sequence: Tlv<'_>) -> Result<Option<Self>, TlvFault> {
        let (id, parameters) = identifier(sequence)?;
        if id == RSA_PSS {
            return Ok(parameters.and_then(pss));
        }
        let known = SIGNATURES.iter().find(|(_, known)| *known == id).map(|(algorithm, _)| *algorithm);
        if is_absent_or_null(parameters) { Ok(known) } else { Err(TlvFault) }
    }

    /// The AlgorithmIdentifier; RSA has the parameter NULL, curves none (RFC 5754, 3), PSS its own (RFC 4055, 3.1).
    pub fn encoded(self) -> Vec<u8> {
        let id = SIGNATURES.iter().find(|(algorithm, _)| *algorithm == self).map_or("", |(_, id)| id);
        match self {
            Self::RsaPkcs1(_) => constructed(tag::SEQUENCE, &[&oid(id), &[tag::NULL, 0]]),
            Self::RsaPss(digest, salt) => constructed(tag::SEQUENCE, &[&oid(RSA_PSS), &pss_encoded(digest, salt)]),
            Self::Ecdsa(_) | Self::Ed25519 | Self::Ed448 => constructed(tag::SEQUENCE, &[&oid(id)]),
        }
    }

    fn is_edwards(self) -> bool {
        matches!(self, Self::Ed25519 | Self::Ed448)
    }

    /// Whether `signature` over `message` fits the key (a DER SubjectPublicKeyInfo).
    pub fn verify(self, key: &[u8], message: &[u8], signature: &[u8]) -> bool {
        let Ok(key) = PKey::public_key_from_der(key) else { return false };
        if !spend(key.bits(), matches!(key.id(), Id::EC | Id::ED25519 | Id::ED448)) {
            return false;
        }
        self.try_verify(&key, message, signature).unwrap_or(false)
    }

    fn try_verify(
        self,
        key: &PKey<Public>,
        message: &[u8],
        signature: &[u8],
    ) -> Result<bool, openssl::error::ErrorStack> {
        let fits = match self {
            Self::RsaPkcs1(_) => key.id() == Id::RSA,
            Self::RsaPss(..) => matches!(key.id(), Id::RSA | Id::RSA_PSS),
            Self::Ecdsa(_) => key.id() == Id::EC,
            Self::Ed25519 => key.id() == Id::ED25519,
            Self::Ed448 => key.id() == Id::ED448,
        };
        if !fits {
            return Ok(false);
        }
        if self.is_edwards() {
            return Verifier::new_without_digest(key)?.verify_oneshot(signature, message);
        }
        let mut verifier = Verifier::new(self.digest().of_openssl(), key)?;
        if let Self::RsaPss(digest, salt) = self {
            verifier.set_rsa_padding(Padding::PKCS1_PSS)?;
            verifier.set_rsa_mgf1_md(digest.of_openssl())?;
            verifier.set_rsa_pss_saltlen(RsaPssSaltlen::custom(i32::from(salt)))?;
        }
        verifier.verify_oneshot(signature, message)
    }
}

/// RSASSA-PSS-params with the digest also in the mask. The digests have the parameter NULL here (RFC 4055, 6).
fn pss_encoded(digest: Digest, salt: u16) -> Vec<u8> {
    let hash = digest.encoded_with_null();
    let mask = constructed(tag::SEQUENCE, &[&oid(MGF1), &hash]);
    // A salt as long as a digest is one octet that is not negative; no longer one is written.
    let salt = encode(tag::INTEGER, &[u8::try_from(salt & 0x7F).unwrap_or_default()]);
    let parts = [encode(tag::CONTEXT_0, &hash), encode(tag::CONTEXT_1, &mask), encode(tag::CONTEXT_2, &salt)];
    encode(tag::SEQUENCE, &parts.concat())
}

/// Tag of the trailer field among the parameters of PSS.
const TRAILER: u8 = 0xA3;

/// RSASSA-PSS-params (RFC 4055, 3.1), accepted only when every digest in them is the same, and with nothing besides:
/// in a container nobody signs them.
fn pss(parameters: Tlv<'_>) -> Option<Algorithm> {
    let mut inside = parameters.inside();
    let mut part = |tag| inside.optional(tag).ok().map(|wrapped| wrapped.map(|wrapped| alone(wrapped).ok()));
    let (digest, mask, salt, trailer) =
        (part(tag::CONTEXT_0)?, part(tag::CONTEXT_1)?, part(tag::CONTEXT_2)?, part(TRAILER)?);
    inside.finish().ok()?;
    let digest = match digest {
        Some(written) => Digest::read(written?).ok()??,
        None => Digest::Sha1,
    };
    let mask = match mask {
        Some(written) => {
            let (id, parameters) = identifier(written?).ok()?;
            if id != MGF1 {
                return None;
            }
            Digest::read(parameters?).ok()??
        }
        None => Digest::Sha1,
    };
    let salt = match salt {
        Some(written) => match number(written?)? {
            [salt] if *salt < 0x80 => u16::from(*salt),
            // Some authorities fill what the key has room for.
            [high, low] if (*high > 0 || *low >= 0x80) && *high < 0x80 => u16::from_be_bytes([*high, *low]),
            _ => return None,
        },
        None => 20,
    };
    let is_usual = match trailer {
        Some(written) => number(written?)? == [1],
        None => true,
    };
    (digest == mask && digest != Digest::Shake256 && is_usual).then_some(Algorithm::RsaPss(digest, salt))
}

/// The only value in another.
fn alone(wrapped: Tlv<'_>) -> Result<Tlv<'_>, TlvFault> {
    let mut inside = wrapped.inside();
    let value = inside.any()?;
    inside.finish()?;
    Ok(value)
}

fn number(value: Tlv<'_>) -> Option<&[u8]> {
    (value.tag == tag::INTEGER).then_some(value.value)
}
