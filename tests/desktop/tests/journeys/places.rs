//! Every place of the rail: accessible, in both languages, without a word missing.

use desktop::Done;
use desktop::house::House;

use super::steps::{make_sample_vault, turn_language};

/// Every place, with the name of its picture.
const PLACES: [(&str, &str); 7] = [
    ("ui-work", "my-work"),
    ("ui-forms", "forms"),
    ("ui-files", "files"),
    ("ui-search", "search"),
    ("ui-keeping", "keeping"),
    ("ui-sync", "sync"),
    ("ui-settings", "settings"),
];

#[tokio::test]
async fn every_place_is_accessible_and_speaks_both_languages() -> Done<()> {
    let house = House::new()?;
    let mut page = house.open().await?;
    make_sample_vault(&page).await?;
    for _ in 0..2 {
        for (word, picture) in PLACES {
            page.go(word).await?;
            page.settled().await?;
            page.look(picture).await?;
            page.note(page.shows_no_refusal(picture).await.map_err(|trouble| trouble.to_string()));
        }
        turn_language(&mut page).await?;
    }
    page.close().await
}
