//! Definitions: reading the format *mform*, with every fault at its place.

mod also;
mod asset;
mod case;
mod codelist;
mod evidence;
mod field;
mod layout;
mod migrate;
mod names;
mod node;
mod order;
mod parse;
mod profile;
mod record;
mod references;
mod rules;
mod snapshot;
mod stage;
mod unique;
mod validator;

pub use asset::{Asset, AssetUse, Origin, asset_faults};
pub use case::{Case, Expectation};
pub use codelist::{Code, Codelist};
pub use evidence::{ATTACHMENTS, AttachmentSlot, Certifier, OriginalPolicy};
pub use field::{Field, FieldKind, Prefill};
pub use layout::{Item, Page, Rows, Section, Width};
pub use migrate::{Becomes, Migration, slot_at};
pub use names::{Names, Offering};
pub use parse::{Definition, FEATURES, Window};
pub use profile::Slot;
pub use record::{FactRule, RecordRules, TitleRule};
pub use rules::{Assertion, Logic};
pub use snapshot::{SnapshotKind, SnapshotSlot};
pub use stage::{By, Due, Escalation, Stage};
