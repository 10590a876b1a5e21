//! What rules say: every rule of every definition in schemas/forms, and every operator, in both languages.

use std::path::{Path, PathBuf};

use forms::expr::Op;
use forms::{Definition, RuleKind, RuleSentence, rule_sentences};
use serde_json::{Value as Json, json};
use words::Lang;

#[expect(clippy::disallowed_methods, reason = "a test reads the forms of the shelf")]
fn definitions() -> Vec<(String, Definition)> {
    let shelf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/forms");
    let folders = |path: &Path| -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
        found.retain(|path| path.is_dir());
        found.sort();
        found
    };
    let editions = folders(&shelf).into_iter().flat_map(|form| folders(&form));
    let read = |folder: PathBuf| {
        let bytes = std::fs::read(folder.join("form.json")).ok()?;
        let name = folder.strip_prefix(&shelf).unwrap().display().to_string();
        Some((name, Definition::parse(&bytes).unwrap()))
    };
    editions.filter_map(read).collect()
}

fn lines(rule: &RuleSentence, lang: Lang) -> Vec<String> {
    let indented = |(depth, line): (usize, &str)| match depth {
        0 => line.to_owned(),
        depth => format!("{}– {line}", "  ".repeat(depth - 1)),
    };
    rule.sentences.iter().flat_map(|sentence| sentence.lines(lang).into_iter().map(indented)).collect()
}

#[test]
fn every_rule_of_every_form_reads_as_it_was_approved() {
    let mut page = String::new();
    for (name, definition) in definitions() {
        page.push_str(&format!("# {name}\n"));
        for rule in rule_sentences(&definition) {
            page.push_str(&format!("\n{} {} | {}\n", rule.place, rule.about.en, rule.about.zh));
            for lang in Lang::ALL {
                lines(&rule, lang).iter().for_each(|line| page.push_str(&format!("  {line}\n")));
            }
        }
        page.push('\n');
    }
    golden("rules.txt", &page);
}

#[expect(clippy::disallowed_methods, reason = "a test reads what was approved")]
fn golden(name: &str, page: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/forms").join(name);
    if std::env::var_os("MUNIMENT_WRITE").is_some() {
        std::fs::write(&path, page).unwrap();
    }
    let approved = std::fs::read_to_string(&path).unwrap();
    let differing = page.lines().zip(approved.lines()).find(|(now, before)| now != before);
    assert_eq!(differing, None, "{name} reads otherwise; look at it, then write it with MUNIMENT_WRITE=1");
    assert_eq!(page.lines().count(), approved.lines().count());
}

/// No path, no operator, no identifier of a message; the line for authors has the paths.
fn assert_plain(said: &str, rule: &RuleSentence, lang: Lang) {
    // What an author wrote stands between quotation marks and may hold anything.
    let mut outside = String::new();
    let mut depth = 0_u32;
    for sign in said.chars() {
        match sign {
            '“' | '「' | '『' => depth += 1,
            '”' | '」' | '』' => depth = depth.saturating_sub(1),
            sign if depth == 0 => outside.push(sign),
            _ => {}
        }
    }
    for wrong in ["forms-", "{", "}", "/", "$", "./", "==", "!=", "<", ">", " *", "null"] {
        assert!(!outside.contains(wrong), "{} {lang}: {said}", rule.place);
    }
    let words: Vec<&str> = outside.split(|c: char| !c.is_ascii_alphabetic()).collect();
    for op in Op::ALL.iter().filter(|op| op.name().chars().any(char::is_uppercase)) {
        assert!(!words.contains(&op.name()), "{} {lang}: {said}", rule.place);
    }
    let is_chinese = outside.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if lang == Lang::En {
        assert!(!is_chinese, "{}: {said}", rule.place);
    } else {
        assert!(words.iter().all(|word| word.is_empty()), "{}: {said}", rule.place);
    }
}

#[test]
fn no_sentence_of_a_rule_holds_a_path_or_an_operator() {
    for (_, definition) in definitions() {
        let rules = rule_sentences(&definition);
        let asserted = rules.iter().filter(|rule| rule.kind == RuleKind::Assert).count();
        assert_eq!(asserted, definition.logic.assertions.len());
        let whens = definition.stages.iter().filter(|stage| stage.when.is_some()).count();
        assert_eq!(rules.iter().filter(|rule| rule.kind == RuleKind::Stage).count(), whens);
        for rule in &rules {
            for lang in Lang::ALL {
                lines(rule, lang).iter().for_each(|line| assert_plain(line, rule, lang));
            }
        }
    }
}

/// A definition with a field of every type, and one rule.
fn with_rule(part: &str, at: &str, rule: &Json) -> Definition {
    let text = |en: &str, zh: &str| json!({"en": en, "zh-Hant-HK": zh});
    let mut form = json!({
        "mform": 1, "requires": ["repeat", "decimal"], "id": "urn:test:rules", "formNo": "T-1", "edition": "11/2026", "version": 1,
        "text": {"title": text("Test", "測試")},
        "data": {"type": "object", "additionalProperties": false, "properties": {
            "kind": {"type": "string", "enum": ["a", "b"]},
            "kinds": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}},
            "name": {"type": "string", "maxLength": 40},
            "yes": {"type": "boolean"}, "agreed": {"type": "boolean"},
            "number": {"type": "integer"},
            "fee": {"type": "string", "format": "decimal-2"},
            "from": {"type": "string", "format": "date"}, "to": {"type": "string", "format": "date"},
            "opens": {"type": "string", "format": "hhmm"}, "closes": {"type": "string", "format": "hhmm"},
            "rows": {"type": "array", "maxItems": 9, "items": {"type": "object", "additionalProperties": false, "properties": {
                "amount": {"type": "string", "format": "decimal-2"}, "done": {"type": "boolean"}}}}
        }},
        "codelists": {"kinds": {"attributes": {"big": "boolean", "days": "integer"}, "codes": [
            {"code": "a", "label": text("Apple", "蘋果"), "attributes": {"big": true, "days": 3}},
            {"code": "b", "label": text("Banana", "香蕉"), "attributes": {"big": false, "days": 5}}]}},
        "snapshots": {"holidays": {"kind": "calendar"}, "balance": {"kind": "values", "values": {"left": "integer"}}},
        "fields": {}, "layout": {"pages": []}, "logic": {},
        "workflow": {"stages": [{"id": "one", "label": text("First", "首階段"), "by": {"role": "applicant"}}]},
        "record": {"class": "GEN-1", "title": {"en": "T", "zh-Hant-HK": "T"}}
    });
    let fields = [
        ("/kind", "choice", "Kind", "種類"),
        ("/kinds", "multiChoice", "Kinds", "各種類"),
        ("/name", "text", "Name", "名稱"),
        ("/yes", "boolean", "Consent", "同意"),
        ("/agreed", "boolean", "Agreed", "協定"),
        ("/number", "integer", "Number", "數目"),
        ("/fee", "money", "Fee", "費用"),
        ("/from", "date", "From", "開始"),
        ("/to", "date", "To", "結束"),
        ("/opens", "time", "Opens", "開門"),
        ("/closes", "time", "Closes", "關門"),
        ("/rows", "repeat", "Bookings", "預訂"),
        ("/rows/*/amount", "money", "Amount", "款額"),
        ("/rows/*/done", "boolean", "Done", "完成"),
    ];
    let mut items = Vec::new();
    for (path, kind, en, zh) in fields {
        let mut field = json!({"type": kind, "stage": "one", "label": text(en, zh)});
        if kind.ends_with("hoice") {
            field["codelist"] = json!("kinds");
        }
        form["fields"][path] = field;
        match kind {
            "repeat" => items.push(json!({"repeat": path, "columns": ["/rows/*/amount", "/rows/*/done"]})),
            _ if path.contains('*') => {}
            _ => items.push(json!(path)),
        }
    }
    form["layout"]["pages"] = json!([{"id": "p", "title": text("Page", "頁"), "sections": [{"id": "s", "title": text("Part A", "甲部"), "items": items}]}]);
    form["logic"][part][at] = rule.clone();
    Definition::parse(form.to_string().as_bytes()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn var(path: &str) -> Json {
    json!({"var": path})
}

/// An expression for each operator, with the field it can stand on, and how it reads.
fn samples() -> Vec<(Op, &'static str, &'static str, Json)> {
    let fee = || var("/fee");
    let amounts = || var("/rows/*/amount");
    let done = || json!({"==": [var("./done"), true]});
    let half = |inner: Json| json!({"round": [inner, 2, "half-up"]});
    vec![
        (Op::Equal, "visible", "/name", json!({"==": [var("/kind"), "a"]})),
        (Op::Unequal, "visible", "/name", json!({"!=": [var("/from"), var("/to")]})),
        (Op::Less, "visible", "/name", json!({"<": [{"date": "2026-04-01"}, var("/to")]})),
        (Op::LessOrEqual, "visible", "/name", json!({"<=": [var("/opens"), var("/closes")]})),
        (Op::Greater, "visible", "/name", json!({">": [fee(), {"decimal": "50000.00"}]})),
        (Op::GreaterOrEqual, "visible", "/name", json!({">=": [fee(), amounts_sum()]})),
        (
            Op::And,
            "required",
            "/name",
            json!({"and": [var("/yes"), var("/agreed"), {"or": [var("/yes"), {"not": var("/agreed")}]}]}),
        ),
        (Op::Or, "required", "/name", json!({"or": [var("/yes"), {"isBlank": [var("/kind")]}]})),
        (Op::Not, "required", "/name", json!({"not": [{"and": [var("/yes"), {"in": [var("/kind"), ["a", "b"]]}]}]})),
        (Op::If, "compute", "/kind", json!({"if": [var("/yes"), "a", {"<": [var("/number"), 3]}, "b"]})),
        (
            Op::Add,
            "compute",
            "/fee",
            json!({"+": [amounts_sum(), {"decimal": "1.00"}, {"*": [var("/number"), {"decimal": "2.00"}]}]}),
        ),
        (Op::Subtract, "compute", "/number", json!({"-": [10, {"count": [var("/rows")]}]})),
        (Op::Multiply, "compute", "/fee", json!({"*": [{"-": [var("/number"), 1]}, {"decimal": "2.50"}]})),
        (Op::Divide, "compute", "/fee", half(json!({"/": [amounts_sum(), var("/number")]}))),
        (Op::Round, "compute", "/number", json!({"round": [amounts_sum(), 0, "down"]})),
        (Op::Abs, "visible", "/name", json!({">": [{"abs": [var("/number")]}, 3]})),
        (Op::Min, "compute", "/to", json!({"min": [var("/from"), {"var": "today"}]})),
        (Op::Max, "compute", "/fee", json!({"max": [amounts()]})),
        (Op::IsBlank, "visible", "/name", json!({"not": [{"isBlank": [var("/kinds")]}]})),
        (Op::Coalesce, "compute", "/number", json!({"coalesce": [{"var": "snapshot.balance.left"}, 0]})),
        (Op::In, "visible", "/name", json!({"in": [var("/kind"), var("/kinds")]})),
        (Op::AnyOf, "visible", "/name", json!({"anyOf": [var("/kinds"), ["a", "b"]]})),
        (Op::Concat, "compute", "/name", json!({"concat": [var("/kind"), "-", {"var": "actor.post"}]})),
        (Op::Length, "visible", "/yes", json!({">": [{"length": [var("/name")]}, 5]})),
        (Op::AddDays, "compute", "/to", json!({"addDays": [var("/from"), {"lookup": ["kinds", "a", "days"]}]})),
        (Op::AddMonths, "visible", "/name", json!({">": [var("/from"), {"addMonths": [{"var": "today"}, -216]}]})),
        (Op::DaysBetween, "compute", "/number", json!({"daysBetween": [var("/from"), var("/to")]})),
        (Op::WorkingDaysBetween, "compute", "/number", json!({"workingDaysBetween": [var("/from"), var("/to")]})),
        (Op::Hours, "compute", "/fee", half(json!({"hours": [var("/opens"), var("/closes")]}))),
        (Op::Year, "compute", "/number", json!({"year": [var("/from")]})),
        (Op::Count, "compute", "/number", json!({"count": [{"filter": [var("/rows"), done()]}]})),
        (Op::Sum, "compute", "/fee", half(amounts_sum())),
        (Op::Avg, "compute", "/fee", half(json!({"avg": [amounts()]}))),
        (Op::All, "visible", "/name", json!({"all": [var("/rows"), done()]})),
        (Op::Any, "visible", "/name", json!({"not": [{"any": [var("/rows"), done()]}]})),
        (
            Op::Filter,
            "visible",
            "/name",
            json!({"any": [{"filter": [var("/rows"), done()]}, {">": [var("./amount"), 5]}]}),
        ),
        (Op::First, "compute", "/fee", json!({"first": [amounts()]})),
        (Op::Index, "compute", "/fee", json!({"index": [amounts(), {"-": [var("/number"), 1]}]})),
        (Op::Lookup, "compute", "/to", json!({"addDays": [var("/from"), {"lookup": ["kinds", var("/kind"), "days"]}]})),
    ]
}

fn amounts_sum() -> Json {
    json!({"sum": [var("/rows/*/amount")]})
}

#[test]
fn every_operator_has_its_words() {
    let samples = samples();
    let missing: Vec<&str> =
        Op::ALL.iter().filter(|op| !samples.iter().any(|one| one.0 == **op)).map(|op| op.name()).collect();
    assert_eq!(missing, Vec::<&str>::new());
    let mut page = String::new();
    for (op, part, at, rule) in samples {
        let definition = with_rule(part, at, &rule);
        let rules = rule_sentences(&definition);
        assert_eq!(rules.len(), 1, "{}", op.name());
        page.push_str(&format!("{}   {}\n", op.name(), rules[0].line));
        for lang in Lang::ALL {
            for line in lines(&rules[0], lang) {
                assert_plain(&line, &rules[0], lang);
                page.push_str(&format!("  {line}\n"));
            }
        }
    }
    golden("operators.txt", &page);
}
