//! The process into which a vendor's module is loaded: takes questions, gives answers, ends with its input.
//!
//! Not here: any judgement of what the token says; the parent has it.

mod fault;
mod input;
mod module;
mod signing;

use std::io::Write;
use std::process::ExitCode;

use crate::fault::TokenFault;
use crate::wire::{Answer, Answered, Ask, Question};
use module::Module;

/// Runs the child: questions on standard input, answers on standard output, nothing else. Exit code 0 when the input
/// ended, 1 when a question could not be read or an answer not be written.
pub fn child_main() -> ExitCode {
    keep_no_core();
    let Ok(lines) = input::lines() else { return ExitCode::FAILURE };
    let mut module = None;
    for line in lines {
        let Ok(question) = serde_json::from_slice::<Question<Ask>>(&line) else { return ExitCode::FAILURE };
        // The PIN in the line is wiped before the module is asked.
        drop(line);
        let answer = answer(&mut module, question.ask);
        if tell(&Answered { number: question.number, answer }).is_err() {
            return ExitCode::FAILURE;
        }
    }
    if let Some(module) = module {
        module.close();
    }
    ExitCode::SUCCESS
}

/// A module that crashes leaves no picture of the memory in which a PIN may stand.
fn keep_no_core() {
    #[cfg(unix)]
    // Where the system refuses even that, nothing better is left to do.
    let _ = rlimit::setrlimit(rlimit::Resource::CORE, 0, 0);
}

fn answer(module: &mut Option<Module>, ask: Ask) -> Result<Answer, TokenFault> {
    if let Ask::Load { module: path } = &ask {
        *module = Some(Module::load(path)?);
        return Ok(Answer::Done);
    }
    let module = module.as_mut().ok_or_else(|| TokenFault::Module { detail: "not loaded".to_owned() })?;
    match ask {
        Ask::Load { .. } => Ok(Answer::Done),
        Ask::List => module.list().map(Answer::Tokens),
        Ask::Keys { slot } => module.objects(slot).map(Answer::Keys),
        Ask::Open { slot, pin } => module.open(slot, pin.as_ref()).map(|()| Answer::Done),
        Ask::Sign { key, algorithm, attributes, each_time, pin } => {
            let (session, key) = module.key(key)?;
            let signature = match each_time {
                true => signing::sign_with_pin(session, key, algorithm, &attributes, pin.as_ref(), &module.hashing()),
                false => signing::sign(session, key, algorithm, &attributes),
            };
            signature.map(Answer::Signed).map_err(|fault| module.with_tries(fault))
        }
    }
}

/// Begins on a line of its own, whatever the module has printed before.
fn tell(answered: &Answered) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    out.write_all(b"\n")?;
    serde_json::to_writer(&mut out, answered)?;
    out.write_all(b"\n")?;
    out.flush()
}
