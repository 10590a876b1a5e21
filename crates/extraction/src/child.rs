//! The process that reads one file: bytes on standard input, the answer as JSON on
//! standard output, nothing else. It shuts itself in before the first byte.

use std::io::{Read, Write};
use std::process::ExitCode;

use crate::confine::confine;
use crate::extract::extract_bytes;
use crate::limits::Limits;
use crate::report::Extracted;

/// Runs the child. Exit code 0 with an answer, 1 when input or output failed; any
/// other end is a crash, and the parent treats it so.
pub fn child_main() -> ExitCode {
    let limits = Limits::default();
    let confinement = confine(&limits);
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file at the limit from a longer one.
    let most = u64::try_from(limits.input_bytes).unwrap_or(u64::MAX).saturating_add(1);
    if std::io::stdin().lock().take(most).read_to_end(&mut bytes).is_err() {
        return ExitCode::FAILURE;
    }
    let mut extracted = extract_bytes(&bytes, &limits);
    drop(bytes);
    note(&mut extracted, confinement);
    match answer(&extracted) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn note(extracted: &mut Extracted, confinement: crate::confine::Confinement) {
    let held = match (confinement.bounded, confinement.shut_in) {
        (true, true) => "bounded, shut in",
        (true, false) => "bounded",
        (false, true) => "shut in",
        (false, false) => "none",
    };
    extracted.metadata.insert("confinement".to_owned(), held.to_owned());
}

fn answer(extracted: &Extracted) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut out, extracted)?;
    out.flush()
}
