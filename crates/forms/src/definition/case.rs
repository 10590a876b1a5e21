//! The part `tests`: cases by which a definition proves its own rules.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::Value as Json;
use words::Text;

use super::node::Node;
use crate::inputs::{Actor, Snapshots};

/// What a case expects; only what is named is compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Expectation {
    /// Places that must be visible.
    pub visible: Vec<String>,
    /// Places that must not be visible.
    pub hidden: Vec<String>,
    /// Values by place; null means that nothing is known.
    pub values: BTreeMap<String, Json>,
    /// Exactly these problems at these places.
    pub errors: BTreeMap<String, Vec<String>>,
    /// Whether there must be no problem at all.
    pub clean: bool,
    /// The stages that follow; `Some` of none means that none follows.
    pub next_stages: Option<Vec<String>>,
    /// The class of the record.
    pub class: Option<String>,
    /// The title of the record.
    pub title: Option<Text>,
    /// Days of facts by kind; exactly these facts.
    pub facts: Option<BTreeMap<String, Date>>,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// What it shows.
    pub name: String,
    /// The stage; the first where not said.
    pub stage: Option<String>,
    /// The civil date.
    pub today: Date,
    /// Who fills in.
    pub actor: Actor,
    /// Named data; the samples where not given.
    pub snapshots: Snapshots,
    /// Slots whose originals were seen or came.
    pub originals: Vec<String>,
    /// The answers.
    pub data: Json,
    /// What is expected.
    pub expect: Expectation,
}

/// Reads the part `tests`.
pub fn cases(node: &Node) -> Vec<Case> {
    node.items().iter().filter_map(case).collect()
}

fn case(node: &Node) -> Option<Case> {
    node.only(&["name", "stage", "today", "actor", "snapshots", "originals", "data", "expect"]);
    let name = node.need_string("name");
    let data = node.need("data");
    let expect = node.need("expect").map(|entry| expectation(&entry));
    let today = node.need("today")?.date()?;
    Some(Case {
        name,
        stage: node.get_string("stage"),
        today,
        actor: serde(node, "actor"),
        snapshots: serde(node, "snapshots"),
        originals: node.strings("originals"),
        data: data?.json.clone(),
        expect: expect?,
    })
}

fn serde<T: serde::de::DeserializeOwned + Default>(node: &Node, name: &str) -> T {
    let Some(entry) = node.get(name) else { return T::default() };
    let read = serde_json::from_value(entry.json.clone());
    read.unwrap_or_else(|_| {
        entry.fault("forms-def-case");
        T::default()
    })
}

fn expectation(node: &Node) -> Expectation {
    node.only(&["visible", "hidden", "values", "errors", "clean", "nextStage", "record"]);
    let map = |name: &str| node.get(name).map(|part| part.entries()).unwrap_or_default();
    let record = node.get("record");
    if let Some(record) = &record {
        record.only(&["class", "title", "facts"]);
    }
    Expectation {
        visible: node.strings("visible"),
        hidden: node.strings("hidden"),
        values: map("values").into_iter().map(|(at, entry)| (at.to_owned(), entry.json.clone())).collect(),
        errors: map("errors").into_iter().map(|(at, entry)| (at.to_owned(), codes(&entry))).collect(),
        clean: node.flag("clean"),
        next_stages: node.get("nextStage").map(|entry| following(&entry)),
        class: record.as_ref().and_then(|record| record.get_string("class")),
        title: record.as_ref().and_then(|record| record.get_text("title")),
        facts: record.as_ref().and_then(|record| record.get("facts")).map(|facts| days(&facts)),
    }
}

/// One stage, a list of several side by side, or null where none follows.
fn following(node: &Node) -> Vec<String> {
    match node.json {
        Json::Null => Vec::new(),
        Json::Array(_) => node.items().iter().filter_map(Node::string).collect(),
        _ => node.string().into_iter().collect(),
    }
}

fn codes(node: &Node) -> Vec<String> {
    let mut codes: Vec<String> = node.items().iter().filter_map(Node::string).collect();
    codes.sort();
    codes
}

fn days(node: &Node) -> BTreeMap<String, Date> {
    node.entries().into_iter().filter_map(|(kind, day)| Some((kind.to_owned(), day.date()?))).collect()
}
