//! Text out of any file, in a separate, limited process
