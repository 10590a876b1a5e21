//! The register: windows in every order, places, counts, folders by words; the same after a rebuild, and in
//! a vault that was made before there was one.

use records::{EntityId, Kind};
use store::{RegisterAsk, RegisterOrder, Standing, Store};
use words::Lang;

use crate::kit::{PART, create, database, department, file, id, key};

const ORDERS: [RegisterOrder; 5] = [
    RegisterOrder::Number,
    RegisterOrder::Dated,
    RegisterOrder::Title(Lang::En),
    RegisterOrder::Title(Lang::ZhHantHk),
    RegisterOrder::Due,
];

fn grown(folder: &std::path::Path) -> Store {
    let mut store = create(folder, 1, Standing::Authority);
    department(&mut store);
    for (n, title) in ["Zebra 10", "apple", "Zebra 9", "Mango"].into_iter().enumerate() {
        file(&mut store, 100 + n as u128, title, "").unwrap();
    }
    store
}

fn listed(store: &Store, ask: &RegisterAsk) -> Vec<EntityId> {
    store.register_window(ask, 0, 100).unwrap().into_iter().map(|entity| entity.id).collect()
}

/// All that the register says, in every order and of every node.
fn all(store: &Store) -> Vec<Vec<EntityId>> {
    let within = [None, Some((Kind::Part, id(PART)))];
    let asks = ORDERS.iter().flat_map(|order| within.map(|within| (*order, within)));
    asks.map(|(order, within)| listed(store, &RegisterAsk { within, order, backwards: false })).collect()
}

#[test]
fn a_window_begins_anywhere_and_knows_the_place_of_each_record() {
    let folder = tempfile::tempdir().unwrap();
    let store = grown(folder.path());
    for order in ORDERS {
        for backwards in [false, true] {
            let ask = RegisterAsk { within: None, order, backwards };
            let whole = listed(&store, &ask);
            assert_eq!((whole.len() as u64, store.register_count(&ask).unwrap()), (4, 4));
            for (place, record) in (0..).zip(&whole) {
                assert_eq!(store.register_place(&ask, *record).unwrap(), Some(place), "{order:?} {backwards}");
                let one: Vec<_> = store.register_window(&ask, place, 1).unwrap().iter().map(|one| one.id).collect();
                assert_eq!(one, [*record]);
            }
        }
    }
    let titles = RegisterAsk { within: None, order: RegisterOrder::Title(Lang::En), backwards: false };
    assert_eq!(listed(&store, &titles), [101, 103, 102, 100].map(id), "apple, Mango, Zebra 9, Zebra 10");
    let elsewhere = RegisterAsk { within: Some((Kind::Part, id(999))), ..titles };
    assert_eq!((listed(&store, &elsewhere), store.register_place(&elsewhere, id(100)).unwrap()), (vec![], None));
}

#[test]
fn a_due_day_sorts_before_none_and_fills_its_month() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = grown(folder.path());
    let day = |text: &str| text.parse::<jiff::civil::Date>().unwrap();
    store.transact::<_, store::Fault>(|tx| tx.keep_due(id(102), Some(day("2031-03-05")))).unwrap();
    let due = RegisterAsk { within: None, order: RegisterOrder::Due, backwards: false };
    assert_eq!(listed(&store, &due)[0], id(102));
    let (found, count) = store.register_due(day("2031-03-01"), day("2031-03-31"), 10).unwrap();
    assert_eq!((found[0].id, found.len(), count), (id(102), 1, 1));
    assert_eq!(store.register_months(day("2031-01-01"), day("2032-01-01")).unwrap(), [("2031-03".to_owned(), 1)]);
    assert_eq!(store.register_due(day("2031-03-06"), day("2040-01-01"), 10).unwrap().1, 0, "no day is no day");
}

#[test]
fn a_folder_is_found_by_its_words_and_by_its_last_use() {
    let folder = tempfile::tempdir().unwrap();
    let store = grown(folder.path());
    let used = store.folders_with(&[], 5).unwrap();
    assert_eq!((used.len(), used[0].records), (1, 4));
    assert!(used[0].open_part.is_some() && used[0].last_row.is_some());
    assert_eq!(store.folder_row(used[0].id).unwrap(), Some(used[0].clone()));
    assert_eq!(store.folders_of(used[0].class).unwrap(), used);
    assert_eq!(store.folders_with(&["no such word".to_owned()], 5).unwrap(), []);
}

#[test]
fn a_rebuild_and_a_vault_from_before_the_register_come_to_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = grown(folder.path());
    let before = all(&store);
    store.transact(|tx| tx.rebuild()).unwrap();
    assert_eq!(all(&store), before);
    drop(store);

    let old = database(folder.path());
    let first = "DROP TABLE register; DROP TABLE folder_row; ALTER TABLE draft DROP COLUMN discarded_at; \
                 DELETE FROM index_queue; PRAGMA user_version = 1;";
    old.execute_batch(first).unwrap();
    drop(old);
    let store = Store::open(folder.path(), &key()).unwrap();
    assert_eq!(all(&store), before);
    assert_eq!(store.index_queue(0, 100).unwrap().len(), 4, "their due days come with the index");
    assert!(store.drafts().unwrap().is_empty() && store.trash().unwrap().is_empty());
    assert!(store.verify_log().unwrap().whole);
    drop(store);
    Store::open(folder.path(), &key()).unwrap();
}

#[test]
fn a_register_that_says_otherwise_than_the_journal_is_found() {
    let folder = tempfile::tempdir().unwrap();
    drop(grown(folder.path()));
    database(folder.path()).execute("DELETE FROM register WHERE record = ?1", [id(101).to_string()]).unwrap();
    let store = Store::open(folder.path(), &key()).unwrap();
    let report = store.verify_log().unwrap();
    let codes: Vec<&str> = report.findings.iter().map(|finding| finding.what.code.as_str()).collect();
    assert_eq!(codes, ["store-log-register"]);
}
