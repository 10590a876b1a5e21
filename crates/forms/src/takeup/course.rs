//! The course of one form: how it stood at the end of a day, and when each of its stages was open.

use jiff::civil::Date;

use crate::definition::SigningWay;
use crate::instance::{Handed, Instance, InstanceState, MarkOriginal, OpenStage, Outcome, apply, apply_original};

/// What the journal tells of a form on its way.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// A stage was handed over.
    HandedOver(Box<Handed>),
    /// Something was said of an original.
    OriginalMarked(Box<MarkOriginal>),
}

impl Told {
    /// The day on which it happened, as whoever did it wrote it down.
    fn on(&self) -> Date {
        match self {
            Self::HandedOver(handed) => handed.asked.today,
            Self::OriginalMarked(mark) => mark.on,
        }
    }
}

/// The time for which a stage was open.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Turn {
    /// By when it was due.
    due_on: Option<Date>,
    /// The day on which it was done or fell away; none while it is open.
    until: Option<Date>,
}

/// A form on its way as it stood at the end of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// Its state.
    pub instance: Instance,
    /// The day on which its first stage was handed over.
    pub begun_on: Date,
    /// The day on which it was completed, refused or withdrawn.
    pub ended_on: Option<Date>,
    /// The day at whose end it is looked at.
    pub as_of: Date,
    turns: Vec<Turn>,
}

/// Folds what is told of one form, in the journal's order, up to the end of a day; none before it was begun.
///
/// The order of the journal decides, not the calendar: what comes after something that is still to happen has not happened.
pub fn course(told: &[Told], as_of: Date) -> Option<Course> {
    let mut told = told.iter().take_while(|one| one.on() <= as_of);
    let first = told.by_ref().find_map(|one| match one {
        Told::HandedOver(handed) => Some(handed),
        Told::OriginalMarked(_) => None,
    })?;
    let mut course =
        Course { instance: apply(None, first), begun_on: first.asked.today, ended_on: None, as_of, turns: Vec::new() };
    course.moved(&[], first.asked.today);
    for one in told {
        match one {
            Told::OriginalMarked(mark) => course.instance = apply_original(course.instance, mark),
            Told::HandedOver(handed) => {
                let before = course.instance.open.clone();
                course.instance = apply(Some(course.instance), handed);
                course.moved(&before, handed.asked.today);
            }
        }
    }
    Some(course)
}

impl Course {
    /// Notes what a hand-over has opened and closed.
    fn moved(&mut self, before: &[OpenStage], on: Date) {
        let gone = before.iter().filter(|open| !self.instance.open.contains(open));
        for open in gone {
            let turn = self.turns.iter_mut().find(|turn| turn.until.is_none() && turn.due_on == open.due_on);
            if let Some(turn) = turn {
                turn.until = Some(on);
            }
        }
        let come = self.instance.open.iter().filter(|open| !before.contains(open));
        self.turns.extend(come.map(|open| Turn { due_on: open.due_on, until: None }));
        if self.instance.state != InstanceState::InProgress {
            self.ended_on.get_or_insert(on);
        }
    }

    /// Whether it was on its way on any day from `from` on.
    pub(super) fn in_hand_since(&self, from: Option<Date>) -> bool {
        self.ended_on.is_none_or(|ended| from.is_none_or(|from| ended >= from))
    }

    /// Whether a stage was late on any day from `from` on. The due day itself is still in time; a stage that is done
    /// after it was late up to the day on which it was done.
    pub(super) fn late_since(&self, from: Option<Date>) -> bool {
        let late = |turn: &Turn| {
            let (Some(due_on), last) = (turn.due_on, turn.until.unwrap_or(self.as_of)) else { return false };
            last > due_on && from.is_none_or(|from| last >= from)
        };
        self.turns.iter().any(late)
    }

    /// Whether any stage that stands was signed without paper.
    pub(super) fn signed_electronically(&self) -> bool {
        self.ways().any(|way| way != SigningWay::WetInk)
    }

    /// Whether any stage that stands was signed on paper.
    pub(super) fn signed_on_paper(&self) -> bool {
        self.ways().any(|way| way == SigningWay::WetInk)
    }

    /// The ways in which the stages that stand were signed.
    fn ways(&self) -> impl Iterator<Item = SigningWay> {
        let standing = self.instance.revisions.iter().filter(|one| !one.superseded && one.outcome == Outcome::Forward);
        standing.filter_map(|one| Some(one.signed.as_ref()?.by.way()))
    }
}
