//! Keys in containers.
