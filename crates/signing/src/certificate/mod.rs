//! Certificates (RFC 5280): what one says, and the way from it to an anchor.
//!
//! A certificate is kept as the bytes in which it came. Not here: signatures in PDF.

mod anchor;
mod extensions;
mod fault;
mod names;
mod path;
mod policies;
pub(crate) mod publishing;
mod read;
mod strength;
mod summary;
mod terms;
mod tried;

pub use anchor::{Anchor, CertificateKind, NotTrustedFor, TrustedFor};
pub use extensions::{Extensions, NotACertificate};
pub use fault::PathFault;
pub use path::{Path, PathPolicy, Search};
pub use publishing::{Point, Published};
pub use read::Certificate;
pub(crate) use read::plain_number;
pub(crate) use strength::suffices;
pub use summary::{CertificateSummary, KeyKind};
pub(crate) use tried::Tried;
