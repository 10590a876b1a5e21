//! What a later revision changed in a signed document, and whether a rule explains it.
//!
//! The method: give every object of the earlier document the roles in which it can be
//! reached from the trailer. An object that the update touches must be allowed to change
//! in each of its roles; a new object must be reached through an allowed addition. What
//! no rule explains is `other`. Not here: what a certification or a lock permits.

mod appearance;
mod change;
mod character_map;
mod closing;
mod compare;
mod difference;
mod document;
mod evidence;
mod fields;
mod findings;
mod hidden;
mod ink;
mod known;
mod metadata;
mod resources;
mod roles;
mod shown;
mod stray;
mod unseen;

pub use change::{Change, ChangeKind, Level};
pub use difference::changes;
