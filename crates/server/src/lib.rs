//! The central records server: the authority of a department behind HTTP.
//!
//! [`start`] opens (or founds) the data folder, listens, and answers until it is stopped. The
//! messages are those of `sync`, the rules and tables those of `store`; this room holds the
//! sockets, proves where requests come from, and keeps one thread that owns the store.
//! The protocol is written down in `docs/PROTOCOL.md`.
//!
//! Deliberately not here: the rules, the desk's side of the exchange, sign-in of people.

mod admin;
mod answer;
mod body;
mod code;
mod denial;
mod department;
mod door;
mod keyfile;
mod nonces;
mod office;
mod opening;
mod routes;
mod serve;
mod tls;
mod writer;

pub use admin::{AdminReply, AdminRequest, ask_running};
pub use code::{IssueError, Issued, issue_code};
pub use department::{Department, DepartmentOperation, LoadError, load_department};
pub use keyfile::{KeyFault, default_key_file};
pub use opening::{OpenFault, ServerOptions, TlsFiles, open_store};
pub use serve::{Running, StartFault, start};
