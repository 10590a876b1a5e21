//! The room as its callers see it: texts in, records out, files that somebody tampered with.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]
#![allow(clippy::single_range_in_vec_init, reason = "one mark is a list of one range")]

mod exactness;
mod files;
mod kit;
mod ladder;
mod limits;
mod vectors;
