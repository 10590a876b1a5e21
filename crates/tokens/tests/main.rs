//! Keys on tokens as their users meet them: a real token in software (SoftHSM2), and everything that a token, a module
//! or the child can do wrong.
//!
//! Where SoftHSM2 or OpenSC's tool is missing, the tests that need them print a line and pass over; `./dev setup`
//! installs both.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop where it stands")]

mod children;
mod kit;
mod papers;
mod trouble;
