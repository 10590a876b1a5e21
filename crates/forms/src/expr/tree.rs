//! The tree of an expression, with its paths resolved but not yet typed.

use super::op::Op;
use crate::pointer::Pattern;
use crate::values::Value;

/// An expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// A literal value.
    Literal(Value),
    /// A literal list, as the second argument of `in` and `anyOf`.
    Choices(Vec<Expr>),
    /// A value from the answers or the inputs.
    Var(Reference),
    /// An operator with its arguments.
    Call(Op, Vec<Expr>),
}

/// What a `var` refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// A field. The first `bound` rows are those of the row in which the rule stands.
    Field {
        /// Where the field is.
        path: Pattern,
        /// How many `*` of the path are the rule's own rows.
        bound: usize,
    },
    /// The civil date of filling (`today`).
    Today,
    /// The stage being filled in (`stage`).
    Stage,
    /// A part of the person (`actor.post`).
    Actor(String),
    /// A value of a named snapshot (`snapshot.balances.vacation`).
    Snapshot(String, String),
    /// The code on offer (`option`) or one of its attributes (`option.district`); in `choices` only.
    Offered(Option<String>),
}

impl Expr {
    /// The literal text, if it is one.
    pub fn literal_text(&self) -> Option<&str> {
        match self {
            Expr::Literal(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The literal whole number, if it is one.
    pub fn literal_integer(&self) -> Option<i64> {
        match self {
            Expr::Literal(Value::Integer(whole)) => Some(*whole),
            _ => None,
        }
    }

    /// Every literal text that the expression can result in: itself, or the branches of an `if`.
    pub fn possible_texts(&self) -> Option<Vec<&str>> {
        if let Some(text) = self.literal_text() {
            return Some(vec![text]);
        }
        let Expr::Call(Op::If, args) = self else { return None };
        let mut texts = Vec::new();
        for (place, arg) in args.iter().enumerate() {
            let is_test = place % 2 == 0 && place + 1 < args.len();
            if !is_test {
                texts.extend(arg.possible_texts()?);
            }
        }
        Some(texts)
    }

    /// The group whose rows the expression lists, if it lists rows.
    pub fn group(&self) -> Option<&Pattern> {
        match self {
            Expr::Var(Reference::Field { path, .. }) => Some(path),
            Expr::Call(Op::Filter, args) => args.first()?.group(),
            _ => None,
        }
    }

    /// Calls `visit` for every reference in the tree.
    pub fn references<'a>(&'a self, visit: &mut dyn FnMut(&'a Reference)) {
        match self {
            Expr::Var(reference) => visit(reference),
            Expr::Call(_, args) | Expr::Choices(args) => args.iter().for_each(|arg| arg.references(visit)),
            Expr::Literal(_) => {}
        }
    }

    /// The same expression with every path of a field replaced by what `place` makes of it.
    pub fn with_fields(&self, place: &dyn Fn(&Pattern) -> Pattern) -> Expr {
        let all = |args: &[Expr]| args.iter().map(|arg| arg.with_fields(place)).collect();
        match self {
            Expr::Var(Reference::Field { path, bound }) => {
                Expr::Var(Reference::Field { path: place(path), bound: *bound })
            }
            Expr::Call(op, args) => Expr::Call(*op, all(args)),
            Expr::Choices(items) => Expr::Choices(all(items)),
            other => other.clone(),
        }
    }

    /// Every test of an `if` in the tree, with its pointer below `at`, where the expression stands.
    pub fn tests<'a>(&'a self, at: &str, found: &mut Vec<(String, &'a Expr)>) {
        let Expr::Call(op, args) = self else { return };
        for (place, arg) in args.iter().enumerate() {
            let here = format!("{at}/{}/{place}", crate::pointer::escape(op.name()));
            if *op == Op::If && place % 2 == 0 && place + 1 < args.len() && !matches!(arg, Expr::Literal(_)) {
                found.push((here.clone(), arg));
            }
            arg.tests(&here, found);
        }
    }

    /// The fields that the expression reads, with row numbers generalised.
    pub fn fields(&self) -> Vec<Pattern> {
        let mut fields = Vec::new();
        self.references(&mut |reference| {
            if let Reference::Field { path, .. } = reference {
                fields.push(path.generalised());
            }
        });
        fields
    }
}
