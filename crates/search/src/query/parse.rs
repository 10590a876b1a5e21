//! From what was typed to the tree.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::chips::{Chip, chip};
use super::phrase::Phrase;
use super::pieces::{Piece, pieces};
use super::tree::{Field, Leaf, Node, Query};
use crate::analyser::{BORDER, Folding};

/// What the reading of a query depends on beside its text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reading<'a> {
    /// The present day, for words such as 上月; without it they are text.
    pub today: Option<Date>,
    /// Texts of chips that were removed: these pieces are text again.
    pub as_text: &'a [String],
}

/// Pieces that are all single ideographs are taken for one run from this many on even when 或 is among them.
const PASTED_OR_FROM: usize = 5;

impl Query {
    /// Reads what was typed. There is no wrong syntax.
    pub fn parse(text: &str) -> Query {
        Query::parse_with(text, Reading::default())
    }

    /// The same with the present day and with chips removed.
    pub fn parse_with(text: &str, reading: Reading<'_>) -> Query {
        let text: String = text.nfkc().map(|c| if c == BORDER { ' ' } else { c }).collect();
        let mut pieces = pieces(&text);
        let chips = take_chips(&mut pieces, reading);
        let root = match pasted_run(&pieces) {
            Some(leaf) => Node::Leaf(leaf),
            None => tree(&pieces),
        };
        Query { root, chips, exact_characters: false }
    }
}

/// Takes the dates out of the pieces, and the OR between two of them.
fn take_chips(pieces: &mut Vec<Piece>, reading: Reading<'_>) -> Vec<Chip> {
    let mut chips: Vec<Chip> = Vec::new();
    let mut kept: Vec<Piece> = Vec::new();
    let mut after_chip = false;
    for piece in pieces.drain(..) {
        let wanted = piece.is_bare() && !reading.as_text.contains(&piece.text);
        if let Some(chip) = wanted.then(|| chip(&piece.text, reading.today)).flatten() {
            if kept.last().is_some_and(is_or) {
                kept.pop();
            }
            chips.push(chip);
            after_chip = true;
        } else if !(after_chip && is_or(&piece)) {
            kept.push(piece);
            after_chip = false;
        }
    }
    *pieces = kept;
    chips
}

/// `資 訊 科 技`: text copied from a PDF that sets every ideograph apart.
fn pasted_run(pieces: &[Piece]) -> Option<Leaf> {
    let single = |piece: &Piece| piece.is_bare() && Phrase::new(&piece.text, Folding::Off).is_one_ideograph();
    let operators = pieces.iter().any(is_or) && pieces.len() < PASTED_OR_FROM;
    if pieces.len() < 2 || operators || !pieces.iter().all(single) {
        return None;
    }
    let run: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    Some(Leaf::new(&run, None))
}

fn is_or(piece: &Piece) -> bool {
    piece.is_bare() && matches!(piece.text.as_str(), "OR" | "|" | "||" | "或")
}

fn is_not(piece: &Piece) -> bool {
    piece.is_bare() && matches!(piece.text.as_str(), "NOT" | "不含")
}

/// AND of groups; a group is one operand, or several joined by OR, which binds tighter.
fn tree(pieces: &[Piece]) -> Node {
    let mut groups: Vec<Vec<Node>> = Vec::new();
    let (mut at, mut joins) = (0, false);
    while let Some(piece) = pieces.get(at) {
        let next = pieces.get(at + 1);
        if is_or(piece) && !groups.is_empty() && next.is_some() && !joins {
            joins = true;
            at += 1;
            continue;
        }
        let negated = is_not(piece) && next.is_some_and(|next| !is_or(next));
        let (operand, negative) = if negated { (&pieces[at + 1], true) } else { (piece, piece.negative) };
        at += if negated { 2 } else { 1 };
        let Some(node) = operand_node(operand, negative) else { continue };
        match groups.last_mut() {
            Some(group) if joins => group.push(node),
            _ => groups.push(vec![node]),
        }
        joins = false;
    }
    let mut nodes: Vec<Node> = groups.into_iter().filter_map(|group| one_or(group, Node::Or)).collect();
    match nodes.len() {
        0 => Node::All,
        1 => nodes.remove(0),
        _ => Node::And(nodes),
    }
}

fn one_or(mut nodes: Vec<Node>, many: impl Fn(Vec<Node>) -> Node) -> Option<Node> {
    if nodes.len() > 1 { Some(many(nodes)) } else { nodes.pop() }
}

/// The leaf of a piece, or `None` when there is nothing in it to be found.
fn operand_node(piece: &Piece, negative: bool) -> Option<Node> {
    let leaf = Leaf::new(&piece.text, piece.field);
    if leaf.phrase.is_empty() && piece.field != Some(Field::Class) {
        return None;
    }
    let node = Node::Leaf(leaf);
    // A sign before a piece that already stands behind NOT does not turn it round again.
    Some(if negative { Node::Not(Box::new(node)) } else { node })
}
