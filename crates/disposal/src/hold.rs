//! Holds: an overlay that blocks disposal and never moves a date.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One hold on a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// Identifier. Whether a person may see it is for the caller to decide.
    pub id: String,
    /// First day of the hold.
    pub placed_on: Date,
    /// First day without it; null while it stands.
    pub lifted_on: Option<Date>,
}

impl Hold {
    /// Whether it blocks on a day.
    pub fn stands_on(&self, day: Date) -> bool {
        self.placed_on <= day && self.lifted_on.is_none_or(|lifted| day < lifted)
    }
}

/// The holds on a unit and the policy on their release.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Holds {
    /// The holds; the same identifier twice is the same hold.
    pub holds: Vec<Hold>,
    /// Days that must pass after the last release.
    pub release_cooling_days: u16,
}

impl Holds {
    /// A set, not a counter: by identifier, a hold reported twice is placed on the
    /// earlier day and, once lifted by any report, lifted on the latest day named.
    pub(crate) fn set(&self) -> BTreeMap<&str, Hold> {
        let mut set = BTreeMap::<&str, Hold>::new();
        for hold in &self.holds {
            set.entry(&hold.id)
                .and_modify(|seen| {
                    seen.placed_on = seen.placed_on.min(hold.placed_on);
                    seen.lifted_on = seen.lifted_on.max(hold.lifted_on);
                })
                .or_insert_with(|| hold.clone());
        }
        set
    }

    /// The day from which no hold placed by `on` blocks any more, cooling included.
    /// `Ok(None)` without holds; `Err` while one stands without an end.
    pub(crate) fn released(&self, on: Date) -> Result<Option<Date>, StillHeld> {
        let placed = self.set().into_values().filter(|hold| hold.placed_on <= on);
        let lifted = placed.map(|hold| hold.lifted_on.ok_or(StillHeld)).collect::<Result<Vec<_>, _>>()?;
        let Some(last) = lifted.into_iter().max() else { return Ok(None) };
        let cooling = jiff::Span::new().days(self.release_cooling_days);
        last.checked_add(cooling).map(Some).map_err(|_| StillHeld)
    }
}

/// A hold stands and nobody has said until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StillHeld;

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn hold(id: &str, placed: Date, lifted: Option<Date>) -> Hold {
        Hold { id: id.to_owned(), placed_on: placed, lifted_on: lifted }
    }

    #[test]
    fn the_same_hold_twice_is_lifted_once() {
        let (placed, lifted) = (date(2026, 1, 10), date(2026, 6, 30));
        let holds =
            Holds { holds: vec![hold("A", placed, None), hold("A", placed, Some(lifted))], release_cooling_days: 0 };
        assert_eq!(holds.released(date(2026, 7, 1)), Ok(Some(lifted)));
    }

    #[test]
    fn a_hold_of_tomorrow_does_not_block_today() {
        let holds = Holds { holds: vec![hold("A", date(2026, 1, 2), None)], release_cooling_days: 30 };
        assert_eq!(holds.released(date(2026, 1, 1)), Ok(None));
        assert_eq!(holds.released(date(2026, 1, 2)), Err(StillHeld));
    }

    #[test]
    fn a_hold_stands_until_the_day_before_its_release() {
        let hold = hold("A", date(2026, 1, 10), Some(date(2026, 6, 30)));
        let days = [(2026, 1, 9), (2026, 1, 10), (2026, 6, 29), (2026, 6, 30)];
        assert_eq!(days.map(|(y, m, d)| hold.stands_on(date(y, m, d))), [false, true, true, false]);
    }
}
