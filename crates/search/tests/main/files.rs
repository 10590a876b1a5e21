//! The folder on the disk: states at opening, tampering, locks, and no plain text.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sealed::Key;
use search::{Filter, Index, IndexError, Opened, Query, Why};

use crate::kit::{Bench, page};

/// Records enough for several chunks in the larger files.
fn filled() -> Bench {
    let mut bench = Bench::new();
    let text = |id: u64| {
        let run: String =
            (0..400_u64).filter_map(|n| char::from_u32(0x4E00 + (id * 131 + n * 17) as u32 % 9_000)).collect();
        format!("政府檔案 record{id} {run}")
    };
    bench.put((1..=60).map(|id| page(id, &text(id))));
    // A second segment with a deletion, so that every kind of file is there.
    bench.put([page(3, "政府檔案 again")]);
    bench
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_none_or(|extension| extension != "lock"));
    files.sort();
    files
}

fn kind(path: &Path) -> String {
    path.extension().unwrap().to_string_lossy().into_owned()
}

/// Opens a tampered folder and asks. Whatever answers must answer right.
fn is_honest(folder: &Path, key: &Key, seq: u64, what: &str) {
    let (index, opened) = match Index::open(folder, key, seq) {
        Ok(open) => open,
        Err(error) => panic!("{what}: {error}"),
    };
    let count = |query: &str| index.count(&Query::parse(query), &Filter::default(), &|_| None);
    match opened {
        Opened::MustRebuild(Why::Unreadable) => assert_eq!(count("政府"), Ok(0), "{what}"),
        Opened::MustRebuild(why) => panic!("{what}: {why:?}"),
        Opened::Fine | Opened::Behind { .. } => {
            for (query, right) in [("政府檔案", 60), ("record7", 1), ("again", 1), ("檔案 -again", 59)] {
                match count(query) {
                    Ok(counted) => assert_eq!(counted, right, "{what}: {query}"),
                    Err(error) => assert!(error.wants_rebuild(), "{what}: {error}"),
                }
            }
            let error = index.verify().expect_err(what);
            assert!(error.wants_rebuild(), "{what}: {error}");
        }
    }
}

fn copy(from: &Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().unwrap();
    for file in files(from) {
        fs::copy(&file, to.path().join(file.file_name().unwrap())).unwrap();
    }
    to
}

#[test]
fn opens_at_its_last_commit() {
    let (bench, opened) = filled().reopened();
    assert_eq!(opened, Opened::Fine);
    assert_eq!(bench.exact("政府檔案").len(), 60);
    bench.index.verify().unwrap();
    let Bench { folder, key, index, .. } = bench;
    drop(index);
    let (index, opened) = Index::open(folder.path(), &key, 7).unwrap();
    assert_eq!((opened, index.seq()), (Opened::Behind { seq: 2 }, 2));
    drop(index);
    let (index, opened) = Index::open(folder.path(), &key, 1).unwrap();
    assert_eq!((opened, index.record_count().unwrap()), (Opened::MustRebuild(Why::Ahead), 0));
}

#[test]
fn what_was_not_committed_is_not_there_after_opening() {
    let mut bench = filled();
    bench.index.put(&page(99, "未提交的檔案")).unwrap();
    let (bench, opened) = bench.reopened();
    assert_eq!(opened, Opened::Fine);
    assert_eq!(bench.exact("未提交"), [0_u64; 0]);
}

#[test]
fn every_flipped_byte_is_noticed_or_harmless() {
    let bench = filled();
    let (seq, key) = (bench.seq, bench.key.clone());
    let Bench { folder, index, .. } = bench;
    drop(index);
    let mut kinds = BTreeMap::new();
    for file in files(folder.path()) {
        let bytes = fs::read(&file).unwrap();
        *kinds.entry(kind(&file)).or_insert(0) += 1;
        // Version, salt, the first and last chunk, and one place in every chunk between.
        let places = [4, 31, 32, bytes.len() - 1];
        for at in places.into_iter().chain((40..bytes.len()).step_by(16_400)) {
            let tampered = copy(folder.path());
            let mut bytes = bytes.clone();
            bytes[at] ^= 0x40;
            let name = file.file_name().unwrap();
            fs::write(tampered.path().join(name), bytes).unwrap();
            is_honest(tampered.path(), &key, seq, &format!("{} byte {at}", name.to_string_lossy()));
        }
    }
    for wanted in ["json", "term", "idx", "pos", "fast", "fieldnorm", "store", "del"] {
        assert!(kinds.contains_key(wanted), "{wanted} missing from {kinds:?}");
    }
}

#[test]
fn every_cut_and_every_missing_file_is_noticed() {
    let bench = filled();
    let (seq, key) = (bench.seq, bench.key.clone());
    let Bench { folder, index, .. } = bench;
    drop(index);
    for file in files(folder.path()) {
        let (bytes, name) = (fs::read(&file).unwrap(), file.file_name().unwrap());
        let border = 32 + 16_400;
        for len in [0, 32, border, bytes.len() - 1].into_iter().filter(|len| *len < bytes.len()) {
            let tampered = copy(folder.path());
            fs::write(tampered.path().join(name), &bytes[..len]).unwrap();
            is_honest(tampered.path(), &key, seq, &format!("{} cut to {len}", name.to_string_lossy()));
        }
        let tampered = copy(folder.path());
        fs::remove_file(tampered.path().join(name)).unwrap();
        is_honest(tampered.path(), &key, seq, &format!("{} gone", name.to_string_lossy()));
    }
}

#[test]
fn swapped_files_are_noticed() {
    let bench = filled();
    let (seq, key) = (bench.seq, bench.key.clone());
    let Bench { folder, index, .. } = bench;
    drop(index);
    let all = files(folder.path());
    let mut swapped = 0;
    for (at, first) in all.iter().enumerate() {
        let Some(second) = all[at + 1..].iter().find(|second| kind(second) == kind(first)) else { continue };
        let tampered = copy(folder.path());
        let place = |path: &Path| tampered.path().join(path.file_name().unwrap());
        fs::copy(first, place(second)).unwrap();
        fs::copy(second, place(first)).unwrap();
        is_honest(tampered.path(), &key, seq, &format!("{first:?} and {second:?} swapped"));
        swapped += 1;
    }
    assert!(swapped >= 6, "{swapped}");
}

#[test]
fn a_wrong_key_opens_nothing() {
    let bench = filled();
    let tampered = copy(bench.folder.path());
    let (index, opened) = Index::open(tampered.path(), &Key::random(), bench.seq).unwrap();
    assert_eq!(opened, Opened::MustRebuild(Why::Unreadable));
    assert_eq!(index.record_count().unwrap(), 0);
}

#[test]
fn older_files_put_back_are_behind() {
    let mut bench = filled();
    let older = copy(bench.folder.path());
    bench.put([page(61, "政府檔案")]);
    let (index, opened) = Index::open(older.path(), &bench.key, bench.seq).unwrap();
    assert_eq!(opened, Opened::Behind { seq: 2 });
    assert_eq!(index.record_count().unwrap(), 60);
}

#[test]
fn a_renewed_index_is_empty_and_under_its_own_key() {
    let bench = filled();
    let old = copy(bench.folder.path());
    let key = Key::random();
    let mut index = bench.index.renew(&key).unwrap();
    assert_eq!(index.record_count().unwrap(), 0);
    index.put(&page(1, "檔案")).unwrap();
    index.commit(5).unwrap();
    drop(index);
    let (index, opened) = Index::open(bench.folder.path(), &key, 5).unwrap();
    assert_eq!((opened, index.record_count().unwrap()), (Opened::Fine, 1));
    let (_, opened) = Index::open(old.path(), &key, 2).unwrap();
    assert_eq!(opened, Opened::MustRebuild(Why::Unreadable));
}

#[test]
fn a_second_writer_is_told_so_and_destroys_nothing() {
    let bench = filled();
    let (mut other, _) = Index::open(bench.folder.path(), &bench.key, bench.seq).unwrap();
    assert_eq!(other.record_count().unwrap(), 60, "reading beside the writer is allowed");
    assert_eq!(other.put(&page(1, "x")), Err(IndexError::Busy));
    assert_eq!(Index::create(bench.folder.path(), &Key::random()).err(), Some(IndexError::Busy));
    assert_eq!(bench.exact("政府檔案").len(), 60);
}

#[test]
fn no_word_stands_plain_in_any_file() {
    let mut bench = Bench::new();
    bench.put([page(1, "絕密金絲雀 canaryword"), page(2, "鄰居")]);
    let needles: [&[u8]; 4] = ["金絲".as_bytes(), "金丝".as_bytes(), b"canaryword", b"canar"];
    for file in files(bench.folder.path()) {
        let bytes = fs::read(&file).unwrap();
        for needle in needles {
            assert!(!bytes.windows(needle.len()).any(|window| window == needle), "{file:?}");
        }
    }
}
