//! Changed bytes.
