//! `version_bytes`: a signed PDF as it is now, or cut where what one of its signatures covers ends: the version that was
//! signed (ISO 32000-1, 12.8.1: what came later was appended). Nothing is changed.

use std::path::Path;

use words::Message;

use super::judged::judge;
use super::shaped::small_enough_to_show;
use crate::command::Call;
use crate::failure::Failure;
use crate::filing::Incoming;
use crate::view::prove::{Paper, VersionBytesRequest};

pub(super) fn run(call: &mut Call<'_>, request: VersionBytesRequest) -> Result<Vec<u8>, Failure> {
    let desk = call.registry.desk()?;
    let (name, mut bytes) = match &request.paper {
        Paper::Record { record_id, component_id } => {
            let (entity, _, component) = desk.file_of(record_id, component_id)?;
            small_enough_to_show(&component.name, component.size_bytes)?;
            let bytes = desk.edition(entity.id, &component)?;
            (component.name, bytes)
        }
        Paper::File { file_path, sha256 } => {
            let file = Incoming::read(Path::new(file_path))?;
            if crate::sha256(&file.bytes) != *sha256 {
                return Err(Failure::refusal(Message::new("registry-version-file-changed").with("name", file.name)));
            }
            small_enough_to_show(&file.name, u64::try_from(file.bytes.len()).unwrap_or(u64::MAX))?;
            (file.name, file.bytes)
        }
    };
    let none = || Failure::refusal(Message::new("registry-version-none").with("name", name.clone()));
    let signatures = judge(desk, &bytes)?.signatures;
    if signatures.is_empty() {
        return Err(none());
    }
    if let Some(index) = request.signature {
        let signature = usize::try_from(index).ok().and_then(|index| signatures.get(index));
        let end = signature.and_then(|signature| signature.covers).filter(|end| *end <= bytes.len());
        bytes.truncate(end.ok_or_else(none)?);
    }
    Ok(bytes)
}
