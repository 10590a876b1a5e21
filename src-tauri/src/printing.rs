//! The way of a PDF to the printer: a lent copy, opened by the program that the person has chosen for PDF,
//! which has the system's own dialog for printing. Never the page of the window: that would print the
//! window, and not the paper.

use registry::Failure;
use words::Message;

use crate::lent::Lent;

/// Hands a PDF to the system.
///
/// # Errors
/// A refusal where no program for PDF is chosen, or where there is no place for a copy that passes.
pub fn hand_over(lent: &Lent, name: &str, pdf: &[u8]) -> Result<(), Failure> {
    system::open(lent, name, pdf)
}

#[cfg(target_os = "linux")]
mod system {
    //! The desktop's own register of programs (shared MIME applications).

    use gtk::gio::{self, prelude::*};
    use registry::Failure;
    use words::Message;

    use crate::lent::Lent;

    /// Looked for before anything is written: without a program no copy is made.
    pub fn open(lent: &Lent, name: &str, pdf: &[u8]) -> Result<(), Failure> {
        let viewer = gio::AppInfo::default_for_type("application/pdf", false).ok_or_else(super::no_viewer)?;
        let copy = lent.lend(name, pdf)?;
        viewer.launch(&[gio::File::for_path(copy)], gio::AppLaunchContext::NONE).map_err(|trouble| {
            let message = Message::new("desktop-viewer-failed").with("program", viewer.name().to_string());
            Failure::refusal(message.with("detail", trouble.message().to_owned()))
        })
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    //! Systems on which this has not been built yet.

    use registry::Failure;

    use crate::lent::Lent;

    /// Nothing is written where it could stay.
    pub fn open(_: &Lent, _: &str, _: &[u8]) -> Result<(), Failure> {
        Err(super::no_viewer())
    }
}

/// Nobody here opens a PDF.
fn no_viewer() -> Failure {
    Failure::refusal(Message::new("desktop-no-viewer"))
}
