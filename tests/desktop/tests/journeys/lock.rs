//! The vault locks by itself when the session is locked, and nothing of it stays on the page.

use desktop::Done;
use desktop::house::House;

use super::steps::{lock, make_sample_vault, unlock};

#[tokio::test]
async fn a_locked_session_locks_the_vault() -> Done<()> {
    let house = House::new()?;
    let page = house.open().await?;
    make_sample_vault(&page).await?;
    lock(&house, &page).await?;
    assert!(page.all("link", &page.word("ui-files")?, false).await?.is_empty(), "the desk is gone from the page");
    // The keyring alone does not open it again; the passphrase does.
    unlock(&page).await?;
    page.close().await
}
