//! Slices: strips of a page as high as one line. Every item becomes a stack of them,
//! so a page can end between any two, and a group says what should stay together.

use std::rc::Rc;

use crate::ink::{BLEED, BODY_WIDTH, Ink};
use crate::mark::{Area, Mark, Place};

/// A strip across the page, or across one column of it. Positions are relative to
/// its own top left corner.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Slice {
    /// Height in points.
    pub height: f32,
    /// What is drawn.
    pub marks: Vec<Mark>,
    /// Fields that stand here.
    pub places: Vec<Place>,
}

impl Slice {
    /// An empty strip.
    pub fn blank(height: f32) -> Self {
        Self { height, ..Self::default() }
    }

    /// The same strip with a hairline along its lower edge.
    #[must_use]
    pub fn underlined(mut self, from: f32, to: f32, thickness: f32, ink: Ink) -> Self {
        let y = self.height;
        self.marks.push(Mark::Rule { from: (from, y), to: (to, y), thickness, ink });
        self
    }

    /// The same strip on a tinted band that reaches into the margins.
    #[must_use]
    pub fn banded(mut self) -> Self {
        let area = Area { x: -BLEED, y: 0.0, width: BODY_WIDTH + 2.0 * BLEED, height: self.height };
        self.marks.insert(0, Mark::Ground { area, ink: Ink::Tint });
        self
    }

    /// The same strip, moved.
    #[must_use]
    pub fn moved(mut self, dx: f32, dy: f32) -> Self {
        for mark in &mut self.marks {
            move_mark(mark, dx, dy);
        }
        for place in &mut self.places {
            place.area.x += dx;
            place.area.y += dy;
        }
        self
    }

    /// Adds another strip at `dx`; the taller one gives the height.
    pub fn overlay(&mut self, other: Slice, dx: f32) {
        self.height = self.height.max(other.height);
        let moved = other.moved(dx, 0.0);
        self.marks.extend(moved.marks);
        self.places.extend(moved.places);
    }
}

fn move_mark(mark: &mut Mark, dx: f32, dy: f32) {
    match mark {
        Mark::Text(text) => {
            text.x += dx;
            text.y += dy;
        }
        Mark::Rule { from, to, .. } => {
            *from = (from.0 + dx, from.1 + dy);
            *to = (to.0 + dx, to.1 + dy);
        }
        Mark::Ground { area, .. } => {
            area.x += dx;
            area.y += dy;
        }
        Mark::Tick { x, y, .. } | Mark::Code { x, y, .. } => {
            *x += dx;
            *y += dy;
        }
    }
}

/// Stacks set beside each other, each at its own left edge, strip by strip.
pub fn side_by_side(columns: Vec<(f32, Vec<Slice>)>) -> Vec<Slice> {
    let depth = columns.iter().map(|(_, stack)| stack.len()).max().unwrap_or(0);
    let mut merged = vec![Slice::default(); depth];
    for (x, stack) in columns {
        for (index, slice) in stack.into_iter().enumerate() {
            if let Some(target) = merged.get_mut(index) {
                target.overlay(slice, x);
            }
        }
    }
    merged
}

/// Total height of a stack.
pub fn height_of(slices: &[Slice]) -> f32 {
    slices.iter().map(|slice| slice.height).sum()
}

/// Slices that stay on one page where they can.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// The strips from top to bottom.
    pub slices: Vec<Slice>,
    /// White space above; dropped at the top of a page.
    pub space_before: f32,
    /// A page does not end between this group and the next.
    pub keep_with_next: bool,
    /// Strips repeated at the top of each further page that the group's table reaches.
    pub head: Option<Rc<Vec<Slice>>>,
}

impl Group {
    /// A group of strips.
    pub fn of(slices: Vec<Slice>) -> Self {
        Self { slices, ..Self::default() }
    }

    /// The same group with white space above it.
    #[must_use]
    pub fn after(mut self, space: f32) -> Self {
        self.space_before = space;
        self
    }

    /// The same group, kept with the next one.
    #[must_use]
    pub fn kept(mut self) -> Self {
        self.keep_with_next = true;
        self
    }

    /// Height without the space before.
    pub fn height(&self) -> f32 {
        height_of(&self.slices)
    }
}
