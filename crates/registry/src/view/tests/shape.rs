//! The types of the window as a tree, read from what ts-rs writes.
//!
//! Only as much of TypeScript as the contract uses; anything else is refused loudly.

use std::iter::Peekable;
use std::vec::IntoIter;

/// A type.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// `string`, `null`, `6`, `'class'`, or the name of another type.
    Word(String),
    /// `T[]`
    List(Box<Shape>),
    /// `{ [key: string]: T }`
    Map(Box<Shape>),
    /// `{ a: T; b?: U }`
    Object(Vec<Field>),
    /// `T | U`
    AnyOf(Vec<Shape>),
    /// `{ a: T } & U`, until it is known what U is.
    Joined(Vec<Shape>),
}

/// A field of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    pub docs: Vec<String>,
    pub name: String,
    pub is_optional: bool,
    pub shape: Shape,
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Doc(Vec<String>),
    Text(String),
    Word(String),
    Sign(char),
}

impl Shape {
    /// Reads `type Name = …;`.
    pub fn of_declaration(declaration: &str) -> Self {
        let (head, shape) = declaration.split_once('=').expect("a declaration has an equals sign");
        assert!(head.starts_with("type "), "{declaration}");
        let mut parser = Parser(tokens(shape.trim_end_matches(';')).into_iter().peekable());
        let shape = parser.any_of();
        assert_eq!(parser.0.next(), None, "{declaration}");
        shape
    }

    /// The same with the fields of all that is joined in one object; `named` knows the other types.
    pub fn unified(self, named: &impl Fn(&str) -> Shape) -> Self {
        let fields = |shape: Shape| match shape {
            Shape::Object(fields) => fields,
            Shape::Word(name) => match named(&name) {
                Shape::Object(fields) => fields.into_iter().map(|field| Field { docs: Vec::new(), ..field }).collect(),
                other => panic!("only objects are joined, not {other:?}"),
            },
            other => panic!("only objects are joined, not {other:?}"),
        };
        match self {
            Shape::Joined(shapes) => Shape::Object(shapes.into_iter().flat_map(fields).collect()),
            Shape::AnyOf(shapes) => Shape::AnyOf(shapes.into_iter().map(|shape| shape.unified(named)).collect()),
            other => other,
        }
    }
}

/// The lines of a comment without its signs.
pub fn doc_lines(comment: &str) -> Vec<String> {
    let inside = comment.trim().trim_start_matches("/**").trim_end_matches("*/");
    let lines = inside.lines().map(|line| line.trim().trim_start_matches('*').trim());
    let lines: Vec<String> = lines.map(str::to_owned).collect();
    let begin = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
    let end = lines.iter().rposition(|line| !line.is_empty()).map_or(begin, |at| at + 1);
    lines[begin..end].to_vec()
}

fn tokens(mut text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    while let Some(first) = text.chars().next() {
        let length = match first {
            '/' => text.find("*/").expect("the comment ends") + 2,
            '"' | '\'' => text[1..].find(first).expect("the text ends") + 2,
            first if is_word(first) => text.find(|sign| !is_word(sign)).unwrap_or(text.len()),
            first => first.len_utf8(),
        };
        let (piece, rest) = text.split_at(length);
        match first {
            '/' => found.push(Token::Doc(doc_lines(piece))),
            '"' | '\'' => found.push(Token::Text(piece[1..length - 1].to_owned())),
            first if is_word(first) => found.push(Token::Word(piece.to_owned())),
            first if first.is_whitespace() => {}
            first => found.push(Token::Sign(first)),
        }
        text = rest;
    }
    found
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

struct Parser(Peekable<IntoIter<Token>>);

impl Parser {
    fn takes(&mut self, sign: char) -> bool {
        self.0.next_if_eq(&Token::Sign(sign)).is_some()
    }

    fn need(&mut self, sign: char) {
        assert_eq!(self.0.next(), Some(Token::Sign(sign)));
    }

    fn any_of(&mut self) -> Shape {
        self.takes('|');
        let mut shapes = vec![self.joined()];
        while self.takes('|') {
            shapes.push(self.joined());
        }
        if shapes.len() == 1 { shapes.remove(0) } else { Shape::AnyOf(shapes) }
    }

    fn joined(&mut self) -> Shape {
        let mut shapes = vec![self.listed()];
        while self.takes('&') {
            shapes.push(self.listed());
        }
        if shapes.len() == 1 { shapes.remove(0) } else { Shape::Joined(shapes) }
    }

    fn listed(&mut self) -> Shape {
        let mut shape = self.single();
        while self.takes('[') {
            self.need(']');
            shape = Shape::List(Box::new(shape));
        }
        shape
    }

    fn single(&mut self) -> Shape {
        match self.0.next() {
            Some(Token::Text(text)) => Shape::Word(format!("'{text}'")),
            Some(Token::Word(word)) if self.takes('<') => self.generic(&word),
            Some(Token::Word(word)) => Shape::Word(word),
            Some(Token::Sign('{')) => self.object(),
            Some(Token::Sign('(')) => {
                let shape = self.any_of();
                self.need(')');
                shape
            }
            other => panic!("a type was expected, not {other:?}"),
        }
    }

    fn generic(&mut self, name: &str) -> Shape {
        if name == "Record" {
            assert_eq!(self.single(), Shape::Word("string".to_owned()));
            self.need(',');
        } else {
            assert_eq!(name, "Array");
        }
        let inner = Box::new(self.any_of());
        self.need('>');
        if name == "Record" { Shape::Map(inner) } else { Shape::List(inner) }
    }

    fn object(&mut self) -> Shape {
        if self.takes('[') {
            return self.map();
        }
        let mut fields = Vec::new();
        while !self.takes('}') {
            fields.push(self.field());
            let _ = self.takes(',') || self.takes(';');
        }
        Shape::Object(fields)
    }

    /// The rest of `{ [key in string]: T }` or `{ [key: string]: T }`.
    fn map(&mut self) -> Shape {
        while !self.takes(']') {
            self.0.next();
        }
        self.need(':');
        let inner = self.any_of();
        self.need('}');
        Shape::Map(Box::new(inner))
    }

    fn field(&mut self) -> Field {
        let docs = match self.0.next_if(|token| matches!(token, Token::Doc(_))) {
            Some(Token::Doc(lines)) => lines,
            _ => Vec::new(),
        };
        let Some(Token::Word(name) | Token::Text(name)) = self.0.next() else { panic!("a field was expected") };
        let is_optional = self.takes('?');
        self.need(':');
        Field { docs, name, is_optional, shape: self.any_of() }
    }
}
