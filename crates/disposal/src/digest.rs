//! The digest that names the inputs of a computation.

use serde::Serialize;
use sha2::{Digest, Sha256};
use words::Message;

use crate::cut_off::YearEnd;
use crate::facts::Facts;
use crate::schedule::{DisposalClass, ScheduleVersionRef};

/// The inputs could not be put into canonical form. Nothing a user types causes it.
#[derive(Debug, thiserror::Error)]
#[error("no canonical form: {0}")]
pub struct CanonicalFault(#[from] serde_json::Error);

impl CanonicalFault {
    /// The sentence for a person.
    pub fn message(&self) -> Message {
        Message::new("disposal-fault-canonical")
    }
}

#[derive(Serialize)]
struct Calendar<'a> {
    financial_year_end: &'a YearEnd,
    zone: &'static str,
}

#[derive(Serialize)]
struct CanonicalInputs<'a> {
    format: u32,
    class: &'a DisposalClass,
    version: &'a ScheduleVersionRef,
    calendar: Calendar<'a>,
    facts: Facts,
}

/// SHA-256, in lower-case hexadecimal, over the RFC 8785 form of the facts that
/// concern the unit, the class with its schedule version, and the calendar. Holds
/// and the day of the question are not part of it: they move no date.
pub fn explanation_digest(
    class: &DisposalClass,
    version: &ScheduleVersionRef,
    facts: &Facts,
) -> Result<String, CanonicalFault> {
    let calendar = Calendar { financial_year_end: &version.financial_year_end, zone: "+08:00" };
    let inputs = CanonicalInputs { format: 1, class, version, calendar, facts: facts.concerning() };
    let canonical = serde_json_canonicalizer::to_vec(&inputs)?;
    Ok(hex::encode(Sha256::digest(&canonical)))
}
