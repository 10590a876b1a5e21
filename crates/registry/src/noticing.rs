//! Notices of the system: gathers what waits for this desk, asks the rules what of it is to be told, and
//! remembers in the vault that it was.
//!
//! Deliberately not here: how a notice is shown (the shell), and the rules (`rules`).

mod rules;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};
use records::EntityId;
use store::DraftRow;
use words::{Lang, Message, say_or_code};

use self::rules::{Fact, Manners, Say, Tells, Told, decide};
use crate::clock::{office_moment, office_time};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::vault::{Registry, Stage};
use crate::view::drafts::TrayKind;
use crate::view::vault::Settings;

const KEPT: &str = "noticed";

/// One notice, in words: counts, and never the name of anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The tray of My work to which it leads.
    pub tray: TrayKind,
    pub title: String,
    pub body: String,
}

/// What the system is to say now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Noticed {
    pub notices: Vec<Notice>,
    /// What is shown still was seen, or is nobody's business now: it is taken back.
    pub take_back: bool,
    /// When to ask again, though nothing changes; none while the vault is closed.
    pub again_at: Option<Timestamp>,
}

impl Registry {
    /// What the system is to say now. `in_sight`: the person looks at My work.
    ///
    /// Of a closed vault nothing is said, not even that it is closed: what waits in it cannot be known
    /// without its key, and a bubble that says "locked" tells a passer-by that nobody is there.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn notices(&mut self, in_sight: bool) -> Result<Noticed, Failure> {
        if self.stage() != Stage::Open {
            return Ok(Noticed { take_back: true, ..Noticed::default() });
        }
        let settings = self.settings()?;
        let manners = manners(&settings);
        let desk = self.desk()?;
        let told: Told = desk.store().kept(KEPT)?.unwrap_or_default();
        let (keys, new) = Gathering::of(desk, &told, settings.language)?.done;
        let now = office_time(desk.now());
        let decision = decide(keys, &new, &manners, in_sight, now.time());
        if decision.told != told {
            desk.keep(KEPT, &decision.told)?;
        }
        Ok(Noticed {
            notices: decision.says.iter().map(|say| in_words(say, settings.language)).collect(),
            take_back: in_sight,
            again_at: again_at(desk.now(), now.date(), decision.held_until),
        })
    }
}

/// A time of the day as it is typed and kept, `HH:MM`.
pub(crate) fn time_of_day(text: &str) -> Option<Time> {
    Time::strptime("%H:%M", text).ok()
}

fn manners(settings: &Settings) -> Manners {
    let hours = || Some((time_of_day(&settings.quiet_from)?, time_of_day(&settings.quiet_to)?));
    Manners { on: settings.notices, quiet: settings.quiet.then(hours).flatten() }
}

fn in_words(say: &Say, lang: Lang) -> Notice {
    let title = match say.tray {
        TrayKind::ToSign => "registry-notice-title-to-sign",
        TrayKind::Returned => "registry-notice-title-returned",
        TrayKind::Attention => "registry-notice-title-attention",
        _ => "registry-notice-title-to-complete",
    };
    let lines: Vec<String> = say.lines.iter().map(|line| say_or_code(lang, line)).collect();
    Notice { tray: say.tray, title: say_or_code(lang, &Message::new(title)), body: lines.join("\n") }
}

/// The next day brings reminders; the end of the quiet hours what they held back.
fn again_at(now: Timestamp, today: Date, held_until: Option<Time>) -> Option<Timestamp> {
    let tomorrow = today.checked_add(1.day()).ok()?;
    let days =
        [Some((tomorrow, Time::midnight())), held_until.map(|end| (today, end)), held_until.map(|end| (tomorrow, end))];
    let moments = days.into_iter().flatten().filter_map(|(day, time)| office_moment(day.to_datetime(time)));
    moments.filter(|moment| *moment > now).min()
}

/// What is so on a desk, and what of it was not told yet.
struct Gathering<'a> {
    desk: &'a Desk,
    told: &'a Told,
    lang: Lang,
    drafts: Vec<DraftRow>,
    done: (BTreeSet<String>, Vec<Fact>),
}

impl<'a> Gathering<'a> {
    fn of(desk: &'a Desk, told: &'a Told, lang: Lang) -> Result<Self, Failure> {
        let drafts = desk.store().drafts()?;
        let mut gathering = Self { desk, told, lang, drafts, done: Default::default() };
        for instance in desk.instances()? {
            for open in desk.mine(&instance)? {
                gathering.stage(&instance, open)?;
            }
            gathering.turned(&instance)?;
        }
        for row in desk.store().tray()? {
            let key = format!("tray/{}", row.signed.operation.op_id);
            gathering.add(key, |_| Ok((TrayKind::Attention, Tells::Attention)))?;
        }
        Ok(gathering)
    }

    /// An open stage that waits for this desk: that it came, and the reminder that it reached last.
    fn stage(&mut self, instance: &forms::Instance, open: &forms::OpenStage) -> Result<(), Failure> {
        let id = EntityId(instance.id);
        // Who has begun it knows that it came.
        if !self.drafts.iter().any(|draft| draft.instance == id && draft.stage == open.stage) {
            let key = format!("came/{id}/{}/{}", open.stage, instance.count(&open.stage));
            self.add(key, |gathering| {
                let tray = gathering.tray(id, &open.stage)?;
                Ok((
                    tray,
                    match tray {
                        TrayKind::ToSign => Tells::Signature,
                        TrayKind::Returned => Tells::Returned,
                        _ => Tells::Came,
                    },
                ))
            })?;
        }
        let Some(due_on) = open.due_on else { return Ok(()) };
        let (_, definition) = self.desk.form(&instance.definition_hash)?;
        // Where the calendar does not tell, the window says so; a notice could only count it.
        let Ok(reminders) = self.desk.reminders(&definition, open)? else { return Ok(()) };
        if let Some(reminder) = reminders.standing.last() {
            let key = format!("remind/{id}/{}/{due_on}/{}", open.stage, reminder.working_days);
            let tells = if due_on < self.desk.today() { Tells::Overdue } else { Tells::Due };
            self.add(key, |gathering| Ok((gathering.tray(id, &open.stage)?, tells)))?;
        }
        Ok(())
    }

    /// The late stages of other offices about which one turns to this post.
    fn turned(&mut self, instance: &forms::Instance) -> Result<(), Failure> {
        if forms::overdue(instance, self.desk.today()).is_empty() {
            return Ok(());
        }
        let (_, definition) = self.desk.form(&instance.definition_hash)?;
        for open in self.desk.turned_to_me(&definition, instance)? {
            let key = format!("turned/{}/{}/{}", EntityId(instance.id), open.stage, instance.count(&open.stage));
            self.add(key, |_| Ok((TrayKind::Attention, Tells::Turned)))?;
        }
        Ok(())
    }

    /// A fact; where it lies is worked out only when it was not told yet.
    fn add(
        &mut self,
        key: String,
        about: impl FnOnce(&Self) -> Result<(TrayKind, Tells), Failure>,
    ) -> Result<(), Failure> {
        if !self.told.0.contains(&key) {
            let (tray, tells) = about(self)?;
            self.done.1.push(Fact { key: key.clone(), tray, tells });
        }
        self.done.0.insert(key);
        Ok(())
    }

    fn tray(&self, id: EntityId, stage: &str) -> Result<TrayKind, Failure> {
        let turn = self.desk.resume(id, Some(stage), self.lang)?;
        let begun = self.drafts.iter().find(|draft| draft.instance == id && draft.stage == stage);
        let answers = begun.map_or_else(|| turn.beginning(), |draft| turn.brought_up(&draft.answers));
        Ok(turn.tray(self.desk.evaluation(&turn, &answers)?.problems.len()))
    }
}
