//! The parent's side: lists tokens, and opens a key on one.
//!
//! Each question about a module starts a child of its own; only an opened key keeps one. Not here: which modules there
//! are, and the talk with the child.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::thread;

use crate::choose::{choose_key, choose_token, visible_keys};
use crate::fault::{TokenFault, Tries};
use crate::limits::Limits;
use crate::pin::Pin;
use crate::process::Process;
use crate::signer::TokenSigner;
use crate::token::Token;
use crate::uri::KeyUri;
use crate::wire::{Answer, Ask, Objects};

/// Variables that modules need to find their configuration, the card service and their own dialogs. Nothing else of
/// the desk's environment reaches them.
const CARRIED: [&str; 11] = [
    "HOME",
    "LANG",
    "PATH",
    "USER",
    "XDG_CONFIG_HOME",
    "XDG_RUNTIME_DIR",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "OPENSC_CONF",
    "PCSCLITE_CSOCK_NAME",
    "SOFTHSM2_CONF",
];

/// Tokens, reached through the program of the child.
#[derive(Debug, Clone)]
pub struct Tokens {
    program: PathBuf,
    args: Vec<OsString>,
    environment: Vec<(OsString, OsString)>,
    limits: Limits,
}

impl Tokens {
    /// Tokens reached by `program` with `args`; the program must end up in [`crate::child_main`].
    pub fn new(program: impl Into<PathBuf>, args: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        let carried = CARRIED.iter().filter_map(|name| Some((OsString::from(name), std::env::var_os(name)?)));
        Self {
            program: program.into(),
            args: args.into_iter().map(Into::into).collect(),
            environment: carried.collect(),
            limits: Limits::default(),
        }
    }

    /// The same with one more variable for the child, or another value of one.
    #[must_use]
    pub fn with_variable(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        let name = name.into();
        self.environment.retain(|(known, _)| *known != name);
        self.environment.push((name, value.into()));
        self
    }

    /// The same with other limits.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// The tokens that a module (an absolute path) sees, each with its keys as far as they are seen without a PIN.
    ///
    /// # Errors
    ///
    /// [`TokenFault`]. Without any token the list is empty.
    pub fn list(&self, module: &Path) -> Result<Vec<Token>, TokenFault> {
        self.listed(&mut self.start(module)?)
    }

    /// Whether a module (an absolute path) can be loaded and speaks as one; its tokens are not asked for.
    ///
    /// # Errors
    ///
    /// [`TokenFault`].
    pub fn check(&self, module: &Path) -> Result<(), TokenFault> {
        self.start(module).map(drop)
    }

    /// The tokens of many modules, asked beside each other, each module in a child of its own and no longer than these
    /// limits allow: one that hangs holds up nobody but itself. In the order of the modules.
    pub fn list_all(&self, modules: &[PathBuf]) -> Vec<(PathBuf, Result<Vec<Token>, TokenFault>)> {
        thread::scope(|scope| {
            let asked: Vec<_> = modules.iter().map(|module| scope.spawn(|| self.list(module))).collect();
            let answers = asked.into_iter().map(|one| one.join().unwrap_or(Err(TokenFault::Babbled)));
            modules.iter().cloned().zip(answers).collect()
        })
    }

    /// The token that an address means, among those that the modules see; it waits to be opened. No PIN is given.
    ///
    /// # Errors
    ///
    /// [`TokenFault`]: what the first module says that knows more than that there is no token.
    pub fn find(&self, modules: &[PathBuf], uri: &KeyUri) -> Result<Found, TokenFault> {
        let mut fault = TokenFault::NoToken;
        for module in modules {
            match self.found(module, uri) {
                Ok(found) => return Ok(found),
                Err(own) if fault == TokenFault::NoToken => fault = own,
                Err(_) => {}
            }
        }
        Err(fault)
    }

    /// Opens the key that the address means, at a module that is known. The PIN is given to the token once.
    ///
    /// # Errors
    ///
    /// As [`Found::open`].
    pub fn open(&self, module: &Path, uri: &KeyUri, pin: Option<Pin>) -> Result<TokenSigner, TokenFault> {
        self.found(module, uri)?.open(pin)
    }

    fn found(&self, module: &Path, uri: &KeyUri) -> Result<Found, TokenFault> {
        let mut process = self.start(module)?;
        let token = choose_token(&self.listed(&mut process)?, uri)?.clone();
        Ok(Found { process, token, uri: uri.clone(), limits: self.limits })
    }

    fn start(&self, module: &Path) -> Result<Process, TokenFault> {
        if !module.is_absolute() || !module.is_file() {
            return Err(TokenFault::Module { detail: module.display().to_string() });
        }
        let mut process = Process::start(&self.program, &self.args, &self.environment, self.limits)?;
        match process.ask(Ask::Load { module: module.to_owned() }, self.limits.wait)? {
            Answer::Done => Ok(process),
            _ => Err(TokenFault::Babbled),
        }
    }

    fn listed(&self, process: &mut Process) -> Result<Vec<Token>, TokenFault> {
        let Answer::Tokens(mut tokens) = process.ask(Ask::List, self.limits.wait)? else {
            return Err(TokenFault::Babbled);
        };
        for token in &mut tokens {
            match objects(process, token.slot, self.limits) {
                Ok(objects) => token.keys = visible_keys(token, &objects),
                Err(fault @ (TokenFault::Crashed { .. } | TokenFault::TimedOut { .. } | TokenFault::Babbled)) => {
                    return Err(fault);
                }
                // A token that shows nothing does not hide the others.
                Err(_) => {}
            }
        }
        Ok(tokens)
    }
}

/// A token that an address means, in the child that found it: the module is asked once, and opens what it listed.
pub struct Found {
    process: Process,
    token: Token,
    uri: KeyUri,
    limits: Limits,
}

impl std::fmt::Debug for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Found").field("token", &self.token).finish_non_exhaustive()
    }
}

impl Found {
    /// The token: whether it wants a PIN, and how many tries are left, as far as it tells.
    pub fn token(&self) -> &Token {
        &self.token
    }

    /// Opens the key that the address means. The PIN is given to the token once.
    ///
    /// `pin` is `None` where the token has a keypad of its own, or wants no PIN.
    ///
    /// # Errors
    ///
    /// [`TokenFault`]. A PIN that the token calls locked or expired is not given at all.
    pub fn open(mut self, pin: Option<Pin>) -> Result<TokenSigner, TokenFault> {
        self.log_in(pin.as_ref())?;
        let objects = objects(&mut self.process, self.token.slot, self.limits)?;
        let chosen = choose_key(&self.token, &objects, &self.uri)?;
        Ok(TokenSigner::new(self.process, &self.token, chosen, pin, self.limits))
    }

    /// Whether the token takes a PIN at all, before anybody is asked for it.
    ///
    /// # Errors
    ///
    /// [`TokenFault::PinLocked`] or [`TokenFault::PinExpired`].
    pub fn ready(&self) -> Result<(), TokenFault> {
        if self.token.tries == Tries::Locked {
            return Err(TokenFault::PinLocked);
        }
        if self.token.wants_new_pin {
            return Err(TokenFault::PinExpired);
        }
        Ok(())
    }

    fn log_in(&mut self, pin: Option<&Pin>) -> Result<(), TokenFault> {
        self.ready()?;
        let token = &self.token;
        let wait = match pin {
            Some(_) => self.limits.wait,
            None if token.has_pin_pad => self.limits.wait_for_person,
            None if !token.wants_pin => self.limits.wait,
            None => return Err(TokenFault::PinWanted),
        };
        let ask = Ask::Open { slot: token.slot, pin: pin.map(Pin::again) };
        self.process.ask(ask, wait).map(|_| ())
    }
}

fn objects(process: &mut Process, slot: u64, limits: Limits) -> Result<Objects, TokenFault> {
    match process.ask(Ask::Keys { slot }, limits.wait)? {
        Answer::Keys(objects) => Ok(objects),
        _ => Err(TokenFault::Babbled),
    }
}
