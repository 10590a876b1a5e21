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
    /// A field, of which each row has its place.
    pub fn of<'p>(&self, at: &'p Pattern) -> FieldRank<'p> {
        let steps = at.steps();
        let place = |steps: &[Step]| self.order.get(&Pattern::of(steps.to_vec())).copied();
        let above = || steps.split_last().and_then(|(_, above)| place(above));
        let own = place(steps).or_else(above).unwrap_or(usize::MAX);
        let groups = steps.iter().enumerate().filter(|(_, step)| **step == Step::Each).map(|(end, _)| &steps[..end]);
        let groups = groups.map(|group| place(group).unwrap_or(own)).collect();
        FieldRank { at, groups, own: (steps.last() != Some(&Step::Each)).then_some(own) }
    }

    /// Any pointer. A file, and what is said of it, stand where their slot does.
    pub fn pointer(&self, pointer: String) -> Ranked {
        let whole = slot_place(&pointer).map_or(pointer.as_str(), |slot| slot.place);
        let place = match locate(whole) {
            Some((at, rows)) if !pointer.is_empty() => self.of(&at).place(&rows),
            _ => Vec::new(),
        };
        (place, pointer)
    }

    /// Problems in the order of their places.
    pub fn problems(&self, mut problems: Vec<Problem>) -> Vec<Problem> {
        problems.sort_by_cached_key(|problem| self.pointer(problem.path.clone()));
        problems
    }
}

/// Where the layout draws a field: a group, then its first row with all that lies in it, then its second.
pub struct FieldRank<'p> {
    at: &'p Pattern,
    /// Places of the groups in whose rows it stands, from the outside in.
    groups: Vec<usize>,
    /// Its own place in the innermost row; none for the row itself.
    own: Option<usize>,
}

impl FieldRank<'_> {
    /// The field in rows.
    pub fn cell(&self, rows: &[usize]) -> Ranked {
        (self.place(rows), self.at.at(rows))
    }

    fn place(&self, rows: &[usize]) -> Vec<usize> {
        let mut places = Vec::with_capacity(2 * rows.len() + 1);
        places.extend(self.groups.iter().zip(rows).flat_map(|(group, row)| [*group, row + 1]));
        places.extend(self.own);
        places
    }
}

/// The pointers in the order of their places.
pub fn sorted(mut ranked: Vec<Ranked>) -> Vec<String> {
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, pointer)| pointer).collect()
}
