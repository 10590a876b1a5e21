//! Signing and judging, on papers and keys that the test kit makes.

mod attacks;
mod chains;
mod keys;
mod signing;
mod tampering;

/// Codes of the reasons of a report.
fn codes(report: &::signing::Report) -> Vec<&'static str> {
    report.reasons.iter().map(|reason| reason.code()).collect()
}
