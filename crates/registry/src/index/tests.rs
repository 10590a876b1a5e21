//! The due day in the index follows whatever changes it.

use records::{Act, EntityId, Kind, ScopeId, State};
use serde_json::Value;
use words::{Lang, Text};

use crate::clock::Clock;
use crate::desk::{Desk, new_entity};
use crate::filing::{Filing, Incoming};
use crate::finding::SearchAsk;
use crate::vault::{NewDesk, Registry};

fn registry(folder: &std::path::Path) -> Registry {
    let mut registry = Registry::new(folder.join("vault"), Clock::fixed_on("2026-11-23").expect("a day"), Lang::En);
    let passphrase = "correct horse battery staple".to_owned();
    registry
        .create(&NewDesk { sample: true, passphrase, use_keyring: false, alone: true, holder: None })
        .expect("a sample vault");
    registry
}

/// Titles of the records with a word in them that are due before a day.
fn found(desk: &mut Desk, word: &str, before: &str) -> Vec<String> {
    let due_before = Some(before.parse().expect("a day"));
    let ask = SearchAsk { query: word.to_owned(), due_before, limit: 50, ..SearchAsk::default() };
    let found = desk.find_words(&ask).expect("an answer");
    let mut titles: Vec<String> = found.exact.into_iter().map(|hit| hit.title.en).collect();
    titles.sort();
    titles
}

fn file(desk: &mut Desk, under: &str, title: &str, subjects: &[(&str, &str)]) -> String {
    let keys = subjects.iter().map(|(name, key)| ((*name).to_owned(), vec![(*key).to_owned()])).collect();
    let filing = Filing { title: Text::new(title, ""), subjects: keys, ..Filing::default() };
    let paper = Incoming { name: format!("{title}.txt"), bytes: title.as_bytes().to_vec() };
    desk.file(under, vec![paper], &filing).expect("filed").reference
}

#[test]
fn closing_a_part_makes_its_records_findable_by_their_due_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut registry = registry(folder.path());
    let desk = registry.desk().expect("open");
    // A1-01: three years after the part was closed.
    file(desk, "HDSD ADM/1-1/7", "Zebra patrol", &[]);
    assert_eq!(found(desk, "zebra", "2040-01-01"), [""; 0]);
    let part = desk.open_part_under("HDSD ADM/1-1/7").expect("open");
    desk.close_part(part, "It is full.").expect("closed");
    assert_eq!(found(desk, "zebra", "2029-11-25"), ["Zebra patrol"]);
    assert_eq!(found(desk, "zebra", "2029-11-24"), [""; 0]);
}

#[test]
fn a_fact_moves_every_record_of_its_subject_and_taking_it_back_moves_them_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut registry = registry(folder.path());
    let desk = registry.desk().expect("open");
    let booking = [("hall-booking", "CH/2026-0999")];
    let one = file(desk, "DO/4/12", "Quagga recital", &booking);
    file(desk, "DO/4/12", "Quagga encore", &booking);
    file(desk, "DO/4/12", "Quagga elsewhere", &[("hall-booking", "CH/2026-0998")]);
    assert_eq!(found(desk, "quagga", "2050-01-01"), [""; 0]);
    desk.state_fact(&one, "last-booking", "2026-11-20".parse().expect("a day"), "").expect("stated");
    // P4-01: end of the financial year, and seven years.
    assert_eq!(found(desk, "quagga", "2034-04-02"), ["Quagga encore", "Quagga recital"]);
    assert_eq!(found(desk, "quagga", "2034-04-01"), [""; 0]);

    let (fact, _) = desk.store.facts_about("CH/2026-0999").expect("facts").remove(0);
    let asking = desk.asking().expect("a holder");
    let act = Act::WithdrawFact { reason: "In error.".to_owned() };
    desk.ask(asking, fact, ScopeId::files(), act, Vec::new()).expect("withdrawn");
    assert_eq!(found(desk, "quagga", "2050-01-01"), [""; 0]);
}

#[test]
fn a_record_is_read_once_however_often_it_is_queued() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut registry = registry(folder.path());
    let desk = registry.desk().expect("open");
    let records = desk.size().expect("a count").1;
    desk.rebuild_tables().expect("tables");
    assert_eq!(desk.rebuild_index().expect("an index"), records);
    assert_eq!(desk.index_pending().expect("nothing is left"), 0);
}

#[test]
fn a_new_schedule_moves_the_records_of_its_classes() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut registry = registry(folder.path());
    let desk = registry.desk().expect("open");
    let lost = "Lost staff pass";
    assert_eq!(found(desk, "\"staff pass\"", "2026-11-22"), [lost]);
    publish(desk, |schedule| {
        schedule["version"] = 2.into();
        schedule["effective_from"] = "2026-11-01".into();
        schedule["vectors"] = Value::Array(Vec::new());
        for class in schedule["classes"].as_array_mut().expect("classes") {
            if class["code"] == "A1-01" {
                class["stages"][0]["period"] = "P9Y".into();
            }
        }
    });
    assert_eq!(found(desk, "\"staff pass\"", "2026-11-22"), [""; 0]);
    assert_eq!(found(desk, "\"staff pass\"", "2032-11-22"), [lost]);
}

/// Publishes another version of the administrative schedule.
fn publish(desk: &mut Desk, change: impl FnOnce(&mut Value)) -> EntityId {
    let administrative = |state: State| match state {
        State::Schedule(schedule) => Some(schedule).filter(|schedule| schedule["id"] == "HDSD-ADM"),
        _ => None,
    };
    let all = desk.store.all(Kind::Schedule).expect("schedules").into_iter();
    let mut schedule = all.filter_map(|entity| administrative(entity.state)).next().expect("the schedule");
    change(&mut schedule);
    let (id, asking) = (new_entity(), desk.asking().expect("a holder"));
    desk.ask(asking, id, ScopeId::department(), Act::PublishSchedule { schedule }, Vec::new()).expect("published");
    id
}
