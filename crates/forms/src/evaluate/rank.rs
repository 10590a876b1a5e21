//! The order in which places are told: that of the layout, row by row.

use std::collections::BTreeMap;

use super::attachment::slot_place;
use crate::pointer::{Pattern, Step, locate};
use crate::problem::Problem;

/// A pointer with its place in the layout.
pub type Ranked = (Vec<usize>, String);

/// The layout of a definition.
pub struct Rank<'a> {
    /// Where the layout draws each field.
    pub order: &'a BTreeMap<Pattern, usize>,
}

impl Rank<'_> {
    /// A field in rows.
    pub fn cell(&self, at: &Pattern, rows: &[usize]) -> Ranked {
        (self.place(at, rows), at.at(rows))
    }

    /// Any pointer. A file, and what is said of it, stand where their slot does.
    pub fn pointer(&self, pointer: String) -> Ranked {
        let whole = slot_place(&pointer).map_or(pointer.as_str(), |slot| slot.place);
        let place = match locate(whole) {
            Some(_) if pointer.is_empty() => Vec::new(),
            Some((at, rows)) => self.place(&at, &rows),
            None => Vec::new(),
        };
        (place, pointer)
    }

    /// A group, then its first row with all that lies in it, then its second.
    fn place(&self, at: &Pattern, rows: &[usize]) -> Vec<usize> {
        let steps = at.steps();
        let place = |steps: &[Step]| self.order.get(steps).copied();
        let above = || steps.split_last().and_then(|(_, above)| place(above));
        let own = place(steps).or_else(above).unwrap_or(usize::MAX);
        let mut places = Vec::with_capacity(2 * rows.len() + 1);
        let groups = steps.iter().enumerate().filter(|(_, step)| **step == Step::Each).map(|(end, _)| &steps[..end]);
        for (group, row) in groups.zip(rows) {
            places.extend([place(group).unwrap_or(own), row + 1]);
        }
        if steps.last() != Some(&Step::Each) {
            places.push(own);
        }
        places
    }

    /// Problems in the order of their places.
    pub fn problems(&self, mut problems: Vec<Problem>) -> Vec<Problem> {
        problems.sort_by_cached_key(|problem| self.pointer(problem.path.clone()));
        problems
    }
}

/// The pointers in the order of their places.
pub fn sorted(mut ranked: Vec<Ranked>) -> Vec<String> {
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, pointer)| pointer).collect()
}
