//! What is told outside of the window, and when. Pure: what is so, what was told before, the settings,
//! whether the work is in sight and the time of the day come in.
//!
//! Everything that is told is a count. Who stands beside the screen learns that something waits, not what.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Time;
use serde::{Deserialize, Serialize};
use words::Message;

use crate::view::drafts::TrayKind;

/// What a fact tells; the order is that of the sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tells {
    /// A stage has come, and wants nothing but a signature.
    Signature,
    /// A stage has come back with reasons.
    Returned,
    /// A stage has come to be filled in.
    Came,
    /// A reminder was reached before or on the due day.
    Due,
    /// A reminder was reached, and the due day is past.
    Overdue,
    /// Another office is late, and this post is the one to turn to.
    Turned,
    /// Something was refused.
    Attention,
}

impl Tells {
    fn sentence(self) -> &'static str {
        match self {
            Self::Signature => "registry-notice-signature",
            Self::Returned => "registry-notice-returned",
            Self::Came => "registry-notice-came",
            Self::Due => "registry-notice-due",
            Self::Overdue => "registry-notice-overdue",
            Self::Turned => "registry-notice-turned",
            Self::Attention => "registry-notice-attention",
        }
    }
}

/// One thing that is so. Its key is the same for as long as it is so, and never that of another thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub key: String,
    pub tray: TrayKind,
    pub tells: Tells,
}

/// Keys of what was told, or seen without being told. Kept in the vault.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Told(pub BTreeSet<String>);

/// When this desk wants to be told.
#[derive(Debug, Clone, Copy)]
pub struct Manners {
    pub on: bool,
    /// From, to.
    pub quiet: Option<(Time, Time)>,
}

impl Manners {
    /// Until when nothing is told, where `now` lies in the quiet hours. They may go past midnight.
    fn quiet_until(&self, now: Time) -> Option<Time> {
        let (from, to) = self.quiet?;
        let is_quiet = if from <= to { from <= now && now < to } else { now >= from || now < to };
        is_quiet.then_some(to)
    }
}

/// What the system is to say for one tray.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Say {
    pub tray: TrayKind,
    pub lines: Vec<Message>,
}

/// The decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub says: Vec<Say>,
    pub told: Told,
    /// The end of the quiet hours, where something waits for it.
    pub held_until: Option<Time>,
}

/// Decides. `keys` are those of everything that is so, `new` what of it was not told yet.
///
/// What is in sight counts as told, and so does what comes while notices are turned off: turning them on
/// brings no pile of old ones. What comes in the quiet hours is told when they end.
pub fn decide(keys: BTreeSet<String>, new: &[Fact], manners: &Manners, in_sight: bool, now: Time) -> Decision {
    let nothing = |told, held_until| Decision { says: Vec::new(), told: Told(told), held_until };
    if in_sight || !manners.on || new.is_empty() {
        return nothing(keys, None);
    }
    if let Some(end) = manners.quiet_until(now) {
        let before = keys.into_iter().filter(|key| new.iter().all(|fact| fact.key != *key)).collect();
        return nothing(before, Some(end));
    }
    Decision { says: says(new), told: Told(keys), held_until: None }
}

/// One notice for each tray, in the order of the window, each with its counts.
fn says(new: &[Fact]) -> Vec<Say> {
    let mut counts: BTreeMap<TrayKind, BTreeMap<Tells, usize>> = BTreeMap::new();
    for fact in new {
        *counts.entry(fact.tray).or_default().entry(fact.tells).or_default() += 1;
    }
    let lines = |counts: BTreeMap<Tells, usize>| {
        counts.into_iter().map(|(tells, count)| Message::new(tells.sentence()).with("count", count)).collect()
    };
    counts.into_iter().map(|(tray, counts)| Say { tray, lines: lines(counts) }).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;
    use words::Arg;

    use super::*;

    fn fact(key: &str, tray: TrayKind, tells: Tells) -> Fact {
        Fact { key: key.to_owned(), tray, tells }
    }

    fn monday_morning() -> Vec<Fact> {
        vec![
            fact("a", TrayKind::ToComplete, Tells::Came),
            fact("b", TrayKind::ToComplete, Tells::Came),
            fact("c", TrayKind::ToComplete, Tells::Overdue),
            fact("d", TrayKind::ToSign, Tells::Signature),
            fact("e", TrayKind::Attention, Tells::Attention),
        ]
    }

    fn keys(facts: &[Fact]) -> BTreeSet<String> {
        facts.iter().map(|fact| fact.key.clone()).chain(["told before".to_owned()]).collect()
    }

    fn manners(quiet: Option<(Time, Time)>) -> Manners {
        Manners { on: true, quiet }
    }

    fn at(hour: i8, minute: i8) -> Time {
        time(hour, minute, 0, 0)
    }

    #[test]
    fn each_tray_has_one_notice_and_a_notice_holds_nothing_but_counts() {
        let new = monday_morning();
        let decision = decide(keys(&new), &new, &manners(None), false, at(9, 0));
        let trays: Vec<TrayKind> = decision.says.iter().map(|say| say.tray).collect();
        assert_eq!(trays, [TrayKind::ToSign, TrayKind::ToComplete, TrayKind::Attention]);
        assert_eq!(
            decision.says[1].lines,
            [("registry-notice-came", 2), ("registry-notice-overdue", 1)]
                .map(|(code, count)| Message::new(code).with("count", count))
        );
        for line in decision.says.iter().flat_map(|say| &say.lines) {
            let only_the_count = line.args.iter().all(|(name, arg)| name == "count" && matches!(arg, Arg::Number(_)));
            assert!(only_the_count, "{line:?}");
        }
        assert_eq!(decision.told, Told(keys(&new)));
    }

    #[test]
    fn what_was_told_is_not_told_again_and_what_is_no_more_is_forgotten() {
        let new = monday_morning();
        let Told(told) = decide(keys(&new), &new, &manners(None), false, at(9, 0)).told;
        let later = decide(told.clone(), &[], &manners(None), false, at(9, 1));
        assert_eq!((later.says, later.told), (Vec::new(), Told(told)));
        let gone = decide(BTreeSet::new(), &[], &manners(None), false, at(9, 2));
        assert_eq!(gone.told, Told::default());
    }

    #[test]
    fn what_is_in_sight_or_comes_while_notices_are_off_counts_as_told() {
        let new = monday_morning();
        let off = Manners { on: false, quiet: None };
        for (manners, in_sight) in [(manners(None), true), (off, false)] {
            let decision = decide(keys(&new), &new, &manners, in_sight, at(9, 0));
            assert_eq!((decision.says, decision.told), (Vec::new(), Told(keys(&new))));
        }
    }

    #[test]
    fn the_quiet_hours_hold_back_and_lose_nothing() {
        let new = monday_morning();
        let night = manners(Some((at(19, 0), at(8, 0))));
        let noon = manners(Some((at(12, 30), at(13, 30))));
        for (manners, now, until) in [
            (night, at(19, 0), Some(at(8, 0))),
            (night, at(0, 0), Some(at(8, 0))),
            (night, at(7, 59), Some(at(8, 0))),
            (night, at(8, 0), None),
            (night, at(18, 59), None),
            (noon, at(12, 29), None),
            (noon, at(12, 30), Some(at(13, 30))),
            (noon, at(13, 30), None),
            (manners(Some((at(9, 0), at(9, 0)))), at(9, 0), None),
        ] {
            let decision = decide(keys(&new), &new, &manners, false, now);
            assert_eq!(decision.held_until, until, "{now}");
            assert_eq!(decision.says.is_empty(), until.is_some(), "{now}");
            let told = if until.is_some() { Told(["told before".to_owned()].into()) } else { Told(keys(&new)) };
            assert_eq!(decision.told, told, "{now}");
        }
    }

    #[test]
    fn nothing_waits_for_the_end_of_the_quiet_hours_where_nothing_is_new() {
        let all_day = manners(Some((at(0, 0), at(23, 59))));
        assert_eq!(decide(BTreeSet::new(), &[], &all_day, false, at(9, 0)).held_until, None);
    }
}
