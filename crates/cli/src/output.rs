//! Answers and errors on the terminal: JSON for programs, plain lines for people.

use std::io::Write;
use std::process::ExitCode;

use registry::{Failure, FailureKind};
use serde_json::{Value, json};
use words::Lang;

/// What a verb answers.
pub enum Answer {
    /// One object, with lines for people.
    One(Value, Vec<String>),
    /// A list: one object a line, each with a line for people.
    List(Vec<(Value, String)>),
    /// One object whose answer is "no" (exit code 1).
    No(Value, Vec<String>),
}

/// Exit codes: 0 done, 1 the answer is "no", 2 wrong use, 3 something broke.
pub fn finish(json: bool, lang: Lang, result: Result<Answer, Failure>) -> ExitCode {
    match result {
        Ok(answer) => {
            let no = matches!(answer, Answer::No(..));
            // A closed pipe is the reader's wish, not a fault.
            let _ = print(json, answer);
            if no { ExitCode::from(1) } else { ExitCode::SUCCESS }
        }
        Err(failure) => {
            let message = failure.said(lang);
            let hint = failure.hint(lang);
            let mut err = std::io::stderr().lock();
            if json {
                let error = json!({"code": failure.message.code, "message": message, "hint": hint});
                let _ = writeln!(err, "{error}");
            } else {
                let _ = writeln!(err, "{message}");
                if let Some(hint) = hint {
                    let _ = writeln!(err, "{hint}");
                }
            }
            ExitCode::from(match failure.kind {
                FailureKind::Refusal => 1,
                FailureKind::WrongUse => 2,
                FailureKind::Fault => 3,
            })
        }
    }
}

fn print(json: bool, answer: Answer) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    match answer {
        Answer::One(value, lines) | Answer::No(value, lines) => {
            if json {
                writeln!(out, "{value}")?;
            } else {
                for line in lines {
                    writeln!(out, "{line}")?;
                }
            }
        }
        Answer::List(rows) => {
            for (value, line) in rows {
                if json { writeln!(out, "{value}")? } else { writeln!(out, "{line}")? }
            }
        }
    }
    out.flush()
}
