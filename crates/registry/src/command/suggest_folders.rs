//! `suggest_folders`: the folder that is meant, before anything is typed and after a few characters.

use std::collections::{BTreeMap, BTreeSet};

use records::{EntityId, State};
use store::FolderRow;

use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::finding::SearchAsk;
use crate::view::files::{FolderSuggestion, SuggestFoldersRequest, SuggestFoldersResponse, SuggestionReason};

const LIMIT_MAX: u32 = 50;
/// How many words are looked at, how many records with each, and for how many folders they may speak.
const WORDS: usize = 6;
const ALIKE: usize = 20;
const ALIKE_FOLDERS: usize = 3;

pub(super) fn run(call: &mut Call<'_>, request: SuggestFoldersRequest) -> Result<SuggestFoldersResponse, Failure> {
    let desk = call.registry.desk()?;
    let limit = request.limit.clamp(1, LIMIT_MAX);
    let words: Vec<String> = request.query.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut folders = Vec::new();
    if words.is_empty() {
        folders = alike(desk, request.about.as_deref().unwrap_or_default())?;
    }
    let why = if words.is_empty() { SuggestionReason::Last } else { SuggestionReason::Match };
    for row in desk.store().folders_with(&words, limit)? {
        folders.extend(suggestion(desk, &row, why)?);
    }
    let mut seen = BTreeSet::new();
    folders.retain(|folder| seen.insert(folder.node_id.clone()));
    folders.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(SuggestFoldersResponse { folders })
}

fn suggestion(desk: &Desk, row: &FolderRow, why: SuggestionReason) -> Result<Option<FolderSuggestion>, Failure> {
    let Some(State::Folder(folder)) = desk.store().entity(row.id)?.map(|entity| entity.state) else { return Ok(None) };
    let (node_id, reference, title) = (row.id.to_string(), folder.reference, folder.title);
    Ok(Some(FolderSuggestion { node_id, reference, title, part: row.open_part.clone(), why }))
}

/// Open folders in which records lie whose words are like those of the name: most of them first. A word
/// that few records have says more than one that many have.
fn alike(desk: &mut Desk, about: &str) -> Result<Vec<FolderSuggestion>, Failure> {
    let mut votes: BTreeMap<EntityId, usize> = BTreeMap::new();
    for word in words_of(about) {
        // A word that cannot be asked for suggests nothing.
        let ask = SearchAsk { query: word, limit: ALIKE, ..SearchAsk::default() };
        let Ok(found) = desk.find_words(&ask) else { continue };
        let weight = 10_000 / (found.exact_count + 10);
        // A folder speaks once for a word, however many of its records have it.
        let mut folders = BTreeSet::new();
        for hit in &found.exact {
            folders.extend(desk.store().look(|world| world.part(hit.record.part))?.map(|part| part.folder));
        }
        for folder in folders {
            *votes.entry(folder).or_default() += weight;
        }
    }
    let mut folders: Vec<(usize, EntityId)> = votes.into_iter().map(|(folder, votes)| (votes, folder)).collect();
    folders.sort_by(|a, b| b.cmp(a));
    let mut alike = Vec::new();
    for (_, folder) in folders {
        let Some(row) = desk.store().folder_row(folder)?.filter(|row| row.open_part.is_some()) else { continue };
        alike.extend(suggestion(desk, &row, SuggestionReason::Alike)?);
        if alike.len() == ALIKE_FOLDERS {
            break;
        }
    }
    Ok(alike)
}

/// The words of a file's name that may tell something: without its ending, its figures and what joins them.
fn words_of(name: &str) -> Vec<String> {
    let stem = name.rsplit_once('.').filter(|(_, ending)| ending.len() <= 5).map_or(name, |(stem, _)| stem);
    let words = stem.split(|sign: char| !sign.is_alphabetic());
    // Two characters make a word in Chinese, and hardly ever one in English.
    let tells = |word: &&str| word.chars().count() > if word.is_ascii() { 2 } else { 1 };
    words.filter(tells).take(WORDS).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn a_name_is_read_as_its_words() {
        assert_eq!(words_of("20261120_Minutes-of lift (v2).docx"), ["Minutes", "lift"]);
        assert_eq!(words_of("會堂𨋢機維修 報價.pdf"), ["會堂𨋢機維修", "報價"]);
        assert_eq!(words_of("12345.pdf"), [""; 0]);
    }
}
