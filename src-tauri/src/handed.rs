//! Files handed over from outside: dropped on the window, named on the command line at the start, or by a
//! second start of the program, which is how a file manager opens a file. Those that were named wait here
//! until the page says that it has dealt with them, so that a locked vault, or a lock in the middle, loses
//! none.
//!
//! Deliberately not here: what becomes of a file. The page asks a verb, as for one that was dropped.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use registry::carrying::ENDING;
use registry::view::common::PickedFile;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, DragDropEvent, Emitter, Manager, WebviewWindow};

use crate::arguments::{Arguments, Asked};
use crate::lent::Lent;
use crate::offered::Offered;
use crate::window;

/// The event that tells the page of further files; they are fetched by the command.
const HANDED: &str = "handed";
/// The event with the files that were dropped.
const DROPPED: &str = "dropped";

/// Endings by which a signed document and the definition of a form are known.
const SIGNED: &str = "pdf";
const DEFINITION: &str = "mform";

/// One file that was named.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Named {
    /// It is there.
    File(PickedFile),
    /// A folder, or nothing that can be read: where it was said to be.
    Unread(String),
}

/// The files that wait, in the order in which they came.
#[derive(Default)]
pub struct Handed(Mutex<Vec<Named>>);

/// What waits, by what the page does with it.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Their signatures are checked.
    check: Vec<PickedFile>,
    /// The filing panel offers to file them.
    file: Vec<PickedFile>,
    /// Hand-over files from other desks, which are taken in.
    hand_overs: Vec<PickedFile>,
    /// Definitions of forms. No verb installs one from a file, which the page says.
    forms: Vec<PickedFile>,
    /// Paths behind which there is no readable file, which the page says.
    unread: Vec<String>,
}

/// What the page has dealt with.
#[derive(Deserialize)]
pub struct Done {
    done: Vec<String>,
}

impl Named {
    fn file(self) -> Option<PickedFile> {
        match self {
            Self::File(file) => Some(file),
            Self::Unread(_) => None,
        }
    }

    fn is_document(&self) -> bool {
        matches!(self, Self::File(file) if !has_ending(file, ENDING))
    }

    fn path(&self) -> &str {
        match self {
            Self::File(file) => &file.path,
            Self::Unread(path) => path,
        }
    }
}

impl Handed {
    /// Files wait from now on; one that waits already waits once.
    fn add(&self, named: Vec<Named>) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for one in named {
            if !waiting.iter().any(|other| other.path() == one.path()) {
                waiting.push(one);
            }
        }
    }

    /// Takes off what was dealt with, and says what still waits.
    fn settle(&self, done: &[String]) -> Waiting {
        let mut named = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        named.retain(|one| !done.iter().any(|path| path == one.path()));
        let mut waiting = Waiting::default();
        for one in named.iter() {
            match one {
                Named::Unread(path) => waiting.unread.push(path.clone()),
                Named::File(file) if has_ending(file, SIGNED) => waiting.check.push(file.clone()),
                Named::File(file) if has_ending(file, ENDING) => waiting.hand_overs.push(file.clone()),
                Named::File(file) if has_ending(file, DEFINITION) => waiting.forms.push(file.clone()),
                Named::File(file) => waiting.file.push(file.clone()),
            }
        }
        waiting
    }
}

/// Files that were named on a command line; `folder` is where that was.
pub fn take(app: &AppHandle, files: &[PathBuf], folder: &Path) {
    hand(app, files.iter().map(|file| look_at(folder.join(file))).collect());
}

fn hand(app: &AppHandle, named: Vec<Named>) {
    if named.is_empty() {
        return;
    }
    for one in &named {
        if let Named::File(file) = one {
            app.state::<Offered>().offer(&file.path);
        }
    }
    app.state::<Handed>().add(named);
    // A page that is not there yet asks when it comes.
    let _ = app.emit_to(window::MAIN, HANDED, ());
}

/// Files hover over the window (`null`), left it (`[]`) or were dropped on it. What was dropped and is no
/// document to file, a hand-over file or something unreadable, is dealt with as if it had been named.
pub fn dropped(app: &AppHandle, event: &DragDropEvent) {
    let files: Option<Vec<PickedFile>> = match event {
        // What the window itself lends out comes from a record, and is not filed again by a slip of the hand.
        DragDropEvent::Enter { paths, .. } | DragDropEvent::Drop { paths, .. }
            if paths.iter().any(|path| app.state::<Lent>().holds(path)) =>
        {
            return;
        }
        DragDropEvent::Enter { .. } => None,
        DragDropEvent::Drop { paths, .. } => {
            let (documents, others): (Vec<Named>, Vec<Named>) =
                paths.iter().cloned().map(look_at).partition(Named::is_document);
            hand(app, others);
            let offered = |file: &PickedFile| app.state::<Offered>().offer(&file.path);
            Some(documents.into_iter().filter_map(Named::file).inspect(offered).collect())
        }
        DragDropEvent::Leave => Some(Vec::new()),
        // `Over` comes with every move of the pointer and says nothing new.
        _ => return,
    };
    let _ = app.emit_to(window::MAIN, DROPPED, files);
}

/// The program was started again: the window comes to the front, with what the second start named.
pub fn again(app: &AppHandle, arguments: Vec<String>, folder: &str) {
    if let Asked::Open(arguments) = Arguments::read(arguments.into_iter().skip(1).map(OsString::from)) {
        take(app, &arguments.files, Path::new(folder));
    }
    window::come_forward(app);
}

fn look_at(path: PathBuf) -> Named {
    window::picked(&path).map_or_else(|| Named::Unread(path.display().to_string()), Named::File)
}

fn has_ending(file: &PickedFile, ending: &str) -> bool {
    Path::new(&file.name).extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

/// The command of the main window: what waits, without what the page has dealt with.
#[tauri::command]
pub fn handed_files(window: WebviewWindow, request: Done) -> Waiting {
    window.state::<Handed>().settle(&request.done)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> Named {
        Named::File(PickedFile { path: format!("/in/{name}"), name: name.to_owned(), size_bytes: 1 })
    }

    fn names(files: &[PickedFile]) -> Vec<&str> {
        files.iter().map(|file| file.name.as_str()).collect()
    }

    #[test]
    fn the_ending_says_what_is_done_with_a_file() {
        let handed = Handed::default();
        let gone = Named::Unread("/in/gone.pdf".to_owned());
        handed.add(vec![file("a.PDF"), file("信.eml"), file("leave.mform"), file("pdf"), file("b.pdf.txt"), gone]);
        handed.add(vec![file("PIDR-1.mhand")]);
        let waiting = handed.settle(&[]);
        assert_eq!(names(&waiting.check), ["a.PDF"]);
        assert_eq!(names(&waiting.file), ["信.eml", "pdf", "b.pdf.txt"]);
        assert_eq!(names(&waiting.forms), ["leave.mform"]);
        assert_eq!(names(&waiting.hand_overs), ["PIDR-1.mhand"]);
        assert_eq!(waiting.unread, ["/in/gone.pdf"]);
    }

    #[test]
    fn a_file_waits_once_and_until_it_is_dealt_with() {
        let handed = Handed::default();
        handed.add(vec![file("a.eml"), file("b.eml")]);
        handed.add(vec![file("a.eml")]);
        assert_eq!(names(&handed.settle(&[]).file), ["a.eml", "b.eml"], "asking takes nothing away");
        assert_eq!(names(&handed.settle(&["/in/a.eml".to_owned(), "/other".to_owned()]).file), ["b.eml"]);
        handed.add(vec![file("a.eml")]);
        assert_eq!(names(&handed.settle(&[]).file), ["b.eml", "a.eml"], "it can come again");
    }

    #[test]
    fn what_is_no_readable_file_is_named() {
        let program = std::env::current_exe().unwrap();
        assert!(matches!(look_at(program), Named::File(_)));
        let folder = std::env::temp_dir();
        assert_eq!(look_at(folder.clone()), Named::Unread(folder.display().to_string()));
    }
}
