//! What a person is shown of a token and of the keys on it. Not here: how it is found out.

use serde::{Deserialize, Serialize};
use signing::certificate::CertificateSummary;
use signing::container::algorithm::Algorithm;
use words::Message;

use crate::fault::Tries;
use crate::hexed;
use crate::uri::KeyUri;

/// A card or token in a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Number of the slot; holds for this run of the module only.
    pub slot: u64,
    /// Its label.
    pub label: String,
    /// Its serial number, as text.
    pub serial: String,
    /// Who made it.
    pub manufacturer: String,
    /// Its model.
    pub model: String,
    /// A PIN is wanted before it signs.
    pub wants_pin: bool,
    /// The PIN is typed at the reader (protected authentication path); the desk never sees it.
    pub has_pin_pad: bool,
    /// The PIN has to be changed before the token signs.
    pub wants_new_pin: bool,
    /// Tries of the PIN, as far as it tells.
    pub tries: Tries,
    /// Ways in which it signs.
    pub ways: Vec<Way>,
    /// Its keys as far as their certificates are seen without a PIN; authorities are left out.
    #[serde(default)]
    pub keys: Vec<TokenKey>,
}

impl Token {
    /// What a person should know of it before a PIN is typed; nothing where there is nothing to fear.
    pub fn warning(&self) -> Option<Message> {
        if self.wants_new_pin && self.tries != Tries::Locked {
            return Some(Message::new("tokens-must-change-pin"));
        }
        match self.tries {
            Tries::Unsaid => None,
            Tries::Few => Some(Message::new("tokens-few-tries")),
            Tries::Last => Some(Message::new("tokens-last-try")),
            Tries::Locked => Some(Message::new("tokens-locked")),
        }
    }

    /// It signs once its PIN is given, as far as it tells.
    pub fn can_be_opened(&self) -> bool {
        self.tries != Tries::Locked && !self.wants_new_pin
    }
}

/// A way of signing that a token offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// RSASSA-PKCS1-v1_5.
    RsaPkcs1,
    /// RSASSA-PSS.
    RsaPss,
    /// ECDSA.
    Ecdsa,
}

impl Way {
    /// The way that an algorithm takes; none for one in which no token signs here.
    pub fn of(algorithm: Algorithm) -> Option<Self> {
        match algorithm {
            Algorithm::RsaPkcs1(_) => Some(Self::RsaPkcs1),
            Algorithm::RsaPss(..) => Some(Self::RsaPss),
            Algorithm::Ecdsa(_) => Some(Self::Ecdsa),
            Algorithm::Ed25519 | Algorithm::Ed448 => None,
        }
    }
}

/// A key on a token, by its certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenKey {
    /// The id that certificate and key share on the token (CKA_ID).
    #[serde(with = "hexed")]
    pub id: Vec<u8>,
    /// Label of the certificate.
    pub label: String,
    /// The certificate in DER.
    #[serde(with = "hexed")]
    pub certificate: Vec<u8>,
    /// The certificate in the words of a key chooser.
    pub summary: CertificateSummary,
    /// The address under which the key is found again.
    pub uri: KeyUri,
}
