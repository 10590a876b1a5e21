//! The engine of Linux, WebKitGTK: Chinese typing shown inside the field, the keys and menus of a web
//! browser taken away, every input noted for the idle lock, the session's own lock heard.

use gtk::prelude::*;
use gtk::{gdk, gio, glib};
use tauri::{AppHandle, Manager, WebviewWindow};
use webkit2gtk::{
    ContextMenu, ContextMenuAction, ContextMenuExt, ContextMenuItemExt, InputMethodContextExt, SettingsExt, WebView,
    WebViewExt,
};

use crate::idle::Idle;

/// Entries of the engine's menu that serve a person who types. All others belong to a web browser.
const KEPT_ENTRIES: [ContextMenuAction; 7] = [
    ContextMenuAction::Cut,
    ContextMenuAction::Copy,
    ContextMenuAction::Paste,
    ContextMenuAction::Delete,
    ContextMenuAction::SelectAll,
    ContextMenuAction::InputMethods,
    ContextMenuAction::Unicode,
];

/// Prepares the view of a new window; `alone` is done when the session says that nobody is there.
pub fn prepare(window: &WebviewWindow, alone: fn(&AppHandle)) -> tauri::Result<()> {
    let app = window.app_handle().clone();
    window.with_webview(move |view| {
        let view = view.inner();
        preedit(&view, true);
        no_browser(&view);
        note_input(&view, &app);
        hear_the_session(&app, alone);
    })
}

/// Shows what is being composed inside the field, or in the input method's own window only.
pub fn show_preedit(window: &WebviewWindow, shown: bool) -> tauri::Result<()> {
    window.with_webview(move |view| preedit(&view.inner(), shown))
}

/// The library beneath turns this off, and a person who types Chinese then sees nothing in the field.
fn preedit(view: &WebView, shown: bool) {
    if let Some(input) = view.input_method_context() {
        input.set_enable_preedit(shown);
    }
}

fn no_browser(view: &WebView) {
    if let Some(settings) = WebViewExt::settings(view) {
        settings.set_enable_back_forward_navigation_gestures(false);
        settings.set_enable_webgl(false);
        settings.set_enable_webaudio(false);
        settings.set_enable_page_cache(false);
    }
    view.connect_context_menu(|_, menu, _, _| {
        keep_entries(menu);
        menu.n_items() == 0
    });
    view.connect_key_press_event(|_, key| {
        if is_of_a_browser(key) { glib::Propagation::Stop } else { glib::Propagation::Proceed }
    });
}

fn keep_entries(menu: &ContextMenu) {
    for entry in menu.items() {
        if !KEPT_ENTRIES.contains(&entry.stock_action()) {
            menu.remove(&entry);
        }
    }
}

/// Reload, back and forward: they would throw the page away beneath the person.
fn is_of_a_browser(key: &gdk::EventKey) -> bool {
    use gdk::keys::constants::{BackSpace, F5, Left, R, Right, r};
    let pressed = key.keyval();
    let with = |held: gdk::ModifierType| key.state().contains(held);
    pressed == F5
        || with(gdk::ModifierType::CONTROL_MASK) && [r, R].contains(&pressed)
        || with(gdk::ModifierType::MOD1_MASK) && [Left, Right, BackSpace].contains(&pressed)
}

fn note_input(view: &WebView, app: &AppHandle) {
    use gdk::EventMask;
    view.add_events(
        EventMask::KEY_PRESS_MASK
            | EventMask::BUTTON_PRESS_MASK
            | EventMask::POINTER_MOTION_MASK
            | EventMask::SCROLL_MASK,
    );
    let app = app.clone();
    view.connect_event(move |_, event| {
        use gdk::EventType::{ButtonPress, KeyPress, MotionNotify, Scroll, TouchBegin, TouchUpdate};
        if [KeyPress, ButtonPress, MotionNotify, Scroll, TouchBegin, TouchUpdate].contains(&event.event_type()) {
            app.state::<Idle>().seen();
        }
        glib::Propagation::Proceed
    });
}

/// Locks the vault when the machine is about to sleep (`PrepareForSleep` of systemd-logind) and when the
/// session is locked (`Lock` of its session, `ActiveChanged` of the screen saver). Where none of them
/// exists, nothing is heard and the idle lock remains.
fn hear_the_session(app: &AppHandle, alone: fn(&AppHandle)) {
    let heard = [
        (gio::BusType::System, "org.freedesktop.login1.Manager", "PrepareForSleep"),
        (gio::BusType::System, "org.freedesktop.login1.Session", "Lock"),
        (gio::BusType::Session, "org.freedesktop.ScreenSaver", "ActiveChanged"),
        (gio::BusType::Session, "org.gnome.ScreenSaver", "ActiveChanged"),
    ];
    for (bus, interface, signal) in heard {
        let app = app.clone();
        gio::bus_get(bus, gio::Cancellable::NONE, move |connection| {
            let Ok(connection) = connection else { return };
            let hear = move |_: &gio::DBusConnection, _: &str, _: &str, _: &str, _: &str, said: &glib::Variant| {
                if begins(said) {
                    let app = app.clone();
                    // The lock waits for the verb that runs, and the window's thread must not.
                    std::thread::spawn(move || alone(&app));
                }
            };
            connection.signal_subscribe(
                None,
                Some(interface),
                Some(signal),
                None,
                None,
                gio::DBusSignalFlags::NONE,
                hear,
            );
            // The subscription lives as long as the connection, and that as long as the window.
            std::mem::forget(connection);
        });
    }
}

/// Whether a signal says that it begins: its one value is true, or it has none.
fn begins(said: &glib::Variant) -> bool {
    said.n_children() == 0 || said.child_value(0).get::<bool>() == Some(true)
}
