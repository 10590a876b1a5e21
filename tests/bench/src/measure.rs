//! Figures: runs of ours and of a peer in turn, their medians, and what they are worth.
//!
//! Deliberately not here: what is measured.

use std::time::Instant;

use serde_json::{Value, json};

use crate::Done;

/// Runs of each side that are timed.
pub const ROUNDS: usize = 7;

/// What one run of a side may be counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Milliseconds.
    Ms,
    /// Mebibytes.
    MiB,
    /// Thousands of bytes.
    KB,
}

impl Unit {
    /// Its sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Ms => "ms",
            Self::MiB => "MiB",
            Self::KB => "kB",
        }
    }
}

/// One figure of ours beside one of a peer. In every unit, less is better.
#[derive(Debug, Clone)]
pub struct Row {
    /// What was measured.
    pub what: String,
    /// What it is counted in.
    pub unit: Unit,
    /// Our runs.
    pub ours: Vec<f64>,
    /// Name and version of the peer.
    pub peer: String,
    /// The peer's runs; none where the peer cannot do it at all.
    pub theirs: Vec<f64>,
    /// What was compared before the clock was started.
    pub same: String,
    /// Where the comparison is unfair, and to whom.
    pub unfair: String,
}

impl Row {
    /// Our median by the peer's: below 1 we need less.
    pub fn ratio(&self) -> Option<f64> {
        Some(median(&self.ours)? / median(&self.theirs)?)
    }

    /// For the file of figures.
    pub fn json(&self) -> Value {
        json!({
            "what": self.what,
            "unit": self.unit.sign(),
            "ours": side(&self.ours),
            "peer": self.peer,
            "theirs": side(&self.theirs),
            "ratio": self.ratio(),
            "same": self.same,
            "unfair": self.unfair,
        })
    }
}

fn side(runs: &[f64]) -> Value {
    json!({"median": median(runs), "least": least(runs), "most": most(runs), "runs": runs})
}

/// Below which time all but a few stay: so many in a hundred.
pub const HIGH: usize = 95;

/// The time that [`HIGH`] in a hundred do not exceed.
pub fn high(times: &[f64]) -> Option<f64> {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get((sorted.len() * HIGH).div_ceil(100).saturating_sub(1)).copied()
}

/// The middle of the runs; the mean of the two in the middle where their number is even.
pub fn median(runs: &[f64]) -> Option<f64> {
    let mut sorted = runs.to_vec();
    sorted.sort_by(f64::total_cmp);
    let high = *sorted.get(sorted.len() / 2)?;
    let low = *sorted.get((sorted.len() - 1) / 2)?;
    Some(f64::midpoint(low, high))
}

/// The least of the runs.
pub fn least(runs: &[f64]) -> Option<f64> {
    runs.iter().copied().min_by(f64::total_cmp)
}

/// The most of the runs.
pub fn most(runs: &[f64]) -> Option<f64> {
    runs.iter().copied().max_by(f64::total_cmp)
}

/// Milliseconds that some work takes, and what it gives.
///
/// # Errors
/// What the work says.
pub fn timed<T>(work: impl FnOnce() -> Done<T>) -> Done<(f64, T)> {
    let begun = Instant::now();
    let given = work()?;
    Ok((begun.elapsed().as_secs_f64() * 1_000.0, given))
}

/// One side of a comparison: a run, which says how long it took.
pub type Side<'a> = Box<dyn FnMut() -> Done<f64> + 'a>;

/// Runs the sides in turn, each once to warm it up and then `rounds` times, so that whatever else
/// the machine does disturbs all alike. The side that begins changes from round to round.
///
/// # Errors
/// What a side says.
pub fn in_turn(rounds: usize, mut sides: Vec<Side<'_>>) -> Done<Vec<Vec<f64>>> {
    for side in &mut sides {
        side()?;
    }
    once_each(rounds, sides)
}

/// The same without warming up, for work that begins from nothing each time.
///
/// # Errors
/// What a side says.
pub fn once_each(rounds: usize, mut sides: Vec<Side<'_>>) -> Done<Vec<Vec<f64>>> {
    let count = sides.len();
    let mut runs = vec![Vec::with_capacity(rounds); count];
    for round in 0..rounds {
        for step in 0..count {
            let at = (round + step) % count;
            runs[at].push(sides[at]()?);
        }
    }
    Ok(runs)
}
