//! Variants of one ideograph: Traditional, Simplified, Hong Kong and Taiwan forms.
//!
//! The table joins more than variants of writing in a few classes (發 and 髮, 鍾 and 鐘), because
//! their Simplified form is one. Whoever needs the difference turns folding off.

use std::collections::HashMap;
use std::sync::OnceLock;

const DATA: &str = include_str!("../../data/variants.txt");

/// The character that stands for the class of `c`, or `c` itself.
pub(super) fn fold(c: char) -> char {
    static TABLE: OnceLock<HashMap<char, char>> = OnceLock::new();
    TABLE.get_or_init(read).get(&c).copied().unwrap_or(c)
}

fn read() -> HashMap<char, char> {
    let classes = DATA.lines().filter(|line| !line.starts_with('#'));
    classes
        .filter_map(|class| Some((class.chars().next()?, class)))
        .flat_map(|(first, class)| class.chars().skip(1).map(move |other| (other, first)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_what_people_mix() {
        let classes = ["裏裡", "羣群", "着著", "線綫线", "灣湾", "臺台檯颱", "説說说", "衞衛卫", "鍾鐘钟", "發髮发"];
        for class in classes {
            let folded: Vec<char> = class.chars().map(fold).collect();
            assert!(folded.windows(2).all(|pair| pair[0] == pair[1]), "{class}");
        }
    }

    #[test]
    fn keeps_apart_what_is_not_a_variant() {
        for (a, b) in [('政', '府'), ('未', '末'), ('土', '士'), ('己', '已'), ('日', '曰')] {
            assert_ne!(fold(a), fold(b));
        }
        assert_eq!(fold('A'), 'A');
    }

    #[test]
    fn the_table_is_sound() {
        let mut seen = std::collections::HashSet::new();
        for class in DATA.lines().filter(|line| !line.starts_with('#')) {
            assert!(class.chars().count() > 1, "{class}");
            for c in class.chars() {
                assert!(seen.insert(c), "{c} stands in two classes");
                assert_eq!(fold(fold(c)), fold(c));
            }
        }
        assert!(seen.len() > 8_000);
    }
}
