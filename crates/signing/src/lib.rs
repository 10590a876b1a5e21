//! Signatures in PDF: made, read and judged.

pub mod certificate;
pub mod container;
pub mod form;
pub mod key;
pub mod limits;
pub mod pdf;
