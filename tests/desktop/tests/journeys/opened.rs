//! Files opened with the program from outside, as a file manager does it: at the start, while it runs, and
//! while the vault is locked. None is lost, and each comes to where it belongs.

use std::fs;

use desktop::Done;
use desktop::house::House;
use desktop::page::Page;
use words::Message;

use super::steps::{give_passphrase, lock, make_sample_vault};

const FORGED: &str = "fixtures/pdf/fail-changed-content-proper-update-once.pdf";
const DEFINITION: &str = "schemas/forms/GEN-LV-1/11-2026/form.json";
const MAIL: &str = "From: a@example.org\r\nTo: b@example.org\r\nSubject: Lift\r\nDate: Fri, 20 Nov 2026 09:00:00 +0800\r\n\r\nThe lift is repaired.\r\n";

#[tokio::test]
async fn what_is_opened_from_outside_comes_to_where_it_belongs() -> Done<()> {
    let house = House::new()?;
    let papers = house.papers();
    fs::copy(desktop::tools::repository().join(FORGED), papers.join("公函.pdf"))?;
    fs::copy(desktop::tools::repository().join(DEFINITION), papers.join("leave.mform"))?;
    for mail in ["升降機.eml", "later.eml"] {
        fs::write(papers.join(mail), MAIL.replace("Lift", mail))?;
    }

    // The first start of all, with a signed document: it waits until there is a vault.
    let page = house.open_with(&[&papers.join("公函.pdf")]).await?;
    page.the("heading", &page.word("ui-first-title")?).await?;
    make_sample_vault(&page).await?;
    page.the("heading", &page.word("ui-verdict-invalid")?).await?;
    page.shows("公函.pdf").await?;
    page.look("opened-document").await?;

    // A second start while it runs hands a mail over, by its name in the folder where it was started.
    house.open_again(&papers, "升降機.eml")?;
    panel(&page, "升降機.eml").await?;
    page.push(&page.word("ui-cancel")?).await?;

    // Behind the locked door nothing is shown of what comes, and nothing of it is lost.
    lock(&house, &page).await?;
    for file in ["leave.mform", "later.eml", "gone.pdf"] {
        house.open_again(&papers, file)?;
    }
    let text = page.text().await?;
    assert!(!text.contains("later.eml") && !text.contains("leave.mform"), "the door shows none of it: {text}");
    give_passphrase(&page).await?;
    page.shows(&page.sentence(&Message::new("ui-handed-form").with("name", "leave.mform"))?).await?;
    let gone = papers.join("gone.pdf").display().to_string();
    page.shows(&page.sentence(&Message::new("ui-handed-unread").with("path", gone))?).await?;
    page.look("opened-not-taken-in").await?;
    page.push(&page.word("ui-close-dialog")?).await?;
    panel(&page, "later.eml").await?;

    // A lock over the open panel does not lose it either. Then it is filed like one that was dropped.
    lock(&house, &page).await?;
    give_passphrase(&page).await?;
    panel(&page, "later.eml").await?;
    page.until("a file is suggested", "return !!document.querySelector('[role=option][aria-selected=true]')").await?;
    page.press("Ctrl+Enter").await?;
    // The register of particulars names the file and its format: nothing but a record does.
    page.shows("later.eml: message/rfc822").await?;
    page.close().await
}

/// The filing panel stands open with this one file.
async fn panel(page: &Page, name: &str) -> Done<()> {
    page.the("heading", &page.sentence(&Message::new("ui-file-title").with("count", 1))?).await?;
    page.shows(name).await
}
