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
            && let Some(date) = if name == "recorded_at" { recorded_day(text) } else { full_date(text) }
        {
            *text = written_out(lang, date);
        }
    }
    spoken
}

/// Of a time of registration people read the day; other times are quoted as stated.
fn recorded_day(text: &str) -> Option<Date> {
    text.parse().ok().map(office_day)
}

fn full_date(text: &str) -> Option<Date> {
    if text.len() == 10 { text.parse().ok() } else { None }
}

fn written_out(lang: Lang, date: Date) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match lang {
        Lang::ZhHantHk => format!("{year}年{month}月{day}日"),
        Lang::En => {
            let name = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).unwrap_or(&"");
            format!("{day} {name} {year}")
        }
    }
}
