//! `suggest_folders`: the folder that is meant, after a few characters.

use std::cmp::Reverse;

use records::{Folder, Kind, PartialDate, State};

use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::files::{FolderSuggestion, SuggestFoldersRequest, SuggestFoldersResponse, SuggestionReason};

const LIMIT_MAX: usize = 50;

pub(super) fn run(call: &mut Call<'_>, request: SuggestFoldersRequest) -> Result<SuggestFoldersResponse, Failure> {
    let desk = call.registry.desk()?;
    let wanted = request.query.trim().to_lowercase();
    let why = if wanted.is_empty() { SuggestionReason::Last } else { SuggestionReason::Match };
    let mut found = Vec::new();
    for entity in desk.store().all(Kind::Folder)? {
        let State::Folder(folder) = entity.state else { continue };
        let Some(rank) = rank(&folder, &wanted) else { continue };
        let (part, last) = open_part(desk, entity.id)?;
        // Without a word typed only folders that were ever used are worth offering.
        if wanted.is_empty() && last.is_none() {
            continue;
        }
        let order = (part.is_none(), rank, Reverse(last.map(PartialDate::last_day)), folder.reference.clone());
        let (node_id, reference, title) = (entity.id.to_string(), folder.reference, folder.title);
        found.push((order, FolderSuggestion { node_id, reference, title, part, why }));
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    let limit = usize::try_from(request.limit).unwrap_or(LIMIT_MAX).clamp(1, LIMIT_MAX);
    Ok(SuggestFoldersResponse { folders: found.into_iter().take(limit).map(|(_, folder)| folder).collect() })
}

/// How well a folder fits what was typed, 0 best; `None` when it does not.
fn rank(folder: &Folder, wanted: &str) -> Option<u8> {
    let reference = folder.reference.to_lowercase();
    let titles = [folder.title.en.to_lowercase(), folder.title.zh.to_lowercase()];
    let fits = [
        reference.starts_with(wanted),
        titles.iter().any(|title| title.starts_with(wanted)),
        reference.contains(wanted),
        titles.iter().any(|title| title.contains(wanted)),
    ];
    (0..).zip(fits).find(|(_, fits)| *fits).map(|(rank, _)| rank)
}

/// The open part of a folder, and the date of its last addition to any part.
fn open_part(desk: &Desk, folder: records::EntityId) -> Result<(Option<String>, Option<PartialDate>), Failure> {
    let (mut open, mut last) = (None, None);
    for entity in desk.store().children(folder, Kind::Part)? {
        let State::Part(part) = entity.state else { continue };
        last = last.max(part.last_addition_on);
        if part.closed_on.is_none() {
            open = Some(part.reference());
        }
    }
    Ok((open, last))
}
