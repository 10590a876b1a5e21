//! `sign`, `verify`, `extract`, `log verify`.

use std::fs;
use std::io::Write;

use jiff::Timestamp;
use registry::{Failure, Verdict};
use serde_json::json;
use words::{Lang, Message, say_or_code};

use crate::args::{Cli, Extract, Sign, Verify};
use crate::desk::{self, bad_day};
use crate::output::Answer;

pub fn sign(args: &Sign, lang: Lang) -> Result<Answer, Failure> {
    level(&args.level)?;
    let pdf = registry::Incoming::read(&args.input)?.bytes;
    if args.output.exists() {
        let path = args.output.display().to_string();
        return Err(Failure::refusal(Message::new("cli-output-exists").with("path", path)));
    }
    let signer =
        registry::open_key(&args.key, || desk::secret(args.key_passphrase_file.as_deref(), "MUNIMENT_KEY_PASSPHRASE"))?;
    let signed = registry::sign_file(&pdf, &signer, args.reason.as_deref(), Timestamp::now())?;
    let mut file = fs::File::create_new(&args.output).map_err(Failure::from)?;
    file.write_all(&signed).and_then(|()| file.sync_all()).map_err(Failure::from)?;
    let by = signer.summary().common_name;
    let value = json!({"by": by, "sha256": registry::sha256(&signed), "size_bytes": signed.len()});
    Ok(Answer::One(value, vec![say_or_code(lang, &Message::new("cli-signed").with("by", by))]))
}

/// Time-stamps and what is built on them are asked for by name and not made yet: better no
/// signature than one of a lower level than was asked for.
fn level(asked: &str) -> Result<(), Failure> {
    match asked {
        "b-b" => Ok(()),
        "b-t" | "b-lt" | "b-lta" => Err(Failure::refusal(Message::new("cli-level-not-yet").with("level", asked))),
        _ => Err(Failure::wrong_use(Message::new("cli-bad-level").with("level", asked))),
    }
}

pub fn verify(args: &Verify, lang: Lang) -> Result<Answer, Failure> {
    let file = registry::Incoming::read(&args.file)?;
    let mut anchors = Vec::new();
    for path in &args.trust {
        anchors.extend(registry::judging::read_trust(path)?);
    }
    let at = match &args.at {
        None => Timestamp::now(),
        Some(text) => registry::time_of(text).ok_or_else(|| bad_day(text))?,
    };
    let report = registry::judging::judge(&file.bytes, anchors, at);
    let mut lines = vec![say_or_code(lang, &registry::verdict_message(report.verdict))];
    for signature in &report.signatures {
        lines.push(format!("{} ({})", signature.by, say_or_code(lang, &registry::verdict_message(signature.verdict))));
        lines.extend(signature.notes.iter().map(|note| format!("  {}", say_or_code(lang, note))));
        lines.extend(signature.changes.iter().map(|change| format!("  {}", say_or_code(lang, &change.message))));
    }
    lines.extend(report.notes.iter().map(|note| say_or_code(lang, note)));
    let valid = report.verdict == Verdict::Valid;
    let value = json!(report);
    Ok(if valid { Answer::One(value, lines) } else { Answer::No(value, lines) })
}

pub fn extract(args: &Extract, lang: Lang) -> Result<Answer, Failure> {
    let file = registry::Incoming::read(&args.file)?;
    let extracted = registry::extract(&desk::extractor()?, file.bytes)?;
    let mut lines: Vec<String> = extracted.text.lines().map(str::to_owned).collect();
    lines.extend(extracted.warnings.iter().map(|warning| say_or_code(lang, warning)));
    let readable = extracted.readable;
    let value = json!(extracted);
    Ok(if readable { Answer::One(value, lines) } else { Answer::No(value, lines) })
}

pub fn log_verify(cli: &Cli, lang: Lang) -> Result<Answer, Failure> {
    let mut registry = desk::open(cli, lang)?;
    let report = registry.desk()?.verify_log()?;
    let findings: Vec<_> = report
        .findings
        .iter()
        .map(|finding| {
            json!({"chain": finding.chain, "seq": finding.seq, "code": finding.what.code, "text": say_or_code(lang, &finding.what)})
        })
        .collect();
    let value = json!({
        "whole": report.whole, "entries": report.entries, "checkpoint": report.checkpoint,
        "anchored_to": report.anchored_to, "unanchored": report.unanchored, "findings": findings,
    });
    let mut lines = vec![say_or_code(
        lang,
        &Message::new(if report.whole { "cli-log-whole" } else { "cli-log-broken" })
            .with("entries", report.entries)
            .with("unanchored", report.unanchored),
    )];
    lines.extend(report.findings.iter().map(|finding| say_or_code(lang, &finding.what)));
    Ok(if report.whole { Answer::One(value, lines) } else { Answer::No(value, lines) })
}
