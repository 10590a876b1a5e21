//! What a draft that moved to a newer edition has set aside, on paper: the answers that found no place there, as they stood.

use forms::Definition;
use serde_json::json;
use words::Text;

use super::{Imprint, bare};
use crate::phrase::Phrases;
use crate::sheet::{Column, Content, Ground, Item, Kind, Section, Sheet, Table};

/// The sheet of what was set aside: each answer by its label, with the words in which it was given.
pub fn aside_of(definition: &Definition, imprint: &Imprint, answers: &[(Text, Text)]) -> Sheet {
    let column = |code: &str, weight: u16| Column { heading: Phrases.both(code), weight, figures: false };
    let heading = Phrases.both("rendition-set-aside");
    let table = Table {
        label: heading.clone(),
        columns: vec![column("rendition-set-aside-question", 2), column("rendition-set-aside-answer", 3)],
        rows: answers.iter().map(|(label, answer)| vec![words(label), words(answer)]).collect(),
        within: Text::default(),
        offices: Vec::new(),
        totals: Vec::new(),
    };
    let data = json!({"mform": 1, "definition": definition.hash(), "formNo": definition.form_no, "setAside": answers});
    let view = definition.view();
    Sheet {
        sections: vec![Section {
            part: None,
            heading,
            hint: Some(Phrases.both("rendition-set-aside-hint")),
            stage: definition.first_stage().to_owned(),
            ground: Ground::Plain,
            items: vec![Item::Table(table)],
        }],
        data: data.to_string(),
        kind: Kind::Blank,
        purpose: None,
        notes: Vec::new(),
        ..bare(definition, &view, imprint)
    }
}

fn words(text: &Text) -> Content {
    if text.en == text.zh { Content::Plain(text.en.clone()) } else { Content::Words(text.clone()) }
}
