//! Extraction as its users meet it: whole files, the child process, and everything
//! that a file or a child can do wrong.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod archive;
mod asked;
mod damage;
mod files;
mod legacy;
mod mails;
mod office;
mod paper_sample;
mod papers;
mod processes;
mod sample;
mod within;
