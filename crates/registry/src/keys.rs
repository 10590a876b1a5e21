//! Keys that sign: in a PKCS #12 file, or on a card or token, by path or by address.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use signing::certificate::CertificateSummary;
use signing::container::algorithm::Algorithm;
use signing::key::{KeyFault, Pkcs12Signer, Signer};
use tokens::{KeyUri, Limits, Pin, Token, TokenSigner, Tokens, find_modules, module_named};
use words::Message;

use crate::failure::Failure;
use crate::filing::Incoming;
use crate::shell::Secret;
use crate::view::drafts::KeyView;

/// Addresses of keys on tokens begin so (RFC 7512).
const SCHEME: &str = "pkcs11:";

/// A key, opened.
#[derive(Debug)]
pub enum OpenedKey {
    /// In a file.
    File(Box<Pkcs12Signer>),
    /// On a card or token.
    Token(Box<TokenSigner>),
}

impl OpenedKey {
    /// The certificate of the key, for a key chooser.
    pub fn summary(&self) -> CertificateSummary {
        match self {
            Self::File(key) => key.summary(),
            Self::Token(key) => key.summary(),
        }
    }

    /// The key wants its PIN for each signature, and not at the reader's own keypad.
    pub(crate) fn wants_secret_each_time(&self) -> bool {
        matches!(self, Self::Token(key) if key.wants_pin_each_time() && !key.has_pin_pad())
    }

    /// The PIN for the next signature alone.
    pub(crate) fn give_secret(&self, secret: &Secret) {
        if let Self::Token(key) = self {
            key.give_pin(Pin::new(secret.to_string()));
        }
    }

    fn signer(&self) -> &dyn Signer {
        match self {
            Self::File(key) => key.as_ref(),
            Self::Token(key) => key.as_ref(),
        }
    }
}

impl Signer for OpenedKey {
    fn chain(&self) -> &[Vec<u8>] {
        self.signer().chain()
    }

    fn algorithm(&self) -> Algorithm {
        self.signer().algorithm()
    }

    fn sign(&self, signed_attributes: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.signer().sign(signed_attributes)
    }
}

/// The key is on a card or token.
pub fn is_on_token(key: &str) -> bool {
    key.starts_with(SCHEME)
}

/// The name of a key on a token, for a person.
pub(crate) fn on_token(key: &str) -> String {
    let uri: Option<KeyUri> = key.parse().ok();
    let named = uri.and_then(|uri| match (uri.object, uri.token) {
        (Some(object), Some(token)) => Some(format!("{object} ({token})")),
        (object, token) => object.or(token),
    });
    named.unwrap_or_else(|| key.to_owned())
}

/// Opens the key at a path or an address; `secret` is asked only when the key is there and wants one.
///
/// # Errors
/// A refusal for a missing file, token or secret, a wrong passphrase or PIN, or a damaged container.
pub fn open_key(
    tokens: &Tokens,
    key: &str,
    secret: impl FnOnce() -> Result<Option<Secret>, Failure>,
) -> Result<OpenedKey, Failure> {
    let needed = || Failure::wrong_use(Message::new("registry-key-secret-needed"));
    if !is_on_token(key) {
        let file = Incoming::read(Path::new(key))?;
        let secret = secret()?.ok_or_else(needed)?;
        return Ok(OpenedKey::File(Box::new(Pkcs12Signer::open(&file.bytes, &secret)?)));
    }
    let uri: KeyUri = key.parse().map_err(|fault: tokens::UriFault| Failure::wrong_use(fault.message()))?;
    let refused = |fault: tokens::TokenFault| Failure::refusal(fault.message());
    let found = tokens.find(&modules_for(&uri), &uri).map_err(refused)?;
    let token = found.token();
    let pin = match token.wants_pin && !token.has_pin_pad {
        true => Some(Pin::new(secret()?.ok_or_else(needed)?.to_string())),
        false => None,
    };
    Ok(OpenedKey::Token(Box::new(found.open(pin).map_err(refused)?)))
}

/// The modules through which an address may lead: the one that it names, else all that are found.
fn modules_for(uri: &KeyUri) -> Vec<PathBuf> {
    let found = find_modules();
    match module_named(uri, &found) {
        Some(module) => vec![module],
        None if uri.module_path.is_some() || uri.module_name.is_some() => Vec::new(),
        None => found,
    }
}

/// A module that has said nothing of its tokens for so long is passed over, while somebody waits for the list of keys.
const LIST_WITHIN: Duration = Duration::from_secs(8);

/// The keys on all tokens that are seen now, each once; a module that fails or hangs hides nothing but its own.
pub(crate) fn keys_on_tokens(tokens: &Tokens, now: Timestamp) -> Vec<KeyView> {
    let asked = tokens.clone().with_limits(Limits { wait: LIST_WITHIN, ..Limits::default() });
    let mut keys: Vec<KeyView> = Vec::new();
    for (_, listed) in asked.list_all(&find_modules()) {
        for token in listed.unwrap_or_default() {
            for key in token.keys.iter().map(|key| key_on_token(&token, key, now)) {
                // p11-kit shows the tokens of other modules once more.
                if !keys.iter().any(|known| known.key_path == key.key_path) {
                    keys.push(key);
                }
            }
        }
    }
    keys
}

fn key_on_token(token: &Token, key: &tokens::TokenKey, now: Timestamp) -> KeyView {
    let label = if key.label.is_empty() { token.label.clone() } else { format!("{} ({})", key.label, token.label) };
    key_view(&key.uri.to_string(), label, &key.summary, now)
}

/// A key as it is shown.
pub(crate) fn key_view(path: &str, label: String, about: &CertificateSummary, now: Timestamp) -> KeyView {
    let in_time = about.not_before <= now && now <= about.not_after;
    let signs = about.key_usage.is_empty()
        || about.key_usage.iter().any(|usage| usage == "digitalSignature" || usage == "nonRepudiation");
    let remark = match (in_time, signs) {
        (false, _) => Some(Message::new("registry-key-not-now")),
        (true, false) => Some(Message::new("signing-error-certificate-not-for-signing")),
        (true, true) => None,
    };
    KeyView {
        key_path: path.to_owned(),
        label,
        subject: Some(about.common_name.clone()),
        issuer: Some(about.issuer_name.clone()),
        serial: Some(about.serial.clone()),
        valid_from: Some(about.not_before),
        valid_until: Some(about.not_after),
        usable: in_time && signs,
        remark,
    }
}
