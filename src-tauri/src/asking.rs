//! The way from the window to the desk: one verb at a time, away from the window's thread.
//!
//! Deliberately not here: any verb. The commands (`verbs`) are written from the list of verbs and
//! end in `call` and `bytes` below.

use registry::{Failure, NoShell, Registry};
use serde_json::Value;
use tauri::{AppHandle, Emitter, Manager, ipc::Response};
use words::Message;

use crate::desk::{Desk, Refused};
use crate::lent::Lent;
use crate::noticing::Noticing;
use crate::offered::Offered;
use crate::shell::Dialogs;
use crate::{look, window};

/// The event that tells the window what changed.
const CHANGED: &str = "changed";

/// Runs a verb that answers JSON, and tells the window what it changed.
pub async fn call(app: AppHandle, verb: &'static str, request: Value) -> Result<Value, Refused> {
    aside(app, verb, move |app, desk| {
        let (offered, dialogs) = (app.state::<Offered>(), Dialogs::new(app));
        let refused = |failure: Failure| registry::wire_error(&failure, desk.lang());
        offered.check(&request).map_err(refused)?;
        // A dialog may stay open for long: the desk is not held meanwhile, so that it can lock.
        let answer = match registry::call_shell(verb, &request, &dialogs) {
            Some(picked) => picked.map_err(refused)?,
            None if registry::is_errand(verb) => {
                let seen = desk.with(Registry::look)?.take();
                desk.with(|registry| registry::brought(registry, seen))?
            }
            None => desk.with(|registry| registry::call(registry, verb, request, &dialogs))?,
        };
        offered.heard(&answer);
        told(app, verb, &answer);
        Ok(answer)
    })
    .await
}

/// Runs a verb that answers bytes.
pub async fn bytes(app: AppHandle, verb: &'static str, request: Value) -> Result<Response, Refused> {
    let read = move |app: &AppHandle, desk: &Desk| {
        let refused = |failure: Failure| registry::wire_error(&failure, desk.lang());
        app.state::<Offered>().check(&request).map_err(refused)?;
        desk.with(|registry| registry::bytes(registry, verb, request))
    };
    aside(app, verb, read).await.map(Response::new)
}

/// Locks the vault, as the verb does, when nobody asked for it in the window. Waits for the verb that runs.
pub fn lock(app: &AppHandle) {
    let desk = app.state::<Desk>();
    let request = Value::Object(serde_json::Map::new());
    let answer = desk.with(|registry| match registry.stage() {
        registry::Stage::Open => registry::call(registry, "lock", request, &NoShell).map(Some),
        _ => Ok(None),
    });
    if let Ok(Some(answer)) = answer {
        told(app, "lock", &answer);
    }
}

/// What follows from an answer: the window hears of changes, and takes on the settings.
fn told(app: &AppHandle, verb: &str, answer: &Value) {
    if let Some(changed) = answer.get(CHANGED).filter(|changed| changed.as_array().is_some_and(|some| !some.is_empty()))
    {
        // A window that is closing hears nothing, and needs to hear nothing.
        let _ = app.emit_to(window::MAIN, CHANGED, serde_json::json!({ CHANGED: changed }));
        app.state::<Noticing>().heard(changed);
    }
    if verb == "lock" {
        app.state::<Lent>().take_back();
    }
    look::heard(app, verb, answer);
}

/// Runs something with the desk on a thread that may wait.
async fn aside<T: Send + 'static>(
    app: AppHandle,
    verb: &'static str,
    run: impl FnOnce(&AppHandle, &Desk) -> Result<T, Refused> + Send + 'static,
) -> Result<T, Refused> {
    let lang = app.state::<Desk>().lang();
    let done = tauri::async_runtime::spawn_blocking(move || run(&app, &app.state::<Desk>())).await;
    done.unwrap_or_else(|_broke_off| {
        let failure = Failure::fault(Message::new("desktop-verb-broke").with("verb", verb));
        Err(registry::wire_error(&failure, lang))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use crate::verbs::VERBS;

    fn permissions(capability: &str) -> BTreeSet<String> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("capabilities").join(capability);
        let capability: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        let permissions = capability["permissions"].as_array().unwrap().iter();
        permissions.map(|permission| permission.as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn the_main_window_may_call_every_verb_and_nothing_of_the_system() {
        let verbs = VERBS.iter().map(|verb| format!("allow-{}", verb.replace('_', "-")));
        let beside = ["core:event:allow-listen", "core:event:allow-unlisten", "allow-handed-files"].map(str::to_owned);
        assert_eq!(permissions("main.json"), verbs.chain(beside).collect());
    }

    #[test]
    fn the_window_that_asks_for_a_secret_may_answer_and_nothing_else() {
        assert_eq!(permissions("secret.json"), BTreeSet::from(["allow-give-secret".to_owned()]));
        assert!(!VERBS.contains(&"give_secret"), "the main window may not answer for the other");
    }
}
