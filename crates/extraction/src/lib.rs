//! Text out of files, for the index and for reading: PDF, office files of both standards and of before them, mails,
//! pages of the web, rich text and plain text; and the fields of forms that exist as PDF.
//!
//! Files come from strangers, so they are read in a process of their own, one per
//! file, with little memory, little time and no way to files or network. The library
//! part ([`extract_bytes`], [`read_paper`]) does the reading, [`child_main`] is that process, and
//! [`Extractor`] starts it and takes its answer. What cannot be read is said; a guess
//! is never passed off as text. Nothing here knows a record, and nothing is written.

mod asked;
mod charset;
mod child;
mod compound;
mod confine;
mod dates;
mod extract;
mod extractor;
mod html;
mod legacy;
mod limits;
mod mail;
mod office;
mod paper;
mod pdf;
mod plain;
mod reading;
mod report;
mod rtf;
mod sheet;
mod tidy;
mod xml;
mod zip;

pub use child::child_main;
pub use extract::{extract_bytes, is_pdf, read_paper};
pub use extractor::{ExtractError, Extractor};
pub use limits::Limits;
pub use paper::{Hint, Paper, PaperField, PaperKind, PaperOption, PaperPlace};
pub use report::{Extracted, Format, PageText, Part};
