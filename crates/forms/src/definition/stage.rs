//! The part `workflow`: who fills in what, in which order, by when.

use std::collections::BTreeSet;

use words::Text;

use super::names::Names;
use super::node::Node;
use super::rules::{printable, rule};
use super::signing::{SigningWay, ways};
use crate::expr::Expr;
use crate::pointer::Pattern;
use crate::values::Type;

/// Who is to fill in a stage. Each is an expression, so that an earlier answer can name it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct By {
    /// The holder of a role.
    pub role: Option<Expr>,
    /// The holder of a post.
    pub post: Option<Expr>,
    /// A person, by identifier.
    pub person: Option<Expr>,
    /// The unit in which the post is.
    pub unit: Option<Expr>,
}

/// By when a stage is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The stage from whose hand-over the days are counted.
    pub after_stage: String,
    /// Working days of the calendar.
    pub working_days: u32,
    /// The calendar; the only one of the form where not named.
    pub calendar: String,
}

/// Whom to turn to when a stage is late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Escalation {
    /// Working days after the due date.
    pub after_working_days: u32,
    /// The post that is told.
    pub post: String,
}

/// One stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Identifier.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// What to do in it, in a sentence.
    pub help: Option<Text>,
    /// Who does it.
    pub by: By,
    /// The ways in which it may be signed; none where it does not end with a signature.
    pub ways: Vec<SigningWay>,
    /// The stages that come before it.
    pub after: Vec<String>,
    /// When it takes place at all. Where stages meet, it speaks for all that run side by side before it.
    pub when: Option<Expr>,
    /// The stages to which it may be returned.
    pub may_return_to: Vec<String>,
    /// Whether the form may be refused here.
    pub may_refuse: bool,
    /// Stages that somebody else must have done.
    pub distinct_from: Vec<String>,
    /// By when.
    pub due: Option<Due>,
    /// Working days relative to the due date on which to remind.
    pub remind: Vec<i64>,
    /// Whom to turn to when it is late.
    pub escalate: Option<Escalation>,
}

impl Stage {
    /// Whether it ends with a signature.
    pub fn signs(&self) -> bool {
        !self.ways.is_empty()
    }
}

/// Reads the part `workflow`.
pub fn stages(node: &Node, names: &Names) -> Vec<Stage> {
    node.only(&["stages"]);
    let entries = node.need("stages").map(|list| list.items()).unwrap_or_default();
    if entries.is_empty() {
        node.fault_about("forms-def-missing", "stages");
    }
    let mut stages: Vec<Stage> = Vec::new();
    for entry in entries {
        let before = stages.last().map(|stage| stage.id.clone());
        let stage = stage(&entry, names, before);
        if stages.iter().any(|other| other.id == stage.id) {
            entry.fault_about("forms-def-stage-twice", &stage.id);
        }
        in_order(&entry, &stage, &stages, names);
        stages.push(stage);
    }
    one_end(node, &stages);
    stages
}

/// The stages before `after`, near and far, those of `after` included.
pub fn closure<'s>(stages: &'s [Stage], after: &'s [String]) -> BTreeSet<&'s str> {
    let mut before = BTreeSet::new();
    let mut left: Vec<&str> = after.iter().map(String::as_str).collect();
    while let Some(one) = left.pop() {
        if before.insert(one) {
            let stage = stages.iter().find(|stage| stage.id == one);
            left.extend(stage.into_iter().flat_map(|stage| &stage.after).map(String::as_str));
        }
    }
    before
}

fn stage(node: &Node, names: &Names, before: Option<String>) -> Stage {
    node.only(&[
        "id",
        "label",
        "help",
        "by",
        "signs",
        "after",
        "when",
        "mayReturnTo",
        "mayRefuse",
        "distinctFrom",
        "due",
        "remind",
        "escalate",
    ]);
    let after = match node.get("after") {
        Some(_) => node.strings("after"),
        None => before.into_iter().collect(),
    };
    let remind = node.get("remind").map(|list| list.items()).unwrap_or_default();
    Stage {
        id: node.need_string("id"),
        label: node.need_text("label"),
        help: node.get_text("help"),
        by: node.need("by").map(|by| read_by(&by, names)).unwrap_or_default(),
        ways: ways(node),
        after,
        when: node.get("when").and_then(|when| rule(&when, &Pattern::root(), names, &Type::Bool)),
        may_return_to: node.strings("mayReturnTo"),
        may_refuse: node.flag("mayRefuse"),
        distinct_from: node.strings("distinctFrom"),
        due: node.get("due").and_then(|due| read_due(&due, names)),
        remind: remind.iter().filter_map(days).collect(),
        escalate: node.get("escalate").map(|entry| escalation(&entry)),
    }
}

/// The stages before every one of `after`: what all that meet there have in common.
pub fn common<'s>(stages: &'s [Stage], after: &'s [String]) -> BTreeSet<&'s str> {
    let before = |name: &'s String| {
        let stage = stages.iter().find(|stage| stage.id == *name);
        stage.map(|stage| closure(stages, &stage.after)).unwrap_or_default()
    };
    after.iter().map(before).reduce(|all, one| &all & &one).unwrap_or_default()
}

/// A form begins in one place, and every stage that a stage names comes before it: that rules out
/// circles, and nobody counts from, returns to or is told apart from what goes on beside them.
fn in_order(node: &Node, stage: &Stage, earlier: &[Stage], names: &Names) {
    let known: BTreeSet<&str> = earlier.iter().map(|stage| stage.id.as_str()).collect();
    for name in stage.after.iter().filter(|name| !known.contains(name.as_str())) {
        node.fault_about("forms-def-stage", name);
    }
    if stage.after.is_empty() && !earlier.is_empty() {
        node.fault_about("forms-def-stage-start", &stage.id);
    }
    // Whoever is done first must know whether the stage takes place in which all meet.
    if let Some(when) = stage.when.as_ref().filter(|_| stage.after.len() > 1) {
        let common = common(earlier, &stage.after);
        let read = when.fields();
        let owners = read.iter().filter_map(|path| names.owner(path)).map(|(_, field)| &field.stage);
        if owners.into_iter().any(|owner| !common.contains(owner.as_str())) {
            node.fault_about("forms-def-stage-meets", &stage.id);
        }
    }
    let before = closure(earlier, &stage.after);
    let due = stage.due.iter().map(|due| &due.after_stage);
    let named = stage.may_return_to.iter().chain(&stage.distinct_from).chain(due);
    for name in named.filter(|name| !before.contains(name.as_str())) {
        node.fault_about("forms-def-stage", name);
    }
}

/// Whoever hands over the last stage files the record, so there is one last stage.
fn one_end(node: &Node, stages: &[Stage]) {
    let goes_on = |stage: &Stage| stages.iter().any(|other| other.after.contains(&stage.id));
    let ends: Vec<&str> = stages.iter().filter(|stage| !goes_on(stage)).map(|stage| stage.id.as_str()).collect();
    if ends.len() > 1 {
        node.fault_about("forms-def-stage-ends", &ends.join(", "));
    }
}

fn read_by(node: &Node, names: &Names) -> By {
    node.only(&["role", "post", "person", "unit"]);
    let part = |name: &str| node.get(name).and_then(|entry| printable(&entry, names));
    let named = ["role", "post", "person"].iter().filter(|name| node.get(name).is_some()).count();
    if named != 1 {
        node.fault("forms-def-stage-by");
    }
    By { role: part("role"), post: part("post"), person: part("person"), unit: part("unit") }
}

fn read_due(node: &Node, names: &Names) -> Option<Due> {
    node.only(&["from", "workingDays", "calendar"]);
    let from = node.need("from")?;
    let text = from.string()?;
    let stage = text.strip_prefix("stage.").and_then(|rest| rest.strip_suffix(".done"));
    if stage.is_none() {
        from.fault("forms-def-due");
    }
    let mut calendars = names.calendars();
    let calendar = node.get_string("calendar").or_else(|| calendars.next().map(str::to_owned));
    let Some(calendar) = calendar.filter(|name| names.calendars().any(|known| known == name)) else {
        node.fault("forms-def-calendar");
        return None;
    };
    let working_days = node.need("workingDays")?.count()?;
    Some(Due { after_stage: stage?.to_owned(), working_days, calendar })
}

fn days(node: &Node) -> Option<i64> {
    let days = node.json.as_i64().filter(|days| days.abs() <= 366);
    if days.is_none() {
        node.fault("forms-def-remind");
    }
    days
}

fn escalation(node: &Node) -> Escalation {
    node.only(&["after", "post"]);
    Escalation { after_working_days: node.get_count("after").unwrap_or(0), post: node.need_string("post") }
}
