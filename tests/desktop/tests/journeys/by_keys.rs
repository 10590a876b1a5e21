//! Each form of the catalogue from office to office until it is a record, by the keyboard alone, in each language.

use std::path::PathBuf;
use std::time::Instant;

use desktop::form::Form;
use desktop::house::House;
use desktop::page::Page;
use desktop::{Done, keys, tools};
use serde_json::{Value, json};
use words::Lang;

use super::steps::{answer_secret, in_terminal, turn_language, unlock};

const SIGNER: &str = "CHAN Tai-man";
/// More than waits in My work, and more stops than a screen has before its end.
const STOPS: usize = 120;

#[tokio::test]
#[ignore = "several minutes: run by ./dev soak"]
async fn in_english() -> Done<()> {
    each_form(Lang::En).await
}

#[tokio::test]
#[ignore = "several minutes: run by ./dev soak"]
async fn in_chinese() -> Done<()> {
    each_form(Lang::ZhHantHk).await
}

async fn each_form(lang: Lang) -> Done<()> {
    let house = House::new()?;
    in_terminal(&house, "2026-11-23", &["init", "--sample"])?;
    let signer = keys::make(&house.papers(), SIGNER)?;
    let mut page = house.open().await?;
    unlock(&page).await?;
    stay_open(&page).await?;
    if page.lang() != lang {
        turn_language(&mut page).await?;
    }
    let office =
        Office { paper: tools::repository().join("fixtures/pdf/pass-made-elsewhere.pdf"), key: signer.key, house };
    let (forms, mut failed) = (Form::all()?, Vec::new());
    assert_eq!(forms.len(), 13, "every form that ships");
    for form in forms {
        let begun = Instant::now();
        let number = form.number().to_owned();
        let stages = office.to_office(&page, form).await;
        eprintln!("{number} in {lang}: {stages:?}, {} s", begun.elapsed().as_secs());
        failed.extend(stages.err().map(|trouble| format!("{number}: {trouble}")));
    }
    page.close().await?;
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n").into()) }
}

/// The driver's keys come from within the engine: to the shell, which counts the idle minutes, nobody is there.
async fn stay_open(page: &Page) -> Done<()> {
    page.verb("set_settings", json!({"settings": {"lock_after_minutes": 120}})).await.map(drop)
}

/// Where the dialogs of the system find what they are asked for.
struct Office {
    house: House,
    paper: PathBuf,
    key: PathBuf,
}

impl Office {
    /// A form from its first stage to the record that it becomes. Answers the stages.
    async fn to_office(&self, page: &Page, mut form: Form) -> Done<Vec<String>> {
        self.house.will_pick(&[&self.paper])?;
        begin(page, &form).await.map_err(|trouble| format!("it is not begun: {trouble}"))?;
        let mut stages = Vec::new();
        loop {
            let stage = page.draft().await?["draft"]["stage_id"].as_str().unwrap_or_default().to_owned();
            let at_stage = |trouble| format!("stage {stage}: {trouble}");
            form = form.at(&stage)?;
            form.fill(page).await.map_err(at_stage)?;
            let is_record = self.hand_over(page).await.map_err(at_stage)?;
            stages.push(stage);
            if is_record {
                return Ok(stages);
            }
            take_up(page, &form).await.map_err(|trouble| format!("after {stages:?}: {trouble}"))?;
        }
    }

    /// Signs a stage where it is to be signed, and hands it over. Whether the form is a record now.
    async fn hand_over(&self, page: &Page) -> Done<bool> {
        page.press("Ctrl+Enter").await?;
        page.until("nothing is wanting", "return location.hash.startsWith('#/sign')").await?;
        page.pages_drawn().await?;
        let heading = page.ask("return document.querySelector('main h1').textContent.trim()").await?;
        let is_signed = heading == page.word("ui-check-sign-title")?;
        if is_signed && page.all("radio", SIGNER, false).await?.is_empty() {
            self.house.will_pick(&[&self.key])?;
            come_to(page, &page.word("ui-other-key")?).await?;
            page.press("Enter").await?;
            answer_secret(page, keys::PASSPHRASE).await?;
            page.one("radio", SIGNER).await?;
            self.house.will_pick(&[&self.paper])?;
        }
        page.press("Ctrl+Enter").await?;
        if is_signed {
            answer_secret(page, keys::PASSPHRASE).await?;
        }
        let done = [page.word("ui-passed-on")?, page.word("ui-filed")?].map(Value::from);
        let said = "[...arguments].findIndex((words) => [...document.querySelectorAll('main *')].some(
            (part) => part.children.length === 0 && part.textContent.trim() === words))";
        page.until_with("it is handed over", &format!("return {said} >= 0"), done.to_vec()).await?;
        Ok(page.ask_with(&format!("return {said}"), done.to_vec()).await? == 1)
    }
}

/// Takes a form out of the catalogue.
async fn begin(page: &Page, form: &Form) -> Done<()> {
    page.press("g c").await?;
    come_to(page, &page.word("ui-forms-filter")?).await?;
    page.press("Ctrl+a").await?;
    page.type_text(form.number()).await?;
    page.settled().await?;
    by(page, "Tab", "return document.activeElement.matches('[role=listbox]')", "the list").await?;
    stand_on(page, form).await?;
    come_to(page, &page.word("ui-begin")?).await?;
    page.press("Enter").await?;
    page.the("button", &page.word("ui-check")?).await.map(drop)
}

/// Opens the form where it waits in My work.
async fn take_up(page: &Page, form: &Form) -> Done<()> {
    page.press("g w").await?;
    page.one("option", form.number()).await?;
    stand_on(page, form).await?;
    page.press("Enter").await?;
    page.the("button", &page.word("ui-check")?).await.map(drop)
}

/// Goes by the arrows to the form in the list that has the focus.
async fn stand_on(page: &Page, form: &Form) -> Done<()> {
    let is_it = "const at = document.activeElement.getAttribute('aria-activedescendant');
        return !!at && document.getElementById(at).textContent.includes(arguments[0]);";
    by(page, "ArrowDown", is_it, form.number()).await
}

/// Goes by Tab to what has this name.
async fn come_to(page: &Page, name: &str) -> Done<()> {
    let is_it = "const at = document.activeElement;
        const called = at.ariaLabel ?? at.labels?.[0]?.textContent ?? at.textContent;
        return called.includes(arguments[0]);";
    by(page, "Tab", is_it, name).await
}

async fn by(page: &Page, key: &str, is_it: &str, name: &str) -> Done<()> {
    for _ in 0..STOPS {
        if page.ask_with(is_it, vec![json!(name)]).await? == true {
            return Ok(());
        }
        page.press(key).await?;
    }
    Err(format!("{name} is not come to by {key}").into())
}
