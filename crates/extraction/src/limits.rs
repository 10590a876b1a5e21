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
    /// Largest size to which one stream of a PDF or one entry of an archive may unfold, in bytes.
    pub stream_bytes: usize,
    /// Largest size to which all entries and enclosed files may unfold together, in bytes.
    pub unfolded_bytes: usize,
    /// How many times its own size an entry may unfold to.
    pub ratio: usize,
    /// Size up to which the ratio does not matter: small entries fold very well. In bytes.
    pub ratio_from_bytes: usize,
    /// Most entries of an archive or a compound file that are looked at.
    pub entries: usize,
    /// Most files within a file that are read, on all steps together.
    pub children: usize,
    /// How deep files within files are followed.
    pub nesting: usize,
    /// How deep elements within elements are followed.
    pub xml_depth: usize,
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
            unfolded_bytes: 192 << 20,
            ratio: 250,
            ratio_from_bytes: 1 << 20,
            entries: 20_000,
            children: 200,
            nesting: 6,
            xml_depth: 256,
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
