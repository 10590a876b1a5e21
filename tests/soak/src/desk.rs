//! A desk asked by its verbs, as a window asks it; and its register, read for the checks.

use std::collections::BTreeMap;
use std::path::Path;

use registry::{Aids, Clock, NewDesk, NoShell, Opening, Registry};
use serde_json::{Value, json};
use words::Lang;

use crate::tally::{Tally, Trouble};

/// Opens every vault of a run. Nothing secret lies in them.
const PASSPHRASE: &str = "soaked horse battery staple";

/// The folder in which the drills file.
pub const FOLDER: &str = "HDSD ACC/2-3/4";

/// An open vault.
pub struct Desk(pub Registry);

/// One line of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Identity of the record.
    pub id: String,
    /// Its reference now.
    pub reference: String,
    /// Its number within the part.
    pub enclosure: String,
    /// Its title.
    pub title: String,
}

impl Desk {
    /// Makes a vault: the demo department, or a desk that is to join a server.
    pub fn make(vault: &Path, sample: bool) -> Result<Self, Trouble> {
        let mut registry = registry(vault)?;
        let passphrase = PASSPHRASE.to_owned();
        registry
            .create(&NewDesk { sample, passphrase, use_keyring: false, alone: sample, holder: None })
            .map_err(said)?;
        Ok(Self(registry))
    }

    /// Opens a vault.
    pub fn open(vault: &Path) -> Result<Self, Trouble> {
        let mut registry = registry(vault)?;
        registry.open(&Opening::Passphrase(PASSPHRASE)).map_err(said)?;
        Ok(Self(registry))
    }

    /// Asks by a verb.
    pub fn ask(&mut self, verb: &str, request: Value) -> Result<Value, Trouble> {
        registry::call(&mut self.0, verb, request, &NoShell).map_err(said)
    }

    /// The records of the drills' folder, by title. A title that is there twice has two rows.
    pub fn register(&mut self) -> Result<BTreeMap<String, Vec<Row>>, Trouble> {
        let found = self.ask("suggest_folders", json!({"query": FOLDER, "about": null, "limit": 8}))?;
        let found = found["folders"].as_array().and_then(|rows| rows.iter().find(|row| row["reference"] == FOLDER));
        let folder = found.ok_or("the folder is not there")?["node_id"].clone();
        let mut register = BTreeMap::<String, Vec<Row>>::new();
        let mut from = 0;
        loop {
            let scope = json!({"kind": "folder", "id": folder});
            let asked = json!({"scope": scope, "sort": "number", "from": from, "limit": 200, "find": null});
            let page = self.ask("list_records", asked)?;
            let rows = page["rows"].as_array().cloned().unwrap_or_default();
            if rows.is_empty() {
                return Ok(register);
            }
            from += rows.len();
            for row in rows {
                let row = Row {
                    id: text(&row["record_id"]),
                    reference: text(&row["reference"]),
                    enclosure: text(&row["enclosure"]),
                    title: text(&row["title"]["en"]),
                };
                register.entry(row.title.clone()).or_default().push(row);
            }
        }
    }

    /// The digest of a record's file; a record without it has lost it.
    pub fn digest(&mut self, id: &str, component: &str) -> Option<String> {
        let asked = json!({"record_id": id, "component_id": component});
        registry::bytes(&mut self.0, "record_bytes", asked).ok().map(|bytes| registry::sha256(&bytes))
    }

    /// Counts a journal that is not whole.
    pub fn check_log(&mut self, tally: &mut Tally) -> Result<(), Trouble> {
        let log = self.ask("verify_log", json!({}))?;
        if log["whole"] != true {
            tally.halve(format!("the journal: {}", log["findings"]));
        }
        Ok(())
    }
}

/// What a failure says, for the person who reads the drill.
pub fn said(failure: registry::Failure) -> Trouble {
    format!("{}: {}", failure.message.code, failure.said(Lang::En)).into()
}

/// A text of an answer.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn registry(vault: &Path) -> Result<Registry, Trouble> {
    let aids = Aids::by(std::env::current_exe()?);
    Ok(Registry::new(vault.to_owned(), Clock::System, Lang::En).with_aids(&aids))
}
