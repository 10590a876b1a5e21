//! What is asked of the shell alone: its file dialogs. No desk takes part, so none need be held open
//! while a person looks for a file.

use crate::failure::Failure;
use crate::filing::tidy_name;
use crate::shell::{self, Shell};
use crate::view::common::{
    PickFilesRequest, PickFilesResponse, PickFolderResponse, PickPurpose, PickSaveRequest, PickSaveResponse, PickedFile,
};

/// Files that the person chose.
pub(crate) fn files(shell: &dyn Shell, request: &PickFilesRequest) -> Result<PickFilesResponse, Failure> {
    let purpose = match request.purpose {
        PickPurpose::Documents => shell::PickPurpose::Documents,
        PickPurpose::Attachment => shell::PickPurpose::Attachment,
        PickPurpose::Key => shell::PickPurpose::Key,
        PickPurpose::Verify => shell::PickPurpose::Verify,
        PickPurpose::Certificate => shell::PickPurpose::Certificate,
        PickPurpose::HandOver => shell::PickPurpose::HandOver,
        PickPurpose::Form => shell::PickPurpose::Form,
        PickPurpose::Publisher => shell::PickPurpose::Publisher,
        PickPurpose::TrustList => shell::PickPurpose::TrustList,
        PickPurpose::TokenModule => shell::PickPurpose::TokenModule,
    };
    let mut files = Vec::new();
    for path in shell.pick_files(purpose, request.multiple) {
        let about = std::fs::metadata(&path)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        files.push(PickedFile { path: path.display().to_string(), name, size_bytes: about.len() });
    }
    Ok(PickFilesResponse { files })
}

/// The folder into which the person wants copies.
pub(crate) fn folder(shell: &dyn Shell) -> PickFolderResponse {
    PickFolderResponse { path: shell.pick_folder().map(|path| path.display().to_string()) }
}

/// Where the person wants a copy. The name that is offered cannot disguise itself, whoever gave it.
pub(crate) fn place(shell: &dyn Shell, request: &PickSaveRequest) -> PickSaveResponse {
    PickSaveResponse { path: shell.pick_save(&tidy_name(&request.name)).map(|path| path.display().to_string()) }
}
