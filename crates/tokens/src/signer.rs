//! A key on a token, opened: one log-in for a batch, unless the key wants a PIN each time.
//!
//! Not here: how the key is found.

use std::sync::{Mutex, PoisonError};

use signing::certificate::{Certificate, CertificateSummary};
use signing::container::algorithm::Algorithm;
use signing::key::{KeyFault, Signer};

use crate::choose::Chosen;
use crate::encoding::ecdsa_der;
use crate::fault::TokenFault;
use crate::limits::Limits;
use crate::pin::Pin;
use crate::process::Process;
use crate::token::{Token, Way};
use crate::wire::{Answer, Ask};

/// A key on a token, logged in to. Dropping it logs out.
pub struct TokenSigner {
    held: Mutex<Held>,
    child: u32,
    key: usize,
    certificate: Certificate,
    chain: Vec<Vec<u8>>,
    algorithm: Algorithm,
    ways: Vec<Way>,
    each_time: bool,
    has_pin_pad: bool,
    limits: Limits,
}

/// The process, and a PIN that waits for its one signature.
struct Held {
    process: Process,
    pin: Option<Pin>,
    /// The token was taken out: its session does not come back, even if the token does.
    is_removed: bool,
}

impl std::fmt::Debug for TokenSigner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TokenSigner").field("certificate", &self.certificate.sha256()).finish_non_exhaustive()
    }
}

impl TokenSigner {
    /// The chosen key in a child that is logged in. Where the key wants a PIN each time, the one that opened it
    /// serves for the first signature.
    pub(crate) fn new(process: Process, token: &Token, chosen: Chosen, pin: Option<Pin>, limits: Limits) -> Self {
        let pin = pin.filter(|_| chosen.each_time);
        Self {
            child: process.id(),
            held: Mutex::new(Held { process, pin, is_removed: false }),
            key: chosen.key,
            certificate: chosen.certificate,
            chain: chosen.chain,
            algorithm: chosen.algorithm,
            ways: token.ways.clone(),
            each_time: chosen.each_time,
            has_pin_pad: token.has_pin_pad,
            limits,
        }
    }

    /// The certificate of the key.
    pub fn summary(&self) -> CertificateSummary {
        self.certificate.summary()
    }

    /// The key wants the PIN for each signature (CKA_ALWAYS_AUTHENTICATE). The one that opened it serves for the
    /// first; before each further one [`TokenSigner::give_pin`] is called, unless the PIN is typed at the reader.
    pub fn wants_pin_each_time(&self) -> bool {
        self.each_time
    }

    /// The PIN is typed at the reader.
    pub fn has_pin_pad(&self) -> bool {
        self.has_pin_pad
    }

    /// The PIN for the next signature alone. Of no use, and wiped at once, where none is wanted.
    pub fn give_pin(&self, pin: Pin) {
        self.held.lock().unwrap_or_else(PoisonError::into_inner).pin = Some(pin).filter(|_| self.each_time);
    }

    /// The same key, signing by RSA-PSS.
    ///
    /// # Errors
    ///
    /// [`TokenFault::UnsupportedKey`] when it is no RSA key, [`TokenFault::MechanismMissing`] when the token does not
    /// know how.
    pub fn with_pss(self) -> Result<Self, TokenFault> {
        let algorithm = self.algorithm.with_pss().ok_or(TokenFault::UnsupportedKey)?;
        if self.ways.contains(&Way::RsaPss) {
            Ok(Self { algorithm, ..self })
        } else {
            Err(TokenFault::MechanismMissing)
        }
    }

    /// The number by which the system knows the child; told also while it signs.
    pub fn process_id(&self) -> u32 {
        self.child
    }

    /// Signs as [`Signer::sign`] does, with the fault itself in the place of its sentence. After
    /// [`TokenFault::Removed`], a crash or a wait in vain the key has to be opened anew.
    pub fn try_sign(&self, signed_attributes: &[u8]) -> Result<Vec<u8>, TokenFault> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let pin = held.pin.take();
        if held.is_removed {
            return Err(TokenFault::Removed);
        }
        if self.each_time && pin.is_none() && !self.has_pin_pad {
            return Err(TokenFault::PinWanted);
        }
        let ask = Ask::Sign {
            key: self.key,
            algorithm: self.algorithm,
            attributes: signed_attributes.to_vec(),
            each_time: self.each_time,
            pin,
        };
        let wait = if self.has_pin_pad { self.limits.wait_for_person } else { self.limits.wait };
        let answer = held.process.ask(ask, wait);
        held.is_removed = answer.as_ref().is_err_and(|fault| *fault == TokenFault::Removed);
        let Answer::Signed(given) = answer? else { return Err(TokenFault::Babbled) };
        let signature = match self.algorithm {
            Algorithm::Ecdsa(_) => ecdsa_der(&given).ok_or(TokenFault::WrongSignature)?,
            _ => given,
        };
        // The token is trusted with the key alone: what it gives is looked at like a stranger's.
        let fits = self.algorithm.verify(self.certificate.public_key(), signed_attributes, &signature);
        if fits { Ok(signature) } else { Err(TokenFault::WrongSignature) }
    }
}

impl Signer for TokenSigner {
    fn chain(&self) -> &[Vec<u8>] {
        &self.chain
    }

    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    fn sign(&self, signed_attributes: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.try_sign(signed_attributes).map_err(|fault| KeyFault::Elsewhere(fault.message()))
    }
}
