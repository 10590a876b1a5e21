//! The keys with which a person signs, the cards and tokens on which they lie, and the modules that speak to those.
//!
//! Deliberately not here: the secret of a key, which the desk asks in a window of its own.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::Message;

use crate::view::common::Change;

/// What the certificate allows its key to do (RFC 5280, 4.2.1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum KeyPurpose {
    /// To sign what cannot be denied later (nonRepudiation, contentCommitment).
    NonRepudiation,
    /// To sign, and to prove who one is (digitalSignature).
    DigitalSignature,
    /// To decipher.
    Encipherment,
    /// Anything else, such as issuing certificates.
    Other,
}

/// A signing key this desk knows of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeyView {
    /// Path of a `.p12`, or a `pkcs11:` URI. Opaque for the window.
    pub key_path: String,
    /// It lies on a card or token.
    #[serde(default)]
    pub is_on_token: bool,
    /// It was opened here before, and is listed until it is forgotten.
    #[serde(default)]
    pub is_kept: bool,
    /// For show: file name or token label.
    pub label: String,
    /// Subject's common name; null before the key was ever opened here.
    pub subject: Option<String>,
    pub issuer: Option<String>,
    /// Hex.
    pub serial: Option<String>,
    /// Empty where the certificate allows everything.
    #[serde(default)]
    pub purposes: Vec<KeyPurpose>,
    #[ts(type = "string | null")]
    pub valid_from: Option<Timestamp>,
    #[ts(type = "string | null")]
    pub valid_until: Option<Timestamp>,
    /// May sign now, as far as can be known without the secret.
    pub usable: bool,
    /// Why not, or a remark (one try of the PIN is left).
    pub remark: Option<Message>,
}

/// A card or token that was there at the last look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TokenView {
    pub label: String,
    pub maker: String,
    pub model: String,
    /// As the maker wrote it.
    pub serial: String,
    /// Keys that it shows before its PIN.
    pub keys: u32,
    /// What to know before a PIN is typed.
    pub remark: Option<Message>,
}

/// A module (PKCS #11) that speaks to cards and tokens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ModuleView {
    pub path: String,
    /// Its file name.
    pub name: String,
    /// Chosen by hand; the others are found unasked.
    pub is_added: bool,
    /// Tokens that are reached through it; null before it was asked.
    pub tokens: Option<u32>,
    /// What went wrong at the last look.
    pub trouble: Option<Message>,
}

/// Answer of `list_keys`: at once, from what was opened here before and what the last look has seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListKeysResponse {
    pub keys: Vec<KeyView>,
    /// `key_path` of the key used last that may sign now.
    pub preferred: Option<String>,
    pub tokens: Vec<TokenView>,
    pub modules: Vec<ModuleView>,
    /// False until `look_for_tokens` has answered once since the vault was opened.
    pub looked: bool,
}

/// `open_key`: the desk asks the secret in its own window, reads the certificate, forgets the secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenKeyRequest {
    pub key_path: String,
}

/// Answer of `open_key`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenKeyResponse {
    pub key: KeyView,
    pub changed: Vec<Change>,
}

/// `forget_key`: the desk offers it no longer; the file or token stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ForgetKeyRequest {
    pub key_path: String,
}

/// `add_token_module`, `remove_token_module`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TokenModuleRequest {
    /// As `pick_files` or `list_keys` gave it.
    pub path: String,
}
