//! How much work a file may ask for.
//!
//! A reached limit is an answer of its own and never a silent cut. The figures are fixed,
//! so that two desks judge one file alike. Not here: time; whoever reads files of
//! strangers ends the process after twenty seconds.

/// Upper bounds while reading one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Size of the file.
    pub file_bytes: usize,
    /// Entries of all cross-reference sections together.
    pub objects: usize,
    /// Revisions, which is cross-reference sections along `Prev`.
    pub revisions: usize,
    /// Size of one stream once decoded.
    pub stream_bytes: usize,
    /// Size of one signature container.
    pub container_bytes: usize,
    /// Pieces of evidence in one file: certificates, revocation lists, answers of responders.
    pub evidence: usize,
    /// Size of one piece of evidence once decoded.
    pub evidence_bytes: usize,
    /// Size of all evidence in the security store once decoded.
    pub evidence_total_bytes: usize,
    /// Certificates from the signer to the anchor, both included.
    pub chain: usize,
    /// Signatures in one file.
    pub signatures: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 256 << 20,
            objects: 500_000,
            revisions: 200,
            stream_bytes: 64 << 20,
            container_bytes: 4 << 20,
            evidence: 1_000,
            evidence_bytes: 16 << 20,
            evidence_total_bytes: 32 << 20,
            chain: 10,
            signatures: 200,
        }
    }
}
