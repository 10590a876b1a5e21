//! What a desk must bear: far too much text, thousands of files, what is no file, a file that goes, names that
//! disguise themselves, a small window, a strange typeface, a screen that goes away. Each in words, nothing lost.

use std::fs;

use desktop::form::Form;
use desktop::frame::Frame;
use desktop::house::House;
use desktop::page::Page;
use desktop::stranger::Dragged;
use desktop::{Done, Trouble};
use serde_json::json;
use words::Message;

use super::steps::{begin, find_the_draft, leave_a_draft, look_at, make_sample_vault, stored, turn_language};

const LEAVE: &str = "GEN-LV-1/11-2026";
/// A line of this many characters lies on the clipboard.
const FAR_TOO_MUCH: usize = 10_000_000;
const MANY: usize = 5_000;

#[tokio::test]
async fn what_is_too_much_for_a_field_is_refused_whole_and_said() -> Done<()> {
    let house = House::new()?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    let held = house.hold_on_clipboard(&"檔".repeat(FAR_TOO_MUCH))?;

    page.press("Ctrl+k").await?;
    refuses(&page, "the palette", 5_000).await?;
    page.press("Ctrl+v").await?;
    page.shows(&said_of(&page, 5_000)?).await?;
    look_at(&mut page, "too-long").await?;
    page.press("Escape").await?;

    page.go("ui-search").await?;
    page.one("textbox", &page.word("ui-search-words")?).await?.click().await?;
    refuses(&page, "the search", 5_000).await?;

    let paper = house.papers().join("minutes.txt");
    fs::write(&paper, "Minutes.\n")?;
    house.will_pick(&[&paper])?;
    page.press("Ctrl+o").await?;
    page.one("combobox", &page.word("ui-which-file")?).await?.click().await?;
    refuses(&page, "the picker of folders", 5_000).await?;
    page.one("textbox", &page.word("ui-col-title")?).await?.click().await?;
    refuses(&page, "the title", 5_000).await?;
    page.push(&page.word("ui-cancel")?).await?;

    let form = Form::read(LEAVE, "apply")?;
    begin(&page, &form).await?;
    page.one("textbox", form.label(&page, "/address")).await?.click().await?;
    refuses(&page, "a field of a form", 300).await?;
    drop(held);

    // What a spreadsheet would work out is text here.
    let _held = house.hold_on_clipboard("=HYPERLINK(\"https://example.org\")")?;
    page.press("Ctrl+v").await?;
    stored(&page, "/address", "kept=HYPERLINK(\"https://example.org\")").await?;
    page.close().await
}

/// The field with the cursor keeps what stands in it, says its limit, and goes on taking keys.
async fn refuses(page: &Page, what: &str, most: usize) -> Done<()> {
    let told = |trouble: Trouble| format!("{what}: {trouble}");
    page.type_keys("kep").await.map_err(told)?;
    page.press("Ctrl+v").await?;
    page.shows(&said_of(page, most)?).await.map_err(told)?;
    page.type_keys("t").await.map_err(told)?;
    let value = page.ask("return document.activeElement.value").await?;
    assert_eq!(value, "kept", "{what} keeps what was typed, and takes more");
    page.until(
        "the note goes with the next key",
        "return !document.querySelector('[data-react-aria-top-layer] [role=alert]')",
    )
    .await
    .map_err(told)?;
    Ok(())
}

/// What the note about a limit says after the length, the limit included. The window writes numbers with their
/// separators.
fn said_of(page: &Page, most: usize) -> Done<String> {
    let written = if most < 1_000 { most.to_string() } else { format!("{},{:03}", most / 1_000, most % 1_000) };
    page.sentence(&Message::new("ui-too-long").with("length", "…").with("most", written))
        .map(|said| said.split('…').next_back().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn whatever_is_dropped_is_taken_in_words() -> Done<()> {
    let house = House::new()?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    page.ask("window.stamp = 'the same page'").await?;
    let folder = house.papers().join("many");
    fs::create_dir(&folder)?;
    let many = (0..MANY).map(|number| {
        let file = folder.join(format!("{number:04}.txt"));
        fs::write(&file, "Paper.\n").map(|()| address(&file.display().to_string()))
    });
    let many = many.collect::<Result<Vec<String>, _>>()?.join("\n");

    house.drop_on_window(Dragged::Addresses, &many)?;
    // Written with its separator, in both languages.
    page.one("heading", "5,000").await?;
    page.shows("0049.txt").await?;
    look_at(&mut page, "dropped-many").await?;
    page.push(&page.word("ui-cancel")?).await?;

    house.drop_on_window(Dragged::Addresses, &address(&folder.display().to_string()))?;
    page.shows(&page.sentence(&Message::new("ui-handed-unread").with("path", folder.display().to_string()))?).await?;
    page.push(&page.word("ui-close-dialog")?).await?;

    for (kind, text) in [(Dragged::Addresses, "https://example.org/"), (Dragged::Text, "https://example.org/")] {
        house.drop_on_window(kind, text)?;
        page.hides(&page.word("ui-drop-here")?).await?;
        assert_eq!(page.client.current_url().await?.scheme(), "tauri", "{kind:?}");
        assert_eq!(page.ask("return window.stamp").await?, "the same page", "{kind:?}");
    }

    let place = page.ask(LINK).await?;
    let at = |axis: &str| place[axis].as_u64().and_then(|pixel| u32::try_from(pixel).ok()).unwrap_or_default();
    house.drag_within((at("x"), at("y")))?;
    page.hides(&page.word("ui-drop-here")?).await?;
    assert_eq!(
        page.ask("return [window.stamp, location.hash.split('?')[0]]").await?,
        json!(["the same page", "#/work"])
    );

    let gone = house.papers().join("gone.txt");
    fs::write(&gone, "Paper.\n")?;
    house.drop_on_window(Dragged::Addresses, &address(&gone.display().to_string()))?;
    page.shows("gone.txt").await?;
    fs::remove_file(&gone)?;
    file(&page).await?;
    page.shows(&page.sentence(&Message::new("ui-filed-some").with("filed", 0).with("refused", 1))?).await?;
    page.shows("gone.txt").await?;
    look_at(&mut page, "dropped-and-gone").await?;
    page.push(&page.word("ui-close-dialog")?).await?;

    let disguised = house.papers().join("invoice\u{202e}fdp\u{7}.txt");
    fs::write(&disguised, "Paper.\n")?;
    house.drop_on_window(Dragged::Addresses, &address(&disguised.display().to_string()))?;
    page.shows("invoice⟨U+202E⟩fdp⟨U+0007⟩.txt").await?;
    look_at(&mut page, "dropped-disguised").await?;
    file(&page).await?;
    page.shows("invoicefdp.txt").await?;
    let text = page.text().await?;
    assert!(!text.contains('\u{202e}') && !text.contains('\u{7}'), "{text}");
    page.close().await
}

/// Where a link of the window lies that leads to another place.
const LINK: &str = "const box = document.querySelector('a[href*=\"/forms\"]').getBoundingClientRect();
    return { x: Math.round(box.left + box.width / 2), y: Math.round(box.top + box.height / 2) }";

/// The address of a file, each octet that is not plain by its number (RFC 8089).
fn address(path: &str) -> String {
    let octet = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    format!("file://{}", path.bytes().map(octet).collect::<String>())
}

/// Files what the panel holds under the first folder that the field finds.
async fn file(page: &Page) -> Done<()> {
    page.one("combobox", &page.word("ui-which-file")?).await?.send_keys("DO/4").await?;
    page.until("a file is suggested", "return !!document.querySelector('[role=option][aria-selected=true]')").await?;
    page.settled().await?;
    page.press("Ctrl+Enter").await
}

#[tokio::test]
async fn a_small_window_in_a_strange_typeface_is_whole_and_readable() -> Done<()> {
    let mut house = House::new()?;
    house.have_fonts_only_of("/usr/share/fonts/truetype/dejavu")?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    Frame::of(&house)?.draw_to(1_024, 600)?;
    for place in ["ui-work", "ui-forms", "ui-track", "ui-files", "ui-search", "ui-keeping", "ui-sync", "ui-settings"] {
        page.go(place).await?;
        page.settled().await?;
        page.until(&format!("{place} fits"), FITS).await?;
    }
    page.look("small-settings").await?;
    let paper = house.papers().join("minutes.txt");
    fs::write(&paper, "Minutes.\n")?;
    house.will_pick(&[&paper])?;
    page.press("Ctrl+o").await?;
    let button = serde_json::to_value(page.one("button", &page.word("ui-cancel")?).await?)?;
    page.until_with("the buttons of the panel are in sight", IN_SIGHT, vec![button]).await?;
    page.look("small-filing").await?;
    page.push(&page.word("ui-cancel")?).await?;
    // By the keyboard alone: the list has little room here.
    page.go("ui-forms").await?;
    page.fill(&page.word("ui-forms-filter")?, "GEN-LV-1").await?;
    page.settled().await?;
    page.press("Enter").await?;
    page.the("button", &page.word("ui-check")?).await?;
    page.until("the form fits", FITS).await?;
    assert_eq!(page.ask(TOLD_APART).await?, true, "letters are told apart");
    page.look("small-fill").await?;
    turn_language(&mut page).await?;
    page.until("the form fits in the other language", FITS).await?;
    page.close().await
}

/// Nothing of the page lies outside of the window.
const FITS: &str = "const page = document.scrollingElement;
    return innerHeight <= 600 && page.scrollWidth <= innerWidth && page.scrollHeight <= innerHeight";
const IN_SIGHT: &str = "const box = arguments[0].getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return top !== null && arguments[0].contains(top)";
/// Whether letters drawn in the page's typeface differ: where there is none, each is the same box.
const TOLD_APART: &str = "const drawn = ['a', 'b', 'g', 'W'].map((letter) => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 40;
      const pen = canvas.getContext('2d');
      pen.font = `30px ${getComputedStyle(document.body).fontFamily}`;
      pen.fillText(letter, 4, 30);
      return pen.getImageData(0, 0, 40, 40).data.join();
    });
    return new Set(drawn).size === drawn.length";

#[tokio::test]
async fn a_draft_outlives_the_screen() -> Done<()> {
    let mut house = House::new()?;
    let page = house.open().await?;
    let form = leave_a_draft(&page).await?;
    house.lose_screen()?;
    drop(page);
    find_the_draft(&house, &form).await
}
