//! Which edition is in use on which day, and until when what was begun on an older one may still be completed.
//!
//! A form of which a stage has been handed over is finished in its edition, however long that takes: what was signed
//! never moves. The day that a newer edition names is for drafts.

use jiff::civil::Date;
use serde_json::Value as Json;

use crate::definition::{Definition, Window};
use crate::fault::Fault;
use crate::refusal::Refusal;

/// What is to be known of an edition beside others of its form. Reading it costs less than reading the definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// URN of the form.
    pub id: String,
    /// Printed edition.
    pub edition: String,
    /// Version.
    pub version: u32,
    /// When it may be used.
    pub window: Window,
}

impl From<&Definition> for Edition {
    fn from(definition: &Definition) -> Self {
        Self {
            id: definition.id.clone(),
            edition: definition.edition.clone(),
            version: definition.version,
            window: definition.window.clone(),
        }
    }
}

impl Edition {
    /// Reads it from a definition that was published, and so is sound.
    pub fn read(definition: &Json) -> Option<Self> {
        Some(Self {
            id: definition.get("id")?.as_str()?.to_owned(),
            edition: definition.get("edition")?.as_str()?.to_owned(),
            version: u32::try_from(definition.get("version")?.as_u64()?).ok()?,
            window: definition.get("window").map(Window::read).unwrap_or_default(),
        })
    }

    /// Of several editions the one of the highest rank is begun on a day.
    pub fn rank(&self, today: Date) -> (bool, u32) {
        (self.window.valid_from.is_none_or(|from| from <= today), self.version)
    }
}

/// The edition on which a form is begun on a day: the newest that is in use by then, and failing that the newest.
pub fn in_use<'e>(editions: impl Iterator<Item = &'e Edition>, today: Date) -> Option<&'e Edition> {
    editions.max_by_key(|one| one.rank(today))
}

/// The newer edition that ends the use of `edition`, with the last day on which it is still accepted; none where no
/// newer edition names a day for it.
pub fn last_day<'e>(edition: &Edition, editions: impl Iterator<Item = &'e Edition>) -> Option<(Date, &'e Edition)> {
    let newer = editions.filter(|one| one.id == edition.id && one.version > edition.version);
    let version = edition.version.to_string();
    let named = newer.filter_map(|one| Some((*one.window.accept_until.get(&version)?, one)));
    named.min_by_key(|(day, one)| (*day, one.version))
}

/// Whether a draft of `edition` may still be completed on a day.
///
/// # Errors
/// A refusal that names the last day and the edition that takes its place.
pub fn accepted<'e>(
    edition: &Edition,
    editions: impl Iterator<Item = &'e Edition>,
    today: Date,
) -> Result<(), Refusal> {
    match last_day(edition, editions) {
        Some((day, newer)) if today > day => Err(Refusal::new("forms-edition-closed")
            .with("edition", edition.edition.as_str())
            .with("day", day.to_string())
            .with("newer", newer.edition.as_str())),
        _ => Ok(()),
    }
}

/// Whether `new` can follow `old` at all: another form, or a version that is not higher, cannot.
///
/// # Errors
/// The fault, at the place that should be otherwise.
pub fn follows(old: &Definition, new: &Definition) -> Result<(), Fault> {
    if old.id != new.id || old.form_no != new.form_no {
        return Err(Fault::new("/id", "forms-change-other-form").with("name", old.form_no.as_str()));
    }
    if new.version <= old.version {
        return Err(Fault::new("/version", "forms-change-version").with("version", old.version));
    }
    Ok(())
}
