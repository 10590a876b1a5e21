//! Spoilt input for everything of forms and of signatures that reads what strangers wrote, for a number of seconds.
//!
//! Each target runs in a process of its own, which says which case it begins: so a case that ends the process, or
//! never ends, is known by its number as well as one that panics or takes too long. `soak fuzz SECONDS [SEED] [TARGET]`
//! feeds; `soak fuzz-case TARGET SEED CASE` feeds one case again.

mod mutate;
mod signed;
mod targets;

use std::io::{BufRead, BufReader, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::dice::Dice;
use crate::tally::Trouble;
use targets::{Samples, TARGETS};

/// What one case may take. Evaluations have a budget of steps, readers have limits; this is far above both. A build
/// that is not optimised gets ten times as much.
const BOUND: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 2 });
/// After this long without a new case, the process hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// Feeds the targets one after the other, each for its share of `seconds`. Whether nothing went wrong.
pub fn run(seconds: u64, seed: u64, only: &str) -> Result<bool, Trouble> {
    let chosen: Vec<&str> = TARGETS.into_iter().filter(|target| only.is_empty() || *target == only).collect();
    if chosen.is_empty() {
        return Err(format!("there is nothing called {only} to feed; there are {}", TARGETS.join(", ")).into());
    }
    let share = seconds.div_ceil(chosen.len() as u64);
    println!("{share} s of spoilt input per target, seed {seed}; again with: soak fuzz {seconds} {seed} {only}");
    let mut good = true;
    for target in chosen {
        let figures = Figures::of(target, share, seed)?;
        println!("{figures}");
        good &= figures.is_good();
    }
    Ok(good)
}

/// Feeds one case, as often as somebody wants to look at it.
pub fn again(target: &str, seed: u64, case: u64) -> Result<bool, Trouble> {
    let samples = Samples::read()?;
    let begun = Instant::now();
    let taken = samples.feed(target, &mut dice_of(seed, case))?;
    println!(
        "{target} {seed} {case}: {} in {} ms",
        if taken { "taken" } else { "refused" },
        begun.elapsed().as_millis()
    );
    Ok(begun.elapsed() <= BOUND)
}

/// The work of the process: a line for each case before it begins, and one for what went wrong.
pub fn work(target: &str, seconds: u64, seed: u64, first: u64) -> Result<(), Trouble> {
    let samples = Samples::read()?;
    let mut out = std::io::stdout().lock();
    let until = Instant::now() + Duration::from_secs(seconds);
    let mut case = first;
    while Instant::now() < until {
        writeln!(out, "case\t{case}")?;
        out.flush()?;
        let begun = Instant::now();
        let fed = catch_unwind(AssertUnwindSafe(|| samples.feed(target, &mut dice_of(seed, case))));
        let took = begun.elapsed();
        let said = match fed {
            Ok(Ok(taken)) => {
                if taken {
                    "taken"
                } else {
                    "refused"
                }
            }
            Ok(Err(trouble)) => return Err(trouble),
            Err(_) => "panic",
        };
        writeln!(out, "{said}\t{}", took.as_micros())?;
        case += 1;
    }
    Ok(())
}

/// Each case has dice of its own, so that one can be thrown without those before it.
fn dice_of(seed: u64, case: u64) -> Dice {
    let mut dice = Dice::new(seed ^ case.wrapping_mul(0xd134_2543_de82_ef95));
    dice.next();
    dice
}

/// What became of the cases of a target.
struct Figures {
    target: String,
    seed: u64,
    cases: u64,
    taken: u64,
    slowest_micros: u64,
    /// What went wrong, with the case.
    wrong: Vec<(String, u64)>,
}

impl Figures {
    /// Starts the process, and again after a case that ended it, until the time is over.
    fn of(target: &str, seconds: u64, seed: u64) -> Result<Self, Trouble> {
        /// After so many of one kind nothing new is learned.
        const ENOUGH: usize = 10;
        let mut figures =
            Self { target: target.to_owned(), seed, cases: 0, taken: 0, slowest_micros: 0, wrong: Vec::new() };
        let until = Instant::now() + Duration::from_secs(seconds);
        let mut next = 0;
        while Instant::now() < until && figures.wrong.len() < ENOUGH {
            let left = until.saturating_duration_since(Instant::now()).as_secs().max(1);
            next = figures.listen(left, next)? + 1;
        }
        Ok(figures)
    }

    /// Listens to one process until it ends. The number of its last case.
    fn listen(&mut self, seconds: u64, first: u64) -> Result<u64, Trouble> {
        let arguments = [self.target.clone(), seconds.to_string(), self.seed.to_string(), first.to_string()];
        let mut command = Command::new(std::env::current_exe()?);
        let command = command.arg("__fuzz").args(arguments).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let pipe = child.stdout.take().ok_or("the process has no pipe")?;
        let (tell, heard) = channel();
        let reader = std::thread::spawn(move || {
            for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                if tell.send(line).is_err() {
                    return;
                }
            }
        });
        let (mut case, mut open) = (first, false);
        loop {
            match heard.recv_timeout(PATIENCE) {
                Ok(line) => open = self.note(&line, &mut case),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    self.wrong.push(("never ended".to_owned(), case));
                    child.kill()?;
                    open = false;
                    break;
                }
            }
        }
        let status = child.wait()?;
        drop(heard);
        reader.join().map_err(|_| "the reader of the pipe failed")?;
        match (status.success(), open) {
            (true, _) => {}
            (false, true) => self.wrong.push((format!("ended the process ({status})"), case)),
            (false, false) if self.wrong.last().is_some_and(|(_, last)| *last == case) => {}
            (false, false) => return Err(format!("the process of {} could not work ({status})", self.target).into()),
        }
        Ok(case)
    }

    /// Takes a line of the process. Whether a case is under way.
    fn note(&mut self, line: &str, case: &mut u64) -> bool {
        let (word, number) = line.split_once('\t').unwrap_or((line, ""));
        let number: u64 = number.parse().unwrap_or(0);
        if word == "case" {
            *case = number;
            return true;
        }
        self.cases += 1;
        self.taken += u64::from(word == "taken");
        self.slowest_micros = self.slowest_micros.max(number);
        if word == "panic" {
            self.wrong.push(("panicked".to_owned(), *case));
        } else if Duration::from_micros(number) > BOUND {
            self.wrong.push((format!("took {} ms", number / 1_000), *case));
        }
        false
    }

    fn is_good(&self) -> bool {
        self.wrong.is_empty() && self.cases > 0
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { target, seed, cases, taken, slowest_micros, wrong } = self;
        let slowest = slowest_micros / 1_000;
        write!(out, "{target:10} {cases:8} cases {taken:8} taken {slowest:5} ms the slowest {:3} wrong", wrong.len())?;
        for (what, case) in wrong {
            write!(out, "\n{target}: {what}; again with: soak fuzz-case {target} {seed} {case}")?;
        }
        Ok(())
    }
}
