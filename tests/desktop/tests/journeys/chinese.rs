//! Chinese typed as people in Hong Kong type it, through the real input method: what is being composed is
//! not yet text, keys that belong to the input method mean nothing else, and each text arrives once.

use std::fs;
use std::time::Duration;

use desktop::Done;
use desktop::form::Form;
use desktop::house::House;
use desktop::ime::Table;
use desktop::page::Page;
use serde_json::{Value, json};

use super::steps::{begin, make_sample_vault, stored};

const LEAVE: &str = "GEN-LV-1/11-2026";

/// 我, by its three keys in Cangjie; beneath the third the field shows the character itself.
const I: &str = "h q i";

/// 會, which stands in the titles of many files.
const MEETING: &str = "o m w a";

/// Longer than the window waits before it takes text as settled and saves it.
const A_WHILE: Duration = Duration::from_millis(1_200);

/// Notes what a field is told while keys go down, and every verb that the desk is asked.
const NOTE: &str = "window.heard = [];
    window.asked = [];
    for (const kind of ['compositionstart', 'compositionupdate', 'compositionend', 'input'])
      document.addEventListener(kind, (event) => window.heard.push([kind, event.data ?? '', event.target.value]), true);
    const ask = window.fetch;
    window.fetch = (address, ...more) => {
      window.asked.push(String(address).split('/').pop());
      return ask(address, ...more);
    };";

/// A person at the keyboard.
struct Typist {
    house: House,
    page: Page,
}

impl Typist {
    async fn sit_down() -> Done<Self> {
        let mut house = House::new()?;
        house.will_compose();
        let page = house.open().await?;
        make_sample_vault(&page).await?;
        let form = Form::read(LEAVE, "apply")?;
        begin(&page, &form).await?;
        house.start_composing(Table::Cangjie)?;
        house.hand_keyboard_to_window()?;
        page.ask(NOTE).await?;
        Ok(Self { house, page })
    }

    /// Forgets what was noted so far.
    async fn forget(&self) -> Done<()> {
        self.page.ask("window.heard.length = 0; window.asked.length = 0").await.map(drop)
    }

    /// Strikes keys and waits until the field that has the focus shows what comes of them.
    async fn strike(&self, keys: &str, shown: &str) -> Done<()> {
        self.house.strike(keys)?;
        let held = "return document.activeElement.value === arguments[0]";
        self.page.until_with(&format!("{keys} gives {shown:?}"), held, vec![json!(shown)]).await
    }

    /// Empties the field that has the focus, and lets that be saved: it is no part of what is composed next.
    async fn clear(&self) -> Done<()> {
        self.strike("ctrl+a BackSpace", "").await?;
        self.is_quiet().await
    }

    /// Waits until nothing has been asked of the desk for a while.
    async fn is_quiet(&self) -> Done<()> {
        loop {
            self.forget().await?;
            tokio::time::sleep(A_WHILE / 2).await;
            if self.page.ask("return window.asked.length").await? == json!(0) {
                return Ok(());
            }
        }
    }

    /// How often the desk was asked a verb.
    async fn times(&self, verb: &str) -> Done<usize> {
        let asked = self.page.ask("return window.asked").await?;
        Ok(asked.as_array().into_iter().flatten().filter(|one| **one == verb).count())
    }

    /// Demands that for a while nothing asks a verb of the desk.
    async fn asks_nothing(&self, verbs: &[&str]) -> Done<()> {
        tokio::time::sleep(A_WHILE).await;
        for verb in verbs {
            assert_eq!(self.times(verb).await?, 0, "{verb} is not asked while one composes");
        }
        Ok(())
    }

    /// What the field was told of one kind: the data of each event.
    async fn heard(&self, kind: &str) -> Done<Vec<String>> {
        let heard =
            self.page.ask_with("return window.heard.filter(([one]) => one === arguments[0])", vec![kind.into()]);
        let heard = heard.await?;
        let data = heard.as_array().into_iter().flatten().filter_map(|event| event[1].as_str());
        Ok(data.map(str::to_owned).collect())
    }

    async fn holds(&self, what: &str, script: &str) -> Done<()> {
        let held = self.page.ask(script).await?;
        if held == Value::Bool(true) { Ok(()) } else { Err(format!("{what}: {held}").into()) }
    }

    /// Puts the cursor into a field of the form.
    async fn enter(&self, label: &str) -> Done<()> {
        let field = self.page.one("textbox", label).await?;
        self.page.bring_into_view(&field).await?;
        Ok(field.click().await?)
    }

    /// The form is open still, its field has the focus, and nothing lies over it.
    async fn is_still_there(&self) -> Done<()> {
        let script = "return location.hash.startsWith('#/fill') && document.activeElement.tagName === 'TEXTAREA'
            && document.querySelector('[role=dialog]') === null";
        self.holds("the field is left alone", script).await
    }

    /// Leaves the form, opens it anew and reads the field.
    async fn read_again(&self, form: &Form, label: &str) -> Done<String> {
        self.page.go("ui-work").await?;
        self.page.one("option", form.number()).await?;
        self.house.strike("Return")?;
        let field = self.page.one("textbox", label).await?;
        Ok(field.prop("value").await?.unwrap_or_default())
    }
}

#[tokio::test]
async fn what_is_composed_becomes_text_once_and_its_keys_mean_nothing_else() -> Done<()> {
    let typist = Typist::sit_down().await?;
    in_a_form(&typist).await.map_err(|trouble| format!("in a form: {trouble}"))?;
    not_shown(&typist).await.map_err(|trouble| format!("where composing is not shown: {trouble}"))?;
    in_the_search(&typist).await.map_err(|trouble| format!("in the search: {trouble}"))?;
    in_the_filing_panel(&typist).await.map_err(|trouble| format!("in the filing panel: {trouble}"))?;
    typist.page.close().await
}

async fn in_a_form(typist: &Typist) -> Done<()> {
    let page = &typist.page;
    let form = Form::read(LEAVE, "apply")?;
    let label = form.label(page, "/address");
    // From here on every problem is shown as soon as the desk finds it.
    typist.house.strike("ctrl+Return")?;
    page.until("the problems are listed", "return document.getElementById('summary-title') !== null").await?;
    typist.enter(label).await?;
    the_keys_belong_to_the_input_method(typist).await?;

    typist.forget().await?;
    typist.strike(I, "我").await?;
    typist.asks_nothing(&["update_draft", "preview_form"]).await?;
    assert_eq!(typist.heard("compositionstart").await?.len(), 1, "composing shows inside the field");
    let steps = typist.heard("compositionupdate").await?;
    assert_eq!(steps, ["竹", "牛", "我"], "each key shows what it would give");
    typist.strike("space", "我").await?;
    stored(page, "/address", "我").await?;
    tokio::time::sleep(A_WHILE).await;
    assert_eq!(typist.times("update_draft").await?, 1, "the text is taken once, with nothing before or after it");
    assert_eq!(typist.read_again(&form, label).await?, "我");

    // The other table: two keys, and a digit that chooses among many.
    typist.house.turn_table(Table::Quick)?;
    typist.enter(label).await?;
    typist.clear().await?;
    typist.strike("h i 2", "么").await?;
    stored(page, "/address", "么").await?;
    typist.house.turn_table(Table::Cangjie)
}

/// With the setting that shows no composing inside the field: text arrives once all the same.
async fn not_shown(typist: &Typist) -> Done<()> {
    let page = &typist.page;
    page.go("ui-settings").await?;
    page.tick("checkbox", &page.word("ui-preedit")?).await?;
    let form = Form::read(LEAVE, "apply")?;
    let label = form.label(page, "/address");
    typist.read_again(&form, label).await?;
    typist.enter(label).await?;
    typist.clear().await?;
    typist.forget().await?;
    typist.house.strike(I)?;
    typist.asks_nothing(&["update_draft"]).await?;
    typist.holds("nothing is shown inside the field", "return document.activeElement.value === ''").await?;
    assert!(typist.heard("compositionstart").await?.is_empty(), "the field is told of no composing");
    typist.strike("space", "我").await?;
    stored(page, "/address", "我").await?;
    tokio::time::sleep(A_WHILE).await;
    assert_eq!(typist.times("update_draft").await?, 1, "the text is taken once");
    assert_eq!(typist.read_again(&form, label).await?, "我");
    page.go("ui-settings").await?;
    page.tick("checkbox", &page.word("ui-preedit")?).await
}

/// Enter, Escape, digits and chords while one composes in the form.
async fn the_keys_belong_to_the_input_method(typist: &Typist) -> Done<()> {
    typist.strike(I, "我").await?;
    typist.strike("Escape", "").await?;
    typist.is_still_there().await?;
    typist.strike("h q i 1", "我").await?;
    typist.is_still_there().await?;
    typist.clear().await?;
    // Enter takes the keys as they are; the field gets no new line.
    typist.strike("h q i Return", "hqi").await?;
    typist.is_still_there().await?;
    typist.clear().await?;
    typist.strike(I, "我").await?;
    typist.forget().await?;
    typist.house.strike("ctrl+k")?;
    tokio::time::sleep(A_WHILE).await;
    typist.is_still_there().await?;
    typist.asks_nothing(&["update_draft"]).await?;
    typist.house.strike("ctrl+Return")?;
    typist.asks_nothing(&["preview_form"]).await?;
    typist.is_still_there().await?;
    typist.clear().await
}

async fn in_the_search(typist: &Typist) -> Done<()> {
    let page = &typist.page;
    page.go("ui-search").await?;
    page.one("textbox", &page.word("ui-search-words")?).await?.click().await?;
    typist.forget().await?;
    typist.strike(MEETING, "會").await?;
    typist.asks_nothing(&["search"]).await?;
    typist.holds("nothing is sought yet", "return !location.hash.includes('q=')").await?;
    typist.strike("Escape", "").await?;
    typist.holds("the box keeps the focus", "return document.activeElement.tagName === 'INPUT'").await?;
    typist.strike(&format!("{MEETING} space"), "會").await?;
    page.the("listbox", &page.word("ui-hits")?).await?;
    typist.holds("the words are the address", "return decodeURIComponent(location.hash).includes('q=會')").await?;
    tokio::time::sleep(A_WHILE).await;
    assert_eq!(typist.times("search").await?, 1, "one search for one text");
    Ok(())
}

async fn in_the_filing_panel(typist: &Typist) -> Done<()> {
    let (page, house) = (&typist.page, &typist.house);
    let paper = house.papers().join("會議紀錄.txt");
    fs::write(&paper, "會議紀錄：討論升降機更換工程。\n")?;
    house.will_pick(&[&paper])?;
    house.strike("ctrl+o")?;
    page.one("combobox", &page.word("ui-which-file")?).await?.click().await?;
    page.settled().await?;
    typist.forget().await?;
    typist.strike(MEETING, "會").await?;
    typist.asks_nothing(&["suggest_folders", "file_documents"]).await?;
    let open = "return document.querySelector('[role=dialog] [role=combobox]') === document.activeElement";
    typist.strike("Escape", "").await?;
    typist.holds("Escape ends the composing and not the panel", open).await?;
    typist.strike(&format!("{MEETING} 1"), "會").await?;
    let found = "return [...document.querySelectorAll('[role=option]')].some((one) => one.textContent.includes('會'))
        || document.querySelectorAll('[role=option]').length > 0 && !document.querySelector('[aria-busy=true]')";
    page.until("files are offered", found).await?;
    tokio::time::sleep(A_WHILE).await;
    assert_eq!(typist.times("suggest_folders").await?, 1, "one question for one text");
    // While a second character is composed nothing is filed, whatever is pressed.
    typist.house.strike("o m ctrl+Return")?;
    typist.asks_nothing(&["file_documents"]).await?;
    typist.holds("the panel is open still", open).await?;
    typist.clear().await?;
    typist.strike(&format!("{MEETING} space"), "會").await?;
    // The field shows the character before the input method lets go of it, and until then no chord means anything.
    let ended = "return window.heard.some(([kind]) => kind === 'compositionend')";
    page.until("the composing has ended", ended).await?;
    page.settled().await?;
    page.until("a file is marked", "return !!document.querySelector('[role=option][aria-selected=true]')").await?;
    // The same chord from the same keyboard files, once nothing is composed and a file stands marked.
    typist.house.strike("ctrl+Return")?;
    page.until("it is filed", "return document.querySelector('main article .ref') !== null").await
}
