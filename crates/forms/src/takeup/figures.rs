//! The figures: how many forms were begun, completed and late in a period, by form, by unit and by month.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::course::{Course, Told, course};
use crate::definition::Definition;
use crate::instance::{InstanceState, OriginalState, originals, overdue};

/// The period that is looked at, both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spell {
    /// Its first day; none from the beginning on.
    pub from: Option<Date>,
    /// Its last day: what happened later is not known yet.
    pub to: Date,
}

impl Spell {
    fn has(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && day <= self.to
    }
}

/// One form on its way: its definition, and what the journal tells of it, oldest first.
#[derive(Debug, Clone)]
pub struct OfInstance<'d> {
    /// The definition to which it is pinned.
    pub definition: &'d Definition,
    /// What is told.
    pub told: Vec<Told>,
}

/// Figures of a period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct TakeUpFigures {
    /// Forms of which the first stage was handed over in the period.
    pub begun: u32,
    /// Forms that were completed in the period.
    pub completed: u32,
    /// Of those completed, how many have a stage signed with a key.
    pub e_signed: u32,
    /// Of those completed, how many have a stage signed on paper.
    pub on_paper: u32,
    /// Forms that were refused in the period.
    pub refused: u32,
    /// Forms that were taken back in the period.
    pub withdrawn: u32,
    /// Forms that were on their way on any day of the period.
    pub in_hand: u32,
    /// Of those in hand, how many had a stage past its due day on any day of the period.
    pub late: u32,
    /// Forms that are still on their way at the end of the period.
    pub open: u32,
    /// Of those still on their way, how many have a stage past its due day.
    pub overdue: u32,
    /// Originals that are still to be seen or to come at the end of the period.
    pub originals_outstanding: u32,
}

impl TakeUpFigures {
    /// How many of the forms in hand were late, in per cent; none where none was in hand.
    pub fn late_percent(&self) -> Option<Decimal> {
        share(self.late, self.in_hand)
    }

    /// How many of the completed forms have no stage signed on paper, in per cent; none where none was completed.
    pub fn electronic_percent(&self) -> Option<Decimal> {
        share(self.completed.saturating_sub(self.on_paper), self.completed)
    }

    fn of(course: &Course, definition: &Definition, spell: Spell) -> Self {
        let ended_as = |state| course.instance.state == state && course.ended_on.is_some_and(|ended| spell.has(ended));
        let completed = ended_as(InstanceState::Completed);
        let open = course.instance.state == InstanceState::InProgress;
        let in_hand = course.in_hand_since(spell.from);
        let outstanding = || {
            let wanted = originals(definition, &course.instance);
            wanted.iter().filter(|original| original.state == OriginalState::Outstanding).count()
        };
        let outstanding = if course.instance.has_files() { outstanding() } else { 0 };
        Self {
            begun: spell.has(course.begun_on).into(),
            completed: completed.into(),
            e_signed: (completed && course.signed_electronically()).into(),
            on_paper: (completed && course.signed_on_paper()).into(),
            refused: ended_as(InstanceState::Refused).into(),
            withdrawn: ended_as(InstanceState::Withdrawn).into(),
            in_hand: in_hand.into(),
            late: (in_hand && course.late_since(spell.from)).into(),
            open: open.into(),
            overdue: (open && !overdue(&course.instance, spell.to).is_empty()).into(),
            originals_outstanding: u32::try_from(outstanding).unwrap_or(u32::MAX),
        }
    }

    fn add(&mut self, other: &Self) {
        self.begun += other.begun;
        self.completed += other.completed;
        self.e_signed += other.e_signed;
        self.on_paper += other.on_paper;
        self.refused += other.refused;
        self.withdrawn += other.withdrawn;
        self.in_hand += other.in_hand;
        self.late += other.late;
        self.open += other.open;
        self.overdue += other.overdue;
        self.originals_outstanding += other.originals_outstanding;
    }
}

/// A part of a whole in per cent, with at most one decimal place, half of it upwards; none of nothing.
pub fn share(part: u32, whole: u32) -> Option<Decimal> {
    let per_cent = Decimal::from(u64::from(part) * 100).checked_div(Decimal::from(whole))?;
    Some(per_cent.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero).normalize())
}

/// What was begun and completed in one month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct MonthFigures {
    /// Forms of which the first stage was handed over.
    pub begun: u32,
    /// Forms that were completed.
    pub completed: u32,
}

/// Take-up over a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TakeUp {
    /// Of all forms together.
    pub total: TakeUpFigures,
    /// By the number of the form.
    pub by_form: BTreeMap<String, TakeUpFigures>,
    /// By the unit of whoever began it; empty where the person had none.
    pub by_unit: BTreeMap<String, TakeUpFigures>,
    /// By the first day of a month; a month without either is left out.
    pub by_month: BTreeMap<Date, MonthFigures>,
}

/// Counts the take-up over a period of those forms on their way that are `wanted`, which is asked for the number of the form and for
/// the unit of whoever began it.
pub fn take_up(all: &[OfInstance<'_>], spell: Spell, wanted: impl Fn(&str, &str) -> bool) -> TakeUp {
    let mut counted = TakeUp::default();
    for one in all {
        let Some(course) = course(&one.told, spell.to) else { continue };
        let unit = course.instance.began().map(|actor| actor.unit.clone()).unwrap_or_default();
        if !wanted(&course.instance.form_no, &unit) {
            continue;
        }
        let figures = TakeUpFigures::of(&course, one.definition, spell);
        counted.total.add(&figures);
        counted.by_form.entry(course.instance.form_no.clone()).or_default().add(&figures);
        counted.by_unit.entry(unit).or_default().add(&figures);
        if figures.begun > 0 {
            counted.by_month.entry(course.begun_on.first_of_month()).or_default().begun += 1;
        }
        if let Some(ended) = course.ended_on.filter(|_| figures.completed > 0) {
            counted.by_month.entry(ended.first_of_month()).or_default().completed += 1;
        }
    }
    counted
}
