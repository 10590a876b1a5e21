//! Keys on cards and tokens (PKCS #11, OASIS standard 2.40 and later).
//!
//! The module that speaks to a card comes from its vendor, and such modules crash, hang and print. So it is loaded in
//! a process of its own alone: [`child_main`] is that process, [`Tokens`] starts it and trusts nothing that it says.
//! Parent and child speak in lines of JSON over the child's pipes:
//!
//! | asked | answered |
//! |---|---|
//! | load a module | that it is loaded |
//! | list | the tokens in its slots, with their flags |
//! | keys of a slot | certificates; private keys as far as they are seen before or after logging in |
//! | open a slot with a PIN | that it is open |
//! | sign with a key | the signature, as the token gave it |
//! | the end of the input closes | the child logs out and ends |
//!
//! A PIN goes over the pipe and nowhere else: never into arguments, environment, files or logs. It is wiped on both
//! sides once it is used, and no wrong one is ever tried again by itself. Not here: whether a certificate is trusted,
//! the PDF around a signature, and keys in files (all of that is `signing`); which module an office uses.

mod child;
mod choose;
mod encoding;
mod fault;
mod hexed;
mod limits;
mod modules;
mod percent;
mod pin;
mod process;
mod signer;
mod token;
mod tokens;
mod uri;
mod wire;

pub use child::child_main;
pub use fault::{TokenFault, Tries};
pub use limits::Limits;
pub use modules::{find_modules, module_named};
pub use pin::Pin;
pub use signer::TokenSigner;
pub use token::{Token, TokenKey, Way};
pub use tokens::{Found, Tokens};
pub use uri::{KeyUri, ObjectKind, UriFault};
