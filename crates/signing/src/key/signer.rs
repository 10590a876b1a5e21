//! What a key must be able to do, and how it can fail.

use words::Message;

use crate::container::algorithm::Algorithm;

/// A key with its certificates.
pub trait Signer {
    /// Certificates in DER, the signer's own first, each issued by the next; at least one.
    fn chain(&self) -> &[Vec<u8>];

    /// The algorithm in which [`Signer::sign`] signs.
    fn algorithm(&self) -> Algorithm;

    /// A signature over these bytes, the DER of the signed attributes (a SET OF, tag 0x31).
    ///
    /// The signer digests them itself. RSA gives the integer as wide as the modulus, ECDSA
    /// the DER sequence of `r` and `s`.
    fn sign(&self, signed_attributes: &[u8]) -> Result<Vec<u8>, KeyFault>;
}

/// A key cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// The passphrase does not open the container.
    #[error("the passphrase does not open the key")]
    WrongPassphrase,
    /// The file is no key container, or is damaged.
    #[error("the key file is damaged or is no key file")]
    Damaged,
    /// The container holds no private key.
    #[error("the key file holds no private key")]
    NoKey,
    /// No certificate in the container belongs to the private key.
    #[error("the key file holds no certificate for its key")]
    NoCertificate,
    /// The key is of a kind in which we do not sign.
    #[error("a key of this kind is not supported")]
    UnsupportedKey,
    /// The key was there and did not sign.
    #[error("the key did not sign")]
    DidNotSign,
    /// A key that is not in a file did not sign, and says why in its own words.
    #[error("the key did not sign: {}", .0.code)]
    Elsewhere(Message),
}

impl KeyFault {
    /// What a person is told.
    pub fn message(&self) -> Message {
        match self {
            Self::WrongPassphrase => Message::new("signing-key-wrong-passphrase"),
            Self::Damaged => Message::new("signing-key-damaged"),
            Self::NoKey => Message::new("signing-key-none"),
            Self::NoCertificate => Message::new("signing-key-no-certificate"),
            Self::UnsupportedKey => Message::new("signing-key-unsupported"),
            Self::DidNotSign => Message::new("signing-key-did-not-sign"),
            Self::Elsewhere(message) => message.clone(),
        }
    }
}
