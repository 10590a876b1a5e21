//! Running programs as Linux shows them: which they are, since when they run, and how much memory they hold.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Done;

/// Ticks per second in which Linux gives times of processes (`USER_HZ`, 100 on every common system).
const TICKS: f64 = 100.0;

/// The process of a program that was started with this in its environment.
///
/// # Errors
/// When there is none.
pub fn of(program: &Path, environment: &str) -> Done<u32> {
    let program = fs::canonicalize(program)?;
    let is_it = |process: &Path| {
        fs::read_link(process.join("exe")).is_ok_and(|exe| exe == program)
            && fs::read(process.join("environ"))
                .is_ok_and(|all| all.windows(environment.len()).any(|part| part == environment.as_bytes()))
    };
    let found = numbered()?.into_iter().find(|(_, folder)| is_it(folder));
    found.map(|(id, _)| id).ok_or_else(|| format!("{} does not run", program.display()).into())
}

/// Milliseconds since a process was started, to 10 ms.
///
/// # Errors
/// When it is gone.
pub fn age_ms(id: u32) -> Done<f64> {
    let uptime = fs::read_to_string("/proc/uptime")?;
    let uptime: f64 = uptime.split(' ').next().unwrap_or_default().parse()?;
    let started: f64 = stat(id)?.get(19).ok_or("no time of start")?.parse()?;
    Ok((uptime - started / TICKS) * 1_000.0)
}

/// Proportional set size of a process and of all that it started, in mebibytes: what is shared is divided
/// among those that share it.
///
/// # Errors
/// When the process is gone.
pub fn memory_mib(id: u32) -> Done<f64> {
    let all = numbered()?;
    let mut tree = vec![id];
    loop {
        let under = |one: &u32| {
            stat(*one).ok().and_then(|stat| stat.get(1)?.parse().ok()).is_some_and(|above: u32| tree.contains(&above))
        };
        let more: Vec<u32> = all.iter().map(|(id, _)| *id).filter(|one| !tree.contains(one)).filter(under).collect();
        if more.is_empty() {
            break;
        }
        tree.extend(more);
    }
    let kib: u64 = tree.iter().filter_map(|id| pss_kib(*id)).sum();
    Ok(kib as f64 / 1024.0)
}

fn pss_kib(id: u32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
    let line = text.lines().find(|line| line.starts_with("Pss:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// The fields of a process from its state on (field 3 of `proc_pid_stat(5)` is the first here).
fn stat(id: u32) -> Done<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{id}/stat"))?;
    let fields = text.rsplit_once(") ").ok_or("an unknown form of stat")?.1;
    Ok(fields.split_whitespace().map(str::to_owned).collect())
}

fn numbered() -> Done<Vec<(u32, PathBuf)>> {
    let folders = fs::read_dir("/proc")?.filter_map(Result::ok).map(|entry| entry.path());
    let number = |path: &Path| path.file_name()?.to_str()?.parse().ok();
    Ok(folders.filter_map(|path| Some((number(&path)?, path))).collect())
}
