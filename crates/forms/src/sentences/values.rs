//! Values as phrases: literals, fields, what arithmetic, dates and rows make of them, what a code list gives.

use words::Text;

use super::composer::Composer;
use super::names::group_and_row;
use super::phrase::{Phrase, data, figure, joined, quoted};
use super::shapes::by_cases;
use crate::definition::FieldKind;
use crate::expr::{Expr, Op, Reference, Scope};
use crate::values::{Type, Value};

/// Rows or values as a total goes through them.
struct Column {
    /// What is taken of each row, or of no rows at all.
    what: Option<Text>,
    /// The group of the rows.
    rows: Option<Text>,
    is_filtered: bool,
}

impl Composer<'_> {
    /// `like` is the type of what the value stands beside, by which a literal text is a code.
    pub(super) fn value(&mut self, expr: &Expr, like: Option<&Type>) -> Text {
        if let Some(value) = self.constant(expr) {
            let of = self.type_of(expr);
            return self.literal(&value, of.as_ref().or(like));
        }
        match expr {
            Expr::Literal(value) => self.literal(value, like),
            Expr::Choices(items) => {
                let items = items.iter().map(|item| self.value(item, like)).collect();
                joined(items, "forms-say-or")
            }
            Expr::Var(reference) => self.reference(expr, reference),
            Expr::Call(op, args) => self.call(expr, *op, args, like),
        }
    }

    /// What a lookup gives whose code stands in the rule itself.
    pub(super) fn constant(&self, expr: &Expr) -> Option<Value> {
        let Expr::Call(Op::Lookup, args) = expr else { return None };
        let [list, code, attribute] = args.as_slice() else { return None };
        let code = self.definition.names.codelists.get(list.literal_text()?)?.get(code.literal_text()?)?;
        code.attributes.get(attribute.literal_text()?).cloned()
    }

    pub(super) fn literal(&self, value: &Value, like: Option<&Type>) -> Text {
        match (value, like) {
            (Value::Text(code) | Value::Code(code), Some(Type::Code(list))) => self.definition.code_called(list, code),
            (Value::Text(code) | Value::Code(code), Some(Type::List(of))) => match of.as_ref() {
                Type::Code(list) => self.definition.code_called(list, code),
                _ => quoted(&data(code)),
            },
            (Value::Text(text) | Value::Code(text), _) => quoted(&data(text)),
            (Value::Bool(yes), _) => self.answer(*yes),
            (Value::Date(day), _) => Phrase::new("forms-say-day")
                .given("day", i64::from(day.day()))
                .given("month", i64::from(day.month()))
                .given("year", i64::from(day.year()))
                .text(),
            (other @ (Value::Integer(_) | Value::Decimal(_)), _) => figure(other.print()),
            (other, _) => data(other.print()),
        }
    }

    pub(super) fn answer(&self, yes: bool) -> Text {
        Phrase::new("forms-say-answer").given("answer", if yes { "yes" } else { "no" }).text()
    }

    fn reference(&mut self, expr: &Expr, reference: &Reference) -> Text {
        match reference {
            Reference::Today => Phrase::new("forms-say-today").text(),
            Reference::Stage => Phrase::new("forms-say-stage").text(),
            Reference::Actor(part) => Phrase::new("forms-say-actor").given("part", part.replace('.', "-")).text(),
            Reference::Snapshot(name, key) => {
                Phrase::new("forms-say-snapshot").given("name", name.as_str()).given("key", key.as_str()).text()
            }
            Reference::Offered(None) => Phrase::new("forms-say-offered").text(),
            Reference::Offered(Some(attribute)) => {
                let list = self.offered.unwrap_or_default().to_owned();
                let of = Phrase::new("forms-say-offered").text();
                self.tabled(expr, &list, attribute, of)
            }
            Reference::Field { path, bound } => {
                let name = self.definition.called(path);
                let column = self.column(expr);
                let (group, row) = group_and_row(path);
                match (column.what, column.rows, row) {
                    (Some(_), _, Some(row)) => {
                        let rows = group.map(|group| self.definition.called(&group)).unwrap_or_default();
                        Phrase::new("forms-say-in-row")
                            .with("what", self.definition.called_in_rows(path))
                            .with("rows", rows)
                            .with("row", data(row + 1))
                            .text()
                    }
                    (Some(what), Some(rows), None) if path.depth() > *bound => {
                        Phrase::new("forms-say-in-rows").with("what", what).with("rows", rows).text()
                    }
                    (None, Some(rows), _) => Phrase::new("forms-say-rows").with("rows", rows).text(),
                    _ => name,
                }
            }
        }
    }

    fn call(&mut self, expr: &Expr, op: Op, args: &[Expr], like: Option<&Type>) -> Text {
        match op {
            Op::If => self.numbered(expr, |composer, name| composer.told_by_cases(name, args, like)),
            Op::Lookup => self.looked_up(expr, args, like),
            Op::Add | Op::Subtract | Op::Multiply | Op::Divide | Op::Abs | Op::Round => self.arithmetic(op, args),
            Op::Min | Op::Max => self.extreme(op, args),
            Op::Coalesce => {
                let mut all: Vec<Text> = args.iter().map(|arg| self.operand(arg, like)).collect();
                let last = all.pop().unwrap_or_default();
                let or = |rest, a| Phrase::new("forms-say-coalesce").with("a", a).with("b", rest).text();
                all.into_iter().rev().fold(last, or)
            }
            Op::Concat => {
                let parts = args.iter().filter(|arg| arg.literal_text() != Some(""));
                let parts: Vec<Text> = parts.map(|part| self.value(part, None)).collect();
                Phrase::new("forms-say-concat").with("list", joined(parts, "forms-say-and")).text()
            }
            Op::Length => Phrase::new("forms-say-length").with("a", self.value(&args[0], None)).text(),
            Op::AddDays | Op::AddMonths => self.later(op, args),
            Op::DaysBetween | Op::WorkingDaysBetween => self.days(op, args),
            Op::Hours => {
                let (from, to) = (self.value(&args[0], None), self.value(&args[1], None));
                Phrase::new("forms-say-hours").with("from", from).with("to", to).text()
            }
            Op::Year => Phrase::new("forms-say-year").with("a", self.value(&args[0], None)).text(),
            Op::Count => self.count(&args[0]),
            Op::Sum | Op::Avg => self.total(op, &args[0]),
            Op::Filter => {
                let rows = self.column(expr).rows.unwrap_or_default();
                Phrase::new("forms-say-rows").with("rows", rows).text()
            }
            Op::First => self.nth(&args[0], data(1)),
            Op::Index => {
                let row = self.row_number(&args[1]);
                self.nth(&args[0], row)
            }
            Op::Equal | Op::Unequal | Op::Less | Op::LessOrEqual | Op::Greater | Op::GreaterOrEqual => {
                self.whether(expr)
            }
            Op::And | Op::Or | Op::Not | Op::IsBlank | Op::In | Op::AnyOf | Op::All | Op::Any => self.whether(expr),
        }
    }

    fn whether(&mut self, expr: &Expr) -> Text {
        let condition = self.condition(expr, true);
        Phrase::new("forms-say-whether").with("c", condition).text()
    }

    /// The same value in brackets where it would run into what stands around it.
    pub(super) fn operand(&mut self, expr: &Expr, like: Option<&Type>) -> Text {
        let loose = [Op::Add, Op::Subtract, Op::Multiply, Op::Divide, Op::Round, Op::Concat, Op::Min, Op::Max];
        let value = self.value(expr, like);
        match expr {
            Expr::Call(op, args) if loose.contains(op) && args.len() > 1 => {
                Phrase::new("forms-say-bracket").with("a", value).text()
            }
            _ => value,
        }
    }

    fn arithmetic(&mut self, op: Op, args: &[Expr]) -> Text {
        if op == Op::Round {
            let places = args[1].literal_integer().unwrap_or_default();
            let mode = args[2].literal_text().unwrap_or_default();
            let value = self.value(&args[0], None);
            return Phrase::new("forms-say-rounded")
                .with("a", value)
                .given("places", places)
                .given("mode", mode)
                .text();
        }
        let mut all: Vec<Text> = args.iter().map(|arg| self.operand(arg, None)).collect();
        if op == Op::Add {
            return Phrase::new("forms-say-plus").with("list", joined(all, "forms-say-and")).text();
        }
        let code = match op {
            Op::Subtract => "forms-say-minus",
            Op::Multiply => "forms-say-times",
            Op::Divide => "forms-say-divided",
            _ => return Phrase::new("forms-say-abs").with("a", all.pop().unwrap_or_default()).text(),
        };
        let mut all = all.into_iter();
        let first = all.next().unwrap_or_default();
        all.fold(first, |a, b| Phrase::new(code).with("a", a).with("b", b).text())
    }

    fn extreme(&mut self, op: Op, args: &[Expr]) -> Text {
        let of = args.first().and_then(|arg| self.type_of(arg));
        let of = match of {
            Some(Type::List(of)) => Some(*of),
            other => other,
        };
        let is_time = matches!(of, Some(Type::Date | Type::Time));
        let which = match (op, is_time) {
            (Op::Min, false) => "lowest",
            (Op::Min, true) => "earliest",
            (_, false) => "highest",
            (_, true) => "latest",
        };
        if let [list] = args {
            let Column { what, rows, .. } = self.column(list);
            let phrase = Phrase::new("forms-say-extreme-row").given("which", which);
            return phrase.with("what", what.unwrap_or_default()).with("rows", rows.unwrap_or_default()).text();
        }
        let all = args.iter().map(|arg| self.operand(arg, None)).collect();
        Phrase::new("forms-say-extreme").given("which", which).with("list", joined(all, "forms-say-and")).text()
    }

    fn later(&mut self, op: Op, args: &[Expr]) -> Text {
        let date = self.operand(&args[0], None);
        let known = args[1].literal_integer().or_else(|| match self.constant(&args[1]) {
            Some(Value::Integer(whole)) => Some(whole),
            _ => None,
        });
        let Some(count) = known else {
            let amount = self.operand(&args[1], None);
            let unit = if op == Op::AddDays { "days" } else { "months" };
            return Phrase::new("forms-say-later").with("date", date).with("amount", amount).given("unit", unit).text();
        };
        let (unit, count) = match op {
            Op::AddDays => ("days", count),
            _ if count % 12 == 0 && count != 0 => ("years", count / 12),
            _ => ("months", count),
        };
        let code = if count < 0 { "forms-say-before" } else { "forms-say-after" };
        let count = i64::try_from(count.unsigned_abs()).unwrap_or(i64::MAX);
        Phrase::new(code).with("date", date).given("count", count).given("unit", unit).text()
    }

    fn days(&mut self, op: Op, args: &[Expr]) -> Text {
        let (from, to) = (self.value(&args[0], None), self.value(&args[1], None));
        let calendar = args.get(2).and_then(Expr::literal_text);
        let kind = match (op, calendar) {
            (Op::DaysBetween, _) => "days",
            (_, Some(_)) if self.definition.names.only_calendar().is_none() => "calendar",
            _ => "working",
        };
        let phrase = Phrase::new("forms-say-days").given("kind", kind).given("calendar", calendar.unwrap_or_default());
        phrase.with("from", from).with("to", to).text()
    }

    fn column(&mut self, list: &Expr) -> Column {
        match list {
            Expr::Call(Op::Filter, args) => {
                let group = self.column(&args[0]).rows.unwrap_or_default();
                let condition = self.condition(&args[1], true);
                let rows = Phrase::new("forms-say-rows-where").with("group", group).with("c", condition).text();
                Column { what: None, rows: Some(rows), is_filtered: true }
            }
            Expr::Var(Reference::Field { path, .. }) => {
                let field = self.definition.names.fields.get(&path.generalised());
                let is_group = field.is_some_and(|field| field.kind == FieldKind::Repeat);
                let name = self.definition.called(path);
                if is_group {
                    return Column { what: None, rows: Some(name), is_filtered: false };
                }
                let rows = group_and_row(path).0.map(|group| self.definition.called(&group));
                let name = if rows.is_some() { self.definition.called_in_rows(path) } else { name };
                Column { what: Some(name), rows, is_filtered: false }
            }
            other => Column { what: Some(self.value(other, None)), rows: None, is_filtered: false },
        }
    }

    /// The rows through which `all` or `any` goes.
    pub(super) fn walked(&mut self, list: &Expr) -> Text {
        let column = self.column(list);
        column.rows.or(column.what).unwrap_or_default()
    }

    fn count(&mut self, list: &Expr) -> Text {
        let column = self.column(list);
        let of = match (&column.what, &column.rows, column.is_filtered) {
            (Some(_), Some(_), _) => "filled",
            (Some(_), None, _) => "chosen",
            (_, _, true) => "filtered",
            _ => "rows",
        };
        let phrase = Phrase::new("forms-say-count").given("of", of);
        phrase.with("what", column.what.unwrap_or_default()).with("rows", column.rows.unwrap_or_default()).text()
    }

    fn total(&mut self, op: Op, list: &Expr) -> Text {
        let column = self.column(list);
        let which = if op == Op::Sum { "sum" } else { "average" };
        let phrase = Phrase::new("forms-say-total").given("which", which);
        phrase.with("what", column.what.unwrap_or_default()).with("rows", column.rows.unwrap_or_default()).text()
    }

    fn nth(&mut self, list: &Expr, row: Text) -> Text {
        let column = self.column(list);
        let of = if column.what.is_some() { "values" } else { "rows" };
        let phrase = Phrase::new("forms-say-nth").given("of", of).with("row", row);
        phrase.with("what", column.what.unwrap_or_default()).with("rows", column.rows.unwrap_or_default()).text()
    }

    /// Rules count rows from 0, people from 1.
    fn row_number(&mut self, place: &Expr) -> Text {
        if let Some(place) = place.literal_integer() {
            return data(place.saturating_add(1));
        }
        if let Expr::Call(Op::Subtract, args) = place
            && args[1].literal_integer() == Some(1)
        {
            return self.operand(&args[0], None);
        }
        let all = vec![self.operand(place, None), data(1)];
        Phrase::new("forms-say-plus").with("list", joined(all, "forms-say-and")).text()
    }

    fn looked_up(&mut self, expr: &Expr, args: &[Expr], like: Option<&Type>) -> Text {
        if let Some(told) = by_cases(expr) {
            return self.value(&told, like);
        }
        if self.type_of(expr) == Some(Type::Bool) {
            return self.whether(expr);
        }
        let (list, attribute) =
            (args[0].literal_text().unwrap_or_default(), args[2].literal_text().unwrap_or_default());
        let like = Type::Code(list.to_owned());
        let of = self.operand(&args[1], Some(&like));
        self.tabled(expr, list, attribute, of)
    }
}
