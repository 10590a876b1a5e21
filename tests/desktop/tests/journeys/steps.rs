//! Steps that several journeys share.

use std::process::Command;

use desktop::form::Form;
use desktop::house::House;
use desktop::page::Page;
use desktop::{Done, keys, tools};
use serde_json::json;

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
    // Until the list has answered, the form may stand far down in it.
    page.settled().await?;
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

/// What is typed into a draft that must last.
const ADDRESS: &str = "九龍油麻地示範街1號 地下";

/// Makes a vault and begins a form there, of which one answer is on the disk.
pub async fn leave_a_draft(page: &Page) -> Done<Form> {
    make_sample_vault(page).await?;
    let form = Form::read("GEN-LV-1/11-2026", "apply")?;
    begin(page, &form).await?;
    // The driver types nothing beyond the first 65,536 characters; other tests do.
    page.fill(form.label(page, "/address"), ADDRESS).await?;
    stored(page, "/address", ADDRESS).await?;
    Ok(form)
}

/// Starts the program again and finds the answer of [`leave_a_draft`].
pub async fn find_the_draft(house: &House, form: &Form) -> Done<()> {
    let page = house.open().await?;
    unlock(&page).await?;
    page.one("option", form.number()).await?;
    page.press("Enter").await?;
    let field = page.one("textbox", form.label(&page, "/address")).await?;
    assert_eq!(field.prop("value").await?.as_deref(), Some(ADDRESS), "what was saved is there again");
    page.close().await
}

/// The draft as the desk has it on the disk, asked past the page.
const STORED: &str = "const [field, done] = arguments;
    const ask = (verb, request) => window.__TAURI_INTERNALS__.invoke(verb, { request });
    ask('list_drafts', {})
      .then(({ drafts }) => ask('open_draft', { draft_id: drafts[0].draft_id }))
      .then(({ evaluation }) => done(evaluation.values[field.slice(1)] ?? null), (thrown) => done(String(thrown.message ?? thrown)))";

/// Waits until the desk has the answer.
pub async fn stored(page: &Page, field: &str, expected: &str) -> Done<()> {
    let deadline = tokio::time::Instant::now() + desktop::page::PATIENCE;
    let mut last = json!(null);
    while tokio::time::Instant::now() < deadline {
        last = page.client.execute_async(STORED, vec![json!(field)]).await?;
        if last == json!(expected) {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Err(format!("the draft was never saved: {field} is {last}").into())
}
