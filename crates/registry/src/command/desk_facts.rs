//! `desk_facts`: where this desk keeps what, and how much.

use crate::command::Call;
use crate::failure::Failure;
use crate::view::common::Nothing;
use crate::view::vault::DeskFacts;

pub(super) fn run(call: &mut Call<'_>, _: Nothing) -> Result<DeskFacts, Failure> {
    let made_on = call.registry.header()?.created();
    let vault_folder = call.registry.folder().display().to_string();
    let desk = call.registry.desk()?;
    let (folders, records) = desk.size()?;
    let narrow = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    let files_bytes = desk.store().files_bytes()?;
    Ok(DeskFacts { vault_folder, made_on, folders: narrow(folders), records: narrow(records), files_bytes })
}
