//! Filling in a form as a person without a mouse does: from field to field by Tab, each by the keys that its kind takes.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::Done;
use crate::form::{Form, Given};
use crate::page::Page;

/// What has the focus.
const STOP: &str = include_str!("stop.js");
/// Where the focus is when a form opens.
const HEADING: &str = "return !!document.activeElement?.matches('main h1')";
/// Nothing is typed of which the desk has not spoken yet.
const ANSWERED: &str = "return !document.querySelector('[data-unanswered]')";
/// More stops than a form has.
const STOPS: usize = 2_000;
/// More options than a list has.
const OPTIONS: usize = 300;

impl Form {
    /// Fills in what its stage asks, from the heading of the form on, by the keyboard alone. A file that the dialog answers
    /// goes to every place for files that is met.
    ///
    /// # Errors
    /// Which answers found no field, or what a field did not take, or took as something else.
    pub async fn fill(&self, page: &Page) -> Done<()> {
        let given = self.given();
        let mut open: BTreeSet<&str> = given.answers.keys().map(String::as_str).collect();
        page.until("the form is arrived at", HEADING).await?;
        page.tab_on().await?;
        while page.walk(&given, &mut open).await? {
            // The form leads to the first place where something is wanted.
            page.press("Ctrl+Enter").await?;
            let led = page.until("a field is led to", "return !!document.activeElement?.closest('[id^=\"f-\"]')").await;
            led.map_err(|trouble| format!("no field took {open:?}, and {trouble}"))?;
        }
        if !open.is_empty() {
            return Err(format!("no field took {open:?}").into());
        }
        let missing = given.missing_in(&page.draft().await?["evaluation"]["values"]);
        if missing.is_empty() { Ok(()) } else { Err(missing.join("; ").into()) }
    }
}

impl Page {
    /// From what has the focus to the end of the form. Whether there is reason to walk once more: something is open that was
    /// not met, as its field came after it was passed, or stands before the button that brought it.
    async fn walk(&self, given: &Given, open: &mut BTreeSet<&str>) -> Done<bool> {
        let (before, mut asked) = (open.len(), false);
        let mut stop = self.stop().await?;
        for _ in 0..STOPS {
            if stop["kind"] == "end" {
                return Ok(asked || !open.is_empty() && open.len() < before);
            }
            let id = stop["id"].as_str().unwrap_or_default().to_owned();
            self.answer(&stop, given).await.map_err(|trouble| format!("{id}: {trouble}"))?;
            if matches!(stop["kind"].as_str(), Some("radio" | "box" | "list")) {
                // What is asked next may follow from it.
                self.until("the desk has answered", ANSWERED).await?;
            }
            asked |= stop["kind"] == "attach" && stop["has"] == 0 && self.asks_of_original(&id).await?;
            open.remove(id.as_str());
            stop = self.stop().await?;
            if stop["moved"] == false {
                stop = self.tab_on().await?;
            }
        }
        Err("the form has no end".into())
    }

    /// The form that is filled in, as the desk holds it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn draft(&self) -> Done<Value> {
        self.until("the desk has answered", ANSWERED).await?;
        let draft = self.ask("return new URLSearchParams(location.hash.split('?')[1]).get('draft')").await?;
        self.verb("open_draft", json!({"draft_id": draft})).await
    }

    async fn stop(&self) -> Done<Value> {
        self.ask_with(STOP, vec![json!(self.word("ui-check")?)]).await
    }

    async fn tab_on(&self) -> Done<Value> {
        self.press("Tab").await?;
        self.stop().await
    }

    /// Gives the field that has the focus its answer.
    async fn answer(&self, stop: &Value, given: &Given) -> Done<()> {
        let id = stop["id"].as_str().unwrap_or_default();
        let said = said_of_original(id);
        let answer = given.answers.get(id).map(|answer| &answer.value).or(said.as_ref());
        let text = answer.map(|answer| answer.as_str().map_or_else(|| answer.to_string(), str::to_owned));
        match (stop["kind"].as_str().unwrap_or_default(), text) {
            ("add", _) => self.add_row(stop, given.rows.get(id).copied().unwrap_or_default()).await,
            ("attach", _) if stop["has"] == 0 => self.attach(id).await,
            ("segment", Some(day)) => self.type_segment(stop, &day).await,
            ("radio", Some(code)) => self.turn_to(&code).await,
            ("box", Some(_)) => self.tick_here(stop, answer.unwrap_or(&Value::Null)).await,
            ("list", Some(code)) => self.choose_here(&code).await,
            ("list", None) if is_of_file(id) => self.choose_first().await,
            ("text", Some(text)) => {
                self.press("Ctrl+a").await?;
                self.type_text(&text).await
            }
            _ => Ok(()),
        }
    }

    async fn add_row(&self, stop: &Value, wanted: usize) -> Done<()> {
        let has = stop["has"].as_u64().and_then(|has| usize::try_from(has).ok()).unwrap_or_default();
        if has >= wanted {
            return Ok(());
        }
        self.press("Enter").await?;
        let arrived = "return !!document.activeElement?.closest(`[data-row='${arguments[0]}']`)";
        self.until_with("the new row has the focus", arrived, vec![json!(has)]).await
    }

    async fn attach(&self, id: &str) -> Done<()> {
        self.press("Enter").await?;
        let attached = "return document.getElementById(arguments[0]).querySelectorAll('ul > li').length > 0";
        self.until_with("the file is attached", attached, vec![json!(id)]).await
    }

    /// Whether something is to be said of the paper behind the first file of a place.
    async fn asks_of_original(&self, id: &str) -> Done<bool> {
        let asks = "return !!document.querySelector(`[id^='${arguments[0]}-0-']:is(input, button)`)";
        Ok(self.ask_with(asks, vec![json!(id)]).await? == true)
    }

    /// The digits of one part of a date; the focus goes on by itself.
    async fn type_segment(&self, stop: &Value, day: &str) -> Done<()> {
        let at = ["year", "month", "day"].iter().position(|part| stop["part"] == *part).ok_or("no part of a date")?;
        self.type_keys(day.split('-').nth(at).ok_or("no date")?).await
    }

    /// One of a few: the first by the space bar, from there by the arrows.
    async fn turn_to(&self, code: &str) -> Done<()> {
        self.press("Space").await?;
        for _ in 0..OPTIONS {
            let chosen = self.ask("return document.activeElement.checked && document.activeElement.value").await?;
            if chosen == *code {
                return Ok(());
            }
            self.press("ArrowDown").await?;
        }
        Err(format!("there is no choice {code}").into())
    }

    /// One box of several, or the only one.
    async fn tick_here(&self, stop: &Value, answer: &Value) -> Done<()> {
        let wanted = answer.as_array().map_or(*answer == true, |codes| codes.contains(&stop["value"]));
        if stop["checked"] == wanted { Ok(()) } else { self.press("Space").await }
    }

    /// The first of a list.
    async fn choose_first(&self) -> Done<()> {
        self.open_list().await?;
        self.take_option().await
    }

    async fn open_list(&self) -> Done<()> {
        self.press("Enter").await?;
        self.until("the list is open", "return !!document.activeElement?.matches('[role=option]')").await
    }

    async fn take_option(&self) -> Done<()> {
        self.press("Enter").await?;
        self.until("the list is closed", "return !document.querySelector('[role=listbox]')").await
    }

    /// One of many, in a list that opens.
    async fn choose_here(&self, code: &str) -> Done<()> {
        self.open_list().await?;
        for _ in 0..OPTIONS {
            if self.ask("return document.activeElement?.dataset.key").await? == *code {
                return self.take_option().await;
            }
            self.press("ArrowDown").await?;
        }
        Err(format!("the list has no {code}").into())
    }
}

/// Whether a field says something of a file's original.
fn is_of_file(id: &str) -> bool {
    id.contains("-attachments-")
}

/// What is typed of whoever certified a copy, or of the way on which an original comes.
fn said_of_original(id: &str) -> Option<Value> {
    let said = [("-certified-name", "陳大文"), ("-certified-on", "2026-11-02"), ("-follows-tracking", "RB123456785HK")];
    said.iter().find(|(end, _)| is_of_file(id) && id.ends_with(end)).map(|(_, text)| json!(text))
}
