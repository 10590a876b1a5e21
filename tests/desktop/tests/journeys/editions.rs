//! A form gets a newer edition while somebody has a draft of it: told, looked at value by value, moved, and back again.

use desktop::house::House;
use desktop::{Done, tools};
use serde_json::{Value, json};

use super::steps::{in_terminal, look_at, unlock};

const LEAVE: &str = "GEN-LV-1";

#[tokio::test]
async fn a_draft_is_told_of_the_newer_edition_and_moves_there_and_back() -> Done<()> {
    let house = House::new()?;
    in_terminal(&house, "2026-11-23", &["init", "--sample"])?;
    let mut page = house.open().await?;
    unlock(&page).await?;
    page.go("ui-forms").await?;
    page.fill(&page.word("ui-forms-filter")?, LEAVE).await?;
    page.settled().await?;
    page.press("Enter").await?;
    page.the("button", &page.word("ui-check")?).await?;
    page.fill("Address while on leave", "九龍油麻地示範街1號").await?;
    // Whoever leaves the form leaves it saved.
    page.go("ui-work").await?;
    page.settled().await?;
    page.close().await?;
    // The terminal wants the vault to itself.
    house.until_ended()?;

    let newer = newer(&house)?;
    in_terminal(&house, "2026-11-23", &["form", "publish", &newer])?;
    page = house.open().await?;
    unlock(&page).await?;
    page.go("ui-forms").await?;
    page.fill(&page.word("ui-forms-filter")?, LEAVE).await?;
    page.settled().await?;
    page.press("Enter").await?;
    page.push(&page.word("ui-move-look")?).await?;
    page.the("button", &page.word("ui-move")?).await?;
    look_at(&mut page, "move-preview").await?;
    page.push(&page.word("ui-move")?).await?;
    page.shows("One answer has no place in this edition and is set aside.").await?;
    page.shows("九龍油麻地示範街1號").await?;
    look_at(&mut page, "moved").await?;
    page.push("Back to edition 11/2026, as it was").await?;
    page.the("button", &page.word("ui-move-look")?).await?;
    page.close().await
}

fn newer(house: &House) -> Done<String> {
    let published = tools::repository().join(format!("schemas/forms/{LEAVE}/11-2026/form.json"));
    let mut definition: Value = serde_json::from_slice(&std::fs::read(published)?)?;
    let older = definition["version"].as_u64().ok_or("a version")?;
    // The department signs what it publishes.
    definition.as_object_mut().ok_or("a definition")?.remove("publication");
    definition["edition"] = json!("12/2026");
    definition["version"] = json!(older + 1);
    definition["window"] = json!({"acceptUntil": {older.to_string(): "2030-01-31"}});
    definition["migrate"] = json!({older.to_string(): [{"do": "setAside", "from": "/address"}]});
    let path = house.papers().join("newer.json");
    std::fs::write(&path, definition.to_string())?;
    Ok(path.display().to_string())
}
