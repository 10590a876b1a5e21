//! Cutting groups into pages. A group stays whole where a page can hold it; a
//! heading stays with what follows; a table's head comes again on each page.

use super::slice::{Group, Slice, height_of};
use crate::ink::{BODY_END, SIDE, TOP};
use crate::mark::Page;

/// Top of the body on pages after the first, below their heads.
const NEXT_TOP: f32 = 56.0;

/// Fills pages from top to bottom.
pub fn paginate(groups: Vec<Group>) -> Vec<Page> {
    let needs = needs(&groups);
    let mut filling = Filling { pages: vec![Page::default()], y: TOP, fresh: true };
    for (group, need) in groups.into_iter().zip(needs) {
        filling.add(group, need);
    }
    filling.pages
}

/// What each group needs on a page: itself, and the start of what it is kept with.
fn needs(groups: &[Group]) -> Vec<f32> {
    let room = BODY_END - NEXT_TOP;
    let mut needs = vec![0.0; groups.len()];
    let mut following = 0.0;
    for (index, group) in groups.iter().enumerate().rev() {
        let own = group.height();
        let with_next = own + following;
        let need = if group.keep_with_next && with_next <= room { with_next } else { own };
        if let Some(slot) = needs.get_mut(index) {
            *slot = need;
        }
        // Of a group longer than a page, its first lines are enough.
        let start: f32 = group.slices.iter().take(4).map(|slice| slice.height).sum();
        following = group.space_before + if need > room { start } else { need };
    }
    needs
}

struct Filling {
    pages: Vec<Page>,
    y: f32,
    /// Nothing stands on the page yet but its head.
    fresh: bool,
}

impl Filling {
    fn add(&mut self, group: Group, need: f32) {
        let space = if self.fresh { 0.0 } else { group.space_before };
        let whole = need <= BODY_END - NEXT_TOP - head_height(&group);
        if whole && self.y + space + need > BODY_END {
            self.turn(&group);
        } else {
            self.y += space;
        }
        for slice in group.slices.clone() {
            if self.y + slice.height > BODY_END && !self.fresh {
                self.turn(&group);
            }
            self.put(slice);
        }
    }

    fn turn(&mut self, group: &Group) {
        self.pages.push(Page::default());
        self.y = NEXT_TOP;
        for slice in group.head.iter().flat_map(|head| head.iter()) {
            self.put(slice.clone());
        }
        self.fresh = true;
    }

    fn put(&mut self, slice: Slice) {
        let height = slice.height;
        let moved = slice.moved(SIDE, self.y);
        if let Some(page) = self.pages.last_mut() {
            page.marks.extend(moved.marks);
            page.places.extend(moved.places);
        }
        self.y += height;
        self.fresh = false;
    }
}

fn head_height(group: &Group) -> f32 {
    group.head.as_ref().map_or(0.0, |head| height_of(head))
}
