//! The window at 200 %, on a small screen and on a usual one, in both languages: nothing is cut off that one
//! cannot come to, the page never scrolls sideways, and one sees where the focus stands (WCAG 2.2, 1.4.4,
//! 1.4.10, 2.4.7, 2.4.11).

use desktop::Done;
use desktop::form::Form;
use desktop::frame::Frame;
use desktop::house::House;
use desktop::page::Page;

use super::steps::{begin, make_vault_with_a_paper, turn_language, unlock};

const LEAVE: &str = "GEN-LV-1/11-2026";

/// The sizes of the window, in pixels of the screen.
const SIZES: [(u16, u16); 2] = [(1_024, 600), (1_280, 800)];

/// The places of the rail with the names of their pictures.
const PLACES: [(&str, &str); 8] = [
    ("ui-work", "my-work"),
    ("ui-forms", "forms"),
    ("ui-track", "under-way"),
    ("ui-files", "files"),
    ("ui-search", "search"),
    ("ui-keeping", "keeping"),
    ("ui-sync", "sync"),
    ("ui-settings", "settings"),
];

#[tokio::test]
async fn every_screen_can_be_used_at_twice_the_size() -> Done<()> {
    let house = House::new()?;
    let reference = make_vault_with_a_paper(&house)?;
    let mut page = house.open().await?;
    unlock(&page).await?;
    begin(&page, &Form::read(LEAVE, "apply")?).await?;
    let fill = page.ask("return location.hash").await?.as_str().unwrap_or_default().to_owned();
    enlarge(&page).await?;
    notices_what_is_cut_off(&page).await?;
    for size in SIZES {
        Frame::of(&house)?.draw_to(size.0, size.1)?;
        for (word, picture) in PLACES {
            let place = page.one("link", &page.word(word)?).await?;
            page.touch(&place).await?;
            page.until("the screen stands", "return document.querySelector('main h1') !== null").await?;
            judge(&mut page, picture, size).await.map_err(|trouble| format!("{picture}: {trouble}"))?;
        }
        go_to(&page, "#/take-up").await?;
        page.the("heading", &page.word("ui-takeup")?).await?;
        judge(&mut page, "take-up", size).await?;
        go_to(&page, "#/search?q=hall").await?;
        page.one("option", &reference).await?;
        judge(&mut page, "search-found", size).await?;
        go_to(&page, &format!("#/search?q=hall&record={}", reference.replace(' ', "+"))).await?;
        page.pages_drawn().await?;
        judge(&mut page, "record-found", size).await?;
        go_to(&page, &fill).await?;
        page.the("button", &page.word("ui-check")?).await?;
        judge(&mut page, "fill", size).await?;
    }
    page.close().await
}

/// The judge refuses what it must: a button beyond the edge of a box that hides it, and a title squashed to a
/// letter.
async fn notices_what_is_cut_off(page: &Page) -> Done<()> {
    page.ask(
        "const box = document.createElement('div');
        box.style.cssText = 'position: absolute; inset: 0 auto auto 0; width: 40px; height: 40px; overflow: hidden';
        const [hidden, squashed] = [document.createElement('button'), document.createElement('p')];
        hidden.textContent = 'hidden';
        hidden.style.cssText = 'position: absolute; inset-inline-start: 100px';
        squashed.textContent = 'squashed to a letter';
        squashed.style.cssText = 'width: 16px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap';
        box.append(hidden, squashed);
        box.id = 'example';
        document.querySelector('main').append(box)",
    )
    .await?;
    let found = page.out_of_reach().await?;
    page.ask("document.getElementById('example').remove()").await?;
    for example in ["<button> hidden", "<p> squashed"] {
        assert!(found.iter().any(|one| one.contains(example)), "{example} is not noticed: {found:?}");
    }
    assert_eq!(page.out_of_reach().await?, Vec::<String>::new());
    Ok(())
}

/// Goes to an address of the window: where one presses with a pointer, the driver miscounts at this size.
async fn go_to(page: &Page, address: &str) -> Done<()> {
    page.ask_with("location.hash = arguments[0]", vec![address.into()]).await.map(drop)
}

/// Makes everything as large as it goes, by keys.
pub async fn enlarge(page: &Page) -> Done<()> {
    for percent in (110..=200).step_by(10) {
        page.press("Ctrl+=").await?;
        let size = f64::from(percent) / 100.0;
        let script = format!("return Number(document.documentElement.style.getPropertyValue('--zoom')) === {size}");
        page.until(&format!("{percent} %"), &script).await?;
    }
    Ok(())
}

/// Looks at a screen in both languages and notes what cannot be come to. The small size is judged
/// light and dark, the usual one in high contrast.
async fn judge(page: &mut Page, screen: &str, (width, height): (u16, u16)) -> Done<()> {
    for _ in 0..2 {
        page.settled().await?;
        let at = format!("{screen} at {width} × {height}, {}", page.lang());
        for finding in page.out_of_reach().await? {
            page.note(Err(format!("{at}: {finding}")));
        }
        if (width, height) == SIZES[0] {
            page.look(&format!("twice-{screen}")).await?;
        } else {
            page.look_in(&format!("twice-{screen}"), &["contrast"]).await?;
        }
        turn_language(page).await?;
    }
    for finding in page.unseen_focus().await? {
        page.note(Err(format!("{screen} at {width} × {height}: {finding}")));
    }
    Ok(())
}
