//! Take-up at this desk: the events of every form on its way are brought to the rules that count them (`forms::take_up`), and beside
//! the figures stands what this desk noted of itself.
//!
//! What is counted is the journal, as the authority accepted it: the state that is shown elsewhere is not asked, so the
//! figures can be made again from nothing. What was begun or taken at other desks nobody is told.

mod period;
mod table;
mod targets;
#[cfg(test)]
mod tests;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use forms::{Definition, OfInstance, Spell, TakeUpFigures, Tier, Told, share, take_up};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use records::{Change, EntityId, Kind};
use serde::de::DeserializeOwned;
use serde_json::Value;
use store::Changes;
use words::{Arg, Message};

use crate::cataloguing::{FormAsk, Shelved};
use crate::clock::office_day;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::view::takeup::{
    FormTakeUp, MonthTakeUp, TakeUpAim, TakeUpAsk, TakeUpCount, TakeUpResponse, TierTakeUp, UnitTakeUp,
};
use crate::writing::{write_new, write_whole};

pub use table::take_up_csv;

/// A form was begun here, as a draft or at the terminal. The note says which form and nothing of what was filled in.
pub(crate) const BEGUN: &str = "form-begun";
/// A copy of a form left this desk.
const TAKEN: &str = "form-taken";

impl Desk {
    /// The take-up of a period.
    ///
    /// # Errors
    /// A refusal when the period ends before it begins; a fault of the database.
    pub fn take_up(&self, ask: &TakeUpAsk) -> Result<TakeUpResponse, Failure> {
        let whole = period::days_of(ask, self.today())?;
        let spell = Spell { to: whole.to.min(self.today()), ..whole };
        let (definitions, told) = self.told_of_forms()?;
        let of_instance = |(hash, told): (String, Vec<Told>)| {
            definitions.get(&hash).map(|definition| OfInstance { definition, told })
        };
        let all: Vec<OfInstance<'_>> = told.into_iter().filter_map(of_instance).collect();
        let wanted = |form_no: &str, unit: &str| {
            ask.form_no.as_ref().is_none_or(|wanted| wanted == form_no)
                && ask.unit.as_ref().is_none_or(|wanted| wanted == unit)
        };
        let counted = take_up(&all, spell, wanted);
        let all_units: BTreeSet<String> = all.iter().filter_map(|one| one.told.iter().find_map(unit_of)).collect();
        let notes = Notes { begun: self.noted(BEGUN, spell)?, taken: self.noted(TAKEN, spell)? };
        let forms = self.forms_counted(ask, &counted.by_form, &notes)?;
        let mut total = count(counted.total);
        total.begun_here = forms.iter().map(|form| form.count.begun_here).sum();
        total.taken_here = forms.iter().map(|form| form.count.taken_here).sum();
        let unit = |(unit, figures): (String, TakeUpFigures)| UnitTakeUp { unit, count: count(figures) };
        Ok(TakeUpResponse {
            from: whole.from,
            to: whole.to,
            counted_to: spell.to,
            total,
            forms,
            units: counted.by_unit.into_iter().map(unit).collect(),
            months: without_gaps(&counted.by_month),
            tiers: self.tiers(&counted.by_form)?,
            all_units: all_units.into_iter().collect(),
            may_set_target: targets::recurring(ask.period).is_some() && ask.unit.is_none() && self.sets_targets()?,
        })
    }

    /// What the journal tells of every form on its way or done, with the definitions to which they are pinned.
    #[allow(clippy::type_complexity, reason = "read once, and taken apart at once")]
    fn told_of_forms(&self) -> Result<(BTreeMap<String, Arc<Definition>>, Vec<(String, Vec<Told>)>), Failure> {
        let (mut definitions, mut all) = (BTreeMap::new(), Vec::new());
        for id in self.store.ids(Kind::Instance)? {
            let told = self.told_of(id)?;
            let Some(hash) = told.iter().find_map(pinned) else { continue };
            if let Entry::Vacant(place) = definitions.entry(hash.to_owned()) {
                place.insert(self.form(hash)?.1);
            }
            all.push((hash.to_owned(), told));
        }
        Ok((definitions, all))
    }

    fn told_of(&self, id: EntityId) -> Result<Vec<Told>, Failure> {
        let mut told = Vec::new();
        for entry in self.store.history(id)? {
            told.extend(match entry.event.change {
                Change::HandedOver { handed } => Some(Told::HandedOver(inner(handed, "handed")?)),
                Change::OriginalMarked { marked } => Some(Told::OriginalMarked(inner(marked, "marked")?)),
                _ => None,
            });
        }
        Ok(told)
    }

    /// Every form that is here, and every other of which there is something to say.
    fn forms_counted(
        &self,
        ask: &TakeUpAsk,
        figures: &BTreeMap<String, TakeUpFigures>,
        notes: &Notes,
    ) -> Result<Vec<FormTakeUp>, Failure> {
        let targets = if ask.unit.is_none() { self.take_up_targets(ask.period)? } else { Vec::new() };
        let targets: BTreeMap<String, _> = targets.into_iter().collect();
        let mut numbers: BTreeSet<String> = figures.keys().cloned().collect();
        numbers.extend(targets.keys().cloned());
        numbers.extend(notes.begun.keys().chain(notes.taken.keys()).cloned());
        for id in self.store.ids(Kind::Form)? {
            numbers.insert(self.covers.of(&self.store, id)?.cover.form_no.clone());
        }
        numbers.retain(|number| ask.form_no.as_ref().is_none_or(|wanted| wanted == number));
        let mut forms = Vec::new();
        for form_no in numbers {
            let figures = figures.get(&form_no).copied().unwrap_or_default();
            let mut count = count(figures);
            count.begun_here = notes.begun.get(&form_no).copied().unwrap_or_default();
            count.taken_here = notes.taken.get(&form_no).copied().unwrap_or_default();
            let target = targets.get(&form_no).copied();
            let aim = target.map(|target| TakeUpAim { target, reached: target.is_reached(&figures) });
            let title = self.form_title(&form_no)?.unwrap_or_default();
            forms.push(FormTakeUp { form_no, title, count, aim });
        }
        Ok(forms)
    }

    /// How far the library has come from paper, and what of each tier was completed.
    fn tiers(&self, figures: &BTreeMap<String, TakeUpFigures>) -> Result<Vec<TierTakeUp>, Failure> {
        let shelves = self.shelves()?;
        let library = shelves.find(&FormAsk::default());
        let completed = |form: &&Shelved<'_>| figures.get(&form.entry.form_no).map_or(0, |figures| figures.completed);
        let (all, of) = (many(library.len()), |tier| library.iter().filter(move |form| form.tier() == tier));
        let tier = |tier| TierTakeUp {
            tier,
            forms: many(of(tier).count()),
            percent: share(many(of(tier).count()), all).map(|share| share.to_string()),
            completed: of(tier).map(|form| completed(&form)).sum(),
        };
        Ok(Tier::ALL.map(tier).into())
    }

    /// Notes that a copy of a form, as a definition or as a blank page, left this desk.
    pub(crate) fn note_taken(&mut self, form_no: &str) -> Result<Changes, Failure> {
        let (at, agent) = (self.now(), self.holder()?);
        let what = Message::new("registry-noted-taken").with("form", form_no);
        let ((), changes) = self.store.transact::<_, store::Fault>(|tx| tx.note(at, Some(agent), TAKEN, what))?;
        Ok(changes)
    }

    /// How often this desk noted something of each form in a period.
    fn noted(&self, kind: &str, spell: Spell) -> Result<BTreeMap<String, u32>, Failure> {
        let within = |at: &Timestamp| {
            let day = office_day(*at);
            spell.from.is_none_or(|from| from <= day) && day <= spell.to
        };
        let mut noted = BTreeMap::new();
        for (_, what) in self.store.notes(kind)?.into_iter().filter(|(at, _)| within(at)) {
            if let Some(Arg::Text(form_no)) = what.args.get("form") {
                *noted.entry(form_no.clone()).or_default() += 1;
            }
        }
        Ok(noted)
    }

    /// Writes a copy of a definition that is here, with its publisher's signature, in canonical form, the
    /// official PDF beside it where it has one, and notes that it was taken. Answers the name.
    ///
    /// # Errors
    /// A refusal when there is no such form; a fault of the disk, and then nothing was taken.
    pub fn save_form(&mut self, typed: &str, path: &Path) -> Result<(String, Changes), Failure> {
        let (id, definition) = self.vouched_form(typed)?;
        // The official PDF goes along, so that whoever takes the copy in has all of the form. The person has chosen the place of
        // the definition only: what lies there under the name of the PDF stays, unless it is that PDF.
        let refused =
            |code: &str, at: &Path| Failure::refusal(Message::new(code).with("path", at.display().to_string()));
        let mut papers = Vec::new();
        for asset in &definition.assets {
            let beside = path.with_file_name(&asset.name);
            let bytes = self.official_of(id, &definition, &asset.name)?;
            if beside == path {
                return Err(refused("registry-name-of-pdf", path));
            }
            match std::fs::read(&beside) {
                Ok(there) if there == bytes => {}
                Ok(_) => return Err(refused("registry-file-exists", &beside)),
                Err(_) => papers.push((beside, bytes)),
            }
        }
        // All is known to go well but for the disk.
        papers.iter().try_for_each(|(beside, bytes)| write_new(beside, bytes))?;
        let name = write_whole(path, &forms::canonical_bytes(&definition.document()))?;
        let changes = self.note_taken(&definition.form_no)?;
        Ok((name, changes))
    }
}

fn many(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What is noted when a form is begun.
pub(crate) fn begun(form_no: &str) -> Message {
    Message::new("registry-noted-begun").with("form", form_no)
}

/// What this desk noted, by the number of the form.
struct Notes {
    begun: BTreeMap<String, u32>,
    taken: BTreeMap<String, u32>,
}

/// What the rules of forms said, without the state that the store keeps beside it in the event.
fn inner<T: DeserializeOwned>(mut event: Value, name: &str) -> Result<T, store::Fault> {
    Ok(serde_json::from_value(event[name].take())?)
}

fn pinned(told: &Told) -> Option<&str> {
    match told {
        Told::HandedOver(handed) => Some(&handed.asked.definition_hash),
        Told::OriginalMarked(_) => None,
    }
}

fn unit_of(told: &Told) -> Option<String> {
    match told {
        Told::HandedOver(handed) => Some(handed.asked.actor.unit.clone()),
        Told::OriginalMarked(_) => None,
    }
}

fn count(figures: TakeUpFigures) -> TakeUpCount {
    TakeUpCount {
        figures,
        late_percent: figures.late_percent().map(|share| share.to_string()),
        electronic_percent: figures.electronic_percent().map(|share| share.to_string()),
        ..TakeUpCount::default()
    }
}

/// Every month from the first with a figure to the last, so that a quiet month is seen as one.
fn without_gaps(by_month: &BTreeMap<Date, forms::MonthFigures>) -> Vec<MonthTakeUp> {
    let (Some(mut month), Some(last)) = (by_month.keys().next().copied(), by_month.keys().last()) else {
        return Vec::new();
    };
    let mut months = Vec::new();
    while month <= *last {
        let figures = by_month.get(&month).copied().unwrap_or_default();
        months.push(MonthTakeUp { month: month.strftime("%Y-%m").to_string(), figures });
        let Ok(next) = month.checked_add(1.month()) else { break };
        month = next;
    }
    months
}
