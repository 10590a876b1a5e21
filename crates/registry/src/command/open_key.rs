//! `open_key`: reads the certificate of a key; the secret is asked by the shell and forgotten.

use std::path::Path;

use tokens::Tries;
use words::Message;

use super::list_keys::KEPT;
use super::shaped::all_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::keys::{OpenedKey, is_on_token, key_view, on_token, open_key};
use crate::view::common::Topic;
use crate::view::drafts::{KeyView, OpenKeyRequest, OpenKeyResponse};

pub(super) fn run(call: &mut Call<'_>, request: OpenKeyRequest) -> Result<OpenKeyResponse, Failure> {
    let signer = open(call, &request.key_path)?;
    let path = &request.key_path;
    let key = key_view(path, label(path), &signer.summary(), call.registry.clock().now());
    let desk = call.registry.desk()?;
    let mut keys: Vec<KeyView> = desk.store().kept(KEPT)?.unwrap_or_default();
    keys.retain(|known| known.key_path != key.key_path);
    keys.insert(0, key.clone());
    desk.keep(KEPT, &keys)?;
    Ok(OpenKeyResponse { key, changed: all_of(Topic::Keys) })
}

/// Opens a key with the secret that the shell asks for.
pub(super) fn open(call: &mut Call<'_>, path: &str) -> Result<OpenedKey, Failure> {
    // A key in a file needs no module, and no vault that is open.
    let added = if is_on_token(path) { call.registry.added_modules()? } else { Vec::new() };
    open_key(call.registry.tokens(), &added, path, |tries| {
        let kind = match (is_on_token(path), tries) {
            (false, _) => "registry-secret-of-key",
            (true, Tries::Last) => "registry-pin-of-key-last",
            (true, Tries::Few) => "registry-pin-of-key-few",
            (true, _) => "registry-pin-of-key",
        };
        match call.shell.ask_secret(&Message::new(kind).with("key", label(path))) {
            Some(secret) => Ok(Some(secret)),
            None => Err(Failure::refusal(Message::new("cancelled"))),
        }
    })
}

/// Gives a key that wants its PIN for each signature the one for the next; nothing where it is typed at the reader.
pub(super) fn ask_again(call: &Call<'_>, key: &OpenedKey) -> Result<(), Failure> {
    let what_for = Message::new("registry-pin-again").with("key", key.summary().common_name);
    let secret = call.shell.ask_secret(&what_for).ok_or_else(|| Failure::refusal(Message::new("cancelled")))?;
    key.give_secret(&secret);
    Ok(())
}

/// What a key is called: its file, or its name on the token.
fn label(path: &str) -> String {
    if is_on_token(path) {
        return on_token(path);
    }
    Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
