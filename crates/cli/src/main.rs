//! `muniment`: the headless door. It does what the window does, for scripts and tests.
//!
//! Exit codes: 0 done, 1 the answer is "no" (invalid, refused, not found), 2 wrong use,
//! 3 something broke. Secrets come from files or the environment, never from the line.

mod args;
mod desk;
mod output;
mod reading;
mod usage;
mod verbs;

use std::process::ExitCode;

use clap::Parser;
use registry::{Aid, Failure};
use words::{Lang, Message};

use args::{Cli, Verb};

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage::finish(&error, std::env::args().skip(1)),
    };
    match cli.verb {
        Verb::ExtractChild => return Aid::Extract.run(),
        Verb::TokenChild => return Aid::Token.run(),
        _ => {}
    }
    let json = cli.json;
    match cli.lang.parse() {
        Ok(lang) => output::finish(json, lang, verbs::run(cli, lang)),
        Err(_) => {
            let unknown = Message::new("cli-bad-lang").with("lang", cli.lang.as_str());
            output::finish(json, Lang::default(), Err(Failure::wrong_use(unknown)))
        }
    }
}
