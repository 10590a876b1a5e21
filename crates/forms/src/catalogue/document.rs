//! The catalogue as a document: read with all its faults, canonical, named by its digest.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use words::Text;

use super::entry::Entry;
use crate::canonical;
use crate::fault::Fault;

/// The version of the document that this room reads.
const FORMAT: u64 = 1;

/// A department that publishes forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Department {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Text,
}

/// The forms that there are, by number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Version of the format.
    catalogue: u64,
    /// Version of this catalogue, counted up.
    pub version: u64,
    /// The departments, by code.
    pub departments: Vec<Department>,
    /// The forms, by number.
    pub entries: Vec<Entry>,
}

impl Catalogue {
    /// A catalogue in order.
    ///
    /// # Errors
    /// All that is wrong, each with its place.
    pub fn new(version: u64, mut departments: Vec<Department>, mut entries: Vec<Entry>) -> Result<Self, Vec<Fault>> {
        departments.sort_by(|a, b| a.code.cmp(&b.code));
        entries.sort_by(|a, b| a.form_no.cmp(&b.form_no));
        Self { catalogue: FORMAT, version, departments, entries }.checked()
    }

    /// Reads the document.
    ///
    /// # Errors
    /// All that is wrong, each with its place.
    pub fn read(bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let document: Self = serde_json::from_slice(bytes).map_err(|error| {
            vec![Fault::new("", "forms-cat-json").with("line", error.line()).with("column", error.column())]
        })?;
        document.checked()
    }

    /// The RFC 8785 form.
    pub fn canonical(&self) -> Vec<u8> {
        canonical::bytes(self)
    }

    /// SHA-256 over the RFC 8785 form, in lower-case hexadecimal.
    pub fn digest(&self) -> String {
        canonical::digest(self)
    }

    /// The entry of a number.
    pub fn entry(&self, form_no: &str) -> Option<&Entry> {
        let at = self.entries.binary_search_by(|entry| entry.form_no.as_str().cmp(form_no)).ok()?;
        self.entries.get(at)
    }

    /// The name of a department.
    pub fn department(&self, code: &str) -> Option<&Text> {
        let at = self.departments.binary_search_by(|one| one.code.as_str().cmp(code)).ok()?;
        self.departments.get(at).map(|one| &one.name)
    }

    fn checked(self) -> Result<Self, Vec<Fault>> {
        if self.catalogue != FORMAT {
            return Err(vec![Fault::new("/catalogue", "forms-cat-format")]);
        }
        let mut faults = Vec::new();
        let codes: BTreeSet<&str> = self.departments.iter().map(|one| one.code.as_str()).collect();
        let in_order = self.departments.windows(2).all(|two| two[0].code < two[1].code);
        if !in_order {
            faults.push(Fault::new("/departments", "forms-cat-order"));
        }
        for (at, entry) in self.entries.iter().enumerate() {
            let fault = |part: &str, code: &str| {
                Fault::new(format!("/entries/{at}{part}"), code).with("form", entry.form_no.as_str())
            };
            if entry.form_no.trim().is_empty() || at > 0 && self.entries[at - 1].form_no >= entry.form_no {
                faults.push(fault("/formNo", "forms-cat-order"));
            }
            if !entry.title.is_complete() {
                faults.push(fault("/title", "forms-cat-title"));
            }
            if !codes.contains(entry.department.as_str()) {
                faults.push(fault("/department", "forms-cat-department"));
            }
            if entry.hash.as_ref().is_some_and(|hash| !is_hash(hash)) {
                faults.push(fault("/hash", "forms-cat-hash"));
            }
        }
        if faults.is_empty() { Ok(self) } else { Err(faults) }
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn sound() -> Json {
        let title = json!({"zh-Hant-HK": "放假申請表", "en": "Application for leave"});
        json!({"catalogue": 1, "version": 1, "departments": [{"code": "GEN", "name": title}], "entries": [
            {"id": "urn:a", "formNo": "A-1", "title": title, "department": "GEN", "tier": "T0",
             "obstacles": ["originals-required"]},
            {"id": "urn:b", "formNo": "B-1", "title": title, "department": "GEN", "tier": "T3",
             "obstacles": ["signature-required"], "hash": "0".repeat(64)},
        ]})
    }

    fn read(document: &Json) -> Result<Catalogue, Vec<Fault>> {
        Catalogue::read(document.to_string().as_bytes())
    }

    #[test]
    fn a_catalogue_is_one_document_however_it_is_written() {
        let catalogue = read(&sound()).unwrap();
        assert_eq!(Catalogue::read(&catalogue.canonical()).unwrap(), catalogue);
        let spaced = serde_json::to_vec_pretty(&sound()).unwrap();
        assert_eq!(Catalogue::read(&spaced).unwrap().digest(), catalogue.digest());
        assert_eq!(catalogue.entry("B-1").map(|entry| entry.id.as_str()), Some("urn:b"));
    }

    #[test]
    fn a_definition_answers_the_want_of_a_signature() {
        let catalogue = read(&sound()).unwrap();
        let paper: Vec<bool> = catalogue.entries.iter().map(Entry::on_paper_only).collect();
        assert_eq!(paper, [true, false]);
    }

    #[test]
    fn every_fault_is_named_with_its_place() {
        for (at, value, code) in [
            ("/catalogue", json!(2), "forms-cat-format"),
            ("/entries/1/formNo", json!("A-1"), "forms-cat-order"),
            ("/entries/0/title/en", json!(" "), "forms-cat-title"),
            ("/entries/0/department", json!("XX"), "forms-cat-department"),
            ("/entries/1/hash", json!("abc"), "forms-cat-hash"),
            ("/entries/1/tier", json!("T9"), "forms-cat-json"),
        ] {
            let mut document = sound();
            *document.pointer_mut(at).unwrap() = value;
            let faults = read(&document).unwrap_err();
            assert_eq!(faults.iter().map(Fault::code).collect::<Vec<_>>(), [code], "{at}");
        }
    }
}
