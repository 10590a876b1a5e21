//! A rule as a line of text, for authors and reviewers: `sum(bookings.fee) > 50000`.

use super::op::Op;
use super::tree::{Expr, Reference};
use crate::pointer::{Pattern, Step};
use crate::values::Value;

/// The line of text for `expr`.
pub fn view(expr: &Expr) -> String {
    show(expr, 0)
}

fn infix(op: Op) -> Option<(&'static str, u8)> {
    Some(match op {
        Op::Or => (" or ", 1),
        Op::And => (" and ", 2),
        Op::Equal => (" = ", 3),
        Op::Unequal => (" ≠ ", 3),
        Op::Less => (" < ", 3),
        Op::LessOrEqual => (" ≤ ", 3),
        Op::Greater => (" > ", 3),
        Op::GreaterOrEqual => (" ≥ ", 3),
        Op::In => (" in ", 3),
        Op::Add => (" + ", 4),
        Op::Subtract => (" − ", 4),
        Op::Multiply => (" × ", 5),
        Op::Divide => (" ÷ ", 5),
        _ => return None,
    })
}

/// `strength` is how tightly the surroundings bind; weaker operators get brackets.
fn show(expr: &Expr, strength: u8) -> String {
    match expr {
        Expr::Literal(Value::Text(text)) => format!("“{text}”"),
        Expr::Literal(value) => value.print(),
        Expr::Choices(items) => format!("[{}]", listed(items)),
        Expr::Var(reference) => name(reference),
        Expr::Call(op, args) => match infix(*op) {
            Some((sign, own)) => {
                let inner: Vec<_> = args.iter().map(|arg| show(arg, own + 1)).collect();
                let line = inner.join(sign);
                if own < strength { format!("({line})") } else { line }
            }
            None => format!("{}({})", op.name(), listed(args)),
        },
    }
}

fn listed(items: &[Expr]) -> String {
    items.iter().map(|item| show(item, 0)).collect::<Vec<_>>().join(", ")
}

fn name(reference: &Reference) -> String {
    match reference {
        Reference::Field { path, .. } => dotted(path),
        Reference::Today => "today".into(),
        Reference::Stage => "stage".into(),
        Reference::Actor(part) => format!("actor.{part}"),
        Reference::Snapshot(name, key) => format!("{name}.{key}"),
        Reference::Offered(None) => "option".into(),
        Reference::Offered(Some(attribute)) => format!("option.{attribute}"),
    }
}

fn dotted(path: &Pattern) -> String {
    let mut text = String::new();
    for step in path.steps() {
        match step {
            Step::Each => {}
            Step::At(row) => text.push_str(&format!("[{}]", row + 1)),
            Step::Name(name) if text.is_empty() => text.push_str(name),
            Step::Name(name) => text.push_str(&format!(".{name}")),
        }
    }
    text
}
