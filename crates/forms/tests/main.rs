//! Everything that needs files: the published definitions, the vectors, the sentences.

mod completing;
mod definitions;
mod edits;
mod evaluations;
mod properties;
mod published;
mod schema;
mod sentences;
mod shelf;
mod stages;
mod vectors;
