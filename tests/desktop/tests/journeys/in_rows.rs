//! A receipt for each line of a claim: attached in the third row by the keyboard alone, put into another order, found again after
//! another start, and signed with the bytes that were picked.

use std::collections::BTreeMap;
use std::process::Command;

use desktop::house::House;
use desktop::page::Page;
use desktop::{Done, keys, tools};
use serde_json::{Value, json};

use super::steps::{answer_secret, in_terminal, look_at, unlock};

const CLAIM: &str = "FIN-CL-1";
const DAY: &str = "2026-11-23";
/// Papers that differ, of which the last is put into the third row.
const PAPERS: [&str; 4] = ["first.pdf", "second.pdf", "wrong.pdf", "third.pdf"];

#[tokio::test]
async fn a_file_in_the_third_row_outlives_another_order_and_another_start() -> Done<()> {
    let house = House::new()?;
    let signer = keys::make(&house.papers(), "CHAN Tai-man 陳大文")?;
    let instance = returned_claim(&house, &signer.key.display().to_string())?;
    house.will_pick(&[&house.papers().join("third.pdf")])?;
    let mut page = house.open().await?;
    unlock(&page).await?;
    take_up(&page).await?;

    // By the keyboard alone: the wrong file goes, the right one comes, and what is asked of its original is said.
    on(&page, "button", "Take wrong.pdf away").await?;
    page.press("Enter").await?;
    page.hides("wrong.pdf").await?;
    on(&page, "button", "Attach a file, Original receipt, row 3").await?;
    page.press("Enter").await?;
    page.shows("third.pdf").await?;
    page.press("Ctrl+Enter").await?;
    page.shows("Choose how the original comes to the office.").await?;
    look_at(&mut page, "fill-file-in-row").await?;
    on_way(&page, 2).await?;
    page.press("ArrowDown").await?;
    page.press("Enter").await?;
    page.settled().await?;
    on(&page, "button", "Take third.pdf away").await?;
    page.press("Alt+ArrowUp").await?;
    page.until("the third row is the second", &lies(1, "third.pdf")).await?;
    page.settled().await?;
    page.close().await?;

    let mut page = house.open().await?;
    unlock(&page).await?;
    take_up(&page).await?;
    page.until("each file lies in its row", &lies(1, "third.pdf")).await?;
    page.until("and so does the one that gave way", &lies(2, "second.pdf")).await?;
    on(&page, "button", "Take first.pdf away").await?;
    // What a button says of itself while it has the focus would cover the row.
    page.ask("document.activeElement.blur(); return true").await?;
    page.settled().await?;
    look_at(&mut page, "fill-files-of-rows").await?;
    house.will_pick(&[&signer.key])?;
    page.press("Ctrl+Enter").await?;
    page.the("heading", &page.word("ui-check-sign-title")?).await?;
    page.push(&page.word("ui-other-key")?).await?;
    answer_secret(&page, keys::PASSPHRASE).await?;
    page.one("radio", "CHAN Tai-man").await?;
    page.pages_drawn().await?;
    page.press("Ctrl+Enter").await?;
    answer_secret(&page, keys::PASSPHRASE).await?;
    page.shows(&page.word("ui-passed-on")?).await?;
    page.close().await?;
    house.until_ended()?;

    let mut expected = BTreeMap::new();
    for (row, name) in [("1", "first.pdf"), ("2", "third.pdf"), ("3", "second.pdf")] {
        let told = Command::new(tools::tool("sha256sum")?).arg(house.papers().join(name)).output()?;
        let digest = String::from_utf8(told.stdout)?.chars().take(64).collect();
        expected.insert(row.to_owned(), (name.to_owned(), digest));
    }
    assert_eq!(handed_over(&house, &instance)?, expected, "the bytes that were picked, each in its row");
    Ok(())
}

/// Opens the claim that came back, from My work.
async fn take_up(page: &Page) -> Done<()> {
    page.go("ui-work").await?;
    page.one("option", CLAIM).await?.click().await?;
    page.press("Enter").await?;
    page.the("button", &page.word("ui-check")?).await.map(drop)
}

/// Puts the focus where a person gets by Tab.
async fn on(page: &Page, role: &str, name: &str) -> Done<()> {
    let found = page.the(role, name).await?;
    page.bring_into_view(&found).await?;
    page.ask_with("arguments[0].focus()", vec![serde_json::to_value(found)?]).await.map(drop)
}

/// On the choice of how the original of a row comes.
async fn on_way(page: &Page, row: usize) -> Done<()> {
    let id = format!("f-lines-{row}--attachments-receiptOriginal-0-follows-by");
    page.until("the choice is there", &format!("return document.getElementById('{id}') !== null")).await?;
    page.ask(&format!("document.getElementById('{id}').focus()")).await.map(drop)
}

fn lies(row: usize, name: &str) -> String {
    let id = format!("f-lines-{row}--attachments-receiptOriginal");
    format!("return document.getElementById('{id}')?.textContent.includes('{name}') ?? false")
}

/// Row, name and digest of the originals of a form on its way.
fn handed_over(house: &House, instance: &str) -> Done<BTreeMap<String, (String, String)>> {
    let listed = in_terminal(house, DAY, &["--json", "form", "originals"])?;
    let mut found = BTreeMap::new();
    for line in listed.lines() {
        let one: Value = serde_json::from_str(line)?;
        let text = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
        if text("instance") == instance {
            found.insert(text("row"), (text("copy"), text("sha256")));
        }
    }
    Ok(found)
}

/// A claim of three lines with a wrong file in the third, made and signed in the terminal, and given back.
fn returned_claim(house: &House, key: &str) -> Done<String> {
    in_terminal(house, DAY, &["init", "--sample"])?;
    let paper = std::fs::read(tools::repository().join("fixtures/pdf/pass-made-elsewhere.pdf"))?;
    for name in PAPERS {
        // What follows the end of a PDF changes its digest and nothing that is seen.
        std::fs::write(house.papers().join(name), [paper.as_slice(), b"\n% ", name.as_bytes(), b"\n"].concat())?;
    }
    let example = tools::repository().join(format!("schemas/forms/{CLAIM}/11-2026/answers-claim.json"));
    let mut answers: Value = serde_json::from_slice(&std::fs::read(example)?)?;
    answers["kinds"] = json!(["fares"]);
    answers["payMode"] = json!("payroll");
    for name in ["vehicle", "vehicleMark", "insured"] {
        answers.as_object_mut().ok_or("answers")?.remove(name);
    }
    let follows = json!({"receiptOriginal": [{"follows": {"by": "post", "tracking": "RB123456785HK"}}]});
    let line = |to: &str, fare: &str| {
        json!({"date": "2026-10-12", "purpose": "liaison", "from": "油麻地辦事處", "to": to, "fare": fare, "receipt": true,
            "$attachments": follows})
    };
    answers["lines"] = json!([line("赤鱲角", "700.00"), line("上水", "800.00"), line("大嶼山", "900.00")]);
    let path = house.papers().join("claim.json");
    std::fs::write(&path, answers.to_string())?;
    let path = path.display().to_string();
    let mut submit = ["--json", "form", "submit", CLAIM, "--answers", &path, "--key", key].map(str::to_owned).to_vec();
    for (row, name) in (1..=3).zip(PAPERS) {
        let file = house.papers().join(name).display().to_string();
        submit.extend(["--attach".to_owned(), format!("receiptOriginal@{row}={file}")]);
    }
    let submit: Vec<&str> = submit.iter().map(String::as_str).collect();
    let begun: Value = serde_json::from_str(&in_terminal(house, DAY, &submit)?)?;
    let instance = begun["instance"].as_str().ok_or("an instance")?.to_owned();
    in_terminal(house, DAY, &["form", "return", &instance, "--to", "claim", "--reasons", "第三行的收據不符。"])?;
    Ok(instance)
}
