//! Wires the window to the verbs: one list, `crates/registry/verbs.list`, becomes the commands, a
//! permission for each, the capability of the main window and the glue that runs them.
//!
//! Deliberately not here: what a verb means, and any list of verbs by hand.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde_json::{Value, json};

const LIST: &str = "../crates/registry/verbs.list";
const CAPABILITY: &str = "capabilities/main.json";

/// How the names of verbs end that answer raw bytes.
const BYTES: &str = "_bytes";

/// What the window needs beside the verbs: to hear of changes, and of files handed over from outside.
const BESIDE: [&str; 3] = ["core:event:allow-listen", "core:event:allow-unlisten", "allow-handed-files"];

/// The one command of the window that asks for a secret, and the one by which the main window fetches files
/// handed over from outside. They are no verbs: they ask nothing of a desk.
const SECRET: &str = "give_secret";
const HANDED: &str = "handed_files";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed={LIST}");
    // The pages are embedded: new pages are a new program.
    println!("cargo:rerun-if-changed=../ui/dist");
    let verbs = read(&fs::read_to_string(LIST)?)?;
    write_if_changed(Path::new(CAPABILITY), &capability(&verbs)?)?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    write_if_changed(&out.join("verbs.rs"), &glue(&verbs)?)?;
    let names = verbs.into_iter().chain([SECRET, HANDED].map(str::to_owned));
    let commands: Vec<&'static str> = names.map(|name| &*name.leak()).collect();
    let manifest = tauri_build::AppManifest::new().commands(commands.leak());
    Ok(tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?)
}

/// One verb per line; blank lines and what follows a # are for people.
fn read(list: &str) -> Result<Vec<String>, String> {
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|line| !line.is_empty()).map(read_line).collect()
}

fn read_line(name: &str) -> Result<String, String> {
    if name.chars().all(|sign| sign.is_ascii_lowercase() || sign == '_') {
        Ok(name.to_owned())
    } else {
        Err(format!("{LIST}: {name} is no name of a verb"))
    }
}

fn capability(verbs: &[String]) -> Result<String, serde_json::Error> {
    let verbs = verbs.iter().map(|verb| format!("allow-{}", verb.replace('_', "-")));
    let permissions: Vec<Value> = BESIDE.iter().map(|name| json!(name)).chain(verbs.map(Value::from)).collect();
    let capability = json!({
        "identifier": "main",
        "description": "The main window: every verb of crates/registry/verbs.list, and nothing of the system. Written by build.rs.",
        "windows": ["main"],
        "permissions": permissions,
    });
    Ok(serde_json::to_string_pretty(&capability)? + "\n")
}

/// One command per verb, and the handler of them all.
fn glue(verbs: &[String]) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    for name in verbs {
        let (answer, run) =
            if name.ends_with(BYTES) { ("tauri::ipc::Response", "bytes") } else { ("serde_json::Value", "call") };
        writeln!(
            text,
            "#[tauri::command]\nasync fn {name}(app: tauri::AppHandle, request: serde_json::Value) \
             -> Result<{answer}, crate::desk::Refused> {{ crate::asking::{run}(app, \"{name}\", request).await }}\n"
        )?;
    }
    let list = verbs.join(", ");
    writeln!(
        text,
        "/// Every verb, in the order of the list.\n#[cfg(test)]\npub const VERBS: &[&str] = &{verbs:?};\n"
    )?;
    writeln!(
        text,
        "/// Answers every command of both windows.\npub fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool + Send \
         + Sync + 'static {{\n    tauri::generate_handler![{list}, crate::secret::{SECRET}, crate::handed::{HANDED}]\n}}"
    )?;
    Ok(text)
}

fn write_if_changed(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|found| found == text) { Ok(()) } else { fs::write(path, text) }
}
