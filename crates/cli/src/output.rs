//! Answers and errors on the terminal: JSON for programs, plain lines for people.

use std::io::Write;
use std::process::ExitCode;

use registry::{Failure, FailureKind};
use serde_json::{Value, json};
use words::{Lang, Message, say_or_code};

/// What a verb answers.
pub enum Answer {
    /// One object, with lines for people.
    One(Value, Vec<String>),
    /// A list: one object a line, each with a line for people.
    List(Vec<(Value, String)>),
    /// A list in which at least one answer is "no" (exit code 1).
    Partly(Vec<(Value, String)>),
    /// Lists under headings, which only people see; `nothing` is said where all are empty.
    Groups {
        /// The lists, none of them empty.
        groups: Vec<Group>,
        /// Said to people when there is nothing to show.
        nothing: Message,
        /// Said on standard error beside the answer.
        remark: Option<Message>,
    },
    /// A document as it stands, for another program.
    Whole(String),
    /// One object whose answer is "no" (exit code 1).
    No(Value, Vec<String>),
}

/// One object a line, under a heading for people.
pub struct Group {
    /// What the lines have in common.
    pub heading: Message,
    /// The lines.
    pub rows: Vec<(Value, String)>,
}

/// Exit codes: 0 done, 1 the answer is "no", 2 wrong use, 3 something broke.
pub fn finish(json: bool, lang: Lang, result: Result<Answer, Failure>) -> ExitCode {
    match result {
        Ok(answer) => {
            let no = matches!(answer, Answer::No(..) | Answer::Partly(_));
            // A closed pipe is the reader's wish, not a fault.
            let _ = print(json, lang, answer);
            if no { ExitCode::from(1) } else { ExitCode::SUCCESS }
        }
        Err(failure) => {
            let message = failure.said(lang);
            let hint = failure.hint(lang);
            let _ = complain(json, &failure.message.code, &message, hint.as_deref());
            ExitCode::from(match failure.kind {
                FailureKind::Refusal => 1,
                FailureKind::WrongUse => 2,
                FailureKind::Fault => 3,
            })
        }
    }
}

/// An error or a remark, on standard error.
fn complain(json: bool, code: &str, message: &str, hint: Option<&str>) -> std::io::Result<()> {
    let mut err = std::io::stderr().lock();
    if json {
        return writeln!(err, "{}", json!({"code": code, "message": message, "hint": hint}));
    }
    writeln!(err, "{message}")?;
    hint.map_or(Ok(()), |hint| writeln!(err, "{hint}"))
}

/// Something said on the way, for whoever watches.
pub fn aside(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

fn print(json: bool, lang: Lang, answer: Answer) -> std::io::Result<()> {
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
        Answer::Whole(text) => out.write_all(text.as_bytes())?,
        Answer::List(rows) | Answer::Partly(rows) => {
            for (value, line) in rows {
                if json { writeln!(out, "{value}")? } else { writeln!(out, "{line}")? }
            }
        }
        Answer::Groups { groups, nothing, remark } => {
            if groups.is_empty() && !json {
                writeln!(out, "{}", say_or_code(lang, &nothing))?;
            }
            for group in groups {
                if !json {
                    writeln!(out, "{}", say_or_code(lang, &group.heading))?;
                }
                for (value, line) in group.rows {
                    if json { writeln!(out, "{value}")? } else { writeln!(out, "  {line}")? }
                }
            }
            if let Some(remark) = remark {
                out.flush()?;
                complain(json, &remark.code, &say_or_code(lang, &remark), None)?;
            }
        }
    }
    out.flush()
}

/// Stages that are open, as the contract of the terminal gives them.
pub fn open_stages(open: &[registry::OpenStage]) -> Value {
    open.iter().map(|open| json!({"stage": open.stage, "due_on": open.due_on})).collect()
}
