//! Why there is no good path.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Why there is no good path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum PathFault {
    /// No anchor is reached.
    NoAnchor {
        /// Issuer of the last certificate that was found.
        missing: String,
    },
    /// A certificate is over.
    Expired {
        /// Its common name.
        name: String,
        /// When it ended.
        on: Timestamp,
    },
    /// A certificate has not begun.
    NotYetValid {
        /// Its common name.
        name: String,
        /// When it begins.
        on: Timestamp,
    },
    /// An issuer is not allowed to issue: no authority, too long a path, or its key is for other uses.
    NotAllowedToIssue {
        /// Its common name.
        name: String,
    },
    /// A critical extension is not understood.
    UnknownCritical {
        /// Common name of the certificate.
        name: String,
        /// The extension, dotted.
        extension: String,
    },
    /// A certificate bears a name for which an authority above it may not speak.
    Name {
        /// Its common name.
        name: String,
    },
    /// An authority demands a policy that the certificates below it do not share.
    Policy {
        /// Common name of the signer.
        name: String,
    },
    /// A signature or key in the path is too weak.
    Weak {
        /// Common name of the certificate.
        name: String,
    },
}
