//! A refusal: something that cannot be granted now, with the reason as a message.

use std::fmt;

use serde::{Deserialize, Serialize};
use words::{Arg, Lang, Message};

/// Why an edit, a hand-over or a filling is not granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// JSON pointer into the answers, where the refusal is about one place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What is refused and what to do.
    #[serde(flatten)]
    message: Message,
}

impl Refusal {
    /// A refusal with the sentence `code`.
    pub fn new(code: &str) -> Self {
        Self { path: None, message: Message::new(code) }
    }

    /// A refusal about the place `path`.
    pub fn at(path: impl Into<String>, code: &str) -> Self {
        let path = path.into();
        Self { message: Message::new(code).with("path", path.clone()), path: Some(path) }
    }

    /// A refusal for a finding or another message.
    pub fn because(message: Message) -> Self {
        Self { path: None, message }
    }

    /// The same refusal with one more argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.message = self.message.with(name, value);
        self
    }

    /// The code of the sentence.
    pub fn code(&self) -> &str {
        &self.message.code
    }

    /// Code and arguments.
    pub fn message(&self) -> Message {
        self.message.clone()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words::say_or_code(Lang::En, &self.message))
    }
}

impl std::error::Error for Refusal {}
