//! Building blocks for cases, and random ones.

use disposal::{
    Action, Assessment, Authority, Custody, CutOff, DisposalClass, Event, EventStatus, FactDate, Facts, Holds, Nature,
    PartFacts, Period, Schedule, Stage, Trigger, Unit, YearEnd, assess,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use words::Text;

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn stage(trigger: Trigger, cut_off: CutOff, period: &str) -> Stage {
    let action = if trigger == (Trigger::Permanent {}) { Action::Permanent } else { Action::Destroy };
    Stage { trigger, cut_off, period: period.parse().unwrap(), action, custody: Custody::Office }
}

pub fn class(stage: Stage) -> DisposalClass {
    DisposalClass {
        code: "T-1".into(),
        series: "Test".into(),
        title: Text::new("Test class", "測試類別"),
        nature: Nature::Administrative,
        unit: Unit::Part,
        stages: vec![stage],
        constraints: Vec::new(),
        note: Text::default(),
    }
}

pub fn schedule(class: DisposalClass) -> Schedule {
    Schedule {
        format: 1,
        id: "TEST".into(),
        version: 1,
        effective_from: date(2015, 4, 1),
        authority: Authority {
            reference: "TEST/1".into(), title: Text::new("Test authority", "測試依據"), on: None
        },
        title: Text::new("Test schedule", "測試期限表"),
        financial_year_end: YearEnd::MARCH_31,
        due_on_anniversary: false,
        note: Text::default(),
        classes: vec![class],
        vectors: Vec::new(),
    }
}

pub fn ask(class: &DisposalClass, facts: &Facts, on: &str) -> Assessment {
    assess(class, &schedule(class.clone()).reference(), facts, &Holds::default(), day(on))
}

pub fn closed(on: Option<&str>) -> Facts {
    let part = PartFacts { id: "P1".into(), closed: on.map(FactDate::new), ..PartFacts::default() };
    Facts { unit: "U".into(), parts: vec![part], ..Facts::default() }
}

pub fn event(id: &str, on: &str) -> Event {
    Event {
        id: id.into(),
        kind: "contract-completed".into(),
        subject: "C-1".into(),
        on: Some(FactDate::new(on)),
        recorded_at: "2026-01-05T09:00:00+08:00".into(),
        recorded_by: "clerk".into(),
        status: EventStatus::Asserted,
        corrected_by: None,
    }
}

pub fn about_contract(events: Vec<Event>) -> Facts {
    let subjects = [("contract".to_owned(), ["C-1".to_owned()].into())].into();
    Facts { unit: "U".into(), subjects, events, ..Facts::default() }
}

pub fn completion() -> Trigger {
    Trigger::Event { event: "contract-completed".into(), subject: "contract".into() }
}

/// A day between 1950 and 2079.
pub fn any_day() -> impl Strategy<Value = Date> {
    (1950i16..2080, 1i8..=12, 1i8..=31).prop_map(|(y, m, d)| {
        date(y, m, 1).last_of_month().min(date(y, m, d.min(28))).max(
            // Favour the ends of months, where clamping happens.
            if d > 28 { date(y, m, 1).last_of_month() } else { date(y, m, d) },
        )
    })
}

pub fn any_cut_off() -> impl Strategy<Value = CutOff> {
    use CutOff::{CalendarYear, FinancialYear, MonthEnd, None, QuarterEnd};
    prop::sample::select(vec![None, MonthEnd, QuarterEnd, CalendarYear, FinancialYear])
}

pub fn any_period() -> impl Strategy<Value = Period> {
    (0u16..12, 0u16..20, 0u16..8, 0u16..60, 0u8..4).prop_map(|(years, months, weeks, days, kind)| match kind {
        0 => Period { years, ..Period::default() },
        1 => Period { months, ..Period::default() },
        2 => Period { weeks, days, ..Period::default() },
        _ => Period { years, months, weeks, days },
    })
}

/// A date as people write it, now and then partial, missing or wrong.
pub fn any_fact_date() -> impl Strategy<Value = Option<FactDate>> {
    (any_day(), 0u8..12).prop_map(|(day, kind)| match kind {
        0 => None,
        1 => Some(FactDate::new("before the war")),
        2 => Some(FactDate::new(format!("{:04}", day.year()))),
        3 => Some(FactDate::new(format!("{:04}-{:02}", day.year(), day.month()))),
        4 => Some(FactDate::new(format!("{day}T17:30:00Z"))),
        _ => Some(day.into()),
    })
}

fn any_leaf() -> impl Strategy<Value = Trigger> {
    prop_oneof![
        Just(Trigger::Declared {}),
        Just(Trigger::PartClosed {}),
        Just(Trigger::Date { element: "ended".into() }),
        Just(completion()),
        Just(Trigger::Immediate {}),
        any_day().prop_map(|on| Trigger::Fixed { on }),
    ]
}

/// Any trigger but the permanent one, up to three levels deep.
pub fn any_trigger() -> impl Strategy<Value = Trigger> {
    any_leaf().prop_recursive(2, 8, 3, |inner| {
        let several = prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            several.clone().prop_map(|of| Trigger::LatestOf { of }),
            several.clone().prop_map(|of| Trigger::EarliestOf { of }),
            several.clone().prop_map(|of| Trigger::AllOf { of }),
            several.prop_map(|of| Trigger::FirstKnown { of }),
            (inner, any_period()).prop_map(|(trigger, period)| Trigger::After { trigger: Box::new(trigger), period }),
        ]
    })
}

pub fn any_events() -> impl Strategy<Value = Vec<Event>> {
    let one = (any_fact_date(), 0u8..5).prop_map(|(on, kind)| Event {
        on,
        status: match kind {
            0 => EventStatus::Withdrawn,
            1 => EventStatus::CorrectedBy,
            _ => EventStatus::Asserted,
        },
        ..event("E", "2020-01-01")
    });
    prop::collection::vec(one, 0..4).prop_map(|mut events| {
        for (at, event) in events.iter_mut().enumerate() {
            event.id = format!("E{at}");
        }
        events
    })
}

pub fn any_facts() -> impl Strategy<Value = Facts> {
    let parts = prop::collection::vec((any_fact_date(), any_fact_date()), 0..3);
    (any_fact_date(), any_fact_date(), parts, any_events(), any::<bool>()).prop_map(
        |(declared, ended, parts, events, about)| Facts {
            declared,
            dates: [("ended".to_owned(), ended)].into(),
            parts: parts
                .into_iter()
                .enumerate()
                .map(|(at, (opened, closed))| PartFacts {
                    id: format!("P{at}"),
                    opened,
                    closed,
                    ..PartFacts::default()
                })
                .collect(),
            ..if about { about_contract(events) } else { Facts::default() }
        },
    )
}
