//! What is kept of a signature over a stage, and whether it is one that the stage accepts.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use words::Message;

use super::hand_over::HandOver;
use crate::completed::Completed;
use crate::definition::{SigningWay, Stage};
use crate::refusal::Refusal;

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

/// A signature where the stage wants one, in a way that it accepts, over what is handed over.
pub(super) fn check(stage: &Stage, completed: &Completed, asked: &HandOver) -> Result<(), Refusal> {
    let Some(signed) = &asked.signed else {
        return if stage.signs() { Err(Refusal::new("forms-handover-unsigned")) } else { Ok(()) };
    };
    if signed.statement != completed.digest() {
        return Err(Refusal::new("forms-handover-signed-other"));
    }
    let way = signed.by.way();
    if !stage.ways.contains(&way) {
        return Err(Refusal::new("forms-handover-way").with("stage", stage.id.as_str()).with("way", way.code()));
    }
    match &signed.by {
        SignedBy::Certificate(_) | SignedBy::Platform {} => Ok(()),
        SignedBy::TypedName(name) => is_own_name(name, asked),
        SignedBy::WetInk(paper) => is_evidence(paper, asked),
    }
}

/// Whoever types a name types their own, in either script; spaces and capitals are not what tells people apart.
fn is_own_name(typed: &str, asked: &HandOver) -> Result<(), Refusal> {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let name = &asked.actor.name;
    let own = [&name.zh, &name.en].into_iter().filter(|own| !own.trim().is_empty());
    if own.into_iter().any(|own| plain(own) == plain(typed)) {
        Ok(())
    } else {
        Err(Refusal::new("forms-handover-typed-name"))
    }
}

fn is_evidence(paper: &OnPaper, asked: &HandOver) -> Result<(), Refusal> {
    let is_digest = |scan: &String| scan.len() == 64 && scan.bytes().all(|byte| byte.is_ascii_hexdigit());
    if paper.scans.is_empty() || !paper.scans.iter().all(is_digest) {
        return Err(Refusal::new("forms-handover-scan"));
    }
    if paper.signer.trim().is_empty() {
        return Err(Refusal::new("forms-handover-signer"));
    }
    if paper.signed_on > asked.today {
        let late = Message::new("forms-handover-signed-on").with("day", paper.signed_on.to_string());
        return Err(Refusal::because(late));
    }
    Ok(())
}
