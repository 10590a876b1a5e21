//! Many records at once, by keys alone: a thousand are chosen, what would change is shown, done, and taken back;
//! references are copied and copies saved. The keys are counted.

use std::fs;

use desktop::Done;
use desktop::house::House;
use desktop::page::Page;
use words::Message;

use super::grown::{grow, records};
use super::steps::{look_at, unlock};

const NEW_CREATOR: &str = "Records Office 檔案室";

#[tokio::test]
async fn a_thousand_records_are_changed_and_changed_back_by_five_keys() -> Done<()> {
    let house = House::new()?;
    grow(&house)?;
    let mut page = house.open().await?;
    unlock(&page).await?;
    page.press("g f").await?;
    page.one("heading", &page.word("ui-all-records")?).await?;
    page.until("all records are counted", &counted()).await?;
    look_at(&mut page, "files-choose").await?;

    let mut pressed = 0;
    press(&page, &mut pressed, "Ctrl+a").await?;
    let all = Message::new("ui-chosen-count").with("count", records()).with("total", records());
    says(&page, &all).await?;
    look_at(&mut page, "files-chosen").await?;

    press(&page, &mut pressed, "e").await?;
    page.shows(&page.word("ui-elements-how")?).await?;
    page.fill(&page.sentence(&Message::new("records-element-22"))?, NEW_CREATOR).await?;
    page.fill(&page.word("ui-reason")?, "The office was renamed").await?;
    look_at(&mut page, "change-elements").await?;
    press(&page, &mut pressed, "Ctrl+Enter").await?;
    let summary =
        Message::new("ui-elements-summary").with("changing", records()).with("unchanged", 0).with("refused", 0);
    says(&page, &summary).await?;
    page.shows(NEW_CREATOR).await?;
    look_at(&mut page, "change-elements-preview").await?;

    press(&page, &mut pressed, "Ctrl+Enter").await?;
    says(&page, &Message::new("ui-elements-done").with("count", records())).await?;
    press(&page, &mut pressed, "Ctrl+z").await?;
    let undone = Message::new("ui-elements-undone").with("count", records()).with("kept", 0);
    says(&page, &undone).await?;
    assert_eq!(pressed, 5, "all, what, look, do, undo");

    copy_some(&house, &mut page).await?;
    page.close().await
}

/// All but three: their references; then three of them: copies of their files.
async fn copy_some(house: &House, page: &mut Page) -> Done<()> {
    page.ask("document.querySelector('[role=grid]').focus()").await?;
    page.press("Ctrl+a Home x j x j x").await?;
    let but = Message::new("ui-chosen-count").with("count", records() - 3).with("total", records());
    says(page, &but).await?;
    page.press("Ctrl+Shift+c").await?;
    says(page, &Message::new("ui-references-copied").with("count", records() - 3)).await?;
    page.press("Escape Home x Shift+ArrowDown Shift+ArrowDown").await?;
    let three = Message::new("ui-chosen-count").with("count", 3).with("total", records());
    says(page, &three).await?;
    look_at(page, "files-chosen-three").await?;

    let folder = house.papers().join("copies");
    fs::create_dir(&folder)?;
    house.will_pick(&[&folder])?;
    page.press("Ctrl+s").await?;
    page.one("button", &page.word("ui-copies-do")?).await?;
    look_at(page, "save-copies").await?;
    page.press("Ctrl+Enter").await?;
    page.one("button", &page.word("ui-close-dialog")?).await?;
    assert!(fs::read_dir(&folder)?.count() >= 3);
    page.press("Ctrl+Enter").await
}

/// A sentence whose numbers are written as the window writes them.
async fn says(page: &Page, message: &Message) -> Done<()> {
    let mut said = page.sentence(message)?;
    for number in [records(), records() - 3].map(|number| number.to_string()).iter().filter(|number| number.len() > 3) {
        let (thousands, rest) = number.split_at(number.len() - 3);
        said = said.replace(number.as_str(), &format!("{thousands},{rest}"));
    }
    page.shows(&said).await
}

async fn press(page: &Page, pressed: &mut usize, chord: &str) -> Done<()> {
    *pressed += 1;
    page.press(chord).await
}

fn counted() -> String {
    format!("return document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === '{}'", records() + 1)
}
