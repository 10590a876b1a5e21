//! Fields of more than one box, by the keyboard: an address in its parts with the line that comes of it, a period with
//! both its days, and a file that is found in the file plan or said not to be there.

use desktop::Done;
use desktop::house::House;
use desktop::page::Page;

use super::steps::{in_terminal, look_at, unlock};

#[tokio::test]
async fn an_address_a_period_and_a_file_are_filled_in_by_the_keyboard() -> Done<()> {
    let house = House::new()?;
    in_terminal(&house, "2026-11-23", &["init", "--sample"])?;
    let mut page = house.open().await?;
    unlock(&page).await?;
    address(&mut page).await?;
    period(&mut page).await?;
    file(&mut page).await?;
    identity_number(&page).await?;
    page.close().await
}

async fn begin(page: &Page, form: &str) -> Done<()> {
    page.go("ui-forms").await?;
    page.one("option", form).await?.click().await?;
    page.press("Enter").await?;
    page.the("button", &page.word("ui-check")?).await.map(drop)
}

/// The parts one after the other by Tab; digits of full width become ordinary ones, and the line follows.
async fn address(page: &mut Page) -> Done<()> {
    begin(page, "CR-NR-DEMO").await?;
    let group = page.one("group", "New address of the registered office").await?;
    let flat = page.one_within(&group, "textbox", "Flat or room").await?;
    page.bring_into_view(&flat).await?;
    flat.click().await?;
    for part in ["２", "10", "A", "Example House", "1 Example Street"] {
        page.type_text(part).await?;
        page.press("Tab").await?;
    }
    page.press("Enter").await?;
    page.type_keys("Yau").await?;
    page.press("Enter").await?;
    page.shows("Flat 2, 10/F, Block A, Example House, 1 Example Street, Yau Tsim Mong, Kowloon").await?;
    page.bring_into_view(&group).await?;
    look_at(page, "fill-address").await
}

/// A period that ends before it begins, and one that has no end.
async fn period(page: &mut Page) -> Done<()> {
    begin(page, "COAI-1").await?;
    let period = page.one("group", "Period covered").await?;
    let first = page.one_within(&period, "spinbutton", "day, From").await?;
    page.bring_into_view(&first).await?;
    first.click().await?;
    page.type_keys("02012025").await?;
    page.press("Tab").await?;
    page.press("Ctrl+Enter").await?;
    page.shows("The period has only one of its two days.").await?;
    page.one_within(&period, "spinbutton", "day, To").await?.click().await?;
    page.type_keys("01012025").await?;
    page.shows("The last day of the period lies before the first.").await?;
    page.bring_into_view(&period).await?;
    look_at(page, "fill-period").await
}

/// A file of the plan by a word of its title; one that is not there stops the form.
async fn file(page: &mut Page) -> Done<()> {
    begin(page, "SUP-RQ-1").await?;
    let restricted = page.one("radiogroup", "named suppliers only").await?;
    page.touch(&page.one_within(&restricted, "radio", &page.word("ui-yes")?).await?).await?;
    let field = page.one("combobox", "File with the approval").await?;
    page.bring_into_view(&field).await?;
    field.click().await?;
    page.type_text("tender").await?;
    page.one("option", "HDSD PRO/1-2/21").await?;
    page.press("ArrowDown").await?;
    page.until("a file is at the mark", "return !!document.activeElement?.getAttribute('aria-activedescendant')")
        .await?;
    look_at_open_list(page).await?;
    page.press("Enter").await?;
    page.until("the file is taken", "return document.activeElement?.value.startsWith('HDSD PRO/')").await?;
    page.press("Ctrl+a").await?;
    page.type_text("no/such/1").await?;
    page.press("Tab").await?;
    page.press("Ctrl+Enter").await?;
    page.shows("The file plan has no file NO/SUCH/1.").await?;
    page.bring_into_view(&field).await?;
    look_at(page, "fill-file").await
}

/// A number typed small, wide and without its brackets is the number on the card, and is hidden from whoever looks on.
async fn identity_number(page: &Page) -> Done<()> {
    begin(page, "DPP6-1").await?;
    let kinds = page.one("radiogroup", "Identity document of data subject").await?;
    page.touch(&page.one_within(&kinds, "radio", "Hong Kong identity card").await?).await?;
    let field = page.one("textbox", "Hong Kong identity card number").await?;
    page.bring_into_view(&field).await?;
    field.click().await?;
    let shows = |shown: &str| format!("return document.getElementById('f-subjectHkid').value === '{shown}'");
    for typed in ["ｙ２３４５６７（４）", "y2345674"] {
        page.press("Ctrl+a").await?;
        page.type_text(typed).await?;
        page.press("Tab").await?;
        page.until("the number is hidden where nobody is in it", &shows("Y234***(*)")).await?;
        page.press("Shift+Tab").await?;
        page.until("and whole for whoever is in it", &shows("Y234567(4)")).await?;
    }
    Ok(())
}

/// The list is closed by turning the language; it is looked at as it stands.
async fn look_at_open_list(page: &mut Page) -> Done<()> {
    page.settled().await?;
    page.look("fill-file-list").await
}
