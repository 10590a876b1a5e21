//! The words that every form carries, from the catalogues, in both languages.

use words::{Lang, Message, Text, say_or_code};

/// The fixed words of a form.
#[derive(Debug, Clone, Copy, Default)]
pub struct Phrases;

impl Phrases {
    /// A phrase without arguments.
    pub fn both(self, code: &str) -> Text {
        Self::text(|_| Message::new(code))
    }

    /// A phrase about a text that itself exists in both languages.
    pub fn about(self, code: &str, name: &str, text: &Text) -> Text {
        Self::text(|lang| Message::new(code).with(name, text.read(lang)))
    }

    /// That somebody certified a copy: the file, who, in which capacity, and when.
    pub fn certified(self, file: &str, name: &str, capacity: &Text, day: &Text) -> Text {
        Self::text(|lang| {
            let said = Message::new("rendition-certified").with("file", file).with("name", name);
            said.with("capacity", capacity.read(lang)).with("day", day.read(lang))
        })
    }

    /// What is read out in place of the code.
    pub fn code(self, reference: &str) -> Text {
        Self::text(|_| Message::new("rendition-code").with("reference", reference))
    }

    /// `Page 1 of 3`.
    pub fn page(self, page: usize, pages: usize) -> Text {
        Self::text(|_| Message::new("rendition-page").with("page", page).with("pages", pages))
    }

    fn text(message: impl Fn(Lang) -> Message) -> Text {
        let say = |lang| say_or_code(lang, &message(lang));
        Text::new(say(Lang::En), say(Lang::ZhHantHk))
    }
}
