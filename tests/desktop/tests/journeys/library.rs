//! The library by the keyboard alone: a form among 2,722 is found by words, narrowed by the filters, kept at hand, and
//! one whose definition is missing says so and is taken in from a file.

use desktop::Done;
use desktop::house::House;
use desktop::{page::Page, tools};

use super::steps::{look_at, make_sample_vault};

const CARRIED: &str = "fixtures/forms/library/ANW-010.mform";
const MISSING: &str = "ANW-010";
/// What can be handed in on paper only, with originals.
const ON_PAPER: &str = "TRA";

#[tokio::test]
async fn a_form_is_found_among_thousands_by_the_keyboard_and_a_missing_one_comes_in_by_file() -> Done<()> {
    let house = House::new()?;
    house.will_pick(&[&tools::repository().join(CARRIED)])?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    page.go("ui-forms").await?;
    page.one("option", "COAI-1").await?;
    page.shows("2,722").await?;
    look_at(&mut page, "library").await?;

    // To the end of the list and back, by one key each.
    page.press("ArrowDown").await?;
    for (key, number) in [("End", "YOU-129"), ("Home", "COAI-1")] {
        page.press(key).await?;
        page.one("option", number).await?;
    }

    // Words in Simplified spelling lead to a form that is not here; Enter shows it and begins nothing.
    typed(&page, "狗只牌照").await?;
    page.one("option", MISSING).await?;
    page.press("Enter").await?;
    page.shows(&page.word("ui-form-elsewhere-text")?).await?;
    look_at(&mut page, "library-missing").await?;
    page.one("button", &page.word("ui-install-from-file")?).await?;
    reach(&page, &page.word("ui-install-from-file")?).await?;
    page.press("Enter").await?;
    page.the("button", &page.word("ui-begin")?).await?;
    page.hides(&page.word("ui-form-elsewhere-text")?).await?;

    // The filters are one key away, and turn by Space.
    page.press("f").await?;
    page.until("the first filter has the focus", "return document.activeElement?.id === 'form-department'").await?;
    reach(&page, &page.word("ui-needs-originals")?).await?;
    page.press("Space").await?;
    typed(&page, ON_PAPER).await?;
    page.one("option", &page.word("ui-form-paper-only")?).await?;
    page.press("ArrowDown").await?;
    look_at(&mut page, "library-originals").await?;
    page.push(&page.word("ui-favourite")?).await?;
    page.one("button", &page.word("ui-favourite-remove")?).await?;
    page.close().await
}

/// Words in place of those that stand there.
async fn typed(page: &Page, words: &str) -> Done<()> {
    page.fill(&page.word("ui-forms-filter")?, words).await
}

/// Goes on by Tab until a control of that name has the focus.
async fn reach(page: &Page, name: &str) -> Done<()> {
    let named = "const at = document.activeElement; return (at?.getAttribute('aria-label') ?? at?.closest('label')?.textContent ?? at?.textContent ?? '').trim()";
    for _ in 0..40 {
        if page.ask(named).await?.as_str().is_some_and(|there| there == name) {
            return Ok(());
        }
        page.press("Tab").await?;
    }
    Err(format!("{name} is not reached by Tab").into())
}
