//! An issue: a catalogue as it goes out, whole or as what is new since the one before, signed by its publisher.
//!
//! A desk that has the catalogue before needs the few forms that changed and not the thousands that did not. What an issue makes
//! is bound by the digest of the whole, so a desk either has exactly the catalogue that was signed, or says that it has not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::document::{Catalogue, Department};
use super::entry::Entry;
use crate::definition::Publication;
use crate::fault::Fault;

/// A catalogue as it goes out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// Version of the catalogue that it makes.
    pub version: u64,
    /// Digest of the catalogue that it makes.
    pub hash: String,
    /// Digest of the catalogue that it alters; null where it is whole.
    pub since: Option<String>,
    /// Departments that are new or differ.
    pub departments: Vec<Department>,
    /// Codes of departments that are gone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<String>,
    /// Forms that are new or differ.
    pub entries: Vec<Entry>,
    /// Numbers of forms that are gone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gone: Vec<String>,
    /// Who stands for the catalogue that it makes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<Publication>,
}

impl Issue {
    /// What makes `new` of `old`; whole where there is none, or where little would be the same.
    pub fn between(old: Option<&Catalogue>, new: &Catalogue) -> Self {
        let whole = Self {
            version: new.version,
            hash: new.digest(),
            since: None,
            departments: new.departments.clone(),
            closed: Vec::new(),
            entries: new.entries.clone(),
            gone: Vec::new(),
            publication: None,
        };
        let Some(old) = old else { return whole };
        let differs = |entry: &&Entry| old.entry(&entry.form_no) != Some(*entry);
        let entries: Vec<Entry> = new.entries.iter().filter(differs).cloned().collect();
        let gone = old.entries.iter().filter(|entry| new.entry(&entry.form_no).is_none());
        let gone: Vec<String> = gone.map(|entry| entry.form_no.clone()).collect();
        if (entries.len() + gone.len()) * 2 > new.entries.len() {
            return whole;
        }
        let renamed = |one: &&Department| old.department(&one.code) != Some(&one.name);
        let closed = old.departments.iter().filter(|one| new.department(&one.code).is_none());
        Self {
            since: Some(old.digest()),
            departments: new.departments.iter().filter(renamed).cloned().collect(),
            closed: closed.map(|one| one.code.clone()).collect(),
            entries,
            gone,
            ..whole
        }
    }

    /// The catalogue that it makes of the one before.
    ///
    /// # Errors
    /// It does not follow on `old`, or what comes out is not what was signed.
    pub fn apply(self, old: Option<&Catalogue>) -> Result<Catalogue, Vec<Fault>> {
        let fault = |code: &str| vec![Fault::new("", code).with("version", self.version)];
        let before = match (&self.since, old) {
            (None, _) => None,
            (Some(since), Some(old)) if old.digest() == *since => Some(old),
            _ => return Err(fault("forms-cat-follows")),
        };
        let (version, hash, not_so) = (self.version, self.hash.clone(), fault("forms-cat-not-signed-so"));
        let departments =
            merged(before.map_or(&[], |old| &old.departments), self.departments, &self.closed, |one| &one.code);
        let entries = merged(before.map_or(&[], |old| &old.entries), self.entries, &self.gone, |one| &one.form_no);
        let made = Catalogue::new(version, departments, entries)?;
        if made.digest() == hash { Ok(made) } else { Err(not_so) }
    }

    /// The lines that its publisher signs.
    pub fn statement(&self) -> String {
        statement(&self.hash)
    }
}

/// The lines that a publisher signs for a catalogue with this digest.
pub fn statement(hash: &str) -> String {
    format!("muniment.catalogue/1\n{hash}\n")
}

fn merged<T: Clone>(old: &[T], new: Vec<T>, gone: &[String], name: impl Fn(&T) -> &String) -> Vec<T> {
    let mut all: BTreeMap<String, T> = old.iter().map(|one| (name(one).clone(), one.clone())).collect();
    for name in gone {
        all.remove(name);
    }
    all.extend(new.into_iter().map(|one| (name(&one).clone(), one)));
    all.into_values().collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn entry(number: &str, title: &str) -> Json {
        let title = json!({"zh-Hant-HK": "表格", "en": title});
        json!({"id": format!("urn:{number}"), "formNo": number, "title": title, "department": "GEN", "tier": "T0", "obstacles": []})
    }

    fn catalogue(version: u64, entries: &[Json]) -> Catalogue {
        let name = json!({"zh-Hant-HK": "一般", "en": "General"});
        let document = json!({"catalogue": 1, "version": version, "departments": [{"code": "GEN", "name": name}],
            "entries": entries});
        Catalogue::read(document.to_string().as_bytes()).unwrap()
    }

    fn hundred() -> Vec<Json> {
        (0..100).map(|n| entry(&format!("A-{n:03}"), "Form")).collect()
    }

    #[test]
    fn an_issue_carries_what_changed_and_makes_the_whole() {
        let old = catalogue(1, &hundred());
        let mut entries = hundred();
        entries[7] = entry("A-007", "Form of another name");
        entries.remove(50);
        entries.push(entry("B-001", "New form"));
        let new = catalogue(2, &entries);
        let issue = Issue::between(Some(&old), &new);
        assert_eq!((issue.entries.len(), issue.gone.as_slice()), (2, &["A-050".to_owned()][..]));
        assert_eq!(issue.clone().apply(Some(&old)).unwrap(), new);
        // On another catalogue, on none, or altered on the way it makes nothing.
        let code = |made: Result<Catalogue, Vec<Fault>>| made.unwrap_err()[0].code().to_owned();
        assert_eq!(code(issue.clone().apply(Some(&new))), "forms-cat-follows");
        assert_eq!(code(issue.clone().apply(None)), "forms-cat-follows");
        let mut altered = issue;
        altered.entries[0].title.en = "Form of a third name".to_owned();
        assert_eq!(code(altered.apply(Some(&old))), "forms-cat-not-signed-so");
    }

    #[test]
    fn the_first_issue_and_one_that_changes_most_are_whole() {
        let old = catalogue(1, &hundred());
        let first = Issue::between(None, &old);
        assert_eq!((first.since.as_ref(), first.entries.len()), (None, 100));
        assert_eq!(first.apply(None).unwrap(), old);
        let other = catalogue(2, &(0..60).map(|n| entry(&format!("C-{n:03}"), "Other")).collect::<Vec<_>>());
        let issue = Issue::between(Some(&old), &other);
        assert_eq!(issue.since, None);
        assert_eq!(issue.apply(Some(&old)).unwrap(), other);
    }
}
