//! The interactive form of a PDF (ISO 32000-2, 12.7): its fields, and locks on them.
//!
//! Not here: signatures in the fields, and changes to them.

mod field;
mod lock;
mod pages;

pub use field::{Field, FieldKind, fields};
pub use lock::{Lock, LockAction, SignatureReference, references};
pub use pages::{PageTree, rectangle};
