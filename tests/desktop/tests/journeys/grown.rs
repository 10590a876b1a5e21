//! A desk that has grown: a thousand records, for pictures five thousand, and a form that is late. The register draws what is in
//! sight, wherever one looks; what is late stands first; what is due fills its months.

use desktop::house::House;
use desktop::{Done, keys, shots, tools};

use super::steps::{in_terminal, look_at, unlock};

/// Records of the vault.
pub fn records() -> usize {
    if shots::wanted() { 5_000 } else { 1_000 }
}

/// A form with three working days for its second office, and one with twenty.
const LATE: &str = "GEN-LV-1";
const RETURN: &str = "PIDR-1";

#[tokio::test]
async fn a_grown_desk_is_as_quick_to_read_as_a_small_one() -> Done<()> {
    let house = House::new()?;
    grow(&house)?;
    let mut page = house.open().await?;
    unlock(&page).await?;

    page.press("g").await?;
    page.press("t").await?;
    page.one("option", LATE).await?;
    page.one("option", RETURN).await?;
    page.shows(&page.word("ui-track-late-title")?).await?;
    look_at(&mut page, "under-way").await?;

    page.go("ui-files").await?;
    let heading = page.word("ui-all-records")?;
    page.one("heading", &heading).await?;
    page.until(
        "all records are counted",
        &format!("return document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === '{}'", records() + 1),
    )
    .await?;
    page.ask("document.querySelector('[role=grid]').focus()").await?;
    page.press("End").await?;
    let last = format!(
        "return document.querySelector('[role=grid] [aria-rowindex=\"{}\"][aria-selected=true]')?.textContent?.trim().length > 10",
        records() + 1
    );
    page.until("the last row stands chosen and has come", &last).await?;
    let drawn = page.ask("return document.querySelectorAll('[role=grid] [role=row]').length").await?;
    assert!(drawn.as_u64().is_some_and(|rows| rows < 80), "only what is in sight is drawn: {drawn}");
    look_at(&mut page, "files-grown").await?;

    page.go("ui-keeping").await?;
    page.one("heading", &page.word("ui-keeping")?).await?;
    page.one("button", &page.word("ui-past")?).await?.click().await?;
    look_at(&mut page, "keeping-grown").await?;
    page.close().await
}

/// Makes the vault in the terminal: the demo department, grown, a leave form whose second office has let its
/// days go by, and a return of three parts.
pub fn grow(house: &House) -> Done<()> {
    let signer = keys::make(&house.papers(), "馮學廉 FUNG Hok-lim")?;
    let key = signer.key.display().to_string();
    in_terminal(house, "2026-11-02", &["init", "--sample", "--records", &records().to_string()])?;
    for (day, form, stage) in [("2026-11-02", LATE, "apply"), ("2026-11-20", RETURN, "report")] {
        let answers = tools::repository().join(format!("schemas/forms/{form}/11-2026/answers-{stage}.json"));
        in_terminal(house, day, &["form", "submit", form, "--answers", &answers.display().to_string(), "--key", &key])?;
    }
    Ok(())
}
