//! `forget_key`: a key is offered no longer. Its file or token is left alone.

use super::list_keys::KEPT;
use super::shaped::all_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::{Changed, Topic};
use crate::view::drafts::{ForgetKeyRequest, KeyView};

pub(super) fn run(call: &mut Call<'_>, request: ForgetKeyRequest) -> Result<Changed, Failure> {
    let desk = call.registry.desk()?;
    let mut keys: Vec<KeyView> = desk.store().kept(KEPT)?.unwrap_or_default();
    keys.retain(|known| known.key_path != request.key_path);
    desk.keep(KEPT, &keys)?;
    Ok(Changed { changed: all_of(Topic::Keys) })
}
