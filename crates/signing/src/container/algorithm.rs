//! Digest and signature algorithms, and their primitives from OpenSSL.
//!
//! Which of them are too weak is policy and not decided here.

use der::asn1::ObjectIdentifier;
use openssl::hash::{Hasher, MessageDigest};
use openssl::pkey::{Id, PKey, Public};
use openssl::rsa::Padding;
use openssl::sign::{RsaPssSaltlen, Verifier};
use serde::{Deserialize, Serialize};

use super::effort::spend;
use super::tlv::{Tlv, TlvFault, Values, constructed, encode, tag};

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
}

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
}

const DIGESTS: [(Digest, &str); 4] = [
    (Digest::Sha1, "1.3.14.3.2.26"),
    (Digest::Sha256, "2.16.840.1.101.3.4.2.1"),
    (Digest::Sha384, "2.16.840.1.101.3.4.2.2"),
    (Digest::Sha512, "2.16.840.1.101.3.4.2.3"),
];

const SIGNATURES: [(Algorithm, &str); 8] = [
    (Algorithm::RsaPkcs1(Digest::Sha1), "1.2.840.113549.1.1.5"),
    (Algorithm::RsaPkcs1(Digest::Sha256), "1.2.840.113549.1.1.11"),
    (Algorithm::RsaPkcs1(Digest::Sha384), "1.2.840.113549.1.1.12"),
    (Algorithm::RsaPkcs1(Digest::Sha512), "1.2.840.113549.1.1.13"),
    (Algorithm::Ecdsa(Digest::Sha1), "1.2.840.10045.4.1"),
    (Algorithm::Ecdsa(Digest::Sha256), "1.2.840.10045.4.3.2"),
    (Algorithm::Ecdsa(Digest::Sha384), "1.2.840.10045.4.3.3"),
    (Algorithm::Ecdsa(Digest::Sha512), "1.2.840.10045.4.3.4"),
];

/// The key's own identifier, which old signers write in the place of the algorithm.
const RSA_ENCRYPTION: &str = "1.2.840.113549.1.1.1";
const RSA_PSS: &str = "1.2.840.113549.1.1.10";
const MGF1: &str = "1.2.840.113549.1.1.8";
const EC_KEY: &str = "1.2.840.10045.2.1";
const P_256: &str = "1.2.840.10045.3.1.7";
const P_384: &str = "1.3.132.0.34";

/// The identifier in an OBJECT IDENTIFIER, in dotted form.
pub fn dotted(oid: Tlv<'_>) -> Result<String, TlvFault> {
    if oid.tag != tag::OID {
        return Err(TlvFault);
    }
    ObjectIdentifier::from_bytes(oid.value).map(|oid| oid.to_string()).map_err(|_| TlvFault)
}

/// The encoding of an identifier that this crate knows.
pub fn oid(dotted: &str) -> Vec<u8> {
    let known = ObjectIdentifier::new(dotted);
    encode(tag::OID, known.as_ref().map(ObjectIdentifier::as_bytes).unwrap_or_default())
}

/// An AlgorithmIdentifier as identifier and parameters.
pub fn identifier(sequence: Tlv<'_>) -> Result<(String, Option<Tlv<'_>>), TlvFault> {
    let mut inside = sequence.inside();
    let id = dotted(inside.any()?)?;
    let parameters = if inside.is_empty() { None } else { Some(inside.any()?) };
    inside.finish()?;
    if sequence.tag == tag::SEQUENCE { Ok((id, parameters)) } else { Err(TlvFault) }
}

fn is_absent_or_null(parameters: Option<Tlv<'_>>) -> bool {
    parameters.is_none_or(|parameters| parameters.raw == [tag::NULL, 0])
}

impl Digest {
    /// Reads an AlgorithmIdentifier; `None` for an algorithm that is not in the list.
    pub fn read(sequence: Tlv<'_>) -> Result<Option<Self>, TlvFault> {
        let (id, parameters) = identifier(sequence)?;
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
        }
    }

    /// Its size in bytes.
    fn size(self) -> u8 {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
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
            Ok(hasher.finish()?.to_vec())
        };
        digest().unwrap_or_default()
    }
}

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
            Self::Ecdsa(_) => None,
        }
    }

    /// The digest that is signed.
    pub fn digest(self) -> Digest {
        match self {
            Self::RsaPkcs1(digest) | Self::RsaPss(digest, _) | Self::Ecdsa(digest) => digest,
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
            return Ok(Some(Self::RsaPkcs1(digest)));
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

    /// The AlgorithmIdentifier; RSA has the parameter NULL, ECDSA none (RFC 5754, 3), PSS its own (RFC 4055, 3.1).
    pub fn encoded(self) -> Vec<u8> {
        let id = SIGNATURES.iter().find(|(algorithm, _)| *algorithm == self).map_or("", |(_, id)| id);
        match self {
            Self::RsaPkcs1(_) => constructed(tag::SEQUENCE, &[&oid(id), &[tag::NULL, 0]]),
            Self::RsaPss(digest, salt) => constructed(tag::SEQUENCE, &[&oid(RSA_PSS), &pss_encoded(digest, salt)]),
            Self::Ecdsa(_) => constructed(tag::SEQUENCE, &[&oid(id)]),
        }
    }

    /// Whether `signature` over `message` fits the key (a DER SubjectPublicKeyInfo).
    pub fn verify(self, key: &[u8], message: &[u8], signature: &[u8]) -> bool {
        let Ok(key) = PKey::public_key_from_der(key) else { return false };
        if !spend(key.bits(), key.id() == Id::EC) {
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
        };
        if !fits {
            return Ok(false);
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
    (digest == mask && is_usual).then_some(Algorithm::RsaPss(digest, salt))
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
