//! The main job, one thread through the whole house: fill in a form, sign it with a key of one's own,
//! pass it through its stages, file it, find it in Chinese and in English, see how long it is kept.

use std::fs;
use std::path::Path;

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
    let signer = keys::make(&house.papers(), "CHAN Tai-man 陳大文")?;
    house.will_pick(&[&signer.key])?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    apply(&mut page).await?;
    support(&page).await.map_err(|trouble| format!("the supervisor's stage: {trouble}"))?;
    let reference = approve(&page).await.map_err(|trouble| format!("the last stage: {trouble}"))?;
    record(&mut page, &reference).await?;
    find(&mut page, &reference).await?;
    trust(&house, &mut page, &signer.authority).await?;
    prove(&house, &mut page, &reference).await?;
    page.close().await?;
    house.holds_no(&CANARIES)
}

/// The applicant's stage, filled in in English and looked at in Chinese.
async fn apply(page: &mut Page) -> Done<()> {
    let form = Form::read(LEAVE, "apply")?;
    begin(page, &form).await?;
    form.fill(page).await?;
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
    form.fill(page).await?;
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
    form.fill(page).await?;
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
    // Whole, and nobody has said yet whom to trust.
    page.one("img", &page.word("ui-seal-unknown")?).await?;
    look_at(page, "record").await?;
    page.press("w").await?;
    page.until("why is shown, step by step", "return document.querySelectorAll('main article ol li').length > 2")
        .await?;
    look_at(page, "record-why").await
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

/// The authority above the signer is trusted from now on.
async fn trust(house: &House, page: &mut Page, authority: &Path) -> Done<()> {
    house.will_pick(&[authority])?;
    page.go("ui-settings").await?;
    page.push(&page.word("ui-trust-add")?).await?;
    page.shows("Demo Department CA").await?;
    look_at(page, "settings-trust").await
}

/// The seals are whole and trusted, on the record as on a copy outside the vault, judged as a stranger's
/// file is. Everything by keyboard: the palette by the reference, the copy, the check.
async fn prove(house: &House, page: &mut Page, reference: &str) -> Done<()> {
    page.press("Ctrl+k").await?;
    page.type_text(reference).await?;
    page.one("option", reference).await?;
    page.look("palette").await?;
    page.press("Enter").await?;
    page.one("img", &page.word("ui-seal-whole")?).await?;
    let copy = house.papers().join("copy.pdf");
    house.will_pick(&[&copy])?;
    page.press("Ctrl+s").await?;
    page.shows("copy.pdf").await?;
    assert!(fs::read(&copy)?.starts_with(b"%PDF-"), "the copy is the signed paper");
    page.press("g v").await?;
    page.the("heading", &page.word("ui-cmd-check-file")?).await?;
    page.press("Ctrl+Enter").await?;
    page.the("heading", &page.word("ui-verdict-valid")?).await?;
    look_at(page, "check-file").await?;
    spoil(&copy)?;
    page.press("Ctrl+Enter").await?;
    page.the("heading", &page.word("ui-verdict-invalid")?).await?;
    look_at(page, "check-file-changed").await
}

/// Changes one byte in the middle of a file.
fn spoil(file: &Path) -> Done<()> {
    let mut bytes = fs::read(file)?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    Ok(fs::write(file, bytes)?)
}
