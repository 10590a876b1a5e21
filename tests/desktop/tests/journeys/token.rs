//! A form is signed with a key on a token: it is offered unasked, a wrong PIN signs nothing, the right one does. Drivers that
//! do not answer are named and hold up nobody; the tries that are left are told before the PIN is typed.

use desktop::form::Form;
use desktop::house::House;
use desktop::page::Page;
use desktop::{Done, card, keys};
use serde_json::json;
use words::Message;

use super::steps::{answer_secret, begin, look_at, make_sample_vault};

const LEAVE: &str = "GEN-LV-1/11-2026";
const PERSON: &str = "CHAN Tai-man";

#[tokio::test]
async fn a_token_signs_and_a_wrong_pin_is_told() -> Done<()> {
    let mut house = House::new()?;
    let signer = keys::make(&house.papers(), PERSON)?;
    card::put_in(&mut house, PERSON, &signer)?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    let form = Form::read(LEAVE, "apply")?;
    begin(&page, &form).await?;
    form.fill(&page).await?;
    page.press("Ctrl+Enter").await?;
    page.the("heading", &page.word("ui-check-sign-title")?).await?;
    // The token lies in its slot: its key is offered, and nobody looked for it.
    page.one("radio", PERSON).await?;
    page.shows(card::LABEL).await?;
    page.pages_drawn().await?;
    look_at(&mut page, "check-and-sign-token").await?;
    page.press("Ctrl+Enter").await?;
    answer_secret(&page, "000000").await?;
    page.until(
        "the wrong PIN is told",
        "return document.querySelector('[role=alert]')?.textContent.includes('PIN') ?? false",
    )
    .await?;
    look_at(&mut page, "check-and-sign-wrong-pin").await?;
    page.press("Ctrl+Enter").await?;
    answer_secret(&page, card::PIN).await?;
    page.shows(&page.word("ui-passed-on")?).await?;
    page.close().await?;
    house.holds_no(&[card::PIN])
}

/// Adds the driver that will be picked, in the settings.
async fn add_driver(page: &Page, name: &str) -> Done<()> {
    page.go("ui-settings").await?;
    // What the first look finds moves what stands below it.
    page.shows(card::LABEL).await?;
    page.hides(&page.word("ui-looking-for-tokens")?).await?;
    page.push(&page.word("ui-driver-add")?).await?;
    page.the("button", &page.sentence(&Message::new("ui-driver-remove-one").with("name", name))?).await.map(drop)
}

/// Fills the leave form in and comes to where it is signed.
async fn come_to_sign(page: &Page) -> Done<()> {
    let form = Form::read(LEAVE, "apply")?;
    begin(page, &form).await?;
    form.fill(page).await?;
    page.press("Ctrl+Enter").await?;
    page.the("heading", &page.word("ui-check-sign-title")?).await.map(drop)
}

#[tokio::test]
async fn a_driver_that_does_not_answer_is_named_and_holds_up_nobody() -> Done<()> {
    const NAME: &str = "slow-driver.so";
    let mut house = House::new()?;
    let signer = keys::make(&house.papers(), PERSON)?;
    card::put_in(&mut house, PERSON, &signer)?;
    house.will_pick(&[&card::troubled_driver(&house, NAME, "hang-list")?])?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    add_driver(&page, NAME).await?;
    page.shows(&page.word("ui-looking-for-tokens")?).await?;
    // The desk answers while it looks: the whole form is filled in meanwhile or afterwards, by the same person.
    let asked = std::time::Instant::now();
    page.verb("list_drafts", json!({})).await?;
    assert!(asked.elapsed().as_secs() < 5, "the desk waited for the driver");
    let timed_out = Message::new("tokens-look-timed-out").with("seconds", 8);
    page.shows(&page.sentence(&timed_out)?).await?;
    page.shows(card::LABEL).await?;
    look_at(&mut page, "settings-signing-keys").await?;
    come_to_sign(&page).await?;
    // What the last look saw is offered at once, though the next one lasts.
    page.one("radio", PERSON).await?;
    page.shows(&page.word("ui-looking-for-tokens")?).await?;
    page.pages_drawn().await?;
    page.look("check-and-sign-looking").await?;
    page.press("Ctrl+Enter").await?;
    answer_secret(&page, card::PIN).await?;
    page.shows(&page.word("ui-passed-on")?).await?;
    page.close().await
}

#[tokio::test]
async fn the_last_try_is_told_before_the_pin_is_typed_and_a_locked_card_is_not_asked() -> Done<()> {
    const NAME: &str = "counting-driver.so";
    let mut house = House::new()?;
    let signer = keys::make(&house.papers(), PERSON)?;
    card::put_in(&mut house, PERSON, &signer)?;
    house.will_pick(&[&card::troubled_driver(&house, NAME, "lock")?])?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    add_driver(&page, NAME).await?;
    come_to_sign(&page).await?;
    page.one("radio", PERSON).await?;
    for told in ["tokens-few-tries", "tokens-last-try", "tokens-locked"] {
        page.press("Ctrl+Enter").await?;
        answer_secret(&page, "000000").await?;
        page.shows(&page.word(told)?).await?;
        if told == "tokens-last-try" {
            page.pages_drawn().await?;
            look_at(&mut page, "check-and-sign-last-try").await?;
        }
    }
    // A locked card is no key that could be chosen, so nothing is asked.
    let script = "return document.querySelector('input[name=key]').disabled";
    page.until("the key cannot be chosen", script).await?;
    page.close().await
}
