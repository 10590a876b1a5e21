//! Circles in a graph of rooms or files: found, and shown with the line behind each step.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// From each thing to the things it knows, with the place where that is written.
pub type Graph = BTreeMap<String, BTreeMap<String, String>>;

/// A shortest circle through everything that lies on one, unless an earlier circle has shown it.
pub fn find(graph: &Graph) -> Vec<String> {
    let mut reported = BTreeSet::new();
    let mut findings = Vec::new();
    for start in graph.keys() {
        if reported.contains(start) {
            continue;
        }
        if let Some(circle) = shortest(graph, start) {
            reported.extend(circle.iter().cloned());
            findings.push(tell(graph, &circle));
        }
    }
    findings
}

/// The shortest way from `start` back to itself, `start` at both ends.
fn shortest(graph: &Graph, start: &str) -> Option<Vec<String>> {
    let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(here) = queue.pop_front() {
        for next in graph.get(here).into_iter().flat_map(BTreeMap::keys) {
            if next == start {
                return Some(way_back(&came_from, start, here));
            }
            if !came_from.contains_key(next.as_str()) {
                came_from.insert(next, here);
                queue.push_back(next);
            }
        }
    }
    None
}

fn way_back(came_from: &BTreeMap<&str, &str>, start: &str, last: &str) -> Vec<String> {
    let mut circle = vec![start.to_owned()];
    let mut here = last;
    while here != start {
        circle.push(here.to_owned());
        match came_from.get(here) {
            Some(before) => here = before,
            None => break,
        }
    }
    circle.push(start.to_owned());
    circle.reverse();
    circle
}

fn tell(graph: &Graph, circle: &[String]) -> String {
    let mut text = format!("a circle: {}", circle.join(" → "));
    for pair in circle.windows(2) {
        if let Some(place) = graph.get(&pair[0]).and_then(|edges| edges.get(&pair[1])) {
            text.push_str(&format!("\n    {} knows {}: {place}", pair[0], pair[1]));
        }
    }
    text
}
