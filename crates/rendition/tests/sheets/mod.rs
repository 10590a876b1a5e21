//! Two realistic forms: an application for leave and a hall booking with many rows.

use rendition::{
    Choice, Column, Content, Ground, Item, Kind, SealPlace, Section, Sheet, Span, Stage, Table, Tick, Total, Value,
};
use words::Text;

pub fn text(zh: &str, en: &str) -> Text {
    Text::new(en, zh)
}

pub fn value(zh: &str, en: &str, answer: &str, span: Span) -> Item {
    Item::Value(Value { label: text(zh, en), content: Content::Plain(answer.to_owned()), span })
}

fn words(zh: &str, en: &str, answer: Text, span: Span) -> Item {
    Item::Value(Value { label: text(zh, en), content: Content::Words(answer), span })
}

fn later(stage: &str, zh: &str, en: &str, name: &str, lines: u8, span: Span) -> Item {
    let content = Content::Later { stage: stage.to_owned(), name: name.to_owned(), lines };
    Item::Value(Value { label: text(zh, en), content, span })
}

fn stage(id: &str, zh: &str, en: &str, signs: bool, declaration: Option<Text>) -> Stage {
    let seal = if signs { SealPlace::Here } else { SealPlace::None };
    Stage { id: id.to_owned(), title: text(zh, en), seal, caption: None, declaration }
}

fn section(stage: &str, zh: &str, en: &str, official: bool, items: Vec<Item>) -> Section {
    let ground = if official { Ground::Official } else { Ground::Plain };
    let heading = text("", "");
    Section { part: Some(text(zh, en)), heading, hint: None, stage: stage.to_owned(), ground, items }
}

pub fn leave() -> Sheet {
    Sheet {
        title: text("放假申請", "Application for Leave"),
        department: text("北區民政事務處", "North District Office"),
        purpose: None,
        form_no: "GEN-LV-1".to_owned(),
        edition: "11/2026".to_owned(),
        reference: "0193f2a4-5c1e-7a90-8d21-4be0c7f1a2d3".to_owned(),
        author: "陳大文 Chan Tai-man".to_owned(),
        made_at: "2026-11-20T06:03:00Z".parse().unwrap(),
        sections: vec![officer(), particulars(), support(), decision()],
        stages: vec![
            stage(
                "apply",
                "申請人",
                "Applicant",
                true,
                Some(text(
                    "本人謹此聲明，所填報的資料均屬真確，並明白在批准前不得離開職守。",
                    "I declare that the particulars given above are true and correct, and understand that I must not absent myself from duty before approval is given.",
                )),
            ),
            stage("support", "主管", "Supervisor", false, None),
            stage("decide", "批核人員", "Approving officer", true, None),
        ],
        notes: vec![
            text(
                "病假須附上註冊醫生或中醫師簽發的病假證明書。",
                "Sick leave must be supported by a certificate issued by a registered medical or Chinese medicine practitioner.",
            ),
            text(
                "放假十四天或以上者，須填寫署任安排。",
                "Acting arrangements must be stated where the leave lasts 14 days or more.",
            ),
        ],
        data: r#"{"leaveType":"vacation","from":"2026-12-21","to":"2027-01-04","reason":"乘𨋢回家"}"#.to_owned(),
        kind: Kind::Form,
    }
}

fn officer() -> Section {
    section(
        "apply",
        "甲部　申請人資料",
        "Part A  Particulars of applicant",
        false,
        vec![
            value("中文姓名", "Name in Chinese", "陳大文", Span::Half),
            value("英文姓名", "Name in English", "CHAN Tai-man", Span::Half),
            value("職級", "Rank", "一級行政主任", Span::Third),
            value("職位", "Post", "行政主任（地區）2", Span::Third),
            value("職員編號", "Staff number", "E-104882", Span::Third),
        ],
    )
}

fn particulars() -> Section {
    let tick = |zh: &str, en: &str, chosen| Tick { label: text(zh, en), chosen };
    section(
        "apply",
        "乙部　假期詳情",
        "Part B  Particulars of leave",
        false,
        vec![
            Item::Choice(Choice {
                label: text("假期類別", "Type of leave"),
                options: vec![
                    tick("例假", "Vacation leave", true),
                    tick("病假", "Sick leave", false),
                    tick("進修假期", "Study leave", false),
                    tick("侍產假", "Paternity leave", false),
                    tick("特別假期", "Special leave", false),
                ],
                span: Span::Full,
            }),
            value("由", "From", "2026年12月21日（上午）", Span::Third),
            value("至", "To", "2027年1月4日（下午）", Span::Third),
            value("工作天數", "Working days", "9.5", Span::Third),
            value(
                "放假期間的聯絡地址",
                "Address while on leave",
                "新界粉嶺百和路88號和興邨和樂樓12樓1205室",
                Span::Full,
            ),
            value(
                "申請理由",
                "Reason",
                "陪伴家人回鄉探親。期間可乘𨋢到辦事處十二樓的共用工作間上網處理緊急事務，聯絡電話為2675 1234；如有急事，請致電本人，本人會於「兩小時內」回覆（公眾假期除外）。",
                Span::Full,
            ),
            words(
                "署任安排",
                "Acting arrangement",
                text("由二級行政主任李小明先生署任", "Mr LEE Siu-ming, Executive Officer II, to act"),
                Span::Full,
            ),
        ],
    )
}

fn support() -> Section {
    section(
        "support",
        "丙部　主管意見",
        "Part C  Supervisor's recommendation",
        true,
        vec![
            later("support", "是否支持申請", "Recommendation", "recommendation", 1, Span::Half),
            later("support", "放假後結餘（天）", "Balance after leave (days)", "balance", 1, Span::Half),
            later("support", "意見", "Remarks", "remarks", 3, Span::Full),
        ],
    )
}

fn decision() -> Section {
    section(
        "decide",
        "丁部　審批決定",
        "Part D  Decision",
        true,
        vec![
            later("decide", "決定", "Decision", "decision", 1, Span::Half),
            later("decide", "生效日期", "Effective date", "effective_on", 1, Span::Half),
            later("decide", "不批准的原因", "Reason for refusal", "decision_reason", 2, Span::Full),
        ],
    )
}

fn cell(answer: &str) -> Content {
    Content::Plain(answer.to_owned())
}

fn booking_rows(count: usize) -> Vec<Vec<Content>> {
    let halls = [
        text(
            "聯和墟社區會堂 — 大禮堂連舞台及化妝間",
            "Luen Wo Hui Community Hall — Hall with stage and dressing rooms",
        ),
        text("沙頭角社區會堂", "Sha Tau Kok Community Hall"),
    ];
    (0..count)
        .map(|index| {
            vec![
                Content::Words(halls[index % 2].clone()),
                cell(&format!("2027-01-{:02}", index % 28 + 2)),
                cell("18:30"),
                cell("21:30"),
                Content::Words(if index % 3 == 0 { text("要", "Yes") } else { text("不要", "No") }),
                cell(if index % 3 == 0 { "1,206.00" } else { "378.00" }),
            ]
        })
        .collect()
}

pub fn hall(rows: usize) -> Sheet {
    let column = |zh: &str, en: &str, weight, figures| Column { heading: text(zh, en), weight, figures };
    let bookings = Table {
        label: text("擬租用的設施及時段", "Facilities and sessions applied for"),
        within: Text::default(),
        offices: Vec::new(),
        columns: vec![
            column("場地", "Venue", 44, false),
            column("日期", "Date", 18, false),
            column("由", "From", 10, false),
            column("至", "To", 10, false),
            column("空調", "Air-con", 13, false),
            column("費用（港元）", "Fee (HK$)", 18, true),
        ],
        rows: booking_rows(rows),
        totals: vec![Total { label: text("總計（港元）", "Total (HK$)"), value: "8,370.00".to_owned() }],
    };
    let tick = |zh: &str, en: &str, chosen| Tick { label: text(zh, en), chosen };
    Sheet {
        title: text("租用社區會堂設施申請表", "Application for Use of Community Hall Facilities"),
        department: text("民政事務總署", "Home Affairs Department"),
        form_no: "HAD-CH-1".to_owned(),
        edition: "11/2026".to_owned(),
        sections: vec![
            section(
                "apply",
                "甲部　申請機構",
                "Part A  Applicant organisation",
                false,
                vec![
                    value(
                        "機構名稱（中文）",
                        "Name of organisation (Chinese)",
                        "北區𨋢影粵劇曲藝社有限公司",
                        Span::Full,
                    ),
                    value(
                        "機構名稱（英文）",
                        "Name of organisation (English)",
                        "North District Cantonese Opera and Operatic Songs Association Limited",
                        Span::Full,
                    ),
                    value("負責人", "Responsible person", "黃淑儀女士", Span::Third),
                    value("電話", "Telephone", "2676 5432", Span::Third),
                    value("電郵", "E-mail", "wong.sukyee@example.org.hk", Span::Third),
                ],
            ),
            section(
                "apply",
                "乙部　租用詳情",
                "Part B  Particulars of hire",
                false,
                vec![
                    Item::Choice(Choice {
                        label: text("租用性質", "Nature of hire"),
                        options: vec![tick("定期租用", "Regular", true), tick("單次租用", "Single", false)],
                        span: Span::Half,
                    }),
                    value("預計參加人數", "Expected attendance", "180", Span::Half),
                    Item::Table(bookings),
                ],
            ),
            decision(),
        ],
        stages: vec![
            stage("apply", "申請人", "Applicant", true, None),
            stage("decide", "助理民政事務專員", "Assistant District Officer", true, None),
        ],
        data: r#"{"org":{"zh":"北區𨋢影粵劇曲藝社有限公司"}}"#.to_owned(),
        ..leave()
    }
}
