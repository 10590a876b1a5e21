//! Blank forms for pen and ink: every question is there, nothing is answered, nothing can be filled in on a screen.

use lopdf::Document;
use rendition::{Content, Item as Printed, Reading, blank_of, render, spots};
use words::Lang;

use crate::forms::{definition, imprint};

/// The published forms.
fn all() -> Vec<String> {
    let shelf = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/forms");
    let folders = std::fs::read_dir(shelf).unwrap().map(|entry| entry.unwrap().path());
    let forms = folders.filter(|folder| folder.join("11-2026/form.json").is_file());
    forms.map(|form| form.file_name().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn every_question_of_every_published_form_has_its_room_on_paper() {
    for name in all() {
        let definition = definition(&name);
        let sheet = blank_of(&definition, &imprint());
        let said: Vec<&str> = spots(&sheet).into_iter().map(|spot| spot.text).collect();
        let view = definition.view();
        for item in view.pages.iter().flat_map(|page| &page.sections).flat_map(|section| &section.items) {
            for field in item.paths().into_iter().filter_map(|path| view.fields.get(path)) {
                let heads = said.iter().any(|text| text.contains(&*field.label.zh));
                assert!(heads, "{name}: {}", field.label.zh);
            }
        }
        for slot in &view.attachments {
            assert!(said.contains(&&*slot.label.en), "{name}: {}", slot.id);
        }
    }
}

fn is_to_be_answered(form: &str, item: &Printed) {
    match item {
        Printed::Value(value) => assert!(matches!(value.content, Content::Room { .. }), "{form}: {value:?}"),
        Printed::Choice(choice) => assert!(choice.options.iter().all(|one| !one.chosen), "{form}: {choice:?}"),
        Printed::Table(table) => {
            let mut cells = table.rows.iter().flatten();
            assert!(!table.rows.is_empty() && cells.all(|cell| matches!(cell, Content::Room { .. })), "{form}");
            table.offices.iter().flatten().for_each(|item| is_to_be_answered(form, item));
        }
        Printed::Office(items) => items.iter().for_each(|item| is_to_be_answered(form, item)),
        Printed::Note(_) | Printed::Row(_) => {}
    }
}

#[test]
fn nothing_is_answered_on_a_blank_form_and_nothing_can_be_filled_in_on_a_screen() {
    for name in all() {
        let sheet = blank_of(&definition(&name), &imprint());
        sheet.sections.iter().flat_map(|section| &section.items).for_each(|item| is_to_be_answered(&name, item));
        for lang in Lang::ALL {
            let made = render(&sheet, Reading::both(lang)).unwrap_or_else(|error| panic!("{name}: {error:?}"));
            let document = Document::load_mem(&made.bytes).unwrap();
            assert!(document.catalog().unwrap().get(b"AcroForm").is_err(), "{name} can be filled in");
            crate::judges::kept(&format!("blank-{name}-{lang}.pdf"), &made.bytes);
        }
    }
}
