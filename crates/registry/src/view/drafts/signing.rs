//! Check and sign: what will be signed, with which key, and what became of it.
//!
//! Deliberately not here: verdicts on signatures (prove).

pub use forms::{Sheet, SigningWay};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use words::Text;

use super::draft::AttachedFile;
use crate::view::common::{Agent, Change};

/// A seal in one line: who and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SealLine {
    pub agent: Agent,
    pub stage_title: Text,
    #[ts(type = "string")]
    pub at: Timestamp,
}

/// The stage that follows, and the post that fills it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NextOffice {
    pub stage_id: String,
    pub title: Text,
    pub to: Text,
    /// Stages beside this one that must be done before it goes there; empty = it goes at once.
    pub waits_for: Vec<Text>,
}

/// The folder under which a completed form will be filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FilingPlace {
    pub reference: String,
    pub title: Text,
}

/// `preview_form`: refused (`forms-not-complete`) while there are problems.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PreviewResponse {
    /// SHA-256 of the PDF, hex; `sign_and_hand_over` must name it.
    pub digest: String,
    pub pages: u32,
    pub size_bytes: u64,
    /// What the signer declares: the form's own words; null when the stage does not sign.
    pub declaration: Option<Text>,
    /// Answers covered: how many fields of which stages.
    pub answers: u32,
    pub attachments: Vec<AttachedFile>,
    /// Earlier seals on the same paper.
    pub earlier: Vec<SealLine>,
    /// Answers left out because they are hidden.
    pub left_out: Vec<Text>,
    /// Where it goes next, to several offices side by side; empty = it is filed here.
    pub next: Vec<NextOffice>,
    /// Where it will be filed when this is the last stage.
    pub files_under: Option<FilingPlace>,
    pub signs: bool,
    /// The ways in which it may be signed, in the order in which they are offered.
    pub ways: Vec<SigningOffer>,
    /// The reference that stands on the page: identity of the form on its way.
    pub reference: String,
    /// Who signs, as a paper is expected to say.
    pub signer: String,
    /// The page of this draft that was printed last.
    pub printed: Option<PrintedPage>,
    /// Scans of the signed sheet.
    pub scans: Vec<AttachedFile>,
}

/// A way of signing, and what it means by the policy of the department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SigningOffer {
    pub way: SigningWay,
    pub label: Text,
    pub means: Text,
}

/// A page that was printed to be signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintedPage {
    #[ts(type = "string")]
    pub at: Timestamp,
    /// It says what the draft says now.
    pub current: bool,
}

/// `preview_bytes`: raw bytes of the PDF with this digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewBytesRequest {
    pub draft_id: String,
    pub digest: String,
}

/// `attachment_bytes`: a file of the draft, or one that an office before attached, by its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttachmentBytesRequest {
    pub draft_id: String,
    /// Hex.
    pub sha256: String,
}

/// `save_attachment`: write an unaltered copy of such a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveAttachmentRequest {
    pub draft_id: String,
    /// Hex.
    pub sha256: String,
    /// As `pick_save` gave it.
    pub path: String,
}

/// `print_blank`: hand a blank form, for pen and ink, to the system to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintBlankRequest {
    pub form_id: String,
}

/// `print_page`: hand the PDF with this digest to the system to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintPageRequest {
    pub draft_id: String,
    pub digest: String,
}

/// A signature as it is given. Scans of a sheet that was signed in ink lie in the draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "way", rename_all = "kebab-case", deny_unknown_fields)]
pub enum SignatureGiven {
    Certificate {
        key_path: String,
    },
    Platform,
    /// The signer's own name.
    TypedName {
        name: String,
    },
    WetInk {
        sheet: Sheet,
        /// As the sheet says.
        signer: String,
        #[ts(type = "string")]
        signed_on: Date,
    },
}

/// `sign_and_hand_over`: `signature` null when the stage does not sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignRequest {
    pub draft_id: String,
    /// The digest that `preview_form` answered.
    pub digest: String,
    pub signature: Option<SignatureGiven>,
}

/// What became of a stage. `passed_on`: to the next office; `filed`: a record was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HandOver {
    /// To the next office.
    PassedOn,
    /// A record was made.
    Filed,
}

/// Attachments that were filed beside their form, under a class of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FiledApart {
    pub title: Text,
    pub reference: String,
    pub provisional: bool,
}

/// Answer of `sign_and_hand_over`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignResponse {
    pub instance_id: String,
    pub stage_id: String,
    pub state: HandOver,
    /// Reference of the record; null when passed on.
    pub reference: Option<String>,
    /// The number still awaits the server.
    pub provisional: bool,
    /// What was filed beside it.
    pub filed_apart: Vec<FiledApart>,
    /// The posts that have it next; empty when filed, or while others beside are to be done first.
    pub passed_to: Vec<Text>,
    /// Stages beside this one for which what follows waits.
    pub waits_for: Vec<Text>,
    pub changed: Vec<Change>,
}

/// `return_stage`: give the form back to an earlier stage, with reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReturnStageRequest {
    pub draft_id: String,
    pub to_stage: String,
    pub reasons: String,
}
