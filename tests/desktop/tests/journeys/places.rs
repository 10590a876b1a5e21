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
    let mut troubles = Vec::new();
    for _ in 0..2 {
        for (word, picture) in PLACES {
            page.go(word).await?;
            page.settled().await?;
            page.shoot(picture).await?;
            let judged = async {
                page.is_accessible(picture).await?;
                page.says_no_code(picture).await?;
                page.shows_no_refusal(picture).await
            };
            troubles.extend(judged.await.err().map(|trouble| format!("{} {trouble}", page.lang())));
        }
        turn_language(&mut page).await?;
    }
    page.close().await?;
    if troubles.is_empty() { Ok(()) } else { Err(troubles.join("\n").into()) }
}
