//! Revocation: lists (RFC 5280, 5) and answers of responders (RFC 6960), and what they say of a certificate at a time.
//!
//! Evidence comes with the file or beside it; nothing is fetched here. What no evidence
//! speaks of is unknown, never good.

mod answer;
mod entries;
mod evidence;
mod fault;
mod inquiry;
mod list;
mod status;

pub use answer::Answer;
pub use evidence::Evidence;
pub use fault::NotEvidence;
pub use inquiry::Inquiry;
pub use list::RevocationList;
pub use status::{Question, Source, Spoken, Status, status};
