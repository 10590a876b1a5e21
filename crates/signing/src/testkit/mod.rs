//! A test authority, small PDFs, and forgeries of them, for the tests of this room and of the rooms above.
//!
//! Behind the feature `testkit` and never in a release. Keys are made anew in each run.
//! Not here: anything that a product may rely on.

mod authority;
pub mod conditions;
mod desk;
mod forge;
mod paper;
pub mod publishing;
mod stamping;
mod town;

pub use authority::{Authority, Identity, KeyChoice, Leaf, Sealing};
pub use desk::{Desk, PASSPHRASE, desk, judged, now, once, request, signed_paper, thrice, trusting};
pub use forge::{
    Chance, Ciphered, Forgery, Kind, Target, annotatable, chance, contained, covered, described, forgeries, in_place,
    kinds, object_stream, on_streams, resealed, signed_update, stored, stream, variants,
};
pub use paper::{Paper, box_saying, paper};
pub use stamping::{Slip, Stamper, signed_with_token, stamped_apart};
pub use town::Town;
