//! Steps that several journeys share.

use desktop::Done;
use desktop::form::Form;
use desktop::page::Page;

/// The passphrase of every vault made here.
pub const PASSPHRASE: &str = "the harbour lights in November";

/// Answers the first start: the sample department, under the passphrase. Not into the keyring of the
/// machine that runs the tests, which may ask its owner in a window of its own.
pub async fn make_sample_vault(page: &Page) -> Done<()> {
    page.tick("radio", &page.word("ui-first-sample")?).await?;
    for keyring in page.all("checkbox", &page.word("ui-first-keyring")?, false).await? {
        if keyring.is_selected().await? {
            page.touch(&keyring).await?;
        }
    }
    page.fill(&page.word("ui-passphrase")?, PASSPHRASE).await?;
    page.push(&page.word("ui-first-make")?).await?;
    page.tick("checkbox", &page.word("ui-recovery-written")?).await?;
    page.push(&page.word("ui-recovery-enter")?).await?;
    page.one("link", &page.word("ui-work")?).await.map(drop)
}

/// Turns the window into the other language, in place.
pub async fn turn_language(page: &mut Page) -> Done<()> {
    let other = page.lang().other();
    page.press("Ctrl+Shift+l").await?;
    page.until("the language has turned", &format!("return document.documentElement.lang === '{other}'")).await?;
    page.read_lang().await?;
    Ok(())
}

/// Answers the small window that asks for the secret of a key.
pub async fn answer_secret(page: &Page, secret: &str) -> Done<()> {
    page.turn_to_other().await?;
    page.look("secret").await?;
    page.type_text(secret).await?;
    page.press_last("Enter").await?;
    page.alone().await
}

/// Opens the vault by its passphrase.
pub async fn unlock(page: &Page) -> Done<()> {
    page.fill(&page.word("ui-passphrase")?, PASSPHRASE).await?;
    page.push(&page.word("ui-unlock")?).await?;
    page.one("link", &page.word("ui-work")?).await.map(drop)
}

/// Takes a form out of the catalogue.
pub async fn begin(page: &Page, form: &Form) -> Done<()> {
    page.go("ui-forms").await?;
    page.fill(&page.word("ui-forms-filter")?, form.number()).await?;
    page.one("option", form.number()).await?.click().await?;
    page.push(&page.word("ui-begin")?).await?;
    page.the("button", &page.word("ui-check")?).await.map(drop)
}
