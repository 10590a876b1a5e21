//! Keys that sign: in a PKCS #12 file, or on a card or token, by path or by address.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use signing::certificate::CertificateSummary;
use signing::container::algorithm::Algorithm;
use signing::key::{KeyFault, Pkcs12Signer, Signer};
use tokens::{KeyUri, Pin, Token, TokenSigner, Tokens, Tries, find_modules, module_named};
use words::Message;

use crate::failure::Failure;
use crate::filing::Incoming;
use crate::shell::Secret;
use crate::view::drafts::{KeyPurpose, KeyView};

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

/// Opens the key at a path or an address; `secret` is asked only when the key is there and wants one, and hears how many
/// tries the token says are left. `added` are modules beside those that are found unasked.
///
/// # Errors
/// A refusal for a missing file, token or secret, a wrong passphrase or PIN, or a damaged container.
pub fn open_key(
    tokens: &Tokens,
    added: &[PathBuf],
    key: &str,
    secret: impl FnOnce(Tries) -> Result<Option<Secret>, Failure>,
) -> Result<OpenedKey, Failure> {
    let needed = || Failure::wrong_use(Message::new("registry-key-secret-needed"));
    if !is_on_token(key) {
        let file = Incoming::read(Path::new(key))?;
        let secret = secret(Tries::Unsaid)?.ok_or_else(needed)?;
        return Ok(OpenedKey::File(Box::new(Pkcs12Signer::open(&file.bytes, &secret)?)));
    }
    let uri: KeyUri = key.parse().map_err(|fault: tokens::UriFault| Failure::wrong_use(fault.message()))?;
    let refused = |fault: tokens::TokenFault| Failure::refusal(fault.message());
    let found = tokens.find(&modules_for(&uri, added), &uri).map_err(refused)?;
    found.ready().map_err(refused)?;
    let token = found.token();
    let pin = match token.wants_pin && !token.has_pin_pad {
        true => Some(Pin::new(secret(token.tries)?.ok_or_else(needed)?.to_string())),
        false => None,
    };
    Ok(OpenedKey::Token(Box::new(found.open(pin).map_err(refused)?)))
}

/// The modules through which an address may lead: the one that it names, else all that are known.
fn modules_for(uri: &KeyUri, added: &[PathBuf]) -> Vec<PathBuf> {
    let known = known_modules(added);
    match module_named(uri, &known) {
        Some(module) => vec![module],
        None if uri.module_path.is_some() || uri.module_name.is_some() => Vec::new(),
        None => known,
    }
}

/// The modules that were added by hand, then those that are found unasked; each file once.
pub(crate) fn known_modules(added: &[PathBuf]) -> Vec<PathBuf> {
    let is_added =
        |path: &PathBuf| added.iter().any(|one| one == path || one.canonicalize().ok() == path.canonicalize().ok());
    added.iter().cloned().chain(find_modules().into_iter().filter(|path| !is_added(path))).collect()
}

/// A key that a token shows, before its PIN.
pub(crate) fn key_on_token(token: &Token, key: &tokens::TokenKey, now: Timestamp) -> KeyView {
    // The label of a key is most often the name of its holder, which stands above it.
    let says_nothing = key.label.is_empty() || key.label == key.summary.common_name;
    let label = if says_nothing { token.label.clone() } else { format!("{} ({})", key.label, token.label) };
    let view = key_view(&key.uri.to_string(), label, &key.summary, now);
    match token.warning() {
        Some(warning) if view.usable => KeyView { usable: token.can_be_opened(), remark: Some(warning), ..view },
        _ => view,
    }
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
        is_on_token: is_on_token(path),
        is_kept: false,
        subject: Some(about.common_name.clone()),
        issuer: Some(about.issuer_name.clone()),
        serial: Some(about.serial.clone()),
        purposes: purposes(&about.key_usage),
        valid_from: Some(about.not_before),
        valid_until: Some(about.not_after),
        usable: in_time && signs,
        remark,
    }
}

/// What keyUsage allows (RFC 5280, 4.2.1.3), in the words of a key chooser; nothing where it allows everything.
fn purposes(key_usage: &[String]) -> Vec<KeyPurpose> {
    let mut purposes = Vec::new();
    for usage in key_usage {
        let purpose = match usage.as_str() {
            "nonRepudiation" => KeyPurpose::NonRepudiation,
            "digitalSignature" => KeyPurpose::DigitalSignature,
            "keyEncipherment" | "dataEncipherment" | "keyAgreement" => KeyPurpose::Encipherment,
            _ => KeyPurpose::Other,
        };
        if !purposes.contains(&purpose) {
            purposes.push(purpose);
        }
    }
    purposes
}
