//! A problem: a value of a form that is not right yet. A value in a list, not an error.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use words::{Arg, Lang, Message, Text};

/// One thing that stands between a stage and its signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Problem {
    /// JSON pointer into the answers; empty for the form as a whole.
    pub path: String,
    /// Identifier of the sentence, such as `forms-required`.
    pub code: String,
    /// Arguments of the sentence.
    #[serde(default)]
    pub args: BTreeMap<String, Arg>,
    /// The sentence of the form's author, where the rule is the author's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub text: Option<Text>,
    /// The label of the field, for a list of problems.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub label: Option<Text>,
}

impl Problem {
    /// A problem with a sentence of the catalogue.
    pub fn new(path: impl Into<String>, message: Message) -> Self {
        Self { path: path.into(), code: message.code, args: message.args, text: None, label: None }
    }

    /// A problem with the author's own sentence.
    pub fn authored(path: impl Into<String>, text: Text) -> Self {
        Self { text: Some(text), ..Self::new(path, Message::new("forms-assertion")) }
    }

    /// The same problem with the label of its field.
    #[must_use]
    pub fn labelled(mut self, label: Option<Text>) -> Self {
        self.label = label;
        self
    }

    /// Code and arguments.
    pub fn message(&self) -> Message {
        Message { code: self.code.clone(), args: self.args.clone() }
    }

    /// The sentence in `lang`: the author's where there is one.
    pub fn say(&self, lang: Lang) -> String {
        match &self.text {
            Some(text) => text.read(lang).to_owned(),
            None => words::say_or_code(lang, &self.message()),
        }
    }
}
