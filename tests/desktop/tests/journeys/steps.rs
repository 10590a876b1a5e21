//! Steps that several journeys share.

use std::process::Command;

use desktop::form::Form;
use desktop::house::House;
use desktop::page::Page;
use desktop::{Done, keys, tools};

/// The passphrase of every vault made here.
pub const PASSPHRASE: &str = "the harbour lights in November";

/// Answers the first start: the sample department, under the passphrase.
pub async fn make_sample_vault(page: &Page) -> Done<()> {
    begin_vault(page, "ui-first-sample").await?;
    see_recovery_key(page).await?;
    page.one("link", &page.word("ui-work")?).await.map(drop)
}

/// Answers the questions of the first start in one of the three ways. Not into the keyring of the
/// machine that runs the tests, which may ask its owner in a window of its own.
pub async fn begin_vault(page: &Page, way: &str) -> Done<()> {
    page.tick("radio", &page.word(way)?).await?;
    for keyring in page.all("checkbox", &page.word("ui-first-keyring")?, false).await? {
        if keyring.is_selected().await? {
            page.touch(&keyring).await?;
        }
    }
    page.fill(&page.word("ui-passphrase")?, PASSPHRASE).await?;
    page.push(&page.word("ui-first-make")?).await
}

/// The recovery key is shown once, and one goes on after saying that it is written down.
pub async fn see_recovery_key(page: &Page) -> Done<()> {
    page.the("heading", &page.word("ui-recovery-title")?).await?;
    page.look("recovery-key").await?;
    page.tick("checkbox", &page.word("ui-recovery-written")?).await?;
    page.push(&page.word("ui-recovery-enter")?).await
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

/// Locks the vault as a locked session does.
pub async fn lock(house: &House, page: &Page) -> Done<()> {
    let mut signal = house.command(&tools::tool("dbus-send")?);
    signal.args(["--session", "--type=signal", "/org/freedesktop/ScreenSaver"]);
    let sent = signal.args(["org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"]).status()?;
    assert!(sent.success());
    page.the("heading", &page.word("ui-unlock-title")?).await.map(drop)
}

/// Opens the vault by its passphrase, and sees the desk.
pub async fn unlock(page: &Page) -> Done<()> {
    give_passphrase(page).await?;
    page.one("link", &page.word("ui-work")?).await.map(drop)
}

/// Opens the vault by its passphrase, whatever comes up over the desk.
pub async fn give_passphrase(page: &Page) -> Done<()> {
    page.fill(&page.word("ui-passphrase")?, PASSPHRASE).await?;
    page.push(&page.word("ui-unlock")?).await
}

/// Takes a form out of the catalogue.
pub async fn begin(page: &Page, form: &Form) -> Done<()> {
    page.go("ui-forms").await?;
    page.fill(&page.word("ui-forms-filter")?, form.number()).await?;
    page.one("option", form.number()).await?.click().await?;
    page.push(&page.word("ui-begin")?).await?;
    page.the("button", &page.word("ui-check")?).await.map(drop)
}

/// Judges and pictures a screen in both languages, and leaves it in the first.
pub async fn look_at(page: &mut Page, screen: &str) -> Done<()> {
    for _ in 0..2 {
        page.settled().await?;
        page.look(screen).await?;
        turn_language(page).await?;
    }
    Ok(())
}

/// Does something in the terminal, on a day, with the vault of the house. Answers what it printed.
pub fn in_terminal(house: &House, day: &str, arguments: &[&str]) -> Done<String> {
    let mut command = Command::new(tools::program("muniment")?);
    command.args(["--clock", day]).args(arguments);
    command.env("MUNIMENT_VAULT", house.vault()).env("MUNIMENT_PASSPHRASE", PASSPHRASE);
    let output = command.env("MUNIMENT_KEY_PASSPHRASE", keys::PASSPHRASE).output()?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into())
    }
}

/// Makes the demo department in the terminal, with the paper of a hall booking of three stages: three pages
/// in both languages. Answers its reference.
pub fn make_vault_with_a_paper(house: &House) -> Done<String> {
    const DAY: &str = "2026-11-02";
    const BOOKING: &str = "HAD-CH-1";
    let signer = keys::make(&house.papers(), "馮學廉 FUNG Hok-lim")?;
    let key = signer.key.display().to_string();
    in_terminal(house, DAY, &["init", "--sample"])?;
    let mut said = serde_json::Value::Null;
    for stage in ["apply", "vet", "decide"] {
        let answers = tools::repository().join(format!("schemas/forms/{BOOKING}/11-2026/answers-{stage}.json"));
        let answers = answers.display().to_string();
        let mut arguments = vec!["--json", "form", "submit", BOOKING, "--answers", &answers, "--key", &key];
        if let Some(instance) = said["instance"].as_str() {
            arguments.extend(["--instance", instance]);
        }
        said = serde_json::from_str(&in_terminal(house, DAY, &arguments)?)?;
    }
    Ok(said["reference"].as_str().ok_or("the booking was not filed")?.to_owned())
}
