//! The headless door seen from outside: the built program, its exit codes, answers and files.
//!
//! Nothing here reaches into the program: a test knows what the command line says, what the
//! published schemas promise and what lies on the disk. Not here: the rules themselves, which
//! each room tests beside its code.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod contract;
mod damage;
mod desk;
mod disk;
mod edit;
mod editions;
mod exchange;
mod finding;
mod full;
mod importing;
mod job;
mod keys;
mod levels;
mod library;
mod office;
mod originals;
mod paper;
mod papers;
mod prefilled;
mod provable;
mod refusals;
mod returns;
mod schemas;
mod secrecy;
mod takeup;
mod tampering;
mod trust;
