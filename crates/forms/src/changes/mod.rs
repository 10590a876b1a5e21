//! What changed between two editions of one form, and what that means for whoever has begun the older one.
//!
//! A change is *text* (other words or another arrangement), *compatible* (whatever was right stays right) or
//! *breaking* (an answer may have lost its place, or is no longer right). A breaking change asks for `migrate`: an
//! operation where an answer would lose its place, and the part itself, be it empty, where the answer stays and may
//! have to be looked at again. What the tool does not know how to judge it calls breaking.

mod codes;
mod fields;
mod flow;
mod parts;
mod rules;

use serde::Serialize;
use words::{Arg, Lang, Message, Text, say_or_code};

use crate::definition::{Definition, Migration};
use crate::fault::Fault;
use crate::migrating;

/// How much a change touches, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum ChangeClass {
    /// Other words, another order: no answer and no rule.
    Text,
    /// Whatever was right in the older edition stays right.
    Compatible,
    /// An answer may lose its place, or be no longer right.
    Breaking,
}

/// What a breaking change asks of the part `migrate`, from the less to the more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Asks {
    /// That the part speaks of the older version at all: the answer stays where it is.
    Part,
    /// An operation that says what becomes of the answer.
    Operation,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FormChange {
    /// JSON pointer into the newer definition; into the older one for what is gone.
    pub place: String,
    /// What changed: the code of its sentence.
    pub code: String,
    /// Its class.
    pub class: ChangeClass,
    /// What it asks of the part `migrate`, where it is breaking.
    pub asks: Option<Asks>,
    /// Whether that is there; true where nothing is asked.
    pub covered: bool,
    #[serde(skip)]
    name: Text,
    #[serde(skip)]
    message: Message,
}

impl FormChange {
    fn new(class: ChangeClass, place: impl Into<String>, code: &str, name: Text) -> Self {
        let breaks = class == ChangeClass::Breaking;
        Self {
            place: place.into(),
            code: code.to_owned(),
            class,
            asks: breaks.then_some(Asks::Part),
            covered: !breaks,
            name,
            message: Message::new(code),
        }
    }

    fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.message = self.message.with(name, value);
        self
    }

    /// The same change, which asks for an operation of its own.
    fn asking(mut self, covered: bool) -> Self {
        self.asks = Some(Asks::Operation);
        self.covered = covered;
        self
    }

    /// The sentence in one language.
    pub fn sentence(&self, lang: Lang) -> String {
        say_or_code(lang, &self.message.clone().with("name", self.name.read(lang)))
    }

    /// The sentence in both.
    pub fn text(&self) -> Text {
        Text::new(self.sentence(Lang::En), self.sentence(Lang::ZhHantHk))
    }
}

/// All that changed from one edition to another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FormChanges {
    /// The worst class among the changes; none when nothing changed that anybody could notice.
    pub class: Option<ChangeClass>,
    /// Whether the newer edition may be published after the older one.
    pub publishable: bool,
    /// The single changes.
    pub changes: Vec<FormChange>,
    /// What is wrong with the operations, seen from the older edition.
    pub faults: Vec<Fault>,
}

/// The two editions that are compared, and what the newer one says of drafts of the older.
struct Pair<'a> {
    old: &'a Definition,
    new: &'a Definition,
    operations: &'a [Migration],
}

/// What changed from `old` to `new`. The two are editions of one form; see [`follows`](crate::follows).
pub fn changes(old: &Definition, new: &Definition) -> FormChanges {
    let migration = new.migrations.get(&old.version);
    let pair = Pair { old, new, operations: migration.map_or(&[], Vec::as_slice) };
    let mut changes = parts::texts(&pair);
    changes.extend(fields::changes(&pair));
    changes.extend(codes::changes(&pair));
    changes.extend(rules::changes(&pair));
    changes.extend(flow::changes(&pair));
    changes.extend(parts::changes(&pair));
    for change in changes.iter_mut().filter(|change| change.asks == Some(Asks::Part)) {
        change.covered = migration.is_some();
    }
    let faults = migrating::faults(old, new);
    FormChanges {
        class: changes.iter().map(|change| change.class).max(),
        publishable: faults.is_empty() && changes.iter().all(|change| change.covered),
        changes,
        faults,
    }
}

fn plain(text: &str) -> Text {
    Text::new(text, text)
}

/// A value as a sentence of an author shows it; a dash where there is none.
fn shown(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| value.to_string())
}
