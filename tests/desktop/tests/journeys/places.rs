//! Every place of the rail: its heading and what must stand in it, accessible, in both languages and both
//! themes, without a word missing.

use desktop::Done;
use desktop::house::House;
use desktop::page::Page;

use super::steps::{make_sample_vault, turn_language};

/// A place: its word, its heading, the name of its picture, and something of the demo department that must be there.
struct Place {
    word: &'static str,
    heading: &'static str,
    picture: &'static str,
    role: &'static str,
    name: Name,
}

/// How that something is called: by a code of the catalogue, or the same in every language.
enum Name {
    Code(&'static str),
    Plain(&'static str),
}

const PLACES: [Place; 8] = [
    Place {
        word: "ui-work",
        heading: "ui-work",
        picture: "my-work",
        role: "text",
        name: Name::Code("ui-tray-to-sign"),
    },
    Place { word: "ui-forms", heading: "ui-forms", picture: "forms", role: "option", name: Name::Plain("GEN-LV-1") },
    Place {
        word: "ui-track",
        heading: "ui-track",
        picture: "under-way-empty",
        role: "text",
        name: Name::Code("ui-track-empty"),
    },
    Place { word: "ui-files", heading: "ui-all-records", picture: "files", role: "treeitem", name: Name::Plain("PER") },
    Place {
        word: "ui-search",
        heading: "ui-search",
        picture: "search",
        role: "textbox",
        name: Name::Code("ui-search-words"),
    },
    Place {
        word: "ui-keeping",
        heading: "ui-keeping",
        picture: "keeping",
        role: "option",
        name: Name::Plain("DO/4/20 Pt 1"),
    },
    Place { word: "ui-sync", heading: "ui-sync", picture: "sync", role: "heading", name: Name::Code("ui-sync-alone") },
    Place {
        word: "ui-settings",
        heading: "ui-settings",
        picture: "settings",
        role: "heading",
        name: Name::Code("ui-settings"),
    },
];

#[tokio::test]
async fn every_place_is_accessible_and_speaks_both_languages() -> Done<()> {
    let house = House::new()?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    for _ in 0..2 {
        for place in &PLACES {
            see(&page, place).await.map_err(|trouble| format!("{}: {trouble}", place.picture))?;
        }
        turn_language(&mut page).await?;
    }
    page.close().await
}

async fn see(page: &Page, place: &Place) -> Done<()> {
    page.go(place.word).await?;
    page.one("heading", &page.word(place.heading)?).await?;
    let name = match place.name {
        Name::Code(code) => page.word(code)?,
        Name::Plain(name) => name.to_owned(),
    };
    match place.role {
        "text" => page.shows(&name).await?,
        role => page.one(role, &name).await.map(drop)?,
    }
    page.settled().await?;
    page.look(place.picture).await?;
    page.note(page.shows_no_refusal(place.picture).await.map_err(|trouble| trouble.to_string()));
    Ok(())
}
