//! Shows notices by the desktop's own service (`org.freedesktop.Notifications`, specification 1.2), and
//! hears when one is pressed.
//!
//! It speaks to the bus itself, through the library that the window brings anyway: the framework's plug-in
//! drops the handle of a notice, so that no press of it is ever heard. A notice can be pressed only where
//! the service says that it knows actions; others would show a dialog instead.
//!
//! Deliberately not here: what is said, and when (`noticing`). Other systems than Linux show nothing yet.

use registry::Notice;
use registry::view::drafts::TrayKind;
use tauri::AppHandle;
use words::Lang;

/// What is done when a notice is pressed.
pub type Opened = fn(&AppHandle, TrayKind);

#[cfg(not(target_os = "linux"))]
pub use nowhere::Notifier;
#[cfg(target_os = "linux")]
pub use on_the_bus::Notifier;

#[cfg(target_os = "linux")]
mod on_the_bus {
    //! The service of the session's bus.

    use std::collections::{BTreeMap, HashMap};
    use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

    use gtk::glib::{ToVariant, Variant};
    use gtk::{gio, glib};
    use words::{Message, say_or_code};

    use super::{AppHandle, Lang, Notice, Opened, TrayKind};

    const SERVICE: &str = "org.freedesktop.Notifications";
    const OBJECT: &str = "/org/freedesktop/Notifications";
    /// The capability of services whose notices can be pressed.
    const ACTIONS: &str = "actions";
    /// The action of a press on the notice itself.
    const DEFAULT: &str = "default";
    /// Name of the entry in the menu, by which the desktop knows icon and name.
    const ENTRY: &str = "hk.muniment.desk";
    /// The hint that carries it. In two parts, since in one it would pass for the identifier of a sentence.
    const HINT: &str = concat!("desktop", "-entry");
    const ANSWERS_WITHIN_MS: i32 = 5_000;

    /// The notices that are shown, by the numbers that the service gave them.
    type Shown = Arc<Mutex<BTreeMap<u32, TrayKind>>>;

    /// The service, as this program knows it.
    #[derive(Default)]
    pub struct Notifier {
        shown: Shown,
    }

    impl Notifier {
        /// Hears from now on when a notice is pressed or goes. Called on the window's thread, which is where
        /// the bus tells it.
        pub fn listen(&self, app: &AppHandle, opened: Opened) {
            let (app, shown) = (app.clone(), Arc::clone(&self.shown));
            gio::bus_get(gio::BusType::Session, gio::Cancellable::NONE, move |connection| {
                let Ok(connection) = connection else { return };
                let hear = move |_: &gio::DBusConnection, _: &str, _: &str, _: &str, signal: &str, said: &Variant| {
                    let Some(id) = said.try_child_value(0).and_then(|id| id.get::<u32>()) else { return };
                    match signal {
                        "ActionInvoked" => {
                            let tray = held(&shown).get(&id).copied();
                            if let Some(tray) = tray {
                                opened(&app, tray);
                            }
                        }
                        "NotificationClosed" => {
                            held(&shown).remove(&id);
                        }
                        _ => {}
                    }
                };
                let flags = gio::DBusSignalFlags::NONE;
                connection.signal_subscribe(Some(SERVICE), Some(SERVICE), None, Some(OBJECT), None, flags, hear);
                // The subscription lives as long as the connection, and that as long as the window.
                std::mem::forget(connection);
            });
        }

        /// Shows a notice. Where there is no service, nothing is shown: My work has it all.
        pub fn show(&self, notice: &Notice, lang: Lang) {
            let Some(connection) = bus() else { return };
            let open = say_or_code(lang, &Message::new("desktop-notice-open"));
            let actions: Vec<&str> = if knows_actions(&connection) { vec![DEFAULT, &open] } else { Vec::new() };
            let name = say_or_code(lang, &Message::new("desktop-title"));
            let hints = HashMap::from([(HINT, ENTRY.to_variant())]);
            let asked = (name, 0_u32, ENTRY, &notice.title, &notice.body, actions, hints, -1_i32).to_variant();
            let id = ask(&connection, "Notify", Some(&asked)).and_then(|answer| first::<u32>(&answer));
            held(&self.shown).extend(id.map(|id| (id, notice.tray)));
        }

        /// Takes back every notice that is shown still.
        pub fn take_back(&self) {
            let shown = std::mem::take(&mut *held(&self.shown));
            let Some(connection) = bus().filter(|_| !shown.is_empty()) else { return };
            for id in shown.into_keys() {
                ask(&connection, "CloseNotification", Some(&(id,).to_variant()));
            }
        }
    }

    fn held(shown: &Shown) -> MutexGuard<'_, BTreeMap<u32, TrayKind>> {
        shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn bus() -> Option<gio::DBusConnection> {
        gio::bus_get_sync(gio::BusType::Session, gio::Cancellable::NONE).ok()
    }

    fn knows_actions(connection: &gio::DBusConnection) -> bool {
        let capabilities = ask(connection, "GetCapabilities", None).and_then(|answer| first::<Vec<String>>(&answer));
        capabilities.is_some_and(|known| known.iter().any(|one| one == ACTIONS))
    }

    fn ask(connection: &gio::DBusConnection, method: &str, given: Option<&Variant>) -> Option<Variant> {
        let (flags, nothing) = (gio::DBusCallFlags::NONE, gio::Cancellable::NONE);
        let asked = connection.call_sync(
            Some(SERVICE),
            OBJECT,
            SERVICE,
            method,
            given,
            None,
            flags,
            ANSWERS_WITHIN_MS,
            nothing,
        );
        asked.ok()
    }

    fn first<T: glib::FromVariant>(answer: &Variant) -> Option<T> {
        answer.try_child_value(0)?.get()
    }
}

#[cfg(not(target_os = "linux"))]
mod nowhere {
    //! A system whose service is not spoken to yet.

    use super::{AppHandle, Lang, Notice, Opened};

    /// Nobody.
    #[derive(Default)]
    pub struct Notifier;

    impl Notifier {
        /// Hears nothing.
        pub fn listen(&self, _: &AppHandle, _: Opened) {}

        /// Shows nothing.
        pub fn show(&self, _: &Notice, _: Lang) {}

        /// Has nothing to take back.
        pub fn take_back(&self) {}
    }
}
