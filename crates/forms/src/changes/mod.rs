//! What changed between two editions of one form, and what that means for whoever has begun the older one.
//!
//! A change is *text* (other words or another arrangement), *compatible* (whatever was right stays right) or
//! *breaking* (an answer may have lost its place, or is no longer right). A breaking change asks for `migrate`: an
//! operation where an answer would lose its place, and the part itself, be it empty, where the answer stays and may
//! have to be looked at again. What the tool does not know how to judge it calls breaking.

mod change;
mod codes;
mod fields;
mod flow;
mod parts;
mod rules;

pub use change::{Asks, ChangeClass, FormChange, FormChanges};

use change::Pair;

use crate::definition::Definition;
use crate::migrating;

/// What changed from `old` to `new`. The two are editions of one form; see [`follows`](crate::follows).
pub fn changes(old: &Definition, new: &Definition) -> FormChanges {
    let migration = new.migrations.get(&old.version);
    let pair = Pair { old, new, operations: migration.map_or(&[], |all| all.as_slice()) };
    let mut changes = parts::texts(&pair);
    changes.extend(fields::changes(&pair));
    changes.extend(codes::changes(&pair));
    changes.extend(rules::changes(&pair));
    changes.extend(flow::changes(&pair));
    changes.extend(parts::changes(&pair));
    for change in changes.iter_mut().filter(|change| change.asks == Some(Asks::Part)) {
        change.covered = migration.is_some();
    }
    let faults = migrating::faults(old, new);
    FormChanges {
        class: changes.iter().map(|change| change.class).max(),
        publishable: faults.is_empty() && changes.iter().all(|change| change.covered),
        changes,
        faults,
    }
}
