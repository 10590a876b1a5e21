//! The signature container: CMS SignedData (RFC 5652) as PAdES wants it (ETSI EN 319 142-1).
//!
//! Written and read by hand on the level of tag, length and value, because a judge needs
//! the very bytes that were signed, and a key on a card signs attributes that somebody
//! else encodes. Not here: the PDF around it, and whether a certificate is trusted.

pub mod algorithm;
mod ber;
pub mod build;
mod digest;
mod effort;
mod identifier;
pub mod read;
pub mod tlv;

pub use ber::{BerFault, Der, to_der};
pub use effort::Effort;
