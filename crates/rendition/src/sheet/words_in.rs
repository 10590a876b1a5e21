//! Every text of a sheet with the place where it stands, so that a character
//! without a glyph can be reported by the question it was typed into.

use words::Text;

use super::{Content, Item, Section, Sheet, Table};

/// A text and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot<'a> {
    /// Label of the item, or the title of the form.
    pub place: &'a Text,
    /// The text.
    pub text: &'a str,
}

/// All printed texts of the sheet in reading order.
pub fn spots(sheet: &Sheet) -> Vec<Spot<'_>> {
    let mut found = Found { all: Vec::new() };
    found.both(&sheet.title, &sheet.title);
    found.both(&sheet.title, &sheet.department);
    sheet.purpose.iter().for_each(|purpose| found.both(&sheet.title, purpose));
    for text in [&sheet.form_no, &sheet.edition, &sheet.reference] {
        found.one(&sheet.title, text);
    }
    sheet.sections.iter().for_each(|section| found.section(section));
    for stage in &sheet.stages {
        found.both(&stage.title, &stage.title);
        stage.caption.iter().for_each(|text| found.both(&stage.title, text));
        stage.declaration.iter().for_each(|text| found.both(&stage.title, text));
    }
    sheet.notes.iter().for_each(|note| found.both(&sheet.title, note));
    found.all
}

struct Found<'a> {
    all: Vec<Spot<'a>>,
}

impl<'a> Found<'a> {
    fn one(&mut self, place: &'a Text, text: &'a str) {
        self.all.push(Spot { place, text });
    }

    fn both(&mut self, place: &'a Text, text: &'a Text) {
        self.one(place, &text.zh);
        self.one(place, &text.en);
    }

    fn section(&mut self, section: &'a Section) {
        section.part.iter().for_each(|part| self.both(part, part));
        self.both(&section.heading, &section.heading);
        section.hint.iter().for_each(|hint| self.both(&section.heading, hint));
        section.items.iter().for_each(|item| self.item(&section.heading, item));
    }

    fn item(&mut self, heading: &'a Text, item: &'a Item) {
        match item {
            Item::Value(value) => {
                self.both(&value.label, &value.label);
                self.content(&value.label, &value.content);
            }
            Item::Choice(choice) => {
                self.both(&choice.label, &choice.label);
                choice.options.iter().for_each(|option| self.both(&choice.label, &option.label));
            }
            Item::Table(table) => self.table(heading, table),
            Item::Note(text) | Item::Row(text) => self.both(heading, text),
            Item::Office(items) => items.iter().for_each(|item| self.item(heading, item)),
        }
    }

    fn table(&mut self, heading: &'a Text, table: &'a Table) {
        self.both(&table.label, &table.label);
        table.columns.iter().for_each(|column| self.both(&table.label, &column.heading));
        for row in &table.rows {
            for (index, cell) in row.iter().enumerate() {
                let place = table.columns.get(index).map_or(&table.label, |column| &column.heading);
                self.content(place, cell);
            }
        }
        table.offices.iter().flatten().for_each(|item| self.item(heading, item));
        for total in &table.totals {
            self.both(&table.label, &total.label);
            self.one(&total.label, &total.value);
        }
    }

    fn content(&mut self, place: &'a Text, content: &'a Content) {
        match content {
            Content::Plain(text) => self.one(place, text),
            Content::Words(text) => self.both(place, text),
            Content::Blank | Content::Room { .. } | Content::Later { .. } => {}
        }
    }
}
