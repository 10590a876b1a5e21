//! The central records server
