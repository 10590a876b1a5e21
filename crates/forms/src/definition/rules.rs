//! The part `logic`: rules by field, each read, typed and placed.

use std::collections::BTreeMap;

use words::Text;

use super::names::{Names, Offering};
use super::node::Node;
use crate::expr::{Expr, Scope, check, parse};
use crate::fault::Fault;
use crate::pointer::{Pattern, Step};
use crate::values::Type;

/// A rule whose failing is a problem with the author's own sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assertion {
    /// The field, the row (`/bookings/*`) or the form (empty) at which the problem is shown.
    pub at: Pattern,
    /// The stage in which it is asked; the owner of `at` where not named.
    pub stage: String,
    /// What must hold.
    pub that: Expr,
    /// What to say when it does not.
    pub text: Text,
}

/// All rules of a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Logic {
    /// When a field is shown.
    pub visible: BTreeMap<Pattern, Expr>,
    /// When a section of the layout, and with it its fields, is shown.
    pub sections: BTreeMap<String, Expr>,
    /// When a field must be filled in.
    pub required: BTreeMap<Pattern, Expr>,
    /// When a field cannot be changed.
    pub read_only: BTreeMap<Pattern, Expr>,
    /// What a field's value is.
    pub compute: BTreeMap<Pattern, Expr>,
    /// What must hold.
    pub assertions: Vec<Assertion>,
    /// Which codes are offered.
    pub choices: BTreeMap<Pattern, Expr>,
}

/// The rows from inside which a rule at `at` speaks: those around it, or the row itself.
pub fn base_of(at: &Pattern) -> Pattern {
    if at.steps().last() == Some(&Step::Each) {
        return at.clone();
    }
    at.enclosing_group().map(|group| group.rows()).unwrap_or_default()
}

/// Reads one expression and checks that it results in `wanted`.
pub fn rule(node: &Node, base: &Pattern, scope: &dyn Scope, wanted: &Type) -> Option<Expr> {
    let (expr, found) = typed(node, base, scope)?;
    let widened = *wanted == Type::Decimal && found == Type::Integer;
    if found != *wanted && !widened {
        let fault = Fault::new(&node.pointer, "forms-def-result").with("wanted", wanted.name());
        node.report(fault.with("found", found.name()));
        return None;
    }
    Some(expr)
}

/// Reads one expression of any type.
pub fn typed(node: &Node, base: &Pattern, scope: &dyn Scope) -> Option<(Expr, Type)> {
    let read = parse(node.json, &node.pointer, base);
    let checked = read.and_then(|expr| check(&expr, scope, &node.pointer).map(|ty| (expr, ty)));
    checked.map_err(|fault| node.report(fault)).ok()
}

/// Reads one expression that prints as text: a text or a code.
pub fn printable(node: &Node, scope: &dyn Scope) -> Option<Expr> {
    printable_at(node, &Pattern::root(), scope)
}

/// The same, said from inside the rows of `base`.
pub fn printable_at(node: &Node, base: &Pattern, scope: &dyn Scope) -> Option<Expr> {
    let (expr, found) = typed(node, base, scope)?;
    if !matches!(found, Type::Text | Type::Code(_)) {
        let fault = Fault::new(&node.pointer, "forms-def-result").with("wanted", "text");
        node.report(fault.with("found", found.name()));
        return None;
    }
    Some(expr)
}

/// Reads the part `logic`.
pub fn logic(node: &Node, names: &Names) -> Logic {
    node.only(&["visible", "required", "readOnly", "compute", "assert", "choices"]);
    let mut logic = Logic::default();
    for (name, entry) in part(node, "visible") {
        match name.strip_prefix('#') {
            Some(section) => {
                if let Some(expr) = rule(&entry, &Pattern::root(), names, &Type::Bool) {
                    logic.sections.insert(section.to_owned(), expr);
                }
            }
            None => {
                if whole(name, &entry, names) {
                    insert(&mut logic.visible, name, &entry, names);
                }
            }
        }
    }
    for (name, entry) in part(node, "required") {
        insert(&mut logic.required, name, &entry, names);
    }
    for (name, entry) in part(node, "readOnly") {
        insert(&mut logic.read_only, name, &entry, names);
    }
    for (name, entry) in part(node, "compute") {
        compute(&mut logic, name, &entry, names);
    }
    for (name, entry) in part(node, "choices") {
        choices(&mut logic, name, &entry, names);
    }
    let assertions = node.get("assert").map(|list| list.items()).unwrap_or_default();
    logic.assertions = assertions.iter().filter_map(|entry| assertion(entry, names)).collect();
    logic
}

fn part<'a>(node: &Node<'a>, name: &str) -> Vec<(&'a str, Node<'a>)> {
    node.get(name).map(|part| part.entries()).unwrap_or_default()
}

fn target(name: &str, node: &Node, names: &Names) -> Option<Pattern> {
    let at = Pattern::parse(name).filter(|at| names.owner(at).is_some());
    if at.is_none() {
        node.fault_about("forms-def-rule-target", name);
    }
    at
}

/// A rule for a whole field; the sides of a pair are shown or computed together.
fn whole(name: &str, node: &Node, names: &Names) -> bool {
    let found = Pattern::parse(name).is_some_and(|at| names.fields.contains_key(&at));
    if !found {
        node.fault_about("forms-def-rule-target", name);
    }
    found
}

fn insert(rules: &mut BTreeMap<Pattern, Expr>, name: &str, node: &Node, names: &Names) {
    if let Some(at) = target(name, node, names)
        && let Some(expr) = rule(node, &base_of(&at), names, &Type::Bool)
    {
        rules.insert(at, expr);
    }
}

fn compute(logic: &mut Logic, name: &str, node: &Node, names: &Names) {
    let Some(at) = target(name, node, names).filter(|_| whole(name, node, names)) else { return };
    let has_sides = names.fields.get(&at).is_some_and(|field| field.kind.has_sides());
    let Some(wanted) = names.field(&at).filter(|ty| !has_sides && !matches!(ty, Type::List(_))) else {
        return node.fault_about("forms-def-rule-target", name);
    };
    let expr = match &wanted {
        // A computed code is one of literal codes, which `check` knows as texts.
        Type::Code(list) => typed(node, &base_of(&at), names).map(|(expr, found)| {
            let texts = expr.possible_texts().unwrap_or_default();
            let known = !texts.is_empty() && texts.iter().all(|text| names.has_code(list, text) == Some(true));
            if found != wanted && !known {
                let fault = Fault::new(&node.pointer, "forms-def-result").with("wanted", wanted.name());
                node.report(fault.with("found", found.name()));
            }
            expr
        }),
        _ => rule(node, &base_of(&at), names, &wanted),
    };
    if let Some(expr) = expr {
        logic.compute.insert(at, expr);
    }
}

fn choices(logic: &mut Logic, name: &str, node: &Node, names: &Names) {
    let Some(at) = target(name, node, names) else { return };
    let Some(list) = names.fields.get(&at).and_then(|field| field.codelist.as_deref()) else {
        return node.fault_about("forms-def-rule-target", name);
    };
    if let Some(expr) = rule(node, &base_of(&at), &Offering { names, list }, &Type::Bool) {
        logic.choices.insert(at, expr);
    }
}

fn assertion(node: &Node, names: &Names) -> Option<Assertion> {
    node.only(&["at", "that", "text", "stage"]);
    let text = node.need_text("text");
    let name = node.need("at")?;
    let at = name.json.as_str().and_then(Pattern::parse);
    let group_of_row =
        |at: &Pattern| if at.steps().last() == Some(&Step::Each) { at.parent() } else { Some(at.clone()) };
    let Some(at) = at else {
        name.fault("forms-def-rule-target");
        return None;
    };
    let owner = group_of_row(&at).and_then(|place| names.owner(&place)).map(|(_, field)| field.stage.clone());
    if owner.is_none() && !at.steps().is_empty() {
        name.fault_about("forms-def-rule-target", &at.to_string());
        return None;
    }
    let stage = match node.get_string("stage").or(owner) {
        Some(stage) => stage,
        None => node.need_string("stage"),
    };
    let that = rule(&node.need("that")?, &base_of(&at), names, &Type::Bool)?;
    Some(Assertion { at, stage, that, text })
}
