//! Why a file was not signed.

use jiff::Timestamp;
use words::Message;

use super::appearance::AppearanceFault;
use crate::key::KeyFault;
use crate::office_day::office_day;
use crate::pdf::StructureFault;
use crate::time_stamp::StampFault;

/// A file was not signed; the file given is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The file cannot be read strictly enough to add to it.
    #[error("the file cannot be signed: {0}")]
    Unreadable(#[from] StructureFault),
    /// There is no field of that name.
    #[error("there is no field {field}")]
    NoSuchField {
        /// Qualified name.
        field: String,
    },
    /// The field is there and cannot take what is asked: it is of another kind, or read-only.
    #[error("the field {field} cannot take this")]
    UnfitField {
        /// Qualified name.
        field: String,
    },
    /// The field is signed already, or a field of that name exists already.
    #[error("the field {field} is taken")]
    FieldTaken {
        /// Qualified name.
        field: String,
    },
    /// Certifying is for the first signature.
    #[error("the document is signed already and cannot be certified")]
    CannotCertify,
    /// The signatures in the file do not hold; signing would cover it up.
    #[error("the signatures in the file do not hold: {reason}")]
    AlreadyBroken {
        /// Reason code of the first finding.
        reason: String,
    },
    /// The certificate has ended.
    #[error("the certificate ended on {on}")]
    CertificateExpired {
        /// Its last moment.
        on: Timestamp,
    },
    /// The certificate has not begun.
    #[error("the certificate begins on {on}")]
    CertificateNotYetValid {
        /// Its first moment.
        on: Timestamp,
    },
    /// The certificate was given up.
    #[error("the certificate is revoked since {on}")]
    CertificateRevoked {
        /// Since when.
        on: Timestamp,
    },
    /// The certificate is on hold.
    #[error("the certificate is on hold since {on}")]
    CertificateSuspended {
        /// Since when.
        on: Timestamp,
    },
    /// The certificate is not for signing.
    #[error("the certificate is not for signing")]
    CertificateNotForSigning,
    /// The signer gave no readable certificate.
    #[error("the signer gave no readable certificate")]
    NoCertificate,
    /// An appearance cannot be used.
    #[error(transparent)]
    Appearance(#[from] AppearanceFault),
    /// The key failed.
    #[error(transparent)]
    Key(#[from] KeyFault),
    /// The file bears no signature that could be kept provable.
    #[error("the file bears no signature")]
    NotSigned,
    /// The time-stamp authority did not stamp.
    #[error(transparent)]
    Stamp(#[from] StampFault),
    /// The container is larger than the room kept for it.
    #[error("the signature takes {bytes} bytes")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The result was judged and not found good, so it was not given out.
    #[error("the signed file was judged and found wanting: {reason}")]
    NotGood {
        /// Reason code of the first finding.
        reason: String,
    },
}

impl SignError {
    /// What a person is told.
    pub fn message(&self) -> Message {
        match self {
            Self::Unreadable(fault) => fault.message(),
            Self::NoSuchField { field } => Message::new("signing-error-no-such-field").with("field", field.as_str()),
            Self::UnfitField { field } => Message::new("signing-error-unfit-field").with("field", field.as_str()),
            Self::FieldTaken { field } => Message::new("signing-error-field-taken").with("field", field.as_str()),
            Self::CannotCertify => Message::new("signing-error-cannot-certify"),
            Self::AlreadyBroken { reason } => {
                Message::new("signing-error-already-broken").with("reason", reason.as_str())
            }
            Self::CertificateExpired { on } => {
                Message::new("signing-error-certificate-expired").with("date", office_day(*on))
            }
            Self::CertificateNotYetValid { on } => {
                Message::new("signing-error-certificate-not-yet-valid").with("date", office_day(*on))
            }
            Self::CertificateRevoked { on } => {
                Message::new("signing-error-certificate-revoked").with("date", office_day(*on))
            }
            Self::CertificateSuspended { on } => {
                Message::new("signing-error-certificate-suspended").with("date", office_day(*on))
            }
            Self::CertificateNotForSigning => Message::new("signing-error-certificate-not-for-signing"),
            Self::NoCertificate => Message::new("signing-error-no-certificate"),
            Self::Appearance(_) => Message::new("signing-error-appearance"),
            Self::Key(fault) => fault.message(),
            Self::NotSigned => Message::new("signing-error-not-signed"),
            Self::Stamp(fault) => fault.message(),
            Self::TooLarge { bytes } => Message::new("signing-error-too-large").with("bytes", *bytes),
            Self::NotGood { reason } => Message::new("signing-error-not-good").with("reason", reason.as_str()),
        }
    }
}
