//! Properties over random cases: the oracle, the evaluator, and what a new fact
//! may never do.

use disposal::{
    Constraint, ConstraintKind, CutOff, DisposalClass, Explanation, Facts, Hold, Holds, Period, Trigger, assess,
    explanation_digest,
};
use jiff::civil::Date;
use proptest::prelude::*;
use words::Lang;

use crate::cases::{
    any_cut_off, any_day, any_events, any_facts, any_period, any_trigger, class, closed, schedule, stage,
};
use crate::evaluator::{self, Proven};
use crate::oracle;

fn any_class() -> impl Strategy<Value = DisposalClass> {
    let constraint =
        (any_trigger(), any_cut_off(), any_period(), any::<bool>()).prop_map(|(trigger, cut_off, period, floor)| {
            Constraint {
                kind: if floor { ConstraintKind::Floor } else { ConstraintKind::Ceiling },
                basis: "Cap. 0".into(),
                trigger,
                cut_off,
                period,
            }
        });
    (any_trigger(), any_cut_off(), any_period(), prop::collection::vec(constraint, 0..3)).prop_map(
        |(trigger, cut_off, period, constraints)| DisposalClass {
            constraints,
            ..class(stage(trigger, cut_off, &period.to_string()))
        },
    )
}

fn any_holds() -> impl Strategy<Value = Holds> {
    let hold = (0u8..3, any_day(), prop::option::of(any_day())).prop_map(|(id, placed_on, lifted_on)| Hold {
        id: format!("H{id}"),
        placed_on,
        lifted_on,
    });
    (prop::collection::vec(hold, 0..3), 0u16..60)
        .prop_map(|(holds, release_cooling_days)| Holds { holds, release_cooling_days })
}

fn naive_end(day: Date, cut_off: CutOff, period: Period) -> (String, String) {
    let base = oracle::cut_off(cut_off.code(), oracle::read(&day.to_string()), (3, 31));
    let counts = [period.years, period.months, period.weeks, period.days].map(u32::from);
    (oracle::write(base), oracle::write(oracle::end(base, cut_off.code(), counts)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn walking_day_by_day_gives_the_same_dates(day in any_day(), cut_off in any_cut_off(), period in any_period()) {
        let class = class(stage(Trigger::PartClosed {}, cut_off, &period.to_string()));
        let answer = assess(&class, &schedule(class.clone()).reference(), &closed(Some(&day.to_string())), &Holds::default(), day);
        let (base, end) = naive_end(day, cut_off, period);
        prop_assert_eq!(answer.base.map(|day| day.to_string()), Some(base));
        prop_assert_eq!(answer.end.map(|day| day.to_string()), Some(end.clone()));
        let due = oracle::write(oracle::next(oracle::read(&end)));
        prop_assert_eq!(answer.due.map(|day| day.to_string()), Some(due));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_second_program_recomputes_the_dates_from_the_explanation(
        class in any_class(), facts in any_facts(), holds in any_holds(), on in any_day(),
    ) {
        let answer = assess(&class, &schedule(class.clone()).reference(), &facts, &holds, on);
        let explanation = serde_json::to_value(Explanation::new("U", &answer, Lang::En)).unwrap();
        let text = |day: Option<Date>| day.map(|day| day.to_string());
        let expected = Proven {
            state: answer.state.code().to_owned(),
            base: text(answer.base),
            due: text(answer.due),
            earliest: text(answer.earliest_disposal),
        };
        prop_assert_eq!(evaluator::evaluate(&explanation), expected);
    }

    #[test]
    fn the_same_inputs_give_the_same_answer(class in any_class(), facts in any_facts(), on in any_day()) {
        let version = schedule(class.clone()).reference();
        let ask = |facts: &Facts| assess(&class, &version, facts, &Holds::default(), on);
        prop_assert_eq!(ask(&facts), ask(&facts));
        let text = serde_json::to_string(&facts).unwrap();
        let read: Facts = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(ask(&facts), ask(&read));
    }

    #[test]
    fn a_further_operand_never_brings_a_latest_of_forward(
        of in prop::collection::vec(any_trigger(), 2..4), more in any_trigger(), facts in any_facts(), on in any_day(),
    ) {
        let longer = of.iter().cloned().chain([more]).collect();
        let ask = |of: Vec<Trigger>| {
            let class = class(stage(Trigger::LatestOf { of }, CutOff::FinancialYear, "P3Y"));
            assess(&class, &schedule(class.clone()).reference(), &facts, &Holds::default(), on).due
        };
        // Unknown counts as later than every day.
        match (ask(of), ask(longer)) {
            (None, Some(due)) => prop_assert!(false, "unknown became {due}"),
            (Some(before), Some(after)) => prop_assert!(after >= before),
            _ => {}
        }
    }

    #[test]
    fn a_further_event_never_brings_the_due_day_forward(
        events in any_events(), more in any_events(), on in any_day(),
    ) {
        let ask = |events: Vec<_>| {
            let class = class(stage(crate::cases::completion(), CutOff::CalendarYear, "P5Y"));
            let facts = crate::cases::about_contract(events);
            assess(&class, &schedule(class.clone()).reference(), &facts, &Holds::default(), on)
        };
        let before = ask(events.clone());
        let after = ask(events.into_iter().chain(more).collect());
        if let (Some(before), Some(after)) = (before.due, after.due) {
            prop_assert!(after >= before);
        }
    }

    #[test]
    fn a_further_floor_never_brings_the_due_day_forward(
        class in any_class(), facts in any_facts(), trigger in any_trigger(), period in any_period(), on in any_day(),
    ) {
        let version = schedule(class.clone()).reference();
        let basis = "further filing".to_owned();
        let floor = Constraint { kind: ConstraintKind::Floor, basis, trigger, cut_off: CutOff::None, period };
        let more = Facts { constraints: vec![floor], ..facts.clone() };
        let before = assess(&class, &version, &facts, &Holds::default(), on).due;
        let after = assess(&class, &version, &more, &Holds::default(), on).due;
        prop_assert!(after.is_none() || before.is_some_and(|before| after >= Some(before)));
    }

    #[test]
    fn holds_never_move_a_date(class in any_class(), facts in any_facts(), holds in any_holds(), on in any_day()) {
        let version = schedule(class.clone()).reference();
        let free = assess(&class, &version, &facts, &Holds::default(), on);
        let held = assess(&class, &version, &facts, &holds, on);
        prop_assert_eq!((free.state, free.base, free.end, free.due), (held.state, held.base, held.end, held.due));
        prop_assert!(held.earliest_disposal.is_none_or(|day| held.due.is_some_and(|due| day >= due)));
        prop_assert!(!(held.held && held.is_disposable()));
    }

    #[test]
    fn nothing_unknown_is_ever_due(class in any_class(), facts in any_facts(), on in any_day()) {
        let answer = assess(&class, &schedule(class.clone()).reference(), &facts, &Holds::default(), on);
        prop_assert_eq!(answer.state.code() == "due", answer.is_disposable());
        if answer.is_disposable() {
            prop_assert!(answer.due.is_some_and(|due| due <= on));
        }
    }

    #[test]
    fn the_digest_follows_the_facts_of_the_unit_only(class in any_class(), facts in any_facts()) {
        let version = schedule(class.clone()).reference();
        let digest = |facts: &Facts| explanation_digest(&class, &version, facts).unwrap();
        let mut foreign = facts.clone();
        foreign.events.push(disposal::Event { subject: "C-2".into(), ..crate::cases::event("X", "2020-01-01") });
        foreign.events.reverse();
        prop_assert_eq!(digest(&facts), digest(&foreign));
        let changed = Facts { unit: "another".into(), ..facts.clone() };
        prop_assert_ne!(digest(&facts), digest(&changed));
    }
}
