//! `repository` runs every rule over the tree; `refusals` runs every rule over small bad examples.

mod refusals;
mod repository;
