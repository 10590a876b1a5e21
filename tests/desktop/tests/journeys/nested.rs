//! Rows within rows, by the keyboard alone: the boxes of a transfer list and the files in them. Files are typed, pasted
//! from a spreadsheet, copied, moved and removed, each in its own box; sums follow, and the language turns in between.

use desktop::form::Form;
use desktop::house::House;
use desktop::page::Page;
use desktop::{Done, keys, tools};
use serde_json::json;

use super::enlarged::enlarge;
use super::steps::{begin, in_terminal, look_at, turn_language, unlock};

/// Files as a spreadsheet has them: reference, part, title in Chinese and in English, dates, security, access.
const BLOCK: &str = "DO/4/20\t1\t會堂管理委員會：會議紀錄\tHall management committees: minutes\t2013-02-05\t2017-12-28\tUnclassified\tdepartment
DO/4/20\t2\t會堂管理委員會：會議紀錄（二）\tHall management committees: minutes (2)\t2018-01-02\t2022-03-29\t限閱\t只供移交部門調閱
DO/4/20\t3\t會堂管理委員會：帳目\tHall management committees: accounts\t2016-04-05\t2021-11-30\tunclassified\tdepartment";

#[tokio::test]
async fn boxes_and_their_files_are_filled_in_by_the_keyboard() -> Done<()> {
    let house = House::new()?;
    in_terminal(&house, "2026-11-23", &["init", "--sample"])?;
    let mut page = house.open().await?;
    unlock(&page).await?;
    begin(&page, &Form::read("RM-TRF-1/11-2026", "send")?).await?;
    particulars(&page).await?;
    first_box(&house, &mut page).await?;
    turn_language(&mut page).await?;
    assert_eq!(parts(&page, 0).await?, ["1", "2", "3"], "nothing is lost when the language turns");
    turn_language(&mut page).await?;
    rows_by_keys(&page).await?;
    second_box(&page).await?;
    bring_files_into_view(&page).await?;
    look_at(&mut page, "fill-nested").await?;
    what_is_wrong(&mut page).await?;
    twice_the_size(&mut page).await?;
    page.close().await
}

/// The office that checks a list sees what was sent as it stands, and enters what it found in the row of each file.
#[tokio::test]
async fn a_receiver_enters_what_each_file_was_found_to_be() -> Done<()> {
    let house = House::new()?;
    let signer = keys::make(&house.papers(), "張子健 CHEUNG Tsz-kin")?;
    in_terminal(&house, "2026-11-23", &["init", "--sample"])?;
    let answers = tools::repository().join("schemas/forms/RM-TRF-1/11-2026/answers-send.json").display().to_string();
    let key = signer.key.display().to_string();
    let send = ["form", "submit", "RM-TRF-1", "--answers", &answers, "--key", &key];
    in_terminal(&house, "2026-11-23", &send)?;
    let mut page = house.open().await?;
    unlock(&page).await?;
    page.go("ui-work").await?;
    page.one("option", "Records transfer list").await?.click().await?;
    page.press("Enter").await?;
    page.the("button", &page.word("ui-check")?).await?;
    for (row, result) in [(1, "As listed"), (2, "Damaged")] {
        pick(&page, &format!("Check, Boxes, item 1, Files in this box, row {row}"), result).await?;
    }
    enter(&page, "Discrepancy, Boxes, item 1, Files in this box, row 2", "封底受水漬污損。").await?;
    page.press("Tab").await?;
    assert!(
        page.all("textbox", "Discrepancy, Boxes, item 1, Files in this box, row 1", false).await?.is_empty(),
        "nothing differs there"
    );
    for more in ["Add an item to", "Add a row to"] {
        assert!(page.all("button", more, false).await?.is_empty(), "the list is the sender's");
    }
    bring_files_into_view(&page).await?;
    look_at(&mut page, "fill-nested-check").await?;
    page.close().await
}

/// What the element with the focus is called.
const CALLED: &str = "const at = document.activeElement;
    if (!at || at === document.body) return '';
    axe.setup(document.documentElement);
    try { return axe.commons.text.accessibleText(at).replace(/\\s+/g, ' '); } finally { axe.teardown(); }";

/// On by Tab until the focus stands on what is called so.
async fn tab_to(page: &Page, name: &str) -> Done<()> {
    walk(page, "Tab", name).await
}

/// Back by Shift+Tab until the focus stands there.
async fn back_to(page: &Page, name: &str) -> Done<()> {
    walk(page, "Shift+Tab", name).await
}

async fn walk(page: &Page, chord: &str, name: &str) -> Done<()> {
    let mut seen = Vec::new();
    for _ in 0..90 {
        page.press(chord).await?;
        let called = page.ask(CALLED).await?.as_str().unwrap_or_default().to_owned();
        if called.contains(name) {
            return Ok(());
        }
        seen.push(called);
    }
    Err(format!("{chord} does not lead to {name}, but to {seen:?}").into())
}

/// On by Tab to a field, and types there.
async fn enter(page: &Page, name: &str, text: &str) -> Done<()> {
    tab_to(page, name).await?;
    page.type_text(text).await
}

/// On by Tab to a list, which is opened, and out of it what begins so.
async fn pick(page: &Page, name: &str, option: &str) -> Done<()> {
    tab_to(page, name).await?;
    page.press("Enter").await?;
    page.one("option", option).await?;
    page.type_keys(option).await?;
    let at = "return document.activeElement?.textContent.startsWith(arguments[0])";
    page.until_with(&format!("{option} is at the mark"), at, vec![json!(option)]).await?;
    page.press("Enter").await?;
    let closed = "return !document.querySelector('[role=listbox]') && document.activeElement !== document.body";
    page.until("the list is closed", closed).await
}

/// On by Tab to the first answer of a question, and down to the one that is meant.
async fn choose(page: &Page, first: &str, down: usize) -> Done<()> {
    tab_to(page, first).await?;
    for _ in 0..down {
        page.press("ArrowDown").await?;
    }
    if down == 0 { page.press("Space").await } else { Ok(()) }
}

/// The parts of the files of a box, as they stand in its rows.
async fn parts(page: &Page, nth: usize) -> Done<Vec<String>> {
    let script = "const inner = document.querySelectorAll('[data-group] [data-group]')[arguments[0]];
        return [...inner.querySelectorAll('tbody tr[data-row] td:nth-child(3) input')].map((input) => input.value)";
    let found = page.ask_with(script, vec![json!(nth)]).await?;
    Ok(serde_json::from_value(found)?)
}

async fn until_parts(page: &Page, nth: usize, wanted: &[&str]) -> Done<()> {
    let script = "const inner = document.querySelectorAll('[data-group] [data-group]')[arguments[0]];
        const parts = [...inner.querySelectorAll('tbody tr[data-row] td:nth-child(3) input')].map((input) => input.value);
        return JSON.stringify(parts) === arguments[1]";
    let given = vec![json!(nth), json!(serde_json::to_string(wanted)?)];
    page.until_with(&format!("box {nth} has the parts {wanted:?}"), script, given).await
}

async fn particulars(page: &Page) -> Done<()> {
    page.one("textbox", "Transfer number").await?;
    enter(page, "Transfer number", "TRF-2026-012").await?;
    choose(page, "Records centre (temporary", 0).await?;
    enter(page, "Authority for the transfer", "RC/HDSD/2026/7").await?;
    pick(page, "Transferring section", "Comm").await?;
    enter(page, "Telephone number", "21234567").await?;
    choose(page, "Physical records", 0).await?;
    tab_to(page, "day, Day of delivery").await?;
    page.type_keys("16062027").await?;
    choose(page, "Escorted by an officer", 0).await
}

async fn first_box(house: &House, page: &mut Page) -> Done<()> {
    tab_to(page, "Add an item to Boxes").await?;
    page.press("Enter").await?;
    page.until("the label of the box has the focus", "return document.activeElement?.id === 'f-boxes-0-label'").await?;
    page.type_text("HDSD-0107").await?;
    choose(page, "Standard box", 0).await?;
    choose(page, "ACC-2-3", 3).await?;
    choose(page, "Yes", 1).await?;
    tab_to(page, "Add a row to Files in this box").await?;
    page.press("Enter").await?;
    let at = "return document.activeElement?.id === 'f-boxes-0-files-0-reference'";
    page.until("the reference of the first file has the focus", at).await?;
    let _held = house.hold_on_clipboard(BLOCK)?;
    page.press("Ctrl+v").await?;
    until_parts(page, 0, &["1", "2", "3"]).await?;
    page.shows("29 Mar 2022").await?;
    tab_to(page, "day, Expected to be due").await?;
    page.type_keys("30032029").await
}

/// Copied, moved and removed in the box: the box itself stays where it is.
async fn rows_by_keys(page: &Page) -> Done<()> {
    back_to(page, "Reference, Boxes, item 1, Files in this box, row 1").await?;
    page.press("Alt+ArrowDown").await?;
    until_parts(page, 0, &["2", "1", "3"]).await?;
    page.until("the focus went along", "return document.activeElement?.id === 'f-boxes-0-files-1-reference'").await?;
    page.press("Alt+c").await?;
    until_parts(page, 0, &["2", "1", "1", "3"]).await?;
    page.until("the copy has the focus", "return document.activeElement?.id === 'f-boxes-0-files-2-reference'").await?;
    page.press("Alt+Delete").await?;
    until_parts(page, 0, &["2", "1", "3"]).await
}

/// From a field of the box itself Alt+Enter adds a box; its one file is typed. Its title is left out.
async fn second_box(page: &Page) -> Done<()> {
    back_to(page, "Box label").await?;
    page.press("Alt+Enter").await?;
    page.until("the second box is there", "return document.activeElement?.id === 'f-boxes-1-label'").await?;
    page.type_text("HDSD-0108").await?;
    choose(page, "Standard box", 1).await?;
    choose(page, "ACC-2-3", 2).await?;
    choose(page, "Yes", 1).await?;
    tab_to(page, "Add a row to Files in this box").await?;
    page.press("Enter").await?;
    let at = "return document.activeElement?.id === 'f-boxes-1-files-0-reference'";
    page.until("the reference of its first file has the focus", at).await?;
    typed_file(page).await?;
    tab_to(page, "day, Expected to be due").await?;
    page.type_keys("01042029").await?;
    sums_follow(page).await
}

/// The files of the first box, from their first column on.
async fn bring_files_into_view(page: &Page) -> Done<()> {
    let script = "const inner = document.querySelector('[data-group] [data-group]');
        inner.querySelector('table').parentElement.scrollLeft = 0;
        inner.scrollIntoView({ block: 'start' })";
    page.ask(script).await.map(drop)
}

async fn typed_file(page: &Page) -> Done<()> {
    page.type_text("HDSD FIN/2-4/1").await?;
    enter(page, "Part, Boxes, item 2, Files in this box, row 1", "2").await?;
    tab_to(page, "day, First paper").await?;
    page.type_keys("01042021").await?;
    tab_to(page, "day, Last paper").await?;
    page.type_keys("31032022").await?;
    pick(page, "Security", "Restr").await?;
    pick(page, "Access", "Only").await
}

/// Sums: of each box in its own foot, of all boxes beneath them.
async fn sums_follow(page: &Page) -> Done<()> {
    let sums = "const feet = [...document.querySelectorAll('[data-group] [data-group] tfoot')].map((foot) => foot.innerText);
        const text = document.body.innerText.replace(/\\s+/g, ' ');
        return feet.length === 2 && feet[0].includes('3') && feet[1].includes('31 Mar 2022') && /Total length 0.57/.test(text)";
    page.until("the sums follow", sums).await
}

/// What is wrong in an inner row is named with both its rows, and led to.
async fn what_is_wrong(page: &mut Page) -> Done<()> {
    page.press("Ctrl+Enter").await?;
    let title = page.one("link", "Boxes, item 2, Files in this box, row 1, Title").await?;
    page.bring_into_view(&title).await?;
    look_at(page, "fill-nested-problems").await?;
    page.ask_with("arguments[0].focus()", vec![serde_json::to_value(&title)?]).await?;
    page.press("Enter").await?;
    let inside = "return document.activeElement?.closest('#f-boxes-1-files-0-title') !== null";
    page.until("the title has the focus", inside).await?;
    look_at(page, "fill-nested-row").await?;
    tab_to(page, "English").await?;
    page.type_text("Fees of community halls 2021-22").await?;
    choose(page, "Yes", 0).await?;
    page.press("Ctrl+Enter").await?;
    page.the("heading", &page.word("ui-check-sign-title")?).await?;
    page.press("Escape").await?;
    page.the("button", &page.word("ui-check")?).await.map(drop)
}

async fn twice_the_size(page: &mut Page) -> Done<()> {
    enlarge(page).await?;
    bring_files_into_view(page).await?;
    for _ in 0..2 {
        for finding in page.out_of_reach().await? {
            page.note(Err(format!("at twice the size, {}: {finding}", page.lang())));
        }
        page.look("twice-fill-nested").await?;
        turn_language(page).await?;
    }
    Ok(())
}
