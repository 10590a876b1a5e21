//! One signature by a key of an open session.
//!
//! A key signs a digest that is made here: cards know that way most widely. A key that wants its PIN each time has to
//! be logged in to between the beginning and the end of the signature (PKCS #11, CKU_CONTEXT_SPECIFIC), which takes a
//! signature in several steps; there the token hashes where it can, for many refuse several steps over a digest.

use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::rsa::{PkcsMgfType, PkcsPssParams};
use cryptoki::mechanism::{Mechanism, MechanismType};
use cryptoki::object::ObjectHandle;
use cryptoki::session::{Session, UserType};
use signing::container::algorithm::{Algorithm, Digest};

use super::fault::fault;
use super::module::log_in;
use crate::encoding::digest_info;
use crate::fault::TokenFault;
use crate::pin::Pin;

/// A signature in one step.
pub fn sign(
    session: &Session,
    key: ObjectHandle,
    algorithm: Algorithm,
    attributes: &[u8],
) -> Result<Vec<u8>, TokenFault> {
    let signed = session.sign(&over_digest(algorithm)?, key, &digested(algorithm, attributes));
    signed.map_err(|error| broken_off(session, error))
}

/// Ends what was begun, or the next signature would find the session busy.
fn broken_off(session: &Session, error: Error) -> TokenFault {
    let _ = session.sign_final();
    fault(error)
}

/// A signature with a log-in in its middle. `known` are the mechanisms of the token.
pub fn sign_with_pin(
    session: &Session,
    key: ObjectHandle,
    algorithm: Algorithm,
    attributes: &[u8],
    pin: Option<&Pin>,
    known: &[MechanismType],
) -> Result<Vec<u8>, TokenFault> {
    let hashing = by_token(algorithm).filter(|mechanism| known.contains(&mechanism.mechanism_type()));
    let (mechanism, data) = match hashing {
        Some(mechanism) => (mechanism, attributes.to_vec()),
        None => (over_digest(algorithm)?, digested(algorithm, attributes)),
    };
    session.sign_init(&mechanism, key).map_err(fault)?;
    let signed = log_in(session, UserType::ContextSpecific, pin)
        .and_then(|()| session.sign_update(&data))
        .and_then(|()| session.sign_final());
    signed.map_err(|error| match error {
        // The token has dropped the signature, because it takes a digest in one step only.
        Error::Pkcs11(RvError::OperationNotInitialized, _) => TokenFault::MechanismMissing,
        other => broken_off(session, other),
    })
}

/// What the key signs.
fn digested(algorithm: Algorithm, attributes: &[u8]) -> Vec<u8> {
    match algorithm {
        Algorithm::RsaPkcs1(digest) => digest_info(digest, attributes),
        Algorithm::RsaPss(digest, _) | Algorithm::Ecdsa(digest) => digest.of(attributes),
        Algorithm::Ed25519 | Algorithm::Ed448 => attributes.to_vec(),
    }
}

fn over_digest(algorithm: Algorithm) -> Result<Mechanism<'static>, TokenFault> {
    match algorithm {
        Algorithm::RsaPkcs1(_) => Ok(Mechanism::RsaPkcs),
        Algorithm::Ecdsa(_) => Ok(Mechanism::Ecdsa),
        Algorithm::Ed25519 | Algorithm::Ed448 => Err(TokenFault::MechanismMissing),
        Algorithm::RsaPss(digest, salt) => {
            pss(digest, salt).map(Mechanism::RsaPkcsPss).ok_or(TokenFault::MechanismMissing)
        }
    }
}

/// The same with the digest made by the token.
fn by_token(algorithm: Algorithm) -> Option<Mechanism<'static>> {
    match algorithm {
        Algorithm::RsaPkcs1(Digest::Sha256) => Some(Mechanism::Sha256RsaPkcs),
        Algorithm::RsaPkcs1(Digest::Sha384) => Some(Mechanism::Sha384RsaPkcs),
        Algorithm::RsaPkcs1(Digest::Sha512) => Some(Mechanism::Sha512RsaPkcs),
        Algorithm::RsaPss(Digest::Sha256, salt) => pss(Digest::Sha256, salt).map(Mechanism::Sha256RsaPkcsPss),
        Algorithm::RsaPss(Digest::Sha384, salt) => pss(Digest::Sha384, salt).map(Mechanism::Sha384RsaPkcsPss),
        Algorithm::RsaPss(Digest::Sha512, salt) => pss(Digest::Sha512, salt).map(Mechanism::Sha512RsaPkcsPss),
        Algorithm::Ecdsa(Digest::Sha256) => Some(Mechanism::EcdsaSha256),
        Algorithm::Ecdsa(Digest::Sha384) => Some(Mechanism::EcdsaSha384),
        _ => None,
    }
}

fn pss(digest: Digest, salt: u16) -> Option<PkcsPssParams> {
    let (hash_alg, mgf) = match digest {
        Digest::Sha256 => (MechanismType::SHA256, PkcsMgfType::MGF1_SHA256),
        Digest::Sha384 => (MechanismType::SHA384, PkcsMgfType::MGF1_SHA384),
        Digest::Sha512 => (MechanismType::SHA512, PkcsMgfType::MGF1_SHA512),
        _ => return None,
    };
    Some(PkcsPssParams { hash_alg, mgf, s_len: usize::from(salt).try_into().ok()? })
}
