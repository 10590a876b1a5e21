//! What a verb may ask of the shell around it: the system's file dialog, and a secret.
//!
//! The window answers by native dialogs and a small window of its own; the terminal by files
//! and environment variables. A secret never passes through a request.

use std::path::PathBuf;

use words::Message;

use crate::failure::Failure;

/// A secret in memory; overwritten when dropped.
pub type Secret = zeroize::Zeroizing<String>;

/// What files are to be picked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickPurpose {
    /// Documents to file.
    Documents,
    /// An attachment of a form.
    Attachment,
    /// A signing key.
    Key,
    /// A signed file to judge.
    Verify,
    /// The certificate of an authority to trust.
    Certificate,
    /// A hand-over file from another desk.
    HandOver,
    /// The definition of a form.
    Form,
    /// The file of a publisher of forms.
    Publisher,
    /// A trust list.
    TrustList,
    /// The module of a maker of cards or tokens.
    TokenModule,
}

/// The shell around the verbs.
pub trait Shell {
    /// Lets the person pick files; empty when the dialog was closed.
    fn pick_files(&self, purpose: PickPurpose, multiple: bool) -> Vec<PathBuf>;

    /// Lets the person say where a copy shall lie; `None` when the dialog was closed.
    fn pick_save(&self, name: &str) -> Option<PathBuf>;

    /// Lets the person choose a folder for copies; `None` when the dialog was closed.
    fn pick_folder(&self) -> Option<PathBuf>;

    /// Hands a PDF to the system, which prints it or shows it in a program that does.
    ///
    /// # Errors
    /// A refusal where this shell or this system has no way to print.
    fn print(&self, name: &str, pdf: &[u8]) -> Result<(), Failure>;

    /// Lets the person drag a copy of a file out of the window, for as long as the pointer is held down.
    ///
    /// # Errors
    /// A refusal where this shell or this system cannot.
    fn drag_out(&self, name: &str, bytes: &[u8]) -> Result<(), Failure>;

    /// Asks for a secret, saying what it is for (the key's label). `None` when the person gives up.
    fn ask_secret(&self, what_for: &Message) -> Option<Secret>;
}

/// A shell that can give nothing: tests and scripts.
pub struct NoShell;

impl Shell for NoShell {
    fn pick_files(&self, _: PickPurpose, _: bool) -> Vec<PathBuf> {
        Vec::new()
    }

    fn pick_save(&self, _: &str) -> Option<PathBuf> {
        None
    }

    fn pick_folder(&self) -> Option<PathBuf> {
        None
    }

    fn print(&self, _: &str, _: &[u8]) -> Result<(), Failure> {
        Err(Failure::refusal(Message::new("registry-no-printing")))
    }

    fn drag_out(&self, _: &str, _: &[u8]) -> Result<(), Failure> {
        Err(Failure::refusal(Message::new("registry-no-dragging")))
    }

    fn ask_secret(&self, _: &Message) -> Option<Secret> {
        None
    }
}
