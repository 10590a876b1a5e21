//! Keys that sign.
//!
//! A signer is asked for a signature over the encoded signed attributes; it gets no
//! document and no digest of one. Not here: keys on cards, which a room above brings.

mod chain;
mod pkcs12;
mod signer;

pub use chain::chain_of;
pub use pkcs12::Pkcs12Signer;
pub use signer::{KeyFault, Signer};
