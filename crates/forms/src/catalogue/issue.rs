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
        if 2 * (entries.len() + gone.len()) > new.entries.len() {
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
        let follows = match (&self.since, old) {
            (None, _) => true,
            (Some(since), Some(old)) => old.digest() == *since,
            (Some(_), None) => false,
        };
        if !follows {
            return Err(vec![Fault::new("", "forms-cat-follows").with("version", self.version)]);
        }
        let mut made = Made::default();
        if let Some(old) = old {
            made.add(old.departments.iter().cloned(), old.entries.iter().cloned());
        }
        made.take_in(self)
    }

    /// The catalogue that issues make one after the other, each taken in before. What the last of them signed binds all of it, so
    /// only that is checked. None where there are none.
    ///
    /// # Errors
    /// What comes out is not what was signed.
    pub fn fold(issues: Vec<Self>) -> Result<Option<Catalogue>, Vec<Fault>> {
        let mut made = Made::default();
        let mut issues = issues.into_iter().peekable();
        while let Some(issue) = issues.next() {
            if issues.peek().is_none() {
                return made.take_in(issue).map(Some);
            }
            made.change(issue);
        }
        Ok(None)
    }

    /// How many forms it carries.
    pub fn carried(&self) -> usize {
        self.entries.len() + self.gone.len()
    }

    /// The lines that its publisher signs.
    pub fn statement(&self) -> String {
        format!("muniment.catalogue/1\n{}\n", self.hash)
    }
}

/// A catalogue while issues make it.
#[derive(Default)]
struct Made {
    departments: BTreeMap<String, Department>,
    entries: BTreeMap<String, Entry>,
}

impl Made {
    fn add(&mut self, departments: impl Iterator<Item = Department>, entries: impl Iterator<Item = Entry>) {
        self.departments.extend(departments.map(|one| (one.code.clone(), one)));
        self.entries.extend(entries.map(|one| (one.form_no.clone(), one)));
    }

    fn change(&mut self, issue: Issue) {
        if issue.since.is_none() {
            *self = Self::default();
        }
        self.departments.retain(|code, _| !issue.closed.contains(code));
        self.entries.retain(|number, _| !issue.gone.contains(number));
        self.add(issue.departments.into_iter(), issue.entries.into_iter());
    }

    /// The last change, and the catalogue that comes out, if it is the one that was signed.
    fn take_in(mut self, issue: Issue) -> Result<Catalogue, Vec<Fault>> {
        let (version, hash) = (issue.version, issue.hash.clone());
        self.change(issue);
        let (departments, entries) = (self.departments.into_values(), self.entries.into_values());
        let made = Catalogue::new(version, departments.collect(), entries.collect())?;
        if made.digest() == hash {
            Ok(made)
        } else {
            Err(vec![Fault::new("", "forms-cat-not-signed-so").with("version", version)])
        }
    }
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
        let all = vec![Issue::between(None, &old), issue.clone()];
        assert_eq!(Issue::fold(all).unwrap(), Some(new.clone()), "one after the other");
        assert_eq!(Issue::fold(Vec::new()).unwrap(), None);
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
