//! Forgeries of signed papers, each named by the verdict that it must get.
//!
//! Made at test time from papers of our own. The kinds follow the literature: universal
//! signature forgery, incremental saving and signature wrapping (Mladenov and others,
//! CCS 2019), shadow attacks (NDSS 2021), attacks on certification (S&P 2021).

mod certification;
mod chance;
mod container;
mod dictionary;
mod saving;
mod sealing;
mod shadow;
mod tools;
mod wrapping;

pub use chance::{Chance, chance};
pub use container::{resealed, variants};
pub use sealing::signed_update;
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
        ];
        all.extend(groups.into_iter().flatten().map(|forgery| Forgery { base: name, ..forgery }));
    }
    all
}
