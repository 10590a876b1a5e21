//! `resolve_tray`: takes one of the ways out of an item of the tray.

use records::OpId;
use words::Message;

use super::shaped::changed;
use super::tray::DISMISS;
use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Changed;
use crate::view::exchange::ResolveTrayRequest;

pub(super) fn run(call: &mut Call<'_>, request: ResolveTrayRequest) -> Result<Changed, Failure> {
    let desk = call.registry.desk()?;
    if request.choice != DISMISS {
        let message = Message::new("registry-no-such-choice").with("choice", request.choice);
        return Err(Failure::wrong_use(message));
    }
    let bad = |_| Failure::wrong_use(Message::new("registry-bad-id").with("id", request.tray_id.as_str()));
    let operation: OpId = request.tray_id.parse().map_err(bad)?;
    Ok(Changed { changed: changed(&desk.dismiss(operation)?) })
}
