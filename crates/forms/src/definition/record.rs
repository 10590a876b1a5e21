//! The part `record`: title, class, metadata and facts of the record that a form becomes.
//!
//! The form supplies the class and *facts* (what happened, on which day). Triggers and
//! periods belong to the schedule and are not written here.

use std::collections::BTreeMap;

use super::names::Names;
use super::node::Node;
use super::rules::{printable, rule, typed};
use crate::expr::Expr;
use crate::pointer::Pattern;
use crate::values::Type;

/// A title in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleRule {
    /// In Chinese.
    pub zh: Expr,
    /// In English.
    pub en: Expr,
}

/// When a fact holds, and of which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactRule {
    /// What happened, such as `leave-ended`.
    pub kind: String,
    /// What it is about; the instance where not said.
    pub subject: Option<Expr>,
    /// The day.
    pub on: Expr,
    /// When it holds; always where not said.
    pub when: Option<Expr>,
}

/// How a completed form becomes a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRules {
    /// The class of the file plan.
    pub class: Option<Expr>,
    /// Every class that the rule can result in, where that can be told.
    pub possible_classes: Vec<String>,
    /// The title.
    pub title: Option<TitleRule>,
    /// Metadata by name.
    pub metadata: BTreeMap<String, Expr>,
    /// The security classification, in the words of the office.
    pub security: Option<Expr>,
    /// Whether the record is vital.
    pub vital: bool,
    /// Facts.
    pub facts: Vec<FactRule>,
    /// Whether the definition still names a retention rule, which nobody reads.
    pub names_retention: bool,
}

/// Reads the part `record`.
pub fn record(node: &Node, names: &Names) -> RecordRules {
    node.only(&["class", "title", "metadata", "security", "vital", "facts", "retention"]);
    let class = node.need("class").and_then(|class| printable(&class, names));
    let possible = class.as_ref().and_then(Expr::possible_texts).unwrap_or_default();
    let possible_classes = possible.into_iter().map(str::to_owned).collect();
    let mut metadata = BTreeMap::new();
    for (name, entry) in node.get("metadata").map(|entries| entries.entries()).unwrap_or_default() {
        if let Some((expr, _)) = typed(&entry, &Pattern::root(), names) {
            metadata.insert(name.to_owned(), expr);
        }
    }
    // A form may write its security classification among the metadata; it is one thing.
    let among = metadata.remove("security");
    let facts = node.get("facts").map(|list| list.items()).unwrap_or_default();
    RecordRules {
        class,
        possible_classes,
        title: node.need("title").and_then(|title| read_title(&title, names)),
        metadata,
        security: node.get("security").and_then(|entry| printable(&entry, names)).or(among),
        vital: node.flag("vital"),
        facts: facts.iter().filter_map(|entry| fact(entry, names)).collect(),
        names_retention: node.get("retention").is_some(),
    }
}

fn read_title(node: &Node, names: &Names) -> Option<TitleRule> {
    if node.get("zh-Hant-HK").is_none() && node.get("en").is_none() {
        let both = printable(node, names)?;
        return Some(TitleRule { zh: both.clone(), en: both });
    }
    node.only(&["zh-Hant-HK", "en"]);
    let zh = node.need("zh-Hant-HK").and_then(|side| printable(&side, names));
    let en = node.need("en").and_then(|side| printable(&side, names));
    Some(TitleRule { zh: zh?, en: en? })
}

fn fact(node: &Node, names: &Names) -> Option<FactRule> {
    node.only(&["kind", "subject", "on", "when"]);
    let kind = node.need_string("kind");
    let subject = node.get("subject").and_then(|entry| printable(&entry, names));
    let when = node.get("when").and_then(|entry| rule(&entry, &Pattern::root(), names, &Type::Bool));
    let on = rule(&node.need("on")?, &Pattern::root(), names, &Type::Date)?;
    Some(FactRule { kind, subject, on, when })
}
