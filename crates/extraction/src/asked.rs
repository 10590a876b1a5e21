//! What a parent asks of the child about a file: one byte in front of it.

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Its text.
    Text,
    /// The fields of a form.
    Paper,
}

impl Asked {
    /// The byte.
    pub fn byte(self) -> u8 {
        match self {
            Self::Text => b'T',
            Self::Paper => b'P',
        }
    }

    /// What the byte asks; none for one that asks nothing.
    pub fn of(byte: u8) -> Option<Self> {
        [Self::Text, Self::Paper].into_iter().find(|asked| asked.byte() == byte)
    }
}
