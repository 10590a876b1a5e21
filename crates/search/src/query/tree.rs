//! The tree of a query: what the parser makes and the index reads.

use super::chips::Chip;
use super::phrase::Phrase;
use crate::analyser::Folding;

/// A field that a query can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Title in either language.
    Title,
    /// Reference number.
    Reference,
    /// Code of a class or of one above it.
    Class,
}

/// One thing to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leaf {
    /// The text as typed, after NFKC.
    pub(crate) text: String,
    pub(crate) field: Option<Field>,
    /// With variants folded.
    pub(crate) phrase: Phrase,
}

impl Leaf {
    pub(crate) fn new(text: &str, field: Option<Field>) -> Leaf {
        Leaf { text: text.to_owned(), field, phrase: Phrase::new(text, Folding::Variants) }
    }

    /// The phrase with variants folded or not.
    pub(crate) fn phrase_for(&self, folding: Folding) -> Phrase {
        match folding {
            Folding::Variants => self.phrase.clone(),
            Folding::Off => Phrase::new(&self.text, Folding::Off),
        }
    }
}

/// A node of the tree. The unit of every connective is the record, not the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    /// Every record that the filter lets through.
    All,
    Leaf(Leaf),
    And(Vec<Node>),
    Or(Vec<Node>),
    Not(Box<Node>),
}

impl Node {
    /// The phrases that a hit holds, without those that it must not hold.
    pub(crate) fn wanted(&self) -> Vec<&Leaf> {
        match self {
            Node::All | Node::Not(_) => Vec::new(),
            Node::Leaf(leaf) => vec![leaf],
            Node::And(nodes) | Node::Or(nodes) => nodes.iter().flat_map(Node::wanted).collect(),
        }
    }
}

/// A query, ready to be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    pub(crate) root: Node,
    /// Dates read from the text. Removing one means parsing again with its text in
    /// [`super::Reading::as_text`].
    pub chips: Vec<Chip>,
    /// Whether variants of an ideograph count as different (鍾 and 鐘).
    pub exact_characters: bool,
}

impl Query {
    /// The same query with the switch "exact characters" on or off.
    #[must_use]
    pub fn with_exact_characters(mut self, on: bool) -> Query {
        self.exact_characters = on;
        self
    }

    /// Whether nothing was typed that could be looked for.
    pub fn is_empty(&self) -> bool {
        self.root == Node::All && self.chips.is_empty()
    }

    pub(crate) fn folding(&self) -> Folding {
        if self.exact_characters { Folding::Off } else { Folding::Variants }
    }
}
