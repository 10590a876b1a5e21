//! The process that reads one file: on standard input a byte that says what is asked and
//! then the file, the answer as JSON on standard output, nothing else. It shuts itself in
//! before the first byte.

use std::io::{Read, Write};
use std::process::ExitCode;

use serde::Serialize;

use crate::asked::Asked;
use crate::confine::confine;
use crate::extract::{extract_bytes, read_paper};
use crate::limits::Limits;
use crate::report::Extracted;

/// Runs the child. Exit code 0 with an answer, 1 when input or output failed; any
/// other end is a crash, and the parent treats it so.
pub fn child_main() -> ExitCode {
    let limits = Limits::default();
    let confinement = confine(&limits);
    let mut bytes = Vec::new();
    let mut asked = [0];
    // One byte more than allowed tells a file at the limit from a longer one.
    let most = u64::try_from(limits.input_bytes).unwrap_or(u64::MAX).saturating_add(1);
    let mut input = std::io::stdin().lock();
    if input.read_exact(&mut asked).and_then(|()| input.take(most).read_to_end(&mut bytes)).is_err() {
        return ExitCode::FAILURE;
    }
    let answered = match Asked::of(asked[0]) {
        Some(Asked::Text) => {
            let mut extracted = extract_bytes(&bytes, &limits);
            drop(bytes);
            note(&mut extracted, confinement);
            answer(&extracted)
        }
        Some(Asked::Paper) => answer(&read_paper(&bytes, &limits)),
        None => return ExitCode::FAILURE,
    };
    match answered {
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

fn answer(answer: &impl Serialize) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut out, answer)?;
    out.flush()
}
