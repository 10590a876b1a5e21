//! What holds within a group of rich text, and what control words mean for it.

/// Where text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Target {
    /// Into the text.
    #[default]
    Text,
    /// It is passed over.
    Nowhere,
    /// Into the list of fonts.
    Fonts,
    /// Into the title.
    Title,
    /// Into the name of who wrote it.
    Author,
}

/// What holds within a group.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// Where its text goes.
    pub target: Target,
    /// Signs that stand for a character of Unicode in programs of old, and are skipped.
    pub uc: usize,
    /// The number of the font.
    pub font: i32,
    /// It is not shown.
    pub is_hidden: bool,
    /// It was struck out under tracked changes.
    pub is_deleted: bool,
    /// It says once more what was said for the web.
    pub is_repeated: bool,
}

impl Default for Group {
    fn default() -> Self {
        Self { target: Target::Text, uc: 1, font: 0, is_hidden: false, is_deleted: false, is_repeated: false }
    }
}

/// Where the text behind a control word goes; none for a word that says nothing about that.
pub fn destination(word: &str) -> Option<Target> {
    Some(match word {
        "fonttbl" => Target::Fonts,
        "title" => Target::Title,
        "author" => Target::Author,
        "colortbl" | "stylesheet" | "pict" | "objdata" | "info" | "listtable" | "listoverridetable" | "themedata"
        | "datastore" | "fldinst" | "filetbl" | "revtbl" | "generator" | "xmlnstbl" | "operator" | "subject"
        | "keywords" | "doccomm" | "company" | "manager" | "category" | "hlinkbase" | "bkmkstart" | "bkmkend"
        | "nonshppict" | "atnid" | "atnauthor" | "atntime" | "atnref" | "atrfstart" | "atrfend" | "listtext"
        | "pntext" | "userprops" | "shprslt" | "sp" | "falt" | "panose" => Target::Nowhere,
        // What is said to be ignorable and is text all the same.
        "annotation" | "shptxt" | "shpinst" | "footnote" | "header" | "footer" | "headerl" | "headerr" | "headerf"
        | "footerl" | "footerr" | "footerf" => Target::Text,
        _ => return None,
    })
}

/// The code page of a font's character set.
pub fn code_page_of(set: i32) -> Option<u32> {
    Some(match set {
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}
