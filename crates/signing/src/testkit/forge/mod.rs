//! Forgeries of signed papers, each named by the verdict that it must get.
//!
//! Made at test time from papers of our own. The kinds follow the literature: universal
//! signature forgery, incremental saving and signature wrapping (Mladenov and others,
//! CCS 2019), shadow attacks (NDSS 2021), attacks on certification (S&P 2021).

mod annotations;
mod certification;
mod chance;
mod ciphered;
mod container;
mod covers;
mod dictionary;
mod kinds;
mod locks;
mod readers;
mod saving;
mod sealing;
mod shadow;
mod smuggling;
mod tools;
mod wrapping;

pub use annotations::{annotatable, on_streams};
pub use chance::{Chance, chance};
pub use ciphered::Ciphered;
pub use container::{contained, in_place, resealed, variants};
pub use covers::covered;
pub use kinds::{Kind, kinds};
pub use readers::described;
pub use sealing::signed_update;
pub use smuggling::stored;
pub use tools::{Forgery, Target, object_stream, stream};

/// Every forgery of these papers: one signed once with further stages open, one signed by all.
pub fn forgeries(once: &[u8], thrice: &[u8]) -> Vec<Forgery> {
    let mut all = Vec::new();
    for (base, name) in [(once, "once"), (thrice, "thrice")] {
        let groups = [
            dictionary::forgeries(base),
            container::forgeries(base),
            saving::forgeries(base),
            wrapping::forgeries(base),
            shadow::forgeries(base),
            certification::forgeries(base),
            locks::forgeries(base),
            smuggling::forgeries(base),
            readers::forgeries(base),
        ];
        all.extend(groups.into_iter().flatten().map(|forgery| Forgery { base: name, ..forgery }));
    }
    for (base, group) in [
        ("covered", covers::forgeries(&covered())),
        ("once", locks::of_references(once)),
        ("once", kinds::forgeries(once)),
        ("described", readers::of_described(&described())),
        ("stored", smuggling::of_store(&stored(once))),
        ("annotatable", annotations::forgeries(&annotatable())),
        ("streams", annotations::of_streams(&on_streams())),
    ] {
        all.extend(group.into_iter().map(|forgery| Forgery { base, ..forgery }));
    }
    all
}
