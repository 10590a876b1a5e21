//! A list, a certificate and a receipt of an imagined department, for the tests and for judges from outside.

use rendition::papers::{Approval, Destruction, DisposalList, Method, Officer, Receipt, Taken, UnitLine};
use rendition::{Imprint, Sheet};
use words::Text;

fn text(zh: &str, en: &str) -> Text {
    Text::new(en, zh)
}

/// What stands round it.
pub fn imprint(reference: &str) -> Imprint {
    Imprint {
        department: text("民政事務總署", "Home Affairs Department"),
        reference: reference.to_owned(),
        author: "檔案管理主任 Records Manager".to_owned(),
        made_at: "2026-11-21T06:03:00Z".parse().unwrap(),
    }
}

fn officer(zh: &str, en: &str) -> Officer {
    Officer { name: text(zh, en), post: text("檔案主任1", "EO(Records)1") }
}

fn units(count: u64) -> Vec<UnitLine> {
    let unit = |number: u64| UnitLine {
        reference: format!("HDSD ACC/2-3/{number} Pt 1"),
        title: text("升降機維修及社區會堂租用文件（乘𨋢安排）", "Lift maintenance and hire of community halls"),
        class: "ADM-07".to_owned(),
        covers: (!number.is_multiple_of(4)).then(|| ("2015-04-01".parse().unwrap(), "2019-03-31".parse().unwrap())),
        records: 10 + number,
        due: "2026-04-01".parse().unwrap(),
    };
    (1..=count).map(unit).collect()
}

/// A list of so many units.
pub fn list(count: u64) -> DisposalList {
    DisposalList {
        action: text("銷毀", "Destroy"),
        schedule: "ADM 2024, v3".to_owned(),
        on: "2026-11-20".parse().unwrap(),
        by: officer("陳大文", "CHAN Tai-man"),
        units: units(count),
    }
}

/// A destruction of five units.
pub fn destruction() -> Destruction {
    let approval = |zh: &str, en: &str, reference: &str| Approval {
        by: officer(zh, en),
        on: "2026-11-10".parse().unwrap(),
        reference: reference.to_owned(),
    };
    Destruction {
        schedule: "ADM 2024, v3".to_owned(),
        list: "DL 12/2026".to_owned(),
        list_sha256: "5f".repeat(32),
        approvals: vec![approval("何嘉欣", "HO Ka-yan", "DO/4/12"), approval("黃志強", "WONG Chi-keung", "GRS/1/7")],
        at: "2026-11-20T07:30:00Z".parse().unwrap(),
        method: Method::Keys,
        by: officer("陳大文", "CHAN Tai-man"),
        witness: officer("李美玲", "LEE Mei-ling"),
        units: units(5),
    }
}

fn receipt() -> Receipt {
    Receipt {
        what: text("歸檔", "Filed"),
        about: "(12) in HDSD ACC/2-3/4 Pt 2".to_owned(),
        title: text("升降機維修會議紀錄", "Minutes of the meeting on lift maintenance"),
        by: officer("陳大文", "CHAN Tai-man"),
        asked_at: "2026-11-20T07:30:00Z".parse().unwrap(),
        authority: text("民政事務總署檔案伺服器", "Records server of the Home Affairs Department"),
        accepted_at: "2026-11-20T09:15:07Z".parse().unwrap(),
        operation: "0193f2a4-5c1e-7a90-8d21-4be0c7f1a2d3".to_owned(),
        scope: "had".to_owned(),
        position: 1207,
        head: 1210,
        files: vec![Taken { name: "會議紀錄.pdf".to_owned(), size_bytes: 48_213, sha256: "ab".repeat(32) }],
    }
}

/// Each paper, by its name.
pub fn all() -> [(&'static str, Sheet); 3] {
    [
        ("list", list(40).sheet(&imprint("DL 12/2026"))),
        ("destruction", destruction().sheet(&imprint("CD 7/2026"))),
        ("receipt", receipt().sheet(&imprint("0193f2a4-5c1e-7a90-8d21-4be0c7f1a2d3"))),
    ]
}
