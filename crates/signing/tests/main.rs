//! Signing and judging, on papers and keys that the test kit makes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod attacks;
mod authors;
mod chains;
mod elsewhere;
mod filling;
mod keys;
mod levels;
mod revocation;
mod samples;
mod signing;
mod tampering;
mod trust;
mod updates;
mod work;
mod writers;

/// Codes of the reasons of a report.
fn codes(report: &::signing::Report) -> Vec<&'static str> {
    report.reasons.iter().map(|reason| reason.code()).collect()
}
