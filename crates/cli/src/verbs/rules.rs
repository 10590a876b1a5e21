//! The rules of a definition in sentences, as `form check --rules` prints them.

use registry::RuleSentence;
use words::Lang;

/// Under each field, section, stage or attachment, what its rules say.
pub fn lines(rules: &[RuleSentence], lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let mut about = None;
    for rule in rules {
        if about != Some(&rule.about) {
            about = Some(&rule.about);
            lines.push(String::new());
            lines.push(rule.about.read(lang).to_owned());
        }
        let said = rule.sentences.iter().flat_map(|sentence| sentence.lines(lang));
        lines.extend(said.map(|(depth, line)| format!("{}{line}", indent(depth))));
    }
    lines
}

fn indent(depth: usize) -> String {
    if depth == 0 { "  ".to_owned() } else { format!("{}– ", "  ".repeat(depth + 1)) }
}
