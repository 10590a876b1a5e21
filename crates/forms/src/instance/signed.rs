//! What is kept of a signature over a stage.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::definition::SigningWay;

/// What is known of the signature over a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// SHA-256 of the stage's statement, which the rendition embeds.
    pub statement: String,
    /// SHA-256 of the page that was shown to the signer.
    pub rendition: String,
    /// In which way it was signed.
    #[serde(flatten)]
    pub by: SignedBy,
}

/// The signature itself, by the way of signing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignedBy {
    /// SHA-256 of the signer's certificate; the signature stands in the page.
    Certificate(String),
    /// The device's signature over the operation that hands the stage over.
    Platform {},
    /// The name as it was typed.
    TypedName(String),
    /// Ink on paper.
    WetInk(OnPaper),
}

/// A signature in ink, as the officer confirms it who hands the stage over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnPaper {
    /// Which sheet was signed.
    pub sheet: Sheet,
    /// Who signed, as the paper says.
    pub signer: String,
    /// The day of the signature.
    pub signed_on: Date,
    /// SHA-256 of each scan, in order.
    pub scans: Vec<String>,
}

/// The sheet that was signed in ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Sheet {
    /// The very page that was printed from the answers; it bears their reference.
    Printed,
    /// A blank form filled in by hand, from which the answers were typed.
    Blank,
}

impl Signed {
    /// The digests of the scans without which it is no evidence.
    pub fn scans(&self) -> &[String] {
        match &self.by {
            SignedBy::WetInk(paper) => &paper.scans,
            _ => &[],
        }
    }
}

impl SignedBy {
    /// The way.
    pub fn way(&self) -> SigningWay {
        match self {
            Self::Certificate(_) => SigningWay::Certificate,
            Self::Platform {} => SigningWay::Platform,
            Self::TypedName(_) => SigningWay::TypedName,
            Self::WetInk(_) => SigningWay::WetInk,
        }
    }
}
