//! Two offices at one form at the same time: each has its own part in My work, signs it on a paper of its own, and is told
//! what the form waits for. What each office has before it stands over the list of forms under way.

use desktop::form::Form;
use desktop::house::House;
use desktop::{Done, keys, tools};

use super::steps::{answer_secret, in_terminal, look_at, unlock};

const INCIDENT: &str = "SEC-INC-1";
const SECOND: &str = "Statement of the second witness";

#[tokio::test]
async fn two_witnesses_have_their_parts_side_by_side() -> Done<()> {
    let house = House::new()?;
    let signer = keys::make(&house.papers(), "CHAN Tai-man 陳大文")?;
    report(&house, &signer.key.display().to_string())?;
    house.will_pick(&[&signer.key])?;
    let mut page = house.open().await?;
    unlock(&page).await?;

    page.go("ui-work").await?;
    page.one("option", "Statement of the first witness").await?;
    look_at(&mut page, "my-work-side-by-side").await?;
    page.one("option", SECOND).await?.click().await?;
    page.press("Enter").await?;
    page.the("button", &page.word("ui-check")?).await?;
    let form = Form::read(&format!("{INCIDENT}/11-2026"), "witness2")?;
    form.fill(&page).await?;
    page.press("Ctrl+Enter").await?;
    page.the("heading", &page.word("ui-check-sign-title")?).await?;
    page.push(&page.word("ui-other-key")?).await?;
    answer_secret(&page, keys::PASSPHRASE).await?;
    page.one("radio", "CHAN Tai-man").await?;
    page.pages_drawn().await?;
    page.shows("It waits for: Statement of the first witness.").await?;
    look_at(&mut page, "check-side-by-side").await?;
    page.press("Ctrl+Enter").await?;
    answer_secret(&page, keys::PASSPHRASE).await?;
    page.shows("Done; still to come: Statement of the first witness").await?;
    look_at(&mut page, "handed-side-by-side").await?;

    page.press("g").await?;
    page.press("t").await?;
    page.push(&page.word("ui-track-offices")?).await?;
    page.shows(&page.word("ui-track-share")?).await?;
    look_at(&mut page, "under-way-offices").await?;
    page.close().await
}

/// The report that names two witnesses, made and signed in the terminal, and a leave that is late by then.
fn report(house: &House, key: &str) -> Done<()> {
    in_terminal(house, "2026-11-02", &["init", "--sample"])?;
    for (form, stage) in [("GEN-LV-1", "apply"), (INCIDENT, "report")] {
        let answers = tools::repository().join(format!("schemas/forms/{form}/11-2026/answers-{stage}.json"));
        let answers = answers.display().to_string();
        in_terminal(house, "2026-11-02", &["form", "submit", form, "--answers", &answers, "--key", key])?;
    }
    Ok(())
}
