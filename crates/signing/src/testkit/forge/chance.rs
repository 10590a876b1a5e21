//! Updates by chance: a well-formed update that does something to an object, whatever comes of it.
//!
//! Whether it says the same as before is worked out here by itself, and not with the means of the judge.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, Writer};

use crate::limits::Limits;
use crate::pdf::{File, Place, SectionKind, Snapshot, dictionary};

/// An update.
#[derive(Debug, Clone)]
pub struct Chance {
    /// The file.
    pub bytes: Vec<u8>,
    /// What was done.
    pub what: String,
    /// Every object that was there says what it said, and nothing leads to a new one.
    pub says_the_same: bool,
    /// It touches an entry that may be added to a form or to a catalog: evidence, resources, versions.
    pub is_open: bool,
}

/// Numbers by chance, the same for the same seed.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap_or(0)
    }

    fn any<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

/// Keys that mean something somewhere.
const KEYS: [&str; 34] = [
    "A",
    "AA",
    "AF",
    "AP",
    "AS",
    "ActualText",
    "Annots",
    "BaseFont",
    "BBox",
    "Contents",
    "CropBox",
    "DA",
    "DV",
    "Dests",
    "Encoding",
    "F",
    "Fields",
    "Ff",
    "Kids",
    "Lang",
    "Length",
    "Lock",
    "MediaBox",
    "Names",
    "OCProperties",
    "OpenAction",
    "Parent",
    "Perms",
    "Rect",
    "Resources",
    "Rotate",
    "T",
    "V",
    "XFA",
];
/// What may be added to a form or to a catalog under conditions of its own.
const OPEN: [&str; 8] = ["DSS", "DR", "DA", "Extensions", "Metadata", "SigFlags", "Version", "Fields"];

/// What becomes of a number.
enum Written {
    Object(Object),
    Free,
    At(usize),
}

/// The update of a seed.
pub fn chance(base: &[u8], seed: u64) -> Chance {
    let file = File::read(base, &Limits::default()).expect("a paper of ours");
    let snapshot = Snapshot::newest(&file);
    let mut dice = Dice(seed);
    let mut update = Update { snapshot: &snapshot, written: BTreeMap::new(), what: Vec::new(), is_open: false };
    for _ in 0..=dice.below(4) / 3 {
        update.edit(&mut dice);
    }
    let Update { written, what, is_open, .. } = update;
    let says_the_same = written.iter().all(|(id, written)| is_same(&snapshot, *id, written));
    Chance { bytes: appended(&file, &snapshot, &written), what: what.join(", "), says_the_same, is_open }
}

struct Update<'a> {
    snapshot: &'a Snapshot<'a>,
    written: BTreeMap<ObjectId, Written>,
    what: Vec<String>,
    is_open: bool,
}

impl Update<'_> {
    fn edit(&mut self, dice: &mut Dice) {
        let numbers: Vec<u32> = self.snapshot.numbers().collect();
        let id = (*dice.any(&numbers), 0);
        let old = self.snapshot.number(id.0).expect("an object").expect("an object").object.clone();
        let mut new = old.clone();
        let kind = dice.below(10);
        let done = match kind {
            0 => self.replaced(dice, &mut new),
            1 => self.deleted(dice, &mut new),
            2 => self.added(dice, &mut new),
            3 => swapped(dice, &mut new),
            4 => inked(dice, &mut new),
            5 => return self.note(id, format!("{} freed", id.0), Written::Free),
            6 => {
                let at = self.elsewhere(dice, id.0);
                return self.note(id, format!("{} at {at}", id.0), Written::At(at));
            }
            7 => {
                let fresh = (self.snapshot.next_number() + 7, 0);
                self.written.insert(fresh, Written::Object(ink(dice)));
                self.put(dice, &mut new, Object::Reference(fresh))
            }
            8 => {
                let fresh = (self.snapshot.next_number() + 3, 0);
                return self.note(fresh, format!("{} left behind", fresh.0), Written::Object(ink(dice)));
            }
            _ => turned(&mut new),
        };
        self.note(id, format!("{} {done}", id.0), Written::Object(new));
    }

    fn note(&mut self, id: ObjectId, what: String, written: Written) {
        self.written.insert(id, written);
        self.what.push(what);
    }

    fn key(&mut self, dice: &mut Dice, entries: &Dictionary) -> Option<Vec<u8>> {
        let keys: Vec<Vec<u8>> = entries.iter().map(|(key, _)| key.clone()).collect();
        let key = (!keys.is_empty()).then(|| dice.any(&keys).clone())?;
        self.is_open |= OPEN.iter().any(|open| open.as_bytes() == key);
        Some(key)
    }

    fn replaced(&mut self, dice: &mut Dice, object: &mut Object) -> String {
        let value = self.value(dice);
        let key = dictionary(object).cloned().and_then(|entries| self.key(dice, &entries));
        match (key, entries(object)) {
            (Some(key), Some(entries)) => {
                let what = format!("/{} replaced by {value:?}", String::from_utf8_lossy(&key));
                entries.set(key, value);
                what
            }
            _ => {
                *object = value;
                "replaced".to_owned()
            }
        }
    }

    fn deleted(&mut self, dice: &mut Dice, object: &mut Object) -> String {
        let key = dictionary(object).cloned().and_then(|entries| self.key(dice, &entries));
        match (key, entries(object)) {
            (Some(key), Some(entries)) => {
                entries.remove(&key);
                format!("/{} deleted", String::from_utf8_lossy(&key))
            }
            _ => "as it is".to_owned(),
        }
    }

    fn added(&mut self, dice: &mut Dice, object: &mut Object) -> String {
        let value = self.value(dice);
        self.put(dice, object, value)
    }

    fn put(&mut self, dice: &mut Dice, object: &mut Object, value: Object) -> String {
        let key = *dice.any(&KEYS);
        self.is_open |= OPEN.contains(&key);
        match entries(object) {
            Some(entries) => {
                let what = format!("/{key} set to {value:?}");
                entries.set(key, value);
                what
            }
            None => "as it is".to_owned(),
        }
    }

    fn value(&self, dice: &mut Dice) -> Object {
        let numbers: Vec<u32> = self.snapshot.numbers().collect();
        let reference = Object::Reference((*dice.any(&numbers), 0));
        match dice.below(8) {
            0 => Object::Integer(i64::try_from(dice.below(1000)).unwrap_or(0)),
            1 => Object::string_literal("9000"),
            2 => Object::Name(dice.any(&KEYS).as_bytes().to_vec()),
            3 => Object::Array(vec![reference, Object::Integer(1)]),
            4 => Object::Array(Vec::new()),
            5 => Object::Dictionary(lopdf::dictionary! { *dice.any(&KEYS) => reference }),
            6 => Object::Null,
            _ => reference,
        }
    }

    /// An offset at which some object stands: an older one of the same number, if there is one.
    fn elsewhere(&self, dice: &mut Dice, id: u32) -> usize {
        let own = self.snapshot.place(id).0;
        let places = self.snapshot.file.revisions.iter().flat_map(|revision| &revision.places);
        let others: Vec<(u32, usize)> = places
            .filter_map(|(number, place)| match place {
                Place::At { offset, .. } if *place != own => Some((*number, *offset)),
                _ => None,
            })
            .collect();
        let older = others.iter().find(|(number, _)| *number == id);
        older.unwrap_or_else(|| dice.any(&others)).1
    }
}

fn entries(object: &mut Object) -> Option<&mut Dictionary> {
    match object {
        Object::Dictionary(entries) => Some(entries),
        Object::Stream(stream) => Some(&mut stream.dict),
        _ => None,
    }
}

/// Two references of an object change places.
fn swapped(dice: &mut Dice, object: &mut Object) -> String {
    let Some(entries) = entries(object) else { return "as it is".to_owned() };
    let keys: Vec<Vec<u8>> =
        entries.iter().filter(|(_, value)| value.as_reference().is_ok()).map(|(key, _)| key.clone()).collect();
    if keys.len() < 2 {
        return "as it is".to_owned();
    }
    let (one, other) = (dice.any(&keys).clone(), dice.any(&keys).clone());
    let value = |entries: &Dictionary, key: &[u8]| entries.get(key).cloned().unwrap_or(Object::Null);
    let (first, second) = (value(entries, &one), value(entries, &other));
    entries.set(one, second);
    entries.set(other, first);
    "references swapped".to_owned()
}

fn inked(dice: &mut Dice, object: &mut Object) -> String {
    let Object::Stream(stream) = object else { return "as it is".to_owned() };
    let at = dice.below(stream.content.len());
    if let Some(byte) = stream.content.get_mut(at) {
        *byte ^= 1 << dice.below(8);
    }
    format!("byte {at} of the stream changed")
}

/// The same entries in the other order.
fn turned(object: &mut Object) -> String {
    if let Some(entries) = entries(object) {
        let all: Vec<(Vec<u8>, Object)> = entries.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
        *entries = all.into_iter().rev().collect();
    }
    "written anew".to_owned()
}

fn ink(dice: &mut Dice) -> Object {
    let content = format!("q {} w Q", dice.below(100));
    Object::Stream(lopdf::Stream::new(Dictionary::new(), content.into_bytes()))
}

/// A number says what it said; a new one is led to only by what changed. A signature says where it stands.
fn is_same(snapshot: &Snapshot<'_>, (number, _): ObjectId, written: &Written) -> bool {
    match (snapshot.number(number).expect("an object"), written) {
        (Some(old), Written::Object(new)) => {
            let is_signature = dictionary(new).is_some_and(|entries| entries.has(b"ByteRange"));
            !is_signature && plain(&old.object) == plain(new)
        }
        (None, Written::Object(_)) => true,
        // No document is made of the tables of earlier revisions.
        (Some(old), Written::Free) => {
            dictionary(&old.object).is_some_and(|entries| crate::pdf::name(entries, "Type") == Some("XRef"))
        }
        _ => false,
    }
}

/// An object as text in which the order of keys, and entries that are null, make no difference.
fn plain(object: &Object) -> String {
    let all = |entries: &Dictionary| {
        let said = entries.iter().filter(|(_, value)| **value != Object::Null);
        let said: BTreeMap<String, String> =
            said.map(|(key, value)| (String::from_utf8_lossy(key).into_owned(), plain(value))).collect();
        format!("{said:?}")
    };
    match object {
        Object::Dictionary(entries) => all(entries),
        // The same ink may be packed in another way.
        Object::Stream(stream) => {
            let content = crate::pdf::recompressed(stream, usize::MAX).unwrap_or_else(|| stream.content.clone());
            format!("{}{content:?}", all(&stream.dict))
        }
        Object::Array(items) => format!("{:?}", items.iter().map(plain).collect::<Vec<_>>()),
        other => format!("{other:?}"),
    }
}

/// The file with the update behind it, its section written as the newest one is.
fn appended(file: &File<'_>, snapshot: &Snapshot<'_>, written: &BTreeMap<ObjectId, Written>) -> Vec<u8> {
    let mut bytes = file.bytes.to_vec();
    let mut rows: Vec<(u32, Option<usize>)> = Vec::new();
    for ((number, _), written) in written {
        rows.push(match written {
            Written::Object(object) => {
                let at = bytes.len();
                bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
                Writer::write_object(&mut bytes, object).expect("a body");
                bytes.extend_from_slice(b"\nendobj\n");
                (*number, Some(at))
            }
            Written::Free => (*number, None),
            Written::At(at) => (*number, Some(*at)),
        });
    }
    let at = bytes.len();
    let own = snapshot.next_number() + 9;
    let mut trailer = Dictionary::new();
    for key in ["Root", "Info", "ID"] {
        if let Ok(value) = snapshot.trailer().get(key.as_bytes()) {
            trailer.set(key, value.clone());
        }
    }
    trailer.set("Size", i64::from(own) + 1);
    trailer.set("Prev", i64::try_from(file.revisions[file.newest()].section_at).unwrap_or(0));
    match file.revisions[file.newest()].kind {
        SectionKind::Table => table(&mut bytes, &rows, &trailer),
        SectionKind::Stream(_) => section_stream(&mut bytes, own, rows, trailer),
    }
    bytes.extend_from_slice(format!("startxref\n{at}\n%%EOF\n").as_bytes());
    bytes
}

fn table(bytes: &mut Vec<u8>, rows: &[(u32, Option<usize>)], trailer: &Dictionary) {
    bytes.extend_from_slice(b"xref\n");
    for (number, place) in rows {
        let (offset, kind) = place.map_or((0, 'f'), |offset| (offset, 'n'));
        bytes.extend_from_slice(format!("{number} 1\n{offset:010} 00000 {kind}\r\n").as_bytes());
    }
    bytes.extend_from_slice(b"trailer\n");
    Writer::write_object(bytes, &Object::Dictionary(trailer.clone())).expect("a trailer");
    bytes.push(b'\n');
}

fn section_stream(bytes: &mut Vec<u8>, own: u32, mut rows: Vec<(u32, Option<usize>)>, mut trailer: Dictionary) {
    rows.push((own, Some(bytes.len())));
    let mut content = Vec::new();
    for (_, place) in &rows {
        content.push(u8::from(place.is_some()));
        content.extend_from_slice(&u32::try_from(place.unwrap_or(0)).unwrap_or(0).to_be_bytes());
        content.push(0);
    }
    let index: Vec<Object> = rows.iter().flat_map(|(number, _)| [i64::from(*number).into(), 1.into()]).collect();
    trailer.set("Type", "XRef");
    trailer.set("W", vec![1.into(), 4.into(), 1.into()]);
    trailer.set("Index", index);
    bytes.extend_from_slice(format!("{own} 0 obj\n").as_bytes());
    Writer::write_object(bytes, &Object::Stream(lopdf::Stream::new(trailer, content))).expect("a section");
    bytes.extend_from_slice(b"\nendobj\n");
}
