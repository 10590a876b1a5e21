//! What the shell lends a verb: the system's file dialog, its printing and dragging, and the
//! question for a secret.

use std::path::PathBuf;

use registry::{Failure, PickPurpose, Secret, Shell};
use tauri::{AppHandle, Manager};
use words::Message;

use crate::lent::Lent;
use crate::{dragging, printing, secret};

/// The dialogs of the window that asked.
pub struct Dialogs<'a> {
    app: &'a AppHandle,
}

impl<'a> Dialogs<'a> {
    /// Dialogs over the main window.
    pub fn new(app: &'a AppHandle) -> Self {
        Self { app }
    }
}

impl Shell for Dialogs<'_> {
    fn pick_files(&self, purpose: PickPurpose, multiple: bool) -> Vec<PathBuf> {
        pick::files(self.app, purpose, multiple)
    }

    fn pick_save(&self, name: &str) -> Option<PathBuf> {
        pick::place(self.app, name)
    }

    fn pick_folder(&self) -> Option<PathBuf> {
        pick::folder(self.app)
    }

    fn print(&self, name: &str, pdf: &[u8]) -> Result<(), Failure> {
        printing::hand_over(&self.app.state::<Lent>(), name, pdf)
    }

    fn drag_out(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        dragging::begin(self.app, &self.app.state::<Lent>(), name, bytes)
    }

    fn ask_secret(&self, what_for: &Message) -> Option<Secret> {
        secret::ask(self.app, what_for)
    }
}

#[cfg(not(feature = "e2e"))]
mod pick {
    //! The system's own dialog.

    use std::path::PathBuf;

    use registry::PickPurpose;
    use tauri::{AppHandle, Manager};
    use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};
    use words::{Lang, Message, say_or_code};

    use crate::desk::Desk;
    use crate::window;

    /// Endings of a key in a file (PKCS #12, RFC 7292), and of documents that may carry signatures.
    const KEYS: [&str; 2] = ["p12", "pfx"];
    const SIGNED: [&str; 1] = ["pdf"];
    /// Endings of a certificate in a file.
    const CERTIFICATES: [&str; 4] = ["pem", "crt", "cer", "der"];
    /// Endings of a module (PKCS #11) on the systems of a desk.
    const MODULES: [&str; 3] = ["so", "dll", "dylib"];
    /// Endings of the definition of a form.
    const DEFINITIONS: [&str; 2] = ["mform", "json"];

    /// Waits until the person has chosen; empty when the dialog was closed.
    pub fn files(app: &AppHandle, purpose: PickPurpose, multiple: bool) -> Vec<PathBuf> {
        let lang = app.state::<Desk>().lang();
        let dialog = over_the_window(app, app.dialog().file()).set_title(say(lang, title(purpose)));
        let dialog = match kinds(purpose) {
            Some((name, endings)) => dialog.add_filter(say(lang, name), endings),
            None => dialog,
        };
        let dialog = dialog.add_filter(say(lang, "desktop-kind-any"), &["*"]);
        let chosen = if multiple {
            dialog.blocking_pick_files().unwrap_or_default()
        } else {
            dialog.blocking_pick_file().into_iter().collect()
        };
        chosen.into_iter().filter_map(|file| file.into_path().ok()).collect()
    }

    /// Waits until the person has said where a copy shall lie.
    pub fn place(app: &AppHandle, name: &str) -> Option<PathBuf> {
        let title = say(app.state::<Desk>().lang(), "desktop-pick-place");
        let dialog = over_the_window(app, app.dialog().file()).set_title(title).set_file_name(name);
        dialog.blocking_save_file().and_then(|file| file.into_path().ok())
    }

    /// Waits until the person has chosen a folder for copies.
    pub fn folder(app: &AppHandle) -> Option<PathBuf> {
        let title = say(app.state::<Desk>().lang(), "desktop-pick-folder");
        let dialog = over_the_window(app, app.dialog().file()).set_title(title).set_can_create_directories(true);
        dialog.blocking_pick_folder().and_then(|folder| folder.into_path().ok())
    }

    fn over_the_window(app: &AppHandle, dialog: FileDialogBuilder<tauri::Wry>) -> FileDialogBuilder<tauri::Wry> {
        match app.get_webview_window(window::MAIN) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }

    fn say(lang: Lang, code: &str) -> String {
        say_or_code(lang, &Message::new(code))
    }

    fn title(purpose: PickPurpose) -> &'static str {
        match purpose {
            PickPurpose::Documents => "desktop-pick-documents",
            PickPurpose::Attachment => "desktop-pick-attachment",
            PickPurpose::Key => "desktop-pick-key",
            PickPurpose::Verify => "desktop-pick-verify",
            PickPurpose::Certificate => "desktop-pick-certificate",
            PickPurpose::HandOver => "desktop-pick-hand-over",
            PickPurpose::Form => "desktop-pick-form",
            PickPurpose::Publisher => "desktop-pick-publisher",
            PickPurpose::TrustList => "desktop-pick-trust-list",
            PickPurpose::TokenModule => "desktop-pick-token-module",
        }
    }

    fn kinds(purpose: PickPurpose) -> Option<(&'static str, &'static [&'static str])> {
        match purpose {
            PickPurpose::Key => Some(("desktop-kind-key", &KEYS)),
            PickPurpose::Verify => Some(("desktop-kind-signed", &SIGNED)),
            PickPurpose::Certificate => Some(("desktop-kind-certificate", &CERTIFICATES)),
            PickPurpose::HandOver => Some(("desktop-kind-hand-over", &[registry::carrying::ENDING])),
            PickPurpose::Form => Some(("desktop-kind-form", &DEFINITIONS)),
            PickPurpose::Publisher => Some(("desktop-kind-publisher", &["json"])),
            PickPurpose::TrustList => Some(("desktop-kind-trust-list", &["json"])),
            PickPurpose::TokenModule => Some(("desktop-kind-token-module", &MODULES)),
            PickPurpose::Documents | PickPurpose::Attachment => None,
        }
    }
}

#[cfg(feature = "e2e")]
mod pick {
    //! Files from a list, for the tests of the real window: nobody is there to answer a dialog.
    //! A build with this is never released.

    use std::path::PathBuf;

    use registry::PickPurpose;
    use tauri::AppHandle;

    /// Names the file that holds the paths, one per line. Each choice takes the list as it is then.
    const LIST: &str = "MUNIMENT_E2E_PICK";

    /// The paths of the list; only the first where one may be chosen.
    pub fn files(_: &AppHandle, _: PickPurpose, multiple: bool) -> Vec<PathBuf> {
        let list = std::env::var_os(LIST).and_then(|list| std::fs::read_to_string(list).ok()).unwrap_or_default();
        list.lines().take(if multiple { usize::MAX } else { 1 }).map(PathBuf::from).collect()
    }

    /// The first path of the list.
    pub fn folder(app: &AppHandle) -> Option<PathBuf> {
        files(app, PickPurpose::Documents, false).into_iter().next()
    }

    /// The first path of the list.
    pub fn place(app: &AppHandle, _: &str) -> Option<PathBuf> {
        files(app, PickPurpose::Documents, false).into_iter().next()
    }
}
