//! What a form is told from outside: the day, the person, the stage, named data.
//!
//! Everything here is recorded with a stage, so that anybody can recompute the same
//! result later. Nothing here is fetched: whoever calls brings it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use words::Lang;

use crate::canonical;

/// A name in both scripts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct NamePair {
    /// In Chinese characters.
    pub zh: String,
    /// In English letters.
    pub en: String,
}

/// The person who fills in a stage, as the directory knew them at that moment.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Actor {
    /// Identifier of the agent; empty where nobody is signed in.
    pub id: String,
    /// Name in both scripts.
    pub name: NamePair,
    /// Post title, such as `SEO(Records)1`.
    pub post: String,
    /// Rank, such as `Senior Executive Officer`.
    pub rank: String,
    /// Unit, such as `Wan Chai`.
    pub unit: String,
    /// Staff number.
    #[serde(rename = "staffNo")]
    pub staff_no: String,
    /// Roles held, such as `supervisor`.
    pub roles: Vec<String>,
    /// Posts for which the person acts besides their own.
    pub acting: Vec<String>,
}

impl Actor {
    /// Whether the person holds `post` or acts for it.
    pub fn holds_post(&self, post: &str) -> bool {
        self.post == post || self.acting.iter().any(|acting| acting == post)
    }

    /// Whether the person holds `role`.
    pub fn holds_role(&self, role: &str) -> bool {
        self.roles.iter().any(|held| held == role)
    }

    /// The text named by a path such as `name.zh`; `None` for a name that does not exist.
    pub fn part(&self, name: &str) -> Option<&str> {
        Some(match name {
            "id" => &self.id,
            "name.zh" => &self.name.zh,
            "name.en" => &self.name.en,
            "post" => &self.post,
            "rank" => &self.rank,
            "unit" => &self.unit,
            "staffNo" => &self.staff_no,
            _ => return None,
        })
    }
}

/// Named data that stood fixed while a stage was filled: calendars, balances, a profile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Snapshots(BTreeMap<String, Value>);

impl Snapshots {
    /// No data at all.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same data with one more snapshot under `name`.
    #[must_use]
    pub fn with(mut self, name: &str, data: Value) -> Self {
        self.0.insert(name.to_owned(), data);
        self
    }

    /// The snapshot of that name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// The names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// SHA-256 over the RFC 8785 form of all snapshots, in lower-case hexadecimal.
    pub fn digest(&self) -> String {
        canonical::digest(&self.0)
    }
}

/// What an evaluation is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// The civil date of the office (Asia/Hong_Kong).
    pub today: Date,
    /// The stage being filled in.
    pub stage: String,
    /// The language in which it is filled in.
    #[serde(default)]
    pub language: Lang,
    /// Who fills it in.
    #[serde(default)]
    pub actor: Actor,
    /// Named data.
    #[serde(default)]
    pub snapshots: Snapshots,
    /// Where stages meet: by stage the SHA-256 of the page signed beside the main way.
    #[serde(default)]
    pub cites: BTreeMap<String, String>,
    /// Originals that were seen or came, as `slot/sha256`. They are not signed over: the journal holds who marked
    /// them, and none is ever outstanding again.
    #[serde(default)]
    pub originals: BTreeSet<String>,
}

impl Inputs {
    /// Inputs without an actor or named data.
    pub fn new(today: Date, stage: impl Into<String>) -> Self {
        Self {
            today,
            stage: stage.into(),
            language: Lang::En,
            actor: Actor::default(),
            snapshots: Snapshots::new(),
            cites: BTreeMap::new(),
            originals: BTreeSet::new(),
        }
    }
}
