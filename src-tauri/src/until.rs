//! TEMPORARY: stands where `registry::call` will be.
use registry::view::common::WireError;
use registry::{Failure, Registry, Shell};
use serde_json::{Value, json};
use words::{Lang, Message};
static SET: std::sync::Mutex<Option<Value>> = std::sync::Mutex::new(None);
pub fn call(registry: &mut Registry, verb: &str, request: Value, shell: &dyn Shell) -> Result<Value, Failure> {
    let mut set = SET.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let settings = set.get_or_insert_with(|| json!({"language": registry.lang().tag(), "theme":"system","density":"compact","zoom_percent":100,"single_keys":true,"lock_after_minutes":15,"inline_preedit":true}));
    match verb {
        "vault_state" => Ok(
            json!({"stage":"absent","holder":null,"department":null,"sample":false,"keyring_available":false,"keyring_slot":false,"recovery_slot":false,"language":null,"today":"2026-11-21"}),
        ),
        "get_settings" => Ok(json!({"settings": settings, "changed": []})),
        "set_settings" => {
            for (k, v) in request["settings"].as_object().into_iter().flatten() {
                settings[k] = v.clone();
            }
            let lang: Lang = settings["language"].as_str().unwrap_or("en").parse().unwrap_or_default();
            registry.set_lang(lang);
            Ok(json!({"settings": settings, "changed": [{"topic":"settings","ids":[]}]}))
        }
        "open_key" => {
            shell.ask_secret(&Message::new("x"));
            Err(Failure::refusal(Message::new("registry-locked")))
        }
        _ => Err(Failure::refusal(Message::new("registry-locked"))),
    }
}
pub fn bytes(_: &mut Registry, _: &str, _: Value) -> Result<Vec<u8>, Failure> {
    Err(Failure::refusal(Message::new("registry-locked")))
}
pub fn wire_error(failure: &Failure, lang: Lang) -> WireError {
    WireError {
        code: failure.message.code.clone(),
        message: failure.said(lang),
        hint: failure.hint(lang),
        parameters: failure.message.args.clone(),
        reference_number: None,
    }
}
