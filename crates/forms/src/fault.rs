//! What is wrong with a definition: a list of faults, each with its place.

use std::fmt;

use serde::Serialize;
use words::{Arg, Message};

/// One fault of a definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// JSON pointer into the definition.
    pub pointer: String,
    /// What is wrong.
    #[serde(flatten)]
    message: Message,
}

impl Fault {
    /// A fault with the sentence `code` at `pointer`.
    pub fn new(pointer: impl Into<String>, code: &str) -> Self {
        Self { pointer: pointer.into(), message: Message::new(code) }
    }

    /// A fault that somebody else put into words, at `pointer`.
    pub fn of(pointer: impl Into<String>, message: Message) -> Self {
        Self { pointer: pointer.into(), message }
    }

    /// The same fault with one more argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.message = self.message.with(name, value);
        self
    }

    /// The code of the sentence.
    pub fn code(&self) -> &str {
        &self.message.code
    }

    /// The sentence, with the place as argument `at`, where it names none of its own.
    pub fn message(&self) -> Message {
        if self.pointer.is_empty() && self.message.args.contains_key("at") {
            return self.message.clone();
        }
        self.message.clone().with("at", if self.pointer.is_empty() { "/" } else { &self.pointer })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, words::say_or_code(words::Lang::En, &self.message()))
    }
}

impl std::error::Error for Fault {}
