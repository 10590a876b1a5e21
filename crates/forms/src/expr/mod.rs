//! Expressions: a JSON tree with a closed list of operators, exact decimals, strict
//! types and an explicit *missing*. Nothing else in the product evaluates a rule.
//!
//! `parse` reads the tree, `check` types it against a [`Scope`], `evaluate` answers
//! it from a [`Source`], `view` prints it for people. What the paths stand for is the
//! definition's business.

mod check;
mod dates;
mod eval;
mod lists;
mod numbers;
mod op;
mod parse;
mod scope;
mod tree;
mod view;

pub use check::check;
pub use eval::{Budget, evaluate, watch};
pub use op::Op;
pub use parse::parse;
pub use scope::{Scope, Source};
pub use tree::{Expr, Reference};
pub use view::view;
