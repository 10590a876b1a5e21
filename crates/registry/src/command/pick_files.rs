//! `pick_files`: the system's own dialog, through the shell.

use crate::command::Call;
use crate::failure::Failure;
use crate::shell::{self, Shell};
use crate::view::common::{PickFilesRequest, PickFilesResponse, PickPurpose, PickedFile};

pub(super) fn run(call: &mut Call<'_>, request: PickFilesRequest) -> Result<PickFilesResponse, Failure> {
    pick(call.shell, &request)
}

/// The same without a desk.
pub(super) fn pick(shell: &dyn Shell, request: &PickFilesRequest) -> Result<PickFilesResponse, Failure> {
    let purpose = match request.purpose {
        PickPurpose::Documents => shell::PickPurpose::Documents,
        PickPurpose::Attachment => shell::PickPurpose::Attachment,
        PickPurpose::Key => shell::PickPurpose::Key,
        PickPurpose::Verify => shell::PickPurpose::Verify,
        PickPurpose::Certificate => shell::PickPurpose::Certificate,
    };
    let mut files = Vec::new();
    for path in shell.pick_files(purpose, request.multiple) {
        let about = std::fs::metadata(&path)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        files.push(PickedFile { path: path.display().to_string(), name, size_bytes: about.len() });
    }
    Ok(PickFilesResponse { files })
}
