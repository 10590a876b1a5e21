//! `list_keys`: signing keys that this desk has opened before, and those on the tokens that are put in.

use crate::command::Call;
use crate::failure::Failure;
use crate::keys::{is_on_token, keys_on_tokens};
use crate::view::common::Nothing;
use crate::view::drafts::{KeyView, ListKeysResponse};

pub(super) const KEPT: &str = "keys";

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<ListKeysResponse, Failure> {
    let desk = call.registry.desk()?;
    let now = desk.now();
    let mut keys: Vec<KeyView> = desk.store().kept(KEPT)?.unwrap_or_default();
    let on_tokens = keys_on_tokens(call.registry.tokens(), now);
    for key in &mut keys {
        // A key whose file or token is gone or whose time is over is shown, and says so.
        let is_here = match is_on_token(&key.key_path) {
            true => on_tokens.iter().any(|known| known.key_path == key.key_path),
            false => std::path::Path::new(&key.key_path).is_file(),
        };
        key.usable = is_here && key.valid_until.is_none_or(|until| now <= until);
    }
    // A token that was just put in is offered without being looked for.
    let new = on_tokens.into_iter().filter(|one| !keys.iter().any(|known| known.key_path == one.key_path));
    let new: Vec<KeyView> = new.collect();
    keys.extend(new);
    let preferred = keys.iter().find(|key| key.usable).map(|key| key.key_path.clone());
    Ok(ListKeysResponse { keys, preferred })
}
