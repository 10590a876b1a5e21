//! The store from outside: one door, two chains, and what damage does.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod damage;
mod desk;
mod exchange;
mod files;
mod handing;
mod kit;
mod listing;
mod publishing;
mod receipts;
mod received;
mod register;
mod tampering;
mod writes;
