//! The practice catalogue: 2,722 forms, of which all but the department's own are invented.
//!
//! Made from a seed and a list of words when it is first asked for, so that nothing large lies in the
//! repository; the same on every machine. What is invented says so in every entry (`synthetic`), and
//! belongs to departments that do not exist. Its figures are those of a real library: about half of the
//! forms cannot be handed in electronically, for want of a signature or of originals.

use forms::Tier;
use forms::catalogue::{Catalogue, Department, Entry, Obstacle};
use serde_json::{Value, json};
use words::Text;

const WORDS: &str = include_str!("practice.txt");
const SEED: u64 = 0x4D75_6E69_6D65_6E74;

/// Forms in the whole catalogue.
pub(super) const FORMS: usize = 2_722;
/// Those that can be handed in on paper only.
pub(super) const ON_PAPER_ONLY: usize = 1_336;
/// Those of which there is a first draft made from a PDF.
const FIRST_DRAFTS: usize = 40;
/// Forms of a definition of their own and of one office.
const OF_ONE_OFFICE: usize = 2;

/// What one does with what a department gives: English and Chinese with a place for it, other words.
const ERRANDS: [(&str, &str, &str); 10] = [
    ("Application for {}", "{}申請表", "apply,new,申領,新申請"),
    ("Application for renewal of {}", "{}續期申請表", "renew,extend,expiry,續領,到期,續牌"),
    ("Notice of change of particulars of {}", "更改{}資料通知書", "update,amend,correct,更新,修改,更正"),
    ("Application for transfer of {}", "{}轉讓申請表", "assign,new owner,hand on,過戶,轉名,轉手"),
    ("Application for replacement of {}", "補發{}申請表", "lost,duplicate,stolen,damaged,遺失,補領,損毀"),
    ("Appeal against a decision on {}", "就{}決定提出上訴通知書", "objection,refused,review,反對,覆核,不服"),
    ("Application for remission of fees of {}", "減免{}費用申請表", "waiver,free,cannot pay,豁免,免費,經濟困難"),
    ("Declaration in support of {}", "{}聲明書", "statement,oath,witness,宣誓,聲明,見證"),
    ("Annual return on {}", "{}周年申報表", "yearly,report,statistics,年報,每年,呈報"),
    ("Withdrawal of application for {}", "撤回{}申請通知書", "cancel,give up,取消,放棄,不再申請"),
];

/// An errand that is sworn to.
const DECLARATION: usize = 7;
/// Errands for which a fee is paid.
const PAID: [usize; 4] = [0, 1, 3, 4];

/// The whole practice catalogue: the department's own entries and the invented ones.
///
/// # Errors
/// The first fault: the list of words is wrong.
pub(super) fn catalogue(own: &Catalogue) -> Result<Catalogue, Vec<forms::Fault>> {
    let (mut departments, mut entries) = (own.departments.clone(), invented());
    departments.extend(words().into_iter().map(|(department, _)| department));
    // The same on every machine, and spread over all departments.
    entries.sort_by_key(|entry| (weight(&entry.form_no, "left out"), entry.form_no.clone()));
    entries.truncate(FORMS - own.entries.len());
    hinder(&mut entries);
    digitise(&mut entries);
    entries.extend(own.entries.iter().cloned());
    Catalogue::new(own.version, departments, entries)
}

/// The first draft of an invented form, as an importer makes it from the fields of a paper.
pub(super) fn definition(entry: &Entry) -> Value {
    let field =
        |kind: &str, en: &str, zh: &str| json!({"type": kind, "stage": "apply", "label": {"en": en, "zh-Hant-HK": zh}});
    let purpose = Text::new(
        "Invented for practice: no department publishes this form.",
        "為練習而虛構：沒有任何部門發出本表格。",
    );
    let answers = json!({
        "applicant": {"zh": "陳大文", "en": "CHAN Tai-man"}, "phone": "2345 6789", "particulars": "示範", "on": "2026-11-20",
    });
    json!({
        "mform": 1, "requires": [], "id": entry.id, "formNo": entry.form_no, "edition": "11/2026", "version": 1,
        "text": {"title": entry.title, "purpose": purpose},
        "data": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object", "additionalProperties": false, "required": ["applicant", "phone", "particulars", "on"],
            "properties": {
                "applicant": {"$ref": "#/$defs/namePair"},
                "phone": {"type": "string", "format": "phone"},
                "particulars": {"type": "string", "minLength": 1, "maxLength": 1000},
                "on": {"type": "string", "format": "date"},
            },
            "$defs": {"namePair": {
                "type": "object", "additionalProperties": false, "required": ["zh"],
                "properties": {"zh": {"type": "string", "minLength": 1}, "en": {"type": "string"}},
            }},
        },
        "fields": {
            "/applicant": field("namePair", "Name of applicant", "申請人姓名"),
            "/phone": field("phone", "Telephone number", "電話號碼"),
            "/particulars": field("longText", "Particulars", "詳情"),
            "/on": field("date", "Date", "日期"),
        },
        "layout": {"pages": [{"id": "one", "title": entry.title, "sections": [{
            "id": "applicant", "title": {"en": "Applicant", "zh-Hant-HK": "申請人"},
            "items": ["/applicant", "/phone", "/particulars", "/on"],
        }]}]},
        "workflow": {"stages": [{
            "id": "apply", "label": {"en": "Application", "zh-Hant-HK": "申請"}, "by": {"role": "applicant"},
        }]},
        "record": {"class": "COM-6-1", "title": {"concat": [entry.title.zh, " ", {"var": "/applicant/zh"}]}, "facts": [{"kind": "case-closed", "on": {"var": "/on"}}]},
        "tests": [{"name": "a whole application", "stage": "apply", "today": "2026-11-20", "data": answers, "expect": {}}],
    })
}

type Given<'a> = (&'a str, &'a str, Vec<&'a str>);

/// What each department gives.
fn words() -> Vec<(Department, Vec<Given<'static>>)> {
    let mut all: Vec<(Department, Vec<Given<'_>>)> = Vec::new();
    for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.split('|');
        let mut next = || parts.next().unwrap_or_default();
        let (first, second, third) = (next(), next(), next());
        match (first.strip_prefix('='), all.last_mut()) {
            (Some(code), _) => {
                let department = Department { code: code.to_owned(), name: Text::new(second, third) };
                all.push((department, Vec::new()));
            }
            (None, Some((_, given))) => given.push((first, second, third.split(',').collect())),
            (None, None) => {}
        }
    }
    all
}

/// Every errand for everything that is given.
fn invented() -> Vec<Entry> {
    let mut entries = Vec::new();
    for (department, given) in words() {
        let code = department.code;
        for (row, (en, zh, others)) in given.iter().enumerate() {
            for (errand, (errand_en, errand_zh, synonyms)) in ERRANDS.iter().enumerate() {
                let number = format!("{code}-{:03}", (row + 1) * 10 + errand);
                entries.push(Entry {
                    id: format!("urn:mform:practice:{}", number.to_lowercase()),
                    title: Text::new(errand_en.replace("{}", en), errand_zh.replace("{}", zh)),
                    department: code.clone(),
                    keywords: others.iter().map(|word| (*word).to_owned()).collect(),
                    synonyms: synonyms.split(',').map(str::to_owned).collect(),
                    tier: Tier::T0,
                    obstacles: obstacles(&number, errand),
                    hash: None,
                    synthetic: true,
                    form_no: number,
                });
            }
        }
    }
    entries
}

/// What hinders a form besides signatures and originals.
fn obstacles(number: &str, errand: usize) -> Vec<Obstacle> {
    let one_in = |of: u64, what: &str| weight(number, what).is_multiple_of(of);
    let mut obstacles = Vec::new();
    if one_in(7, "statute") {
        obstacles.push(Obstacle::StatutoryForm);
    }
    if PAID.contains(&errand) && !one_in(4, "fee") {
        obstacles.push(Obstacle::Fee);
    }
    obstacles
}

/// So many of the entries can be handed in on paper only: a declaration is sworn to before a witness, most others
/// want a signature, a third of them originals.
fn hinder(entries: &mut [Entry]) {
    let mut hindered: Vec<&mut Entry> = entries.iter_mut().collect();
    let sworn = |entry: &Entry| entry.form_no.ends_with(&DECLARATION.to_string());
    hindered.sort_by_key(|entry| (!sworn(entry), weight(&entry.form_no, "hindered"), entry.form_no.clone()));
    for entry in hindered.into_iter().take(ON_PAPER_ONLY) {
        if sworn(entry) {
            entry.obstacles.push(Obstacle::WitnessRequired);
        }
        let how = weight(&entry.form_no, "how") % 10;
        if how < 7 || sworn(entry) {
            entry.obstacles.push(Obstacle::SignatureRequired);
        }
        if how >= 5 {
            entry.obstacles.push(Obstacle::OriginalsRequired);
        }
        entry.obstacles.sort();
    }
}

/// A few of those that nothing hinders have a definition, which is not on the desk.
fn digitise(entries: &mut [Entry]) {
    let mut free: Vec<&mut Entry> = entries.iter_mut().filter(|entry| !entry.on_paper_only()).collect();
    free.sort_by_key(|entry| (weight(&entry.form_no, "definition"), entry.form_no.clone()));
    for (at, entry) in free.into_iter().take(FIRST_DRAFTS + OF_ONE_OFFICE).enumerate() {
        entry.tier = if at < OF_ONE_OFFICE { Tier::T2 } else { Tier::T1 };
        entry.hash = Some(forms::canonical_digest(&definition(entry)));
    }
}

/// A number that looks random and is the same for ever: FNV-1a over the seed, a name and what is asked.
fn weight(name: &str, what: &str) -> u64 {
    let bytes = SEED.to_be_bytes().into_iter().chain(name.bytes()).chain([0]).chain(what.bytes());
    let mixed =
        bytes.fold(0xCBF2_9CE4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
    // The low bits of the sum depend on the last bytes alone.
    (mixed ^ (mixed >> 31)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 16
}
