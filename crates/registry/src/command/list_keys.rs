//! `list_keys`: signing keys that this desk has opened before.

use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Nothing;
use crate::view::drafts::{KeyView, ListKeysResponse};

pub(super) const KEPT: &str = "keys";

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<ListKeysResponse, Failure> {
    let desk = call.registry.desk()?;
    let now = desk.now();
    let mut keys: Vec<KeyView> = desk.store().kept(KEPT)?.unwrap_or_default();
    for key in &mut keys {
        // A key whose file is gone or whose time is over is shown, and says so.
        key.usable = std::path::Path::new(&key.key_path).is_file() && key.valid_until.is_none_or(|until| now <= until);
    }
    let preferred = keys.iter().find(|key| key.usable).map(|key| key.key_path.clone());
    Ok(ListKeysResponse { keys, preferred })
}
