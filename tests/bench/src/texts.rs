//! Records made from a seed: titles and texts in both languages, the same in every run.
//!
//! Words follow a law of the kind that languages follow: few are everywhere, many are rare. No English word stands
//! inside another one, so that engines that find parts of words and engines that find whole words must agree.

const CHINESE: [&str; 64] = [
    "政府",
    "檔案",
    "電子",
    "管理",
    "部門",
    "申請",
    "文件",
    "會議",
    "記錄",
    "安排",
    "維修",
    "工程",
    "審批",
    "人事",
    "財政",
    "預算",
    "採購",
    "合約",
    "社區",
    "會堂",
    "升降機",
    "食物",
    "安全",
    "環境",
    "教育",
    "運輸",
    "土地",
    "規劃",
    "衞生",
    "福利",
    "房屋",
    "勞工",
    "公眾",
    "諮詢",
    "投訴",
    "調查",
    "報告",
    "統計",
    "培訓",
    "招聘",
    "假期",
    "薪酬",
    "退休",
    "津貼",
    "牌照",
    "登記",
    "巡查",
    "防火",
    "颱風",
    "暴雨",
    "庇護",
    "資訊",
    "科技",
    "系統",
    "網絡",
    "保安",
    "私隱",
    "條例",
    "修訂",
    "立法",
    "存廢",
    "保存年限",
    "主管機關",
    "檔號",
];

const ENGLISH: [&str; 64] = [
    "department",
    "meeting",
    "budget",
    "lift",
    "maintenance",
    "approval",
    "procurement",
    "contract",
    "community",
    "hall",
    "safety",
    "environment",
    "education",
    "transport",
    "land",
    "planning",
    "health",
    "welfare",
    "housing",
    "labour",
    "public",
    "consultation",
    "complaint",
    "inquiry",
    "report",
    "statistics",
    "training",
    "recruitment",
    "vacation",
    "salary",
    "pension",
    "allowance",
    "licence",
    "registry",
    "inspection",
    "typhoon",
    "rainstorm",
    "shelter",
    "information",
    "technology",
    "system",
    "network",
    "security",
    "privacy",
    "ordinance",
    "amendment",
    "legislation",
    "disposal",
    "retention",
    "schedule",
    "archive",
    "minutes",
    "circular",
    "memorandum",
    "officer",
    "bureau",
    "district",
    "harbour",
    "ferry",
    "museum",
    "library",
    "swimming",
    "stadium",
    "cemetery",
];

/// A made record.
#[derive(Debug, Clone)]
pub struct Made {
    /// Title in English.
    pub en: String,
    /// Title in Chinese.
    pub zh: String,
    /// Text, about 190 characters in both languages.
    pub text: String,
}

/// Dice that fall the same way in every run (SplitMix64).
pub struct Dice(u64);

impl Dice {
    /// Dice of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or_default()
    }

    /// One of the words; those in front are likelier.
    fn word(&mut self, words: &[&'static str]) -> &'static str {
        let end = 1 + self.below(words.len());
        words[self.below(end)]
    }

    /// So many words, with something between them.
    pub fn words(&mut self, words: &[&'static str], count: usize, between: &str) -> String {
        (0..count).map(|_| self.word(words)).collect::<Vec<_>>().join(between)
    }
}

/// So many records.
pub fn records(count: usize) -> Vec<Made> {
    let mut dice = Dice::new(2026);
    (0..count).map(|_| one(&mut dice)).collect()
}

/// One more record.
pub fn one(dice: &mut Dice) -> Made {
    let zh = dice.words(&CHINESE, 4, "");
    let en = dice.words(&ENGLISH, 4, " ");
    let sentences: Vec<String> = (0..3).map(|_| dice.words(&CHINESE, 6, "")).collect();
    let text = format!("{}。\n{}.", sentences.join("，"), dice.words(&ENGLISH, 16, " "));
    Made { en, zh, text }
}

impl Made {
    /// Whether a text stands in the title or in the text.
    pub fn holds(&self, sought: &str) -> bool {
        self.en.contains(sought) || self.zh.contains(sought) || self.text.contains(sought)
    }
}
