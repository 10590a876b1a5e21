//! Cards and tokens: the modules through which they are reached, and what was seen of them last.
//!
//! A look lasts as long as the slowest module, so it is taken away from the desk, done while nobody holds that, and
//! brought back. Not here: the keys in files, and opening any key (`keys`).

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use tokens::{Limits, Token, TokenFault, Tokens};
use words::Message;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::keys::{key_on_token, known_modules};
use crate::view::drafts::{KeyView, ModuleView, TokenView};

/// Under which the modules are kept that a person added.
const ADDED: &str = "token-modules";

/// A module that has said nothing of its tokens for so long is passed over, while somebody waits for the list of keys.
const LOOK_WITHIN: Duration = Duration::from_secs(8);

/// A look at all cards and tokens that are put in.
#[derive(Debug)]
pub struct Look {
    tokens: Tokens,
    modules: Vec<PathBuf>,
}

/// What each module said of its tokens.
#[derive(Debug)]
pub struct SeenTokens(Vec<(PathBuf, Result<Vec<Token>, TokenFault>)>);

impl Look {
    /// A look through all modules that are known.
    pub(crate) fn new(tokens: Tokens, added: &[PathBuf]) -> Self {
        Self { tokens, modules: known_modules(added) }
    }

    /// Asks all modules at the same time; one that fails or hangs hides nothing but its own.
    pub fn take(self) -> SeenTokens {
        SeenTokens(patient(self.tokens).list_all(&self.modules))
    }
}

fn patient(tokens: Tokens) -> Tokens {
    tokens.with_limits(Limits { wait: LOOK_WITHIN, ..Limits::default() })
}

impl Desk {
    /// Modules that a person added.
    pub(crate) fn added_modules(&self) -> Result<Vec<PathBuf>, Failure> {
        Ok(self.store().kept(ADDED)?.unwrap_or_default())
    }

    /// Adds a module once it has shown that it is one: a refusal when it cannot be loaded.
    pub(crate) fn add_module(&mut self, tokens: &Tokens, path: &Path) -> Result<(), Failure> {
        patient(tokens.clone()).check(path).map_err(|fault| Failure::refusal(fault.seen_message()))?;
        let mut added = self.added_modules()?;
        if !added.iter().any(|one| one == path) {
            added.push(path.to_owned());
        }
        self.keep(ADDED, &added)
    }

    /// Adds a module no longer: a refusal when it was not added.
    pub(crate) fn remove_module(&mut self, path: &Path) -> Result<(), Failure> {
        let mut added = self.added_modules()?;
        let before = added.len();
        added.retain(|one| one != path);
        if added.len() == before {
            let message = Message::new("registry-module-not-added").with("path", path.display().to_string());
            return Err(Failure::refusal(message));
        }
        self.keep(ADDED, &added)
    }
}

impl SeenTokens {
    /// Each token once: p11-kit shows the tokens of other modules once more.
    fn tokens(&self) -> Vec<&Token> {
        let mut tokens: Vec<&Token> = Vec::new();
        for token in self.0.iter().filter_map(|(_, said)| said.as_ref().ok()).flatten() {
            let is_same = |known: &&&Token| {
                (&known.label, &known.serial, &known.manufacturer, &known.model)
                    == (&token.label, &token.serial, &token.manufacturer, &token.model)
            };
            if !tokens.iter().any(|known| is_same(&known)) {
                tokens.push(token);
            }
        }
        tokens
    }

    /// What was seen through one module is forgotten.
    pub(crate) fn forget(&mut self, path: &Path) {
        self.0.retain(|(module, _)| module != path);
    }

    /// The keys on them.
    pub(crate) fn keys(&self, now: Timestamp) -> Vec<KeyView> {
        let tokens = self.tokens();
        tokens.iter().flat_map(|token| token.keys.iter().map(|key| key_on_token(token, key, now))).collect()
    }

    /// The tokens, for show.
    pub(crate) fn token_views(&self) -> Vec<TokenView> {
        let view = |token: &Token| TokenView {
            label: token.label.clone(),
            maker: token.manufacturer.clone(),
            model: token.model.clone(),
            serial: token.serial.clone(),
            keys: u32::try_from(token.keys.len()).unwrap_or(u32::MAX),
            remark: token.warning(),
        };
        self.tokens().into_iter().map(view).collect()
    }
}

/// All modules that are known, and what the last look has heard of each.
pub(crate) fn module_views(added: &[PathBuf], seen: Option<&SeenTokens>) -> Vec<ModuleView> {
    let view = |path: PathBuf| {
        let said = seen.and_then(|seen| seen.0.iter().find(|(module, _)| *module == path)).map(|(_, said)| said);
        let (tokens, trouble) = match said {
            Some(Ok(tokens)) => (u32::try_from(tokens.len()).ok(), None),
            Some(Err(fault)) => (None, Some(fault.seen_message())),
            None => (None, None),
        };
        ModuleView {
            name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            is_added: added.contains(&path),
            path: path.display().to_string(),
            tokens,
            trouble,
        }
    };
    known_modules(added).into_iter().map(view).collect()
}
