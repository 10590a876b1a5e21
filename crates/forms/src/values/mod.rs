//! Values of a form: their types, how they read from JSON and print to it, and how
//! raw typing becomes a canonical value. What a rule does with a value is `expr`'s.

mod entry;
mod formats;
mod hkid;
mod value;
mod width;

pub use entry::{Entry, LARGEST_INTEGER, typed, whole_number};
pub use formats::{Format, decimal_places};
pub use hkid::{is_hkid, masked_hkid};
pub use value::{Type, Value, money_text, read, write};
pub use width::{narrowed, reference};
