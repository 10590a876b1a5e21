//! Which codes are on offer at a place: those valid on the day and let through by the rule.

use super::fill::Filled;
use crate::definition::Code;
use crate::pointer::Pattern;

/// The codes on offer at `at` in `rows`, in the order of their list.
pub fn offered<'d>(filled: &mut Filled<'d>, at: &Pattern, rows: &[usize]) -> Vec<&'d Code> {
    let definition = filled.table.definition;
    let today = filled.table.inputs.today;
    let name = definition.names.fields.get(at).and_then(|field| field.codelist.as_deref());
    let Some((name, list)) = name.and_then(|name| Some((name, definition.names.codelists.get(name)?))) else {
        return Vec::new();
    };
    let rule = definition.logic.choices.get(at);
    let mut codes = Vec::new();
    for code in list.codes.iter().filter(|code| code.is_valid_on(today)) {
        let passes = match rule {
            None => true,
            Some(rule) => {
                filled.table.offer(name, &code.code);
                filled.holds(rule, at, rows) == Some(true)
            }
        };
        if passes {
            codes.push(code);
        }
    }
    codes
}
