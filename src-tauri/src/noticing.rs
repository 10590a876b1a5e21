//! When the desk is asked for notices of the system: when what waits has changed, when the window comes
//! into the foreground, when the settings change, and at the moment that the desk named last. In between
//! nothing is done.
//!
//! Deliberately not here: what is said (the desk), and how it is shown (`notifier`).

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use registry::view::common::{Change, Topic};
use registry::view::drafts::TrayKind;
use tauri::{AppHandle, Emitter, Manager};

use crate::desk::Desk;
use crate::notifier::Notifier;
use crate::window;

/// The event that tells the page to which tray a notice leads.
const NOTICED: &str = "noticed";

/// Topics after whose change something new may wait.
const TOPICS: [Topic; 6] = [Topic::Vault, Topic::Settings, Topic::Forms, Topic::Work, Topic::Sync, Topic::Tray];

/// How the address of My work begins.
const WORK: &str = "/work";

/// A timer does not count the time in which the machine sleeps: the clock is looked at this often.
const CLOCK_EVERY: Duration = Duration::from_secs(60);

/// The way to wake the watch.
pub struct Noticing {
    waker: Sender<()>,
    woken: Mutex<Option<Receiver<()>>>,
}

impl Noticing {
    /// A watch that has not begun.
    pub fn new() -> Self {
        let (waker, woken) = channel();
        Self { waker, woken: Mutex::new(Some(woken)) }
    }

    /// Something may have changed.
    pub fn wake(&self) {
        // A watch that has ended, or was never begun, has nothing to tell.
        let _ = self.waker.send(());
    }

    /// The same, where one of the topics that changed matters.
    pub fn heard(&self, changed: &serde_json::Value) {
        let changes: Vec<Change> = serde_json::from_value(changed.clone()).unwrap_or_default();
        if changes.iter().any(|change| TOPICS.contains(&change.topic)) {
            self.wake();
        }
    }
}

/// Begins the watch. It ends with the program.
pub fn watch(app: &AppHandle) {
    let woken = app.state::<Noticing>().woken.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(woken) = woken else { return };
    app.state::<Notifier>().listen(app, opened);
    let app = app.clone();
    std::thread::spawn(move || {
        let mut again_at = None;
        while wait(&woken, again_at) {
            again_at = look(&app);
        }
    });
}

/// Waits until it is time to look; false when the program ends.
fn wait(woken: &Receiver<()>, again_at: Option<SystemTime>) -> bool {
    loop {
        match woken.recv_timeout(CLOCK_EVERY) {
            Ok(()) => {
                // Many changes of one moment are looked at once.
                while woken.try_recv().is_ok() {}
                return true;
            }
            Err(RecvTimeoutError::Disconnected) => return false,
            Err(RecvTimeoutError::Timeout) if again_at.is_some_and(|at| at <= SystemTime::now()) => return true,
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

/// Looks once, and says when to look again.
fn look(app: &AppHandle) -> Option<SystemTime> {
    let in_sight = is_work_in_sight(app);
    // A fault of the database shows itself in the window; a notice is no place for it.
    let noticed = app.state::<Desk>().with(|registry| registry.notices(in_sight)).ok()?;
    let notifier = app.state::<Notifier>();
    if noticed.take_back {
        notifier.take_back();
    }
    for notice in &noticed.notices {
        notifier.show(notice, app.state::<Desk>().lang());
    }
    noticed.again_at.map(SystemTime::from)
}

/// Whether the person looks at My work: the window has the focus, and the page stands there.
fn is_work_in_sight(app: &AppHandle) -> bool {
    let Some(window) = app.get_webview_window(window::MAIN) else { return false };
    let is_there = window.url().is_ok_and(|address| is_work(address.fragment().unwrap_or_default()));
    is_there && window.is_focused().unwrap_or(false)
}

/// Without a place in its address the page is about to come to My work.
fn is_work(fragment: &str) -> bool {
    ["", "/"].contains(&fragment)
        || fragment.strip_prefix(WORK).is_some_and(|rest| rest.is_empty() || rest.starts_with('?'))
}

/// A notice was pressed: the window comes to the front, on its tray.
fn opened(app: &AppHandle, tray: TrayKind) {
    window::come_forward(app);
    let _ = app.emit_to(window::MAIN, NOTICED, tray);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_my_work_itself_counts_as_in_sight() {
        for (fragment, expected) in [
            ("/work", true),
            ("/work?tray=to_sign", true),
            ("/", true),
            ("", true),
            ("/workers", false),
            ("/files?q=/work", false),
        ] {
            assert_eq!(is_work(fragment), expected, "{fragment}");
        }
    }

    #[test]
    fn the_watch_wakes_when_what_waits_may_have_changed_and_not_at_every_key() {
        let noticing = Noticing::new();
        let woken = noticing.woken.lock().unwrap().take().unwrap();
        for (topic, wakes) in [("drafts", false), ("index", false), ("work", true), ("tray", true), ("vault", true)] {
            noticing.heard(&json!([{ "topic": topic, "ids": [] }]));
            assert_eq!(woken.try_recv().is_ok(), wakes, "{topic}");
        }
        noticing.heard(&json!([{ "topic": "work", "ids": [] }]));
        noticing.wake();
        assert!(wait(&woken, None));
        assert!(woken.try_recv().is_err(), "two changes of one moment are looked at once");
        drop(noticing);
        assert!(!wait(&woken, None), "the watch ends with the program");
    }
}
