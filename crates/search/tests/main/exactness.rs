//! Counts against a second, naive implementation: every true occurrence, and no other.

use proptest::prelude::*;
use search::analyser::BORDER;
use search::{Query, RecordText};

use crate::kit::{Bench, pages};

/// Private-use code points and variants with the characters they stand for here.
const ALIKE: [(char, char); 9] = [
    ('\u{E40C}', '衞'),
    ('衛', '衞'),
    ('裡', '裏'),
    ('台', '臺'),
    ('鐘', '鍾'),
    ('\u{2F64}', '用'),
    ('Ａ', 'a'),
    ('B', 'b'),
    ('１', '1'),
];

/// A string in which a plain substring search answers exactly: a word stands between brackets, a run of
/// punctuation is one full stop, a border is a bar, blanks are gone.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut in_word = false;
    for c in text.chars() {
        let c = ALIKE.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to);
        let is_letter = c.is_ascii_alphanumeric();
        if in_word && !is_letter {
            plain.push('>');
        }
        match c {
            c if is_letter && !in_word => plain.extend(['<', c]),
            c if is_letter => plain.push(c),
            BORDER => plain.push('|'),
            ' ' | '\n' | '\u{3000}' => {}
            '，' | '。' | '-' | '\u{F0B7}' if plain.ends_with('.') => {}
            '，' | '。' | '-' | '\u{F0B7}' => plain.push('.'),
            other => plain.push(other),
        }
        in_word = is_letter;
    }
    if in_word {
        plain.push('>');
    }
    plain
}

/// What a query asks for: punctuation and borders around it do not count.
fn wanted(query: &str) -> String {
    plain(query).trim_matches(['.', '|']).to_owned()
}

fn naive_hits(records: &[RecordText], query: &str) -> Vec<u64> {
    let wanted = wanted(query);
    let holds = |record: &&RecordText| plain(&record.pages.join("\n")).contains(&wanted);
    records.iter().filter(holds).map(|record| record.id).collect()
}

const GLYPHS: &str = "政府檔案衞衛\u{E40C}裏裡台臺鍾鐘用\u{2F64}𡃁abＡB1１ \n\u{3000}，。\u{F0B7}\u{2029}-";

/// A string of the given characters.
fn string(of: &str, lengths: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let glyphs: Vec<char> = of.chars().collect();
    proptest::collection::vec(prop::sample::select(glyphs), lengths).prop_map(|chars| chars.into_iter().collect())
}

fn record_pages() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(string(GLYPHS, 0..40), 1..4)
}

fn filled(all: &[Vec<String>]) -> (Bench, Vec<RecordText>) {
    let record = |(id, text): (u64, &Vec<String>)| RecordText {
        title: words::Text::default(),
        ..pages(id, &text.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let records: Vec<RecordText> = (1..).zip(all).map(record).collect();
    let mut bench = Bench::new();
    bench.put(records.clone());
    (bench, records)
}

/// Quoted, so that nothing in the string is an operator.
fn quoted(text: &str) -> Query {
    Query::parse(&format!("\"{text}\""))
}

/// Substrings of the texts themselves, cut anywhere, and some that stand nowhere.
fn strings(records: &[RecordText], cuts: &[(usize, usize, usize)], others: &[String]) -> Vec<String> {
    let cut = |(which, from, len): &(usize, usize, usize)| {
        let record = &records[which % records.len()];
        let text: Vec<char> = record.pages.join("\n").chars().collect();
        text.iter().skip(from % (text.len() + 1)).take(*len).collect::<String>()
    };
    cuts.iter().map(cut).chain(others.iter().cloned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(14))]
    #[test]
    fn counts_equal_the_naive_search(
        all in proptest::collection::vec(record_pages(), 1..12),
        cuts in proptest::collection::vec((0_usize..12, 0_usize..130, 1_usize..8), 30),
        others in proptest::collection::vec(string(GLYPHS, 1..6), 12),
    ) {
        let (bench, records) = filled(&all);
        for string in strings(&records, &cuts, &others) {
            // A border inside a query is read as a blank, as from a pasted table.
            let string = string.replace(BORDER, " ");
            if wanted(&string).is_empty() {
                continue;
            }
            let naive = naive_hits(&records, &string);
            prop_assert_eq!(bench.exact_of(&quoted(&string)), naive, "{:?}", string);
        }
    }

    /// The same over page borders, with strings longer than what pages share.
    #[test]
    fn long_strings_over_many_short_pages_are_found(
        all in proptest::collection::vec(proptest::collection::vec(string("政府檔案", 0..25), 1..12), 1..6),
        cuts in proptest::collection::vec((0_usize..6, 0_usize..200, 20_usize..90), 12),
    ) {
        let (bench, records) = filled(&all);
        for string in strings(&records, &cuts, &[]) {
            if !wanted(&string).is_empty() {
                prop_assert_eq!(bench.exact_of(&quoted(&string)), naive_hits(&records, &string), "{:?}", string);
            }
        }
    }
}

#[test]
fn a_page_beyond_the_size_of_an_index_page_is_searched_whole() {
    let run: String = (0..9_000_u32).filter_map(|n| char::from_u32(0x4E00 + n * 7 % 20_000)).collect();
    let chars: Vec<char> = run.chars().collect();
    let mut bench = Bench::new();
    bench.put([pages(1, &[&run]), pages(2, &["政府"])]);
    for start in [0, 3_960, 3_984, 3_999, 7_970, 7_999, 8_970] {
        for len in [2, 3, 30, 33, 60] {
            let string: String = chars.iter().skip(start).take(len).collect();
            assert_eq!(bench.exact(&string), [1], "{len} characters from {start}");
        }
    }
    let broken: String = chars[3_990..3_999].iter().chain(&chars[4_000..4_010]).collect();
    assert_eq!(bench.exact(&broken), [0_u64; 0]);
}

#[test]
fn a_long_string_that_only_seems_to_be_there_is_refuted_by_the_stored_text() {
    // Every window of the string stands in the record, but not the whole.
    let chars: Vec<char> = (0..50_u32).filter_map(|n| char::from_u32(0x5000 + n)).collect();
    let (front, back): (String, String) = (chars[..40].iter().collect(), chars[10..].iter().collect());
    let whole: String = chars.iter().collect();
    let mut bench = Bench::new();
    bench.put([pages(1, &[&format!("{front}。{back}")]), pages(2, &[&whole]), pages(3, &[&front, "", &back])]);
    assert_eq!(bench.exact(&whole), [2]);
}
