//! Several forms signed together: chosen in My work, each shown, one left out, one passphrase; and with a token, one PIN.

use desktop::form::Form;
use desktop::house::House;
use desktop::page::Page;
use desktop::{Done, card, keys, tools};
use serde_json::{Value, json};
use words::Message;

use super::steps::{answer_secret, look_at, make_sample_vault};

const LEAVE: &str = "GEN-LV-1";
const PERSON: &str = "CHAN Tai-man";

/// Leave forms that want nothing but a signature, as if somebody had filled them in before.
async fn make_ready(page: &Page, count: usize) -> Done<()> {
    let form = Form::read(&format!("{LEAVE}/11-2026"), "apply")?;
    let answers = tools::repository().join(format!("schemas/forms/{LEAVE}/11-2026/answers-apply.json"));
    let answers: Value = serde_json::from_slice(&std::fs::read(answers)?)?;
    let edits: Vec<Value> = answers
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, value)| json!({"do": "set", "path": format!("/{name}"), "value": value}))
        .collect();
    let filter = json!({"department": null, "tier": null, "needs_originals": false, "here": true, "shelf": null});
    let asked = json!({"query": form.number(), "filter": filter, "from": 0, "limit": 5, "find": null});
    let forms = page.verb("list_forms", asked).await?;
    for _ in 0..count {
        let began = json!({"form_id": forms["forms"][0]["form_id"], "instance_id": null});
        let began = page.verb("start_draft", began).await?;
        let draft = &began["draft"]["draft"]["draft_id"];
        page.verb("update_draft", json!({"draft_id": draft, "edits": edits})).await?;
    }
    Ok(())
}

/// Chooses all forms that wait for a signature, by keys, and comes to where they are signed.
async fn choose_all(page: &mut Page, count: u32, picture: Option<&str>) -> Done<()> {
    page.go("ui-work").await?;
    page.one("option", LEAVE).await?;
    page.press("Ctrl+a").await?;
    page.shows(&page.sentence(&Message::new("ui-sign-chosen-count").with("count", count))?).await?;
    if let Some(picture) = picture {
        look_at(page, picture).await?;
    }
    page.press("s").await?;
    page.the("heading", &page.word("ui-several-title")?).await.map(drop)
}

/// Looks at each form by the key that goes to the next one, until none is left that nobody has seen.
async fn look_at_each(page: &Page, count: usize) -> Done<()> {
    let shown = page.word("ui-several-shown")?;
    for seen in 1..=count {
        let script = format!(
            "return [...document.querySelectorAll('[role=option]')].filter((row) => row.textContent.endsWith('{shown}') \
             || row.textContent.includes(' {shown}')).length === {seen}"
        );
        page.until(&format!("{seen} forms were shown"), &script).await?;
        if seen < count {
            page.press("Ctrl+Enter").await?;
        }
    }
    Ok(())
}

fn signs(count: u32) -> Message {
    Message::new("ui-several-sign").with("count", count)
}

#[tokio::test]
async fn forms_are_signed_with_one_passphrase_and_the_one_left_out_stays() -> Done<()> {
    let house = House::new()?;
    let signer = keys::make(&house.papers(), PERSON)?;
    house.will_pick(&[&signer.key])?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    make_ready(&page, 4).await?;
    choose_all(&mut page, 4, Some("my-work-chosen")).await?;
    let button = page.sentence(&signs(4))?;
    page.the("button", &button).await?;
    page.push(&page.word("ui-other-key")?).await?;
    answer_secret(&page, keys::PASSPHRASE).await?;
    page.one("radio", PERSON).await?;
    page.pages_drawn().await?;

    // Not before each was shown.
    page.until(
        "it cannot be signed yet",
        &format!("return [...document.querySelectorAll('button')].find((one) => one.textContent.startsWith('{button}')).disabled"),
    )
    .await?;
    look_at(&mut page, "sign-several").await?;
    look_at_each(&page, 4).await?;
    // The last one is left out.
    page.ask("document.querySelector('[role=listbox]').focus()").await?;
    page.press("x").await?;
    page.shows(&page.sentence(&signs(3))?).await?;
    page.press("Ctrl+Enter").await?;
    // A wrong passphrase signs nothing.
    answer_secret(&page, "not the passphrase").await?;
    page.until("it is told", "return !!document.querySelector('[role=alert]')").await?;
    page.press("Ctrl+Enter").await?;
    answer_secret(&page, keys::PASSPHRASE).await?;
    let done = Message::new("ui-several-done").with("signed", 3).with("failed", 0);
    page.the("heading", &page.sentence(&done)?).await?;
    look_at(&mut page, "signed-several").await?;
    let drafts = page.verb("list_drafts", json!({})).await?;
    assert_eq!(drafts["drafts"].as_array().map(Vec::len), Some(1), "the one left out stays a draft");
    page.close().await?;
    house.holds_no(&[keys::PASSPHRASE])
}

#[tokio::test]
async fn a_token_signs_several_forms_after_one_pin_and_what_fails_is_told() -> Done<()> {
    let mut house = House::new()?;
    let signer = keys::make(&house.papers(), PERSON)?;
    card::put_in(&mut house, PERSON, &signer)?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    make_ready(&page, 3).await?;
    choose_all(&mut page, 3, None).await?;
    page.one("radio", PERSON).await?;
    look_at_each(&page, 3).await?;
    // Changed at this desk after it was shown: it is not what was seen.
    let drafts = page.verb("list_drafts", json!({})).await?;
    let changed = json!({"do": "set", "path": "/address", "value": "香港中環示範道2號"});
    page.verb("update_draft", json!({"draft_id": drafts["drafts"][1]["draft_id"], "edits": [changed]})).await?;
    page.press("Ctrl+Enter").await?;
    answer_secret(&page, card::PIN).await?;
    let done = Message::new("ui-several-done").with("signed", 2).with("failed", 1);
    page.the("heading", &page.sentence(&done)?).await?;
    page.shows(&page.word("registry-preview-changed")?).await?;
    look_at(&mut page, "signed-several-one-not").await?;
    page.close().await?;
    house.holds_no(&[card::PIN])
}
