//! A demo department grown to any number of records, for practice and for measuring: folders of ten
//! records each, in both languages, the same on every machine. Plainly invented, as all of it is.
//!
//! Every folder is one step, so that whoever calls may show progress and stop between two.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use records::{
    Act, ComponentRef, EntityId, Folder, Kind, Medium, NewRecord, PartialDate, RecordType, ScopeId, Security, State,
};
use words::Text;

use super::{Loading, damaged, described, new_entity, office_noon};
use crate::ask::AskError;
use crate::store::Tx;
use crate::world;

/// Records in a folder that was grown.
pub const RECORDS_IN_FOLDER: u64 = 10;

/// Numbers of grown folders begin here, behind those of the data files.
const FIRST_FOLDER: u64 = 101;

const SERIES: [(&str, &str, &str); 10] = [
    ("ADM-1-1", "保安", "Security"),
    ("ADM-2-1", "管理會議", "Management meetings"),
    ("ACC-1-2", "辦公地方搬遷", "Removal of offices"),
    ("ACC-2-3", "會堂保養", "Maintenance of halls"),
    ("PRO-1-2", "服務招標", "Tenders for services"),
    ("PRO-3-1", "物料盤點", "Stock-taking"),
    ("FIN-2-4", "場地收費", "Fees of venues"),
    ("FIN-5-1", "審計查詢", "Audit queries"),
    ("PER-5-1", "職員培訓", "Training of staff"),
    ("MIS-2-1", "電腦設備", "Computer equipment"),
];

const PLACES: [(&str, &str); 12] = [
    ("海景社區會堂", "Harbour View Community Hall"),
    ("石灣道社區會堂", "Shek Wan Road Community Hall"),
    ("樂灣邨社區中心", "Lok Wan Estate Community Centre"),
    ("東岸活動中心", "East Shore Activities Centre"),
    ("青葉街辦事處", "Ching Yip Street Office"),
    ("南濱社區會堂", "South Beach Community Hall"),
    ("龍脊道中心", "Dragon's Back Road Centre"),
    ("翠屏社區中心", "Tsui Ping Community Centre"),
    ("銀礦灣會堂", "Silver Mine Bay Hall"),
    ("北角邨分處", "North Point Estate Sub-office"),
    ("蓮麻坑活動室", "Lin Ma Hang Activity Room"),
    ("衞理徑會堂", "Wesley Path Hall"),
];

const MATTERS: [(&str, &str); 14] = [
    ("更換𨋢機", "Replacement of lifts"),
    ("消防設備檢查", "Inspection of fire services"),
    ("天台滲水", "Water seepage at the roof"),
    ("空調系統維修", "Repair of air-conditioning"),
    ("無障礙通道", "Barrier-free access"),
    ("值勤安排", "Duty arrangements"),
    ("預算修訂", "Revision of the estimates"),
    ("投訴個案跟進", "Follow-up of complaints"),
    ("颱風後巡查", "Inspection after the typhoon"),
    ("合約續期", "Renewal of the contract"),
    ("清潔服務評核", "Assessment of cleansing services"),
    ("會議紀錄", "Minutes of the meeting"),
    ("傢具訂購", "Order of furniture"),
    ("資訊保安檢討", "Review of information security"),
];

const KINDS: [(&str, &str); 5] = [
    ("便箋", "Memo"),
    ("報告", "Report"),
    ("覆函", "Reply"),
    ("會議文件", "Paper for the meeting"),
    ("通知", "Notice"),
];

impl Tx<'_> {
    /// Adds the folder of that number, from 0, with at most `records` records, to a sample department.
    ///
    /// # Errors
    /// A refusal when the vault's file plan is not the one of the demo department.
    pub fn grow_department(&mut self, folder: u64, records: u64, now: Timestamp) -> Result<(), AskError> {
        let manager: EntityId = crate::meta::need(self.db(), "kept:holder")?;
        let mut agents = BTreeMap::new();
        for entity in world::all(self.db(), Kind::Agent)? {
            if let State::Agent(agent) = entity.state {
                agents.insert(agent.alias.clone(), (entity.id, agent));
            }
        }
        let mut loading = Loading { tx: self, now, manager, agents, classes: BTreeMap::new() };
        loading.grow(folder, records.min(RECORDS_IN_FOLDER))
    }
}

impl Loading<'_, '_> {
    fn grow(&mut self, number: u64, records: u64) -> Result<(), AskError> {
        let (code, zh, en) = *pick(&SERIES, number);
        let class = world::by_key(self.tx.db(), Kind::Class, code)?.first().copied();
        let class = class.ok_or_else(|| damaged("classes.json"))?;
        let (place_zh, place_en) = *pick(&PLACES, number / SERIES.len() as u64);
        let mut parts = code.splitn(2, '-');
        let (branch, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let opened = day_of(number);
        let folder = new_entity();
        let act = Act::OpenFolder {
            folder: Folder {
                reference: format!("HDSD {branch}/{rest}/{}", FIRST_FOLDER + number),
                title: Text::new(format!("{en}: {place_en}"), format!("{zh}：{place_zh}")),
                class,
                security: Security::Unclassified,
                medium: Medium::Electronic,
                responsible: Some(self.manager),
                opened_on: opened,
                disposal_override: None,
            },
        };
        self.act(folder, ScopeId::files(), act)?;
        let part = new_entity();
        self.act(part, ScopeId::files(), Act::OpenPart { folder, on: opened, subjects: BTreeMap::new() })?;
        for n in 0..records {
            self.grown(part, number * RECORDS_IN_FOLDER + n, opened, (place_zh, place_en))?;
        }
        // Every second folder is closed, so that something falls due in every year.
        if number.is_multiple_of(2) {
            let on = opened.saturating_add(300.days());
            self.act(part, ScopeId::files(), Act::ClosePart { on, reason: String::new() })?;
        }
        Ok(())
    }

    fn grown(&mut self, part: EntityId, n: u64, opened: Date, place: (&str, &str)) -> Result<(), AskError> {
        let id = new_entity();
        let dice = scattered(n);
        let (matter_zh, matter_en) = *pick(&MATTERS, dice);
        let (kind_zh, kind_en) = *pick(&KINDS, dice >> 16);
        let day = opened.saturating_add(i64::try_from((dice >> 32) % 280).unwrap_or(0).days());
        let text = format!(
            "{kind_zh}第{n}號：{zh}{matter_zh}\n現就{zh}{matter_zh}一事匯報，承辦商已於{day}到場，估計費用為港幣{fee}元。\n\
             請負責人員於{days}個工作天內跟進，並將結果存入本案卷。\n\
             {kind_en} No. {n}: {matter_en}, {en}.\nThe contractor attended on {day}; the estimate is HK${fee}. \
             The officer in charge is to follow up within {days} working days and to file the result here.\n",
            zh = place.0,
            en = place.1,
            fee = 500 + (dice >> 8) % 90_000,
            days = 2 + (dice >> 24) % 9,
        );
        let bytes = text.clone().into_bytes();
        let component = ComponentRef {
            owner: id,
            name: format!("{n}.txt"),
            sha256: records::journal::sha256_hex(&bytes),
            size_bytes: bytes.len() as u64,
        };
        self.tx.put_component(&component, &bytes)?;
        // The text is known: nobody needs to read it out of the file again.
        self.tx.keep_record_text(id, std::slice::from_ref(&text))?;
        let new = NewRecord {
            part,
            mark: String::new(),
            kind: if dice.is_multiple_of(4) { RecordType::EMail } else { RecordType::Document },
            languages: vec!["zh-Hant-HK".to_owned(), "en".to_owned()],
            medium: Medium::Electronic,
            document_date: PartialDate::Day(day),
            received_at: None,
            creator: self.agents.values().next().map_or_else(String::new, |(_, agent)| super::both(&agent.name)),
            organisation: "Harbour District Services Department".to_owned(),
            security: None,
            personal_data: false,
            subjects: BTreeMap::new(),
            named_dates: BTreeMap::new(),
            disposal_override: None,
            components: vec![described(&component, "text/plain")],
            form: None,
            title: Text::new(format!("{kind_en} {n}: {matter_en}"), format!("{kind_zh}{n}：{matter_zh}")),
        };
        let act = Act::DeclareRecord { record: Box::new(new) };
        let clerk = self.somebody_active(day);
        self.act_at(id, ScopeId::files(), act, clerk, office_noon(day), vec![component])
    }
}

fn pick<T>(list: &[T], n: u64) -> &T {
    &list[usize::try_from(n % list.len() as u64).unwrap_or(0)]
}

/// From 2013 on, a day further for each folder, over and over.
fn day_of(number: u64) -> Date {
    let days = i64::try_from(scattered(number) % 4_300).unwrap_or(0);
    jiff::civil::date(2013, 1, 2).saturating_add(days.days())
}

/// The same number for the same `n`, without any pattern that a reader would see (SplitMix64).
fn scattered(n: u64) -> u64 {
    let mut mixed = n.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
