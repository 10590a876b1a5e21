//! What a check of the journal says.

use std::collections::BTreeMap;

use words::Message;

/// Something in the journal is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The chain: a scope, `device`, or `tables`.
    pub chain: String,
    /// Position in it; 0 for the chain as a whole.
    pub seq: u64,
    /// What is wrong.
    pub what: Message,
}

/// What a check of the journal says.
#[derive(Debug, Clone, Default)]
pub struct LogReport {
    /// Nothing is wrong.
    pub whole: bool,
    /// Entries looked at, device chain included.
    pub entries: u64,
    /// Entries whose body was erased: their commitment stands in the chain and says nothing.
    pub erased: u64,
    /// Heads as this vault computes them, by scope.
    pub checkpoint: BTreeMap<String, String>,
    /// The newest heads signed by the authority that are held, by scope: the signed position.
    pub anchored_to: BTreeMap<String, u64>,
    /// Entries after those heads.
    pub unanchored: u64,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

impl LogReport {
    /// Notes that something is wrong with a chain at a position.
    pub(crate) fn find(&mut self, code: &str, chain: &str, seq: u64) {
        let what = Message::new(code).with("chain", chain).with("seq", seq);
        self.findings.push(Finding { chain: chain.to_owned(), seq, what });
    }

    /// Notes that something is wrong with the tables.
    pub(crate) fn find_in_tables(&mut self, what: Message) {
        self.findings.push(Finding { chain: "tables".to_owned(), seq: 0, what });
    }
}
