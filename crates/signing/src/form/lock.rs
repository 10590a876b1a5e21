//! What a signature forbids afterwards: certification and field locks (ISO 32000-2, 12.8.2).
//!
//! Not here: whether a change keeps to it.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object};
use serde::{Deserialize, Serialize};

use crate::pdf::{Snapshot, StructureFault, integer, name, text};

/// Which fields a lock names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LockAction {
    /// Every field.
    All,
    /// The named fields.
    Include,
    /// Every field but the named ones.
    Exclude,
}

/// A lock on fields: SigFieldLock, or the parameters of FieldMDP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    /// Which fields.
    pub action: LockAction,
    /// Qualified names; a name covers the fields below it.
    pub fields: BTreeSet<String>,
}

/// What the `Reference` of a signature binds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SignatureReference {
    /// Permission of DocMDP: 1 nothing, 2 filling and signing, 3 annotations too.
    pub certification: Option<u8>,
    /// Lock of FieldMDP.
    pub lock: Option<Lock>,
    /// An entry is malformed or of another kind, so that what it binds is unknown.
    pub is_doubtful: bool,
}

impl Lock {
    /// Reads `Action` and `Fields`.
    pub fn read(snapshot: &Snapshot<'_>, dictionary: &Dictionary) -> Result<Option<Self>, StructureFault> {
        let action = match name(dictionary, "Action") {
            Some("All") => LockAction::All,
            Some("Include") => LockAction::Include,
            Some("Exclude") => LockAction::Exclude,
            _ => return Ok(None),
        };
        let mut fields = BTreeSet::new();
        match snapshot.value(dictionary, "Fields")? {
            Object::Array(names) => {
                for item in names {
                    match text(&snapshot.resolve(&item)?) {
                        Some(name) => fields.insert(name),
                        None => return Ok(None),
                    };
                }
            }
            _ if action == LockAction::All => {}
            _ => return Ok(None),
        }
        Ok(Some(Self { action, fields }))
    }

    /// The lock forbids a change of this field.
    pub fn covers(&self, field: &str) -> bool {
        let is_named = self
            .fields
            .iter()
            .any(|name| field == name || field.strip_prefix(name.as_str()).is_some_and(|below| below.starts_with('.')));
        match self.action {
            LockAction::All => true,
            LockAction::Include => is_named,
            LockAction::Exclude => !is_named,
        }
    }
}

/// Reads the `Reference` array of a signature dictionary.
pub fn references(snapshot: &Snapshot<'_>, signature: &Dictionary) -> Result<SignatureReference, StructureFault> {
    let mut read = SignatureReference::default();
    let items = match snapshot.value(signature, "Reference")? {
        Object::Array(items) => items,
        Object::Null => return Ok(read),
        _ => return Ok(SignatureReference { is_doubtful: true, ..read }),
    };
    for item in items {
        let Object::Dictionary(reference) = snapshot.resolve(&item)? else {
            read.is_doubtful = true;
            continue;
        };
        let parameters = match snapshot.value(&reference, "TransformParams")? {
            Object::Dictionary(parameters) => parameters,
            _ => Dictionary::new(),
        };
        match name(&reference, "TransformMethod") {
            Some("DocMDP") if read.certification.is_none() => {
                // Without P the permission is 2 (table 257).
                let is_odd = parameters.has(b"P") && integer(&parameters, "P").is_none();
                let permission = integer(&parameters, "P").unwrap_or(2);
                read.certification = u8::try_from(permission).ok().filter(|permission| (1..=3).contains(permission));
                read.is_doubtful |= read.certification.is_none() || is_odd;
            }
            Some("FieldMDP") if read.lock.is_none() => {
                read.lock = Lock::read(snapshot, &parameters)?;
                read.is_doubtful |= read.lock.is_none();
            }
            _ => read.is_doubtful = true,
        }
    }
    Ok(read)
}
