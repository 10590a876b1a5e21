//! The window without seeing it: what a screen reader is told on each screen, in both languages, what it is
//! told when something changes, and that Tab alone reaches every control.

use std::collections::BTreeSet;
use std::fs;

use desktop::Done;
use desktop::form::Form;
use desktop::house::House;
use desktop::office::Office;
use desktop::page::Page;
use desktop::reader::Node;

use super::steps::{begin, begin_vault, make_sample_vault, see_recovery_key, turn_language};

const LEAVE: &str = "GEN-LV-1/11-2026";

/// The screens of the window, by the word of their place; the last four have none.
const SCREENS: [&str; 11] = [
    "ui-work",
    "ui-forms",
    "ui-files",
    "ui-search",
    "ui-keeping",
    "ui-sync",
    "ui-settings",
    TAKE_UP,
    FILL,
    RECORD,
    FILING,
];
const TAKE_UP: &str = "take-up";
const FILL: &str = "fill";
const RECORD: &str = "record";
const FILING: &str = "filing panel";

#[tokio::test]
async fn every_screen_can_be_read_and_walked_without_seeing_it() -> Done<()> {
    let mut house = House::new()?;
    house.read_aloud()?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    for screen in SCREENS {
        open(&house, &page, screen).await.map_err(|trouble| format!("{screen}: {trouble}"))?;
        for _ in 0..2 {
            page.settled().await?;
            let tree = house.tree()?;
            if screen == "ui-files" {
                says_how_many(&tree);
            }
            for finding in judge(&tree, screen) {
                page.note(Err(format!("{screen}, {}: {finding}", page.lang())));
            }
            turn_language(&mut page).await?;
        }
        for finding in page.walk_by_tab().await? {
            page.note(Err(format!("{screen}: {finding}")));
        }
        if screen == "ui-search" {
            announces_what_is_found(&house, &page).await.map_err(|trouble| format!("{screen}: {trouble}"))?;
        }
        if screen == FILL {
            says_what_is_wrong(&house, &page).await.map_err(|trouble| format!("{screen}: {trouble}"))?;
        }
    }
    page.close().await
}

async fn open(house: &House, page: &Page, screen: &str) -> Done<()> {
    match screen {
        TAKE_UP => {
            page.press("g").await?;
            page.press("u").await?;
            page.the("heading", &page.word("ui-takeup")?).await.map(drop)
        }
        FILL => begin(page, &Form::read(LEAVE, "apply")?).await,
        RECORD => {
            page.go("ui-files").await?;
            page.one("row", "HDSD").await?;
            let grid = page.ask("document.querySelector('[role=grid]').focus(); return true").await?;
            assert_eq!(grid, true);
            page.press("Enter").await?;
            page.until("the record is open", "return document.querySelector('main article .ref') !== null").await
        }
        FILING => {
            let paper = house.papers().join("minutes.txt");
            fs::write(&paper, "Minutes of the meeting on the replacement of lifts.\n")?;
            house.will_pick(&[&paper])?;
            page.press("Ctrl+o").await?;
            page.one("combobox", &page.word("ui-which-file")?).await.map(drop)
        }
        place => {
            page.go(place).await?;
            let there = "const here = document.querySelector('nav [aria-current=page]')?.hash ?? '';
                return here.slice(2) === arguments[0] && document.querySelector('main h1') !== null";
            page.until_with("the screen stands", there, vec![place.trim_start_matches("ui-").into()]).await
        }
    }
}

/// What of a screen a person could not make out by ear.
fn judge(tree: &[Node], screen: &str) -> Vec<String> {
    let mut findings = Vec::new();
    for node in tree.iter().filter(|node| node.is("focusable") && node.role != "document web") {
        if node.name.trim().is_empty() {
            findings.push(format!("a {} that takes the focus has no name: {node:?}", node.role));
        }
        if ["", "unknown", "invalid", "redundant object"].contains(&node.role.as_str()) {
            findings.push(format!("{:?} takes the focus and has no role", node.name));
        }
    }
    let count = |what: &str, number: usize, wanted: usize| {
        (number != wanted).then(|| format!("{number} instead of {wanted}: {what}"))
    };
    if screen == FILING {
        let dialogs = tree.iter().filter(|node| node.role == "dialog" && !node.name.is_empty()).count();
        findings.extend(count("dialog with a name", dialogs, 1));
        return findings;
    }
    let landmarks = |kind: &'static str| tree.iter().filter(move |node| node.landmark() == Some(kind));
    for landmark in ["main", "banner", "contentinfo"] {
        findings.extend(count(landmark, landmarks(landmark).count(), 1));
    }
    // There may be several of these, told apart by their names.
    for landmark in ["navigation", "region"] {
        let names: Vec<&str> = landmarks(landmark).map(|node| node.name.as_str()).collect();
        let different: BTreeSet<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
        if names.is_empty() || different.len() < names.len() {
            findings.push(format!("{landmark} cannot be told apart: {names:?}"));
        }
    }
    let top = |node: &&Node| node.role == "heading" && node.attributes.get("level").is_some_and(|level| level == "1");
    findings.extend(count("heading of level 1", tree.iter().filter(top).count(), 1));
    findings
}

/// The form that stands open says what it requires, and what is wrong after a bad answer.
async fn says_what_is_wrong(house: &House, page: &Page) -> Done<()> {
    let form = Form::read(LEAVE, "apply")?;
    let phone = form.label(page, "/phone");
    let before = named(&house.tree()?, phone)?;
    assert!(!before.is("invalid-entry"), "nothing is wrong yet: {before:?}");
    let staff = named(&house.tree()?, form.label(page, "/staffNo"))?;
    assert!(staff.is("required"), "{staff:?}");
    page.fill(phone, "12").await?;
    page.press("Tab").await?;
    page.until("the error is shown", "return document.querySelector('[aria-errormessage]') !== null").await?;
    let tree = house.tree()?;
    let after = named(&tree, phone)?;
    assert!(after.is("invalid-entry"), "{after:?}");
    let error = after.relations.get("error-message").and_then(|targets| targets.first());
    let error = error.ok_or("the field does not point to its error")?;
    assert!(!error.text.trim().is_empty(), "{after:?}");
    let described = after.relations.get("described-by").into_iter().flatten();
    assert!(described.clone().any(|one| one.text == error.text), "also said with the field: {after:?}");
    // Everything that is wrong is tied to what is said about it, whatever its kind.
    page.press("Ctrl+Enter").await?;
    page.until("the problems are listed", "return document.getElementById('summary-title') !== null").await?;
    let wrong: Vec<Node> = house.tree()?.into_iter().filter(|node| node.is("invalid-entry")).collect();
    assert!(wrong.len() > 1, "several answers are missing: {wrong:?}");
    for node in &wrong {
        let said = ["error-message", "described-by"].iter().filter_map(|kind| node.relations.get(*kind)).flatten();
        assert!(said.into_iter().any(|one| !one.text.trim().is_empty()), "wrong without a word: {node:?}");
    }
    Ok(())
}

fn named(tree: &[Node], name: &str) -> Done<Node> {
    let found = tree.iter().find(|node| node.is("focusable") && node.name.starts_with(name));
    found.cloned().ok_or_else(|| format!("nothing that takes the focus is called {name}").into())
}

#[tokio::test]
async fn the_exchange_announces_how_it_stands() -> Done<()> {
    let mut house = House::new()?;
    house.read_aloud()?;
    let mut office = Office::open(&house.beside("office")?)?;
    let page = house.open().await?;
    begin_vault(&page, "ui-first-server").await?;
    see_recovery_key(&page).await?;
    page.fill(&page.word("ui-connect-url")?, office.url()).await?;
    page.fill(&page.word("ui-connect-code")?, &office.code("wong-ka-ho")?).await?;
    page.push(&page.word("ui-connect")?).await?;
    page.one("link", &page.word("ui-work")?).await?;

    page.settled().await?;
    let ear = house.listen()?;
    office.stop();
    page.press("Ctrl+Shift+s").await?;
    page.push(&page.word("ui-cmd-sync-now")?).await?;
    ear.hears(&page.word("ui-sync-unreachable")?)?;
    office.come_back()?;
    page.push(&page.word("ui-cmd-sync-now")?).await?;
    let synced = page.word("ui-sync-synced")?;
    ear.hears(synced.split('{').next().unwrap_or(&synced).trim())?;
    page.close().await
}

/// A search that has its answer says how much was found.
async fn announces_what_is_found(house: &House, page: &Page) -> Done<()> {
    let ear = house.listen()?;
    page.fill(&page.word("ui-search-words")?, "lift").await?;
    page.the("listbox", &page.word("ui-hits")?).await?;
    let found = page.ask("return document.querySelector('footer [role=status]').textContent").await?;
    let found = found.as_str().unwrap_or_default();
    assert!(found.contains(|sign: char| sign.is_ascii_digit()), "{found} says how much");
    ear.hears(found)
}

/// The register says how many rows it has, and each row in sight which it is.
fn says_how_many(tree: &[Node]) {
    let number = |node: &Node, name: &str| node.attributes.get(name).and_then(|text| text.parse::<usize>().ok());
    let grid = tree.iter().position(|node| number(node, "rowcount").is_some());
    let grid = grid.unwrap_or_else(|| panic!("no register says how many rows it has"));
    let total = number(&tree[grid], "rowcount").unwrap_or_default();
    let within = |node: &Node| {
        let above = |node: &Node| node.parent.map(|parent| (parent, &tree[parent]));
        std::iter::successors(above(node), |(_, node)| above(node)).any(|(place, _)| place == grid)
    };
    let rows: Vec<usize> =
        tree.iter().filter(|node| within(node)).filter_map(|node| number(node, "rowindex")).collect();
    assert!(rows.len() > 3, "the rows in sight say which they are: {rows:?}");
    assert!(rows.is_sorted() && rows.iter().all(|row| (1..=total).contains(row)), "{rows:?} of {total}");
}
