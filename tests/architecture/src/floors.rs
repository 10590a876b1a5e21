//! Who stands on which floor; a room knows lower floors only.

use std::collections::BTreeMap;

use crate::manifest::Room;

/// The floors, from the ground up. A new room takes its place here first.
pub const FLOORS: [&[&str]; 6] = [
    &["words"],
    &["records", "signing", "sealed"],
    &["forms", "disposal", "sync", "search", "tokens"],
    &["store", "rendition", "extraction"],
    &["registry", "server"],
    &["cli", "muniment-desktop"],
];

/// Pairs that the floors would allow and the house forbids, each with its reason.
const STRANGERS: [(&str, &str, &str); 3] = [
    ("extraction", "records", "text is taken out of a file without knowing what a record is"),
    ("extraction", "forms", "text is taken out of a file without knowing what a form is"),
    ("store", "search", "the index queue joins them through registry"),
];

/// The shells, and the only rooms that they may know.
const SHELLS: [&str; 2] = ["cli", "muniment-desktop"];
const KNOWN_TO_SHELLS: [&str; 2] = ["words", "registry"];

/// The floor of a room.
pub fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&room))
}

/// Rooms without a floor, and dependencies that point sideways or upwards.
pub fn check(rooms: &[Room]) -> Vec<String> {
    let mut findings = Vec::new();
    for room in rooms {
        let Some(own) = floor(&room.name) else {
            findings.push(format!("{} stands on no floor: give it one in tests/architecture/src/floors.rs", room.name));
            continue;
        };
        for need in &room.needs {
            match floor(need) {
                Some(other) if other >= own => findings.push(format!(
                    "{} (floor {own}) knows {need} (floor {other}): a room knows lower floors only",
                    room.name
                )),
                Some(_) if SHELLS.contains(&room.name.as_str()) && !KNOWN_TO_SHELLS.contains(&need.as_str()) => {
                    findings.push(format!("{} knows {need}: a shell asks registry for everything", room.name));
                }
                _ => {}
            }
            for (_, _, why) in STRANGERS.iter().filter(|(one, two, _)| *one == room.name && two == need) {
                findings.push(format!("{} knows {need}: {why}", room.name));
            }
        }
    }
    findings
}

/// The graph of rooms, for [`crate::circles::find`].
pub fn graph(rooms: &[Room]) -> crate::circles::Graph {
    let among = |name: &String| rooms.iter().any(|room| room.name == *name);
    rooms
        .iter()
        .map(|room| {
            let edges: BTreeMap<_, _> = room
                .needs
                .iter()
                .filter(|need| among(need))
                .map(|need| (need.clone(), format!("{}/Cargo.toml", room.folder)))
                .collect();
            (room.name.clone(), edges)
        })
        .collect()
}
