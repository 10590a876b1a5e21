//! The rules of the house, as checks over text.
//!
//! Every check takes text (manifests, sources, catalogues) and answers with a list of
//! findings, each one sentence that names the place and what to do. None reads the disk:
//! `tree` alone does. `tests/house.rs` runs the checks over this repository and
//! `tests/refusals.rs` shows that each of them refuses what it should.
//! Not here: anything the compiler, clippy or a room's own tests already keep.

pub mod circles;
pub mod coverage;
pub mod floors;
pub mod headers;
pub mod layers;
pub mod libraries;
pub mod manifest;
pub mod messages;
pub mod modules;
pub mod pure;
pub mod resolve;
pub mod sizes;
pub mod tokens;
pub mod traces;
pub mod tree;
