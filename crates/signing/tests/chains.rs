//! Paths from a signer to an anchor.
