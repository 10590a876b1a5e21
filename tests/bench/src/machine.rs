//! The machine and the versions: without them a figure says nothing.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

/// Machine, cores, memory, system and compiler, as far as they can be known.
pub fn described() -> Value {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    json!({
        "processor": of_file("/proc/cpuinfo", "model name"),
        "cores": cores,
        "memory": of_file("/proc/meminfo", "MemTotal"),
        "system": of_file("/etc/os-release", "PRETTY_NAME"),
        "kernel": first_line("uname", &["-r"]),
        "rust": first_line("rustc", &["--version"]),
        "commit": first_line("git", &["rev-parse", "--short", "HEAD"]),
        "load_before": fs::read_to_string("/proc/loadavg").ok().and_then(|load| load.split(' ').next().map(str::to_owned)),
        "at": jiff::Timestamp::now().to_string(),
    })
}

/// The value of a field in a file of lines `name: value` or `name=value`.
fn of_file(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once([':', '='])?.1.trim().trim_matches('"').to_owned())
}

fn first_line(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    String::from_utf8(output.stdout).ok()?.lines().next().map(str::to_owned)
}
