//! How many keys the daily flows take, counted: nobody reaches for the mouse, and no flow takes more than
//! its budget. Typing content (titles, answers, a secret, the words of a search) is not counted; every
//! letter by which something is found as one types is.

use std::cell::Cell;
use std::fs;

use desktop::form::Form;
use desktop::house::House;
use desktop::page::Page;
use desktop::{Done, keys};
use words::Message;

use super::steps::{PASSPHRASE, answer_secret};

const LEAVE: &str = "GEN-LV-1/11-2026";

/// A flow with the keys pressed so far.
struct Flow<'a> {
    page: &'a Page,
    name: &'static str,
    pressed: Cell<usize>,
}

impl<'a> Flow<'a> {
    fn new(page: &'a Page, name: &'static str) -> Self {
        Self { page, name, pressed: Cell::new(0) }
    }

    /// A chord.
    async fn press(&self, chord: &str) -> Done<()> {
        self.pressed.set(self.pressed.get() + 1);
        self.page.press(chord).await.map_err(|trouble| format!("{}: {chord}: {trouble}", self.name).into())
    }

    /// Letters that find something as they are typed.
    async fn letters(&self, letters: &str) -> Done<()> {
        self.pressed.set(self.pressed.get() + letters.chars().count());
        self.page.type_keys(letters).await?;
        self.page.settled().await
    }

    fn within(self, budget: usize) {
        assert!(self.pressed.get() <= budget, "{}: {} keys of {budget}", self.name, self.pressed.get());
    }
}

#[tokio::test]
async fn the_daily_flows_take_no_more_keys_than_they_may() -> Done<()> {
    let house = House::new()?;
    let signer = keys::make(&house.papers(), "CHAN Tai-man 陳大文")?;
    let mut page = house.open().await?;
    first_run(&mut page).await?;
    file(&house, &page).await?;
    take_back(&page).await?;
    find(&page).await?;
    switch_language(&mut page).await?;
    house.will_pick(&[&signer.key])?;
    apply_for_leave(&page).await?;
    my_part(&page).await?;
    page.close().await
}

/// P: from the first start to an open desk: another language and back, the sample department, a passphrase, and the
/// recovery key.
async fn first_run(page: &mut Page) -> Done<()> {
    page.the("heading", &page.word("ui-first-title")?).await?;
    let flow = Flow::new(page, "first run");
    tab_to(page, "the ways", "return document.activeElement.type === 'radio'").await?;
    flow.press("ArrowDown").await?;
    page.until("the sample is chosen", "return document.querySelectorAll('input[type=radio]')[1].checked").await?;
    tab_to(page, "the passphrase", "return document.activeElement.type === 'password'").await?;
    page.type_text(PASSPHRASE).await?;
    // The keyring of the machine that runs the tests stays as it is.
    if page.ask("return !!document.querySelector('input[type=checkbox]:checked')").await?.as_bool() == Some(true) {
        tab_to(page, "the keyring", "return document.activeElement.type === 'checkbox'").await?;
        page.press("Space").await?;
        tab_to(page, "the button", "return document.activeElement.type === 'submit'").await?;
    }
    flow.press("Enter").await?;
    page.the("heading", &page.word("ui-recovery-title")?).await?;
    tab_to(page, "that it is written down", "return document.activeElement.type === 'checkbox'").await?;
    flow.press("Space").await?;
    tab_to(page, "the way on", "return document.activeElement.tagName === 'BUTTON'").await?;
    flow.press("Enter").await?;
    page.one("link", &page.word("ui-work")?).await?;
    flow.within(6);
    Ok(())
}

/// Goes on by Tab, which no flow counts, until the focus is where the script says.
async fn tab_to(page: &Page, what: &str, script: &str) -> Done<()> {
    for _ in 0..20 {
        if page.ask(script).await?.as_bool() == Some(true) {
            return Ok(());
        }
        page.press("Tab").await?;
    }
    Err(format!("no Tab leads to {what}").into())
}

/// K: a filing that was a mistake, right after it.
async fn take_back(page: &Page) -> Done<()> {
    let reference = shown_reference(page).await?;
    let flow = Flow::new(page, "take a filing back");
    flow.press("Ctrl+z").await?;
    page.shows(&page.sentence(&Message::new("registry-taken-back-at-once"))?).await?;
    flow.within(1);
    assert_eq!(shown_reference(page).await?, reference, "its number stays used");
    page.look("filing-taken-back").await
}

/// A3: by keyboard, the file found by three letters. A: the same again, with the suggestion right.
async fn file(house: &House, page: &Page) -> Done<()> {
    let paper = house.papers().join("Quagga enclosure inspection.txt");
    fs::write(&paper, "The enclosure was inspected; the fence is to be mended.\n")?;
    house.will_pick(&[&paper])?;
    let flow = Flow::new(page, "file, found by letters");
    flow.press("Ctrl+o").await?;
    page.one("combobox", &page.word("ui-which-file")?).await?;
    flow.letters("acc").await?;
    page.one("option", "HDSD ACC").await?;
    flow.press("Enter").await?;
    flow.press("Ctrl+Enter").await?;
    page.the("heading", "Quagga enclosure inspection").await?;
    flow.within(8);
    let filed = shown_reference(page).await?;

    fs::write(&paper, "The enclosure was inspected again; the fence has been mended.\n")?;
    house.will_pick(&[&paper])?;
    let flow = Flow::new(page, "file, suggestion right");
    flow.press("Ctrl+o").await?;
    page.shows(&page.word("ui-suggest-alike")?).await?;
    page.settled().await?;
    flow.press("Ctrl+Enter").await?;
    page.until("the second record is shown", &format!("const ref = document.querySelector('main article .ref'); return !!ref && !ref.textContent.includes({filed:?})")).await?;
    let again = shown_reference(page).await?;
    let folder = |reference: &str| reference.split(" in ").nth(1).map(str::to_owned);
    assert_eq!(folder(&filed), folder(&again), "records like it lay there");
    flow.within(2);
    Ok(())
}

async fn shown_reference(page: &Page) -> Done<String> {
    let shown = page.ask("return document.querySelector('main article .ref').textContent").await?;
    Ok(shown.as_str().unwrap_or_default().trim().to_owned())
}

/// D: by words. D2: by reference.
async fn find(page: &Page) -> Done<()> {
    page.go("ui-work").await?;
    let flow = Flow::new(page, "find by words");
    flow.press("/").await?;
    page.one("combobox", &page.word("ui-search-or-go")?).await?;
    page.type_text("winter solstice").await?;
    page.one("option", "winter solstice").await?;
    page.settled().await?;
    flow.press("Enter").await?;
    page.one("heading", "winter solstice").await?;
    flow.within(3);

    page.go("ui-work").await?;
    let flow = Flow::new(page, "find by reference");
    flow.press("Ctrl+k").await?;
    page.type_text("(1) in HDSD PER/3-2/1 Pt 1").await?;
    page.settled().await?;
    flow.press("Enter").await?;
    page.one("heading", "Vacation leave, January 2018").await?;
    flow.within(2);
    Ok(())
}

/// N: there and back again is one key each.
async fn switch_language(page: &mut Page) -> Done<()> {
    for _ in 0..2 {
        let flow = Flow::new(page, "switch the language");
        flow.press("Ctrl+Shift+l").await?;
        let other = page.lang().other();
        page.until("the language has turned", &format!("return document.documentElement.lang === '{other}'")).await?;
        flow.within(1);
        page.read_lang().await?;
    }
    Ok(())
}

/// E: an application for leave, from nothing to signed.
async fn apply_for_leave(page: &Page) -> Done<()> {
    let form = Form::read(LEAVE, "apply")?;
    let flow = Flow::new(page, "apply for leave");
    flow.press("Ctrl+n").await?;
    page.one("textbox", &page.word("ui-forms-filter")?).await?;
    flow.letters("lea").await?;
    flow.press("Enter").await?;
    page.the("button", &page.word("ui-check")?).await?;
    form.fill(page).await?;
    flow.press("Ctrl+Enter").await?;
    page.the("heading", &page.word("ui-check-sign-title")?).await?;
    // The key is shown to the desk once; afterwards it is remembered.
    page.push(&page.word("ui-other-key")?).await?;
    answer_secret(page, keys::PASSPHRASE).await?;
    page.one("radio", "CHAN Tai-man").await?;
    page.pages_drawn().await?;
    flow.press("Ctrl+Enter").await?;
    // The secret, and Enter.
    answer_secret(page, keys::PASSPHRASE).await?;
    flow.pressed.set(flow.pressed.get() + 1);
    page.shows(&page.word("ui-passed-on")?).await?;
    flow.within(8);
    Ok(())
}

/// G: my part of a form that has come from another office.
async fn my_part(page: &Page) -> Done<()> {
    let form = Form::read(LEAVE, "support")?;
    page.go("ui-work").await?;
    page.one("option", form.number()).await?;
    let flow = Flow::new(page, "my part");
    flow.press("3").await?;
    flow.press("Enter").await?;
    page.the("button", &page.word("ui-check")?).await?;
    form.fill(page).await?;
    flow.press("Ctrl+Enter").await?;
    page.the("heading", &page.word("ui-check-hand-title")?).await?;
    page.pages_drawn().await?;
    flow.press("Ctrl+Enter").await?;
    page.shows(&page.word("ui-passed-on")?).await?;
    flow.within(4);
    Ok(())
}
