//! On which page an object that was changed is shown, so that people can look at it.
//!
//! Not here: whether the change is allowed. What is shown on several pages is told of the first.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::Object;

use super::change::{Change, ChangeKind};
use super::findings::View;
use crate::pdf::{StructureFault, dictionary};

/// Links that are followed for all changes together; what is not found by then has no page.
const LINKS: usize = 200_000;

/// Gives changes of content the page of the signed version that leads to their object.
pub fn locate(view: &View<'_>, changes: &mut [Change]) -> Result<(), StructureFault> {
    let is_lost = |change: &Change| change.kind == ChangeKind::ContentChanged && change.page.is_none();
    let sought: BTreeSet<u32> = changes.iter().filter(|one| is_lost(one)).filter_map(|one| one.object).collect();
    if sought.is_empty() {
        return Ok(());
    }
    let pages = pages_of(view, &sought)?;
    for change in changes.iter_mut().filter(|change| is_lost(change)) {
        change.page = change.object.and_then(|object| pages.get(&object).copied());
    }
    Ok(())
}

fn pages_of(view: &View<'_>, sought: &BTreeSet<u32>) -> Result<BTreeMap<u32, u32>, StructureFault> {
    let (mut pages, mut links) = (BTreeMap::new(), 0);
    for (page, number) in view.known_before.pages.pages.iter().zip(1..) {
        let (mut seen, mut open) = (BTreeSet::new(), vec![Object::Reference(*page)]);
        while let Some(value) = open.pop() {
            links += 1;
            if links > LINKS || pages.len() == sought.len() {
                return Ok(pages);
            }
            match value {
                Object::Reference(id) => {
                    if sought.contains(&id.0) {
                        pages.entry(id.0).or_insert(number);
                    }
                    if seen.insert(id.0)
                        && let Some(found) = view.before.get(id)?
                    {
                        open.push(found.object.clone());
                    }
                }
                Object::Array(items) => open.extend(items),
                other => {
                    let entries = dictionary(&other).into_iter().flat_map(|entries| entries.iter());
                    let leads_down = |key: &[u8], value: &Object| !view.known_before.is_back_link(key, value);
                    let below = entries.filter(|(key, value)| leads_down(key, value)).map(|(_, value)| value.clone());
                    open.extend(below);
                }
            }
        }
    }
    Ok(pages)
}
