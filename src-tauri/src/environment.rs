//! The environment in which the window's engine starts.
//!
//! The engine reads some variables once, at its start, and a release must not obey one of them. A
//! program cannot safely change its own environment, so where something must change the program begins
//! again in the right one: same process, same arguments.

use std::collections::BTreeMap;
use std::ffi::OsString;

use crate::arguments::SAFE_GRAPHICS;

/// Lets a stranger drive the window. Only the build for the window's own tests obeys it.
#[cfg(not(feature = "e2e"))]
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";

/// The engine's ways to draw that some drivers get wrong: windows stay blank.
const NO_DMABUF: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
const NO_COMPOSITING: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// PCI vendors whose driver and the engine's newer way of drawing do not agree: NVIDIA, and the virtual
/// cards of VMware, VirtualBox, QEMU (bochs, qxl, virtio) and Hyper-V.
const BLANK: [&str; 7] = ["0x10de", "0x15ad", "0x80ee", "0x1234", "0x1b36", "0x1af4", "0x1414"];

/// A variable's new value; `None` takes it away.
type Changes = BTreeMap<&'static str, Option<&'static str>>;

/// Sets the environment right, beginning again where that is needed. Comes back when all is right.
pub fn settle() {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let safe = arguments.iter().any(|argument| argument == SAFE_GRAPHICS);
    let changes = changes(|name| std::env::var_os(name).is_some(), safe, &graphics::cards());
    if !changes.is_empty() {
        again::begin(&changes, &arguments);
    }
}

/// What must change, given which variables are set.
///
/// Where no card renders, the engine's newer way imitates one on the processor: it shows the same and
/// holds some 85 MiB more.
fn changes(is_set: impl Fn(&str) -> bool, safe: bool, cards: &Cards) -> Changes {
    let mut changes = Changes::new();
    #[cfg(not(feature = "e2e"))]
    if is_set(AUTOMATION) {
        changes.insert(AUTOMATION, None);
    }
    let blank = cards.vendors.iter().any(|vendor| BLANK.contains(&vendor.as_str()));
    if (safe || blank || !cards.render) && !is_set(NO_DMABUF) {
        changes.insert(NO_DMABUF, Some("1"));
    }
    if safe && !is_set(NO_COMPOSITING) {
        changes.insert(NO_COMPOSITING, Some("1"));
    }
    changes
}

/// What this machine can draw with.
struct Cards {
    /// Whether any of them renders, and does not only show.
    render: bool,
    /// PCI vendors as the kernel names them, such as `0x10de`.
    vendors: Vec<String>,
}

#[cfg(target_os = "linux")]
mod graphics {
    //! The graphics cards as the kernel lists them.

    use std::fs;

    use super::Cards;

    /// Those of this machine.
    pub fn cards() -> Cards {
        let nodes: Vec<_> = fs::read_dir("/sys/class/drm").into_iter().flatten().flatten().collect();
        let render = nodes.iter().any(|node| node.file_name().to_string_lossy().starts_with("renderD"));
        let vendors = nodes.iter().filter_map(|node| fs::read_to_string(node.path().join("device/vendor")).ok());
        Cards { render, vendors: vendors.map(|vendor| vendor.trim().to_owned()).collect() }
    }
}

#[cfg(not(target_os = "linux"))]
mod graphics {
    //! Other systems draw in one way only.

    use super::Cards;

    /// As if all were well.
    pub fn cards() -> Cards {
        Cards { render: true, vendors: Vec::new() }
    }
}

#[cfg(unix)]
mod again {
    //! The same program in the same process, with another environment.

    use std::ffi::OsString;
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    /// Does not come back unless the system refuses; then the window opens as things are.
    pub fn begin(changes: &super::Changes, arguments: &[OsString]) {
        let Ok(program) = std::env::current_exe() else { return };
        let mut command = Command::new(program);
        command.args(arguments);
        for (name, value) in changes {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let _refused = command.exec();
    }
}

#[cfg(not(unix))]
mod again {
    //! Where a process cannot be replaced.

    use std::ffi::OsString;

    /// The variables belong to the engine of Linux; elsewhere none of them is read.
    pub fn begin(_: &super::Changes, _: &[OsString]) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(set: &[&str], safe: bool, vendors: &[&str]) -> Vec<&'static str> {
        let cards = Cards { render: true, vendors: vendors.iter().map(|vendor| (*vendor).to_owned()).collect() };
        changes(|name| set.contains(&name), safe, &cards).into_keys().collect()
    }

    #[test]
    fn cards_known_to_stay_blank_draw_the_older_way_unless_the_person_has_decided() {
        assert_eq!(names(&[], false, &["0x8086"]), [""; 0]);
        assert_eq!(names(&[], false, &["0x8086", "0x10de"]), [NO_DMABUF]);
        assert_eq!(names(&[NO_DMABUF], false, &["0x10de"]), [""; 0]);
    }

    #[test]
    fn where_no_card_renders_none_is_imitated() {
        let cards = Cards { render: false, vendors: Vec::new() };
        assert_eq!(changes(|_| false, false, &cards).into_keys().collect::<Vec<_>>(), [NO_DMABUF]);
    }

    #[test]
    fn safe_graphics_turn_off_both() {
        assert_eq!(names(&[], true, &[]), [NO_COMPOSITING, NO_DMABUF]);
        assert_eq!(names(&[NO_COMPOSITING, NO_DMABUF], true, &[]), [""; 0]);
    }

    #[cfg(not(feature = "e2e"))]
    #[test]
    fn nobody_drives_a_release() {
        assert_eq!(names(&[AUTOMATION], false, &[]), [AUTOMATION]);
    }
}
