//! Originals: whoever attaches a copy says who certified it; the office looks at what came, takes the paper in, and the
//! form goes on only then.

use desktop::house::House;
use desktop::{Done, keys, tools};
use serde_json::json;

use super::steps::{in_terminal, look_at, unlock};

const CLAIM: &str = "FIN-CL-1";

#[tokio::test]
async fn an_original_is_taken_in_before_its_form_can_be_completed() -> Done<()> {
    let house = House::new()?;
    let signer = keys::make(&house.papers(), "CHAN Tai-man 陳大文")?;
    claim(&house, &signer.key.display().to_string())?;
    let deed = house.papers().join("deed.pdf");
    std::fs::copy(tools::repository().join("fixtures/pdf/pass-made-elsewhere.pdf"), &deed)?;
    house.will_pick(&[&deed])?;
    let mut page = house.open().await?;
    unlock(&page).await?;

    // The office sees the copy, and that its original is still to come.
    page.go("ui-track").await?;
    page.one("option", CLAIM).await?.click().await?;
    page.press("Enter").await?;
    page.the("button", &page.word("ui-check")?).await?;
    page.shows(&page.word("ui-original-state-outstanding")?).await?;
    let copy = page.the("button", "Look at receipt.pdf").await?;
    page.bring_into_view(&copy).await?;
    look_at(&mut page, "fill-original-outstanding").await?;
    page.push("Look at receipt.pdf").await?;
    page.shows("Application for leave").await?;
    page.press("Escape").await?;

    // Whoever opens the post takes it in.
    page.go("ui-track").await?;
    page.push("Originals (1)").await?;
    look_at(&mut page, "originals-outstanding").await?;
    page.push(&page.word("ui-original-do-received")?).await?;
    page.the("button", &page.word("ui-original-do-returned")?).await?;
    page.press("Escape").await?;
    page.push(&page.word("ui-track-do")?).await?;
    page.shows(&page.word("ui-original-state-received")?).await?;

    // Whoever attaches a certified copy says who certified it.
    page.go("ui-forms").await?;
    page.one("option", "HAD-CH-1").await?.click().await?;
    page.press("Enter").await?;
    page.the("button", &page.word("ui-check")?).await?;
    let first = page.one("radiogroup", "first application").await?;
    page.touch(&page.one_within(&first, "radio", &page.word("ui-yes")?).await?).await?;
    page.push(&page.word("ui-attach")?).await?;
    page.fill(&page.word("ui-certified-by")?, "何家欣").await?;
    page.press("Ctrl+Enter").await?;
    page.shows("Choose the capacity in which the copy was certified.").await?;
    let attach = page.the("button", &page.word("ui-attach")?).await?;
    page.bring_into_view(&attach).await?;
    look_at(&mut page, "fill-certified-copy").await?;
    page.close().await
}

/// A claim with a receipt whose original follows by post, made and signed in the terminal.
fn claim(house: &House, key: &str) -> Done<()> {
    in_terminal(house, "2026-11-23", &["init", "--sample"])?;
    let folder = tools::repository().join(format!("schemas/forms/{CLAIM}/11-2026"));
    let mut answers: serde_json::Value = serde_json::from_slice(&std::fs::read(folder.join("answers-claim.json"))?)?;
    answers["lines"][1]["fare"] = json!("2500.00");
    answers["lines"][1]["receipt"] = json!(true);
    answers["payMode"] = json!("payroll");
    answers["lines"][1]["$attachments"] =
        json!({"receiptOriginal": [{"follows": {"by": "post", "tracking": "RB123456785HK"}}]});
    let path = house.papers().join("claim.json");
    std::fs::write(&path, answers.to_string())?;
    let receipt = house.papers().join("receipt.pdf");
    std::fs::copy(tools::repository().join("fixtures/pdf/pass-made-elsewhere.pdf"), &receipt)?;
    let (path, attach) = (path.display().to_string(), format!("receiptOriginal@2={}", receipt.display()));
    let submit = ["form", "submit", CLAIM, "--answers", &path, "--attach", &attach, "--key", key];
    in_terminal(house, "2026-11-23", &submit)?;
    Ok(())
}
