//! Ending without a window: what is said on the terminal, in both languages, and the exit code.
//!
//! The codes are those of the headless door: 0 done, 2 wrong use, 3 something broke.

use std::io::Write;
use std::process::ExitCode;

use words::{Lang, Message, say_or_code};

const WRONG_USE: u8 = 2;
const BROKE: u8 = 3;

/// Prints a text that was asked for.
pub fn say(text: &str) -> ExitCode {
    // A closed pipe is the reader's own affair.
    let _ = std::io::stdout().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

/// An argument that means nothing.
pub fn wrong_use(argument: &str) -> ExitCode {
    complain(&Message::new("desktop-wrong-argument").with("argument", argument));
    ExitCode::from(WRONG_USE)
}

/// The window cannot open.
pub fn broke(message: &Message) -> ExitCode {
    complain(message);
    ExitCode::from(BROKE)
}

fn complain(message: &Message) {
    let mut terminal = std::io::stderr().lock();
    for lang in Lang::ALL {
        let _ = writeln!(terminal, "muniment: {}", say_or_code(lang, message));
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use words::{Lang, Message, say};

    /// How the codes of the shell begin.
    const PREFIX: &str = "desktop-";

    /// Every code in the sources of the shell.
    fn codes() -> Vec<String> {
        let sources = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
        let texts = sources.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
        let pieces = texts.flat_map(|text| text.split('"').map(str::to_owned).collect::<Vec<_>>());
        pieces.filter(|piece| piece.len() > PREFIX.len() && piece.starts_with(PREFIX) && !piece.contains(' ')).collect()
    }

    #[test]
    fn every_sentence_of_the_shell_stands_in_both_languages() {
        let codes = codes();
        assert!(codes.len() > 15, "the shell has more to say than {codes:?}");
        for (code, lang) in codes.iter().flat_map(|code| Lang::ALL.map(|lang| (code, lang))) {
            assert!(
                say(lang, &Message::new(code)).is_some(),
                "locales/{lang}/desktop.ftl lacks {code}, or words does not read it"
            );
        }
    }
}
