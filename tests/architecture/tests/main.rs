//! The rules of the house: kept by this repository, and shown to refuse what breaks them.

mod house;
