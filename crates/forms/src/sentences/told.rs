//! Values that want a list of their own: cases one after the other, and what a code list gives.

use words::Text;

use super::composer::Composer;
use super::phrase::{Phrase, Sentence, joined};
use super::shapes::{by_cases, cases};
use crate::expr::{Expr, Op, Scope};
use crate::values::{Type, Value};

/// The most different values of a code list that are listed; of more it is only said that the list gives them.
const MOST_LISTED: usize = 12;

impl Composer<'_> {
    pub(super) fn tabled(&mut self, expr: &Expr, list: &str, attribute: &str, of: Text) -> Text {
        let given = self.definition.grouped(list, attribute).len();
        if given > MOST_LISTED {
            return Phrase::new("forms-say-given").with("of", of).given("name", attribute).text();
        }
        self.numbered(expr, |composer, name| {
            let items = composer.table(list, attribute);
            let head = Phrase::new("forms-say-told").given("how", "table").with("name", name).with("of", of);
            Sentence::listing(head.text(), items)
        })
    }

    /// What a code list gives, by what it gives.
    fn table(&mut self, list: &str, attribute: &str) -> Vec<Sentence> {
        let of = self.definition.names.attribute(list, attribute);
        let groups = self.definition.grouped(list, attribute);
        let line = |(value, codes): (Value, Vec<Text>)| {
            let value = self.literal(&value, of.as_ref());
            let codes = joined(codes, "forms-say-comma");
            Sentence::plain(Phrase::new("forms-say-entry").with("codes", codes).with("value", value).text())
        };
        groups.into_iter().map(line).collect()
    }

    pub(super) fn told_by_cases(&mut self, name: Text, args: &[Expr], like: Option<&Type>) -> Sentence {
        let items = self.cases(args, like);
        Sentence::listing(Phrase::new("forms-say-told").given("how", how(&items)).with("name", name).text(), items)
    }

    /// The cases of an `if`, one under the other.
    pub(super) fn cases(&mut self, args: &[Expr], like: Option<&Type>) -> Vec<Sentence> {
        let (pairs, rest) = cases(args);
        let mut items: Vec<Sentence> = pairs.into_iter().map(|(test, value)| self.case(test, value, like)).collect();
        match rest.map(|rest| self.inner_cases(rest, like)) {
            // What follows "otherwise" is the next case.
            Some(Ok(more)) => items.extend(more),
            Some(Err(value)) => {
                let otherwise = Phrase::new("forms-say-otherwise").given("how", "value").with("value", value);
                items.push(Sentence::plain(otherwise.text()));
            }
            None => items.push(Sentence::plain(Phrase::new("forms-say-otherwise").given("how", "blank").text())),
        }
        items
    }

    fn case(&mut self, test: &Expr, value: &Expr, like: Option<&Type>) -> Sentence {
        let inner = self.inner_cases(value, like);
        let (joint, condition, listed) = self.conditions(test, true);
        let phrase = Phrase::new("forms-say-case").given("joint", joint).with("c", condition);
        match inner {
            Err(value) => Sentence::listing(phrase.given("how", "value").with("value", value).text(), listed),
            // Two lists cannot stand under one line: the condition is said in it, however long it is.
            Ok(items) => {
                let condition = self.condition(test, true);
                let phrase = Phrase::new("forms-say-case").given("joint", "one").with("c", condition);
                Sentence::listing(phrase.given("how", "cases").text(), items)
            }
        }
    }

    /// The cases of a value that is an `if` in turn, or what it is.
    fn inner_cases(&mut self, value: &Expr, like: Option<&Type>) -> Result<Vec<Sentence>, Text> {
        match by_cases(value).as_ref().unwrap_or(value) {
            Expr::Call(Op::If, args) => Ok(self.cases(args, like)),
            other => Err(self.value(other, like)),
        }
    }

    /// How a value is said that fills a sentence of its own: the word that chooses its form, the value or what it
    /// depends on, and its list.
    pub(super) fn whole(&mut self, expr: &Expr, like: Option<&Type>) -> (&'static str, Text, Vec<Sentence>) {
        let told = by_cases(expr);
        let expr = told.as_ref().unwrap_or(expr);
        if let Expr::Call(Op::If, args) = expr {
            let items = self.cases(args, like);
            return (how(&items), Text::default(), items);
        }
        if self.constant(expr).is_none()
            && let Expr::Call(Op::Lookup, args) = expr
            && let (Some(list), Some(attribute)) = (args[0].literal_text(), args[2].literal_text())
            && self.type_of(expr) != Some(Type::Bool)
            && self.definition.grouped(list, attribute).len() <= MOST_LISTED
        {
            let of = self.operand(&args[1], Some(&Type::Code(list.to_owned())));
            return ("table", of, self.table(list, attribute));
        }
        match (self.type_of(expr), expr) {
            (Some(Type::Bool), Expr::Call(..)) => {
                let (joint, condition, items) = self.conditions(expr, true);
                let form = match joint {
                    "all" => "whether-all",
                    "any" => "whether-any",
                    _ => "whether",
                };
                (form, condition, items)
            }
            _ => ("value", self.value(expr, like), Vec::new()),
        }
    }
}

/// Of several tests the first that holds counts; of one there is nothing to say.
fn how(cases: &[Sentence]) -> &'static str {
    if cases.len() > 2 { "cases" } else { "case" }
}
