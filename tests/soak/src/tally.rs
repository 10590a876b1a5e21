//! What a drill counted, and the line that says so.

use std::fmt::{self, Display};
use std::time::Instant;

/// Anything that keeps a drill from going on; what the drill looks for is counted instead.
pub type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// The figures of one drill.
pub struct Tally {
    name: &'static str,
    begun: Instant,
    /// Processes ended by SIGKILL.
    pub kills: u64,
    /// What a process said that it had done.
    pub acknowledged: u64,
    /// Acknowledged, and not there or not as it was.
    pub lost: u64,
    /// There more than once.
    pub doubled: u64,
    /// Neither done nor undone: files of nothing, numbers of nothing, a journal that is not whole.
    pub half: u64,
}

impl Tally {
    /// Begins to count.
    pub fn begin(name: &'static str) -> Self {
        Self { name, begun: Instant::now(), kills: 0, acknowledged: 0, lost: 0, doubled: 0, half: 0 }
    }

    /// Something acknowledged is missing.
    pub fn lose(&mut self, what: impl Display) {
        self.lost += 1;
        eprintln!("{}: lost: {what}", self.name);
    }

    /// Something is there twice.
    pub fn double(&mut self, what: impl Display) {
        self.doubled += 1;
        eprintln!("{}: doubled: {what}", self.name);
    }

    /// Something was left half done.
    pub fn halve(&mut self, what: impl Display) {
        self.half += 1;
        eprintln!("{}: left half: {what}", self.name);
    }

    /// Whether everything came out right.
    pub fn is_good(&self) -> bool {
        self.lost == 0 && self.doubled == 0 && self.half == 0
    }
}

impl Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, kills, acknowledged, lost, doubled, half, begun } = self;
        let seconds = begun.elapsed().as_secs();
        write!(
            out,
            "{name:8} {kills:4} kills {acknowledged:6} acknowledged {lost:3} lost {doubled:3} doubled {half:3} left half {seconds:5} s"
        )
    }
}
