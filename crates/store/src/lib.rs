//! The store: one SQLCipher database and sealed component files, with one door for writes.
//!
//! [`Store::transact`] is the only way to change anything; it answers with what changed.
//! Inside it, [`Tx::ask`] is the only way to change an entity: it puts the operation to the
//! rules, writes it to the device chain, and either appends the accepted events (where desk
//! and authority are one) or shows them provisionally until the authority has spoken. The
//! authority's half ([`Tx::accept`], [`Store::feed`]) is the same code on a server and in the
//! process of a desk that stands alone.
//!
//! Deliberately not here: the search index (an index queue joins both through `registry`),
//! sockets, the clock (times come in as parameters), the vault's header and its slots.

mod accept;
mod actor;
mod anchors;
mod append;
mod ask;
mod asked;
mod authority;
mod carried;
mod changes;
mod chosen;
mod components;
mod database;
mod department;
mod device_head;
mod devices;
mod draft_file;
mod drafts;
mod entries;
mod fault;
mod files;
mod findings;
mod founding;
mod issuing;
mod keys;
mod listing;
mod lists;
mod measure;
mod meta;
mod naming;
mod notes;
mod outbox;
mod own_key;
mod publishing;
mod pull;
mod queue;
mod rebuild;
mod receipts;
mod received;
mod register;
mod rules;
mod sealed_body;
mod shelf;
mod store;
mod sweep;
mod verify;
mod verify_device;
mod verify_tables;
mod vouching;
mod windows;
mod world;

pub use actor::actor_of;
pub use anchors::Anchor;
pub use ask::{Ask, AskError, Asked};
pub use asked::Carried;
pub use authority::Standing;
pub use carried::CarryError;
pub use changes::{Changes, Topic};
pub use chosen::ChosenBase;
pub use components::{ComponentState, MAX_COMPONENT_BYTES};
pub use department::{Beginning, Holder, RECORDS_IN_FOLDER};
pub use devices::{CodeError, DeviceRow, DeviceState};
pub use draft_file::DraftFile;
pub use drafts::DraftRow;
pub use fault::Fault;
pub use findings::{Finding, LogReport};
pub use founding::Founding;
pub use issuing::{IssuedCatalogue, catalogue};
pub use listing::{IssuedTrustList, trust_list, trust_list_statement, vouched_trust_list};
pub use lists::{HistoryEntry, Page, RecordRow};
pub use naming::files_of;
pub use outbox::{OutboxRow, OutboxState, TrayRow};
pub use publishing::{publisher_of, still_publishes, vouch, vouched};
pub use queue::Queued;
pub use receipts::Receipt;
pub use store::{Store, Tx, VaultLock};
pub use vouching::shipped_publishers;
pub use windows::{FolderRow, RegisterAsk, RegisterOrder};
