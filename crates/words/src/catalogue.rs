//! The catalogues of sentences, compiled into the program.
//!
//! Both languages are read once at first use. Isolation marks are off: U+2068 and
//! U+2069 would end up in PDFs, file names and search text.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;

use crate::{Arg, Lang, Message};

macro_rules! rooms {
    ($lang:literal: $($room:literal),* $(,)?) => {
        &[$(include_str!(concat!("../../../locales/", $lang, "/", $room, ".ftl"))),*]
    };
}

macro_rules! all_rooms {
    ($lang:literal) => {
        rooms!($lang: "words", "records", "forms", "disposal", "sync", "signing", "tokens", "sealed", "search",
            "rendition", "extraction", "store", "registry", "server", "cli", "desktop", "ui")
    };
}

const SOURCES: [(Lang, &[&str]); 2] = [(Lang::En, all_rooms!("en")), (Lang::ZhHantHk, all_rooms!("zh-Hant-HK"))];

struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    ids: Vec<String>,
}

fn read(lang: Lang, sources: &[&str]) -> Catalogue {
    let langid = lang.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![langid]);
    bundle.set_use_isolating(false);
    let mut ids = Vec::new();
    for source in sources {
        // A resource with a faulty entry still yields its sound ones; the test
        // below refuses faulty entries, so none reaches a release.
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        ids.extend(resource.entries().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        }));
        bundle.add_resource_overriding(resource);
    }
    ids.sort();
    Catalogue { bundle, ids }
}

fn catalogue(lang: Lang) -> &'static Catalogue {
    static ALL: OnceLock<[Catalogue; 2]> = OnceLock::new();
    let all = ALL.get_or_init(|| SOURCES.map(|(lang, sources)| read(lang, sources)));
    match lang {
        Lang::En => &all[0],
        Lang::ZhHantHk => &all[1],
    }
}

/// The sentence of `message` in `lang`, or `None` when the catalogue lacks it.
pub fn say(lang: Lang, message: &Message) -> Option<String> {
    let bundle = &catalogue(lang).bundle;
    let pattern = bundle.get_message(&message.code)?.value()?;
    let mut args = FluentArgs::new();
    for (name, value) in &message.args {
        let value = match value {
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Text(text) => FluentValue::from(text.as_str()),
        };
        args.set(name.as_str(), value);
    }
    let mut errors = Vec::new();
    Some(bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
}

/// The sentence, or the bare code where there is none: never an empty line.
pub fn say_or_code(lang: Lang, message: &Message) -> String {
    say(lang, message).unwrap_or_else(|| message.code.clone())
}

/// All message identifiers of a language, sorted, duplicates included.
pub fn ids(lang: Lang) -> &'static [String] {
    &catalogue(lang).ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_sound_and_stands_in_both_languages_once() {
        for (lang, sources) in SOURCES {
            for source in sources {
                if let Err((_, faults)) = FluentResource::try_new((*source).to_owned()) {
                    panic!("{lang}: {faults:?}");
                }
            }
            let mut seen = ids(lang).to_vec();
            seen.dedup();
            assert_eq!(seen, ids(lang), "an identifier stands twice in {lang}");
        }
        assert_eq!(ids(Lang::En), ids(Lang::ZhHantHk));
    }

    #[test]
    fn says_with_arguments_and_without_isolation_marks() {
        let message = Message::new("words-list-more").with("count", 3);
        assert_eq!(say(Lang::En, &message).as_deref(), Some("and 3 more"));
        assert_eq!(say(Lang::ZhHantHk, &message).as_deref(), Some("另有 3 項"));
        assert_eq!(say(Lang::En, &Message::new("no-such-message")), None);
        assert_eq!(say_or_code(Lang::En, &Message::new("no-such-message")), "no-such-message");
    }
}
