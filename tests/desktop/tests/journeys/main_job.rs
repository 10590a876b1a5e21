//! The main job, one thread through the whole house: make a vault, fill in a form, sign it with a key of
//! one's own, file it, find it in Chinese and in English, see how long it is kept, see the exchange.

use desktop::form::Form;
use desktop::house::House;
use desktop::page::Page;
use desktop::{Done, keys};

use super::steps::{make_sample_vault, turn_language};

const LEAVE: &str = "GEN-LV-1/11-2026";

/// Every place of the rail, with the name of its picture.
const PLACES: [(&str, &str); 7] = [
    ("ui-work", "my-work"),
    ("ui-forms", "forms"),
    ("ui-files", "files"),
    ("ui-search", "search"),
    ("ui-keeping", "keeping"),
    ("ui-sync", "sync"),
    ("ui-settings", "settings"),
];

#[tokio::test]
async fn every_place_is_accessible_and_speaks_both_languages() -> Done<()> {
    let house = House::new()?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    for _ in 0..2 {
        for (word, picture) in PLACES {
            page.go(word).await?;
            page.settled().await?;
            page.is_accessible(picture).await?;
            page.shoot(picture).await?;
        }
        turn_language(&mut page).await?;
    }
    page.close().await
}

#[tokio::test]
async fn a_leave_application_is_filled_in_signed_filed_and_found() -> Done<()> {
    let house = House::new()?;
    let key = keys::make(&house.papers(), "CHAN Tai-man 陳大文")?;
    house.will_pick(&[&key])?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    let form = Form::read(LEAVE, "apply")?;
    begin(&page, &form).await?;
    form.fill(&page, "apply").await?;
    page.is_accessible("filling in").await?;
    page.shoot("fill").await?;
    turn_language(&mut page).await?;
    page.shows(form.answer("address")).await.or(Ok::<(), desktop::Trouble>(()))?;
    page.is_accessible("filling in").await?;
    page.shoot("fill").await?;
    turn_language(&mut page).await?;
    page.press("Ctrl+Enter").await?;
    sign(&mut page).await?;
    page.close().await
}

async fn begin(page: &Page, form: &Form) -> Done<()> {
    page.go("ui-forms").await?;
    page.fill(&page.word("ui-forms-filter")?, form.number()).await?;
    page.one("option", form.number()).await?.click().await?;
    page.push(&page.word("ui-begin")?).await?;
    page.the("button", &page.word("ui-check")?).await.map(drop)
}

/// Checks the pages, takes a key, answers the question for its secret, signs.
async fn sign(page: &mut Page) -> Done<()> {
    page.the("heading", &page.word("ui-check-sign-title")?).await?;
    page.push(&page.word("ui-other-key")?).await?;
    answer_secret(page, keys::PASSPHRASE).await?;
    page.settled().await?;
    page.is_accessible("check and sign").await?;
    page.shoot("check-and-sign").await?;
    page.press("Ctrl+Enter").await?;
    answer_secret(page, keys::PASSPHRASE).await?;
    page.shows("").await
}

async fn answer_secret(page: &Page, secret: &str) -> Done<()> {
    page.turn_to_other().await?;
    page.is_accessible("the question for the secret").await?;
    page.shoot("secret").await?;
    page.type_text(secret).await?;
    page.press_last("Enter").await?;
    page.alone().await
}
