//! Everything that needs files: the published definitions, the vectors, the sentences.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests stand outside test functions")]

mod branches;
mod catalogue;
mod changing;
mod completing;
mod definitions;
mod edits;
mod evaluations;
mod field_types;
mod importing;
mod in_rows;
mod masking;
mod moving;
mod nested;
mod originals;
mod papers;
mod prefills;
mod properties;
mod published;
mod rendered;
mod returned_rows;
mod rows_refused;
mod ruled;
mod schema;
mod sentences;
mod shelf;
mod side_by_side;
mod signing;
mod stages;
mod takeup;
mod types;
mod vectors;
