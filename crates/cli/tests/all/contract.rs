//! What the command line promises of its arguments: attachments, bounds, days, levels, groups,
//! and how a line is answered that cannot be read.

use std::fs;

use registry::{Clock, NoShell, Opening, Registry};
use serde_json::{Value, json};

use crate::desk::{Desk, PASSPHRASE, said_in};
use crate::job::{HALL, certified, done};
use crate::keys::Keys;
use crate::schemas::holds;

const FOLDER: &str = "HDSD ACC/2-3/4";

#[test]
fn an_attachment_goes_with_its_form_into_the_record() {
    let desk = Desk::sample();
    // A first application needs a certificate.
    let first_time = json!({"firstTime": true});
    let answers = HALL.answers(&desk, "apply", &first_time);
    let bytes = "%PDF-1.4\nCertified copy\n";
    let (certificate, letter) = (desk.write("society.pdf", bytes), desk.write("letter.txt", "Dear Sir"));
    let key = Keys::of_this_run().of("one");
    let submit = ["form", "submit", HALL.number, "--answers", &answers, "--key", &key];
    let with = |attach: &str| [submit.as_slice(), &["--attach", attach]].concat().join("\u{0}");
    let fails = |exit: i32, code: &str, attach: &str| {
        let line = with(attach);
        desk.fails(exit, code, &line.split('\u{0}').collect::<Vec<_>>());
    };
    let entries = desk.entries();
    desk.fails(1, "registry-form-problems", &submit);
    fails(2, "cli-bad-pair", &certificate);
    fails(1, "registry-file-missing", "societyCert=nowhere.pdf");
    fails(1, "registry-form-problems", &format!("societyCert={letter}"));
    assert_eq!(desk.entries(), entries, "nothing was half done");
    let attach = format!("societyCert={certificate}");
    fails(1, "registry-form-problems", &attach);
    let certified = json!({"firstTime": true, "$attachments": certified()});
    let reference = HALL.carry_through_with(&desk, &certified, &["--attach", &attach]);
    let shown = desk.answer("show", 0, &["show", &reference, "--files", "out"]);
    let kept = shown["components"].as_array().unwrap().iter().find(|one| one["name"] == "societyCert-society.pdf");
    assert_eq!(kept.unwrap()["sha256"], registry::sha256(bytes.as_bytes()), "{shown}");
    assert_eq!(fs::read_to_string(desk.path("out/societyCert-society.pdf")).unwrap(), bytes);
}

#[test]
fn a_search_is_bounded_by_a_class_and_by_the_day_from_which_disposal_is_due() {
    let desk = done().desk();
    let count = |more: &[&str]| {
        let asked = [&["search", "會堂", "--count"], more].concat();
        desk.answer("count", 0, &asked)["count"].as_u64().unwrap()
    };
    let all = count(&[]);
    let class = "DO-4-12";
    let within = count(&["--class", class]);
    assert!(within > 0 && within < all, "{within} of {all}");
    let rows = desk.answers("hit", &["search", "會堂", "--class", class, "--limit", "200"]);
    for row in &rows {
        let shown = desk.answer("show", 0, &["show", row["reference"].as_str().unwrap()]);
        assert!(shown["class"].as_str().unwrap().starts_with(class), "{shown}");
    }
    // The hall form is due on 1 April 2035: a day before the bound counts, the bound itself does not.
    let asked = |bound: &str| {
        let rows = desk.answers("hit", &["search", "冬至綜藝日", "--due-before", bound]);
        rows.iter().any(|row| row["reference"] == done().hall.as_str())
    };
    assert_eq!((asked("2035-04-01"), asked("2035-04-02")), (false, true));
    desk.fails(2, "cli-bad-day", &["search", "會堂", "--due-before", "soon"]);
}

#[test]
fn what_is_shown_as_of_a_day_is_what_had_happened_by_its_end() {
    let desk = Desk::founded(&["--clock", "2026-11-10", "init", "--sample"]);
    let paper = desk.write("Plan.txt", "Plan of the hall");
    let file = ["--clock", "2026-11-20", "file", &paper, "--folder", FOLDER];
    let filed = desk.answer("filed", 0, &file);
    let (reference, id) = (filed["reference"].as_str().unwrap(), &filed["record_id"]);
    let part = reference.split_once(" in ").unwrap().1;
    {
        let clock = Clock::fixed_on("2026-11-24").unwrap();
        let mut registry = Registry::new(desk.vault.clone(), clock, words::Lang::En);
        registry.open(&Opening::Passphrase(PASSPHRASE)).unwrap();
        let edits = json!([{"element": "title-en", "value": "Second plan"}]);
        let asked = json!({"record_id": id, "reason": "It is the second.", "edits": edits});
        registry::call(&mut registry, "edit_metadata", asked, &NoShell).unwrap();
    }
    let shown = |day: &str| desk.answer("show", 0, &["show", reference, "--history", "--as-of", day]);
    for (day, title, changes) in
        [("2026-11-20", "Plan", 1), ("2026-11-23", "Plan", 1), ("2026-11-24", "Second plan", 2)]
    {
        let then = shown(day);
        assert_eq!((then["title"]["en"].as_str(), then["as_of"].as_str()), (Some(title), Some(day)));
        assert_eq!(then["history"].as_array().unwrap().len(), changes, "{day}");
    }
    desk.fails(1, "registry-not-there-then", &["show", reference, "--as-of", "2026-11-19"]);
    desk.fails(2, "cli-bad-day", &["show", reference, "--as-of", "then"]);
    let number = |day: &str| desk.answer("show", 0, &["show", part, "--as-of", day])["last_number"].as_u64().unwrap();
    assert_eq!(number("2026-11-19") + 1, number("2026-11-20"), "the part grew by the one record");
}

#[test]
fn a_line_that_cannot_be_read_is_answered_in_its_language_and_form() {
    let desk = Desk::empty();
    for line in [&["no-such-verb"][..], &["search"], &["doctor", "--bogus"], &["search", "x", "--limit", "many"], &[]] {
        desk.fails(2, "cli-usage", line);
    }
    for (lang, word) in [("en", "cannot be read"), ("zh-Hant-HK", "無法讀取命令列")] {
        let ran = desk.run(&["--lang", lang, "doctor", "--bogus"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(word) && ran.err.contains("--bogus") && ran.err.contains("--help"), "{ran:?}");
        let ran = desk.run(&["--json", "--lang", lang, "doctor", "--bogus"]);
        let error: Value = serde_json::from_str(&ran.err).unwrap();
        said_in(lang, error["hint"].as_str().unwrap());
    }
    for asked in ["--help", "--version"] {
        let ran = desk.run(&["--json", asked]);
        assert!(ran.code == 0 && ran.out.contains("muniment") && ran.err.is_empty(), "{ran:?}");
    }
}

#[test]
fn people_see_exact_and_close_hits_under_headings_and_programs_see_their_group() {
    let desk = Desk::sample();
    // One letter too many: nothing is exactly so, and something is close.
    let (exact, close) = ("breakdown", "breakdwon");
    assert!(desk.answers("hit", &["search", exact]).iter().any(|hit| hit["group"] == "exact"));
    assert!(desk.answers("hit", &["search", close]).iter().all(|hit| hit["group"] == "close"));
    for (lang, of_exact, of_close, nothing) in
        [("en", "Exactly", "Close to", "Nothing was found"), ("zh-Hant-HK", "完全符合", "近似", "沒有找到")]
    {
        let said = |query: &str| desk.run(&["--lang", lang, "search", query]).out;
        assert!(said(exact).starts_with(of_exact), "{}", said(exact));
        assert!(said(close).starts_with(of_close), "{}", said(close));
        let both = said(exact);
        let hits = both.lines().filter(|line| line.starts_with("  (")).count();
        assert!(hits > 0 && both.lines().count() == hits + both.matches(of_close).count() + 1, "{both}");
        assert!(said("zyxwvutq").starts_with(nothing));
    }
    assert_eq!(desk.run(&["--json", "search", "zyxwvutq"]).out, "");
}

#[test]
fn a_limit_beyond_what_can_be_shown_is_said_and_not_passed_over() {
    let desk = Desk::sample();
    for lang in ["en", "zh-Hant-HK"] {
        let ran = desk.run(&["--json", "--lang", lang, "search", "會堂", "--limit", "201"]);
        assert_eq!((ran.code, ran.rows().is_empty()), (0, false));
        let remark: Value = serde_json::from_str(&ran.err).unwrap();
        holds("error", &remark);
        let said = remark["message"].as_str().unwrap();
        assert!(remark["code"] == "cli-limit-capped" && said.contains("200") && said.contains("201"), "{remark}");
        said_in(lang, said);
    }
    assert_eq!(desk.run(&["--json", "search", "會堂", "--limit", "200"]).err, "");
}
