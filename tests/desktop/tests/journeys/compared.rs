//! What a signature found beside what the file is now: the earlier stage of a filed record, by keys alone, and a file that was
//! forged after it was signed.

use std::fs;

use desktop::Done;
use desktop::house::House;
use desktop::page::Page;
use words::Message;

use super::steps::{look_at, make_vault_with_a_paper, turn_language, unlock};

const FORGED: &str = "fixtures/pdf/fail-changed-content-proper-update-once.pdf";

/// Both pages stand drawn beside each other.
const DRAWN: &str = "const pages = [...document.querySelectorAll('[role=dialog] canvas')];
    const hasInk = (page) => {
        const { data } = page.getContext('2d').getImageData(0, 0, page.width, page.height);
        return data.some((value, at) => at > 3 && value !== data[at % 4]);
    };
    return pages.length === 2 && pages.every((page) => page.width > 0 && hasInk(page));";

/// The pages differ: what was filled in later stands on one of them alone.
const DIFFER: &str =
    "const [one, two] = [...document.querySelectorAll('[role=dialog] canvas')].map((page) => page.toDataURL());
    return !!one && !!two && one !== two;";

/// The chosen change, and whether its marks lie within what is seen of both pages.
const CHOSEN: &str = "const row = document.querySelector('[role=dialog] [role=option][aria-selected=true]');
    const marks = [...document.querySelectorAll('[role=dialog] button[aria-current=true]')];
    const box = document.querySelector('[role=dialog] [role=region]').getBoundingClientRect();
    const seen = (mark) => { const at = mark.getBoundingClientRect(); return at.bottom > box.top && at.top < box.bottom; };
    return [Number.parseInt(row?.textContent ?? '0', 10), marks.length, marks.every(seen)];";

#[tokio::test]
async fn the_pages_of_an_earlier_signature_stand_beside_those_of_now() -> Done<()> {
    let house = House::new()?;
    let reference = make_vault_with_a_paper(&house)?;
    let mut page = house.open().await?;
    unlock(&page).await?;
    page.press("Ctrl+k").await?;
    page.type_text(&reference).await?;
    page.one("option", &reference).await?;
    page.press("Enter").await?;
    page.pages_drawn().await?;

    // The earlier of two signatures leads to what came after it; the last, after which nothing came, to nothing.
    let compare = page.word("ui-compare")?;
    page.until(
        "the earlier signature can be compared",
        &format!("return [...document.querySelectorAll('main button')].filter((one) => one.textContent === '{compare}').length === 1"),
    )
    .await?;
    page.ask(&format!(
        "[...document.querySelectorAll('main button')].find((one) => one.textContent === '{compare}').focus()"
    ))
    .await?;
    page.press("Enter").await?;
    page.until("both pages are drawn", DRAWN).await?;
    page.until("they differ", DIFFER).await?;
    page.shows(&page.word("ui-compare-permitted")?).await?;
    look_at(&mut page, "compared-pages").await?;

    // The language turned over it, and the keys go on where they were: to the next change, and to the end of the list.
    page.until("the first change is chosen and in sight", &is_chosen(1)).await?;
    page.press("n").await?;
    page.until("the second change is chosen and in sight", &is_chosen(2)).await?;
    page.press("p").await?;
    page.until("the first again", &is_chosen(1)).await?;
    page.press("End").await?;
    page.until("the last change is on no page", &format!("return (() => {{ {CHOSEN} }})()[1] === 0")).await?;
    page.shows(&page.word("ui-compare-nowhere")?).await?;
    page.press("Escape").await?;
    page.until("it is closed", "return !document.querySelector('[role=dialog]')").await?;
    page.until("the focus is back", &format!("return document.activeElement?.textContent === '{compare}'")).await?;
    page.close().await
}

fn is_chosen(number: u32) -> String {
    format!("const [at, marks, seen] = (() => {{ {CHOSEN} }})(); return at === {number} && marks === 2 && seen")
}

#[tokio::test]
async fn a_forged_page_stands_beside_the_one_that_was_signed() -> Done<()> {
    let house = House::new()?;
    let forged = house.papers().join("公函.pdf");
    fs::copy(desktop::tools::repository().join(FORGED), &forged)?;
    let mut page = house.open_with(&[&forged]).await?;
    page.the("heading", &page.word("ui-first-title")?).await?;
    super::steps::make_sample_vault(&page).await?;
    page.the("heading", &page.word("ui-verdict-invalid")?).await?;
    compare(&page).await?;
    page.until("both pages are drawn", DRAWN).await?;
    page.until("they differ", DIFFER).await?;
    page.shows(&page.word("ui-compare-forbidden")?).await?;
    look_at(&mut page, "compared-forged").await?;
    page.press("Escape").await?;

    // What lies at the path by now is another file: it is not shown as the one that was checked.
    fs::copy(desktop::tools::repository().join("fixtures/pdf/pass-once.pdf"), &forged)?;
    compare(&page).await?;
    page.shows(&page.sentence(&Message::new("registry-version-file-changed").with("name", "公函.pdf"))?).await?;
    turn_language(&mut page).await?;
    page.shows(&page.sentence(&Message::new("registry-version-file-changed").with("name", "公函.pdf"))?).await?;
    page.close().await
}

async fn compare(page: &Page) -> Done<()> {
    let compare = page.word("ui-compare")?;
    page.until("no comparison is open", "return document.querySelector('[role=dialog]') === null").await?;
    page.ask(&format!(
        "[...document.querySelectorAll('main button')].find((one) => one.textContent === '{compare}').click()"
    ))
    .await
    .map(drop)
}
