//! Notices of the system: each thing is told once, as a count and in the reader's language; a press leads to
//! its tray; what is in sight is not told; a lock takes back what is shown.

use std::process::Command;

use desktop::frame::Frame;
use desktop::house::House;
use desktop::notices::{Notices, Shown};
use desktop::page::Page;
use desktop::{Done, keys, tools};
use words::Message;

use super::steps::{PASSPHRASE, give_passphrase, lock, look_at, turn_language, unlock};

/// A form whose second office has three working days; begun on a day since which they are over.
const FORM: &str = "GEN-LV-1";
const BEGUN: &str = "2026-11-02";

/// What stands in the form and in the directory, and never in a notice.
const NAMES: [&str; 5] = [FORM, "馮學廉", "FUNG", "Leave", "放假"];

#[tokio::test]
async fn a_notice_is_a_count_told_once_and_leads_to_its_tray() -> Done<()> {
    let house = House::new()?;
    let mut notices = house.show_notices()?;
    let key = keys::make(&house.papers(), "馮學廉 FUNG Hok-lim")?.key.display().to_string();
    ask(&house, &["init", "--sample"])?;
    hand_over(&house, &key)?;

    let mut page = house.open().await?;
    Frame::of(&house)?.turn_away()?;
    unlock(&page).await?;
    let first = one_came_late(&page, &notices)?;
    page.go("ui-settings").await?;
    page.tick("checkbox", &page.word("ui-quiet")?).await?;
    let last = serde_json::to_value(page.one("button", &page.word("ui-quiet-to")?).await?)?;
    page.ask_with("arguments[0].scrollIntoView({ block: 'end' })", vec![last]).await?;
    look_at(&mut page, "settings-notices").await?;
    page.tick("checkbox", &page.word("ui-quiet")?).await?;
    notices.press(first.number)?;
    page.the("heading", &page.word("ui-work")?).await?;
    let chosen = "return [...document.querySelectorAll('[role=option][aria-selected=true]')].some((row) => row.textContent.includes('GEN-LV-1'))";
    page.until("the press has come to the form in its tray", chosen).await?;
    turn_language(&mut page).await?;
    look_at(&mut page, "my-work-reminded").await?;
    page.close().await?;

    // After a restart, and in the other language: what was told is not told again.
    hand_over(&house, &key)?;
    let page = house.open().await?;
    Frame::of(&house)?.turn_away()?;
    unlock(&page).await?;
    let second = one_came_late(&page, &notices)?;
    assert_ne!((&first.summary, &first.body), (&second.summary, &second.body), "another language");
    lock(&house, &page).await?;
    notices.gone(second.number)?;
    page.close().await?;

    // Whoever looks at My work is told nothing, and not later either.
    hand_over(&house, &key)?;
    let page = house.open().await?;
    house.hand_keyboard_to_window()?;
    unlock(&page).await?;
    page.until("all three are listed", "return document.querySelectorAll('[role=option]').length === 3").await?;
    page.close().await?;

    hand_over(&house, &key)?;
    let page = house.open().await?;
    Frame::of(&house)?.turn_away()?;
    give_passphrase(&page).await?;
    one_came_late(&page, &notices)?;
    page.close().await?;
    assert_eq!(notices.rest(), Vec::<String>::new());
    Ok(())
}

/// The next notice counts one form that came and one that is late, and names nothing.
fn one_came_late(page: &Page, notices: &Notices) -> Done<Shown> {
    let shown = notices.next()?;
    let line = |code: &str| page.sentence(&Message::new(code).with("count", 1));
    let body = [line("registry-notice-came")?, line("registry-notice-overdue")?].join("\n");
    assert_eq!((&shown.summary, &shown.body), (&page.word("registry-notice-title-to-complete")?, &body));
    assert_eq!(
        (shown.program.as_str(), shown.actions.as_slice()),
        (page.word("desktop-title")?.as_str(), &["default".to_owned()][..])
    );
    let said = format!("{shown:?}");
    assert!(NAMES.iter().all(|name| !said.contains(name)), "{said}");
    Ok(shown)
}

/// A form is handed over in the terminal, for an office that this desk plays too; a window that was closed has let go of the
/// vault by then.
fn hand_over(house: &House, key: &str) -> Done<()> {
    house.until_ended()?;
    let answers = tools::repository().join(format!("schemas/forms/{FORM}/11-2026/answers-apply.json"));
    ask(house, &["form", "submit", FORM, "--answers", &answers.display().to_string(), "--key", key])
}

fn ask(house: &House, arguments: &[&str]) -> Done<()> {
    let mut command = Command::new(tools::program("muniment")?);
    command.args(["--clock", BEGUN]).args(arguments);
    command.env("MUNIMENT_VAULT", house.vault()).env("MUNIMENT_PASSPHRASE", PASSPHRASE);
    let output = command.env("MUNIMENT_KEY_PASSPHRASE", keys::PASSPHRASE).output()?;
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into()) }
}
