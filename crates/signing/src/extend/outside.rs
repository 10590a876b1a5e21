//! The world outside, as this room sees it: somebody who stamps, and somebody who fetches. The shells give both.

use words::Message;

use crate::certificate::Certificate;
use crate::time_stamp::StampFault;

/// A piece of evidence that is published somewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wanted {
    /// A revocation list, got from its address.
    List {
        /// The address.
        address: String,
    },
    /// The answer of a responder to a question that is posted to it (RFC 6960, appendix A).
    Answer {
        /// The address.
        address: String,
        /// The question, encoded.
        question: Vec<u8>,
    },
    /// The certificate of an issuer, got from its address.
    Issuer {
        /// The address.
        address: String,
    },
}

impl Wanted {
    /// Where it is.
    pub fn address(&self) -> &str {
        match self {
            Self::List { address } | Self::Answer { address, .. } | Self::Issuer { address } => address,
        }
    }
}

/// Somebody who goes out.
pub trait Outside {
    /// Whether there is a time-stamp authority to be asked.
    fn stamps(&self) -> bool;

    /// Takes a query to the time-stamp authority and brings its answer, both encoded (RFC 3161, 3.4).
    ///
    /// # Errors
    /// The authority is silent, or the way to it fails.
    fn stamp(&self, query: &[u8]) -> Result<Vec<u8>, StampFault>;

    /// Certificates at hand, such as those that are trusted.
    fn certificates(&self) -> Vec<Certificate> {
        Vec::new()
    }

    /// Fetches a piece of evidence, as it is published.
    ///
    /// # Errors
    /// What a person is told.
    fn fetch(&self, wanted: &Wanted) -> Result<Vec<u8>, Message>;
}
