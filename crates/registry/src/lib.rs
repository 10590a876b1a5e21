//! What a person can ask of a desk: one verb, one file
