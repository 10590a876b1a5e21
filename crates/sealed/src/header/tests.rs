//! A vault's header through its life: opened three ways, changed, damaged, forged.

use std::cell::RefCell;
use std::collections::BTreeMap;

use jiff::civil::date;

use super::*;
use crate::kek::{KekPlace, KeyringError};
use crate::key::Key;

const PASSPHRASE: &str = "correct horse 檔存";
/// Cheap enough to run hundreds of times; the standard cost has one test of its own.
const CHEAP: KdfCost = KdfCost { memory_kib: 64, passes: 1, lanes: 1 };

/// A keyring in memory, with an answer it may be told to give.
#[derive(Default)]
struct Drawer {
    keys: RefCell<BTreeMap<String, Key>>,
    refuses: RefCell<Option<KeyringError>>,
}

impl Drawer {
    fn answer(&self) -> Result<(), KeyringError> {
        self.refuses.borrow().clone().map_or(Ok(()), Err)
    }
}

impl KekPlace for Drawer {
    fn get(&self, vault_id: &str) -> Result<Key, KeyringError> {
        self.answer()?;
        self.keys.borrow().get(vault_id).cloned().ok_or(KeyringError::Absent)
    }

    fn set(&self, vault_id: &str, kek: &Key) -> Result<(), KeyringError> {
        self.answer()?;
        self.keys.borrow_mut().insert(vault_id.to_owned(), kek.clone());
        Ok(())
    }

    fn delete(&self, vault_id: &str) -> Result<(), KeyringError> {
        self.answer()?;
        self.keys.borrow_mut().remove(vault_id);
        Ok(())
    }
}

fn new_vault() -> NewVault<'static> {
    NewVault { vault_id: "0198f1d2-7c4e", created: date(2026, 11, 21), sample: true }
}

fn made() -> (VaultHeader, Key) {
    let key = Key::random();
    (VaultHeader::create_with_cost(&new_vault(), &key, PASSPHRASE, CHEAP).unwrap(), key)
}

#[test]
fn opens_with_the_passphrase_after_a_trip_through_the_file() {
    let key = Key::random();
    let header = VaultHeader::create(&new_vault(), &key, PASSPHRASE).unwrap();
    let read = VaultHeader::parse(&header.to_toml()).unwrap();
    assert_eq!(read, header);
    assert_eq!((read.vault_id(), read.created(), read.is_sample()), ("0198f1d2-7c4e", date(2026, 11, 21), true));
    assert_eq!(read.open_with_passphrase(PASSPHRASE).unwrap(), key);
    assert_eq!(read.open_with_passphrase("correct horse 檔案"), Err(HeaderError::WrongPassphrase));
    assert!(header.to_toml().contains("memory_kib = 65536"));
}

#[test]
fn the_same_passphrase_typed_in_other_code_points_opens() {
    let key = Key::random();
    let header = VaultHeader::create_with_cost(&new_vault(), &key, "cafe\u{301} 年度檔案", CHEAP).unwrap();
    assert_eq!(header.open_with_passphrase("caf\u{e9}\u{3000}年度檔案").unwrap(), key);
    assert_eq!(header.open_with_passphrase("CAF\u{c9} 年度檔案"), Err(HeaderError::WrongPassphrase));
    assert_eq!(header.open_with_passphrase("caf\u{e9} 年度檔案\n"), Err(HeaderError::WrongPassphrase));
}

#[test]
fn short_passphrases_and_control_characters_are_refused() {
    let key = Key::random();
    for (passphrase, actual) in [("", 0), ("1234567", 7), ("檔案檔案檔案檔", 7)] {
        let error = VaultHeader::create_with_cost(&new_vault(), &key, passphrase, CHEAP).unwrap_err();
        assert_eq!(error, HeaderError::PassphraseTooShort { min: 8, actual });
    }
    assert!(VaultHeader::create_with_cost(&new_vault(), &key, "檔案檔案檔案檔案", CHEAP).is_ok());
    let control = VaultHeader::create_with_cost(&new_vault(), &key, "tab\tinside it", CHEAP);
    assert_eq!(control, Err(HeaderError::PassphraseControl));
}

#[test]
fn identifiers_that_cannot_stand_in_a_file_are_refused() {
    for vault_id in ["", "a b", "../x", "檔", &"a".repeat(65)] {
        let new = NewVault { vault_id, ..new_vault() };
        let error = VaultHeader::create_with_cost(&new, &Key::random(), PASSPHRASE, CHEAP).unwrap_err();
        assert_eq!(error, HeaderError::BadVaultId, "{vault_id}");
    }
}

#[test]
fn a_cost_that_no_machine_could_pay_is_refused() {
    for cost in
        [KdfCost { memory_kib: u32::MAX, ..CHEAP }, KdfCost { passes: 0, ..CHEAP }, KdfCost { lanes: 0, ..CHEAP }]
    {
        let error = VaultHeader::create_with_cost(&new_vault(), &Key::random(), PASSPHRASE, cost).unwrap_err();
        assert_eq!(error, HeaderError::UnsoundCost);
    }
}

#[test]
fn opens_with_the_recovery_key_and_says_what_is_mistyped() {
    let (mut header, key) = made();
    assert_eq!(header.open_with_recovery("x"), Err(HeaderError::NoSlot(SlotKind::Recovery)));
    let groups = header.add_recovery_slot(&key).unwrap().to_groups();
    assert_eq!(header.open_with_recovery(&groups).unwrap(), key);
    assert_eq!(header.open_with_recovery(&groups.to_lowercase().replace('-', " ")).unwrap(), key);
    let other = RecoveryKey::random().to_groups();
    assert_eq!(header.open_with_recovery(&other), Err(HeaderError::WrongRecoveryKey));
    let short = header.open_with_recovery(&groups[..20]).unwrap_err();
    assert!(matches!(short, HeaderError::RecoveryKeyTyping(RecoveryKeyError::Length { .. })));
}

#[test]
fn the_keyring_opens_and_every_failure_leaves_the_passphrase() {
    let (mut header, key) = made();
    let drawer = Drawer::default();
    assert_eq!(header.open_with_keyring(&drawer), Err(HeaderError::NoSlot(SlotKind::OsKeyring)));
    header.add_keyring_slot(&key, &drawer).unwrap();
    assert_eq!(header.open_with_keyring(&drawer).unwrap(), key);
    for refusal in [KeyringError::Unreachable(String::new()), KeyringError::Locked(String::new())] {
        *drawer.refuses.borrow_mut() = Some(refusal.clone());
        assert_eq!(header.open_with_keyring(&drawer), Err(HeaderError::Keyring(refusal)));
        assert_eq!(header.open_with_passphrase(PASSPHRASE).unwrap(), key);
    }
    *drawer.refuses.borrow_mut() = None;
    drawer.set(header.vault_id(), &Key::random()).unwrap();
    assert_eq!(header.open_with_keyring(&drawer), Err(HeaderError::KeyringForeign));
    drawer.delete(header.vault_id()).unwrap();
    assert_eq!(header.open_with_keyring(&drawer), Err(HeaderError::Keyring(KeyringError::Absent)));
    assert_eq!(header.open_with_passphrase(PASSPHRASE).unwrap(), key);
}

#[test]
fn a_vault_on_another_computer_takes_a_new_keyring_slot_in_place_of_the_old() {
    let (mut header, key) = made();
    header.add_keyring_slot(&key, &Drawer::default()).unwrap();
    let here = Drawer::default();
    assert_eq!(header.open_with_keyring(&here), Err(HeaderError::Keyring(KeyringError::Absent)));
    header.add_keyring_slot(&key, &here).unwrap();
    assert_eq!(header.open_with_keyring(&here).unwrap(), key);
    assert_eq!(header.slots(), [SlotKind::Passphrase, SlotKind::OsKeyring]);
}

#[test]
fn a_keyring_that_refuses_to_store_changes_no_slot() {
    let (mut header, key) = made();
    let before = header.clone();
    let drawer = Drawer::default();
    *drawer.refuses.borrow_mut() = Some(KeyringError::Locked(String::new()));
    assert!(header.add_keyring_slot(&key, &drawer).is_err());
    assert_eq!(header, before);
}

#[test]
fn the_last_slot_of_a_person_stays() {
    let (mut header, key) = made();
    header.add_keyring_slot(&key, &Drawer::default()).unwrap();
    assert_eq!(header.remove_slot(&key, SlotKind::Passphrase), Err(HeaderError::LastSlot));
    assert_eq!(header.remove_slot(&key, SlotKind::Recovery), Err(HeaderError::NoSlot(SlotKind::Recovery)));
    let recovery = header.add_recovery_slot(&key).unwrap().to_groups();
    header.remove_slot(&key, SlotKind::Passphrase).unwrap();
    assert_eq!(header.remove_slot(&key, SlotKind::Recovery), Err(HeaderError::LastSlot));
    header.remove_slot(&key, SlotKind::OsKeyring).unwrap();
    assert_eq!(header.slots(), [SlotKind::Recovery]);
    assert_eq!(header.open_with_recovery(&recovery).unwrap(), key);
    assert_eq!(header.open_with_passphrase(PASSPHRASE), Err(HeaderError::NoSlot(SlotKind::Passphrase)));
    header.set_passphrase(&key, "a passphrase again").unwrap();
    assert_eq!(header.open_with_passphrase("a passphrase again").unwrap(), key);
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let (mut header, key) = made();
    let short = header.set_passphrase(&key, "short");
    assert_eq!(short, Err(HeaderError::PassphraseTooShort { min: 8, actual: 5 }));
    assert_eq!(header.open_with_passphrase(PASSPHRASE).unwrap(), key);
    header.set_passphrase(&key, "new passphrase").unwrap();
    assert_eq!(header.open_with_passphrase("new passphrase").unwrap(), key);
    assert_eq!(header.open_with_passphrase(PASSPHRASE), Err(HeaderError::WrongPassphrase));
}

#[test]
fn the_key_of_another_vault_changes_nothing() {
    let (mut header, _) = made();
    let (before, foreign) = (header.clone(), Key::random());
    assert_eq!(header.set_passphrase(&foreign, "new passphrase"), Err(HeaderError::WrongVaultKey));
    assert_eq!(header.add_recovery_slot(&foreign), Err(HeaderError::WrongVaultKey));
    assert_eq!(header.add_keyring_slot(&foreign, &Drawer::default()), Err(HeaderError::WrongVaultKey));
    assert_eq!(header.remove_slot(&foreign, SlotKind::Passphrase), Err(HeaderError::WrongVaultKey));
    assert_eq!(header, before);
}

#[test]
fn a_header_altered_by_somebody_else_is_noticed() {
    let (mut header, key) = made();
    header.add_recovery_slot(&key).unwrap();
    let text = header.to_toml();
    let without_slot = &text[..text.rfind("[[slot]]").unwrap()];
    let alterations = [
        ("a slot removed", without_slot.to_owned()),
        ("sample mark removed", text.replace("sample = true", "sample = false")),
        ("creation moved", text.replace("2026-11-21", "2025-11-21")),
    ];
    for (what, altered) in alterations {
        assert_ne!(altered, text, "{what}");
        let error = VaultHeader::parse(&altered).unwrap().open_with_passphrase(PASSPHRASE);
        assert_eq!(error, Err(HeaderError::Altered), "{what}");
    }
    // What the wrapped key is bound to shows as a passphrase that no longer fits.
    for (from, to) in [("passes = 1", "passes = 2"), ("0198f1d2-7c4e", "0198f1d2-7c4f")] {
        let altered = VaultHeader::parse(&text.replace(from, to)).unwrap();
        assert_eq!(altered.open_with_passphrase(PASSPHRASE), Err(HeaderError::WrongPassphrase), "{from}");
    }
}

#[test]
fn damage_and_newer_versions_are_told_apart() {
    let text = made().0.to_toml();
    for version in ["2", "0", "-1"] {
        let newer = format!("format = {version}\nshape = \"another\"\n");
        assert_eq!(VaultHeader::parse(&newer), Err(HeaderError::UnknownVersion(version.parse().unwrap())));
    }
    let damaged = [
        String::new(),
        "not toml at all [".to_owned(),
        text.replace("format = 1", "format = \"1\""),
        text.replace("sample = true\n", ""),
        text.replace("mac = \"", "mac = \"zz"),
        text.replace("memory_kib = 64", "memory_kib = 4000000000"),
        text.replace("lanes = 1", "lanes = 0"),
        text.replace("kind = \"passphrase\"", "kind = \"horoscope\""),
        text.replace("0198f1d2-7c4e", "../elsewhere"),
        text.replace("created =", "added = 1\ncreated ="),
        text[..text.find("[[slot]]").unwrap()].to_owned(),
        format!("{text}\n{}", &text[text.find("[[slot]]").unwrap()..]),
    ];
    for (at, damaged) in damaged.iter().enumerate() {
        assert!(matches!(VaultHeader::parse(damaged), Err(HeaderError::Damaged(_))), "case {at}:\n{damaged}");
    }
}

#[test]
fn recovery_keys_read_back_leniently_and_find_every_slip() {
    let key = RecoveryKey::random();
    let groups = key.to_groups();
    assert_eq!(groups.len(), 14 * 4 + 13);
    let loose = groups.to_lowercase().replace('0', "o").replace('1', "l").replace('-', "－ ");
    assert_eq!(RecoveryKey::parse(&loose), Ok(key.clone()));
    for at in (0..groups.len()).filter(|at| groups.as_bytes()[*at] != b'-') {
        let replacement = if groups.as_bytes()[at] == b'Z' { "Y" } else { "Z" };
        let mut slip = groups.to_string();
        slip.replace_range(at..=at, replacement);
        assert_eq!(RecoveryKey::parse(&slip), Err(RecoveryKeyError::Checksum), "symbol {at}");
    }
    let mut odd = groups.to_string();
    odd.replace_range(5..6, "U");
    assert_eq!(RecoveryKey::parse(&odd), Err(RecoveryKeyError::Symbol { group: 2 }));
    assert_eq!(RecoveryKey::parse(""), Err(RecoveryKeyError::Length { actual: 0 }));
}

/// A header written by the first edition: every later one must open it.
#[test]
fn the_format_is_fixed() {
    let header = VaultHeader::parse(include_str!("fixed.toml")).unwrap();
    let key = Key::from_bytes([9; 32]);
    assert_eq!(header.open_with_passphrase(PASSPHRASE).unwrap(), key);
    assert_eq!(header.open_with_recovery(include_str!("fixed-recovery.txt")).unwrap(), key);
    assert_eq!(header.to_toml(), include_str!("fixed.toml"));
}
