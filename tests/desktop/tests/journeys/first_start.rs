//! The first start: a vault is made, locked, opened again, and refuses a wrong passphrase.

use desktop::Done;
use desktop::house::House;
use words::Lang;

use super::steps::{make_sample_vault, turn_language, unlock};

#[tokio::test]
async fn a_vault_is_made_with_the_sample_department_and_opens_again() -> Done<()> {
    let house = House::new()?;
    let mut page = house.open().await?;
    page.the("heading", &page.word("ui-first-title")?).await?;
    page.look("first-start").await?;
    turn_language(&mut page).await?;
    assert_eq!(page.lang(), Lang::ZhHantHk);
    page.the("heading", &page.word("ui-first-title")?).await?;
    page.look("first-start").await?;
    make_sample_vault(&page).await?;
    assert!(house.vault().join("vault.toml").is_file(), "the vault lies where the environment says");
    page.close().await?;

    // A new start finds the vault, closed, and speaks the language in which it was made.
    let page = house.open().await?;
    assert_eq!(page.lang(), Lang::ZhHantHk);
    page.the("heading", &page.word("ui-unlock-title")?).await?;
    page.look("unlock").await?;
    page.fill(&page.word("ui-passphrase")?, "not the passphrase at all").await?;
    page.push(&page.word("ui-unlock")?).await?;
    page.until("a refusal is shown", "return !!document.querySelector('[role=alert]')").await?;
    page.look("unlock-refused").await?;
    unlock(&page).await?;
    page.close().await
}
