//! The paper of a record: opened from a search it shows where the words stand, and it goes to the system's
//! own program to be printed, without a copy that stays.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use desktop::Done;
use desktop::house::House;
use desktop::page::{PATIENCE, Page};

use super::steps::{in_terminal, lock, look_at, make_vault_with_a_paper, turn_language, unlock};

/// The words that the engine marks as the place one looks at, and whether that lies within what is seen.
const NOW: &str = "const now = CSS.highlights?.get('found-now');
    if (!now || now.size !== 1) return null;
    const [range] = now;
    const box = range.startContainer.parentElement.closest('[role=region]').getBoundingClientRect();
    const at = range.getBoundingClientRect();
    const seen = at.height > 0 && at.top >= box.top - 1 && at.bottom <= box.bottom + 1 && at.left >= box.left - 1;
    return seen ? range.toString() : `out of sight: ${range}`";

/// In this time a click has shown what it does; far above what makes two clicks one.
const SHOWN_WITHIN: Duration = Duration::from_millis(600);

/// Which place is told, and how many there are.
const TOLD: &str = "const told = document.querySelector('main [role=group] > [role=status]')?.textContent ?? '';
    return (told.match(/\\d+/g) ?? []).map(Number)";

/// Every text that is marked so far, once.
const MARKED: &str = "const all = CSS.highlights?.get('found') ?? [];
    return [...new Set([...all].map((range) => range.toString()))].sort()";

#[tokio::test]
async fn the_words_of_a_search_are_walked_in_the_paper() -> Done<()> {
    let house = House::new()?;
    let reference = make_vault_with_a_paper(&house)?;
    let lines: Vec<String> =
        (1..=200).map(|line| format!("{line}. {}", if line % 70 == 0 { "quagga" } else { "-" })).collect();
    let notes = house.papers().join("notes.txt");
    fs::write(&notes, lines.join("\n"))?;
    in_terminal(&house, "2026-11-02", &["file", &notes.display().to_string(), "--folder", "HDSD ACC/2-3/4"])?;
    let mut page = house.open().await?;
    unlock(&page).await?;

    // Every place of the word over the three pages, each in sight when one comes to it, and round.
    open_from_search(&page, "hall", &reference).await?;
    page.pages_drawn().await?;
    let places = comes_to(&page, 1, "hall").await?;
    assert!(places[1] >= 6 && places[2] == 1, "the first of many stands on the first page: {places:?}");
    look_at(&mut page, "record-found").await?;
    for place in 2..=places[1] {
        page.press("n").await?;
        comes_to(&page, place, "hall").await?;
    }
    let marked = page.ask(MARKED).await?;
    assert!(marked.as_array().is_some_and(|all| all.iter().all(|one| one.as_str().is_some_and(is_hall))), "{marked}");
    page.press("n").await?;
    comes_to(&page, 1, "hall").await?;
    page.press("p").await?;
    assert_eq!(comes_to(&page, places[1], "hall").await?[2], 3, "the last stands on the last page");

    // Typed in Simplified characters, marked in the Traditional ones of the paper.
    turn_language(&mut page).await?;
    open_from_search(&page, "申请", &reference).await?;
    page.pages_drawn().await?;
    comes_to(&page, 1, "申請").await?;
    page.press("n").await?;
    comes_to(&page, 2, "申請").await?;

    // From the palette, and in a file that is plain text.
    page.press("Ctrl+k").await?;
    page.type_text("quagga").await?;
    page.one("option", "HDSD ACC/2-3/4").await?;
    page.press("Enter").await?;
    comes_to(&page, 1, "quagga").await?;
    page.press("n").await?;
    comes_to(&page, 2, "quagga").await?;
    page.close().await
}

fn is_hall(marked: &str) -> bool {
    marked.to_lowercase().starts_with("hall")
}

/// Searches, and opens the record of the reference from among the hits.
async fn open_from_search(page: &Page, words: &str, reference: &str) -> Done<()> {
    page.go("ui-search").await?;
    page.fill(&page.word("ui-search-words")?, words).await?;
    choose(page, reference).await?;
    page.press("Enter").await
}

/// Clicks a hit, and once more where another was chosen: hits of the words before may move away under the hand.
async fn choose(page: &Page, reference: &str) -> Done<()> {
    let chosen = "return document.querySelector('[role=option][aria-selected=true]')?.textContent ?? ''";
    for _ in 0..5 {
        let hit = page.one("option", reference).await?;
        if hit.click().await.is_ok() {
            tokio::time::sleep(SHOWN_WITHIN).await;
            if page.ask(chosen).await?.as_str().is_some_and(|text| text.contains(reference)) {
                return Ok(());
            }
        }
    }
    Err(format!("{reference} is not chosen by a click").into())
}

/// The place of this number is told, and it is the one that is marked, within what is seen. Answers what was
/// told: the number, how many there are, and the page.
async fn comes_to(page: &Page, number: u64, words: &str) -> Done<Vec<u64>> {
    let at = format!("const [at] = (() => {{ {TOLD} }})(); return at === {number}");
    page.until(&format!("place {number} is told"), &at).await?;
    let now = format!("return (() => {{ {NOW} }})()?.toLowerCase().startsWith('{words}')");
    page.until(&format!("place {number} is marked and in sight"), &now).await?;
    let told = page.ask(TOLD).await?;
    Ok(told.as_array().into_iter().flatten().filter_map(serde_json::Value::as_u64).collect())
}

#[tokio::test]
async fn a_paper_is_printed_by_the_systems_program_and_no_copy_stays() -> Done<()> {
    let house = House::new()?;
    let reference = make_vault_with_a_paper(&house)?;
    let printed = house.papers().join("printed");
    let (coming, to) = (house.papers().join("coming"), printed.display());
    let coming = coming.display();
    house.will_open_pdf_with(&format!("stat -c %a \"$1\" > {coming}; cat \"$1\" >> {coming}; mv {coming} {to}\n"))?;
    let mut page = house.open().await?;
    unlock(&page).await?;
    open_from_search(&page, "hall", &reference).await?;
    page.pages_drawn().await?;
    page.press("Ctrl+p").await?;
    appears(&page, &printed).await?;
    let given = fs::read(&printed)?;
    assert!(given.starts_with(b"600\n%PDF-"), "the paper, for nobody else to read");
    page.shows("HAD-CH-1.pdf").await?;
    page.until("it is said", "return [...document.querySelectorAll('main [role=status] p')].some((one) => one.textContent.includes('HAD-CH-1.pdf'))").await?;
    look_at(&mut page, "record-printed").await?;
    assert_eq!(house.lent()?.len(), 1, "the copy that was lent");
    lock(&house, &page).await?;
    assert_eq!(house.lent()?.len(), 0, "it was taken back when the vault locked");

    unlock(&page).await?;
    fs::remove_file(&printed)?;
    page.until("the paper stands again", "return document.querySelector('main canvas') !== null").await?;
    page.press("Ctrl+p").await?;
    appears(&page, &printed).await?;
    assert_eq!(house.lent()?.len(), 1);
    house.kill_program()?;
    drop(page);
    let page = house.open().await?;
    assert_eq!(house.lent()?.len(), 0, "the next start takes back what was left by a crash");
    page.close().await
}

#[tokio::test]
async fn without_a_program_for_pdf_nothing_is_handed_out() -> Done<()> {
    let mut house = House::new()?;
    house.has_no_programs()?;
    let reference = make_vault_with_a_paper(&house)?;
    let page = house.open().await?;
    unlock(&page).await?;
    open_from_search(&page, "hall", &reference).await?;
    page.pages_drawn().await?;
    page.press("Ctrl+p").await?;
    page.shows(&page.word("desktop-no-viewer")?).await?;
    assert_eq!(house.lent()?.len(), 0);
    page.close().await
}

/// The middle of the button of the first file.
const FILE: &str = "const box = document.querySelector('main [draggable=true]').getBoundingClientRect();
    return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]";

#[tokio::test]
async fn a_file_is_dragged_to_another_program_and_not_back_into_the_window() -> Done<()> {
    let house = House::new()?;
    let reference = make_vault_with_a_paper(&house)?;
    let page = house.open().await?;
    unlock(&page).await?;
    open_from_search(&page, "hall", &reference).await?;
    page.pages_drawn().await?;
    let place = page.ask(FILE).await?;
    let at = |axis: usize| place[axis].as_u64().and_then(|pixel| u32::try_from(pixel).ok()).unwrap_or_default();
    let file = (at(0), at(1));

    let taken = house.papers().join("taken");
    assert_eq!(house.drag_out(file, &taken)?, "HAD-CH-1.pdf");
    assert!(fs::read(&taken)?.starts_with(b"%PDF-"), "the paper itself");
    assert_eq!(house.lent()?.len(), 1, "the copy is lent until the vault locks: a mail reads it when it is sent");

    page.ask("window.stamp = 'the same page'").await?;
    house.drag_within(file)?;
    page.hides(&page.word("ui-drop-here")?).await?;
    assert_eq!(page.ask("return window.stamp").await?, "the same page");
    assert!(page.all("dialog", "", false).await?.is_empty(), "it is not offered to be filed a second time");

    // The page is as it was: the next press means what it says.
    page.push(&page.word("ui-copy")?).await?;
    lock(&house, &page).await?;
    assert_eq!(house.lent()?.len(), 0);
    page.close().await
}

/// Waits until the other program has left a file.
async fn appears(page: &Page, file: &Path) -> Done<()> {
    let deadline = Instant::now() + PATIENCE;
    while !file.exists() {
        if Instant::now() > deadline {
            return Err(format!("{} does not appear. The page says:\n{}", file.display(), page.tail().await?).into());
        }
        tokio::time::sleep(Duration::from_millis(80)).await;
    }
    Ok(())
}
