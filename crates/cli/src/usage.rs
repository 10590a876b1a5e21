//! A command line that cannot be read: said like every other error, in the language that it asks for.
//!
//! clap gives up before its answer says which language and which form were wanted, so both are
//! looked for among the words themselves. Help and version stay as clap writes them.

use std::process::ExitCode;

use clap::Error;
use clap::error::ErrorKind;
use registry::Failure;
use words::{Lang, Message};

use crate::output;

/// Ends the program for a command line that clap did not take.
pub fn finish(error: &Error, words: impl Iterator<Item = String>) -> ExitCode {
    let asked = asked(words);
    if !error.use_stderr() || (error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand && !asked.json) {
        let _ = error.print();
        return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
    }
    let message = Message::new("cli-usage").with("why", why(error));
    output::finish(asked.json, asked.lang, Err(Failure::wrong_use(message)))
}

/// How the answer was wanted.
struct Asked {
    json: bool,
    lang: Lang,
}

fn asked(words: impl Iterator<Item = String>) -> Asked {
    let (mut json, mut lang) = (false, std::env::var("MUNIMENT_LANG").ok());
    let mut words = words.take_while(|word| word != "--");
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => lang = words.next().or(lang),
            Some(rest) => lang = rest.strip_prefix('=').map(str::to_owned).or(lang),
            None => json |= word == "--json",
        }
    }
    Asked { json, lang: lang.and_then(|lang| lang.parse().ok()).unwrap_or_default() }
}

/// What clap found, on one line and without its own heading, usage and advice.
fn why(error: &Error) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return "a subcommand is missing".to_owned();
    }
    let text = error.to_string();
    let end = ["\n\nUsage:", "\n\nFor more information"].iter().filter_map(|mark| text.find(mark)).min();
    let found = text[..end.unwrap_or(text.len())].trim_start_matches("error:");
    found.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::args::Cli;

    fn read(words: &[&str]) -> Asked {
        asked(words.iter().map(|word| (*word).to_owned()))
    }

    #[test]
    fn language_and_form_are_found_in_a_line_that_makes_no_sense() {
        let found = read(&["--nonsense", "--lang=zh-Hant-HK", "--json"]);
        assert!(found.json && found.lang == Lang::ZhHantHk);
        let found = read(&["search", "--lang", "zh-Hant-HK"]);
        assert!(!found.json && found.lang == Lang::ZhHantHk);
        let found = read(&["search", "--lang", "fr", "--", "--json"]);
        assert!(!found.json && found.lang == Lang::En);
    }

    #[test]
    fn only_what_is_wrong_is_taken_from_clap() {
        let said = |words: &[&str]| match Cli::try_parse_from(words) {
            Ok(_) => String::new(),
            Err(error) => why(&error),
        };
        assert_eq!(said(&["muniment", "doctor", "--bogus"]), "unexpected argument '--bogus' found");
        let missing = said(&["muniment", "search"]);
        assert!(missing.contains("<QUERY>") && !missing.contains("Usage"), "{missing}");
    }
}
