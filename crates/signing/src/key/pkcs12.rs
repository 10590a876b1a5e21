//! A key in a PKCS#12 file (RFC 7292).
//!
//! `p12-keystore` opens what OpenSSL 3 no longer opens by default (RC2, passphrases in
//! Chinese); OpenSSL opens the indefinite lengths of old browsers and makes the signature.

use openssl::error::ErrorStack;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Padding;
use openssl::sign::{RsaPssSaltlen, Signer as Signing};
use p12_keystore::Pkcs12Archive;
use p12_keystore::error::Error;

use super::chain::chain_of;
use super::signer::{KeyFault, Signer};
use crate::certificate::{Certificate, CertificateSummary};
use crate::container::algorithm::Algorithm;
use crate::container::tlv::{Values, tag};
use crate::container::to_der;

/// A key from a PKCS#12 file, opened.
pub struct Pkcs12Signer {
    key: PKey<Private>,
    algorithm: Algorithm,
    certificate: Certificate,
    chain: Vec<Vec<u8>>,
}

impl std::fmt::Debug for Pkcs12Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pkcs12Signer").field("certificate", &self.certificate.sha256()).finish_non_exhaustive()
    }
}

struct Opened {
    keys: Vec<PKey<Private>>,
    certificates: Vec<Certificate>,
}

impl Pkcs12Signer {
    /// Opens a container.
    ///
    /// # Errors
    ///
    /// [`KeyFault`], the wrong passphrase told apart from a damaged file wherever the file
    /// allows it: a container without an integrity check that does not decrypt counts as a
    /// wrong passphrase.
    pub fn open(bytes: &[u8], passphrase: &str) -> Result<Self, KeyFault> {
        let opened = match with_keystore(bytes, passphrase) {
            Err(KeyFault::Damaged) => with_openssl(bytes, passphrase)?,
            other => other?,
        };
        if opened.keys.is_empty() {
            return Err(KeyFault::NoKey);
        }
        let pairs = opened.keys.iter().flat_map(|key| {
            let fitting = opened.certificates.iter().filter(|certificate| belongs(certificate, key));
            fitting.map(move |certificate| (key, certificate))
        });
        // A container with a pair for signing and one for encryption: the first that may sign.
        let mut pairs: Vec<_> = pairs.collect();
        pairs.sort_by_key(|(_, certificate)| !may_sign(certificate));
        let Some((key, certificate)) = pairs.first() else { return Err(KeyFault::NoCertificate) };
        Ok(Self {
            algorithm: Algorithm::of_key(certificate.public_key()).ok_or(KeyFault::UnsupportedKey)?,
            key: (*key).clone(),
            chain: chain_of(certificate, &opened.certificates),
            certificate: (*certificate).clone(),
        })
    }

    /// The same key, signing by RSA-PSS (RFC 8017, 8.1). A key whose certificate is for PSS alone does so anyway.
    ///
    /// # Errors
    ///
    /// [`KeyFault::UnsupportedKey`] when it is no RSA key.
    pub fn with_pss(self) -> Result<Self, KeyFault> {
        let algorithm = self.algorithm.with_pss().ok_or(KeyFault::UnsupportedKey)?;
        Ok(Self { algorithm, ..self })
    }

    fn try_sign(&self, bytes: &[u8]) -> Result<Vec<u8>, ErrorStack> {
        let mut signing = Signing::new(self.algorithm.digest().of_openssl(), &self.key)?;
        if let Algorithm::RsaPss(digest, salt) = self.algorithm {
            signing.set_rsa_padding(Padding::PKCS1_PSS)?;
            signing.set_rsa_mgf1_md(digest.of_openssl())?;
            signing.set_rsa_pss_saltlen(RsaPssSaltlen::custom(i32::from(salt)))?;
        }
        signing.sign_oneshot_to_vec(bytes)
    }

    /// The certificate of the key, for a key chooser.
    pub fn summary(&self) -> CertificateSummary {
        self.certificate.summary()
    }
}

impl Signer for Pkcs12Signer {
    fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    fn sign(&self, signed_attributes: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.try_sign(signed_attributes).map_err(|_| KeyFault::DidNotSign)
    }
}

fn with_keystore(bytes: &[u8], passphrase: &str) -> Result<Opened, KeyFault> {
    let archive = Pkcs12Archive::from_pkcs12(bytes, passphrase).map_err(|fault| match fault {
        Error::MacError(_) => KeyFault::WrongPassphrase,
        // Without an integrity check, a wrong passphrase shows as nonsense after decryption.
        Error::Pkcs5Error(_) | Error::UnpadError | Error::DerError(_) | Error::InvalidPrivateKey
            if lacks_integrity(bytes) =>
        {
            KeyFault::WrongPassphrase
        }
        _ => KeyFault::Damaged,
    })?;
    let keys = archive.keys.iter().map(|bag| PKey::private_key_from_pkcs8(bag.key.as_der()));
    Ok(Opened {
        keys: keys.collect::<Result<_, _>>().map_err(|_| KeyFault::UnsupportedKey)?,
        certificates: readable(archive.certs.iter().map(|bag| bag.cert.as_der().to_vec())),
    })
}

fn with_openssl(bytes: &[u8], passphrase: &str) -> Result<Opened, KeyFault> {
    let container = openssl::pkcs12::Pkcs12::from_der(bytes).map_err(|_| KeyFault::Damaged)?;
    let parsed = container.parse2(passphrase).map_err(|fault| {
        let is_integrity = fault.errors().iter().any(|error| error.reason() == Some("mac verify failure"));
        if is_integrity { KeyFault::WrongPassphrase } else { KeyFault::Damaged }
    })?;
    let certificates = parsed
        .cert
        .iter()
        .chain(parsed.ca.iter().flatten().map(|one| one.to_owned()).collect::<Vec<_>>().iter())
        .filter_map(|certificate| certificate.to_der().ok())
        .collect::<Vec<_>>();
    Ok(Opened { keys: parsed.pkey.into_iter().collect(), certificates: readable(certificates.into_iter()) })
}

fn readable(all: impl Iterator<Item = Vec<u8>>) -> Vec<Certificate> {
    all.filter_map(|der| Certificate::from_der(&der).ok()).collect()
}

/// A well-formed container (RFC 7292, 4) without `macData`.
fn lacks_integrity(bytes: &[u8]) -> bool {
    let Ok(der) = to_der(bytes) else { return false };
    let mut outer = Values::new(&der.bytes);
    let Ok(container) = outer.expect(tag::SEQUENCE) else { return false };
    container.inside().all().is_ok_and(|parts| parts.len() == 2)
}

fn belongs(certificate: &Certificate, key: &PKey<Private>) -> bool {
    PKey::public_key_from_der(certificate.public_key()).is_ok_and(|public| key.public_eq(&public))
}

fn may_sign(certificate: &Certificate) -> bool {
    let extensions = certificate.extensions();
    extensions.allows("digitalSignature") || extensions.allows("nonRepudiation")
}
