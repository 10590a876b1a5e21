//! `open_key`: reads the certificate of a key; the secret is asked by the shell and forgotten.

use std::path::Path;

use signing::key::Pkcs12Signer;
use words::Message;

use super::list_keys::KEPT;
use super::shaped::all_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::proving;
use crate::view::common::Topic;
use crate::view::drafts::{KeyView, OpenKeyRequest, OpenKeyResponse};

pub(super) fn run(call: &mut Call<'_>, request: OpenKeyRequest) -> Result<OpenKeyResponse, Failure> {
    let signer = open(call, &request.key_path)?;
    let key = view(&request.key_path, &signer, call.registry.clock().now());
    let desk = call.registry.desk()?;
    let mut keys: Vec<KeyView> = desk.store().kept(KEPT)?.unwrap_or_default();
    keys.retain(|known| known.key_path != key.key_path);
    keys.insert(0, key.clone());
    desk.keep(KEPT, &keys)?;
    Ok(OpenKeyResponse { key, changed: all_of(Topic::Settings) })
}

/// Opens a key with the secret that the shell asks for.
pub(super) fn open(call: &Call<'_>, path: &str) -> Result<Pkcs12Signer, Failure> {
    let what_for = Message::new("registry-secret-of-key").with("key", label(path));
    proving::open_key(Path::new(path), || match call.shell.ask_secret(&what_for) {
        Some(secret) => Ok(Some(secret)),
        None => Err(Failure::refusal(Message::new("cancelled"))),
    })
}

fn view(path: &str, signer: &Pkcs12Signer, now: jiff::Timestamp) -> KeyView {
    let about = signer.summary();
    let usable = about.not_before <= now && now <= about.not_after;
    KeyView {
        key_path: path.to_owned(),
        label: label(path),
        subject: Some(about.common_name),
        issuer: Some(about.issuer_name),
        serial: Some(about.serial),
        valid_from: Some(about.not_before),
        valid_until: Some(about.not_after),
        usable,
        remark: (!usable).then(|| Message::new("registry-key-not-now")),
    }
}

fn label(path: &str) -> String {
    Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
