//! The paths that a file names, made absolute from the root of its crate.
//!
//! Only paths that can lead to another file of the same crate are kept: those that begin with
//! `crate`, `self`, `super` or a child module.

use crate::tokens::{Kind, Token};

/// A path named in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Segments from the root of the crate; the last may be `*`.
    pub segments: Vec<String>,
    /// The name given with `as`.
    pub renamed: Option<String>,
    /// Whether it stands in a `pub use`.
    pub is_shown: bool,
    /// Line (from 1).
    pub line: usize,
}

impl Path {
    /// The name under which the thing is known afterwards.
    pub fn name(&self) -> Option<&String> {
        self.renamed.as_ref().or(self.segments.last())
    }
}

/// Walks over the tokens of one file.
pub struct Reader<'a> {
    module: Vec<String>,
    tokens: &'a [Token],
    is_module: &'a dyn Fn(&[String]) -> bool,
    /// Inline modules that are open, with the depth at which they close.
    inline: Vec<(String, usize)>,
    found: Vec<Path>,
}

impl<'a> Reader<'a> {
    /// A reader for the file of `module`; `is_module` knows the modules that are files.
    pub fn new(module: &[String], tokens: &'a [Token], is_module: &'a dyn Fn(&[String]) -> bool) -> Self {
        Self { module: module.to_vec(), tokens, is_module, inline: Vec::new(), found: Vec::new() }
    }

    /// All paths, in order.
    pub fn read(mut self) -> Vec<Path> {
        let (mut at, mut depth, mut is_shown) = (0, 0_usize, false);
        while let Some(token) = self.tokens.get(at) {
            match &token.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close => {
                    depth = depth.saturating_sub(1);
                    self.inline.retain(|(_, closes)| *closes <= depth);
                }
                Kind::Sign(';') => is_shown = false,
                Kind::Ident(word) if word == "mod" => self.open_inline(at, depth),
                Kind::Ident(word) if word == "use" => is_shown = self.follows_pub(at),
                Kind::Ident(_) if self.begins_path(at) => {
                    if let Some(base) = self.base(at) {
                        at = self.path(at, base, is_shown);
                        continue;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        self.found
    }

    fn open_inline(&mut self, at: usize, depth: usize) {
        let name = self.tokens.get(at + 1).and_then(Token::ident);
        if let (Some(name), Some(Kind::Open('{'))) = (name, self.tokens.get(at + 2).map(|token| &token.kind)) {
            self.inline.push((name.to_owned(), depth + 1));
        }
    }

    /// `pub use`, `pub(crate) use`, `pub(in …) use`.
    fn follows_pub(&self, at: usize) -> bool {
        let mut before = self.tokens[..at].iter().rev();
        match before.next().map(|token| &token.kind) {
            Some(Kind::Close) => {
                before.find(|token| token.kind == Kind::Open('(')).is_some_and(|_| next_is_pub(before))
            }
            Some(Kind::Ident(word)) => word == "pub",
            _ => false,
        }
    }

    fn begins_path(&self, at: usize) -> bool {
        let joined = at >= 2 && self.tokens[at - 1].is(':') && self.tokens[at - 2].is(':');
        let after_dot = at >= 1 && self.tokens[at - 1].is('.');
        !joined && !after_dot && self.colons(at + 1)
    }

    fn colons(&self, at: usize) -> bool {
        matches!((self.tokens.get(at), self.tokens.get(at + 1)), (Some(one), Some(two)) if one.is(':') && two.is(':'))
    }

    /// The absolute module before the path at `at`, if the path can stay inside the crate.
    fn base(&self, at: usize) -> Option<Vec<String>> {
        let here =
            || -> Vec<String> { self.module.iter().chain(self.inline.iter().map(|(name, _)| name)).cloned().collect() };
        match self.tokens[at].ident()? {
            "crate" => Some(Vec::new()),
            "self" | "super" => Some(here()),
            name => {
                let mut child = self.module.clone();
                child.push(name.to_owned());
                (self.inline.is_empty() && (self.is_module)(&child)).then(|| self.module.clone())
            }
        }
    }

    /// Reads the path or tree of paths at `at`; answers where reading goes on.
    fn path(&mut self, mut at: usize, mut segments: Vec<String>, is_shown: bool) -> usize {
        let line = self.tokens[at].line;
        loop {
            match self.tokens.get(at).map(|token| &token.kind) {
                Some(Kind::Ident(word)) => match word.as_str() {
                    "crate" | "self" => {}
                    "super" => drop(segments.pop()),
                    name => segments.push(name.to_owned()),
                },
                Some(Kind::Sign('*')) => segments.push("*".to_owned()),
                Some(Kind::Open('{')) => return self.group(at + 1, &segments, is_shown),
                _ => break,
            }
            at += 1;
            if !self.colons(at) {
                break;
            }
            at += 2;
        }
        let renames = self.tokens.get(at).and_then(Token::ident) == Some("as");
        let renamed = if renames { self.tokens.get(at + 1).and_then(Token::ident).map(str::to_owned) } else { None };
        self.found.push(Path { segments, renamed, is_shown, line });
        at
    }

    /// Reads `a, b::c, self}` after an opening brace; answers the place after the closing one.
    fn group(&mut self, mut at: usize, segments: &[String], is_shown: bool) -> usize {
        while let Some(token) = self.tokens.get(at) {
            match &token.kind {
                Kind::Close => return at + 1,
                Kind::Sign(',') => at += 1,
                Kind::Ident(word) if word == "as" => at += 2,
                Kind::Ident(_) | Kind::Sign('*') | Kind::Open('{') => at = self.path(at, segments.to_vec(), is_shown),
                _ => at += 1,
            }
        }
        at
    }
}

fn next_is_pub<'a>(mut tokens: impl Iterator<Item = &'a Token>) -> bool {
    tokens.next().and_then(Token::ident) == Some("pub")
}
