//! Who composes the sentences of one rule: the definition, the list of the choice on offer, and the values that
//! were too long for their place and are told apart by number.

use words::Text;

use super::phrase::{Phrase, Sentence};
use crate::definition::{Definition, Offering};
use crate::expr::{Expr, check};
use crate::values::Type;

pub(super) struct Composer<'a> {
    pub(super) definition: &'a Definition,
    /// The list of the choice on offer, where the rule chooses among choices.
    pub(super) offered: Option<&'a str>,
    told: Vec<(Expr, Sentence)>,
}

impl<'a> Composer<'a> {
    pub(super) fn new(definition: &'a Definition, offered: Option<&'a str>) -> Self {
        Self { definition, offered, told: Vec::new() }
    }

    /// The type of an expression; none where it stands apart from the `round` that it needs.
    pub(super) fn type_of(&self, expr: &Expr) -> Option<Type> {
        let names = &self.definition.names;
        match self.offered {
            Some(list) => check(expr, &Offering { names, list }, "").ok(),
            None => check(expr, names, "").ok(),
        }
    }

    /// The number under which the value of `expr` is told; `sentence` makes what is said of it.
    pub(super) fn numbered(&mut self, expr: &Expr, sentence: impl FnOnce(&mut Self, Text) -> Sentence) -> Text {
        let known = self.told.iter().position(|(told, _)| told == expr);
        let place = known.unwrap_or_else(|| {
            let place = self.told.len();
            // Its place is taken before what it is made of takes places of its own.
            self.told.push((expr.clone(), Sentence::plain(Text::default())));
            let said = sentence(self, number(place));
            self.told[place].1 = said;
            place
        });
        number(place)
    }

    /// What was told by number, in order.
    pub(super) fn told(self) -> impl Iterator<Item = Sentence> {
        self.told.into_iter().map(|(_, sentence)| sentence)
    }
}

fn number(place: usize) -> Text {
    Phrase::new("forms-say-number").given("number", place + 1).text()
}
