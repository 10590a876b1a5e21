//! The store from outside: one door, two chains, and what damage does.

mod damage;
mod desk;
mod exchange;
mod kit;
