//! The program is killed in the middle of filling in: what it said was saved is there at the next start.

use desktop::Done;
use desktop::form::Form;
use desktop::house::House;
use desktop::page::Page;
use serde_json::json;

use super::steps::{begin, make_sample_vault, unlock};

const LEAVE: &str = "GEN-LV-1/11-2026";

/// The draft as the desk has it on the disk, asked past the page.
const STORED: &str = "const [field, done] = arguments;
    const ask = (verb, request) => window.__TAURI_INTERNALS__.invoke(verb, { request });
    ask('list_drafts', {})
      .then(({ drafts }) => ask('open_draft', { draft_id: drafts[0].draft_id }))
      .then(({ evaluation }) => done(evaluation.values[field.slice(1)] ?? null), (thrown) => done(String(thrown.message ?? thrown)))";

#[tokio::test]
async fn a_draft_outlives_the_program() -> Done<()> {
    let house = House::new()?;
    let page = house.open().await?;
    make_sample_vault(&page).await?;
    let form = Form::read(LEAVE, "apply")?;
    begin(&page, &form).await?;
    // The driver types nothing beyond the first 65,536 characters; other tests do.
    let address = "九龍油麻地示範街1號 地下";
    page.fill(form.label(&page, "/address"), address).await?;
    stored(&page, "/address", address).await?;
    house.kill_program()?;
    drop(page);

    let page = house.open().await?;
    unlock(&page).await?;
    page.one("option", form.number()).await?;
    page.press("Enter").await?;
    let field = page.one("textbox", form.label(&page, "/address")).await?;
    assert_eq!(field.prop("value").await?.as_deref(), Some(address), "what was saved is there again");
    page.close().await
}

/// Waits until the desk has the answer.
pub async fn stored(page: &Page, field: &str, expected: &str) -> Done<()> {
    let deadline = tokio::time::Instant::now() + desktop::page::PATIENCE;
    let mut last = json!(null);
    while tokio::time::Instant::now() < deadline {
        last = page.client.execute_async(STORED, vec![json!(field)]).await?;
        if last == json!(expected) {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Err(format!("the draft was never saved: {field} is {last}").into())
}
