//! Opening the vault that the command line names.

use std::fs;
use std::path::Path;

use registry::{Aids, Clock, Failure, Opening, Registry, Secret, Tries};
use words::{Lang, Message};

use crate::args::Cli;

/// The registry of the vault, not yet opened.
pub fn registry(cli: &Cli, lang: Lang) -> Result<Registry, Failure> {
    let folder = cli.vault.clone().ok_or_else(|| Failure::wrong_use(Message::new("cli-vault-needed")))?;
    let clock = match &cli.clock {
        None => Clock::System,
        Some(day) => Clock::fixed_on(day).ok_or_else(|| bad_day(day))?,
    };
    Ok(Registry::new(folder, clock, lang).with_aids(&aids()?))
}

/// This program, for what is done in a process of its own.
pub fn aids() -> Result<Aids, Failure> {
    Ok(Aids::by(std::env::current_exe().map_err(Failure::from)?))
}

/// The registry with its vault open.
pub fn open(cli: &Cli, lang: Lang) -> Result<Registry, Failure> {
    let mut registry = registry(cli, lang)?;
    registry.header()?;
    match passphrase(cli)? {
        Some(passphrase) => registry.open(&Opening::Passphrase(&passphrase))?,
        None => registry.open(&Opening::Keyring)?,
    }
    Ok(registry)
}

/// The vault's passphrase from the file or the environment.
pub fn passphrase(cli: &Cli) -> Result<Option<Secret>, Failure> {
    secret(cli.passphrase_file.as_deref(), "MUNIMENT_PASSPHRASE")
}

/// A secret from a file (its first line) or an environment variable.
pub fn secret(file: Option<&Path>, variable: &str) -> Result<Option<Secret>, Failure> {
    if let Some(path) = file {
        let text = Secret::new(fs::read_to_string(path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => {
                Failure::refusal(Message::new("registry-file-missing").with("path", path.display().to_string()))
            }
            _ => error.into(),
        })?);
        return Ok(Some(Secret::new(text.lines().next().unwrap_or_default().to_owned())));
    }
    Ok(std::env::var(variable).ok().map(Secret::new))
}

/// The passphrase or PIN of a key. The last try that a token grants is not risked on what lies in a file: nobody looks at
/// it at that moment, and a wrong PIN would lock the token.
pub fn secret_of_key(file: Option<&Path>, tries: Tries) -> Result<Option<Secret>, Failure> {
    if tries == Tries::Last {
        return Err(Failure::refusal(Message::new("cli-last-try")));
    }
    secret(file, "MUNIMENT_KEY_PASSPHRASE")
}

/// A message for a day that cannot be read.
pub fn bad_day(day: &str) -> Failure {
    Failure::wrong_use(Message::new("cli-bad-day").with("day", day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_try_of_a_pin_is_not_risked_on_what_lies_in_a_file() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), "739104\n").unwrap();
        let given = |tries| secret_of_key(Some(file.path()), tries);
        for tries in [Tries::Unsaid, Tries::Few] {
            assert_eq!(given(tries).unwrap().unwrap().as_str(), "739104");
        }
        let refused = given(Tries::Last).unwrap_err().message;
        assert_eq!(refused.code, "cli-last-try");
        assert!(Lang::ALL.into_iter().all(|lang| words::say(lang, &refused).is_some()));
    }
}
