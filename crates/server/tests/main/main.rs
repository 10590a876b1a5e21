//! The server over real sockets on loopback, and desks that exchange with it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod components;
mod desk;
mod door;
mod feed;
mod kit;
mod operations;
mod operator;
mod registration;
