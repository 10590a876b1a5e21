//! `preview_bytes`: the PDF that was previewed, byte for byte.

use words::Message;

use super::shaped::id_of;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::drafts::PreviewBytesRequest;

pub(super) fn run(call: &mut Call<'_>, request: PreviewBytesRequest) -> Result<Vec<u8>, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let draft = desk.draft(id_of(&request.draft_id)?)?;
    let seen = desk.ready(&draft, lang)?.seen;
    if seen.digest == request.digest {
        Ok(seen.bytes)
    } else {
        Err(Failure::refusal(Message::new("registry-preview-changed")))
    }
}
