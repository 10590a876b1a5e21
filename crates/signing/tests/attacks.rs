//! Attacks on signed files.
