//! Where widgets stand: page, tab order, edges; and the order in which a page is read.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::tree::address;
use crate::paper::PaperPlace;

/// The most annotations that are looked at, on all pages together.
const ANNOTATIONS: usize = 50_000;
/// Widgets whose upper edges are nearer than this share of the lower one's height stand in one row.
const SAME_ROW: f64 = 0.5;

/// The order that a page asks for (ISO 32000-2, table 31, `Tabs`).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Rows,
    Columns,
    AsListed,
}

/// The places of all widgets.
pub struct Places<'a> {
    by_widget: BTreeMap<usize, (usize, usize)>,
    orders: Vec<Order>,
    /// The annotations, page by page.
    pub annotations: Vec<&'a Object>,
}

impl<'a> Places<'a> {
    /// Of these pages.
    pub fn read(document: &'a Document, pages: &[ObjectId]) -> Self {
        let mut places = Self { by_widget: BTreeMap::new(), orders: Vec::new(), annotations: Vec::new() };
        for (number, page) in pages.iter().enumerate() {
            let page = document.get_dictionary(*page).ok();
            let tabs = page.and_then(|page| page.get_deref(b"Tabs", document).and_then(Object::as_name).ok());
            places.orders.push(match tabs {
                Some(b"C") => Order::Columns,
                Some(b"A" | b"W") => Order::AsListed,
                _ => Order::Rows,
            });
            let listed = page.and_then(|page| page.get_deref(b"Annots", document).and_then(Object::as_array).ok());
            for (tab, annotation) in listed.into_iter().flatten().enumerate() {
                if places.annotations.len() == ANNOTATIONS {
                    return places;
                }
                if let Ok(Ok(widget)) = document.dereference(annotation).map(|(_, widget)| widget.as_dict()) {
                    places.annotations.push(annotation);
                    places.by_widget.entry(address(widget)).or_insert((number + 1, tab + 1));
                }
            }
        }
        places
    }

    /// Where a widget stands; none where no page shows it.
    pub fn of(&self, widget: &Dictionary, document: &Document) -> Option<PaperPlace> {
        let (page, tab) = *self.by_widget.get(&address(widget))?;
        let corners = widget.get_deref(b"Rect", document).and_then(Object::as_array).ok()?;
        let number = |object: &Object| document.dereference(object).ok()?.1.as_float().ok().map(f64::from);
        let read: Vec<f64> = corners.iter().filter_map(number).filter(|edge| edge.is_finite()).collect();
        let [a, b, c, d] = <[f64; 4]>::try_from(read).ok()?;
        Some(PaperPlace { page, tab, edges: [a.min(c), b.min(d), a.max(c), b.max(d)] })
    }

    /// The positions of `places` in the order in which they are read; what stands nowhere comes last.
    pub fn reading_order(&self, places: &[Option<PaperPlace>]) -> Vec<usize> {
        let mut order = Vec::new();
        for (number, way) in self.orders.iter().enumerate() {
            let mut here: Vec<(usize, PaperPlace)> =
                places.iter().enumerate().filter_map(|(index, place)| Some((index, (*place)?))).collect();
            here.retain(|(_, place)| place.page == number + 1);
            if here.is_empty() {
                continue;
            }
            sort(&mut here, *way);
            order.extend(here.into_iter().map(|(index, _)| index));
        }
        order.extend(places.iter().enumerate().filter(|(_, place)| place.is_none()).map(|(index, _)| index));
        order
    }
}

fn sort(places: &mut [(usize, PaperPlace)], way: Order) {
    // Where a widget begins across the way, how much room it takes there, and where it begins along the way.
    let across = |place: &PaperPlace| match way {
        Order::Columns => (place.edges[0], place.edges[2] - place.edges[0]),
        _ => (-place.edges[3], place.edges[3] - place.edges[1]),
    };
    let along = |place: &PaperPlace| if way == Order::Columns { -place.edges[3] } else { place.edges[0] };
    if way == Order::AsListed {
        return places.sort_by_key(|(_, place)| place.tab);
    }
    places.sort_by(|(_, one), (_, two)| across(one).0.total_cmp(&across(two).0));
    let mut start = 0;
    for end in 1..=places.len() {
        let (begins, room) = across(&places[start].1);
        let same = places.get(end).is_some_and(|(_, next)| {
            let (next_begins, next_room) = across(next);
            next_begins - begins <= SAME_ROW * room.min(next_room)
        });
        if !same {
            places[start..end].sort_by(|(_, one), (_, two)| along(one).total_cmp(&along(two)));
            start = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_before_columns_unless_the_page_says_so() {
        let place =
            |tab, left: f64, top: f64| Some(PaperPlace { page: 1, tab, edges: [left, top - 20.0, left + 90.0, top] });
        // Two rows of two; the right one of the first row stands a little higher.
        let places = [place(3, 0.0, 700.0), place(1, 200.0, 704.0), place(4, 0.0, 650.0), None, place(2, 200.0, 650.0)];
        for (way, expected) in
            [(Order::Rows, [0, 1, 2, 4, 3]), (Order::Columns, [0, 2, 1, 4, 3]), (Order::AsListed, [1, 4, 0, 2, 3])]
        {
            let all = Places { by_widget: BTreeMap::new(), orders: vec![way], annotations: Vec::new() };
            assert_eq!(all.reading_order(&places), expected);
        }
    }
}
