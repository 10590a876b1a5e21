//! Why a token did not do what was asked. Each fault has a sentence that says what to do next.

use serde::{Deserialize, Serialize};
use words::Message;

/// How many tries of the PIN are left, as far as a token tells (PKCS #11, CK_TOKEN_INFO: it never tells a number).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tries {
    /// The token says nothing of it: all of them, or it does not count.
    #[default]
    Unsaid,
    /// A wrong PIN was given since the last right one.
    Few,
    /// One more wrong PIN locks the token.
    Last,
    /// The PIN is locked.
    Locked,
}

/// A token did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum TokenFault {
    /// The program of the child could not be started.
    #[error("the program for tokens could not be started: {detail}")]
    NotStarted {
        /// What the system said.
        detail: String,
    },
    /// The module cannot be loaded, or is no PKCS #11 module.
    #[error("the module cannot be used: {detail}")]
    Module {
        /// What the loader or the module said.
        detail: String,
    },
    /// No token that fits is there.
    #[error("no such token is there")]
    NoToken,
    /// The token was taken out in the middle.
    #[error("the token was removed")]
    Removed,
    /// The PIN is wrong. It was not tried again.
    #[error("the PIN is wrong ({tries:?})")]
    WrongPin {
        /// What is left.
        tries: Tries,
    },
    /// Too many wrong PINs.
    #[error("the PIN is locked")]
    PinLocked,
    /// The PIN has to be changed before the token signs.
    #[error("the PIN has expired")]
    PinExpired,
    /// The token has no PIN yet.
    #[error("the token has no PIN yet")]
    PinNotSet,
    /// A PIN is wanted and none was given.
    #[error("a PIN is wanted")]
    PinWanted,
    /// Somebody broke off, at the keypad of the reader for one.
    #[error("broken off at the token")]
    Cancelled,
    /// No key fits the address.
    #[error("no such key is on the token")]
    NoSuchKey,
    /// More than one key fits the address.
    #[error("the address fits more than one key")]
    AmbiguousKey,
    /// There is no certificate for the key.
    #[error("there is no certificate for the key")]
    NoCertificate,
    /// The key is of a kind in which we do not sign.
    #[error("a key of this kind is not supported")]
    UnsupportedKey,
    /// The token does not sign in the way that is wanted.
    #[error("the token lacks the mechanism")]
    MechanismMissing,
    /// The signature does not fit the certificate, so it was not given out.
    #[error("the signature does not fit the certificate")]
    WrongSignature,
    /// Anything else that the module answered.
    #[error("the module refused: {detail}")]
    Refused {
        /// The module's code, such as `CKR_GENERAL_ERROR`.
        detail: String,
    },
    /// The child ended without an answer.
    #[error("the module crashed: {detail}")]
    Crashed {
        /// How it ended.
        detail: String,
    },
    /// There was no answer in time; the child was ended.
    #[error("no answer within {seconds} s")]
    TimedOut {
        /// The time allowed.
        seconds: u64,
    },
    /// The child said too much, or what is no answer; it was ended.
    #[error("the answer cannot be understood")]
    Babbled,
}

impl TokenFault {
    /// What a person is told.
    pub fn message(&self) -> Message {
        match self {
            Self::NotStarted { detail } => Message::new("tokens-not-started").with("detail", detail.as_str()),
            Self::Module { detail } => Message::new("tokens-module-unusable").with("detail", detail.as_str()),
            Self::NoToken => Message::new("tokens-no-token"),
            Self::Removed => Message::new("tokens-removed"),
            Self::WrongPin { tries: Tries::Unsaid } => Message::new("tokens-wrong-pin"),
            Self::WrongPin { tries: Tries::Few } => Message::new("tokens-wrong-pin-few"),
            Self::WrongPin { tries: Tries::Last } => Message::new("tokens-wrong-pin-last"),
            Self::WrongPin { tries: Tries::Locked } | Self::PinLocked => Message::new("tokens-pin-locked"),
            Self::PinExpired => Message::new("tokens-pin-expired"),
            Self::PinNotSet => Message::new("tokens-pin-not-set"),
            Self::PinWanted => Message::new("tokens-pin-wanted"),
            Self::Cancelled => Message::new("tokens-cancelled"),
            Self::NoSuchKey => Message::new("tokens-no-such-key"),
            Self::AmbiguousKey => Message::new("tokens-ambiguous-key"),
            Self::NoCertificate => Message::new("tokens-no-certificate"),
            Self::UnsupportedKey => Message::new("tokens-unsupported-key"),
            Self::MechanismMissing => Message::new("tokens-mechanism-missing"),
            Self::WrongSignature => Message::new("tokens-wrong-signature"),
            Self::Refused { detail } => Message::new("tokens-refused").with("detail", detail.as_str()),
            Self::Crashed { detail } => Message::new("tokens-crashed").with("detail", detail.as_str()),
            Self::TimedOut { seconds } => Message::new("tokens-timed-out").with("seconds", *seconds),
            Self::Babbled => Message::new("tokens-babbled"),
        }
    }

    /// What a person is told when it happened while the tokens were looked for: nothing was to be signed then.
    pub fn seen_message(&self) -> Message {
        match self {
            Self::TimedOut { seconds } => Message::new("tokens-look-timed-out").with("seconds", *seconds),
            Self::Crashed { detail } => Message::new("tokens-look-crashed").with("detail", detail.as_str()),
            Self::Module { detail } => Message::new("tokens-look-unusable").with("detail", detail.as_str()),
            other => Message::new("tokens-look-failed").with("detail", other.to_string()),
        }
    }
}
