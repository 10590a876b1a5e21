//! A definition is written: opened from its file, seen as the form that it makes, spoilt and mended, read as sentences,
//! saved back; the way there by the palette, and all of it by the keyboard.

use std::fs;

use desktop::house::House;
use desktop::page::Page;
use desktop::{Done, tools};

use super::steps::{look_at, make_sample_vault};

const LEAVE: &str = "schemas/forms/GEN-LV-1/11-2026/form.json";

#[tokio::test]
async fn a_definition_is_written_beside_the_form_that_it_makes() -> Done<()> {
    let house = House::new()?;
    let file = house.papers().join("leave.json");
    fs::copy(tools::repository().join(LEAVE), &file)?;
    house.will_pick(&[&file])?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    page.go("ui-forms").await?;
    page.push(&page.word("ui-author")?).await?;
    page.the("heading", &page.word("ui-author")?).await?;
    page.shows(&page.word("ui-author-empty")?).await?;
    look_at(&mut page, "author-empty").await?;

    // The file is opened, and the very form of the screen of filling stands beside its text.
    page.push(&page.word("ui-author-open")?).await?;
    page.until(
        "the editor is there",
        "return document.querySelector('[data-ready]')?.shadowRoot?.querySelector('.cm-line') !== null",
    )
    .await?;
    page.shows("Application for Leave").await.or(page.shows("leave").await)?;
    page.until("the text is sound", "return document.querySelector('[data-grave]') === null").await?;
    page.fill("Address while on leave", "九龍油麻地示範街1號").await?;
    look_at(&mut page, "author").await?;

    // What its rules say, in sentences.
    page.one("tab", "Rules").await?.click().await?;
    page.shows("Shown only when").await?;
    look_at(&mut page, "author-rules").await?;

    // A text that is no JSON leaves the rules and the form of before, says so, and leads to the place.
    in_the_text(&page).await?;
    page.press("Ctrl+End").await?;
    page.type_keys("x").await?;
    page.shows(&page.word("ui-author-stale")?).await?;
    page.one("tab", "Preview").await?.click().await?;
    page.shows("Address while on leave").await?;
    look_at(&mut page, "author-fault").await?;
    page.one("button", "reading stopped").await?.click().await?;
    page.until(
        "the text has the focus again",
        "return document.activeElement?.shadowRoot?.activeElement?.className.includes('cm-content') === true",
    )
    .await?;

    // Taken back by its key, changed where it harms nothing, and saved by its key.
    page.press("Ctrl+Z").await?;
    page.hides(&page.word("ui-author-stale")?).await?;
    page.press("Ctrl+End Enter Ctrl+S").await?;
    page.shows("leave.json is saved").await?;
    let published = fs::read_to_string(tools::repository().join(LEAVE))?;
    assert_eq!(fs::read_to_string(&file)?, published + "\n");
    page.close().await
}

/// The focus goes into the text.
async fn in_the_text(page: &Page) -> Done<()> {
    page.ask("document.querySelector('[data-ready]').shadowRoot.querySelector('.cm-content').focus(); return true")
        .await?;
    Ok(())
}
