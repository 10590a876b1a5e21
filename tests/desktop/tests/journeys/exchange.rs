//! A desk that belongs to a records server: it joins, files while the server is away, exchanges, and shows
//! the receipt; another desk finds the paper under its permanent number, and the other way round.

use std::fs;

use desktop::house::House;
use desktop::office::Office;
use desktop::page::Page;
use desktop::tools::repository;
use desktop::{Done, keys};
use words::Message;

use super::steps::{begin_vault, look_at, see_recovery_key};

const FOLDER: &str = "HDSD ACC/2-3/4";

#[tokio::test]
async fn two_desks_and_a_server_come_together() -> Done<()> {
    let house = House::new()?;
    let mut office = Office::open(&house.beside("office")?)?;
    let other = office.desk("chan-siu-ling")?;
    let mut page = house.open().await?;
    join(&mut page, &office).await?;

    office.stop();
    let paper = house.papers().join("升降機更換會議紀錄.txt");
    fs::write(&paper, "社區會堂升降機更換會議紀錄：討論工程時間表。\n")?;
    house.will_pick(&[&paper])?;
    let provisional = file_here(&page).await?;
    exchange(&page).await?;
    page.shows(&page.word("ui-sync-unreachable")?).await?;
    look_at(&mut page, "sync-offline").await?;

    let minutes = house.papers().join("minutes.txt");
    fs::write(&minutes, "Minutes of the meeting on the replacement of lifts.\n")?;
    other.ask(&["file", &minutes.display().to_string(), "--folder", FOLDER])?;
    office.come_back()?;
    other.ask(&["sync", "--server", office.url()])?;
    exchange(&page).await?;
    let receipt = see_receipt(&mut page).await?;
    assert_ne!(receipt, provisional, "the server has given the number");

    other.ask(&["sync"])?;
    let hits = other.ask(&["search", "升降機更換"])?;
    assert!(hits.iter().any(|hit| hit["reference"] == receipt.as_str()), "{receipt} in {hits:?}");
    page.go("ui-search").await?;
    page.fill(&page.word("ui-search-words")?, "replacement of lifts").await?;
    page.one("option", "minutes").await?;
    by_hand(&house, &mut page, &office).await?;
    page.close().await
}

/// A form that another office has signed comes as a file, without the server: it is taken in when it is opened, and
/// once.
async fn by_hand(house: &House, page: &mut Page, office: &Office) -> Done<()> {
    let papers = house.papers();
    let signer = keys::make(&papers, "FUNG Hok-lim 馮學廉")?;
    let secret = papers.join("secret");
    fs::write(&secret, keys::PASSPHRASE)?;
    let department = office.desk("fung-hok-lim")?;
    let answers = repository().join("schemas/forms/PIDR-1/11-2026/answers-report.json").display().to_string();
    let (key, secret) = (signer.key.display().to_string(), secret.display().to_string());
    let submit = ["form", "submit", "PIDR-1", "--answers", &answers, "--key", &key, "--key-passphrase-file", &secret];
    let handed = department.ask(&submit)?.remove(0);
    let instance = handed["instance"].as_str().unwrap_or_default();
    let file = papers.join("PIDR-1.mhand");
    department.ask(&["form", "carry", instance, "--out", &file.display().to_string()])?;

    let came = |count: i64| Message::new("ui-carry-taken").with("form", "PIDR-1").with("count", count);
    house.open_again(&papers, "PIDR-1.mhand")?;
    page.shows(&page.sentence(&came(1))?).await?;
    look_at(page, "hand-over-taken").await?;
    page.press("Ctrl+Enter").await?;
    page.the("heading", &page.word("ui-track")?).await?;
    page.one("option", "PIDR-1").await?;
    look_at(page, "under-way-by-hand").await?;
    house.open_again(&papers, "PIDR-1.mhand")?;
    page.shows(&page.sentence(&Message::new("ui-carry-known").with("form", "PIDR-1"))?).await?;
    page.push(&page.word("ui-close-dialog")?).await?;

    // What was altered on the way is refused in words.
    let altered = fs::read_to_string(&file)?.replace("\"report\"", "\"comment\"");
    fs::write(papers.join("altered.mhand"), altered)?;
    house.open_again(&papers, "altered.mhand")?;
    page.shows(&page.sentence(&Message::new("store-carry-not-genuine"))?).await?;
    look_at(page, "hand-over-refused").await?;
    page.push(&page.word("ui-close-dialog")?).await
}

/// First start on a records server: the vault, the recovery key, then address and code.
async fn join(page: &mut Page, office: &Office) -> Done<()> {
    begin_vault(page, "ui-first-server").await?;
    see_recovery_key(page).await?;
    page.the("heading", &page.word("ui-connect-title")?).await?;
    look_at(page, "join").await?;
    page.fill(&page.word("ui-connect-url")?, office.url()).await?;
    page.fill(&page.word("ui-connect-code")?, "0000-0000-0000-0000").await?;
    page.push(&page.word("ui-connect")?).await?;
    page.until("a wrong code is refused in words", "return !!document.querySelector('[role=alert]')").await?;
    page.look("join-refused").await?;
    page.fill(&page.word("ui-connect-code")?, &office.code("wong-ka-ho")?).await?;
    page.push(&page.word("ui-connect")?).await?;
    page.one("link", &page.word("ui-work")?).await.map(drop)
}

/// Files the picked paper by keyboard, and answers its provisional reference.
async fn file_here(page: &Page) -> Done<String> {
    page.press("Ctrl+o").await?;
    let field = page.one("combobox", &page.word("ui-which-file")?).await?;
    page.look("filing").await?;
    field.send_keys(FOLDER).await?;
    page.one("option", FOLDER).await?;
    page.settled().await?;
    page.press("Ctrl+Enter").await?;
    page.shows(&page.word("ui-awaiting-number")?).await?;
    reference_of(page).await
}

/// The reference of the record that is shown.
async fn reference_of(page: &Page) -> Done<String> {
    let shown = first_text(page, "main article .ref").await?;
    Ok(shown.trim_end_matches(&page.word("ui-awaiting-number")?).trim().to_owned())
}

/// The text of the first thing of its kind.
async fn first_text(page: &Page, selector: &str) -> Done<String> {
    page.until("it is shown", &format!("return !!document.querySelector('{selector}')")).await?;
    let text = page.ask(&format!("return document.querySelector('{selector}').textContent")).await?;
    Ok(text.as_str().unwrap_or_default().trim().to_owned())
}

async fn exchange(page: &Page) -> Done<()> {
    page.press("Ctrl+Shift+s").await?;
    page.push(&page.word("ui-cmd-sync-now")?).await?;
    page.settled().await?;
    page.the("button", &page.word("ui-cmd-sync-now")?).await.map(drop)
}

/// Opens the receipt of what was filed, and answers the reference that it names.
async fn see_receipt(page: &mut Page) -> Done<String> {
    page.shows(&page.word("ui-operation-logged")?).await?;
    page.one("option", "升降機更換").await?.click().await?;
    page.shows(&page.word("ui-place")?).await?;
    look_at(page, "receipt").await?;
    first_text(page, "main article button").await
}
