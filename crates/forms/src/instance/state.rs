//! The state of an instance, folded from its hand-overs. Stages that run side by side are open together,
//! and what each hands over is its own part: the parts are joined, never chosen between.
//!
//! Nothing is ever taken out of the revisions: a returned stage opens a successor, and
//! what was signed before stays as history, marked as superseded.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use uuid::Uuid;
use words::Lang;

use super::hand_over::{Assignee, Handed, Next, NextStage, Outcome};
use super::mark::MarkOriginal;
use super::part::{Owned, part};
use super::same_rows::SameRows;
use super::signed::Signed;
use crate::definition::Definition;
use crate::evaluate::{SET_ASIDE, SetAside, set_aside};
use crate::inputs::Actor;
use crate::pointer::put;
use crate::spoken::spoken;

/// Where an instance is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum InstanceState {
    /// At least one stage is open.
    InProgress,
    /// All stages are done.
    Completed,
    /// It was refused.
    Refused,
    /// It was taken back.
    Withdrawn,
}

/// Why a stage is open again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// The stage that returned it.
    pub from: String,
    /// Why.
    pub reasons: String,
}

/// A stage that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenStage {
    /// The stage.
    pub stage: String,
    /// Who is to fill it in.
    pub assignee: Assignee,
    /// Since when.
    pub since: Date,
    /// By when.
    pub due_on: Option<Date>,
    /// Why it is open again.
    pub returned: Option<Returned>,
}

/// One hand-over of one stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// The stage.
    pub stage: String,
    /// The how-manyth of the stage, from 1.
    pub number: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// Who.
    pub actor: Actor,
    /// In which language.
    pub language: Lang,
    /// When.
    pub today: Date,
    /// The relevant data of this and all earlier stages.
    pub data: Json,
    /// Digest of the data.
    pub data_digest: String,
    /// Digest of the snapshots.
    pub snapshots_digest: String,
    /// The signature.
    pub signed: Option<Signed>,
    /// Whether a return has opened a successor.
    pub superseded: bool,
}

/// A form on its way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Instance {
    /// Identifier (UUIDv7).
    pub id: Uuid,
    /// Hash of the definition, pinned with the first stage.
    pub definition_hash: String,
    /// Number of the form.
    pub form_no: String,
    /// Printed edition.
    pub edition: String,
    /// Where it is.
    pub state: InstanceState,
    /// The stages that are open, in the order in which they were opened; none when the form has ended.
    #[serde(deserialize_with = "open_stages")]
    pub open: Vec<OpenStage>,
    /// Every hand-over, oldest first.
    pub revisions: Vec<Revision>,
    /// What was said of originals, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub originals: Vec<MarkOriginal>,
}

/// Forms that were begun before stages ran side by side have one open stage, or null.
fn open_stages<'d, D: serde::Deserializer<'d>>(deserializer: D) -> Result<Vec<OpenStage>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Several(Vec<OpenStage>),
        One(Option<OpenStage>),
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::Several(stages) => stages,
        Written::One(stage) => stage.into_iter().collect(),
    })
}

impl Instance {
    /// The revision of `stage` that counts: done, and not superseded.
    pub fn standing(&self, stage: &str) -> Option<&Revision> {
        let counts = |one: &&Revision| one.stage == stage && !one.superseded && one.outcome == Outcome::Forward;
        self.revisions.iter().rev().find(counts)
    }

    /// The open stage of this name.
    pub fn open_at(&self, stage: &str) -> Option<&OpenStage> {
        self.open.iter().find(|open| open.stage == stage)
    }

    /// The open stages beside `stage` that are to be done before `next` is opened.
    pub fn waits_for(&self, definition: &Definition, stage: &str, next: &str) -> Vec<&str> {
        let before = definition.stages_before(next);
        let open = self.open.iter().map(|open| open.stage.as_str());
        open.filter(|open| *open != stage && before.contains(open)).collect()
    }

    /// The data of all stages that stand; null before the first.
    pub fn data(&self) -> Json {
        self.joined(|_| true)
    }

    /// The data of the stages before `stage` as they stand, and not of those beside it.
    pub fn data_before(&self, definition: &Definition, stage: &str) -> Json {
        let before = definition.stages_before(stage);
        self.joined(|one| before.contains(one))
    }

    fn joined(&self, counts: impl Fn(&str) -> bool) -> Json {
        let standing = |one: &&Revision| !one.superseded && one.outcome == Outcome::Forward && counts(&one.stage);
        self.revisions.iter().filter(standing).fold(Json::Null, |mut all, one| {
            join(&mut all, &one.data);
            all
        })
    }

    /// With what an open stage begins: the data that stand before it, and after a return the part that
    /// the stage itself had handed over.
    pub fn beginning(&self, definition: &Definition, stage: &str) -> Json {
        let own = self.revisions.iter().rev().find(|one| one.stage == stage && one.outcome == Outcome::Forward);
        self.over(definition, stage, own.map_or(&Json::Null, |own| &own.data))
    }

    /// The part of `stage` in `answers` over what stands before it now: an earlier office may have done its part
    /// again since the answers were begun. What was said of a row goes where that row stands now; where the row is
    /// gone, or is not to be told from others, it is set aside and never put into another.
    pub fn over(&self, definition: &Definition, stage: &str, answers: &Json) -> Json {
        let before = self.data_before(definition, stage);
        let mut data = before.clone();
        let mut same = SameRows::new(definition, stage, answers, &before);
        let mut aside = set_aside(answers).unwrap_or_default();
        for Owned { pointer: path, row, value, label, is_group } in part(definition, stage, answers) {
            let Some(row) = row else {
                put(&mut data, &path, value);
                continue;
            };
            let place = same.place_of(&row).map(|now| format!("{now}{}", &path[row.len()..]));
            let stands = place.is_some_and(|place| put(&mut data, &place, value.clone()));
            if !stands && !is_group {
                let shown = spoken(definition, &path, &value);
                aside.push(SetAside { path, label, row: same.described(&row), shown, value });
            }
        }
        if !aside.is_empty() {
            put(&mut data, &format!("/{SET_ASIDE}"), json!(aside));
        }
        data
    }

    /// How many revisions `stage` has.
    pub fn count(&self, stage: &str) -> u32 {
        u32::try_from(self.revisions.iter().filter(|one| one.stage == stage).count()).unwrap_or(u32::MAX)
    }

    /// Who began it.
    pub fn began(&self) -> Option<&Actor> {
        self.revisions.first().map(|revision| &revision.actor)
    }
}

/// The state after a hand-over. Total: what was granted always applies.
pub fn apply(instance: Option<Instance>, handed: &Handed) -> Instance {
    let asked = &handed.asked;
    let mut state = instance.unwrap_or_else(|| Instance {
        id: asked.instance,
        definition_hash: asked.definition_hash.clone(),
        form_no: handed.form_no.clone(),
        edition: handed.edition.clone(),
        state: InstanceState::InProgress,
        open: Vec::new(),
        revisions: Vec::new(),
        originals: Vec::new(),
    });
    for revision in state.revisions.iter_mut().filter(|one| handed.supersedes.contains(&one.stage)) {
        revision.superseded = true;
    }
    state.revisions.push(Revision {
        stage: asked.stage.clone(),
        number: handed.revision,
        outcome: asked.outcome.clone(),
        actor: asked.actor.clone(),
        language: asked.language,
        today: asked.today,
        data: asked.data.clone(),
        data_digest: handed.data_digest.clone(),
        snapshots_digest: asked.snapshots_digest.clone(),
        signed: asked.signed.clone(),
        superseded: false,
    });
    let returned = match &asked.outcome {
        Outcome::Return { reasons, .. } => Some(Returned { from: asked.stage.clone(), reasons: reasons.clone() }),
        _ => None,
    };
    let opened = |next: &NextStage| OpenStage {
        stage: next.stage.clone(),
        assignee: next.assignee.clone(),
        since: asked.today,
        due_on: next.due_on,
        returned: returned.clone(),
    };
    state.open.retain(|open| open.stage != asked.stage && !handed.supersedes.contains(&open.stage));
    match &handed.next {
        Next::Stages { stages } => state.open.extend(stages.iter().map(opened)),
        Next::Completed => state.state = InstanceState::Completed,
        Next::Refused => state.state = InstanceState::Refused,
        Next::Withdrawn => state.state = InstanceState::Withdrawn,
    }
    if state.state != InstanceState::InProgress {
        state.open.clear();
    }
    state
}

/// Two answers in one: objects member by member, lists place by place. What stands in both is the same,
/// because each place belongs to one stage.
pub(super) fn join(base: &mut Json, other: &Json) {
    match (base, other) {
        (Json::Object(base), Json::Object(other)) => {
            for (name, value) in other {
                match base.get_mut(name) {
                    Some(own) => join(own, value),
                    None => drop(base.insert(name.clone(), value.clone())),
                }
            }
        }
        (Json::Array(base), Json::Array(other)) if base.len() == other.len() => {
            base.iter_mut().zip(other).for_each(|(own, value)| join(own, value));
        }
        (base, other) => *base = other.clone(),
    }
}
