//! The sides of a value that is an object: the two scripts of a name, the two days of a period, the parts of an
//! address. Each side is addressed by its name below the field (`/period/from`).

use words::Text;

use crate::address::DISTRICTS;
use crate::values::{Entry, Format, Type};

/// What stands in a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SideKind {
    /// Text, kept exactly as typed.
    Text,
    /// The number or letter of a flat or floor.
    Unit,
    /// A civil date.
    Date,
    /// The code of a district.
    District,
}

/// One side.
#[derive(Debug, PartialEq, Eq)]
pub struct Side {
    /// Its name in the answers.
    pub name: &'static str,
    /// What stands in it.
    pub kind: SideKind,
    /// What people read, English and Chinese.
    label: (&'static str, &'static str),
}

const fn side(name: &'static str, kind: SideKind, en: &'static str, zh: &'static str) -> Side {
    Side { name, kind, label: (en, zh) }
}

/// The two scripts of a name.
pub const NAME: &[Side] =
    &[side("zh", SideKind::Text, "In Chinese", "中文"), side("en", SideKind::Text, "In English", "英文")];

/// The two days of a period.
pub const PERIOD: &[Side] = &[side("from", SideKind::Date, "From", "由"), side("to", SideKind::Date, "To", "至")];

/// The parts of an address in Hong Kong, from the smallest up.
pub const ADDRESS: &[Side] = &[
    side("flat", SideKind::Unit, "Flat or room", "室／單位"),
    side("floor", SideKind::Unit, "Floor", "樓層"),
    side("block", SideKind::Text, "Block", "座"),
    side("building", SideKind::Text, "Building", "大廈名稱"),
    side("street", SideKind::Text, "Number and street, estate or village", "街道及門牌號數、屋邨或鄉村"),
    side("district", SideKind::District, "District", "地區"),
];

impl Side {
    /// What people read.
    pub fn label(&self) -> Text {
        Text::new(self.label.0, self.label.1)
    }

    /// The name of this side of a whole: `Name (In English)`.
    pub fn within(&self, whole: &Text) -> Text {
        Text::new(format!("{} ({})", whole.en, self.label.0), format!("{}（{}）", whole.zh, self.label.1))
    }

    /// Its type in expressions.
    pub fn value_type(&self) -> Type {
        match self.kind {
            SideKind::Text | SideKind::Unit => Type::Text,
            SideKind::Date => Type::Date,
            SideKind::District => Type::Code(DISTRICTS.to_owned()),
        }
    }

    /// How raw typing in it is understood.
    pub fn entry(&self) -> Entry {
        match self.kind {
            SideKind::Text => Entry::Verbatim,
            SideKind::Unit => Entry::Unit,
            SideKind::Date => Entry::Date,
            SideKind::District => Entry::Code,
        }
    }

    /// The format that the schema of a form names for it.
    pub fn format(&self) -> Option<Format> {
        (self.kind == SideKind::Date).then_some(Format::Date)
    }
}
