//! The vault locks by itself when the session is locked, and nothing of it stays on the page.

use desktop::house::House;
use desktop::{Done, tools};

use super::steps::{make_sample_vault, unlock};

#[tokio::test]
async fn a_locked_session_locks_the_vault() -> Done<()> {
    let house = House::new()?;
    let page = house.open().await?;
    make_sample_vault(&page).await?;
    let mut signal = house.command(&tools::tool("dbus-send")?);
    signal.args(["--session", "--type=signal", "/org/freedesktop/ScreenSaver"]);
    let sent = signal.args(["org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"]).status()?;
    assert!(sent.success());
    page.the("heading", &page.word("ui-unlock-title")?).await?;
    assert!(page.all("link", &page.word("ui-files")?, false).await?.is_empty(), "the desk is gone from the page");
    // The keyring alone does not open it again; the passphrase does.
    unlock(&page).await?;
    page.close().await
}
