//! A form is signed with a key on a token: it is offered unasked, a wrong PIN signs nothing, the right one does.

use desktop::form::Form;
use desktop::house::House;
use desktop::{Done, card, keys};

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
