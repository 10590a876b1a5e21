//! The part `migrate`: what becomes of the answers of drafts of older editions.
//!
//! Every operation says where a value stands in the older edition (`from`) and where in this one (`to`); none
//! sees what another has done, so their order means nothing. Here they are read and checked against this edition;
//! against the older one they are checked where both are known (`migrating`).

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::evidence::AttachmentSlot;
use super::names::Names;
use super::node::Node;
use super::rules::Logic;
use crate::expr::{Expr, parse};
use crate::fault::Fault;
use crate::pointer::Pattern;

/// What an operation does with what stands in its `from`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Becomes {
    /// The same value under another name at the same level (`rename`).
    Renamed,
    /// The same value elsewhere (`move`).
    Moved,
    /// Another code (`mapCode`); none where a code has no successor.
    Coded(BTreeMap<String, Option<String>>),
    /// Several texts, parted by this text (`split`).
    Split(String),
    /// One text, joined by this text (`join`).
    Joined(String),
    /// The same text, read as a value of the new type (`retype`).
    Retyped,
    /// A value of the first row of a group (`wrapInRow`).
    Wrapped,
    /// What stood in the first row; the other rows are set aside (`firstRow`).
    First,
    /// Nothing: it is set aside on purpose (`setAside`).
    SetAside,
    /// What this expression gives over the older answers, once (`computeOnce`).
    Computed(Expr),
}

/// One operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migration {
    /// What it does.
    pub becomes: Becomes,
    /// Where the values stand in the older edition; nowhere for what is computed.
    pub from: Vec<Pattern>,
    /// Where they stand in this edition; nowhere for what is set aside.
    pub to: Vec<Pattern>,
    /// JSON pointer of the operation in the definition.
    pub pointer: String,
}

impl Migration {
    /// Whether it speaks of the place `at` of the older edition.
    pub fn speaks_of(&self, at: &Pattern) -> bool {
        self.from.iter().any(|from| from.covers(at))
    }

    /// Where the place `at` of the older edition stands in this one, when the operation takes one place to one place.
    pub fn place(&self, at: &Pattern) -> Option<Pattern> {
        let ([from], [to]) = (self.from.as_slice(), self.to.as_slice()) else { return None };
        at.rebased(from, to)
    }
}

/// Reads the part `migrate` of a definition of this version.
pub fn migrations(
    node: &Node,
    version: u32,
    names: &Names,
    logic: &Logic,
    slots: &[AttachmentSlot],
) -> BTreeMap<u32, Vec<Migration>> {
    let target = Target { names, logic, slots };
    let mut all = BTreeMap::new();
    for (name, entry) in node.entries() {
        let older = name.parse::<u32>().ok().filter(|older| *older < version && older.to_string() == name);
        let Some(older) = older else {
            entry.fault_about("forms-def-migrate-version", name);
            continue;
        };
        let mut operations: Vec<Migration> = Vec::new();
        for item in entry.items() {
            let Some(operation) = target.operation(&item) else { continue };
            for place in operation.from.iter().filter(|at| operations.iter().any(|other| other.from.contains(at))) {
                item.fault_about("forms-def-migrate-twice", &place.to_string());
            }
            for place in operation.to.iter().filter(|at| operations.iter().any(|other| other.to.contains(at))) {
                item.fault_about("forms-def-migrate-twice", &place.to_string());
            }
            operations.push(operation);
        }
        all.insert(older, operations);
    }
    all
}

/// This edition, into which the operations lead.
struct Target<'a> {
    names: &'a Names,
    logic: &'a Logic,
    slots: &'a [AttachmentSlot],
}

impl Target<'_> {
    fn operation(&self, node: &Node) -> Option<Migration> {
        let what = node.need("do")?;
        let (from, to) = (|| place(&node.need("from")?), || place(&node.need("to")?));
        let stays = |from: &Pattern| node.get("to").map_or_else(|| Some(from.clone()), |to| place(&to));
        let (becomes, from, to) = match what.string()?.as_str() {
            "rename" => (Becomes::Renamed, vec![from()?], vec![to()?]),
            "move" => (Becomes::Moved, vec![from()?], vec![to()?]),
            "wrapInRow" => (Becomes::Wrapped, vec![from()?], vec![to()?]),
            "firstRow" => (Becomes::First, vec![from()?], vec![to()?]),
            "setAside" => (Becomes::SetAside, vec![from()?], Vec::new()),
            "retype" => {
                let from = from()?;
                (Becomes::Retyped, vec![from.clone()], vec![stays(&from)?])
            }
            "mapCode" => {
                let from = from()?;
                (Becomes::Coded(codes(&node.need("codes")?)), vec![from.clone()], vec![stays(&from)?])
            }
            "split" => (Becomes::Split(between(node, "by")), vec![from()?], places(&node.need("to")?)?),
            "join" => (Becomes::Joined(between(node, "with")), places(&node.need("from")?)?, vec![to()?]),
            "computeOnce" => {
                let value = node.need("value")?;
                let expr = parse(value.json, &value.pointer, &Pattern::root());
                let expr = expr.map_err(|fault| node.report(fault)).ok()?;
                (Becomes::Computed(expr), Vec::new(), vec![to()?])
            }
            other => {
                what.fault_about("forms-def-migrate-do", other);
                return None;
            }
        };
        node.only(keys(&becomes));
        let operation = Migration { becomes, from, to, pointer: node.pointer.clone() };
        self.leads_somewhere(node, &operation);
        in_rows(node, &operation);
        Some(operation)
    }

    /// A place that exists, that nobody works out, and that has the codes.
    fn leads_somewhere(&self, node: &Node, operation: &Migration) {
        for to in &operation.to {
            if !self.has(to) {
                node.fault_about("forms-def-migrate-to", &to.to_string());
            }
            if self.logic.compute.contains_key(to) {
                node.fault_about("forms-def-migrate-computed", &to.to_string());
            }
            let list = self.names.fields.get(to).and_then(|field| field.codelist.as_deref());
            if let (Becomes::Coded(codes), Some(list)) = (&operation.becomes, list) {
                let known = self.names.codelists.get(list);
                for code in codes.values().flatten().filter(|code| known.is_none_or(|all| all.get(code).is_none())) {
                    let fault = Fault::new(&node.pointer, "forms-def-code").with("code", code.as_str());
                    node.report(fault.with("list", list));
                }
            }
        }
    }

    fn has(&self, at: &Pattern) -> bool {
        let holds_fields = || self.names.fields.keys().any(|field| at.covers(field));
        self.names.owner(at).is_some() || holds_fields() || self.slots.iter().any(|slot| at == slot.at())
    }
}

/// What is taken into a row lies one group deeper, what is taken out of one lies one group higher.
fn in_rows(node: &Node, operation: &Migration) {
    let steps = |at: &Pattern| at.steps().len();
    let fits = |from: &Pattern, to: &Pattern| match operation.becomes {
        Becomes::Wrapped => to.depth() == from.depth() + 1,
        Becomes::First => from.depth() == to.depth() + 1,
        Becomes::Renamed => from.depth() == to.depth() && steps(from) == steps(to),
        _ => from.depth() == to.depth(),
    };
    let pairs = operation.from.iter().flat_map(|from| operation.to.iter().map(move |to| (from, to)));
    let computed_in_row = operation.from.is_empty() && operation.to.iter().any(|to| to.depth() > 0);
    if computed_in_row || pairs.into_iter().any(|(from, to)| !fits(from, to)) {
        node.fault("forms-def-migrate-rows");
    }
}

fn keys(becomes: &Becomes) -> &'static [&'static str] {
    match becomes {
        Becomes::SetAside => &["do", "from"],
        Becomes::Coded(_) => &["do", "from", "to", "codes"],
        Becomes::Split(_) => &["do", "from", "to", "by"],
        Becomes::Joined(_) => &["do", "from", "to", "with"],
        Becomes::Computed(_) => &["do", "to", "value"],
        _ => &["do", "from", "to"],
    }
}

fn place(node: &Node) -> Option<Pattern> {
    let text = node.string()?;
    let at = Pattern::parse(&text).filter(|at| !at.steps().is_empty());
    if at.is_none() {
        node.fault_about("forms-def-migrate-place", &text);
    }
    at
}

/// Several places of one kind; one alone would be a rename.
fn places(node: &Node) -> Option<Vec<Pattern>> {
    let places: Vec<Pattern> = node.items().iter().filter_map(place).collect();
    if places.len() < 2 {
        node.fault("forms-def-migrate-several");
        return None;
    }
    Some(places)
}

/// What stands between the parts; a space where nothing is said.
fn between(node: &Node, name: &str) -> String {
    node.get(name).and_then(|part| part.json.as_str()).unwrap_or(" ").to_owned()
}

fn codes(node: &Node) -> BTreeMap<String, Option<String>> {
    let entries = node.entries().into_iter();
    entries
        .map(|(code, entry)| (code.to_owned(), if entry.json == &Json::Null { None } else { entry.string() }))
        .collect()
}
