//! How a form calls its fields, groups, stages and codes.

use words::Text;

use super::phrase::{Phrase, data, quoted};
use crate::definition::{Definition, Section, Side};
use crate::pointer::{Pattern, Step};
use crate::values::Value;

impl Definition {
    /// The field at `at` by its label; where the label stands for several fields, with where this one stands.
    pub(super) fn called(&self, at: &Pattern) -> Text {
        let at = at.generalised();
        let Some((owner, field)) = self.names.owner(&at) else { return quoted(&data(at.leaf())) };
        let name = quoted(&field.label);
        let alike = |label: &Text| label.en == field.label.en || label.zh == field.label.zh;
        let shared = self.names.fields.values().filter(|other| alike(&other.label)).count() > 1;
        let place = if shared { self.standing(&owner) } else { None };
        let name = match place {
            Some(place) => Phrase::new("forms-say-field-of").with("name", name).with("place", place).text(),
            None => name,
        };
        if owner == at {
            return name;
        }
        let side = field.kind.side(at.leaf()).map_or_else(|| quoted(&data(at.leaf())), Side::label);
        Phrase::new("forms-say-part").with("name", name).with("part", side).text()
    }

    /// The field at `at` by its label alone, where its rows are named beside it.
    pub(super) fn called_in_rows(&self, at: &Pattern) -> Text {
        let at = at.generalised();
        match self.names.fields.get(&at) {
            Some(field) => quoted(&field.label),
            None => self.called(&at),
        }
    }

    /// The group around a field or the section in which it stands.
    fn standing(&self, at: &Pattern) -> Option<Text> {
        if let Some(group) = at.enclosing_group() {
            return self.names.fields.get(&group).map(|field| quoted(&field.label));
        }
        self.section(self.section_of.get(at)?).map(|section| quoted(&section.title))
    }

    /// The section `id`.
    pub(super) fn section(&self, id: &str) -> Option<&Section> {
        self.pages.iter().flat_map(|page| &page.sections).find(|section| section.id == id)
    }

    /// The code of a list by its label.
    pub(super) fn code_called(&self, list: &str, code: &str) -> Text {
        let found = self.names.codelists.get(list).and_then(|list| list.get(code));
        quoted(&found.map_or_else(|| data(code), |code| code.label.clone()))
    }

    /// The stage by its label.
    pub(super) fn stage_called(&self, id: &str) -> Text {
        quoted(&self.stage(id).map_or_else(|| data(id), |stage| stage.label.clone()))
    }

    /// The codes of a list that have `attribute`, by what it is, in order.
    pub(super) fn grouped(&self, list: &str, attribute: &str) -> Vec<(Value, Vec<Text>)> {
        let mut groups: Vec<(Value, Vec<Text>)> = Vec::new();
        for code in self.names.codelists.get(list).map(|list| list.codes.as_slice()).unwrap_or_default() {
            let Some(value) = code.attributes.get(attribute) else { continue };
            let label = quoted(&code.label);
            match groups.iter_mut().find(|(known, _)| known == value) {
                Some((_, labels)) => labels.push(label),
                None => groups.push((value.clone(), vec![label])),
            }
        }
        groups
    }
}

/// The group whose rows a path over all rows lists, and the path's fixed row, where it names one.
pub(super) fn group_and_row(path: &Pattern) -> (Option<Pattern>, Option<usize>) {
    let row = path.steps().iter().rev().find_map(|step| match step {
        Step::At(row) => Some(Some(*row)),
        Step::Each => Some(None),
        Step::Name(_) => None,
    });
    (path.generalised().enclosing_group(), row.flatten())
}
