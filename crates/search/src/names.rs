//! Names: a list of things held in memory and found by number, name or other words, the likeliest first.
//!
//! For lists of thousands, such as a catalogue: nothing is kept on the disk, and every question reads
//! the whole list. Text and question go through the analyser, so that widths, variants, Simplified
//! spelling and English endings meet. Pure, and the same question over the same list gives the same answer.
//!
//! Deliberately not here: what the things are, filters, the index of records.

use crate::analyser::{Folding, Key, Unit, stem, units};

/// A thing as it is to be found.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// Its number, such as `HAD-CH-1`.
    pub number: String,
    /// Its names, in either script.
    pub names: Vec<String>,
    /// Other words for it.
    pub words: Vec<String>,
    /// Words for what it belongs to.
    pub about: Vec<String>,
}

/// A thing that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likely {
    /// Its place in the list.
    pub at: usize,
    /// How likely it is meant; only to be compared.
    pub score: u32,
}

/// What a term counts that is there; of a run of ideographs a part may be.
const WHOLE: usize = 4;

/// Signs of a question that are read; no name is as long.
const SIGNS_MAX: usize = 200;

/// What a hit in a name, in another word and in what it belongs to is worth.
const NAME: u32 = 10;
const WORD: u32 = 7;
const ABOUT: u32 = 4;

/// The whole number, its beginning, a stretch of it.
const NUMBER: u32 = 10_000;
const NUMBER_BEGINS: u32 = 6_000;
const NUMBER_HOLDS: u32 = 3_000;
/// The most that the share of a name which was asked for adds.
const SHARE: u32 = 40;
/// What it adds, by the worth of the text, that the text is just what was asked for.
const CALLED: u32 = 10;

/// Words that say nothing of what is looked for, where others do.
const EMPTY: [&str; 14] = ["a", "an", "the", "of", "for", "to", "in", "on", "by", "and", "or", "form", "with", "how"];

/// The list.
#[derive(Debug, Clone, Default)]
pub struct Names {
    things: Vec<Thing>,
}

#[derive(Debug, Clone)]
struct Thing {
    number: String,
    parts: Vec<String>,
    texts: Vec<Told>,
    /// The ideographs of all texts, to pass over quickly what has none of those asked for.
    han: String,
}

/// A text as it is compared.
#[derive(Debug, Clone)]
struct Told {
    worth: u32,
    /// Letters, digits and ideographs, without what stands between them.
    whole: String,
    /// Ideographs; runs parted by a blank.
    han: String,
    words: Vec<Spelt>,
    /// Ideographs, or telling words, whichever are more.
    length: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Spelt {
    word: String,
    stem: String,
}

/// What was asked for, one piece each.
enum Term {
    Word(Spelt),
    Run(Run),
}

/// Ideographs side by side.
struct Run {
    text: String,
    /// The first and second of them, the second and third, and so on.
    pairs: Vec<String>,
    length: usize,
}

struct Asked {
    /// All of it, as a number may be typed; empty where it has ideographs.
    number: String,
    whole: String,
    terms: Vec<Term>,
}

/// How well a thing answers.
struct Judged {
    by_number: bool,
    /// How much it has of what was asked for; [`WHOLE`] for a term.
    met: usize,
    score: u32,
}

impl Names {
    /// Holds a list.
    pub fn new(list: impl IntoIterator<Item = Named>) -> Self {
        Self { things: list.into_iter().map(Thing::new).collect() }
    }

    /// The likeliest first; what is equally likely in the order of the list. A question without words
    /// finds everything. Where nothing has all that was asked for, what has most of it is found.
    pub fn find(&self, question: &str) -> Vec<Likely> {
        let asked = Asked::new(question);
        if asked.whole.is_empty() {
            return (0..self.things.len()).map(|at| Likely { at, score: 0 }).collect();
        }
        let judged: Vec<(usize, Judged)> =
            self.things.iter().enumerate().map(|(at, thing)| (at, thing.judge(&asked))).collect();
        let all = asked.terms.len() * WHOLE;
        let most = judged.iter().map(|(_, one)| one.met).max().unwrap_or(0);
        let by_number = judged.iter().any(|(_, one)| one.by_number);
        // A number says enough; beside it only what has everything else is meant.
        let least = if by_number {
            all
        } else if most * 2 >= all {
            most
        } else {
            usize::MAX
        };
        let hit = |one: &Judged| one.by_number || one.met >= least.max(1);
        let hits = judged.into_iter().filter(|(_, one)| hit(one));
        let mut found: Vec<Likely> = hits.map(|(at, one)| Likely { at, score: one.score }).collect();
        found.sort_by(|a, b| b.score.cmp(&a.score).then(a.at.cmp(&b.at)));
        found
    }
}

impl Asked {
    fn new(question: &str) -> Self {
        let question = question.char_indices().nth(SIGNS_MAX).map_or(question, |(end, _)| &question[..end]);
        let pieces: Vec<Vec<Unit>> = question.split_whitespace().map(|piece| units(piece, Folding::Variants)).collect();
        let has_ideograph = pieces.iter().flatten().any(|unit| matches!(unit.key, Key::Ideograph(_)));
        let whole = compact(question);
        let number = if has_ideograph { String::new() } else { whole.clone() };
        Self { number, whole, terms: terms(&pieces) }
    }
}

impl Thing {
    fn new(named: Named) -> Self {
        let told = |worth: u32, texts: Vec<String>| texts.into_iter().map(move |text| Told::new(worth, &text));
        let texts = told(NAME, named.names).chain(told(WORD, named.words)).chain(told(ABOUT, named.about));
        let texts: Vec<Told> = texts.collect();
        let parts = units(&named.number, Folding::Variants).into_iter().map(|unit| spelt(&unit.key)).collect();
        let han = texts.iter().map(|text| text.han.as_str()).collect::<Vec<_>>().join(" ");
        Self { number: compact(&named.number), parts, texts, han }
    }

    fn judge(&self, asked: &Asked) -> Judged {
        let number = self.number_score(&asked.number);
        let scores = asked.terms.iter().map(|term| self.score(term));
        let (met, score) = scores.fold((0, 0), |(met, sum), (has, one)| (met + has, sum + one));
        let named = self.texts.iter().filter(|text| text.whole == asked.whole).map(|text| CALLED * text.worth).max();
        let names = self.texts.iter().filter(|text| text.worth == NAME);
        let share = names.map(|name| name.share(&asked.terms)).max().unwrap_or(0);
        Judged { by_number: number > 0, met, score: number + score + named.unwrap_or(0) + share }
    }

    fn number_score(&self, asked: &str) -> u32 {
        if asked.len() < 2 {
            return 0;
        }
        let has_digit = asked.bytes().any(|byte| byte.is_ascii_digit());
        match self.number.find(asked) {
            Some(_) if self.number == asked => NUMBER,
            Some(0) => NUMBER_BEGINS,
            Some(at) if has_digit => NUMBER_HOLDS.saturating_sub(u32::try_from(at).unwrap_or(0)),
            _ => 0,
        }
    }

    /// How much of a term it has, and what that is worth.
    fn score(&self, term: &Term) -> (usize, u32) {
        match term {
            Term::Word(asked) => {
                let best = self.texts.iter().map(|text| text.worth * text.likeness(asked)).max().unwrap_or(0);
                // A piece of the number beside other words: `HAD hall`.
                let best = if self.parts.contains(&asked.word) { best.max(NAME * 10) } else { best };
                (if best > 0 { WHOLE } else { 0 }, best)
            }
            Term::Run(run) => self.run_score(run),
        }
    }

    /// The whole run in one text; else how many of its signs stand in pairs anywhere, and where. Less than half is
    /// nothing.
    fn run_score(&self, run: &Run) -> (usize, u32) {
        let mut worth = vec![0; run.length];
        for (at, pair) in run.pairs.iter().enumerate().filter(|(_, pair)| self.han.contains(pair.as_str())) {
            let texts = self.texts.iter().filter(|text| text.han.contains(pair.as_str()));
            let best = texts.map(|text| text.worth).max().unwrap_or(0);
            for sign in worth.iter_mut().skip(at).take(pair.chars().count()) {
                *sign = best.max(*sign);
            }
        }
        let covered = worth.iter().filter(|worth| **worth > 0).count();
        if covered * 2 < run.length {
            return (0, 0);
        }
        let has = WHOLE * covered / run.length;
        let whole = self.texts.iter().map(|text| text.worth * text.run_likeness(&run.text)).max().unwrap_or(0);
        let (sum, covered, length) = (worth.iter().sum::<u32>(), number(covered), number(run.length));
        (has, whole.max(10 * sum * covered * covered / (length * length * length)))
    }
}

impl Told {
    fn new(worth: u32, text: &str) -> Self {
        let (mut han, mut words) = (String::new(), Vec::new());
        let mut before = None;
        for unit in units(text, Folding::Variants) {
            match unit.key {
                Key::Ideograph(c) => {
                    if before.is_some_and(|before| before + 1 != unit.position) {
                        han.push(' ');
                    }
                    han.push(c);
                    before = Some(unit.position);
                }
                Key::Word(word) => words.push(Spelt::new(word)),
            }
        }
        let telling = words.iter().filter(|spelt| !EMPTY.contains(&spelt.word.as_str())).count();
        let length = number(han.chars().count().max(telling));
        Self { worth, whole: compact(text), han, words, length }
    }

    fn likeness(&self, asked: &Spelt) -> u32 {
        self.words.iter().map(|own| own.likeness(asked)).max().unwrap_or(0)
    }

    /// 10 where the run stands in it, at its beginning a little more.
    fn run_likeness(&self, run: &str) -> u32 {
        match self.han.find(run) {
            Some(0) => 11,
            Some(_) => 10,
            None => 0,
        }
    }

    /// How much of it was asked for: of two that have the words, the shorter is nearer.
    fn share(&self, terms: &[Term]) -> u32 {
        let meant = |term: &Term| match term {
            Term::Word(asked) => u32::from(self.likeness(asked) > 0),
            Term::Run(run) => {
                let there = run.pairs.iter().filter(|pair| self.han.contains(pair.as_str())).count();
                number(there) + u32::from(there > 0)
            }
        };
        SHARE * terms.iter().map(meant).sum::<u32>().min(self.length) / self.length.max(1)
    }
}

impl Spelt {
    fn new(word: String) -> Self {
        let stem = stem(&word).unwrap_or_else(|| word.clone());
        Self { word, stem }
    }

    /// 10 for the word itself, 9 for the same stem, less for its beginning or a stretch of it.
    fn likeness(&self, asked: &Self) -> u32 {
        if self.word == asked.word {
            10
        } else if self.stem == asked.stem {
            9
        } else if self.word.starts_with(&asked.word) {
            7
        } else if asked.word.len() >= 4 && self.word.contains(&asked.word) {
            3
        } else {
            0
        }
    }
}

/// The pieces of a question: words, and runs of ideographs, which a blank parts.
fn terms(pieces: &[Vec<Unit>]) -> Vec<Term> {
    let (mut words, mut runs): (Vec<Spelt>, Vec<String>) = (Vec::new(), Vec::new());
    for piece in pieces {
        let mut before = None;
        for unit in piece {
            match &unit.key {
                Key::Word(word) => words.push(Spelt::new(word.clone())),
                Key::Ideograph(c) => {
                    match runs.last_mut().filter(|_| before.is_some_and(|before| before + 1 == unit.position)) {
                        Some(run) => run.push(*c),
                        None => runs.push(c.to_string()),
                    }
                    before = Some(unit.position);
                }
            }
        }
    }
    let telling = |spelt: &Spelt| !EMPTY.contains(&spelt.word.as_str());
    if words.iter().any(telling) || !runs.is_empty() {
        words.retain(telling);
    }
    words.into_iter().map(Term::Word).chain(runs.into_iter().map(|text| Term::Run(Run::new(text)))).collect()
}

impl Run {
    fn new(text: String) -> Self {
        let signs: Vec<char> = text.chars().collect();
        let pairs: Vec<String> = signs.windows(2).map(|pair| pair.iter().collect()).collect();
        // One sign alone is a pair of its own.
        let pairs = if pairs.is_empty() { vec![text.clone()] } else { pairs };
        Self { text, pairs, length: signs.len() }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn spelt(key: &Key) -> String {
    match key {
        Key::Ideograph(c) => c.to_string(),
        Key::Word(word) => word.clone(),
    }
}

/// Letters, digits and ideographs without what stands between them: `had-ch-1`, `HAD CH 1` and `HADCH1` are one.
fn compact(text: &str) -> String {
    units(text, Folding::Variants).iter().map(|unit| spelt(&unit.key)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let thing = |number: &str, en: &str, zh: &str, words: &[&str], about: &str| Named {
            number: number.to_owned(),
            names: vec![en.to_owned(), zh.to_owned()],
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            about: vec![about.to_owned()],
        };
        Names::new([
            thing("GEN-LV-1", "Application for leave", "放假申請表", &["假期", "holiday"], "General Office"),
            thing("GEN-LV-12", "Return from leave", "銷假通知書", &[], "General Office"),
            thing("HAD-CH-1", "Application for use of community hall", "租用社區會堂申請表", &["場地"], "Home Affairs"),
            thing("WTR-LC-1", "Application for renewal of a water licence", "用水牌照續期申請表", &[], "Water Works"),
        ])
    }

    fn found(question: &str) -> Vec<usize> {
        names().find(question).into_iter().map(|likely| likely.at).collect()
    }

    #[test]
    fn a_number_is_found_however_it_is_typed() {
        for typed in ["GEN-LV-1", "gen lv 1", "genlv1", "ＧＥＮ－ＬＶ－１"] {
            assert_eq!(found(typed), [0, 1], "{typed}");
        }
        assert_eq!(found("lv12"), [1]);
        assert_eq!(found("had"), [2]);
    }

    #[test]
    fn a_name_is_found_in_either_script_and_in_simplified_spelling() {
        for typed in ["社區會堂", "社区会堂", "租會堂", "租場地", "場地 申請", "community halls", "hall had"]
        {
            assert_eq!(found(typed).first(), Some(&2), "{typed}");
        }
        assert_eq!(found("續期"), [3]);
        assert_eq!(found("续期 牌照"), [3]);
        assert_eq!(found("renew water"), [3]);
    }

    #[test]
    fn other_words_find_it_and_weigh_less_than_its_name() {
        assert_eq!(found("holiday"), [0]);
        assert_eq!(found("假期"), [0]);
        assert_eq!(found("場地"), [2]);
        assert_eq!(found("general office"), [0, 1]);
        assert_eq!(found("leave").first(), Some(&0), "the shorter name is nearer");
    }

    #[test]
    fn what_has_most_is_found_where_nothing_has_all() {
        assert_eq!(found("hall piano").first(), Some(&2));
        assert_eq!(found("piano"), Vec::<usize>::new());
        assert_eq!(found("申請放假"), [0], "others have the half of it");
        assert_eq!(found("piano violin leave"), Vec::<usize>::new());
    }

    #[test]
    fn a_question_without_words_finds_everything_in_order() {
        assert_eq!(found(""), [0, 1, 2, 3]);
        assert_eq!(found(" … "), [0, 1, 2, 3]);
        assert_eq!(found("the form").len(), 0);
    }

    #[test]
    fn a_question_without_end_is_answered() {
        assert_eq!(found(&"放假申請".repeat(100_000)).first(), Some(&0));
        assert_eq!(found(&"leave ".repeat(100_000)).first(), Some(&0));
    }
}
