//! Records chosen from a list, by what tells them apart from it: all of it, a stretch of it, or none, and
//! those that are meant the other way round. So "all but these" of a hundred thousand names only these.
//!
//! Deliberately not here: windows on the list (`windows`).

use std::collections::BTreeSet;

use records::EntityId;
use rusqlite::params;

use crate::fault::Fault;
use crate::measure::parse_id;
use crate::store::Store;
use crate::windows::{RegisterAsk, node_of, within};

/// What of a list is chosen before single records are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChosenBase {
    /// Nothing.
    None,
    /// All of it.
    All,
    /// From one record to another, both included, in the order of the list; whichever comes first.
    Between(EntityId, EntityId),
}

impl Store {
    /// The chosen records in the order of the list: those of `base` that are not `toggled`, and those `toggled`
    /// that are not of `base`. A toggled record that is not in the list comes last: it may be gone, and
    /// whoever chose it is to hear so. A stretch of which an end is gone is empty.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn register_chosen(
        &self,
        ask: &RegisterAsk,
        base: ChosenBase,
        toggled: &BTreeSet<EntityId>,
    ) -> Result<Vec<EntityId>, Fault> {
        let (column, way) = (ask.order.column(), if ask.backwards { "DESC" } else { "ASC" });
        let end = |n: u8| format!("(SELECT {column}, record FROM register WHERE record = ?{n})");
        let (one, two, row) = (end(2), end(3), format!("({column}, record)"));
        let (cond, ends) = match base {
            ChosenBase::None => ("?2 <> ?3".to_owned(), [String::new(), String::new()]),
            ChosenBase::All => ("?2 = ?3".to_owned(), [String::new(), String::new()]),
            ChosenBase::Between(from, to) => (
                format!("({row} >= {one} AND {row} <= {two}) OR ({row} >= {two} AND {row} <= {one})"),
                [from.to_string(), to.to_string()],
            ),
        };
        let sql = format!(
            "SELECT record, coalesce({cond}, 0) FROM register WHERE {} ORDER BY {column} {way}, record {way}",
            within(ask)
        );
        let mut statement = self.db().prepare_cached(&sql)?;
        let rows = statement.query_map(params![node_of(ask), ends[0], ends[1]], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?))
        })?;
        let (mut chosen, mut absent) = (Vec::new(), toggled.clone());
        for row in rows {
            let (id, is_of_base) = row?;
            let id = parse_id(&id)?;
            if is_of_base != absent.remove(&id) {
                chosen.push(id);
            }
        }
        chosen.extend(absent);
        Ok(chosen)
    }
}
