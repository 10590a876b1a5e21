//! `muniment`: the headless door.
fn main() {}
