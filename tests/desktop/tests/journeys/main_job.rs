//! The main job, one thread through the whole house: fill in a form, sign it with a key of one's own,
//! pass it through its stages, file it, find it in Chinese and in English, see how long it is kept.

use desktop::form::Form;
use desktop::house::House;
use desktop::page::Page;
use desktop::{Done, keys};
use words::Lang;

use super::steps::{answer_secret, begin, look_at, make_sample_vault, turn_language};

const LEAVE: &str = "GEN-LV-1/11-2026";

/// What nobody may read on the disk: answers of the form, in two scripts, and both secrets.
const CANARIES: [&str; 3] = ["示範街1號", super::steps::PASSPHRASE, keys::PASSPHRASE];

#[tokio::test]
async fn a_leave_application_is_filled_in_signed_filed_found_and_kept() -> Done<()> {
    let house = House::new()?;
    let key = keys::make(&house.papers(), "CHAN Tai-man 陳大文")?;
    house.will_pick(&[&key])?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    apply(&mut page).await?;
    support(&page).await?;
    let reference = approve(&page).await?;
    record(&mut page, &reference).await?;
    find(&mut page, &reference).await?;
    page.close().await?;
    house.holds_no(&CANARIES)
}

/// The applicant's stage, filled in in English and looked at in Chinese.
async fn apply(page: &mut Page) -> Done<()> {
    let form = Form::read(LEAVE, "apply")?;
    begin(page, &form).await?;
    form.fill(page, "apply").await?;
    look_at(page, "fill").await?;
    page.press("Ctrl+Enter").await?;
    page.the("heading", &page.word("ui-check-sign-title")?).await?;
    page.push(&page.word("ui-other-key")?).await?;
    answer_secret(page, keys::PASSPHRASE).await?;
    page.one("radio", "CHAN Tai-man").await?;
    page.pages_drawn().await?;
    look_at(page, "check-and-sign").await?;
    page.press("Ctrl+Enter").await?;
    answer_secret(page, keys::PASSPHRASE).await?;
    page.shows(&page.word("ui-passed-on")?).await
}

/// The supervisor's stage: it comes by My work, and is handed over without a signature.
async fn support(page: &Page) -> Done<()> {
    let form = Form::read(LEAVE, "support")?;
    take_up(page, &form).await?;
    form.fill(page, "support").await?;
    page.press("Ctrl+Enter").await?;
    page.the("heading", &page.word("ui-check-hand-title")?).await?;
    page.pages_drawn().await?;
    page.press("Ctrl+Enter").await?;
    page.shows(&page.word("ui-passed-on")?).await
}

/// The last stage: signed, and filed. Answers the reference of the record.
async fn approve(page: &Page) -> Done<String> {
    let form = Form::read(LEAVE, "approve")?;
    take_up(page, &form).await?;
    form.fill(page, "approve").await?;
    page.press("Ctrl+Enter").await?;
    page.the("heading", &page.word("ui-check-sign-title")?).await?;
    page.pages_drawn().await?;
    page.press("Ctrl+Enter").await?;
    answer_secret(page, keys::PASSPHRASE).await?;
    page.shows(&page.word("ui-filed")?).await?;
    let heading = page.ask("return document.querySelector('main h1').textContent").await?;
    Ok(heading.as_str().unwrap_or_default().trim().to_owned())
}

/// Opens what waits in My work: the first item has the focus.
async fn take_up(page: &Page, form: &Form) -> Done<()> {
    page.go("ui-work").await?;
    page.one("option", form.number()).await?;
    page.press("Enter").await?;
    page.the("button", &page.word("ui-check")?).await.map(drop)
}

/// The record: what it is, its seals, how long it is kept and why.
async fn record(page: &mut Page, reference: &str) -> Done<()> {
    page.press("Ctrl+Enter").await?;
    page.shows(reference).await?;
    page.pages_drawn().await?;
    look_at(page, "record").await
}

/// The record is found by words of either language, from the answers as from the title.
async fn find(page: &mut Page, reference: &str) -> Done<()> {
    for (lang, words) in [(Lang::ZhHantHk, "放假申請表"), (Lang::En, "application leave"), (Lang::ZhHantHk, "示範大廈")]
    {
        if page.lang() != lang {
            turn_language(page).await?;
        }
        page.go("ui-search").await?;
        page.fill(&page.word("ui-search-words")?, words).await?;
        page.one("option", reference).await.map_err(|trouble| format!("{words}: {trouble}"))?;
        page.look("search-found").await?;
    }
    Ok(())
}
