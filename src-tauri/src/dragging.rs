//! The way of a file to another program by the pointer: a lent copy, offered as the address of a file, which
//! is how a file manager and a mail program take one in.
//!
//! Deliberately not here: files that are dragged in (`handed`).

use registry::Failure;
use tauri::AppHandle;
use words::Message;

use crate::lent::Lent;

/// Begins to drag a copy out of the window. It is lent until the vault locks, since a mail reads what is
/// attached to it when it is sent; a copy that nobody took in is taken back at once.
///
/// # Errors
/// A refusal where the pointer is no longer held down, or where there is no place for a copy that passes.
pub fn begin(app: &AppHandle, lent: &Lent, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    let copy = lent.lend_until_locked(name, bytes)?;
    if system::begin(app, &copy) {
        return Ok(());
    }
    lent.take_one_back(&copy);
    Err(Failure::refusal(Message::new("desktop-drag-let-go").with("name", name)))
}

#[cfg(target_os = "linux")]
mod system {
    //! The toolkit's own drag, from the window as a whole: the engine's could only offer what a page made.

    use std::cell::RefCell;
    use std::path::{Path, PathBuf};
    use std::rc::Rc;
    use std::sync::mpsc;

    use gtk::prelude::*;
    use gtk::{gdk, gio, glib};
    use tauri::{AppHandle, Manager};

    use crate::lent::Lent;
    use crate::window;

    const LEFT: i32 = gdk::ffi::GDK_BUTTON_PRIMARY;

    /// Begins on the thread of the window; answers whether something is dragged now.
    pub fn begin(app: &AppHandle, copy: &Path) -> bool {
        let (tell, told) = mpsc::channel();
        let (handle, copy) = (app.clone(), copy.to_owned());
        let asked = app.run_on_main_thread(move || {
            // Nobody listens any more only where the verb is gone.
            let _ = tell.send(drag(&handle, copy).is_some());
        });
        asked.is_ok() && told.recv().unwrap_or(false)
    }

    fn drag(app: &AppHandle, copy: PathBuf) -> Option<()> {
        let window = app.get_webview_window(window::MAIN)?.gtk_window().ok()?;
        let pointer = window.display().default_seat()?.pointer()?;
        let (_, _, _, held) = window.window()?.device_position(&pointer);
        if !held.contains(gdk::ModifierType::BUTTON1_MASK) {
            return None;
        }
        let address = gio::File::for_path(&copy).uri();
        let targets = gtk::TargetList::new(&[]);
        targets.add_uri_targets(0);
        // Before the drag begins: the one who takes the file in may ask at once.
        let heard = Rc::new(RefCell::new(vec![
            window.connect_drag_data_get(move |_, _, data, _, _| {
                data.set_uris(&[&address]);
            }),
            window.connect_drag_failed(handed_to_nobody(app, copy.clone())),
        ]));
        let over = heard.clone();
        heard.borrow_mut().push(window.connect_drag_end(move |window, _| {
            over.take().into_iter().for_each(|one| window.disconnect(one));
        }));
        let dragged = window.drag_begin_with_coordinates(&targets, gdk::DragAction::COPY, LEFT, None, -1, -1);
        let Some(dragged) = dragged else {
            heard.take().into_iter().for_each(|one| window.disconnect(one));
            return None;
        };
        let (kind, _) = gio::content_type_guess(Some(&copy), &[]);
        dragged.drag_set_icon_gicon(&gio::content_type_get_icon(&kind), 0, 0);
        Some(())
    }

    /// A drag that ended where nobody takes files in.
    fn handed_to_nobody(
        app: &AppHandle,
        copy: PathBuf,
    ) -> impl Fn(&gtk::ApplicationWindow, &gdk::DragContext, gtk::DragResult) -> glib::Propagation + use<> {
        let app = app.clone();
        move |_, _, _| {
            app.state::<Lent>().take_one_back(&copy);
            glib::Propagation::Proceed
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    //! Systems on which this has not been built yet.

    use std::path::Path;

    use tauri::AppHandle;

    /// Never reached: no copy is lent there.
    pub fn begin(_: &AppHandle, _: &Path) -> bool {
        false
    }
}
