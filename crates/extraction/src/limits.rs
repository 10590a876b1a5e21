//! How far reading a file may go. All limits hold in the child; the time and the
//! size of the answer are held by the parent too, who trusts nothing.

use std::time::Duration;

/// Limits of one extraction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file that is read, in bytes.
    pub input_bytes: usize,
    /// Largest answer, in bytes of text.
    pub output_bytes: usize,
    /// Largest size to which one stream of a PDF may unfold, in bytes.
    pub stream_bytes: usize,
    /// Most pages that are read.
    pub pages: usize,
    /// Most drawing operations that are followed in one document.
    pub operations: usize,
    /// How deep forms within forms are followed.
    pub depth: usize,
    /// Most fields of a form that are read.
    pub fields: usize,
    /// Memory of the child, in bytes.
    pub memory_bytes: u64,
    /// Computing time of the child, in seconds.
    pub cpu_seconds: u64,
    /// Time after which the parent stops waiting.
    pub wait: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: 256 << 20,
            output_bytes: 8 << 20,
            stream_bytes: 64 << 20,
            pages: 10_000,
            operations: 8_000_000,
            depth: 12,
            fields: 2_000,
            memory_bytes: 512 << 20,
            cpu_seconds: 20,
            wait: Duration::from_secs(30),
        }
    }
}
