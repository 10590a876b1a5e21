//! A form signed on paper: its page is printed in the terminal or here, the signed sheet comes back as a scan, somebody
//! compares the two and hands the form on.

use desktop::house::House;
use desktop::{Done, tools};

use super::steps::{in_terminal, look_at, unlock};

const CHANGE: &str = "CR-NR-DEMO";

#[tokio::test]
async fn a_page_signed_in_ink_is_confirmed_against_its_scan() -> Done<()> {
    let house = House::new()?;
    in_terminal(&house, "2026-11-23", &["init", "--sample"])?;
    let answers = tools::repository().join(format!("schemas/forms/{CHANGE}/11-2026/answers-present.json"));
    let (answers, page) = (answers.display().to_string(), house.papers().join("page.pdf"));
    let print = ["form", "print", CHANGE, "--answers", &answers, "--out", &page.display().to_string()];
    in_terminal(&house, "2026-11-23", &print)?;
    // What the scanner makes of the printed page.
    let scan = house.papers().join("scan.pdf");
    std::fs::copy(&page, &scan)?;
    house.will_pick(&[&scan])?;
    house.will_open_pdf_with("cat \"$1\" > /dev/null\n")?;

    let mut page = house.open().await?;
    unlock(&page).await?;
    page.go("ui-forms").await?;
    page.fill(&page.word("ui-forms-filter")?, CHANGE).await?;
    page.settled().await?;
    page.press("Enter").await?;
    page.the("button", &page.word("ui-check")?).await?;
    page.press("Ctrl+Enter").await?;
    page.touch(&page.one("radio", "On paper").await?).await?;
    // What was printed in the terminal is known here as well.
    page.shows("Printed ").await?;
    page.push(&page.word("ui-cmd-print")?).await?;
    page.push(&page.word("ui-ink-attach")?).await?;
    page.the("button", "Look at scan.pdf").await?;
    let day = page.one("spinbutton", "day").await?;
    day.click().await?;
    page.type_keys("20112026").await?;
    let confirm = page.one("checkbox", "I have compared the scan with this page").await?;
    page.touch(&confirm).await?;
    page.bring_into_view(&confirm).await?;
    look_at(&mut page, "sign-on-paper").await?;
    page.push("Look at scan.pdf").await?;
    page.pages_drawn().await?;
    page.press("Escape").await?;
    page.press("Ctrl+Enter").await?;
    page.shows("Registration Officer").await?;

    // A blank form is printed for somebody who fills it in by hand.
    page.go("ui-forms").await?;
    page.fill(&page.word("ui-forms-filter")?, CHANGE).await?;
    page.settled().await?;
    page.push(&page.word("ui-print-blank")?).await?;
    page.shows("CR-NR-DEMO 11").await?;
    look_at(&mut page, "forms-blank").await?;
    page.close().await
}
