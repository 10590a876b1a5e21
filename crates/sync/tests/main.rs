//! Tests of the exchange as a whole: many desks, one authority, everything going wrong.

mod simulation;
