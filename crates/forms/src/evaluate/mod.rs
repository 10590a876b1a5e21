//! Evaluation: what is visible, what is required, what the values are, what is wrong.
//!
//! The same answers, inputs and definition give the same evaluation, byte for byte,
//! on every machine. What a person may change is `edit`'s, not decided here.

mod attachment;
mod attachments;
mod choices;
mod coverage;
mod evaluation;
mod fill;
mod flow;
mod prefill;
mod problems;
mod rank;
mod set_aside;
mod table;

pub use attachment::{
    Attachment, Certified, Follows, SlotFile, attached, files_in, files_of, is_first, row_number, slot_files, slot_in,
    slot_place, without_files,
};
pub use attachments::{key_of, original_key};
pub use choices::Choice;
pub use coverage::exercised;
pub use evaluation::{Evaluation, evaluate, evaluate_as_written};
pub use fill::tidy;
pub use flow::{Asked, ask};
pub use prefill::{StalePrefill, prefill, prefilled, stale_prefills};
pub use set_aside::{SET_ASIDE, SetAside, set_aside};
