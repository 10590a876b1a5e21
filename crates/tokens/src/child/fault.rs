//! What the codes of PKCS #11 mean for a person (CK_RV; OASIS PKCS #11 3.0, 5.1).

use cryptoki::error::{Error, RvError};

use crate::fault::{TokenFault, Tries};

/// The fault behind an error.
pub fn fault(error: Error) -> TokenFault {
    match error {
        Error::Pkcs11(code, _) => of_code(code),
        Error::LibraryLoading(_) | Error::MissingSymbol(_) | Error::NullFunctionPointer => {
            TokenFault::Module { detail: error.to_string() }
        }
        other => TokenFault::Refused { detail: other.to_string() },
    }
}

fn of_code(code: RvError) -> TokenFault {
    match code {
        RvError::DeviceRemoved
        | RvError::TokenNotPresent
        | RvError::SessionHandleInvalid
        | RvError::SessionClosed
        | RvError::SlotIdInvalid => TokenFault::Removed,
        RvError::PinIncorrect | RvError::PinInvalid | RvError::PinLenRange => {
            TokenFault::WrongPin { tries: Tries::Unsaid }
        }
        RvError::PinLocked => TokenFault::PinLocked,
        RvError::PinExpired => TokenFault::PinExpired,
        RvError::UserPinNotInitialized => TokenFault::PinNotSet,
        RvError::UserNotLoggedIn => TokenFault::PinWanted,
        RvError::Cancel | RvError::FunctionCanceled | RvError::FunctionRejected => TokenFault::Cancelled,
        RvError::MechanismInvalid
        | RvError::MechanismParamInvalid
        | RvError::KeyTypeInconsistent
        | RvError::KeyFunctionNotPermitted
        | RvError::FunctionNotSupported => TokenFault::MechanismMissing,
        other => TokenFault::Refused { detail: name(other) },
    }
}

/// The name of a code as the standard writes it; the library's own words for it fill a page.
pub fn name(code: RvError) -> String {
    if let RvError::VendorDefined(number) | RvError::UnknownErrorCode(number) = code {
        return format!("{number:#x}");
    }
    format!("{code:?}").chars().fold("CKR".to_owned(), |mut name, sign| {
        if sign.is_ascii_uppercase() {
            name.push('_');
        }
        name.push(sign.to_ascii_uppercase());
        name
    })
}

#[cfg(test)]
mod tests {
    use cryptoki::context::Function;

    use super::*;

    #[test]
    fn every_code_that_a_person_can_act_on_is_told_apart() {
        let of = |code| fault(Error::Pkcs11(code, Function::Sign));
        for code in [RvError::DeviceRemoved, RvError::TokenNotPresent, RvError::SessionHandleInvalid] {
            assert_eq!(of(code), TokenFault::Removed);
        }
        assert_eq!(of(RvError::PinLocked), TokenFault::PinLocked);
        assert_eq!(of(RvError::PinExpired), TokenFault::PinExpired);
        assert_eq!(of(RvError::PinLenRange), TokenFault::WrongPin { tries: Tries::Unsaid });
        assert_eq!(of(RvError::MechanismInvalid), TokenFault::MechanismMissing);
        assert_eq!(of(RvError::FunctionCanceled), TokenFault::Cancelled);
        assert_eq!(of(RvError::GeneralError), TokenFault::Refused { detail: "CKR_GENERAL_ERROR".to_owned() });
        assert_eq!(of(RvError::VendorDefined(0x8000_0001)), TokenFault::Refused { detail: "0x80000001".to_owned() });
        assert!(matches!(fault(Error::NullFunctionPointer), TokenFault::Module { .. }));
    }
}
