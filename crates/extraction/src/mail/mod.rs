//! Mails: as they are sent, and as Outlook keeps them.

pub mod eml;
mod head;
mod header;
mod lzfu;
pub mod msg;
mod properties;
mod transfer;
