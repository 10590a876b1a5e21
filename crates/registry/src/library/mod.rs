//! What ships with the program for its forms: the working calendar, and the library, which is the catalogue
//! of forms with its words at hand.
//!
//! Deliberately not here: which definitions a desk holds (`cataloguing`).

mod policy;
mod practice;

use std::sync::{Arc, OnceLock};

use forms::catalogue::{Catalogue, Entry};
use search::{Likely, Named, Names};
use serde_json::Value;
use store::Fault;

pub(crate) use policy::offers;

const CALENDAR: &str = include_str!("../../../../schemas/forms/calendars/hk-general-holidays.json");
const CATALOGUE: &str = include_str!("../../../../schemas/forms/catalogue.json");

/// The working calendar that comes with the program.
pub(crate) fn calendar() -> Result<Value, Fault> {
    Ok(serde_json::from_str(CALENDAR)?)
}

/// The catalogue with its words at hand. Made when it is first asked for.
#[derive(Debug)]
pub(crate) struct Library {
    pub(crate) catalogue: Catalogue,
    /// Made when words are first asked for.
    names: OnceLock<Names>,
}

/// The library of the catalogue that the department issued last, with the names by which that catalogue is found: another issue
/// has others.
#[derive(Debug, Default)]
pub(crate) struct Issued(pub(crate) Option<(Vec<String>, Arc<Library>)>);

impl Library {
    /// The library that comes with the program: that of the published forms, and for practice one of 2,722 forms.
    pub(crate) fn of(practice: bool) -> Result<Arc<Self>, Fault> {
        static PUBLISHED: OnceLock<Option<Arc<Library>>> = OnceLock::new();
        static PRACTICE: OnceLock<Option<Arc<Library>>> = OnceLock::new();
        let published = || Catalogue::read(CATALOGUE.as_bytes());
        let made = if practice {
            PRACTICE.get_or_init(|| published().and_then(|own| practice::catalogue(&own)).map(Self::made).ok())
        } else {
            PUBLISHED.get_or_init(|| published().map(Self::made).ok())
        };
        made.clone().ok_or_else(|| Fault::Damaged("catalogue.json".to_owned()))
    }

    /// The library of a catalogue.
    pub(crate) fn made(catalogue: Catalogue) -> Arc<Self> {
        Arc::new(Self { catalogue, names: OnceLock::new() })
    }

    /// The likeliest entries first; all of them where nothing is asked for.
    pub(crate) fn find(&self, query: &str) -> Vec<Likely> {
        let all = || self.catalogue.entries.iter().map(|entry| named(&self.catalogue, entry));
        match query.trim() {
            "" => (0..self.catalogue.entries.len()).map(|at| Likely { at, score: 0 }).collect(),
            _ => self.names.get_or_init(|| Names::new(all())).find(query),
        }
    }
}

/// An entry as it is to be found.
pub(crate) fn named(catalogue: &Catalogue, entry: &Entry) -> Named {
    let department = catalogue.department(&entry.department).cloned().unwrap_or_default();
    Named {
        number: entry.form_no.clone(),
        names: vec![entry.title.en.clone(), entry.title.zh.clone()],
        words: entry.keywords.iter().chain(&entry.synonyms).cloned().collect(),
        about: vec![department.en, department.zh],
    }
}

#[cfg(test)]
mod tests;
