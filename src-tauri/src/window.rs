//! The main window: how it opens, where it may go (nowhere), and how it follows the settings.

use std::path::PathBuf;

use registry::view::common::PickedFile;
use registry::view::vault::Settings;
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, DragDropEvent, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent, Wry,
};
use words::{Lang, Message, say_or_code};

use crate::desk::Desk;
use crate::place;

/// Label of the window; its capability names it.
pub const MAIN: &str = "main";

const PAGE: &str = "index.html";
const SIZE: (f64, f64) = (1280.0, 800.0);
const LEAST: (f64, f64) = (800.0, 600.0);

/// The gate before everything that could become markup or a script.
const MARKUP: &str = include_str!("markup.js");

/// For the tests of the real window: what goes against the content policy, from the first line on.
#[cfg(feature = "e2e")]
const NOTE_VIOLATIONS: &str = "window.violations = [];
    window.addEventListener('securitypolicyviolation', (broken) =>
        window.violations.push(`${broken.effectiveDirective} ${broken.blockedURI} ${broken.sourceFile}:${broken.lineNumber} ${broken.sample}`));";

/// A builder of one of the windows.
pub type Builder<'a> = WebviewWindowBuilder<'a, Wry, AppHandle>;

/// What hears of files that are dragged over the window.
pub type Dropping = fn(&AppHandle, &DragDropEvent);

/// Opens the main window; `alone` is done when the session says that nobody is there.
pub fn open(app: &AppHandle, alone: fn(&AppHandle), dropped: Dropping) -> tauri::Result<WebviewWindow> {
    let builder = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App(PAGE.into()))
        .title(title(app.state::<Desk>().lang()))
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(LEAST.0, LEAST.1);
    let window = shut_in(app, builder).build()?;
    #[cfg(target_os = "linux")]
    crate::engine::prepare(&window, alone)?;
    #[cfg(not(target_os = "linux"))]
    let _ = alone;
    let dropping = app.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(event) = event {
            dropped(&dropping, event);
        }
    });
    Ok(window)
}

/// Keeps a window on its own pages: no other address, no further window, no download, no zoom of its own.
pub fn shut_in<'a>(_app: &AppHandle, builder: Builder<'a>) -> Builder<'a> {
    let builder = match place::engine(|name| std::env::var_os(name)) {
        Some(folder) => builder.data_directory(folder),
        None => builder,
    };
    #[cfg(feature = "e2e")]
    let builder = builder.initialization_script(NOTE_VIOLATIONS);
    builder
        .initialization_script(MARKUP)
        .on_navigation(is_our_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .zoom_hotkeys_enabled(false)
        .general_autofill_enabled(false)
        .devtools(false)
}

/// Whether an address is one of the pages that came with the program.
fn is_our_own(address: &Url) -> bool {
    match address.scheme() {
        "tauri" => address.host_str() == Some("localhost"),
        // On Windows the engine knows the same pages under this name.
        "http" | "https" => cfg!(windows) && address.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Follows the settings. A window that is closing follows nothing more.
pub fn take_on(app: &AppHandle, settings: &Settings) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    let _ = window.set_title(&title(settings.language));
    #[cfg(target_os = "linux")]
    let _ = crate::engine::show_preedit(&window, settings.inline_preedit);
}

/// Brings the window to the front, when the person starts the program again.
pub fn come_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

fn title(lang: Lang) -> String {
    say_or_code(lang, &Message::new("desktop-title"))
}

/// A file as the window shows it; folders and what cannot be read are passed over.
pub fn picked(path: &PathBuf) -> Option<PickedFile> {
    let facts = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    let name = path.file_name()?.to_string_lossy().into_owned();
    Some(PickedFile { path: path.to_str()?.to_owned(), name, size_bytes: facts.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_on_its_own_pages() {
        for own in ["tauri://localhost/index.html", "tauri://localhost/#/work"] {
            assert!(is_our_own(&own.parse().unwrap()), "{own}");
        }
        for other in [
            "https://example.org/",
            "http://localhost/index.html",
            "file:///etc/passwd",
            "tauri://elsewhere/index.html",
            "data:text/html,x",
            "about:blank",
        ] {
            assert!(!is_our_own(&other.parse().unwrap()), "{other}");
        }
    }

    #[test]
    fn a_dropped_folder_is_passed_over_and_a_file_keeps_its_name() {
        assert!(picked(&std::env::temp_dir()).is_none());
        let program = std::env::current_exe().unwrap();
        let file = picked(&program).unwrap();
        assert_eq!(Some(file.name.as_str()), program.file_name().and_then(|name| name.to_str()));
        assert!(file.size_bytes > 0);
    }
}
