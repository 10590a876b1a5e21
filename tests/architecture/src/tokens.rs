//! A Rust file as a flat list of tokens, without comments, attributes and test code.
//!
//! Tokens rather than a syntax tree, because the inside of a macro (`vec![…]`, `assert!(…)`)
//! is then read like everything else.

use std::iter::Peekable;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree, token_stream};

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// An identifier or keyword.
    Ident(String),
    /// One sign of punctuation.
    Sign(char),
    /// The value of a string literal.
    Text(String),
    /// `(`, `[` or `{`.
    Open(char),
    /// The end of the innermost group.
    Close,
    /// Any other literal.
    Other,
}

/// A token with the line on which it begins (from 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its line.
    pub line: usize,
}

impl Token {
    /// The identifier, if it is one.
    pub fn ident(&self) -> Option<&str> {
        match &self.kind {
            Kind::Ident(name) => Some(name),
            _ => None,
        }
    }

    /// Whether it is this sign.
    pub fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }
}

/// The tokens of a file that are built into the product, and the modules that are not.
#[derive(Debug, Default)]
pub struct Source {
    /// Tokens in order; items under `#[cfg(test)]` are left out.
    pub tokens: Vec<Token>,
    /// Names of the modules declared under `#[cfg(test)]`.
    pub test_modules: Vec<String>,
}

/// Reads a file.
pub fn read(path: &str, text: &str) -> Result<Source, String> {
    let stream: TokenStream = text.parse().map_err(|fault| format!("{path}: {fault}"))?;
    let mut source = Source::default();
    flatten(stream, &mut source);
    Ok(source)
}

type Trees = Peekable<token_stream::IntoIter>;

fn flatten(stream: TokenStream, source: &mut Source) {
    let mut trees: Trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                if attribute(&mut trees).is_some_and(|group| is_for_tests(&group)) {
                    skip_item(&mut trees, source);
                }
            }
            TokenTree::Punct(sign) => source.tokens.push(Token { kind: Kind::Sign(sign.as_char()), line }),
            TokenTree::Ident(name) => source.tokens.push(Token { kind: Kind::Ident(name.to_string()), line }),
            TokenTree::Literal(literal) => source.tokens.push(Token { kind: literal_kind(&literal.to_string()), line }),
            TokenTree::Group(group) => {
                let open = match group.delimiter() {
                    Delimiter::Parenthesis => '(',
                    Delimiter::Bracket => '[',
                    Delimiter::Brace | Delimiter::None => '{',
                };
                source.tokens.push(Token { kind: Kind::Open(open), line });
                flatten(group.stream(), source);
                source.tokens.push(Token { kind: Kind::Close, line: group.span_close().start().line });
            }
        }
    }
}

/// The bracket of an attribute whose `#` has just been read.
fn attribute(trees: &mut Trees) -> Option<Group> {
    if matches!(trees.peek(), Some(TokenTree::Punct(sign)) if sign.as_char() == '!') {
        trees.next();
    }
    match trees.peek() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
            let group = group.clone();
            trees.next();
            Some(group)
        }
        _ => None,
    }
}

/// Whether an attribute is `cfg(test)` or a `cfg` that asks for `test` among others.
fn is_for_tests(group: &Group) -> bool {
    let text = group.stream().to_string().replace(' ', "");
    text.starts_with("cfg(") && !text.contains("not(test)") && (text.contains("(test)") || text.contains("(test,"))
}

/// Passes over the item that follows: to its `;` or to the end of its braces.
fn skip_item(trees: &mut Trees, source: &mut Source) {
    let mut words = Vec::new();
    for tree in trees.by_ref() {
        match tree {
            TokenTree::Ident(word) => words.push(word.to_string()),
            TokenTree::Punct(sign) if sign.as_char() == ';' => break,
            TokenTree::Group(group)
                if group.delimiter() == Delimiter::Brace && !words.iter().any(|word| word == "use") =>
            {
                break;
            }
            _ => {}
        }
    }
    if let Some(at) = words.iter().position(|word| word == "mod")
        && let Some(name) = words.get(at + 1)
    {
        source.test_modules.push(name.clone());
    }
}

/// The value of a plain or raw string; other literals are of no interest here.
fn literal_kind(literal: &str) -> Kind {
    let raw = literal.strip_prefix('r').map(|rest| rest.trim_matches('#'));
    let quoted = raw.unwrap_or(literal);
    match quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(value) => Kind::Text(value.to_owned()),
        None => Kind::Other,
    }
}
