//! Puts the window together: the vault's place, the registry with its reader of files, the plugins, the
//! commands; then runs until the window is closed.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use registry::{Aids, Clock, Registry};
use tauri::Manager;
use tauri_plugin_window_state::StateFlags;
use words::{Lang, Message};

use crate::arguments::Arguments;
use crate::desk::Desk;
use crate::handed::{self, Handed};
use crate::idle::Idle;
use crate::lent::Lent;
use crate::look::Look;
use crate::noticing::{self, Noticing};
use crate::notifier::Notifier;
use crate::offered::Offered;
use crate::secret::{self, Question};
use crate::{absence, leave, place, verbs, window};

/// Opens the window and stays until it is closed.
pub fn run(arguments: &Arguments) -> ExitCode {
    match registry(arguments).and_then(|registry| show(registry, arguments.files.clone())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => leave::broke(&message),
    }
}

fn registry(arguments: &Arguments) -> Result<Registry, Message> {
    let variable = |name: &str| std::env::var_os(name);
    let folder = place::vault(arguments.vault.as_deref(), variable).ok_or_else(|| Message::new("desktop-no-place"))?;
    place::try_writing(&folder).map_err(|trouble| {
        let message = Message::new("desktop-not-writable").with("folder", folder.display().to_string());
        message.with("detail", trouble.to_string())
    })?;
    let registry = Registry::new(folder, Clock::System, lang()).with_remembered_language();
    Ok(match std::env::current_exe() {
        Ok(program) => registry.with_aids(&Aids::beside(&program)),
        // Without it files are found by their titles only, which the desk says.
        Err(_) => registry,
    })
}

/// The language of the account, until the vault says which one its person chose.
fn lang() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok());
    if set.is_some_and(|tag| tag.starts_with("zh")) { Lang::ZhHantHk } else { Lang::En }
}

fn show(registry: Registry, files: Vec<PathBuf>) -> Result<(), Message> {
    #[cfg(target_os = "linux")]
    gtk::init().map_err(|_| Message::new("desktop-no-display"))?;
    let instance = instance(registry.folder());
    // One window per vault: what lies in its own folder was left by a former one that was ended.
    let lent = Lent::new(place::passing(|name| std::env::var_os(name)).map(|folder| folder.join(&instance)));
    lent.take_back();
    let single = tauri_plugin_single_instance::Builder::new()
        .dbus_id(instance)
        .callback(|app, arguments, folder| handed::again(app, arguments, &folder))
        .build();
    let state = tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .with_denylist(&[secret::WINDOW])
        .build();
    tauri::Builder::default()
        .plugin(single)
        .plugin(state)
        .plugin(tauri_plugin_dialog::init())
        .manage(Desk::new(registry))
        .manage(Question::default())
        .manage(Look::default())
        .manage(Idle::new())
        .manage(Offered::default())
        .manage(Handed::default())
        .manage(lent)
        .manage(Noticing::new())
        .manage(Notifier::default())
        .invoke_handler(verbs::handler())
        .setup(move |app| {
            handed::take(app.handle(), &files, &std::env::current_dir().unwrap_or_default());
            window::open(app.handle(), absence::leave_alone, handed::dropped)?;
            absence::watch(app.handle());
            noticing::watch(app.handle());
            Ok(())
        })
        .on_window_event(|window, event| {
            if window.label() != window::MAIN {
                return;
            }
            match event {
                // A question that is still open belongs to a verb of this window.
                tauri::WindowEvent::Destroyed => {
                    secret::withdraw(window.app_handle());
                    window.state::<Lent>().take_back();
                }
                // What stands in the window is seen now.
                tauri::WindowEvent::Focused(true) => window.state::<Noticing>().wake(),
                _ => {}
            }
        })
        .run(tauri::generate_context!())
        .map_err(|trouble| Message::new("desktop-window-failed").with("detail", trouble.to_string()))
}

/// The name under which a window finds another one on the same vault: one window per vault.
fn instance(folder: &Path) -> String {
    let folder: PathBuf = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    format!("hk.muniment.desk.v{:016x}", hasher.finish())
}
