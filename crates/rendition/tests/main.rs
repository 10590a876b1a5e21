//! The rendition as its users see it: whole sheets through the public door, looked at
//! with the crate's own reader and, where they are installed, with other people's.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod blank;
mod codes;
mod forms;
mod judges;
mod marks;
mod masking;
mod nested;
mod papers;
mod rendering;
#[path = "../examples/papers/samples.rs"]
mod samples;
mod sheets;
mod sizes;
mod stages;
mod totals;
