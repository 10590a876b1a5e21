//! Where a JSON pointer leads in the text of a document, for whoever writes the document.

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourcePlace {
    /// The line, from 1.
    pub line: u32,
    /// The character in the line, from 1.
    pub column: u32,
}

impl SourcePlace {
    /// The place of the byte `offset` of `source`; the end where there are fewer.
    pub fn of_byte(source: &str, offset: usize) -> Self {
        let offset = (0..=offset.min(source.len())).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(0);
        let before = &source[..offset];
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
        let counted = |count: usize| u32::try_from(count + 1).unwrap_or(u32::MAX);
        Self { line: counted(line), column: counted(column) }
    }
}

/// Where `pointer` leads in `source`: the name of a property, or the item of a list. What is not there leads to the
/// nearest part around it that is.
pub fn place_in_source(source: &str, pointer: &str) -> SourcePlace {
    let mut walk = Walk { source, at: 0 };
    walk.space();
    let mut found = walk.at;
    for token in pointer.split('/').skip(1) {
        let token = crate::pointer::unescape(token);
        let Some(place) = walk.enter(&token) else { break };
        found = place;
    }
    SourcePlace::of_byte(source, found)
}

/// Goes through a document that is well formed; where it is not, nothing more is found.
struct Walk<'a> {
    source: &'a str,
    at: usize,
}

impl Walk<'_> {
    fn next(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while self.next().is_some_and(|sign| sign.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Goes to the value of a property or to an item; the place of its name, or of the item.
    fn enter(&mut self, token: &str) -> Option<usize> {
        match self.next()? {
            b'{' => self.property(token),
            b'[' => self.item(token.parse().ok()?),
            _ => None,
        }
    }

    fn property(&mut self, name: &str) -> Option<usize> {
        self.at += 1;
        loop {
            self.space();
            let start = self.at;
            if self.next()? != b'"' {
                return None;
            }
            self.value()?;
            let found: String = serde_json::from_str(&self.source[start..self.at]).ok()?;
            self.space();
            self.at += usize::from(self.next()? == b':');
            self.space();
            if found == name {
                return Some(start);
            }
            self.value()?;
            self.comma()?;
        }
    }

    fn item(&mut self, wanted: usize) -> Option<usize> {
        self.at += 1;
        for _ in 0..wanted {
            self.space();
            self.value()?;
            self.comma()?;
        }
        self.space();
        (self.next()? != b']').then_some(self.at)
    }

    fn comma(&mut self) -> Option<()> {
        self.space();
        let is_comma = self.next()? == b',';
        self.at += usize::from(is_comma);
        is_comma.then_some(())
    }

    /// Goes behind the value that begins here.
    fn value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.next()? {
                b'"' => self.text()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' if depth > 0 => self.at += 1,
                sign if sign.is_ascii_whitespace() && depth > 0 => self.at += 1,
                _ => {
                    while self.next().is_some_and(|sign| !b",:]} \t\r\n".contains(&sign)) {
                        self.at += 1;
                    }
                }
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    fn text(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            match self.next()? {
                b'\\' => self.at += 2,
                b'"' => {
                    self.at += 1;
                    return Some(());
                }
                _ => self.at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "{\n  \"名稱\": \"甲\\\"乙\",\n  \"a/b\": [1, {\"x\": [true, null]},\n    \"},{\"],\n  \"end\": {}\n}\n";

    #[test]
    fn a_pointer_leads_to_the_name_or_to_the_item() {
        let cases = [
            ("", (1, 1)),
            ("/名稱", (2, 3)),
            ("/a~1b", (3, 3)),
            ("/a~1b/0", (3, 11)),
            ("/a~1b/1/x", (3, 15)),
            ("/a~1b/1/x/1", (3, 27)),
            ("/a~1b/2", (4, 5)),
            ("/end", (5, 3)),
        ];
        for (pointer, (line, column)) in cases {
            assert_eq!(place_in_source(TEXT, pointer), SourcePlace { line, column }, "{pointer}");
        }
    }

    #[test]
    fn what_is_not_there_leads_to_what_is_around_it() {
        assert_eq!(place_in_source(TEXT, "/end/more"), place_in_source(TEXT, "/end"));
        assert_eq!(place_in_source(TEXT, "/a~1b/7"), place_in_source(TEXT, "/a~1b"));
        assert_eq!(place_in_source(TEXT, "/none/0"), SourcePlace { line: 1, column: 1 });
        for broken in ["", "{", "{\"a\"", "{\"a\": [", "]", "{\"a\": }", "{\"a\" 1, \"\\"] {
            place_in_source(broken, "/a/0/b");
        }
    }
}
