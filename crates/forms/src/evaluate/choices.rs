//! Which codes are on offer at a place: those valid on the day and let through by the rule.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Serialize, Serializer};
use words::Text;

use super::fill::{Filled, Turn, turn};
use crate::address::districts;
use crate::definition::{Code, Definition, FieldKind};
use crate::pointer::Pattern;

/// A code on offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Choice {
    /// The code as stored.
    pub code: String,
    /// What people read.
    pub label: Text,
}

/// The codes on offer by pointer.
pub type Offers = BTreeMap<String, Arc<Vec<Choice>>>;

/// As a map of lists.
pub fn each<S: Serializer>(offers: &Offers, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(offers.iter().map(|(pointer, choices)| (pointer, choices.as_slice())))
}

/// The list of a field, and those of its codes among which its rule chooses: valid on the day, and listed by the schema
/// where that lists any.
pub fn candidates<'d>(definition: &'d Definition, at: &Pattern, today: Date) -> Option<(&'d str, Vec<&'d Code>)> {
    let field = definition.names.fields.get(at)?;
    let name = field.codelist.as_deref()?;
    let listed = |code: &str| field.slot.options.as_ref().is_none_or(|options| options.iter().any(|one| one == code));
    let codes = definition.names.codelists.get(name)?.codes.iter();
    Some((name, codes.filter(|code| code.is_valid_on(today) && listed(&code.code)).collect()))
}

/// The codes on offer at `at` in `rows`, in the order of their list.
fn offered(filled: &mut Filled<'_>, at: &Pattern, rows: &[usize]) -> Vec<Choice> {
    let definition = filled.table.definition;
    let Some((name, candidates)) = candidates(definition, at, filled.table.inputs.today) else { return Vec::new() };
    let rule = definition.logic.choices.get(at);
    let mut codes = Vec::new();
    for code in candidates {
        let passes = match rule {
            None => true,
            Some(rule) => {
                filled.table.offer(name, &code.code);
                filled.holds(rule, at, rows) == Some(true)
            }
        };
        if passes {
            codes.push(Choice { code: code.code.clone(), label: code.label.clone() });
        }
    }
    codes
}

/// What is on offer at one place.
pub struct Offer<'d> {
    /// The field, or the side of it.
    pub at: Cow<'d, Pattern>,
    /// Its rows.
    pub rows: Vec<usize>,
    /// The codes.
    pub choices: Arc<Vec<Choice>>,
}

/// What is on offer at each place that is shown and filled in now.
pub fn offers<'d>(filled: &mut Filled<'d>) -> Vec<Offer<'d>> {
    let definition = filled.table.definition;
    let stage = filled.table.inputs.stage.clone();
    let mut offers = Vec::new();
    let is_offered = |kind: FieldKind| kind.has_codes() || kind == FieldKind::Address;
    for (at, field) in definition.names.fields.iter().filter(|(_, field)| is_offered(field.kind)) {
        if turn(definition, &field.stage, &stage) != Turn::Now {
            continue;
        }
        let shown = filled.table.cells_of(at).filter(|cell| cell.visible);
        let places: Vec<Vec<usize>> = shown.map(|cell| cell.rows.clone()).collect();
        let is_address = field.kind == FieldKind::Address;
        // Where no rule chooses, every row is offered the same.
        let same = if is_address {
            let choices = districts().map(|(code, _, label)| Choice { code: code.to_owned(), label });
            Some(Arc::new(choices.collect()))
        } else {
            (!definition.logic.choices.contains_key(at)).then(|| Arc::new(offered(filled, at, &[])))
        };
        let at = if is_address { Cow::Owned(at.join("district")) } else { Cow::Borrowed(at) };
        for rows in places {
            let choices = same.clone().unwrap_or_else(|| Arc::new(offered(filled, &at, &rows)));
            offers.push(Offer { at: at.clone(), rows, choices });
        }
    }
    offers
}

/// The offers by their pointers.
pub fn by_pointer(offers: Vec<Offer<'_>>) -> Offers {
    offers.into_iter().map(|offer| (offer.at.at(&offer.rows), offer.choices)).collect()
}
