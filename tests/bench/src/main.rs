//! `bench`: how long things take and how much they hold, each beside a named peer in the same run.
//!
//! Ours and the peer's runs take turns; the answers of both are compared before anything is timed. Medians and
//! ratios are printed and written to a JSON file. Nothing here passes or fails by a clock. `docs/BENCH.md` says
//! what is measured and where a comparison is unfair.
//!
//! `bench [--rounds N] [--out FILE] [NAME…]`: the named comparisons, or all of them.
#![allow(clippy::print_stdout)]

mod evaluating;
mod exchanging;
mod filling;
mod full_text;
mod library;
mod machine;
mod measure;
mod opening;
mod peer;
mod processes;
mod sample_form;
mod searching;
mod signing_forms;
mod sizes;
mod table;
mod texts;
mod verifying;

use std::path::PathBuf;
use std::process::ExitCode;

use measure::Row;

/// What goes wrong, in words.
pub type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// The answer of everything here.
pub type Done<T> = Result<T, Trouble>;

type Comparison = fn(usize) -> Done<Vec<Row>>;

const COMPARISONS: [(&str, Comparison); 7] = [
    ("forms", evaluating::run),
    ("paper", paper),
    ("search", searching::run),
    ("library", library::run),
    ("exchange", exchanging::run),
    ("window", opening::run),
    ("filling", filling::run),
];

/// A form on paper, from its answers to the verdict of a stranger: drawn and signed, how large that is, judged.
fn paper(rounds: usize) -> Done<Vec<Row>> {
    Ok([signing_forms::run(rounds)?, sizes::run()?, verifying::run(rounds)?].concat())
}

/// What was asked for.
struct Asked {
    rounds: usize,
    out: PathBuf,
    names: Vec<String>,
}

fn main() -> ExitCode {
    match asked().and_then(|asked| run(&asked)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(trouble) => {
            eprintln!("bench: {trouble}");
            ExitCode::from(2)
        }
    }
}

fn asked() -> Done<Asked> {
    let mut asked = Asked { rounds: measure::ROUNDS, out: PathBuf::from(".dev/bench.json"), names: Vec::new() };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--rounds" => asked.rounds = words.next().ok_or("--rounds of how many?")?.parse()?,
            "--out" => asked.out = words.next().ok_or("--out to which file?")?.into(),
            name if COMPARISONS.iter().any(|(known, _)| *known == name) => asked.names.push(word),
            other => {
                let known: Vec<&str> = COMPARISONS.iter().map(|(name, _)| *name).collect();
                return Err(format!("{other} is not one of {}", known.join(", ")).into());
            }
        }
    }
    Ok(asked)
}

/// Runs what was asked for; a comparison that cannot be made is told at the end, and the others stand.
fn run(asked: &Asked) -> Done<bool> {
    let machine = machine::described();
    println!("{machine:#}\n");
    table::head();
    let (mut done, mut troubles) = (Vec::new(), Vec::new());
    for (name, compare) in COMPARISONS {
        if !asked.names.is_empty() && !asked.names.iter().any(|one| one == name) {
            continue;
        }
        println!("\n── {name}");
        match compare(asked.rounds) {
            Ok(rows) => {
                table::print(&rows);
                done.push((name.to_owned(), rows));
            }
            Err(trouble) => {
                println!("not measured: {trouble}");
                troubles.push(name);
            }
        }
        table::keep(&asked.out, &machine, &done)?;
    }
    if !troubles.is_empty() {
        println!("\nNot measured: {}", troubles.join(", "));
    }
    Ok(troubles.is_empty())
}
