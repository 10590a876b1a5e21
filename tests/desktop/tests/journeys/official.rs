//! A form that is filled in outside of the window: it comes in with its official PDF, which is saved from the form and from its
//! cover sheet. And whose forms the department takes, as the settings say it.

use std::fs;

use desktop::house::House;
use desktop::{Done, tools};
use words::Message;

use super::steps::{look_at, make_sample_vault};

const PAPER: &str = "fixtures/pdf/acroform/fail-no-form.pdf";

#[tokio::test]
async fn an_official_pdf_comes_in_with_its_cover_sheet_and_is_saved_from_there() -> Done<()> {
    let house = House::new()?;
    let (paper, folder) = (house.papers().join("HAD-9.pdf"), house.papers().join("form"));
    fs::copy(tools::repository().join(PAPER), &paper)?;
    fs::create_dir(&folder)?;
    let wrapped = house
        .command(&tools::program("muniment")?)
        .args([
            "form",
            "wrap",
            "--title-en",
            "Log of the lift",
            "--title-zh",
            "升降機日誌",
            "--class",
            "DO-4-12",
            "--out",
        ])
        .arg(folder.join("HAD-9.mform"))
        .arg(&paper)
        .status()?;
    assert!(wrapped.success());

    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    house.open_again(&folder, "HAD-9.mform")?;
    page.shows(&page.sentence(&Message::new("ui-handed-form").with("name", "HAD-9.mform"))?).await?;
    page.push(&page.word("ui-install")?).await?;
    page.shows("Log of the lift").await?;
    page.push(&page.word("ui-close-dialog")?).await?;

    page.go("ui-forms").await?;
    page.fill(&page.word("ui-forms-filter")?, "HAD-9").await?;
    page.one("option", "HAD-9").await?;
    page.press("ArrowDown").await?;
    page.shows("HAD-9.pdf").await?;
    page.shows(&page.word("ui-published-by")?).await?;
    look_at(&mut page, "official-form").await?;
    let copy = house.papers().join("blank.pdf");
    house.will_pick(&[&copy])?;
    page.push(&page.word("ui-official-save")?).await?;
    page.shows(&page.sentence(&Message::new("ui-official-saved").with("name", "blank.pdf"))?).await?;
    assert_eq!(fs::read(&copy)?, fs::read(&paper)?);

    page.push(&page.word("ui-begin")?).await?;
    page.the("button", &page.word("ui-official-print")?).await?;
    page.shows("HAD-9.pdf").await?;
    look_at(&mut page, "official-cover").await?;

    page.go("ui-settings").await?;
    let heading = page.the("heading", &page.word("ui-publishers")?).await?;
    page.bring_into_view(&heading).await?;
    page.shows("forms.muniment.example").await?;
    look_at(&mut page, "settings-publishers").await?;
    page.close().await
}
