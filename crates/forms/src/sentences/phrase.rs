//! Phrases and sentences: messages of the catalogue said in both languages at once.

use serde::Serialize;
use words::{Arg, Lang, Message, Text, say_or_code};

/// A sentence, with what it lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Sentence {
    /// What it says.
    pub text: Text,
    /// The items of its list, in order; none where it says all by itself.
    pub items: Vec<Sentence>,
}

impl Sentence {
    pub(super) fn plain(text: Text) -> Self {
        Self::listing(text, Vec::new())
    }

    pub(super) fn listing(text: Text, items: Vec<Sentence>) -> Self {
        Self { text: Text::new(text.en, spaced(&text.zh)), items }
    }

    /// The lines of the sentence in one language, each with its depth in the list.
    pub fn lines(&self, lang: Lang) -> Vec<(usize, &str)> {
        let mut lines = vec![(0, self.text.read(lang))];
        for item in &self.items {
            lines.extend(item.lines(lang).into_iter().map(|(depth, line)| (depth + 1, line)));
        }
        lines
    }
}

/// A message under construction, whose arguments are phrases themselves.
pub(super) struct Phrase {
    code: &'static str,
    texts: Vec<(&'static str, Text)>,
    plain: Vec<(&'static str, Arg)>,
}

impl Phrase {
    pub(super) fn new(code: &'static str) -> Self {
        Self { code, texts: Vec::new(), plain: Vec::new() }
    }

    pub(super) fn with(mut self, name: &'static str, text: Text) -> Self {
        self.texts.push((name, text));
        self
    }

    /// An argument that is the same in both languages: a number, or a word by which a message chooses.
    pub(super) fn given(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.plain.push((name, value.into()));
        self
    }

    pub(super) fn text(self) -> Text {
        Text::new(self.side(Lang::En), self.side(Lang::ZhHantHk))
    }

    fn side(&self, lang: Lang) -> String {
        let mut message = Message::new(self.code);
        for (name, text) in &self.texts {
            message = message.with(name, text.read(lang));
        }
        for (name, value) in &self.plain {
            message = message.with(name, value.clone());
        }
        say_or_code(lang, &message)
    }
}

/// Words that are data, the same in both languages.
pub(super) fn data(words: impl ToString) -> Text {
    let words = words.to_string();
    Text::new(words.clone(), words)
}

/// A number as it stands within a phrase: in Chinese with room on both sides.
pub(super) fn figure(number: impl ToString) -> Text {
    let number = number.to_string();
    Text::new(number.clone(), format!(" {number} "))
}

/// Chinese without the room around figures where a punctuation mark or the end makes it.
fn spaced(zh: &str) -> String {
    let makes_room =
        |sign: Option<&char>| sign.is_none_or(|sign| sign.is_whitespace() || "「」『』（），、。：；".contains(*sign));
    let signs: Vec<char> = zh.trim().chars().collect();
    let stays = |(place, sign): &(usize, &char)| {
        let before = place.checked_sub(1).and_then(|place| signs.get(place));
        **sign != ' ' || !(makes_room(before) || makes_room(signs.get(place + 1)))
    };
    signs.iter().enumerate().filter(stays).map(|(_, sign)| sign).collect()
}

/// Phrases one after the other, the last one joined by the message `last`.
pub(super) fn joined(phrases: Vec<Text>, last: &'static str) -> Text {
    let count = phrases.len();
    let mut all = phrases.into_iter().enumerate();
    let Some((_, mut text)) = all.next() else { return Text::default() };
    for (place, next) in all {
        let by = if place + 1 == count { last } else { "forms-say-comma" };
        text = Phrase::new(by).with("a", text).with("b", next).text();
    }
    text
}

/// The longest that a name stands in a sentence, in characters of each language.
const LONGEST: [(Lang, usize); 2] = [(Lang::En, 90), (Lang::ZhHantHk, 44)];

/// A name between quotation marks; a very long one is cut, as in the heading of a list.
pub(super) fn quoted(name: &Text) -> Text {
    let [en, zh] = LONGEST.map(|(lang, most)| cut(name.read(lang), most));
    Phrase::new("forms-say-name").with("name", inner(&Text::new(en, zh))).text()
}

/// A text as it stands between quotation marks, its own ones being those within.
pub(super) fn inner(text: &Text) -> Text {
    let zh = text.read(Lang::ZhHantHk).replace('「', "『").replace('」', "』");
    Text::new(text.read(Lang::En).replace('“', "‘").replace('”', "’"), zh)
}

fn cut(name: &str, most: usize) -> String {
    let name = name.trim().trim_end_matches(['.', '。', ':', '：']);
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let short: String = name.chars().take(most).collect();
    let whole_words = short.rsplit_once(' ').map_or(short.as_str(), |(words, _)| words);
    format!("{}…", whole_words.trim_end_matches([',', '，', '、', ';', '；']))
}
