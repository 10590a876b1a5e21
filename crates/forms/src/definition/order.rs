//! The order in which values are worked out, from what the rules read.
//!
//! A field comes after every field that its visibility or its computation reads, and
//! after the group around it. Where that is impossible the rules go in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Names;
use super::rules::Logic;
use crate::expr::Expr;
use crate::pointer::Pattern;

/// What each field waits for.
fn needs(names: &Names, logic: &Logic, section_of: &BTreeMap<Pattern, String>) -> BTreeMap<Pattern, BTreeSet<Pattern>> {
    let mut needs: BTreeMap<Pattern, BTreeSet<Pattern>> = BTreeMap::new();
    let read = |expr: &Expr| -> Vec<Pattern> {
        expr.fields().iter().filter_map(|path| names.owner(path)).map(|(at, _)| at).collect()
    };
    for at in names.fields.keys() {
        let mut waits = BTreeSet::new();
        waits.extend(at.enclosing_group());
        let section = section_of.get(at).and_then(|id| logic.sections.get(id));
        // A rule may stand at a side; it then belongs to the whole.
        let own = |rules: &BTreeMap<Pattern, Expr>| -> Vec<Pattern> {
            let here = rules.iter().filter(|(target, _)| names.owner(target).is_some_and(|(owner, _)| owner == *at));
            here.flat_map(|(_, expr)| read(expr)).collect()
        };
        waits.extend(own(&logic.visible));
        waits.extend(own(&logic.compute));
        waits.extend(section.map(read).unwrap_or_default());
        // Rows are counted through the groups on the way to a field.
        let groups: Vec<Pattern> =
            waits.iter().filter_map(Pattern::enclosing_group).filter(|group| group != at).collect();
        waits.extend(groups);
        waits.retain(|need| names.fields.contains_key(need));
        needs.insert(at.clone(), waits);
    }
    needs
}

/// Fields in an order in which each comes after what it needs, or the circle as a list of fields.
pub fn order(
    names: &Names,
    logic: &Logic,
    section_of: &BTreeMap<Pattern, String>,
) -> Result<Vec<Pattern>, Vec<Pattern>> {
    let mut left = needs(names, logic, section_of);
    let mut done: Vec<Pattern> = Vec::new();
    let mut placed: BTreeSet<Pattern> = BTreeSet::new();
    while !left.is_empty() {
        let ready: Vec<Pattern> =
            left.iter().filter(|(_, waits)| waits.is_subset(&placed)).map(|(at, _)| at.clone()).collect();
        if ready.is_empty() {
            return Err(circle(&left, &placed));
        }
        for at in ready {
            left.remove(&at);
            placed.insert(at.clone());
            done.push(at);
        }
    }
    Ok(done)
}

/// Follows unmet needs until a field comes round again.
fn circle(left: &BTreeMap<Pattern, BTreeSet<Pattern>>, placed: &BTreeSet<Pattern>) -> Vec<Pattern> {
    let mut path: Vec<Pattern> = Vec::new();
    let mut at = left.keys().next().cloned();
    while let Some(here) = at {
        if let Some(start) = path.iter().position(|seen| *seen == here) {
            path.drain(..start);
            path.push(here);
            return path;
        }
        at = left.get(&here).and_then(|waits| waits.iter().find(|need| !placed.contains(*need))).cloned();
        path.push(here);
    }
    path
}
