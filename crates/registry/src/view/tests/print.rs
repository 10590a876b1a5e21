//! A tree of types as TypeScript that people can read.

use super::shape::{Field, Shape};

const WIDTH: usize = 120;

/// `export type Name = …;` with its comment.
pub fn declaration(name: &str, docs: &[String], shape: &Shape) -> String {
    let head = format!("export type {name} =");
    let line = one_line(shape);
    if !has_docs(shape) && head.len() + line.len() + 2 <= WIDTH {
        return format!("{}{head} {line};\n", comment(docs, 0));
    }
    let body = broken(shape, 0);
    let gap = if body.starts_with('\n') { "" } else { " " };
    format!("{}{head}{gap}{body};\n", comment(docs, 0))
}

/// A comment, or nothing.
pub fn comment(lines: &[String], indent: usize) -> String {
    let pad = " ".repeat(indent);
    match lines {
        [] => String::new(),
        [line] => format!("{pad}/** {line} */\n"),
        lines => {
            let inside: String =
                lines.iter().map(|line| format!("{pad} * {line}").trim_end().to_owned() + "\n").collect();
            format!("{pad}/**\n{inside}{pad} */\n")
        }
    }
}

fn has_docs(shape: &Shape) -> bool {
    match shape {
        Shape::Word(_) | Shape::Joined(_) => false,
        Shape::List(inner) | Shape::Map(inner) => has_docs(inner),
        Shape::Object(fields) => fields.iter().any(|field| !field.docs.is_empty() || has_docs(&field.shape)),
        Shape::AnyOf(shapes) => shapes.iter().any(has_docs),
    }
}

fn one_line(shape: &Shape) -> String {
    match shape {
        Shape::Word(word) => word.clone(),
        Shape::List(inner) => format!("{}[]", joined(inner)),
        Shape::Map(inner) => format!("{{ [key: string]: {} }}", one_line(inner)),
        Shape::Object(fields) => {
            let fields: Vec<String> =
                fields.iter().map(|field| format!("{}: {}", key(field), one_line(&field.shape))).collect();
            format!("{{ {} }}", fields.join("; "))
        }
        Shape::AnyOf(shapes) => shapes.iter().map(joined).collect::<Vec<_>>().join(" | "),
        Shape::Joined(shapes) => shapes.iter().map(joined).collect::<Vec<_>>().join(" & "),
    }
}

/// A type as a part of another; a union within stands in brackets.
fn joined(shape: &Shape) -> String {
    match shape {
        Shape::AnyOf(_) => format!("({})", one_line(shape)),
        _ => one_line(shape),
    }
}

fn key(field: &Field) -> String {
    let is_plain = field.name.chars().all(|sign| sign.is_alphanumeric() || sign == '_');
    let name = if is_plain { field.name.clone() } else { format!("'{}'", field.name) };
    if field.is_optional { name + "?" } else { name }
}

/// A type over several lines, where it can be broken.
fn broken(shape: &Shape, indent: usize) -> String {
    let pad = " ".repeat(indent);
    match shape {
        Shape::Object(fields) => {
            let inside: String = fields.iter().map(|field| line(field, indent + 2)).collect();
            format!("{{\n{inside}{pad}}}")
        }
        Shape::AnyOf(shapes) => shapes.iter().map(|shape| format!("\n{pad}  | {}", joined(shape))).collect(),
        _ => one_line(shape),
    }
}

fn line(field: &Field, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let head = format!("{pad}{}: ", key(field));
    let flat = one_line(&field.shape);
    let fits = !has_docs(&field.shape) && head.len() + flat.len() < WIDTH;
    let value = if fits { flat } else { broken(&field.shape, indent) };
    format!("{}{head}{value};\n", comment(&field.docs, indent))
}
