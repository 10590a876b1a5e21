//! What each rule of a definition says, in a sentence of both languages, for reviewers who do not read expressions.
//!
//! Fields are called by their labels and codes by theirs; no path and no operator stands in a sentence. Every wording is
//! a message of the catalogue, those that begin with `forms-say-` parts of sentences; what is chosen here is only which
//! of them says what an expression means. What would be too long in one sentence becomes a list: conditions that hold
//! together, cases one after the other, values that a code list gives. The line of text for authors is `expr::view`.

mod composer;
mod conditions;
mod names;
mod phrase;
mod rule;
mod rules;
mod shapes;
mod told;
mod values;

pub use phrase::Sentence;
pub use rule::{RuleKind, RuleSentence};
pub use rules::rule_sentences;
