//! How long the parent waits and how much it listens to. Not here: what the card itself allows.

use std::time::Duration;

/// Limits of one conversation with a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Longest wait for an answer in which only machines take part.
    pub wait: Duration,
    /// Longest wait for one in which a person types at the reader's own keypad.
    pub wait_for_person: Duration,
    /// Largest answer, in bytes.
    pub answer_bytes: usize,
    /// Most lines that are no answer; some modules print where they should not.
    pub stray_lines: usize,
    /// How long a child may take to log out before it is ended.
    pub farewell: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            wait: Duration::from_secs(30),
            wait_for_person: Duration::from_secs(120),
            answer_bytes: 1 << 20,
            stray_lines: 200,
            farewell: Duration::from_millis(1500),
        }
    }
}
