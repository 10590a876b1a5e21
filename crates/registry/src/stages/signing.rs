//! How a stage is signed at this desk: with a certificate in the page itself, or in another way of which a line on
//! the page speaks. The definition says which ways it accepts; the rules of the form hold everybody to them.

use forms::{Completed, OnPaper, Sheet, SignedBy, SigningWay};
use jiff::civil::Date;
use records::journal::sha256_hex;
use rendition::Reading;
use signing::key::Signer;
use words::Message;

use super::papers::Attached;
use super::{Seen, Turn};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::filing::Incoming;

/// The slot under which scans of a signed sheet lie, beside the slots of the form: no definition may name it.
pub(crate) const SIGNED_SHEET: &str = "$signed-sheet";

/// A signature as somebody gives it.
pub enum Signing<'k> {
    /// None.
    Unsigned,
    /// With the key of a certificate.
    Certificate(&'k dyn Signer),
    /// By this desk.
    Platform,
    /// By typing one's name.
    TypedName(String),
    /// With ink, on a sheet of which scans have come back.
    WetInk(Inked),
}

/// A sheet that was signed in ink.
#[derive(Debug, Clone)]
pub struct Inked {
    /// Which sheet it is.
    pub sheet: Sheet,
    /// Who signed it, as it says.
    pub signer: String,
    /// On which day.
    pub signed_on: Date,
    /// Its scans.
    pub scans: Vec<Incoming>,
}

impl<'k, K: Signer> From<Option<&'k K>> for Signing<'k> {
    fn from(key: Option<&'k K>) -> Self {
        key.map_or(Self::Unsigned, |key| Self::Certificate(key))
    }
}

impl Signing<'_> {
    fn way(&self) -> Option<SigningWay> {
        match self {
            Self::Unsigned => None,
            Self::Certificate(_) => Some(SigningWay::Certificate),
            Self::Platform => Some(SigningWay::Platform),
            Self::TypedName(_) => Some(SigningWay::TypedName),
            Self::WetInk(_) => Some(SigningWay::WetInk),
        }
    }
}

/// What is handed over of a signature: the paper, what is said of it, and files that belong to it.
pub(super) struct SignedPage {
    pub(super) paper: Vec<u8>,
    pub(super) by: Option<SignedBy>,
    pub(super) scans: Vec<Attached>,
}

impl Desk {
    /// Signs the page that was seen, in a way that the stage accepts.
    pub(super) fn sign(
        &self,
        turn: &Turn,
        completed: &Completed,
        seen: &Seen,
        signing: Signing<'_>,
    ) -> Result<SignedPage, Failure> {
        let ways = turn.ways();
        let page = |paper: Vec<u8>, by: SignedBy| SignedPage { paper, by: Some(by), scans: Vec::new() };
        let unsigned = || SignedPage { paper: seen.bytes.clone(), by: None, scans: Vec::new() };
        match signing.way() {
            // A key that is at hand signs nothing where no signature is asked for.
            None | Some(SigningWay::Certificate) if ways.is_empty() => return Ok(unsigned()),
            None => return Err(Failure::wrong_use(Message::new("registry-key-needed"))),
            Some(way) if !ways.contains(&way) => {
                let stage = completed.stage();
                let message = Message::new("forms-handover-way").with("stage", stage).with("way", way.code());
                return Err(Failure::refusal(message));
            }
            Some(_) => {}
        }
        Ok(match signing {
            Signing::Unsigned => unsigned(),
            Signing::Certificate(signer) => {
                let certificate = signer.chain().first().map(|der| sha256_hex(der)).unwrap_or_default();
                let paper = self.sign_page(turn, completed, seen, signer, self.now())?;
                page(paper, SignedBy::Certificate(certificate))
            }
            Signing::Platform => self.page_noted(turn, completed, seen, SignedBy::Platform {})?,
            Signing::TypedName(name) => self.page_noted(turn, completed, seen, SignedBy::TypedName(name))?,
            Signing::WetInk(inked) => {
                if inked.sheet == Sheet::Printed {
                    self.is_as_printed(turn, completed)?;
                }
                let Inked { sheet, signer, signed_on, scans } = inked;
                let digests = scans.iter().map(|scan| sha256_hex(&scan.bytes)).collect();
                let by = SignedBy::WetInk(OnPaper { sheet, signer, signed_on, scans: digests });
                let scans = scans
                    .into_iter()
                    .map(|file| Attached { slot: SIGNED_SHEET.to_owned(), rows: Vec::new(), file })
                    .collect();
                SignedPage { scans, ..self.page_noted(turn, completed, seen, by)? }
            }
        })
    }

    /// The page with a line that says how it was signed, appended to the very bytes that were seen.
    fn page_noted(&self, turn: &Turn, completed: &Completed, seen: &Seen, by: SignedBy) -> Result<SignedPage, Failure> {
        let actor = &completed.inputs().actor;
        let reading = Reading::both(turn.inputs.language);
        let own = [words::Text::new(actor.name.en.clone(), actor.name.zh.clone()).read(reading.first), &actor.post]
            .map(str::trim)
            .join("  ");
        let (signer, on) = match &by {
            SignedBy::WetInk(paper) => (paper.signer.clone(), paper.signed_on),
            _ => (own.trim().to_owned(), turn.inputs.today),
        };
        let stage = turn.definition.stage(completed.stage());
        let line = stage.and_then(|stage| rendition::otherwise_seal(stage, by.way(), &signer, on, reading));
        let values: Vec<_> = line.into_iter().collect();
        let fill = rendition::stage_fill(&seen.bytes, completed.stage(), None, &values, None, reading)?;
        let paper = signing::fill(&seen.bytes, &super::page::fillings(&fill))?;
        Ok(SignedPage { paper, by: Some(by), scans: Vec::new() })
    }
}
