//! Founding a department in a new vault: the demo department, or one of a single person. A desk
//! that stands alone and a practice server begin the same way.
//!
//! Everything comes in as operations through the one door, so that the demo's history is a
//! real journal: people, schedules, forms, classes, folders and their parts in order, records
//! with the times at which they were declared, facts with those at which they were recorded.

mod grown;
mod shape;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, date};
use records::journal::sha256_hex;
use records::{
    Act, Agent, Class, Component, ComponentRef, EntityId, FactStatus, Folder, NewRecord, OpId, Period, Role, ScopeId,
    StatedFact,
};
use serde_json::Value;
use uuid::Uuid;
use words::Text;

use crate::ask::{Ask, AskError};
use crate::fault::Fault;
use crate::measure::office_day;
use crate::store::Tx;
use crate::vouching::shipped_publishers;

pub use grown::RECORDS_IN_FOLDER;
use shape::{AgentRow, ClassRow, EventRow, FolderRow, PartRow, RecordRow};

/// Name and post of the person who founds a vault of their own.
#[derive(Debug, Clone)]
pub struct Holder {
    /// Name in both languages; at least one.
    pub name: Text,
    /// Post in both languages; at least one.
    pub post: Text,
}

const AGENTS: &str = include_str!("../../../fixtures/department/agents.json");
const CLASSES: &str = include_str!("../../../fixtures/department/classes.json");
const SCHEDULES: &str = include_str!("../../../fixtures/department/schedules.json");
const FOLDERS: &str = include_str!("../../../fixtures/department/folders.json");
const RECORDS: &str = include_str!("../../../fixtures/department/records.jsonl");
const FACTS: &str = include_str!("../../../fixtures/department/facts.json");

/// What the ids of the data files have become.
struct Loading<'a, 'b> {
    tx: &'a mut Tx<'b>,
    now: Timestamp,
    manager: EntityId,
    agents: BTreeMap<String, (EntityId, Agent)>,
    classes: BTreeMap<String, EntityId>,
}

/// What a new department begins with.
#[derive(Debug, Clone)]
pub enum Beginning {
    /// The demo department, with its people, folders, records and facts.
    Sample,
    /// The demo department's people, schedules, forms and file plan, without records: what a
    /// practice server offers to the desks that join it.
    SampleOffice,
    /// One person of their own, who keeps the file plan that ships with the program.
    Holder(Holder),
}

impl Tx<'_> {
    /// Founds the department of a new vault and answers who keeps it. Everything comes in as
    /// operations through the one door.
    ///
    /// # Errors
    /// A refusal means that the data files are wrong; the caller rolls everything back.
    pub fn found_department(&mut self, beginning: &Beginning, now: Timestamp) -> Result<EntityId, AskError> {
        let manager = new_entity();
        let mut loading = Loading { tx: self, now, manager, agents: BTreeMap::new(), classes: BTreeMap::new() };
        loading.run(beginning)?;
        Ok(manager)
    }
}

const FORMS: [&str; 13] = [
    include_str!("../../../schemas/forms/COAI-1/11-2026/form.json"),
    include_str!("../../../schemas/forms/CR-NR-DEMO/11-2026/form.json"),
    include_str!("../../../schemas/forms/DPP6-1/11-2026/form.json"),
    include_str!("../../../schemas/forms/EGOV-QR-1/11-2026/form.json"),
    include_str!("../../../schemas/forms/FIN-CL-1/11-2026/form.json"),
    include_str!("../../../schemas/forms/GEN-LV-1/11-2026/form.json"),
    include_str!("../../../schemas/forms/HAD-CH-1/11-2026/form.json"),
    include_str!("../../../schemas/forms/JBR-1/11-2026/form.json"),
    include_str!("../../../schemas/forms/PIDR-1/11-2026/form.json"),
    include_str!("../../../schemas/forms/PRP-1/11-2026/form.json"),
    include_str!("../../../schemas/forms/RM-TRF-1/11-2026/form.json"),
    include_str!("../../../schemas/forms/SEC-INC-1/11-2026/form.json"),
    include_str!("../../../schemas/forms/SUP-RQ-1/11-2026/form.json"),
];

fn new_entity() -> EntityId {
    EntityId(Uuid::now_v7())
}

impl Loading<'_, '_> {
    fn run(&mut self, beginning: &Beginning) -> Result<(), AskError> {
        match beginning {
            Beginning::Holder(holder) => self.founder(holder)?,
            Beginning::Sample | Beginning::SampleOffice => self.people()?,
        }
        self.tx.keep("holder", &self.manager)?;
        for schedule in read::<Vec<Value>>(SCHEDULES)? {
            self.act(new_entity(), ScopeId::department(), Act::PublishSchedule { schedule })?;
        }
        for publisher in shipped_publishers()? {
            self.act(new_entity(), ScopeId::department(), Act::RecognisePublisher { publisher })?;
        }
        for text in FORMS {
            self.act(new_entity(), ScopeId::department(), Act::PublishForm { definition: read(text)? })?;
        }
        self.scheme()?;
        match beginning {
            Beginning::Holder(_) => return Ok(()),
            Beginning::Sample => {
                self.folders(true)?;
                self.facts()?;
            }
            Beginning::SampleOffice => self.folders(false)?,
        }
        self.keep_name()
    }

    fn act(&mut self, entity: EntityId, scope: ScopeId, act: Act) -> Result<(), AskError> {
        self.act_at(entity, scope, act, self.manager, self.now, Vec::new())
    }

    fn act_at(
        &mut self,
        entity: EntityId,
        scope: ScopeId,
        act: Act,
        agent: EntityId,
        at: Timestamp,
        components: Vec<ComponentRef>,
    ) -> Result<(), AskError> {
        self.tx.ask(Ask { op_id: OpId(Uuid::now_v7()), entity, scope, agent, at, act, components }).map(|_| ())
    }

    fn founder(&mut self, holder: &Holder) -> Result<(), AskError> {
        let holder = holder.clone();
        let agent = Agent {
            alias: "holder".to_owned(),
            name: holder.name,
            post: holder.post,
            rank: String::new(),
            unit: Text::default(),
            roles: vec![Role::RecordsManager, Role::RegistryClerk, Role::Officer],
            active: Period { from: date(1997, 7, 1), until: None },
        };
        self.act(self.manager, ScopeId::department(), Act::RegisterAgent { agent })
    }

    fn keep_name(&mut self) -> Result<(), AskError> {
        let name: shape::AgentsFile = read(AGENTS)?;
        Ok(self.tx.keep("department", &name.department.name)?)
    }

    /// The records manager first: nobody else may register people.
    fn people(&mut self) -> Result<(), AskError> {
        let file: shape::AgentsFile = read(AGENTS)?;
        let mut rows = file.agents;
        rows.sort_by_key(|row| !row.posts.iter().any(|post| post.roles.iter().any(|role| role == "records-manager")));
        for (n, row) in rows.into_iter().enumerate() {
            let id = if n == 0 { self.manager } else { new_entity() };
            let agent = agent(&row).ok_or_else(|| damaged("agents.json"))?;
            self.act(id, ScopeId::department(), Act::RegisterAgent { agent: agent.clone() })?;
            self.agents.insert(row.id, (id, agent));
        }
        Ok(())
    }

    fn scheme(&mut self) -> Result<(), AskError> {
        let file: shape::ClassesFile = read(CLASSES)?;
        for row in file.classes {
            let id = new_entity();
            let class = self.class(&row)?;
            self.act(id, ScopeId::department(), Act::AddClass { class })?;
            self.classes.insert(row.id, id);
            self.classes.insert(row.code, id);
        }
        Ok(())
    }

    fn class(&self, row: &ClassRow) -> Result<Class, AskError> {
        let parent = match &row.parent {
            None => None,
            Some(parent) => Some(*self.classes.get(parent).ok_or_else(|| damaged("classes.json"))?),
        };
        Ok(Class {
            code: row.code.clone(),
            title: row.title.clone(),
            parent,
            nature: row.nature,
            disposal_class: row.disposal_class.clone(),
            custody: String::new(),
        })
    }

    /// Folders with their parts; with their records, or empty as on the day they were opened.
    fn folders(&mut self, with_records: bool) -> Result<(), AskError> {
        let file: shape::FoldersFile = read(FOLDERS)?;
        let mut records: BTreeMap<(String, u32), Vec<RecordRow>> = BTreeMap::new();
        for line in RECORDS.lines() {
            let row: RecordRow = read(line)?;
            records.entry((row.folder.clone(), row.part)).or_default().push(row);
        }
        for row in file.folders {
            let folder = new_entity();
            let act = Act::OpenFolder { folder: self.folder(&row)? };
            self.act(folder, ScopeId::files(), act)?;
            for part in &row.parts {
                let held = records.remove(&(row.reference.clone(), part.number)).unwrap_or_default();
                self.part(folder, part, if with_records { held } else { Vec::new() })?;
            }
        }
        if records.is_empty() { Ok(()) } else { Err(damaged("records.jsonl")) }
    }

    fn folder(&self, row: &FolderRow) -> Result<Folder, AskError> {
        Ok(Folder {
            reference: row.reference.clone(),
            title: row.title.clone(),
            class: *self.classes.get(&row.class).ok_or_else(|| damaged("folders.json"))?,
            security: shape::security(&row.security).ok_or_else(|| damaged("folders.json"))?,
            medium: row.medium,
            responsible: self.agents.get(&row.responsible).map(|(id, _)| *id),
            opened_on: row.opened,
            disposal_override: None,
        })
    }

    fn part(&mut self, folder: EntityId, row: &PartRow, records: Vec<RecordRow>) -> Result<(), AskError> {
        let part = new_entity();
        let act = Act::OpenPart { folder, on: row.opened, subjects: row.subjects.clone() };
        self.act(part, ScopeId::files(), act)?;
        for record in records {
            self.record(part, record)?;
        }
        match row.closed {
            None => Ok(()),
            Some(on) => self.act(part, ScopeId::files(), Act::ClosePart { on, reason: String::new() }),
        }
    }

    fn record(&mut self, part: EntityId, row: RecordRow) -> Result<(), AskError> {
        let id = new_entity();
        let mut components = Vec::new();
        if row.kind != "physical" {
            let (name, media, bytes) = shape::file_of(&row);
            let component =
                ComponentRef { owner: id, name, sha256: sha256_hex(&bytes), size_bytes: bytes.len() as u64 };
            self.tx.put_component(&component, &bytes)?;
            components.push((component, media));
        }
        let at: Timestamp = row.declared;
        let clerk = self.somebody_active(office_day(at));
        let new = NewRecord {
            part,
            mark: String::new(),
            kind: shape::kind(&row.kind).ok_or_else(|| damaged("records.jsonl"))?,
            languages: row.languages,
            medium: row.medium,
            document_date: row.document_date,
            received_at: None,
            creator: self.agents.get(&row.author).map_or(row.author.clone(), |(_, agent)| both(&agent.name)),
            organisation: both(&row.organisation),
            security: shape::security(&row.security),
            personal_data: row.personal_data,
            subjects: row.subjects,
            named_dates: row.dates,
            disposal_override: row.disposal_class.map(|class| (class, String::new())),
            components: components.iter().map(|(component, media)| described(component, media)).collect(),
            form: None,
            title: row.title,
        };
        let refs = components.into_iter().map(|(component, _)| component).collect();
        self.act_at(id, ScopeId::files(), Act::DeclareRecord { record: Box::new(new) }, clerk, at, refs)
    }

    /// A clerk, or failing one anybody, who held a post on the day.
    fn somebody_active(&self, day: Date) -> EntityId {
        let active = |role: Role| {
            self.agents.values().find(|(_, agent)| agent.roles.contains(&role) && agent.active.contains(day))
        };
        let found = [Role::RegistryClerk, Role::Officer, Role::RecordsManager].into_iter().find_map(active);
        found.map_or(self.manager, |(id, _)| *id)
    }

    fn facts(&mut self) -> Result<(), AskError> {
        let file: shape::FactsFile = read(FACTS)?;
        // Facts that a later row corrects, by the identifier of that row.
        let mut corrected: BTreeMap<String, (EntityId, EventRow)> = BTreeMap::new();
        for row in file.events {
            let id = new_entity();
            let at = row.recorded_at;
            if let Some((wrong, before)) = corrected.remove(&row.id) {
                self.withdraw(wrong, at, correction(&before, &row))?;
            }
            let agent = self.recorder(&row, office_day(at));
            let fact = StatedFact {
                kind: row.kind.clone(),
                subject: row.subject.clone(),
                on: row.on,
                status: FactStatus::Asserted,
                note: String::new(),
            };
            self.act_at(id, ScopeId::files(), Act::StateFact { fact }, agent, at, Vec::new())?;
            match (row.status.as_str(), row.corrected_by.clone()) {
                ("asserted", _) => {}
                (_, Some(by)) => drop(corrected.insert(by, (id, row))),
                (_, None) => {
                    let later = at.checked_add(jiff::SignedDuration::from_hours(48)).unwrap_or(at);
                    self.withdraw(id, later, IN_ERROR.to_owned())?;
                }
            }
        }
        if corrected.is_empty() { Ok(()) } else { Err(damaged("facts.json")) }
    }

    fn withdraw(&mut self, fact: EntityId, at: Timestamp, reason: String) -> Result<(), AskError> {
        let first = office_noon(date(2019, 4, 2));
        let manager = self.manager;
        self.act_at(fact, ScopeId::files(), Act::WithdrawFact { reason }, manager, at.max(first), Vec::new())
    }

    fn recorder(&self, row: &EventRow, day: Date) -> EntityId {
        match self.agents.get(&row.recorded_by) {
            Some((id, agent)) if agent.active.contains(day) => *id,
            _ => self.somebody_active(day),
        }
    }
}

/// Why a fact was taken back where nothing stands in its place.
const IN_ERROR: &str = "Stated in error: it did not take place. 誤記，事情並無發生。";

/// Why a fact was taken back, said by what stands in its place.
fn correction(wrong: &EventRow, right: &EventRow) -> String {
    format!(
        "Corrected: the day was {right}, not {wrong}. 更正：日期應為{right}，而非{wrong}。",
        right = right.on,
        wrong = wrong.on
    )
}

fn described(component: &ComponentRef, media: &str) -> Component {
    Component {
        name: component.name.clone(),
        media: media.to_owned(),
        sha256: component.sha256.clone(),
        size_bytes: component.size_bytes,
        seals: Vec::new(),
        proofs: Vec::new(),
    }
}

/// A person of the data file: the present post, over the whole time of service.
fn agent(row: &AgentRow) -> Option<Agent> {
    let present = row.posts.last()?;
    let from = row.posts.iter().map(|post| post.from).min()?;
    let mut roles: Vec<Role> = present.roles.iter().filter_map(|role| shape::role(role)).collect();
    roles.dedup();
    Some(Agent {
        alias: row.id.clone(),
        name: row.name.clone(),
        post: present.post.clone(),
        rank: present.rank.clone(),
        unit: Text::new(present.unit.clone(), String::new()),
        roles,
        active: Period { from, until: present.to },
    })
}

/// Both sides of a name, as one would write it on a file cover.
fn both(text: &Text) -> String {
    [text.zh.as_str(), text.en.as_str()].into_iter().filter(|side| !side.is_empty()).collect::<Vec<_>>().join(" ")
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, AskError> {
    Ok(serde_json::from_str(text).map_err(Fault::from)?)
}

fn damaged(file: &str) -> AskError {
    AskError::Broke(Fault::Damaged(file.to_owned()))
}

/// Noon of a day in the office's zone.
fn office_noon(day: Date) -> Timestamp {
    jiff::tz::offset(8).to_timestamp(day.at(12, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH)
}
