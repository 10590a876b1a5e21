//! Every rule, over the files of this repository.

use architecture::manifest::{self, Room};
use architecture::modules::Crate;
use architecture::tree::{self, Files};
use architecture::{circles, coverage, floors, headers, layers, libraries, messages, pure, sizes, traces};

/// The function of the window that takes a message identifier.
const LOOKUP: &str = "say";

fn files() -> Files {
    tree::read(&tree::top()).unwrap_or_else(|fault| panic!("the repository cannot be read: {fault}"))
}

fn rooms(files: &Files) -> Vec<Room> {
    manifest::rooms(files).unwrap_or_else(|fault| panic!("{fault}"))
}

fn sources(room: &Room, files: &Files) -> Crate {
    Crate::read(&room.folder, files).unwrap_or_else(|fault| panic!("{fault}"))
}

fn none(findings: Vec<String>) {
    assert!(findings.is_empty(), "{} finding(s):\n- {}\n", findings.len(), findings.join("\n- "));
}

#[test]
fn a_room_knows_lower_floors_only() {
    let rooms = rooms(&files());
    let placed: usize = floors::FLOORS.iter().map(|floor| floor.len()).sum();
    assert_eq!(rooms.len(), placed, "every place in the table of floors is taken by one room");
    none(floors::check(&rooms));
}

#[test]
fn no_circle_between_rooms() {
    none(circles::find(&floors::graph(&rooms(&files()))));
}

#[test]
fn no_circle_between_the_files_of_a_room() {
    let files = files();
    none(rooms(&files).iter().flat_map(|room| circles::find(&sources(room, &files).graph())).collect());
}

#[test]
fn one_outside_library_lives_in_one_room() {
    none(libraries::check(&rooms(&files())));
}

#[test]
fn pure_rooms_are_built_from_pure_parts() {
    let rooms = rooms(&files());
    let pure: Vec<_> = rooms.iter().filter(|room| pure::ROOMS.contains(&room.name.as_str())).collect();
    assert_eq!(pure.len(), pure::ROOMS.len());
    none(pure.into_iter().flat_map(pure::check_needs).collect());
}

#[test]
fn pure_rooms_forbid_clock_disk_and_environment() {
    let files = files();
    let text = |room: &str| files.get(&format!("crates/{room}/clippy.toml")).map(String::as_str);
    none(pure::ROOMS.iter().flat_map(|room| pure::check_clippy(room, text(room))).collect());
}

#[test]
fn pure_rooms_name_no_clock_disk_network_or_randomness() {
    let files = files();
    let rooms = rooms(&files);
    let pure = rooms.iter().filter(|room| pure::ROOMS.contains(&room.name.as_str()));
    none(pure.flat_map(|room| pure::check_source(&sources(room, &files))).collect());
}

#[test]
fn every_source_file_says_what_it_is_for() {
    none(headers::check(&files()));
}

#[test]
fn tables_of_coverage_name_tests_that_exist() {
    let files = files();
    assert!(files.contains_key("docs/coverage/forms.md"));
    none(coverage::check(&files));
}

#[test]
fn files_stay_short() {
    let files = files();
    eprintln!("{}", sizes::report(&files));
    none(sizes::check(&files));
}

#[test]
fn every_sentence_stands_in_both_languages() {
    let files = files();
    assert!(!messages::catalogue(&files, messages::LANGUAGES[0]).is_empty(), "no catalogue was found");
    none(messages::check_catalogues(&files));
}

#[test]
fn every_message_of_a_room_has_a_sentence() {
    let files = files();
    let catalogue = messages::catalogue(&files, messages::LANGUAGES[0]);
    let check = |room: &Room| {
        let name = room.folder.rsplit('/').next().unwrap_or(&room.name);
        messages::check_source(name, &sources(room, &files), &catalogue)
    };
    none(rooms(&files).iter().flat_map(check).collect());
}

#[test]
fn every_message_of_the_window_has_a_sentence() {
    let files = files();
    let catalogue = messages::catalogue(&files, messages::LANGUAGES[0]);
    none(messages::check_window(&files, LOOKUP, &catalogue));
}

#[test]
fn the_folders_of_the_window_keep_their_layers() {
    none(layers::check(&files()));
}

#[test]
fn nothing_names_one_machine_or_a_registry() {
    none(traces::check(&files()));
}
