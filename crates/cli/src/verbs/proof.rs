//! `sign`, `verify`, `extract`, `log verify`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use registry::provable::{self, Errands};
use registry::{Baseline, Failure, Policy, Verdict};
use serde_json::json;
use words::{Lang, Message, say_or_code};

use crate::args::{Cli, Extract, Sign, Verify};
use crate::desk::{self, bad_day};
use crate::output::Answer;

pub fn sign(args: &Sign, lang: Lang) -> Result<Answer, Failure> {
    let level = level(args)?;
    let pdf = registry::Incoming::read(&args.input)?.bytes;
    if args.output.exists() {
        let path = args.output.display().to_string();
        return Err(Failure::refusal(Message::new("cli-output-exists").with("path", path)));
    }
    let errands = Errands::new(args.tsa.clone(), &trusted(&args.trust, args.publisher.as_deref())?)?;
    let now = Timestamp::now();
    let (by, made) = match &args.key {
        Some(key) => {
            let secret = |tries| desk::secret_of_key(args.key_passphrase_file.as_deref(), tries);
            let signer = registry::open_key(&desk::aids()?.tokens(), &[], key, secret)?;
            let made = registry::sign_file(&pdf, &signer, args.reason.as_deref(), level, &errands, now)?;
            (Some(signer.summary().common_name), made)
        }
        None => (None, provable::keep_provable(&pdf, level, &errands, now)?),
    };
    let mut file = fs::File::create_new(&args.output).map_err(Failure::from)?;
    file.write_all(&made.bytes).and_then(|()| file.sync_all()).map_err(Failure::from)?;
    let reached = made.level.map(provable::level_name);
    let said = match &by {
        Some(by) => Message::new("cli-signed").with("by", by.as_str()),
        None => Message::new("cli-kept-provable"),
    };
    let mut lines = vec![say_or_code(lang, &said)];
    lines.push(say_or_code(lang, &Message::new("cli-level-reached").with("level", reached.unwrap_or("–"))));
    lines.extend(made.lacking.iter().map(|message| say_or_code(lang, message)));
    let lacking: Vec<_> =
        made.lacking.iter().map(|message| json!({"code": message.code, "text": say_or_code(lang, message)})).collect();
    let value = json!({
        "by": by, "level": reached, "asked": args.level, "lacking": lacking,
        "sha256": registry::sha256(&made.bytes), "size_bytes": made.bytes.len(),
    });
    Ok(Answer::One(value, lines))
}

/// The level that is asked for; above b-b somebody must be there to stamp.
fn level(args: &Sign) -> Result<Baseline, Failure> {
    let asked = args.level.as_str();
    let unknown = || Failure::wrong_use(Message::new("cli-bad-level").with("level", asked));
    let level = provable::level_of(asked).ok_or_else(unknown)?;
    // Evidence alone can be added to what is stamped already.
    let wants_stamp = level == Baseline::BT || level == Baseline::BLta || args.key.is_some();
    if level > Baseline::BB && wants_stamp && args.tsa.is_none() {
        return Err(Failure::wrong_use(Message::new("cli-level-needs-authority").with("level", asked)));
    }
    if level == Baseline::BB && args.key.is_none() {
        return Err(Failure::wrong_use(Message::new("cli-sign-needs-key")));
    }
    Ok(level)
}

fn trusted(paths: &[PathBuf], publisher: Option<&Path>) -> Result<Policy, Failure> {
    let publisher = publisher.map(registry::Incoming::read).transpose()?;
    registry::trust_files::read_trust(paths, publisher.as_ref())
}

pub fn verify(args: &Verify, lang: Lang) -> Result<Answer, Failure> {
    let file = registry::Incoming::read(&args.file)?;
    let policy = trusted(&args.trust, args.publisher.as_deref())?;
    let evidence = registry::trust_files::read_evidence(&args.crl)?;
    let at = match &args.at {
        None => Timestamp::now(),
        Some(text) => registry::time_of(text).ok_or_else(|| bad_day(text))?,
    };
    let report = registry::judging::judge_beside(&file.bytes, &policy, &evidence, at);
    let mut lines = vec![say_or_code(lang, &registry::verdict_message(report.verdict))];
    for signature in &report.signatures {
        lines.push(format!("{} ({})", signature.by, say_or_code(lang, &registry::verdict_message(signature.verdict))));
        let answers = &signature.answers;
        let four = [&answers.whole, &answers.changed, &answers.signer, &answers.evidence];
        let said = four.into_iter().chain(&signature.notes).map(|note| format!("  {}", say_or_code(lang, note)));
        lines.extend(said);
        lines.extend(signature.changes.iter().map(|change| format!("  {}", say_or_code(lang, &change.message))));
    }
    lines.extend(report.notes.iter().map(|note| say_or_code(lang, note)));
    let valid = report.verdict == Verdict::Valid;
    let value = json!(report);
    Ok(if valid { Answer::One(value, lines) } else { Answer::No(value, lines) })
}

pub fn extract(args: &Extract, lang: Lang) -> Result<Answer, Failure> {
    let file = registry::Incoming::read(&args.file)?;
    let extracted = registry::extract(&desk::aids()?.extractor(), file.bytes)?;
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
