//! The few styles of the page. Sizes in points; see `ink` for the colours.

use super::compositor::{Pair, Style};
use crate::ink::Ink;

/// Title of the form.
pub const TITLE: Pair = Pair {
    first: Style::semibold(18.0, 26.0, Ink::Black),
    second: Style::regular(11.5, 17.0, Ink::Second),
    beside: false,
};
/// The department, top left.
pub const DEPARTMENT: Pair = Pair {
    first: Style::semibold(9.5, 13.0, Ink::Black),
    second: Style::regular(8.0, 11.0, Ink::Second),
    beside: false,
};
/// Heading of a part.
pub const HEADING: Pair = Pair {
    first: Style::semibold(11.0, 16.0, Ink::Black),
    second: Style::regular(9.0, 12.0, Ink::Second),
    beside: true,
};
/// Heading of a section within a part.
pub const SUBHEADING: Pair = Pair {
    first: Style::semibold(9.5, 14.0, Ink::Black),
    second: Style::regular(8.0, 11.0, Ink::Second),
    beside: true,
};
/// Heading of one row of a group.
pub const ROW: Pair = Pair {
    first: Style::semibold(8.5, 12.0, Ink::Second),
    second: Style::regular(7.5, 10.0, Ink::Third),
    beside: true,
};
/// Label of an item.
pub const LABEL: Pair =
    Pair { first: Style::regular(8.5, 12.0, Ink::Second), second: Style::regular(7.5, 10.0, Ink::Third), beside: true };
/// An answer.
pub const ANSWER: Style = Style::regular(10.5, 15.5, Ink::Black);
/// An answer that exists in both languages.
pub const ANSWER_PAIR: Pair = Pair { first: ANSWER, second: Style::regular(8.5, 12.0, Ink::Second), beside: true };
/// Name of a tick box.
pub const OPTION: Pair = Pair {
    first: Style::regular(10.0, 15.0, Ink::Black),
    second: Style::regular(8.0, 11.0, Ink::Second),
    beside: true,
};
/// Head of a table's column.
pub const COLUMN: Pair = Pair {
    first: Style::semibold(8.0, 11.0, Ink::Second),
    second: Style::regular(7.0, 9.5, Ink::Third),
    beside: false,
};
/// A cell of a table.
pub const CELL: Style = Style::regular(9.5, 13.0, Ink::Black);
/// A cell that exists in both languages.
pub const CELL_PAIR: Pair = Pair { first: CELL, second: Style::regular(7.5, 10.0, Ink::Third), beside: true };
/// A total.
pub const TOTAL: Style = Style::semibold(10.0, 14.0, Ink::Black);
/// A paragraph of the form: a hint, a declaration.
pub const NOTE: Pair = Pair {
    first: Style::regular(9.0, 13.5, Ink::Black),
    second: Style::regular(8.0, 11.5, Ink::Second),
    beside: false,
};
/// Notes at the end of the form.
pub const SMALL: Pair = Pair {
    first: Style::regular(8.0, 11.5, Ink::Second),
    second: Style::regular(7.0, 10.0, Ink::Third),
    beside: false,
};
/// Heads and feet repeated on each page.
pub const FURNITURE: Style = Style::regular(7.5, 10.0, Ink::Second);
