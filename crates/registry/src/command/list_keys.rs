//! `list_keys`: signing keys that this desk has opened before, and those that the last look saw on tokens.

use words::Message;

use crate::cards::{SeenTokens, module_views};
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Nothing;
use crate::view::drafts::{KeyView, ListKeysResponse};

pub(super) const KEPT: &str = "keys";

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<ListKeysResponse, Failure> {
    let added = call.registry.added_modules()?;
    let desk = call.registry.desk()?;
    let now = desk.now();
    let mut keys: Vec<KeyView> = desk.store().kept(KEPT)?.unwrap_or_default();
    let seen = call.registry.seen.as_ref();
    let mut on_tokens = seen.map(|seen| seen.keys(now)).unwrap_or_default();
    for key in &mut keys {
        // A token tells more of its key than what was kept: whether it is there, and whether its PIN is locked.
        match on_tokens.iter().position(|known| known.key_path == key.key_path) {
            Some(place) => *key = on_tokens.swap_remove(place),
            None => without_token(key, seen.is_some()),
        }
        key.is_kept = true;
        if key.valid_until.is_some_and(|until| until < now) {
            (key.usable, key.remark) = (false, Some(Message::new("registry-key-not-now")));
        }
    }
    // A token that was just put in is offered without being looked for.
    keys.extend(on_tokens);
    let preferred = keys.iter().find(|key| key.usable).map(|key| key.key_path.clone());
    Ok(ListKeysResponse {
        preferred,
        tokens: seen.map(SeenTokens::token_views).unwrap_or_default(),
        modules: module_views(&added, seen),
        looked: seen.is_some(),
        keys,
    })
}

/// A key whose file or token is gone is shown, and says so.
fn without_token(key: &mut KeyView, looked: bool) {
    let is_here = !key.is_on_token && std::path::Path::new(&key.key_path).is_file();
    let gone = match (key.is_on_token, looked) {
        (true, true) => Some("registry-key-not-put-in"),
        (false, _) if !is_here => Some("registry-key-file-gone"),
        _ => None,
    };
    if let Some(gone) = gone {
        key.remark = Some(Message::new(gone));
    }
    key.usable &= is_here;
}
