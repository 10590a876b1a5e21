//! How long a thing is kept: gathering the facts for the retention calculus and asking it.
//!
//! Nothing is remembered here: every answer is computed from the schedules in force and
//! the facts as they stand, so a late fact or a correction is right at once.

use std::collections::BTreeMap;

use disposal::{
    Assessment, Assignment, AssignmentSource, DisposalClass, FactDate, Facts, Holds, PartFacts, Schedule,
    ScheduleVersionRef,
};
use jiff::Timestamp;
use jiff::civil::Date;
use records::{Element, Entity, EntityId, FactStatus, Kind, Part, Record, Source, State, StatedFact, inherited};
use serde_json::Value;

use crate::clock::office_day;
use crate::desk::Desk;
use crate::failure::Failure;

/// A record with what the calculus says of it on a day.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The record.
    pub entity: Entity,
    /// Where it stands.
    pub assessment: Assessment,
}

/// The schedules in force and everything that many records share, read once for a list.
pub(crate) struct Keeping<'a> {
    desk: &'a Desk,
    schedules: Vec<Schedule>,
    facts: BTreeMap<String, Vec<(EntityId, StatedFact)>>,
}

impl<'a> Keeping<'a> {
    pub(crate) fn of(desk: &'a Desk) -> Result<Self, Failure> {
        let mut schedules = Vec::new();
        for entity in desk.store.all(Kind::Schedule)? {
            if let State::Schedule(value) = entity.state {
                let schedule =
                    Schedule::read(&value.to_string()).map_err(|refused| Failure::fault(refused.message()))?;
                schedules.push(schedule);
            }
        }
        let mut facts: BTreeMap<String, Vec<(EntityId, StatedFact)>> = BTreeMap::new();
        for entity in desk.store.all(Kind::Fact)? {
            if let State::Fact(fact) = entity.state {
                facts.entry(fact.subject.clone()).or_default().push((entity.id, fact));
            }
        }
        Ok(Self { desk, schedules, facts })
    }

    /// The disposal class in force for a record, with its schedule version.
    pub(crate) fn class(
        &self,
        record: &Record,
        on: Date,
    ) -> Result<Option<(&DisposalClass, ScheduleVersionRef)>, Failure> {
        let code = self.desk.store.look(|world| inherited(world, record, Element::DisposalClass))?;
        Ok(code.and_then(|resolved| {
            let Value::String(code) = resolved.value else { return None };
            disposal::in_force(&self.schedules, &code, on)
        }))
    }

    /// The schedule of a version.
    pub(crate) fn schedule(&self, version: &ScheduleVersionRef) -> Option<&Schedule> {
        self.schedules.iter().find(|one| one.id == version.schedule && one.version == version.version)
    }

    /// Which version of each schedule is in force on a day.
    pub(crate) fn in_force(&self, on: Date) -> BTreeMap<String, u32> {
        let mut versions = BTreeMap::new();
        for schedule in self.schedules.iter().filter(|schedule| schedule.effective_from <= on) {
            let newest = versions.entry(schedule.id.clone()).or_insert(schedule.version);
            *newest = schedule.version.max(*newest);
        }
        versions
    }

    /// What the calculus says of a record on a day.
    pub(crate) fn assess(&self, id: EntityId, record: &Record, on: Date) -> Result<Assessment, Failure> {
        let holds = Holds::default();
        match self.class(record, on)? {
            None => Ok(disposal::unscheduled(&holds, on)),
            Some((class, version)) => {
                let facts = self.facts(id, record, class)?;
                Ok(disposal::assess(class, &version, &facts, &holds, on))
            }
        }
    }

    fn facts(&self, id: EntityId, record: &Record, class: &DisposalClass) -> Result<Facts, Failure> {
        let mut subjects = record.subjects.clone();
        let mut parts = Vec::new();
        let part = self.part(record.part)?;
        if let Some((part_id, part)) = part {
            for entity in self.unit_parts(class, part_id, &part)? {
                if let State::Part(part) = entity.state {
                    for (name, keys) in &part.subjects {
                        subjects.entry(name.clone()).or_default().extend(keys.iter().cloned());
                    }
                    parts.push(part_facts(&part));
                }
            }
        }
        let stated = subjects.values().flatten().filter_map(|key| self.facts.get(key)).flatten();
        let events = stated.map(|(id, fact)| self.event(*id, fact)).collect::<Result<_, _>>()?;
        let mut dates: BTreeMap<String, Option<FactDate>> = record
            .named_dates
            .iter()
            .map(|(name, date)| (name.clone(), Some(FactDate::new(date.to_string()))))
            .collect();
        dates.insert("document-date".to_owned(), Some(FactDate::new(record.document_date.to_string())));
        Ok(Facts {
            unit: id.to_string(),
            assignment: Some(self.assignment(record)?),
            declared: fact_date(office_day(record.capture.captured_at)),
            parts,
            dates,
            subjects: subjects.into_iter().map(|(name, keys)| (name, keys.into_iter().collect())).collect(),
            events,
            stages_completed: Vec::new(),
            constraints: Vec::new(),
        })
    }

    /// A fact as the calculus knows it, with who stated it and when.
    fn event(&self, id: EntityId, fact: &StatedFact) -> Result<disposal::Event, Failure> {
        let (by, at) = self.stated(id)?.unzip();
        let by = by.map(|by| self.desk.agent(by)).transpose()?.flatten();
        Ok(disposal::Event {
            id: id.to_string(),
            kind: fact.kind.clone(),
            subject: fact.subject.clone(),
            on: Some(FactDate::new(fact.on.to_string())),
            recorded_at: at.map(|at| at.to_string()).unwrap_or_default(),
            recorded_by: by.map(|agent| agent.alias).unwrap_or_default(),
            status: match fact.status {
                FactStatus::Asserted => disposal::EventStatus::Asserted,
                FactStatus::Withdrawn => disposal::EventStatus::Withdrawn,
            },
            corrected_by: None,
        })
    }

    /// Who stated a fact and when: by its event, or by the operation that waits for its authority.
    fn stated(&self, id: EntityId) -> Result<Option<(EntityId, Timestamp)>, Failure> {
        if let Some(first) = self.desk.store.history(id)?.first() {
            return Ok(Some((first.event.by, first.event.authored_at)));
        }
        let waiting = self.desk.store.outbox()?.into_iter().map(|row| row.signed.operation);
        Ok(waiting.filter(|asked| asked.entity == id).map(|asked| (asked.agent, asked.authored_at)).next())
    }

    fn part(&self, id: EntityId) -> Result<Option<(EntityId, Part)>, Failure> {
        Ok(match self.desk.store.entity(id)?.map(|entity| entity.state) {
            Some(State::Part(part)) => Some((id, part)),
            _ => None,
        })
    }

    /// The parts of the disposal unit: the record's part, or all parts of its folder.
    fn unit_parts(&self, class: &DisposalClass, id: EntityId, part: &Part) -> Result<Vec<Entity>, Failure> {
        Ok(match class.unit {
            disposal::Unit::Folder => self.desk.store.children(part.folder, Kind::Part)?,
            disposal::Unit::Part | disposal::Unit::Record => self.desk.store.entity(id)?.into_iter().collect(),
        })
    }

    fn assignment(&self, record: &Record) -> Result<Assignment, Failure> {
        let resolved = self.desk.store.look(|world| inherited(world, record, Element::DisposalClass))?;
        let (source, path) = match resolved.map(|resolved| resolved.source) {
            Some(Source::Own) => (AssignmentSource::Override, vec![record.reference()]),
            Some(Source::Inherited { from }) => {
                (AssignmentSource::Inherited, vec![record.part_reference.clone(), from])
            }
            None => (AssignmentSource::Direct, Vec::new()),
        };
        let reason = record.disposal_override.as_ref().map(|(_, reason)| reason.clone()).unwrap_or_default();
        Ok(Assignment { source, path, reason })
    }
}

fn part_facts(part: &Part) -> PartFacts {
    PartFacts {
        id: part.reference(),
        opened: fact_date(part.opened_on),
        closed: part.closed_on.and_then(fact_date),
        earlier_closings: Vec::new(),
    }
}

fn fact_date(day: Date) -> Option<FactDate> {
    Some(FactDate::new(day.to_string()))
}

impl Desk {
    /// Where a record stands on a day, and why.
    ///
    /// # Errors
    /// A refusal when the reference names no record.
    pub fn assess(&self, reference: &str, on: Date) -> Result<Kept, Failure> {
        let entity = self.find(reference)?;
        let State::Record(record) = &entity.state else {
            let message = words::Message::new("registry-not-a-record").with("reference", reference);
            return Err(Failure::refusal(message));
        };
        let assessment = Keeping::of(self)?.assess(entity.id, record, on)?;
        Ok(Kept { entity, assessment })
    }

    /// Records that are due on or before a day, and not before another one, the longest due first: at most
    /// `limit` of them, and how many there are in all.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn due(&mut self, from: Option<Date>, on: Date, limit: u32) -> Result<(Vec<Kept>, u64), Failure> {
        // The day of each record stands in the register as soon as the index has come to it.
        self.index_pending()?;
        let keeping = Keeping::of(self)?;
        let (entities, total) = self.store.register_due(from.unwrap_or(Date::ZERO), on, limit)?;
        let mut due = Vec::with_capacity(entities.len());
        for entity in entities {
            let State::Record(record) = &entity.state else { continue };
            let assessment = keeping.assess(entity.id, record, on)?;
            due.push(Kept { entity, assessment });
        }
        Ok((due, total))
    }
}
