//! Facts: what a file is, without clock, trust or opinion.
//!
//! The same bytes give the same facts. Whether they are good is the report's question.

mod container;
mod contents;
mod evidence;
mod gather;
mod shapes;
mod signature;

pub(crate) use container::{Form, container};
pub use gather::facts;
pub use shapes::{ContainerFacts, Facts, FileFacts, Finding, RevisionFacts, SignatureFacts, SignatureKind, StampFacts};
