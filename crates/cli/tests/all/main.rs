//! The headless door seen from outside: one binary of tests that runs the built program.
#![allow(clippy::unwrap_used, clippy::expect_used)]
