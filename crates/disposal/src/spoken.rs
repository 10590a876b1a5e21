//! Dates in sentences, as each language writes them.

use jiff::civil::Date;
use words::{Arg, Lang, Message};

use crate::date::office_day;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The message with every full date in its arguments written out.
pub(crate) fn message(lang: Lang, message: &Message) -> Message {
    let mut spoken = message.clone();
    for (name, value) in &mut spoken.args {
        if let Arg::Text(text) = value
            && let Some(words) = in_words(lang, name, text)
        {
            *text = words;
        }
    }
    spoken
}

fn in_words(lang: Lang, name: &str, text: &str) -> Option<String> {
    match name {
        "recorded_at" => recorded_day(text).map(|date| written_out(lang, date)),
        // 2000 is a leap year, so that every day of the year can be read.
        "financial_year_end" => full_date(&format!("2000-{text}")).map(|date| day_of_year(lang, date)),
        _ => full_date(text).map(|date| written_out(lang, date)),
    }
}

/// Of a time of registration people read the day; other times are quoted as stated.
fn recorded_day(text: &str) -> Option<Date> {
    text.parse().ok().map(office_day)
}

fn full_date(text: &str) -> Option<Date> {
    if text.len() == 10 { text.parse().ok() } else { None }
}

fn written_out(lang: Lang, date: Date) -> String {
    match lang {
        Lang::ZhHantHk => format!("{}年{}", date.year(), day_of_year(lang, date)),
        Lang::En => format!("{} {}", day_of_year(lang, date), date.year()),
    }
}

fn day_of_year(lang: Lang, date: Date) -> String {
    let (month, day) = (date.month(), date.day());
    match lang {
        Lang::ZhHantHk => format!("{month}月{day}日"),
        Lang::En => {
            let name = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).unwrap_or(&"");
            format!("{day} {name}")
        }
    }
}
