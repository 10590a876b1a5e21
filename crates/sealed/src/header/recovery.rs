//! The recovery key: 256 random bits as a person can copy them from paper.
//!
//! 32 bytes and a checksum of 3 bytes make 56 symbols of Crockford's base 32 in 14 groups of
//! four. Reading is lenient (case, blanks, hyphens, O for 0, I and L for 1). The key is
//! symmetric: a vault that stands alone has nobody who could hold the private half of a pair.
//! A department's own recovery key, signed by its anchor, will be a further kind of slot.

use sha2::{Digest, Sha256};
use words::Message;
use zeroize::{Zeroize, Zeroizing};

use super::kind::Salt;
use crate::key::Key;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const KEY_BYTES: usize = 32;
const CHECK_BYTES: usize = 3;
const SYMBOLS: usize = (KEY_BYTES + CHECK_BYTES) * 8 / 5;
const GROUP: usize = 4;

/// Why a typed recovery key cannot be the one that was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryKeyError {
    /// Too few or too many symbols.
    #[error("a recovery key has {SYMBOLS} symbols, this one has {actual}")]
    Length {
        /// Symbols typed.
        actual: usize,
    },
    /// A character that never stands in a recovery key.
    #[error("group {group} holds a character that stands in no recovery key")]
    Symbol {
        /// Number of the group of four, from 1.
        group: usize,
    },
    /// The checksum does not fit: some symbol is mistyped.
    #[error("the checksum of the recovery key does not fit")]
    Checksum,
}

impl RecoveryKeyError {
    /// What to tell a person.
    pub fn message(&self) -> Message {
        match self {
            RecoveryKeyError::Length { actual } => {
                Message::new("sealed-recovery-length").with("expected", SYMBOLS).with("actual", *actual)
            }
            RecoveryKeyError::Symbol { group } => Message::new("sealed-recovery-symbol").with("group", *group),
            RecoveryKeyError::Checksum => Message::new("sealed-recovery-checksum"),
        }
    }
}

/// A recovery key. It is shown once and stored nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryKey(Key);

impl RecoveryKey {
    /// A new one.
    ///
    /// # Panics
    /// When the operating system gives no random bytes.
    pub fn random() -> RecoveryKey {
        RecoveryKey(Key::random())
    }

    /// The form for paper: fourteen groups of four symbols, joined by hyphens.
    pub fn to_groups(&self) -> Zeroizing<String> {
        let mut bytes = Zeroizing::new(self.0.bytes().to_vec());
        bytes.extend_from_slice(&checksum(self.0.bytes()));
        let mut text = Zeroizing::new(String::with_capacity(SYMBOLS + SYMBOLS / GROUP));
        for (at, five) in fives(&bytes).enumerate() {
            if at > 0 && at % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[usize::from(five)]));
        }
        text
    }

    /// Reads what a person typed.
    pub fn parse(typed: &str) -> Result<RecoveryKey, RecoveryKeyError> {
        let mut values = Zeroizing::new(Vec::with_capacity(SYMBOLS));
        for symbol in typed.chars().filter(|c| !c.is_whitespace() && !is_hyphen(*c)) {
            let group = values.len() / GROUP + 1;
            values.push(value(symbol).ok_or(RecoveryKeyError::Symbol { group })?);
        }
        if values.len() != SYMBOLS {
            return Err(RecoveryKeyError::Length { actual: values.len() });
        }
        let bytes = Zeroizing::new(eights(&values));
        let (key, check) = bytes.split_first_chunk::<KEY_BYTES>().ok_or(RecoveryKeyError::Checksum)?;
        if check != checksum(key) {
            return Err(RecoveryKeyError::Checksum);
        }
        let mut key = *key;
        let recovery = RecoveryKey(Key::from_bytes(key));
        key.zeroize();
        Ok(recovery)
    }

    /// The key that wraps the vault key. The input is uniformly random, so HKDF suffices.
    pub(super) fn kek(&self, salt: &Salt) -> Key {
        self.0.expand(salt, &[b"muniment/1/recovery"])
    }
}

fn checksum(key: &[u8; KEY_BYTES]) -> [u8; CHECK_BYTES] {
    let digest = Sha256::new().chain_update(b"muniment/1/recovery-check").chain_update(key).finalize();
    [digest[0], digest[1], digest[2]]
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '－' | '_')
}

/// The value of a symbol; full-width letters and digits count as their narrow forms.
fn value(symbol: char) -> Option<u8> {
    let narrow = match symbol {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(symbol) - 0xFEE0)?,
        other => other,
    };
    let plain = match narrow.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET.iter().position(|letter| char::from(*letter) == plain)?;
    u8::try_from(at).ok()
}

/// Groups of five bits; 35 bytes divide evenly.
fn fives(bytes: &[u8]) -> impl Iterator<Item = u8> + '_ {
    (0..bytes.len() * 8 / 5).map(|n| {
        (0..5).fold(0, |value, bit| {
            let at = n * 5 + bit;
            value << 1 | (bytes[at / 8] >> (7 - at % 8)) & 1
        })
    })
}

fn eights(fives: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0_u8; fives.len() * 5 / 8];
    for at in 0..bytes.len() * 8 {
        bytes[at / 8] |= ((fives[at / 5] >> (4 - at % 5)) & 1) << (7 - at % 8);
    }
    bytes
}
