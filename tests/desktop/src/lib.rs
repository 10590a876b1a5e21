//! A kit for driving the real window: a screen, a session bus, the driver, the program on a new vault,
//! and a hand that finds things by their role and name and presses keys.
//!
//! Deliberately not here: what is expected of Muniment. That stands in the journeys (`tests/`).

pub mod card;
pub mod chord;
pub mod find;
pub mod form;
pub mod frame;
pub mod hand;
pub mod house;
pub mod ime;
pub mod judge;
pub mod keys;
pub mod misfortune;
pub mod notices;
pub mod office;
pub mod page;
pub mod programs;
pub mod reach;
pub mod reader;
pub mod screen;
pub mod shots;
pub mod started;
pub mod stranger;
pub mod tabs;
pub mod tools;
mod walk;

/// What goes wrong on the way, in words.
pub type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// The answer of everything here.
pub type Done<T> = Result<T, Trouble>;
