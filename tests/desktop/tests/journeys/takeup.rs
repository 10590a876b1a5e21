//! How much each form is used: reached by the palette, drawn and said in words, each chart with its table, measured against a
//! target that a records manager sets, written as a table. All of it by keys.

use desktop::house::House;
use desktop::page::Page;
use desktop::{Done, keys, tools};

use super::steps::{in_terminal, look_at, turn_language, unlock};

const LEAVE: &str = "GEN-LV-1";
const DAY: &str = "2026-11-02";

#[tokio::test]
async fn how_much_each_form_is_used_is_seen_read_and_measured_against_a_target() -> Done<()> {
    let house = House::new()?;
    let signer = keys::make(&house.papers(), "CHAN Tai-man 陳大文")?;
    leaves(&house, &signer.key.display().to_string())?;
    let table = house.papers().join("take-up.csv");
    house.will_pick(&[&table])?;
    let mut page = house.open().await?;
    unlock(&page).await?;

    page.press("Ctrl+k").await?;
    page.type_text("take-up").await?;
    // A folder bears the word too, and stands before the commands.
    page.one("option", &page.word("ui-cmd-go-take-up")?).await?.click().await?;
    page.the("heading", &page.word("ui-takeup")?).await?;
    page.tick("radio", &page.word("ui-period-all")?).await?;
    // Three leaves, one through all its offices; two whose supervisor's part is late.
    page.shows("2 of 3 in hand were late").await?;
    page.shows("66.7 % · 2 of 3").await?;
    look_at(&mut page, "take-up").await?;

    page.tick("radio", &page.word("ui-period-financial-year")?).await?;
    page.push(&page.word("ui-takeup-set-target")?).await?;
    page.fill(&page.word("ui-takeup-target-value")?, "40").await?;
    look_at(&mut page, "take-up-target").await?;
    page.push(&page.word("ui-takeup-set")?).await?;
    page.shows(&page.word("ui-takeup-target-under")?).await?;
    look_at(&mut page, "take-up-under-target").await?;

    by_keys(&page).await?;
    look_at(&mut page, "take-up-table").await?;
    for finding in page.walk_by_tab().await? {
        page.note(Err(format!("take-up: {finding}")));
    }
    page.push(&page.word("ui-takeup-save")?).await?;
    page.shows("take-up.csv is saved.").await?;
    let written = std::fs::read_to_string(&table)?;
    let line = written.lines().find(|line| line.contains("target") || line.contains(LEAVE));
    assert!(line.is_some() && written.starts_with('\u{feff}'), "{written}");
    turn_language(&mut page).await?;
    page.go("ui-track").await?;
    page.push(&page.word("ui-takeup")?).await?;
    page.the("heading", &page.word("ui-takeup")?).await?;
    page.close().await
}

/// The first table is opened where it stands, by the key that opens whatever has the focus.
async fn by_keys(page: &Page) -> Done<()> {
    let focused = "const word = document.querySelector('main details summary'); word.focus();
        return document.activeElement === word";
    assert_eq!(page.ask(focused).await?, true);
    page.press("Enter").await?;
    page.until("the table is open", "return document.querySelector('main details').open").await
}

/// Three leaves of one day; one goes through all its offices at once.
fn leaves(house: &House, key: &str) -> Done<()> {
    in_terminal(house, DAY, &["init", "--sample"])?;
    let mut begun = String::new();
    for (n, stages) in [(0, 1), (1, 1), (2, 3)] {
        for stage in ["apply", "support", "approve"].into_iter().take(stages) {
            let path = house.papers().join(format!("{n}-{stage}.json"));
            std::fs::write(&path, own_answers(stage)?.to_string())?;
            let path = path.display().to_string();
            let mut submit = vec!["--json", "form", "submit", LEAVE, "--answers", &path, "--key", key];
            if stage != "apply" {
                submit.extend(["--instance", begun.as_str()]);
            }
            let answer: serde_json::Value = serde_json::from_str(&in_terminal(house, DAY, &submit)?)?;
            begun = answer["instance"].as_str().unwrap_or_default().to_owned();
        }
    }
    Ok(())
}

fn own_answers(stage: &str) -> Done<serde_json::Value> {
    let folder = tools::repository().join(format!("schemas/forms/{LEAVE}/11-2026"));
    Ok(serde_json::from_slice(&std::fs::read(folder.join(format!("answers-{stage}.json")))?)?)
}
