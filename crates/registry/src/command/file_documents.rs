//! `file_documents`: each path becomes one record; what is refused keeps nothing else back.

use std::collections::BTreeMap;
use std::path::Path;

use records::Security;
use serde_json::json;
use store::Changes;

use super::shaped::changed;
use super::wire_error;
use crate::command::Call;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::filing::{Filed as FiledHere, Filing, Incoming, tidy_name, title_from};
use crate::view::files::{FileDocumentsRequest, FileDocumentsResponse, Filed, RefusedFile};

pub(super) fn run(call: &mut Call<'_>, request: FileDocumentsRequest) -> Result<FileDocumentsResponse, Failure> {
    let lang = call.registry.lang();
    let desk = call.registry.desk()?;
    let title = request.title.as_deref().map(str::trim).filter(|_| request.paths.len() == 1);
    let filing = Filing {
        title: title.map(title_from).unwrap_or_default(),
        metadata: request.security.into_iter().map(|level| ("security".to_owned(), code_of(level))).collect(),
        subjects: BTreeMap::new(),
    };
    let (mut filed, mut refused, mut changes) = (Vec::new(), Vec::new(), Changes::default());
    for path in request.paths {
        match file(desk, &request.folder, &path, &filing) {
            Ok(record) => {
                changes.extend(record.changes);
                filed.push(Filed {
                    path,
                    record_id: record.record_id.to_string(),
                    reference: record.reference,
                    provisional: record.provisional,
                    title: record.title,
                });
            }
            Err(failure) => {
                let name = Path::new(&path).file_name().map(|name| tidy_name(&name.to_string_lossy()));
                refused.push(RefusedFile { path, name: name.unwrap_or_default(), error: wire_error(&failure, lang) });
            }
        }
    }
    desk.catch_up();
    Ok(FileDocumentsResponse { filed, refused, changed: changed(&changes) })
}

fn file(desk: &mut Desk, under: &str, path: &str, filing: &Filing) -> Result<FiledHere, Failure> {
    desk.file(under, vec![Incoming::read(Path::new(path))?], filing)
}

fn code_of(level: Security) -> String {
    json!(level).as_str().unwrap_or_default().to_owned()
}
