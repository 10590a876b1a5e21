//! Each form of the catalogue, filled in from its heading to its end by the keyboard alone, in each language.

use desktop::form::Form;
use desktop::house::House;
use desktop::page::Page;
use desktop::{Done, tools};
use serde_json::json;
use words::Lang;

use super::steps::{begin, in_terminal, turn_language, unlock};

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
    house.will_pick(&[&tools::repository().join("fixtures/pdf/pass-made-elsewhere.pdf")])?;
    let mut page = house.open().await?;
    unlock(&page).await?;
    stay_open(&page).await?;
    if page.lang() != lang {
        turn_language(&mut page).await?;
    }
    let (forms, mut failed) = (Form::all()?, Vec::new());
    assert_eq!(forms.len(), 13, "every form that ships");
    for form in forms {
        let begun = std::time::Instant::now();
        let filled = fill(&page, &form).await;
        eprintln!("{} in {lang}: {} s", form.number(), begun.elapsed().as_secs());
        failed.extend(filled.err().map(|trouble| format!("{}: {trouble}", form.number())));
    }
    page.close().await?;
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n").into()) }
}

/// The driver's keys come from within the engine: to the shell, which counts the idle minutes, nobody is there.
async fn stay_open(page: &Page) -> Done<()> {
    let ask = "const [request, done] = arguments;
        window.__TAURI_INTERNALS__.invoke('set_settings', { request }).then(() => done(null), (thrown) => done(thrown.message));";
    let request = json!({"settings": {"lock_after_minutes": 120}});
    let refused = page.client.execute_async(ask, vec![request]).await?;
    if refused.is_null() { Ok(()) } else { Err(refused.to_string().into()) }
}

async fn fill(page: &Page, form: &Form) -> Done<()> {
    begin(page, form).await?;
    form.fill(page).await?;
    page.press("Ctrl+Enter").await?;
    page.until("nothing is wanting", "return location.hash.startsWith('#/sign')").await?;
    page.settled().await
}
