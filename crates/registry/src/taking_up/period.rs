//! Which days a period has, seen from a day.

use disposal::{CutOff, YearEnd};
use forms::Spell;
use jiff::ToSpan;
use jiff::civil::Date;
use words::Message;

use crate::failure::Failure;
use crate::view::takeup::{TakeUpAsk, TakeUpPeriod};

/// The whole period in which `today` lies, or the one that is named by its days.
pub(super) fn days_of(ask: &TakeUpAsk, today: Date) -> Result<Spell, Failure> {
    let (cut_off, months) = match ask.period {
        TakeUpPeriod::Month => (CutOff::MonthEnd, 1),
        TakeUpPeriod::Quarter => (CutOff::QuarterEnd, 3),
        TakeUpPeriod::FinancialYear => (CutOff::FinancialYear, 12),
        TakeUpPeriod::All => return Ok(Spell { from: None, to: today }),
        TakeUpPeriod::Between => {
            let to = ask.to.unwrap_or(today);
            if ask.from.is_some_and(|from| from > to) {
                return Err(Failure::refusal(Message::new("registry-take-up-backwards").with("to", to.to_string())));
            }
            return Ok(Spell { from: ask.from, to });
        }
    };
    let beyond = || Failure::refusal(Message::new("registry-no-such-day").with("day", today.to_string()));
    let to = cut_off.on_or_after(today, YearEnd::MARCH_31).ok_or_else(beyond)?;
    let from = to.tomorrow().and_then(|next| next.checked_sub(months.months())).map_err(|_| beyond())?;
    Ok(Spell { from: Some(from), to })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_the_whole_month_quarter_or_financial_year_of_the_day() {
        for (period, today, from, to) in [
            (TakeUpPeriod::Month, "2026-11-23", Some("2026-11-01"), "2026-11-30"),
            (TakeUpPeriod::Month, "2028-02-29", Some("2028-02-01"), "2028-02-29"),
            (TakeUpPeriod::Quarter, "2026-11-23", Some("2026-10-01"), "2026-12-31"),
            (TakeUpPeriod::Quarter, "2026-03-31", Some("2026-01-01"), "2026-03-31"),
            (TakeUpPeriod::FinancialYear, "2026-11-23", Some("2026-04-01"), "2027-03-31"),
            (TakeUpPeriod::FinancialYear, "2027-03-31", Some("2026-04-01"), "2027-03-31"),
            (TakeUpPeriod::FinancialYear, "2027-04-01", Some("2027-04-01"), "2028-03-31"),
            (TakeUpPeriod::All, "2026-11-23", None, "2026-11-23"),
            (TakeUpPeriod::Between, "2026-11-23", None, "2026-11-23"),
        ] {
            let day = |text: &str| text.parse::<Date>().expect("a day");
            let ask = TakeUpAsk { period, from: None, to: None, form_no: None, unit: None };
            let expected = Spell { from: from.map(day), to: day(to) };
            assert_eq!(days_of(&ask, day(today)).expect("a period"), expected, "{period:?} {today}");
        }
    }
}
