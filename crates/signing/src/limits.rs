//! How much work a file may ask for.
//!
//! A reached limit is an answer of its own and never a silent cut. The figures are fixed,
//! so that two desks judge one file alike. Not here: time; whoever reads files of strangers
//! ends the process after twenty seconds.

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
    /// Bytes of which digests are made for all signatures together.
    pub digested_bytes: usize,
    /// Operations with public keys for the facts of a file, and again for its report: as many signatures by RSA of 2048
    /// bits; longer keys count more.
    pub key_operations: u64,
    /// Objects of all revisions together that are compared with the revision before.
    pub compared_objects: usize,
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
            digested_bytes: 1 << 30,
            key_operations: 40_000,
            compared_objects: 1_000_000,
        }
    }
}
