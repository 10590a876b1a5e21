//! Keeping signed files provable: the way out to time-stamp authorities and to what authorities publish.
//!
//! `signing` says what it wants; here it is fetched, within limits of time and size, and
//! nothing is believed.

use std::cell::Cell;
use std::time::Duration;

use jiff::Timestamp;
use signing::certificate::Certificate;
use signing::extend::{Extended, Outside, Wanted, extend};
use signing::time_stamp::StampFault;
use signing::{Baseline, Policy};
use ureq::Agent;
use words::Message;

use crate::failure::Failure;

/// How long one errand may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// Largest answer that is read, in bytes.
const ANSWER_MAX: u64 = 16 << 20;

/// Somebody who goes out for evidence and time-stamps.
pub struct Errands {
    authority: Option<String>,
    trusted: Vec<Certificate>,
    agent: Agent,
    /// The authority was asked and gave no answer.
    is_silent: Cell<bool>,
}

impl Errands {
    /// With the address of a time-stamp authority, if one is set, and what is trusted.
    ///
    /// # Errors
    /// A refusal when the address is none of the web.
    pub fn new(authority: Option<String>, policy: &Policy) -> Result<Self, Failure> {
        is_an_authority(authority.as_deref().unwrap_or_default())?;
        let agent = Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(3).build().into();
        let trusted = policy.anchors.iter().map(|anchor| anchor.certificate.clone()).collect();
        Ok(Self { authority, trusted, agent, is_silent: Cell::new(false) })
    }

    /// Whether the authority for time-stamps was asked and gave no answer.
    pub(crate) fn is_silent(&self) -> bool {
        self.is_silent.get()
    }

    fn post(&self, address: &str, kind: &str, body: &[u8]) -> Result<Vec<u8>, Message> {
        let sent = self.agent.post(address).content_type(kind).send(body);
        read(address, sent)
    }
}

/// Whether there may be a time-stamp authority at an address; at none there is none.
///
/// # Errors
/// A refusal when the address is none of the web.
pub(crate) fn is_an_authority(address: &str) -> Result<(), Failure> {
    if address.is_empty() || is_of_the_web(address) {
        return Ok(());
    }
    Err(Failure::wrong_use(Message::new("registry-stamp-address").with("address", address)))
}

fn is_of_the_web(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or(address.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

fn read(address: &str, answered: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Vec<u8>, Message> {
    let body = answered.and_then(|mut answer| answer.body_mut().with_config().limit(ANSWER_MAX).read_to_vec());
    body.map_err(|fault| {
        Message::new("registry-outside-silent").with("address", address).with("detail", fault.to_string())
    })
}

impl Outside for Errands {
    fn stamps(&self) -> bool {
        self.authority.is_some()
    }

    fn stamp(&self, query: &[u8]) -> Result<Vec<u8>, StampFault> {
        let address = self.authority.as_deref().unwrap_or_default();
        let answered = self.post(address, "application/timestamp-query", query);
        self.is_silent.set(answered.is_err());
        answered.map_err(StampFault::Silent)
    }

    fn certificates(&self) -> Vec<Certificate> {
        self.trusted.clone()
    }

    fn fetch(&self, wanted: &Wanted) -> Result<Vec<u8>, Message> {
        match wanted {
            Wanted::Answer { address, question } => self.post(address, "application/ocsp-request", question),
            Wanted::List { address } | Wanted::Issuer { address } => read(address, self.agent.get(address).call()),
        }
    }
}

/// The level of a name: `b-b`, `b-t`, `b-lt`, `b-lta`.
pub fn level_of(name: &str) -> Option<Baseline> {
    [Baseline::BB, Baseline::BT, Baseline::BLt, Baseline::BLta].into_iter().find(|level| level_name(*level) == name)
}

/// The name of a level.
pub fn level_name(level: Baseline) -> &'static str {
    match level {
        Baseline::BB => "b-b",
        Baseline::BT => "b-t",
        Baseline::BLt => "b-lt",
        Baseline::BLta => "b-lta",
    }
}

/// Adds to a signed file what is missing for a level.
///
/// # Errors
/// A refusal when the file bears no signature, or one that does not hold.
pub fn keep_provable(pdf: &[u8], level: Baseline, errands: &Errands, at: Timestamp) -> Result<Extended, Failure> {
    Ok(extend(pdf, level, errands, at)?)
}
