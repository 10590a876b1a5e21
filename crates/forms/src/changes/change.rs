//! A single change, all of them together, and the two editions that are compared.

use serde::Serialize;
use words::{Arg, Lang, Message, Text, say_or_code};

use crate::definition::{Definition, Migration};
use crate::fault::Fault;
use crate::pointer::Pattern;

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
    pub(super) fn new(class: ChangeClass, place: impl Into<String>, code: &str, name: Text) -> Self {
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

    pub(super) fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.message = self.message.with(name, value);
        self
    }

    /// The same change, which asks for an operation of its own.
    pub(super) fn asking(mut self, covered: bool) -> Self {
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
pub(super) struct Pair<'a> {
    pub(super) old: &'a Definition,
    pub(super) new: &'a Definition,
    pub(super) operations: &'a [Migration],
}

impl Pair<'_> {
    /// Where a place of the older edition stands in the newer one: where the most particular operation takes it.
    pub(super) fn place(&self, at: &Pattern) -> Pattern {
        let speaking = self.operations.iter().filter(|operation| operation.speaks_of(at));
        let most = speaking.max_by_key(|one| one.from.iter().map(|from| from.steps().len()).max());
        most.and_then(|operation| operation.place(at)).unwrap_or_else(|| at.clone())
    }

    /// Whether the group around a field was moved by one operation, which is one change.
    pub(super) fn group_went_too(&self, at: &Pattern) -> bool {
        let own = |operation: &&Migration| operation.from.contains(at);
        !self.operations.iter().any(|operation| own(&operation))
            && self.operations.iter().any(|operation| operation.speaks_of(at))
    }

    pub(super) fn says(&self, at: &Pattern) -> bool {
        self.operations.iter().any(|operation| operation.speaks_of(at))
    }

    /// Drafts that can move are of the first stage: what later offices would have filled in nobody has filled in yet.
    pub(super) fn in_drafts(&self, stage: &str) -> bool {
        stage == self.old.first_stage()
    }
}

pub(super) fn plain(text: &str) -> Text {
    Text::new(text, text)
}

/// A value as a sentence of an author shows it; a dash where there is none.
pub(super) fn shown(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| value.to_string())
}
