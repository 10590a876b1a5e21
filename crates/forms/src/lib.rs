//! Form definitions, answers, expressions, problems, stages: the only evaluator of a form.
mod calendar;
mod canonical;
pub mod definition;
pub mod evaluate;
pub mod expr;
mod fault;
mod inputs;
mod pointer;
mod problem;
mod refusal;
mod values;
