//! Agents: who acts. A person at a post, with roles told by the authority.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use words::Text;

/// When something held: from the first day to the last, both included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day; absent while it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Period {
    /// Whether the period holds on a day.
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// What an agent may do. Shipped roles; what each may do stands in `roles`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Files records and opens parts.
    RegistryClerk,
    /// Completes and signs forms, files own papers.
    Officer,
    /// Keeps the file plan, the schedules and the facts.
    RecordsManager,
    /// Reads and proves; changes nothing.
    Auditor,
}

/// A person at a post (A5478 Agent; metadata element 27).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// Short name used in files and on the command line, for instance `chan-tai-man`.
    pub alias: String,
    /// Name in both languages.
    pub name: Text,
    /// Post in both languages.
    pub post: Text,
    /// Rank, for instance `EO I`.
    #[serde(default)]
    pub rank: String,
    /// Unit or section.
    #[serde(default)]
    pub unit: Text,
    /// Roles held.
    pub roles: Vec<Role>,
    /// When the agent holds the post.
    pub active: Period,
}
