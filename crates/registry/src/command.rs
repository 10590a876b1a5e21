//! The verbs: what the window asks, one file each. Every verb takes its request, asks the
//! desk, and answers in the shapes of the contract (`view`).
//!
//! Deliberately not here: any rule. A verb translates between the contract and the desk.

mod bulk;
mod chosen;
mod elements;
mod handed;
mod history;
mod judged;
mod later;
mod metadata;
mod planned;
mod shaped;
mod waiting;

pub(crate) use waiting::what;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use words::Message;

use crate::cards::SeenTokens;
use crate::failure::Failure;
use crate::picking;
use crate::shell::Shell;
use crate::vault::Registry;
use crate::view::common::{Changed, Nothing, Topic, WireError};

/// What a verb works with.
pub(crate) struct Call<'a> {
    pub(crate) registry: &'a mut Registry,
    pub(crate) shell: &'a dyn Shell,
}

macro_rules! verbs {
    ($($group:literal { $($verb:ident: $request:ident => $response:ident,)* })*
     bytes { $($byte_verb:ident: $byte_request:ident,)* }) => {
        $($(mod $verb;)*)*
        $(mod $byte_verb;)*

        /// Runs a verb that answers JSON.
        ///
        /// # Errors
        /// The verb's refusal or fault; a request of another shape is wrong use.
        pub fn call(
            registry: &mut Registry, verb: &str, request: Value, shell: &dyn Shell,
        ) -> Result<Value, Failure> {
            let mut call = Call { registry, shell };
            match verb {
                $($(stringify!($verb) => answer($verb::run(&mut call, read(request)?)?),)*)*
                other => Err(unknown(other)),
            }
        }

        /// Runs a verb that answers raw bytes.
        ///
        /// # Errors
        /// As [`call`].
        pub fn bytes(registry: &mut Registry, verb: &str, request: Value) -> Result<Vec<u8>, Failure> {
            let mut call = Call { registry, shell: &crate::shell::NoShell };
            match verb {
                $(stringify!($byte_verb) => $byte_verb::run(&mut call, read(request)?),)*
                other => Err(unknown(other)),
            }
        }
    };
}
crate::for_every_verb!(verbs);

/// Runs a verb that asks only the shell, so that no desk need be held while a dialog is open.
/// `None` for every other verb.
///
/// # Errors
/// As [`call`].
pub fn call_shell(verb: &str, request: &Value, shell: &dyn Shell) -> Option<Result<Value, Failure>> {
    Some(match verb {
        "pick_files" => read(request.clone()).and_then(|asked| picking::files(shell, &asked)).and_then(answer),
        "pick_save" => read(request.clone()).map(|asked| picking::place(shell, &asked)).and_then(answer),
        "pick_folder" => read(request.clone()).map(|_: Nothing| picking::folder(shell)).and_then(answer),
        _ => return None,
    })
}

/// Whether a verb is an errand: it lasts, and most of it is done elsewhere. A shell takes [`Registry::look`] from the desk,
/// takes that look while nobody holds the desk, and brings it back to [`brought`].
pub fn is_errand(verb: &str) -> bool {
    verb == "look_for_tokens"
}

/// The answer of an errand that was done.
///
/// # Errors
/// The vault was locked meanwhile.
pub fn brought(registry: &mut Registry, seen: SeenTokens) -> Result<Value, Failure> {
    registry.remember(seen)?;
    answer(Changed { changed: shaped::all_of(Topic::Keys) })
}

fn read<T: DeserializeOwned>(request: Value) -> Result<T, Failure> {
    serde_json::from_value(request)
        .map_err(|error| Failure::wrong_use(Message::new("registry-bad-request").with("why", error.to_string())))
}

fn answer<T: Serialize>(response: T) -> Result<Value, Failure> {
    Ok(serde_json::to_value(response).map_err(store::Fault::from)?)
}

fn unknown(verb: &str) -> Failure {
    Failure::wrong_use(Message::new("registry-unknown-verb").with("verb", verb))
}

/// A failure as it crosses to the window, said in its language.
pub fn wire_error(failure: &Failure, lang: words::Lang) -> WireError {
    WireError {
        code: failure.message.code.clone(),
        message: failure.said(lang),
        hint: failure.hint(lang),
        parameters: failure.message.args.clone(),
        reference_number: None,
    }
}
