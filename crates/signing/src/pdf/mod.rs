//! Reading the structure of a PDF as a judge reads it: strictly, and revision by revision.
//!
//! A viewer repairs what it can; a judge must not, because whatever two readers repair
//! differently is a place to hide in. So nothing here recovers, guesses or skips. Objects
//! are `lopdf`'s, and `lopdf` decodes streams; the way through the file is ours. Not here:
//! what a field, a signature or a change is.

mod cipher;
mod content;
mod dictionary;
mod file;
mod objects;
mod section;
mod snapshot;
mod syntax;

pub use content::{plain, recompressed};
pub use dictionary::{array, dictionary, integer, name, numbers, text};
pub use file::{File, Revision, StructureFault};
pub use objects::body;
pub use section::{Place, SectionKind, stated};
pub use snapshot::Snapshot;
pub use syntax::{Entry, is_blank, octets};
