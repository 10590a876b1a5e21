//! `soak`: programs that are killed from outside while they work, and what is left of their work.
//!
//! A worker is this program itself with a hidden argument. It says through a pipe what it has
//! done, until SIGKILL ends it at a moment that seeded dice choose; then the vault is opened
//! again, and whatever was acknowledged must be there, once and whole. Nothing here injects a
//! fault: the process, the files and the sockets are the real ones.
//!
//! `soak [KILLS] [SEED] [DRILL]`: rounds per drill (30), the seed of an earlier run, and one drill alone.
//! `soak fuzz SECONDS [SEED] [TARGET]`: spoilt input for the readers of forms instead, see `fuzz`.
//! Exit code 0 when nothing was lost, doubled or left half; 1 otherwise; 2 when a drill could not be held.
#![allow(clippy::print_stdout)]

mod child;
mod desk;
mod dice;
mod filing;
mod filling;
mod fuzz;
mod left;
mod office;
mod syncing;
mod tally;

use std::path::Path;
use std::process::ExitCode;

use dice::Dice;
use tally::{Tally, Trouble};

const KILLS: u64 = 30;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        [verb] if *verb == registry::Aid::Extract.verb() => return registry::Aid::Extract.run(),
        ["__work", drill, vault, room, token] => work(drill, Path::new(vault), Path::new(room), token).map(|()| true),
        ["__fuzz", target, seconds, seed, first] => number(seconds)
            .and_then(|seconds| fuzz::work(target, seconds, number(seed)?, number(first)?))
            .map(|()| true),
        ["fuzz", seconds] => number(seconds).and_then(|seconds| fuzz::run(seconds, seed_of_now(), "")),
        ["fuzz", seconds, seed] => number(seconds).and_then(|seconds| fuzz::run(seconds, number(seed)?, "")),
        ["fuzz", seconds, seed, only] => number(seconds).and_then(|seconds| fuzz::run(seconds, number(seed)?, only)),
        ["fuzz-case", target, seed, case] => number(seed).and_then(|seed| fuzz::again(target, seed, number(case)?)),
        [] => drills(KILLS, seed_of_now(), ""),
        [kills] => number(kills).and_then(|kills| drills(kills, seed_of_now(), "")),
        [kills, seed] => number(kills).and_then(|kills| drills(kills, number(seed)?, "")),
        [kills, seed, only] => number(kills).and_then(|kills| drills(kills, number(seed)?, only)),
        _ => Err("usage: soak [KILLS] [SEED] [DRILL], or soak fuzz SECONDS [SEED] [TARGET]".into()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(trouble) => {
            eprintln!("soak: {trouble}");
            ExitCode::from(2)
        }
    }
}

fn number(word: &str) -> Result<u64, Trouble> {
    word.parse().map_err(|_| format!("{word} is no number").into())
}

fn seed_of_now() -> u64 {
    u64::try_from(jiff::Timestamp::now().as_microsecond()).unwrap_or_default()
}

fn work(drill: &str, vault: &Path, room: &Path, token: &str) -> Result<(), Trouble> {
    match drill {
        "filling" => filling::work(vault, room, token),
        "filing" => filing::work(vault, room, token),
        "syncing" => syncing::work(vault, room, token),
        other => Err(format!("there is no drill {other}").into()),
    }
}

type Drill = fn(u64, &mut Dice) -> Result<Tally, Trouble>;

const DRILLS: [(&str, Drill); 3] =
    [("filling", filling::drill), ("filing", filing::drill), ("syncing", syncing::drill)];

fn drills(kills: u64, seed: u64, only: &str) -> Result<bool, Trouble> {
    println!("{kills} rounds per drill, seed {seed}; again with: soak {kills} {seed}");
    let mut good = true;
    for (_, drill) in DRILLS.into_iter().filter(|(name, _)| only.is_empty() || *name == only) {
        // Each drill has dice of its own, so that none changes the course of the next.
        let tally: Tally = drill(kills, &mut Dice::new(seed))?;
        println!("{tally}");
        good &= tally.is_good();
    }
    Ok(good)
}
