//! The cover of a definition says of every published form what the definition itself says.

use forms::catalogue::Cover;
use serde_json::json;

use crate::shelf;

#[test]
fn the_cover_of_every_published_form_says_what_its_definition_says() {
    for number in shelf::all() {
        let (definition, cover) = (shelf::definition(number), Cover::read(&shelf::source(number)).unwrap());
        assert_eq!((&cover.id, &cover.form_no), (&definition.id, &definition.form_no));
        assert_eq!((&cover.edition, cover.version), (&definition.edition, definition.version));
        assert_eq!((&cover.title, cover.purpose.as_ref()), (definition.title(), definition.texts.get("purpose")));
        let signing = definition.stages.iter().filter(|stage| stage.signs()).count();
        assert_eq!((cover.stages as usize, cover.signing_stages as usize), (definition.stages.len(), signing));
        let originals = definition.attachments.iter().any(|slot| slot.original.wants_original());
        assert_eq!((cover.needs_originals, cover.fillable), (originals, definition.unknown_features().is_empty()));
        assert_eq!(cover.tier, definition.tier());
    }
}

#[test]
fn a_cover_needs_no_sound_definition_and_is_none_of_anything_else() {
    let mut source = shelf::source(shelf::LEAVE);
    source["logic"] = json!("no rules at all");
    source["requires"] = json!(["telepathy"]);
    let cover = Cover::read(&source).unwrap();
    assert!(!cover.fillable);
    for other in [json!(null), json!([]), json!({"formNo": "A-1"})] {
        assert_eq!(Cover::read(&other), None);
    }
}
