//! What parent and child say to each other: one line of JSON each.
//!
//! The kinds are tagged from outside (`{"open":{…}}`): a tag within would make the reader keep a copy of the PIN.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use signing::container::algorithm::Algorithm;

use crate::fault::TokenFault;
use crate::hexed;
use crate::pin::Pin;
use crate::token::Token;

/// Longest question in bytes; both sides keep so much room, so that no PIN is left behind when a buffer grows.
pub const QUESTION_BYTES: usize = 32 << 10;

/// A question with its number.
#[derive(Debug, Serialize, Deserialize)]
pub struct Question<A> {
    /// Rises by one; the answer repeats it.
    pub number: u64,
    /// What is asked.
    pub ask: A,
}

/// What is asked.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// Load the module and start it.
    Load {
        /// Absolute path.
        module: PathBuf,
    },
    /// The tokens in its slots.
    List,
    /// Certificates and keys in a slot.
    Keys {
        /// The slot.
        slot: u64,
    },
    /// Open a session, and log in where the token wants it.
    Open {
        /// The slot.
        slot: u64,
        /// The PIN; none where it is typed at the reader.
        pin: Option<Pin>,
    },
    /// Sign.
    Sign {
        /// Place of the key in the newest answer to [`Ask::Keys`].
        key: usize,
        /// How.
        algorithm: Algorithm,
        /// What: the encoded signed attributes.
        #[serde(with = "hexed")]
        attributes: Vec<u8>,
        /// Log in once more for this signature.
        each_time: bool,
        /// The PIN for that.
        pin: Option<Pin>,
    },
}

/// An answer.
#[derive(Debug, Serialize, Deserialize)]
pub struct Answered {
    /// Number of the question.
    pub number: u64,
    /// The answer, or why there is none.
    pub answer: Result<Answer, TokenFault>,
}

/// What is answered.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Done, nothing to tell.
    Done,
    /// The tokens, without their keys.
    Tokens(Vec<Token>),
    /// What lies on one.
    Keys(Objects),
    /// A signature, as the token gave it.
    Signed(#[serde(with = "hexed")] Vec<u8>),
}

/// Certificates and private keys on a token.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Objects {
    /// Certificates.
    pub certificates: Vec<CertificateObject>,
    /// Private keys; most tokens show none before the PIN.
    pub keys: Vec<KeyObject>,
}

/// A certificate on a token.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CertificateObject {
    /// CKA_ID.
    #[serde(with = "hexed")]
    pub id: Vec<u8>,
    /// CKA_LABEL.
    pub label: String,
    /// CKA_VALUE; some cards pad it.
    #[serde(with = "hexed")]
    pub der: Vec<u8>,
}

/// A private key on a token.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeyObject {
    /// CKA_ID.
    #[serde(with = "hexed")]
    pub id: Vec<u8>,
    /// CKA_LABEL.
    pub label: String,
    /// CKA_ALWAYS_AUTHENTICATE: a PIN for each signature.
    pub each_time: bool,
}
