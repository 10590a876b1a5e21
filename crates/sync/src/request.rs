//! How a request proves which device it comes from.
//!
//! Every request except registration carries four headers: device, time, nonce and an
//! Ed25519 signature over a text that binds method, path and body to them. The time keeps
//! the window small in which the receiver has to remember nonces.
//!
//! Deliberately not here: remembering nonces, the clock, sockets.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use jiff::{SignedDuration, Timestamp};
use records::DeviceId;
use records::journal::{hash_from_hex, sha256_hex};

/// Header with the identity of the device.
pub const DEVICE_HEADER: &str = "muniment-device";
/// Header with the time: RFC 3339 in UTC. Requests carry the time of signing, answers the authority's.
pub const TIME_HEADER: &str = "muniment-time";
/// Header with 16 random bytes in hexadecimal.
pub const NONCE_HEADER: &str = "muniment-nonce";
/// Header with the signature: 64 bytes in hexadecimal.
pub const SIGNATURE_HEADER: &str = "muniment-signature";

/// How far the time of a request may lie from the authority's, on either side.
pub const TOLERANCE: SignedDuration = SignedDuration::from_mins(5);

/// What the headers of a request say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The device.
    pub device: DeviceId,
    /// When it was signed, by the authority's clock as far as the desk knows it.
    pub at: Timestamp,
    /// 16 random bytes in hexadecimal, never used twice.
    pub nonce: String,
}

/// The request as it is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signed<'a> {
    /// Origin of the deployment that is asked.
    pub origin: &'a str,
    /// Method in capitals.
    pub method: &'a str,
    /// Path and query exactly as they stand in the request line.
    pub path: &'a str,
    /// The body as sent.
    pub body: &'a [u8],
}

/// The headers do not prove what they claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadStamp {
    /// A header is missing or malformed.
    #[error("a header of the request is missing or malformed")]
    Malformed,
    /// The signature does not verify.
    #[error("the signature of the request does not verify")]
    Signature,
    /// The time lies too far from the authority's.
    #[error("the time of the request lies outside the window")]
    Time,
}

impl Stamp {
    /// The text that is signed: eight lines, each with its line end.
    pub fn text(&self, request: &Signed<'_>) -> String {
        let Signed { origin, method, path, body } = request;
        let (device, at, nonce, digest) = (self.device, self.at, &self.nonce, sha256_hex(body));
        format!("muniment-request/1\n{origin}\n{device}\n{method}\n{path}\n{digest}\n{at}\n{nonce}\n")
    }

    /// The signature header.
    pub fn sign(&self, request: &Signed<'_>, key: &SigningKey) -> String {
        hex::encode(key.sign(self.text(request).as_bytes()).to_bytes())
    }

    /// Reads the three headers beside the signature.
    ///
    /// # Errors
    /// [`BadStamp::Malformed`].
    pub fn read(device: &str, at: &str, nonce: &str) -> Result<Self, BadStamp> {
        let device: DeviceId = device.parse().map_err(|_| BadStamp::Malformed)?;
        let time: Timestamp = at.parse().map_err(|_| BadStamp::Malformed)?;
        // The signed text repeats the header as we would write it; another spelling could not verify.
        let sound = time.to_string() == at && nonce.len() == 32 && hex::decode(nonce).is_ok();
        if sound { Ok(Self { device, at: time, nonce: nonce.to_owned() }) } else { Err(BadStamp::Malformed) }
    }

    /// Checks signature and time.
    ///
    /// # Errors
    /// [`BadStamp::Signature`] before [`BadStamp::Time`]: a stranger learns nothing about clocks.
    pub fn check(
        &self,
        request: &Signed<'_>,
        signature: &str,
        key: &VerifyingKey,
        now: Timestamp,
    ) -> Result<(), BadStamp> {
        verify(self.text(request).as_bytes(), signature, key)?;
        if now.duration_since(self.at).abs() > TOLERANCE { Err(BadStamp::Time) } else { Ok(()) }
    }
}

/// The text that a device signs when it registers, so that a key cannot be registered by
/// somebody who does not hold it: five lines, each with its line end.
pub fn registration_text(device: DeviceId, public_key: &str, code: &str, name: &str) -> String {
    let (code, name) = (sha256_hex(plain_code(code).as_bytes()), sha256_hex(name.as_bytes()));
    format!("muniment-register/1\n{device}\n{public_key}\n{code}\n{name}\n")
}

/// A registration code without what people add or confuse: capitals, no blanks, no hyphens,
/// O read as 0, I and L as 1 (Crockford's base 32).
pub fn plain_code(typed: &str) -> String {
    let signs = typed.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase());
    let plain = signs.map(|sign| match sign {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    });
    plain.collect()
}

/// An Ed25519 public key from hexadecimal.
///
/// # Errors
/// [`BadStamp::Malformed`] when it is no key.
pub fn public_key(text: &str) -> Result<VerifyingKey, BadStamp> {
    let bytes = hash_from_hex(text).ok_or(BadStamp::Malformed)?;
    VerifyingKey::from_bytes(&bytes).map_err(|_| BadStamp::Malformed)
}

/// Whether `signature` (hexadecimal) is the key's over `bytes`.
///
/// # Errors
/// [`BadStamp::Malformed`] or [`BadStamp::Signature`].
pub fn verify(bytes: &[u8], signature: &str, key: &VerifyingKey) -> Result<(), BadStamp> {
    let signature = hex::decode(signature).map_err(|_| BadStamp::Malformed)?;
    let signature = Signature::from_slice(&signature).map_err(|_| BadStamp::Malformed)?;
    key.verify_strict(bytes, &signature).map_err(|_| BadStamp::Signature)
}

#[cfg(test)]
mod tests;
