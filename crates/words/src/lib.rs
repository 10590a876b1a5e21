//! Languages, bilingual texts and messages: what every room uses to speak.
//!
//! A rule or an error is a [`Message`] (a code with arguments); the sentence for
//! it stands in `locales/<language>/<room>.ftl`, once per language. A text that an
//! author writes (a title, a label, a rule of a form) is a [`Text`] and carries
//! both languages itself. No rule, no format of dates, no I/O here.

mod catalogue;
mod lang;
mod message;
mod order;
mod text;

pub use catalogue::{ids, say, say_or_code};
pub use lang::Lang;
pub use message::{Arg, Message};
pub use order::sort_key;
pub use text::Text;
