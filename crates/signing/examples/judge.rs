//! Judges PDF files and prints one line each: verdict, unchanged, reasons, file. For comparing
//! with other judges.
//!
//! `cargo run -p signing --example judge -- root.pem 2026-11-21T02:07:28Z file.pdf…`

use std::io::Write;

use signing::certificate::Certificate;
use signing::facts::facts;
use signing::{Limits, Policy, report};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let anchors = Certificate::from_file(&std::fs::read(words.next().ok_or("which root?")?)?)?;
    let at = words.next().ok_or("at which time?")?.parse()?;
    let policy = Policy::trusting(anchors);
    for path in words {
        let facts = facts(&std::fs::read(&path)?, &Limits::default());
        let answer = report(&facts, &policy, at);
        let short = serde_json::json!({
            "file": path,
            "structure": facts.file.structure.as_ref().map(|finding| &finding.detail),
            "verdict": answer.verdict,
            "unchanged": answer.unchanged,
            "reasons": answer.reasons,
            "signatures": answer.signatures.iter().map(|one| serde_json::json!({
                "field": one.field,
                "verdict": one.verdict,
                "unchanged": one.unchanged,
                "findings": one.findings,
                "changes": one.changes.iter().map(|change| {
                    (&change.change.path, change.permitted, change.change.kind, change.change.level, change.revision)
                }).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        });
        writeln!(std::io::stdout(), "{short}")?;
    }
    Ok(())
}
