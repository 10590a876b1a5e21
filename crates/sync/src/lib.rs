//! The exchange between desk and authority as pure steps
