//! Tests of the exchange as a whole: many desks, one authority, everything going wrong.

#![allow(clippy::unwrap_used)]

mod simulation;
