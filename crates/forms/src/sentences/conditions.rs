//! Conditions as phrases and as lists.

use words::Text;

use super::composer::Composer;
use super::phrase::{Phrase, Sentence, joined};
use super::shapes::{Shape, is_several, opposite, shape, turned};
use crate::expr::{Expr, Op, Reference};
use crate::values::{Type, Value};

/// As many conditions stand in one sentence; more become a list.
const MOST_INLINE: usize = 2;

impl Composer<'_> {
    /// A condition that fills the rest of a sentence: the word by which a message chooses its form (`one`, `all`,
    /// `any`, `always`, `never`), the condition where it is one, and the list where they are several.
    pub(super) fn conditions(&mut self, expr: &Expr, holds: bool) -> (&'static str, Text, Vec<Sentence>) {
        match shape(expr, holds) {
            Shape::Constant(true) => ("always", Text::default(), Vec::new()),
            Shape::Constant(false) => ("never", Text::default(), Vec::new()),
            Shape::Several { all, parts }
                if parts.len() > MOST_INLINE || parts.iter().any(|(part, _)| is_several(part)) =>
            {
                (if all { "all" } else { "any" }, Text::default(), self.items(&parts))
            }
            _ => ("one", self.condition(expr, holds), Vec::new()),
        }
    }

    fn items(&mut self, parts: &[(&Expr, bool)]) -> Vec<Sentence> {
        let item = |(part, holds): &(&Expr, bool)| {
            let (joint, condition, items) = self.conditions(part, *holds);
            let head = Phrase::new("forms-say-item").given("joint", joint).with("c", condition);
            Sentence::listing(head.text(), items)
        };
        parts.iter().map(item).collect()
    }

    /// A condition within a sentence.
    pub(super) fn condition(&mut self, expr: &Expr, holds: bool) -> Text {
        match shape(expr, holds) {
            Shape::Constant(yes) => Phrase::new("forms-say-item").given("joint", constant(yes)).text(),
            Shape::Several { all, parts } => {
                let code = if all { "forms-say-both" } else { "forms-say-either" };
                let said: Vec<Text> = parts.iter().map(|(part, holds)| self.bracketed(part, *holds)).collect();
                let mut said = said.into_iter();
                let first = said.next().unwrap_or_default();
                said.fold(first, |a, b| Phrase::new(code).with("a", a).with("b", b).text())
            }
            Shape::One => match expr {
                Expr::Call(Op::Not, args) => self.condition(&args[0], !holds),
                Expr::Call(Op::And | Op::Or, args) if args.len() == 1 => self.condition(&args[0], holds),
                _ => self.single(expr, holds),
            },
        }
    }

    fn bracketed(&mut self, expr: &Expr, holds: bool) -> Text {
        let condition = self.condition(expr, holds);
        if !is_several(expr) {
            return condition;
        }
        Phrase::new("forms-say-bracket").with("a", condition).text()
    }

    fn single(&mut self, expr: &Expr, holds: bool) -> Text {
        match expr {
            Expr::Var(Reference::Offered(Some(attribute))) => {
                let list = self.offered.unwrap_or_default().to_owned();
                let name = Phrase::new("forms-say-offered").text();
                self.one_of(name, self.having(&list, attribute, holds), true)
            }
            Expr::Call(Op::Lookup, args) if self.is_plain_lookup(args) => {
                let list = args[0].literal_text().unwrap_or_default();
                let name = self.value(&args[1], Some(&Type::Code(list.to_owned())));
                let codes = self.having(list, args[2].literal_text().unwrap_or_default(), holds);
                self.one_of(name, codes, true)
            }
            Expr::Call(op, args) => self.called_upon(expr, *op, args, holds),
            _ => self.is_answer(expr, holds),
        }
    }

    fn called_upon(&mut self, expr: &Expr, op: Op, args: &[Expr], holds: bool) -> Text {
        match op {
            Op::Equal | Op::Unequal | Op::Less | Op::LessOrEqual | Op::Greater | Op::GreaterOrEqual => {
                let op = if holds { op } else { opposite(op) };
                match turned(op, args) {
                    Some((op, left, right)) => self.comparison(op, left, right),
                    None => Text::default(),
                }
            }
            Op::IsBlank => {
                let code = if holds { "forms-say-blank" } else { "forms-say-filled" };
                Phrase::new(code).with("a", self.value(&args[0], None)).text()
            }
            Op::In => self.membership(args, holds),
            Op::AnyOf => {
                let of = self.type_of(&args[0]);
                let (name, list) = (self.value(&args[0], None), self.value(&args[1], of.as_ref()));
                let code = if holds { "forms-say-includes" } else { "forms-say-includes-none" };
                Phrase::new(code).with("a", name).with("list", list).text()
            }
            Op::All | Op::Any => {
                let rows = self.walked(&args[0]);
                let condition = self.condition(&args[1], true);
                let code = match (op, holds) {
                    (Op::All, true) => "forms-say-every-row",
                    (Op::All, false) => "forms-say-not-every-row",
                    (_, true) => "forms-say-some-row",
                    (_, false) => "forms-say-no-row",
                };
                Phrase::new(code).with("rows", rows).with("c", condition).text()
            }
            Op::Coalesce => self.unless_known(expr, args, holds),
            _ => self.is_answer(expr, holds),
        }
    }

    /// A condition with what counts where it cannot be told.
    fn unless_known(&mut self, expr: &Expr, args: &[Expr], holds: bool) -> Text {
        let [condition, Expr::Literal(Value::Bool(otherwise))] = args else { return self.is_answer(expr, holds) };
        // Where it is not known a condition counts as not holding anyway.
        if *otherwise != holds {
            return self.condition(condition, holds);
        }
        Phrase::new("forms-say-or-unknown").with("c", self.condition(condition, holds)).text()
    }

    fn is_answer(&mut self, expr: &Expr, holds: bool) -> Text {
        let answer = self.answer(holds);
        let name = self.value(expr, None);
        Phrase::new("forms-say-is").with("a", name).with("b", answer).text()
    }

    fn comparison(&mut self, op: Op, left: &Expr, right: &Expr) -> Text {
        if let Some(said) = self.comparison_with_answer(op, left, right) {
            return said;
        }
        let like = match self.type_of(left) {
            Some(Type::Text) | None => self.type_of(right).or(Some(Type::Text)),
            known => known,
        };
        let kind = match like {
            Some(Type::Date | Type::Time) => "time",
            Some(Type::Integer | Type::Decimal) => "number",
            _ => "other",
        };
        let is_literal = matches!(right, Expr::Literal(_)) || self.constant(right).is_some();
        let code = match op {
            Op::Equal if is_literal => "forms-say-is",
            Op::Unequal if is_literal => "forms-say-is-not",
            Op::Equal => "forms-say-same",
            Op::Unequal => "forms-say-differs",
            Op::Less => "forms-say-below",
            Op::LessOrEqual => "forms-say-at-most",
            Op::Greater => "forms-say-above",
            _ => "forms-say-at-least",
        };
        let name = self.value(left, like.as_ref());
        let other = match (left, right.literal_text()) {
            (Expr::Var(Reference::Stage), Some(id)) => self.definition.stage_called(id),
            _ => self.value(right, like.as_ref()),
        };
        Phrase::new(code).given("kind", kind).with("a", name).with("b", other).text()
    }

    /// What is worked out to yes or no compared with one of them is a condition itself.
    fn comparison_with_answer(&mut self, op: Op, left: &Expr, right: &Expr) -> Option<Text> {
        let Expr::Literal(Value::Bool(yes)) = right else { return None };
        let is_equal = op == Op::Equal;
        let is_worked_out = matches!(left, Expr::Call(op, _) if !matches!(op, Op::If | Op::First | Op::Index));
        (is_worked_out && matches!(op, Op::Equal | Op::Unequal)).then(|| self.condition(left, *yes == is_equal))
    }

    fn membership(&mut self, args: &[Expr], holds: bool) -> Text {
        let of = self.type_of(&args[0]);
        let name = self.value(&args[0], None);
        if let Expr::Choices(items) = &args[1] {
            let codes = items.iter().map(|item| self.value(item, of.as_ref())).collect();
            return self.one_of(name, codes, holds);
        }
        let code = if holds { "forms-say-among" } else { "forms-say-not-among" };
        let list = self.value(&args[1], of.as_ref());
        Phrase::new(code).with("a", name).with("list", list).text()
    }

    fn one_of(&self, name: Text, codes: Vec<Text>, holds: bool) -> Text {
        if codes.is_empty() {
            return Phrase::new("forms-say-fits-none").with("a", name).text();
        }
        let code = match (holds, codes.len()) {
            (true, _) => "forms-say-is",
            (false, 1) => "forms-say-is-not",
            (false, _) => "forms-say-is-none-of",
        };
        let last = if holds { "forms-say-or" } else { "forms-say-and" };
        Phrase::new(code).with("a", name).with("b", joined(codes, last)).text()
    }

    /// The codes of a list of which `attribute` says yes, or no.
    fn having(&self, list: &str, attribute: &str, yes: bool) -> Vec<Text> {
        let groups = self.definition.grouped(list, attribute);
        groups.into_iter().find(|(value, _)| *value == Value::Bool(yes)).map(|(_, codes)| codes).unwrap_or_default()
    }

    fn is_plain_lookup(&self, args: &[Expr]) -> bool {
        args.len() == 3 && args[2].literal_text().is_some() && !matches!(args[1], Expr::Call(Op::If, _))
    }
}

fn constant(holds: bool) -> &'static str {
    if holds { "always" } else { "never" }
}
