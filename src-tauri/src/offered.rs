//! The files that the page may name in a request: those that a person picked in the system's dialog,
//! dropped on the window or opened with this program, and the keys that the desk itself remembers.
//!
//! A path is opaque for the page; one that it made up is refused before any verb sees it.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use registry::Failure;
use serde_json::Value;
use words::Message;

/// Members of requests that name a file.
const NAMES: [&str; 3] = ["path", "paths", "key_path"];

/// Those of them that name a file wherever they stand in a request.
const DEEP: [&str; 2] = ["key_path", "file_path"];

/// Paths handed to the page since the program began.
#[derive(Default)]
pub struct Offered(Mutex<HashSet<String>>);

impl Offered {
    /// Hands a path to the page.
    pub fn offer(&self, path: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
    }

    /// Takes note of the paths in an answer: files picked, a place for a copy, keys known, modules of tokens.
    pub fn heard(&self, answer: &Value) {
        let lists = ["files", "keys", "modules"].iter().filter_map(|list| answer.get(list)?.as_array()).flatten();
        for named in lists.chain([answer]) {
            NAMES.iter().filter_map(|name| named.get(name)?.as_str()).for_each(|path| self.offer(path));
        }
    }

    /// Refuses a request that names a file which was never handed out.
    pub fn check(&self, request: &Value) -> Result<(), Failure> {
        let offered = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match paths_in(request).into_iter().find(|path| !offered.contains(*path)) {
            None => Ok(()),
            Some(path) => Err(Failure::refusal(Message::new("desktop-path-not-offered").with("path", path))),
        }
    }
}

/// Every path that a request names: its own members, and the keys and files that stand deeper in it. A `path` that stands
/// deeper is a place in a form.
fn paths_in(request: &Value) -> Vec<&str> {
    let own = NAMES.iter().filter_map(|name| request.get(name)).flat_map(|value| match value {
        Value::Array(paths) => paths.iter().filter_map(Value::as_str).collect(),
        value => Vec::from_iter(value.as_str()),
    });
    own.chain(deep_in(request)).collect()
}

fn deep_in(value: &Value) -> Vec<&str> {
    match value {
        Value::Object(members) => {
            let own = DEEP.iter().filter_map(|name| members.get(*name)?.as_str());
            own.chain(members.values().flat_map(deep_in)).collect()
        }
        Value::Array(several) => several.iter().flat_map(deep_in).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_was_handed_out_can_be_named() {
        let offered = Offered::default();
        let request = json!({ "paths": ["/a/1.pdf", "/a/2.pdf"], "folder": "ADM/1" });
        assert!(offered.check(&request).is_err());
        offered.heard(&json!({ "files": [{ "path": "/a/1.pdf", "name": "1.pdf" }] }));
        assert!(offered.check(&request).is_err(), "the second was not picked");
        offered.offer("/a/2.pdf");
        assert!(offered.check(&request).is_ok());
        assert!(offered.check(&json!({ "key_path": "/k.p12" })).is_err());
        assert!(offered.check(&json!({ "signature": { "way": "certificate", "key_path": "/k.p12" } })).is_err());
        let paper =
            json!({ "paper": { "lies": "file", "file_path": "/etc/passwd", "sha256": "00" }, "signature": null });
        assert!(offered.check(&paper).is_err());
        assert!(offered.check(&json!({ "edits": [{ "do": "set", "path": "/from" }] })).is_ok());
        offered.heard(&json!({ "keys": [{ "key_path": "/k.p12" }] }));
        assert!(offered.check(&json!({ "key_path": "/k.p12" })).is_ok());
        offered.heard(&json!({ "path": "/out/copy.pdf" }));
        assert!(offered.check(&json!({ "path": "/out/copy.pdf" })).is_ok());
        assert!(offered.check(&json!({ "key_path": null, "digest": "00" })).is_ok());
    }
}
