//! What a record is, and how it changes.
//!
//! Things ([`Agent`], [`Class`], [`Folder`], [`Part`], [`Record`]) are *entities*.
//! A desk asks for a change with an [`Operation`]; [`decide`] answers with the
//! [`Change`]s it accepts or a [`Refusal`]; [`apply`] folds a change into the state
//! of an entity. Accepted changes become [`Event`]s, which the [`journal`] chains by
//! salted commitments. The same functions run on the desk and on the server.
//!
//! Deliberately not here: forms and schedules (they travel as opaque values and are
//! judged by their own rooms), retention arithmetic, storage, clock, randomness.

mod apply;
mod decide;
mod element;
mod entity;
mod event;
mod fact;
mod id;
pub mod journal;
mod operation;
mod partial_date;
mod people;
mod plan;
mod publisher;
mod record;
mod reference;
mod refusal;
mod roles;
mod wide;

pub use apply::{Misfit, apply};
pub use decide::{Context, Decided, Numbering, decide, permitted};
pub use element::{ELEMENTS, Element, ElementRule, Level, Obligation, Resolved, Source, inherited, own_value};
pub use entity::{Entity, Kind, State, World};
pub use event::{Change, ElementChange, Event};
pub use fact::{FactStatus, StatedFact};
pub use id::{DeviceId, EntityId, OpId, ScopeId};
pub use operation::{Act, ComponentRef, NewRecord, Operation, SignedOperation};
pub use partial_date::{BadDate, PartialDate};
pub use people::{Agent, Period, Role};
pub use plan::{Class, Folder, Medium, Nature, Part, Security};
pub use publisher::{PUBLICATION, Publisher, Withdrawal, publisher_signature};
pub use record::{Capture, Component, FormOrigin, Proof, Record, RecordType, SealState, SealSummary};
pub use reference::{BadReference, Number, Reference};
pub use refusal::Refusal;
pub use wide::as_text;
