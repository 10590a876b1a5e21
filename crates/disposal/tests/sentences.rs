//! Every step and every finding has a whole sentence in both languages.

use disposal::{CutOff, Explanation, Rule, Trigger};
use words::{Lang, Message};

use crate::cases::{ask, class, closed, stage};

#[test]
fn every_rule_has_its_sentence_in_both_languages() {
    let never_unknown = [
        Rule::Unscheduled,
        Rule::Class,
        Rule::Assigned,
        Rule::Fixed,
        Rule::Permanent,
        Rule::Rejected,
        Rule::Hold,
        Rule::State,
    ];
    for lang in Lang::ALL {
        for rule in Rule::ALL {
            let code = format!("disposal-step-{}", rule.code());
            assert!(words::say(lang, &Message::new(&code)).is_some(), "{lang}: {code}");
            let unknown = Message::new(format!("{code}-unknown"));
            assert_eq!(words::say(lang, &unknown).is_none(), never_unknown.contains(rule), "{lang}: {code}-unknown");
        }
    }
}

#[test]
fn an_explanation_reads_as_sentences_in_both_languages() {
    let class = class(stage(Trigger::PartClosed {}, CutOff::FinancialYear, "P7Y"));
    let answer = ask(&class, &closed(Some("2024-04-01")), "2026-11-21");
    let say = |lang| {
        Explanation::new("DO/4/12 Pt 1", &answer, lang).steps.into_iter().map(|step| step.text).collect::<Vec<_>>()
    };
    assert_eq!(
        say(Lang::En),
        [
            "Disposal class T-1 of schedule TEST, version 1, in force from 1 April 2015 under TEST/1; stage 1, action: destroy.",
            "Part P1 was closed on 1 April 2024.",
            "The period is counted from the end of the financial year (31 March): 1 April 2024 gives base date 31 March 2025.",
            "Base date 31 March 2025 plus 7 years: keep through 31 March 2032.",
            "Kept through 31 March 2032; due from 1 April 2032.",
            "On 21 November 2026, by the local clock: within its retention period.",
        ]
    );
    assert_eq!(
        say(Lang::ZhHantHk),
        [
            "適用存廢類別 T-1（存廢期限表 TEST 第 1 版，自2015年4月1日起生效，依據 TEST/1）；第 1 階段，存廢行動：銷毀。",
            "分卷 P1 於2024年4月1日結束。",
            "保存期由財政年度終結日（3月31日）起計：由2024年4月1日得出起算日2025年3月31日。",
            "起算日2025年3月31日加 7 年：保存至2032年3月31日（包括該日）。",
            "保存至2032年3月31日；自2032年4月1日起可予存廢。",
            "按本機時鐘，於2026年11月21日：仍在保存期內。",
        ]
    );
}

#[test]
fn a_date_is_quoted_as_stated_where_it_was_not_a_plain_day() {
    let class = class(stage(Trigger::PartClosed {}, CutOff::None, "P7Y"));
    let answer = ask(&class, &closed(Some("2026-03-31T17:30:00Z")), "2026-11-21");
    assert_eq!(answer.steps[1].text(Lang::En), "Part P1 was closed on 1 April 2026 (stated as 2026-03-31T17:30:00Z).");
    assert_eq!(answer.steps[1].text(Lang::ZhHantHk), "分卷 P1 於2026年4月1日結束（原載：2026-03-31T17:30:00Z）。");
}

#[test]
fn an_event_names_the_day_it_was_registered() {
    let facts = crate::cases::about_contract(vec![crate::cases::event("E1", "2025-06")]);
    let answer = ask(&class(stage(crate::cases::completion(), CutOff::None, "P1Y")), &facts, "2026-11-21");
    assert_eq!(
        answer.steps[1].text(Lang::En),
        "Event E1 (contract-completed, C-1), registered on 5 January 2026, happened on 30 June 2025 (stated as 2025-06)."
    );
}

/// A sentence whose argument was not supplied shows the argument's name.
pub fn assert_whole(text: &str) {
    assert!(!text.contains("{$") && !text.contains("disposal-") && !text.is_empty(), "{text}");
}
