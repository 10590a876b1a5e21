//! A loaded module: what lies in its slots, and one session that is logged in.
//!
//! Not here: the signature itself.

use std::path::Path;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::MechanismType;
use cryptoki::object::{Attribute, AttributeType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::{Slot, TokenInfo};
use cryptoki::types::RawAuthPin;

use super::fault::{fault, name};
use crate::fault::{TokenFault, Tries};
use crate::pin::Pin;
use crate::token::{Token, Way};
use crate::wire::{CertificateObject, KeyObject, Objects};

/// Most objects of a kind that are told.
const OBJECTS: usize = 64;

/// A module that is loaded and started.
pub struct Module {
    context: Pkcs11,
    open: Option<(Slot, Session)>,
    /// Private keys as they were told last.
    keys: Vec<ObjectHandle>,
}

/// Gives a PIN to a token, once; without one it is asked for at the reader.
pub fn log_in(session: &Session, kind: UserType, pin: Option<&Pin>) -> Result<(), Error> {
    match pin {
        Some(pin) => session.login_with_raw(kind, &RawAuthPin::new(Box::new(pin.bytes().to_vec()))),
        None => session.login(kind, None),
    }
}

impl Module {
    /// Loads a module. Its own code runs from here on.
    pub fn load(path: &Path) -> Result<Self, TokenFault> {
        // Whatever goes wrong here, the module is of no use.
        let unusable = |error| match error {
            Error::Pkcs11(code, _) => TokenFault::Module { detail: name(code) },
            other => TokenFault::Module { detail: other.to_string() },
        };
        let context = Pkcs11::new(path).map_err(unusable)?;
        match context.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
            Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {}
            Err(error) => return Err(unusable(error)),
        }
        Ok(Self { context, open: None, keys: Vec::new() })
    }

    /// Logs out and ends the module in order.
    pub fn close(mut self) {
        if let Some((_, session)) = self.open.take() {
            // The card may be gone by now; then there is nothing to log out of.
            let _ = session.logout();
        }
        let _ = self.context.finalize();
    }

    /// The tokens in the slots; one that cannot be asked, or was never made ready, is left out.
    pub fn list(&self) -> Result<Vec<Token>, TokenFault> {
        let slots = self.context.get_slots_with_token().map_err(fault)?;
        let told = slots.into_iter().filter_map(|slot| {
            let info = self.context.get_token_info(slot).ok().filter(TokenInfo::token_initialized)?;
            Some(self.token(slot, &info))
        });
        Ok(told.collect())
    }

    fn token(&self, slot: Slot, info: &TokenInfo) -> Token {
        let known = self.context.get_mechanism_list(slot).unwrap_or_default();
        let ways = [
            (Way::RsaPkcs1, MechanismType::RSA_PKCS),
            (Way::RsaPss, MechanismType::RSA_PKCS_PSS),
            (Way::Ecdsa, MechanismType::ECDSA),
        ];
        Token {
            slot: slot.id(),
            label: info.label().to_owned(),
            serial: info.serial_number().to_owned(),
            manufacturer: info.manufacturer_id().to_owned(),
            model: info.model().to_owned(),
            wants_pin: info.login_required(),
            has_pin_pad: info.protected_authentication_path(),
            wants_new_pin: info.user_pin_to_be_changed(),
            tries: tries(info),
            ways: ways.into_iter().filter(|(_, mechanism)| known.contains(mechanism)).map(|(way, _)| way).collect(),
            keys: Vec::new(),
        }
    }

    /// What lies in a slot: seen from the open session if it is there, else from one that is not logged in.
    pub fn objects(&mut self, slot: u64) -> Result<Objects, TokenFault> {
        let slot = Slot::try_from(slot).map_err(fault)?;
        let passing = match &self.open {
            Some((open, _)) if *open == slot => None,
            _ => Some(self.context.open_ro_session(slot).map_err(fault)?),
        };
        let session = match (&passing, &self.open) {
            (Some(session), _) | (None, Some((_, session))) => session,
            (None, None) => return Err(TokenFault::Removed),
        };
        let (handles, keys) = keys(session)?.into_iter().unzip();
        let objects = Objects { certificates: certificates(session)?, keys };
        self.keys = handles;
        Ok(objects)
    }

    /// Opens a session in a slot and logs in where the token wants it.
    pub fn open(&mut self, slot: u64, pin: Option<&Pin>) -> Result<(), TokenFault> {
        let slot = Slot::try_from(slot).map_err(fault)?;
        let info = self.context.get_token_info(slot).map_err(fault)?;
        let session = self.context.open_ro_session(slot).map_err(fault)?;
        let logged_in = if info.login_required() { log_in(&session, UserType::User, pin) } else { Ok(()) };
        match logged_in {
            Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => {
                self.open = Some((slot, session));
                Ok(())
            }
            Err(error) => Err(with_tries_of(fault(error), self.context.get_token_info(slot).ok().as_ref())),
        }
    }

    /// The open session and one of the keys that were told.
    pub fn key(&self, key: usize) -> Result<(&Session, ObjectHandle), TokenFault> {
        let (_, session) = self.open.as_ref().ok_or(TokenFault::PinWanted)?;
        let handle = self.keys.get(key).ok_or(TokenFault::NoSuchKey)?;
        Ok((session, *handle))
    }

    /// The mechanisms of the token that is open.
    pub fn hashing(&self) -> Vec<MechanismType> {
        let known = self.open.as_ref().and_then(|(slot, _)| self.context.get_mechanism_list(*slot).ok());
        known.unwrap_or_default()
    }

    /// The fault with the tries that the open token says are left.
    pub fn with_tries(&self, fault: TokenFault) -> TokenFault {
        let info = self.open.as_ref().and_then(|(slot, _)| self.context.get_token_info(*slot).ok());
        with_tries_of(fault, info.as_ref())
    }
}

fn with_tries_of(fault: TokenFault, info: Option<&TokenInfo>) -> TokenFault {
    match (fault, info) {
        (TokenFault::WrongPin { .. }, Some(info)) => TokenFault::WrongPin { tries: tries(info) },
        (fault, _) => fault,
    }
}

fn tries(info: &TokenInfo) -> Tries {
    if info.user_pin_locked() {
        Tries::Locked
    } else if info.user_pin_final_try() {
        Tries::Last
    } else if info.user_pin_count_low() {
        Tries::Few
    } else {
        Tries::Unsaid
    }
}

fn found(session: &Session, class: ObjectClass) -> Result<Vec<ObjectHandle>, TokenFault> {
    let mut handles = session.find_objects(&[Attribute::Class(class)]).map_err(fault)?;
    handles.truncate(OBJECTS);
    Ok(handles)
}

fn certificates(session: &Session) -> Result<Vec<CertificateObject>, TokenFault> {
    let handles = found(session, ObjectClass::CERTIFICATE)?;
    let told = handles.into_iter().map(|handle| {
        let (id, label) = id_and_label(session, handle);
        let der =
            session.get_attributes(handle, &[AttributeType::Value]).ok()?.into_iter().find_map(|one| match one {
                Attribute::Value(der) => Some(der),
                _ => None,
            })?;
        Some(CertificateObject { id, label, der })
    });
    Ok(told.flatten().collect())
}

fn keys(session: &Session) -> Result<Vec<(ObjectHandle, KeyObject)>, TokenFault> {
    let handles = found(session, ObjectClass::PRIVATE_KEY)?;
    // A key that is for deciphering alone is none that is looked for.
    let signing = handles.into_iter().filter(|handle| says(session, *handle, AttributeType::Sign) != Some(false));
    let told = signing.map(|handle| {
        let (id, label) = id_and_label(session, handle);
        let each_time = says(session, handle, AttributeType::AlwaysAuthenticate) == Some(true);
        (handle, KeyObject { id, label, each_time })
    });
    Ok(told.collect())
}

/// Asked one by one where a module may not know one of them.
fn says(session: &Session, handle: ObjectHandle, what: AttributeType) -> Option<bool> {
    match session.get_attributes(handle, &[what]).ok()?.first()? {
        Attribute::Sign(value) | Attribute::AlwaysAuthenticate(value) => Some(*value),
        _ => None,
    }
}

fn id_and_label(session: &Session, handle: ObjectHandle) -> (Vec<u8>, String) {
    let attributes = session.get_attributes(handle, &[AttributeType::Id, AttributeType::Label]).unwrap_or_default();
    let mut named = (Vec::new(), String::new());
    for attribute in attributes {
        match attribute {
            Attribute::Id(id) => named.0 = id,
            Attribute::Label(label) => named.1 = String::from_utf8_lossy(&label).trim_end_matches('\0').to_owned(),
            _ => {}
        }
    }
    named
}
