//! Round trips, ranges and tampering.

use std::io::Write;

use proptest::prelude::*;

use super::*;

const CHUNK: usize = CHUNK_BYTES;

fn plain(len: usize) -> Vec<u8> {
    (0..len).map(|i| (i * 31 % 251) as u8).collect()
}

fn key() -> Key {
    Key::from_bytes([3; 32])
}

fn open(sealed: &[u8]) -> Result<Vec<u8>, ContainerError> {
    open_bytes(sealed, &key(), "component", "r1/c1")
}

fn seal(len: usize) -> Vec<u8> {
    seal_bytes(&plain(len), &key(), "component", "r1/c1")
}

#[test]
fn opens_what_it_sealed_at_every_border() {
    for len in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17] {
        let sealed = seal(len);
        assert_eq!(sealed.len() as u64, sealed_len(len as u64), "{len}");
        assert_eq!(open(&sealed).unwrap(), plain(len), "{len}");
        Reader::open(sealed, &key(), "component", "r1/c1").unwrap().verify().unwrap();
    }
}

#[test]
fn the_size_of_the_writes_makes_no_difference() {
    let text = plain(2 * CHUNK + 5);
    for piece in [1, 7, 4096, CHUNK, CHUNK + 1] {
        let mut writer = Writer::new(Vec::new(), &key(), "component", "r1/c1").unwrap();
        for part in text.chunks(piece) {
            writer.write_all(part).unwrap();
            writer.flush().unwrap();
        }
        assert_eq!(open(&writer.finish().unwrap()).unwrap(), text, "{piece}");
    }
}

#[test]
fn a_file_on_disk_is_read_in_place() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("c1");
    let mut writer = Writer::new(std::fs::File::create(&path).unwrap(), &key(), "p", "n").unwrap();
    writer.write_all(&plain(50_000)).unwrap();
    writer.finish().unwrap();
    let reader = Reader::open(std::fs::File::open(&path).unwrap(), &key(), "p", "n").unwrap();
    assert_eq!(reader.len(), 50_000);
    assert_eq!(reader.read_range(16_380..16_400).unwrap(), &plain(50_000)[16_380..16_400]);
    let (start, on_disk) = (plain(64), std::fs::read(&path).unwrap());
    assert!(!on_disk.windows(64).any(|window| window == start));
}

#[test]
fn a_writer_that_was_not_finished_leaves_no_readable_file() {
    for len in [0, 10, CHUNK, CHUNK + 1, 2 * CHUNK + 1] {
        let mut file = Vec::new();
        let mut writer = Writer::new(&mut file, &key(), "component", "r1/c1").unwrap();
        writer.write_all(&plain(len)).unwrap();
        drop(writer);
        assert!(matches!(open(&file), Err(ContainerError::CutShort)), "{len}");
    }
}

#[test]
fn every_region_notices_a_flipped_byte() {
    let sealed = seal(2 * CHUNK + 100);
    let stride = CHUNK + 16;
    let header: Vec<usize> = (0..32).collect();
    let chunks = [32, 32 + CHUNK - 1, 32 + CHUNK, 32 + stride - 1, 32 + stride, 32 + 2 * stride, sealed.len() - 1];
    for at in header.into_iter().chain(chunks) {
        let mut altered = sealed.clone();
        altered[at] ^= 0x20;
        assert!(open(&altered).is_err(), "byte {at}");
    }
}

#[test]
fn every_cut_is_noticed_when_opening() {
    let sealed = seal(2 * CHUNK + 100);
    for len in [0, 1, 31, 32, 33, 47, 48, 32 + CHUNK + 16, 32 + 2 * (CHUNK + 16), sealed.len() - 1] {
        assert!(Reader::open(&sealed[..len], &key(), "component", "r1/c1").is_err(), "cut to {len}");
    }
    // At the border of two chunks the reason is known for certain.
    let cut = &sealed[..32 + 2 * (CHUNK + 16)];
    assert!(matches!(open(cut), Err(ContainerError::CutShort)));
    let grown = [sealed.as_slice(), &[0]].concat();
    assert!(open(&grown).is_err());
}

#[test]
fn chunks_cannot_change_places() {
    let mut sealed = seal(3 * CHUNK);
    let stride = CHUNK + 16;
    let (first, second) = sealed[32..32 + 2 * stride].split_at_mut(stride);
    first.swap_with_slice(second);
    assert!(matches!(open(&sealed), Err(ContainerError::Unreadable { chunk: 0 })));
}

#[test]
fn key_purpose_and_name_are_bound() {
    let sealed = seal(10);
    assert!(open_bytes(&sealed, &Key::random(), "component", "r1/c1").is_err());
    assert!(open_bytes(&sealed, &key(), "index", "r1/c1").is_err());
    assert!(open_bytes(&sealed, &key(), "component", "r1/c2").is_err());
    assert!(open_bytes(&sealed, &key(), "componentr", "1/c1").is_err());
}

#[test]
fn says_what_is_no_container_and_what_is_a_newer_one() {
    assert!(matches!(open(&[0; 64]), Err(ContainerError::NotAContainer)));
    for at in 4..8 {
        let mut newer = seal(10);
        newer[at] += 1;
        assert!(matches!(open(&newer), Err(ContainerError::UnknownVersion)), "byte {at}");
    }
}

#[test]
fn ranges_outside_are_refused() {
    let sealed = seal(10);
    let reader = Reader::open(sealed.as_slice(), &key(), "component", "r1/c1").unwrap();
    assert!(matches!(reader.read_range(0..11), Err(ContainerError::OutOfRange { .. })));
    let backwards = std::ops::Range { start: 5, end: 4 };
    assert!(matches!(reader.read_range(backwards), Err(ContainerError::OutOfRange { .. })));
    assert!(matches!(reader.read_chunk(1), Err(ContainerError::OutOfRange { .. })));
    assert_eq!(reader.read_range(10..10).unwrap(), b"");
}

/// A container written by the first edition: every later one must open it.
#[test]
fn the_format_is_fixed() {
    let old = include_str!("fixed.hex").trim();
    assert_eq!(open(&hex::decode(old).unwrap()).unwrap(), "檔存".as_bytes());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_range_reads_as_the_slice(len in 0_usize..3 * CHUNK + 100, a in 0.0..=1.0_f64, b in 0.0..=1.0_f64) {
        let text = plain(len);
        let (a, b) = ((len as f64 * a) as usize, (len as f64 * b) as usize);
        let range = a.min(b)..a.max(b);
        let sealed = seal(len);
        let reader = Reader::open(sealed.as_slice(), &key(), "component", "r1/c1").unwrap();
        let read = reader.read_range(range.start as u64..range.end as u64).unwrap();
        prop_assert_eq!(read, &text[range]);
    }

    #[test]
    fn arbitrary_bytes_never_open(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(open(&bytes).is_err());
        let headed = [&seal(0)[..32], &bytes].concat();
        prop_assert!(open(&headed).is_err());
    }
}
