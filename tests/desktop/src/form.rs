//! Filling in a form as a person does: each answer by the label of its field, in the page's language.
//!
//! The labels come from the definition that ships with Muniment, the answers from the example beside it.

use std::fs;

use serde_json::Value;

use crate::page::Page;
use crate::{Done, tools};

/// A form of the catalogue with an example of its answers.
pub struct Form {
    definition: Value,
    answers: Value,
}

impl Form {
    /// The form of a folder below `schemas/forms`, with the answers of a stage.
    ///
    /// # Errors
    /// When one of the two cannot be read.
    pub fn read(folder: &str, stage: &str) -> Done<Self> {
        let folder = tools::repository().join("schemas/forms").join(folder);
        let read = |name: &str| -> Done<Value> { Ok(serde_json::from_slice(&fs::read(folder.join(name))?)?) };
        Ok(Self { definition: read("form.json")?, answers: read(&format!("answers-{stage}.json"))? })
    }

    /// The form's number, as on paper.
    pub fn number(&self) -> &str {
        self.definition["formNo"].as_str().unwrap_or_default()
    }

    /// What a field is called in the page's language.
    pub fn label(&self, page: &Page, path: &str) -> &str {
        in_language(page, &self.definition["fields"][path]["label"])
    }

    /// One of the form's answers.
    pub fn answer(&self, field: &str) -> &str {
        self.answers[field].as_str().unwrap_or_default()
    }

    /// Fills in what a stage asks.
    ///
    /// # Errors
    /// Which field could not be filled in, and why.
    pub async fn fill(&self, page: &Page, stage: &str) -> Done<()> {
        let fields = self.definition["fields"].as_object().into_iter().flatten();
        for (path, field) in fields.filter(|(_, field)| field["stage"] == *stage) {
            let Some(answer) = self.answers.pointer(path).filter(|_| !self.is_worked_out(path)) else { continue };
            self.fill_field(page, field, answer).await.map_err(|trouble| format!("{path}: {trouble}"))?;
        }
        Ok(())
    }

    fn is_worked_out(&self, path: &str) -> bool {
        !self.definition["logic"]["compute"][path].is_null()
    }

    async fn fill_field(&self, page: &Page, field: &Value, answer: &Value) -> Done<()> {
        let label = in_language(page, &field["label"]);
        let text = answer.as_str().unwrap_or_default();
        match field["type"].as_str().unwrap_or_default() {
            "choice" => self.choose(page, field, label, text).await,
            "boolean" => {
                let group = page.one("radiogroup", label).await?;
                let word = page.word(if answer == true { "ui-yes" } else { "ui-no" })?;
                page.touch(&page.one_within(&group, "radio", &word).await?).await
            }
            "date" => fill_date(page, label, text).await,
            "namePair" => fill_names(page, label, answer).await,
            _ => page.fill(label, text).await,
        }
    }

    async fn choose(&self, page: &Page, field: &Value, label: &str, code: &str) -> Done<()> {
        let list = &self.definition["codelists"][field["codelist"].as_str().unwrap_or_default()]["codes"];
        let chosen = list.as_array().into_iter().flatten().find(|one| one["code"] == code);
        let option = chosen.map(|one| in_language(page, &one["label"])).ok_or("the form has no such code")?;
        if let Some(group) = page.all("radiogroup", label, false).await?.into_iter().next() {
            let radio = page.one_within(&group, "radio", option).await?;
            return page.touch(&radio).await;
        }
        // Many codes stand in a list that opens.
        let list = page.one("button", label).await?;
        page.bring_into_view(&list).await?;
        list.click().await?;
        Ok(page.the("option", option).await?.click().await?)
    }
}

fn in_language<'a>(page: &Page, text: &'a Value) -> &'a str {
    text[page.lang().tag()].as_str().unwrap_or_default()
}

/// A date is typed into its segments, in whatever order the language has them; each is waited for.
async fn fill_date(page: &Page, label: &str, civil: &str) -> Done<()> {
    let group = serde_json::to_value(page.one("group", label).await?)?;
    let parts = ["year", "month", "day"].into_iter().zip(civil.split('-'));
    for (segment, digits) in parts {
        let focus = "const segment = arguments[0].querySelector(`[data-type=${arguments[1]}]`);
            segment.scrollIntoView({ block: 'center' });
            segment.focus();";
        page.ask_with(focus, vec![group.clone(), segment.into()]).await?;
        page.type_keys(digits).await?;
        let number = digits.trim_start_matches('0');
        let taken = "return arguments[0].querySelector(`[data-type=${arguments[1]}]`).getAttribute('aria-valuenow') === arguments[2]";
        page.until_with(&format!("the {segment} is taken"), taken, vec![group.clone(), segment.into(), number.into()])
            .await?;
    }
    Ok(())
}

async fn fill_names(page: &Page, label: &str, names: &Value) -> Done<()> {
    let group = page.one("group", label).await?;
    for (part, code) in [("zh", "ui-name-zh"), ("en", "ui-name-en")] {
        let field = page.one_within(&group, "textbox", &page.word(code)?).await?;
        page.put(&field, names[part].as_str().unwrap_or_default()).await?;
    }
    Ok(())
}
